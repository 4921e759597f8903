import { randomInt } from 'node:crypto'
import { leafHash } from '../../ledger/leaf.ts'
import { hashLeaf } from '../../ledger/merkle.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { committed, type Database } from '../platform/database.ts'
import type { World } from '../platform/world.ts'
import { LedgerAlarm } from './alarm.ts'
import type { Guard } from './guard.ts'
import { hashOf } from './hashes.ts'
import type { SeenHead, SeenHeadFile } from './head-file.ts'
import { findHead, type Head, insertLeaves, listLeaves, lockHead, type PendingLeaf, takePending } from './store.ts'
import { Tree } from './tree.ts'

const leavesAtATime = 5_000

interface Round {
  readonly handled: number
  /** undefined where another server works. */
  readonly head: Head | undefined
}

/**
 * Takes pending leaves into the log, round by round. Several servers may run one: whoever has the lock of the head works, and the others
 * find nothing to do.
 */
export class Sequencer {
  readonly #world: Pick<World, 'sealer' | 'metrics' | 'log'>
  readonly #seen: SeenHeadFile
  readonly #guard: Guard
  readonly #trees = { SHA256: new Tree(), SM3: new Tree() }

  constructor(
    world: Pick<World, 'sealer' | 'metrics' | 'log'>,
    { seen, guard }: { readonly seen: SeenHeadFile; readonly guard: Guard },
  ) {
    this.#world = world
    this.#seen = seen
    this.#guard = guard
  }

  /**
   * Until nothing waits any more.
   * @throws LedgerAlarm where the log of the database is not the one that this server has seen; nothing is taken in then
   */
  async run(): Promise<void> {
    const head = await findHead(this.#world.sealer, 'SHA256')
    // Before the lock is taken: those outside may take their time.
    if (head !== undefined) await this.#guard.clear(head, isSameHead(this.#seen.find(), head))
    while ((await this.#round()) === leavesAtATime);
  }

  /** @returns how many leaves were handled */
  async #round(): Promise<number> {
    try {
      const { handled, head } = await committed(this.#world.sealer, (tx) => this.#work(tx))
      // After the commit alone: what was undone was never seen by anybody.
      if (head !== undefined) await this.#keepSeen(head)
      return handled
    } catch (error) {
      for (const tree of Object.values(this.#trees)) tree.forget()
      throw error
    }
  }

  /** A log that stands still is not written down again twice a second. */
  async #keepSeen(head: Head): Promise<void> {
    const seen = this.#seen.find()
    if (seen?.origin !== head.origin || seen.size < head.size) await this.#seen.keep(head)
  }

  async #work(tx: Database): Promise<Round> {
    const head = await lockHead(tx)
    if (head === undefined) return { handled: 0, head }
    this.#refuseOlder(head)
    const moved = await this.#takeIn(tx, head)
    const followed = await this.#follow(tx)
    return { handled: Math.max(moved.size - head.size, followed), head: moved }
  }

  async #takeIn(tx: Database, head: Head): Promise<Head> {
    const pending = await takePending(tx, leavesAtATime)
    if (pending.length === 0) return head
    const taken = shuffled(pending.map((each) => ({ leaf: each.leaf, leafHash: this.#hashOf(each) })))
    const leafHashes = taken.map((each) => each.leafHash)
    await insertLeaves(tx, {
      from: head.size,
      count: taken.length,
      leaves: Buffer.concat(taken.map(({ leaf }) => leaf)),
      leafHashes: Buffer.concat(leafHashes),
    })
    return this.#trees.SHA256.append(tx, head, leafHashes)
  }

  /** A database that was put back from a backup has forgotten what others have seen: writing on would be a second history. */
  #refuseOlder(head: Head): void {
    const seen = this.#seen.find()
    if (seen === undefined || seen.origin !== head.origin || seen.size < head.size) return
    if (seen.size === head.size && seen.root.equals(head.root)) return
    this.#world.metrics.ledgerFindings.inc({ kind: 'HEAD_LOST' })
    throw new LedgerAlarm(
      `the log ${head.origin} ends at ${head.size} and this server has seen it at ${seen.size}: nothing is taken in; see docs/operations.md, “The log”`,
    )
  }

  /** The leaf is what was committed to; a hash beside it that is another is not taken over, and told. */
  #hashOf({ leaf, leafHash: told }: PendingLeaf): Uint8Array {
    const hash = leafHash(nodeLedger, leaf)
    if (told.equals(hash)) return hash
    this.#world.metrics.ledgerFindings.inc({ kind: 'PENDING_HASH' })
    this.#world.log.error({ leaf: leaf.toString('hex') }, 'a pending leaf had another hash beside it')
    return hash
  }

  /** The second tree is brought to the size of the first, from wherever it stands: it may have been wished for later. */
  async #follow(tx: Database): Promise<number> {
    const [first, second] = [await findHead(tx, 'SHA256'), await findHead(tx, 'SM3')]
    if (first === undefined || second === undefined || second.size >= first.size) return 0
    const rows = await listLeaves(tx, second.size, Math.min(first.size, second.size + leavesAtATime))
    await this.#trees.SM3.append(
      tx,
      second,
      rows.map(({ leaf }) => hashLeaf(hashOf.SM3, leaf)),
    )
    return second.size + rows.length < first.size ? leavesAtATime : rows.length
  }
}

const isSameHead = (seen: SeenHead | undefined, { origin, size, root }: Head) =>
  seen?.origin === origin && seen.size === size && seen.root.equals(root)

/** The order in which leaves came says who came after whom: within a round nobody learns it. */
function shuffled<Item>(items: Item[]): Item[] {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1)
    ;[items[at], items[other]] = [items[other] as Item, items[at] as Item]
  }
  return items
}
