import { keyedHash } from '../platform/keyed-hash.ts'
import type { KeyStore } from '../platform/keys.ts'
import type { World } from '../platform/world.ts'
import type { HeadFile } from './head.ts'
import { findSealHash, insertSealMac, type SealHead, type SealMade, sealEntries } from './store.ts'

const entriesAtATime = 5_000
const toldEveryMs = 60_000

export type SealMac = (seal: SealHead) => Buffer

/** Bound to number and hash; the key is one of the server’s, which the database does not have. */
export function sealMacOf(keys: Pick<KeyStore, 'keyFor'>): SealMac {
  const keyed = keyedHash(keys.keyFor('audit-seal'))
  return ({ no, hash }) => keyed(`yiping/audit-seal-mac/v1|${no}|${hash.toString('hex')}`)
}

/** What was found wrong: in the log as a line of its own, and in the state of the sweep that found it. */
export class AuditAlarm extends Error {}

/** Takes what waits into the chain, again and again. Several servers may do it: the database lets one in at a time. */
export class Sealer {
  readonly #world: Pick<World, 'seal' | 'metrics' | 'log' | 'now'>
  readonly #mac: SealMac
  readonly #headFile: HeadFile
  #head: SealHead | undefined
  #isOpened = false
  #toldAt = 0

  constructor(world: Pick<World, 'seal' | 'metrics' | 'log' | 'now'>, keys: KeyStore, headFile: HeadFile) {
    this.#world = world
    this.#mac = sealMacOf(keys)
    this.#headFile = headFile
  }

  /** @throws AuditAlarm where the chain does not hold what this server has seen of it; what waits is sealed all the same */
  async run(): Promise<void> {
    const isWhole = await this.#isHeadThere()
    for (;;) {
      const seal = await this.#sealSome()
      if (seal === undefined) break
      this.#world.metrics.auditSealed.inc(seal.sealed)
      if (isWhole) this.#remember(seal)
      if (seal.sealed < entriesAtATime) break
    }
    if (isWhole) return
    this.#world.metrics.auditFindings.set({ kind: 'HEAD_LOST' }, 1)
    throw new AuditAlarm(`the seal ${this.#head?.no} of the audit is not there any more`)
  }

  async #isHeadThere(): Promise<boolean> {
    if (!this.#isOpened) this.#head = this.#headFile.find()
    this.#isOpened = true
    if (this.#head === undefined) return true
    const hash = await findSealHash(this.#world.seal, this.#head.no)
    return hash?.equals(this.#head.hash) === true
  }

  #sealSome(): Promise<SealMade | undefined> {
    return this.#world.seal.transaction().execute(async (tx) => {
      const seal = await sealEntries(tx, entriesAtATime)
      if (seal !== undefined) await insertSealMac(tx, seal.no, this.#mac(seal))
      return seal
    })
  }

  /** The line in the log is a second memory: logs are kept elsewhere, and outlive a server. */
  #remember(seal: SealMade): void {
    this.#head = seal
    this.#headFile.keep(seal)
    const now = this.#world.now()
    if (now - this.#toldAt < toldEveryMs) return
    this.#toldAt = now
    this.#world.log.info({ seal: seal.no, hash: seal.hash.toString('hex') }, 'audit sealed')
  }
}
