import { join } from 'node:path'
import { findVkey, type TrustedKey, writeVkey } from '../../ledger/note.ts'
import type { TrustText } from '../../ledger/receipt-check.ts'
import type { Ed25519Signer } from '../../signing/ed25519.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import type { NoteSigner } from '../../signing/signer.ts'
import { endLeafHash, type KeyRow, listLogKeys, recordKeys, recordSuccessor } from '../ledger-key/index.ts'
import type { Database } from '../platform/database.ts'
import { findNamedKey, makeNamedKey } from '../platform/keys.ts'
import { allSigners, hashOfVkey, keyNames, type LedgerSigners, recordedSet, signersOf } from './keys.ts'
import { findLeafIndex, type HashName } from './store.ts'

/** The key folder lacks what the log signs with, or holds something else. */
class KeyMissing extends Error {}

/** A key of the log as everybody may know it. */
export interface KnownKey extends KeyRow {
  /** The place of the leaf that says how it ended: of a larger log it never signs alone. undefined while that leaf waits. */
  readonly lastSize?: number | undefined
}

export interface KeyPlace {
  readonly db: Database
  readonly keyDir: string
  readonly origin: string
  readonly now: () => number
}

/** What a set of keys is called in the key folder. The first has been there from the beginning. */
export const fileOfSet = (number: number): string => (number === 1 ? 'ledger' : `ledger-${number}`)

/** One row of each set stands for it: every set has one Ed25519 key for checkpoints. */
export const isHeadOfSet = ({ purpose, type }: KeyRow): boolean => purpose === 'LOG' && type === 'ed25519'

/**
 * Makes the first set of keys and what follows it, and records both; where a set was recorded before successors were, commits to what follows. Called at
 * every start.
 */
export async function settleKeys({ db, keyDir, origin, now }: KeyPlace): Promise<void> {
  const rows = await listLogKeys(db)
  const own = rows.filter(({ name }) => keyNames(origin).includes(name))
  const number = rows.filter(isHeadOfSet).length + (own.length === 0 ? 1 : 0)
  const makeSet = (at: number) => signersOf(makeNamedKey(keyDir, fileOfSet(at)), origin)
  if (own.length === 0) {
    await recordKeys(db, recordedSet(makeSet(number), makeSet(number + 1), now()), now())
    return
  }
  const uncommitted = own.filter(({ cause, successorHash }) => cause === null && successorHash === null)
  if (uncommitted.length === 0) return
  const next = allSigners(makeSet(number + 1))
  for (const { vkey, name, type } of uncommitted) {
    const successor = next.find(({ key }) => key.name === name && key.type === type)
    if (successor !== undefined)
      await recordSuccessor(db, { vkey, successorHash: hashOfVkey(writeVkey(successor.key)) }, now())
  }
}

/**
 * The keys of the log: which sign now, which have signed. The database says which set is in use, the key folder holds its secret; so all servers go over to
 * the next set with the transaction that ends the last.
 */
export class KeyRing {
  readonly #place: KeyPlace
  readonly #sets = new Map<number, LedgerSigners>()
  readonly #lastSizes = new Map<string, number>()
  #known: readonly KnownKey[] = []
  #inUse: readonly LedgerSigners[] = []

  constructor(place: KeyPlace) {
    this.#place = place
  }

  /** @throws KeyMissing where the key folder does not hold the set that is in use */
  static async open(place: KeyPlace): Promise<KeyRing> {
    const ring = new KeyRing(place)
    await ring.refresh()
    return ring
  }

  /** All that were ever recorded, oldest first, as of the last look. */
  get known(): readonly KnownKey[] {
    return this.#known
  }

  /** Every key that has ever signed under a name, as whoever looks at its signatures has to take them. */
  keysNamed(wanted: string): readonly TrustedKey[] {
    return this.#known
      .filter(({ name }) => name === wanted)
      .flatMap(({ vkey, endsAt, lastSize }) => {
        const key = findVkey(nodeLedger, vkey)
        if (key === undefined) return []
        return [
          { ...key, ...(endsAt && { endsAt: endsAt.getTime() }), ...(lastSize === undefined ? {} : { lastSize }) },
        ]
      })
  }

  /** Who promises: the key in use first, then whatever still signs beside it. As of the last look: the intake does not wait. */
  get promisers(): readonly Ed25519Signer[] {
    return this.#inUse.map(({ promise }) => promise)
  }

  /**
   * Who signs a checkpoint. Ask after its head was read: the leaf that ends a key is taken in after its row was written, so that no log which holds that leaf is
   * signed by the ended key alone.
   */
  async signersFor(hash: HashName): Promise<readonly NoteSigner[]> {
    await this.refresh()
    return this.#inUse.flatMap(({ checkpoint }) => checkpoint[hash])
  }

  async refresh(): Promise<void> {
    const { db, origin, now } = this.#place
    const rows = await listLogKeys(db)
    const heads = rows.filter(isHeadOfSet)
    const known = rows.filter(({ name }) => keyNames(origin).includes(name))
    this.#known = await Promise.all(known.map((row) => this.#withLastSize(row)))
    // Newest first.
    const signing = heads.map((row, at) => ({ row, number: at + 1 })).filter(({ row }) => mayStillSign(row, now()))
    this.#inUse = signing
      .filter(({ row }) => row.name === origin)
      .reverse()
      .flatMap(({ row, number }) => this.#findSet(row, number) ?? [])
  }

  /** What a checker of receipts is told to believe: of the tree in which receipts are proved, and of the promises. */
  trusted(): Pick<TrustText, 'vkeys' | 'ended'> {
    const forCitizens = this.#known.filter(({ name }) => name !== keyNames(this.#place.origin)[1])
    const ended = forCitizens.flatMap(({ vkey, endsAt, lastSize }) =>
      endsAt === null ? [] : [{ vkey, endsAt: endsAt.toISOString(), ...(lastSize === undefined ? {} : { lastSize }) }],
    )
    return { vkeys: forCitizens.map(({ vkey }) => vkey), ...(ended.length === 0 ? {} : { ended }) }
  }

  /** An ended set signs on while its secret is at hand: nobody has to believe it. */
  #findSet(row: KeyRow, number: number): LedgerSigners | undefined {
    const { keyDir, origin } = this.#place
    const known = this.#sets.get(number)
    if (known !== undefined) return known
    const root = findNamedKey(keyDir, fileOfSet(number))
    const set = root && signersOf(root, origin)
    const isIt = set !== undefined && allSigners(set).some(({ key }) => writeVkey(key) === row.vkey)
    if (isIt) this.#sets.set(number, set)
    else if (row.cause === null)
      throw new KeyMissing(
        `${join(keyDir, fileOfSet(number))}.key, with which the log ${origin} signs, ${root === undefined ? 'is missing' : 'is another key'}; see docs/operations.md, “Keys of the log”`,
      )
    return isIt ? set : undefined
  }

  async #withLastSize(row: KeyRow): Promise<KnownKey> {
    const hash = endLeafHash(row)
    if (hash === undefined) return row
    const lastSize = this.#lastSizes.get(row.vkey) ?? (await findLeafIndex(this.#place.db, hash))
    if (lastSize !== undefined) this.#lastSizes.set(row.vkey, lastSize)
    return { ...row, lastSize }
  }
}

/** What was lost cannot sign, and whoever finds it must not. */
const mayStillSign = ({ cause, endsAt }: KeyRow, now: number) =>
  cause === null || (cause !== 'LOST' && endsAt !== null && endsAt.getTime() > now)
