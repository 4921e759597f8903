import { type AuditFinding, isPastKeeping } from '../../domain/audit.ts'
import { digestBytes, entryDigest, genesis, sealHash } from '../../ledger/audit-chain.ts'
import { isSame } from '../../ledger/bytes.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { allowLong, type Database } from '../platform/database.ts'
import { instantOfUuid } from '../platform/uuid.ts'
import type { SealMac } from './sealer.ts'
import { findEntryTexts, findSealHash, findSeals, findStrays, type SealHead, type SealRow } from './store.ts'

export interface AuditCheckWish {
  /** undefined: without the key, what was sealed is compared, and not by whom. */
  readonly mac: SealMac | undefined
  /** The last seal that was seen by this server. */
  readonly head: SealHead | undefined
  readonly keptMonths: number
  readonly now: number
  /** From the seal behind this one on. */
  readonly after: number
  /** The hash of that seal, where somebody remembers it; otherwise what stands in the table is believed. */
  readonly previous?: Buffer | undefined
  readonly sealsMax: number
  /** Entries from this instant on are looked at for strays; undefined: none. */
  readonly straysFrom?: number
}

export interface AuditChecked {
  readonly seals: number
  readonly entries: number
  /** The last seal that was looked at. */
  readonly until: number
  readonly lastHash: Buffer | undefined
  readonly isAtEnd: boolean
  readonly findings: readonly AuditFinding[]
}

const sealsAtATime = 20
/** So many entries are held at once; a single seal may have more. */
const entriesAtATime = 5_000
const findingsMax = 100
const minutesMax = 30

/** Recomputes seals and entries from what stands in the tables, all as of one instant. */
export function checkAudit(db: Database, wish: AuditCheckWish): Promise<AuditChecked> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await allowLong(tx, minutesMax)
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
  #lastHash: Buffer | undefined
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
      lastHash: this.#lastHash,
      isAtEnd: this.#isAtEnd,
      findings: this.#findings.slice(0, findingsMax),
    }
  }

  async run(): Promise<void> {
    const { after, previous, sealsMax, head, straysFrom } = this.#wish
    const known = previous ?? (await findSealHash(this.#tx, after))
    this.#lastHash = after === 0 ? Buffer.from(genesis) : known
    while (this.#seals < sealsMax && !this.#isAtEnd) {
      const found = await findSeals(this.#tx, this.#until, Math.min(sealsAtATime, sealsMax - this.#seals))
      await this.#checkSome(startOf(found))
      this.#isAtEnd = found.length === 0
    }
    if (head !== undefined && (await findSealHash(this.#tx, head.no))?.equals(head.hash) !== true)
      this.#find('HEAD_LOST', head.no, null)
    if (straysFrom === undefined) return
    for (const id of await findStrays(this.#tx, new Date(straysFrom), findingsMax))
      this.#find('ENTRY_UNSEALED', null, id)
  }

  async #checkSome(seals: readonly SealRow[]): Promise<void> {
    const texts = await findEntryTexts(
      this.#tx,
      seals.flatMap(({ entryIds }) => entryIds),
    )
    for (const seal of seals) {
      this.#checkSeal(seal)
      this.#checkEntries(seal, texts)
      this.#lastHash = seal.hash
      this.#until = seal.no
    }
  }

  #find(kind: AuditFinding['kind'], sealNo: number | null, entryId: string | null): void {
    if (this.#findings.length < findingsMax) this.#findings.push({ kind, sealNo, entryId })
  }

  #checkSeal(seal: SealRow): void {
    const previous = this.#lastHash
    this.#seals += 1
    if (seal.no !== this.#until + 1) this.#find('SEAL_MISSING', this.#until + 1, null)
    const { no, digests } = seal
    const content = { no: BigInt(no), previous: seal.previous, sealedAt: BigInt(seal.sealedAt), digests }
    const isSound =
      Buffer.from(sealHash(nodeLedger, content)).equals(seal.hash) &&
      digests.length === digestBytes * seal.entryIds.length &&
      (previous === undefined || seal.no !== this.#until + 1 || seal.previous.equals(previous))
    if (!isSound) this.#find('SEAL_CHANGED', no, null)
    else if (this.#wish.mac !== undefined && seal.mac?.equals(this.#wish.mac(seal)) !== true)
      this.#find('SEAL_NOT_OURS', no, null)
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

/** The first of them, as many as may be held at once, and one in any case. */
function startOf(seals: readonly SealRow[]): readonly SealRow[] {
  let entries = 0
  return seals.filter(({ entryIds }, at) => {
    entries += entryIds.length
    return at === 0 || entries <= entriesAtATime
  })
}
