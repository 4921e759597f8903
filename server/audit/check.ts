import { type AuditFinding, isPastKeeping } from '../../domain/audit.ts'
import { digestBytes, entryDigest, genesis, isSame, sealHash } from '../../ledger/audit-chain.ts'
import type { Database } from '../platform/database.ts'
import { nodeLedger } from '../platform/node-ledger.ts'
import { instantOfUuid } from '../platform/uuid.ts'
import type { SealMac } from './sealer.ts'
import { allowTime, findEntryTexts, findSealHash, findSeals, findStrays, type SealHead, type SealRow } from './store.ts'

export interface AuditCheckWish {
  readonly mac: SealMac
  /** The last seal that was seen by this server. */
  readonly head: SealHead | undefined
  readonly keptMonths: number
  readonly now: number
  /** From the seal behind this one on. */
  readonly after: number
  readonly sealsMax: number
  /** Entries from this instant on are looked at for strays. */
  readonly straysFrom: number
}

export interface AuditChecked {
  readonly seals: number
  readonly entries: number
  /** The last seal that was looked at. */
  readonly until: number
  readonly isAtEnd: boolean
  readonly findings: readonly AuditFinding[]
}

const sealsAtATime = 20
const findingsMax = 100
const minutesMax = 30

/** Recomputes seals and entries from what stands in the tables, all as of one instant. */
export function checkAudit(db: Database, wish: AuditCheckWish): Promise<AuditChecked> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await allowTime(tx, minutesMax)
      const check = new Check(tx, wish)
      await check.run()
      return check.checked
    })
}

class Check {
  readonly #tx: Database
  readonly #wish: AuditCheckWish
  readonly #findings: AuditFinding[] = []
  #seals = 0
  #entries = 0
  #until: number
  #isAtEnd = false

  constructor(tx: Database, wish: AuditCheckWish) {
    this.#tx = tx
    this.#wish = wish
    this.#until = wish.after
  }

  get checked(): AuditChecked {
    return {
      seals: this.#seals,
      entries: this.#entries,
      until: this.#until,
      isAtEnd: this.#isAtEnd,
      findings: this.#findings.slice(0, findingsMax),
    }
  }

  async run(): Promise<void> {
    const { after, sealsMax, head, straysFrom } = this.#wish
    let previous = after === 0 ? Buffer.from(genesis) : await findSealHash(this.#tx, after)
    while (this.#seals < sealsMax && !this.#isAtEnd) {
      const seals = await findSeals(this.#tx, this.#until, Math.min(sealsAtATime, sealsMax - this.#seals))
      const texts = await findEntryTexts(
        this.#tx,
        seals.flatMap(({ entryIds }) => entryIds),
      )
      for (const seal of seals) {
        this.#checkSeal(seal, previous)
        this.#checkEntries(seal, texts)
        previous = seal.hash
        this.#until = seal.no
      }
      this.#isAtEnd = seals.length === 0
    }
    if (head !== undefined && (await findSealHash(this.#tx, head.no))?.equals(head.hash) !== true)
      this.#find('HEAD_LOST', head.no, null)
    for (const id of await findStrays(this.#tx, new Date(straysFrom), findingsMax))
      this.#find('ENTRY_UNSEALED', null, id)
  }

  #find(kind: AuditFinding['kind'], sealNo: number | null, entryId: string | null): void {
    if (this.#findings.length < findingsMax) this.#findings.push({ kind, sealNo, entryId })
  }

  #checkSeal(seal: SealRow, previous: Buffer | undefined): void {
    this.#seals += 1
    if (seal.no !== this.#until + 1) this.#find('SEAL_MISSING', this.#until + 1, null)
    const { no, digests } = seal
    const content = { no: BigInt(no), previous: seal.previous, sealedAt: BigInt(seal.sealedAt), digests }
    const isSound =
      Buffer.from(sealHash(nodeLedger, content)).equals(seal.hash) &&
      digests.length === digestBytes * seal.entryIds.length &&
      (previous === undefined || seal.no !== this.#until + 1 || seal.previous.equals(previous))
    if (!isSound) this.#find('SEAL_CHANGED', no, null)
    else if (seal.mac?.equals(this.#wish.mac(seal)) !== true) this.#find('SEAL_NOT_OURS', no, null)
  }

  #checkEntries(seal: SealRow, texts: ReadonlyMap<string, readonly (string | null)[]>): void {
    const { keptMonths, now } = this.#wish
    for (const [at, id] of seal.entryIds.entries()) {
      this.#entries += 1
      const columns = texts.get(id)
      const digest = seal.digests.subarray(at * digestBytes, (at + 1) * digestBytes)
      if (columns === undefined) {
        if (!isPastKeeping(instantOfUuid(id), keptMonths, now)) this.#find('ENTRY_MISSING', seal.no, id)
      } else if (!isSame(entryDigest(nodeLedger, columns), digest)) this.#find('ENTRY_CHANGED', seal.no, id)
    }
  }
}
