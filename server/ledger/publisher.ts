import { committed } from '../platform/database.ts'
import type { World } from '../platform/world.ts'
import { LedgerAlarm } from './alarm.ts'
import type { SeenHeadFile } from './head-file.ts'
import type { KeyRing } from './key-ring.ts'
import type { Mirror } from './mirror.ts'
import { signHead } from './sign-head.ts'
import { findCheckpointRow, type Head, insertCheckpoint, keepLock, listHeads, lockPublishing } from './store.ts'

export interface PublisherDeps {
  readonly world: Pick<World, 'sealer' | 'metrics' | 'log' | 'now'>
  readonly ring: Pick<KeyRing, 'signersFor'>
  /** Puts what the head covers where it outlives this database. */
  readonly mirror?: Mirror | undefined
  /** How far this server has seen the log. */
  readonly seen: SeenHeadFile
  /** Has others sign that they have seen it. undefined where too few did: then it is not published. */
  readonly cosign: (head: Head, note: string) => Promise<string | undefined>
}

/** A copy on a slow disk or a slow witness may take longer than a silent holder keeps the lock. */
const beatMs = 10_000

/**
 * Publishes how far the log has come. Signs nothing but heads that are committed: what could still be undone would be a second history under our
 * own signature.
 */
export class Publisher {
  readonly #deps: PublisherDeps

  constructor(deps: PublisherDeps) {
    this.#deps = deps
  }

  async run(): Promise<void> {
    const { sealer } = this.#deps.world
    await committed(sealer, async (tx) => {
      if (!(await lockPublishing(tx))) return
      // Outside of the transaction that holds the lock: what is read here is what is committed.
      const beat = setInterval(() => void keepLock(tx).catch(() => undefined), beatMs)
      try {
        for (const head of await listHeads(sealer)) await this.#publish(head)
      } finally {
        clearInterval(beat)
      }
    })
  }

  async #publish(head: Head): Promise<void> {
    const { world, ring, mirror, cosign } = this.#deps
    const last = await findCheckpointRow(world.sealer, head.hash)
    if (head.size === 0 || (last !== undefined && last.size >= head.size)) return
    this.#refuseOlder(head)
    const cosigned = await cosign(head, await signHead(head, ring, mirror))
    if (cosigned === undefined) return
    const at = new Date(world.now())
    await insertCheckpoint(world.sealer, head.hash, { size: head.size, root: head.root, note: cosigned, at })
    await mirror?.keepCheckpoint(head, cosigned)
    world.metrics.ledgerPublishedSize.set({ hash: head.hash }, head.size)
  }

  /** The database may have been changed over under a server that runs: to one that was behind. */
  #refuseOlder(head: Head): void {
    const seen = this.#deps.seen.find()
    if (seen?.origin === head.origin && seen.size > head.size)
      throw new LedgerAlarm(
        `the log ${head.origin} ends at ${head.size} and this server has seen it at ${seen.size}: nothing is signed`,
      )
  }
}
