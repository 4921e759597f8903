import type { AuditFinding } from '../../domain/audit.ts'
import { allowLong, type Database } from '../platform/database.ts'
import { instantOfUuid } from '../platform/uuid.ts'
import { type AuditCheckWish, checkAudit } from './check.ts'
import type { SealHead } from './store.ts'
import { findFirstEntry, findSealedLate, findUnsealed } from './stray/store.ts'

/** In a transaction of its own: one that took hours would hold up the cleaning of the queue. */
const sealsAtATime = 20_000
const dayMs = 86_400_000
const findingsMax = 100
const lateAtATime = 1_000
const minutesMax = 30

export interface WholeWish extends Pick<AuditCheckWish, 'mac' | 'keptMonths' | 'now'> {
  /** What must stand in the chain: the last seal this server has seen, and one that somebody wrote down. */
  readonly heads: readonly SealHead[]
  /** Says how far it is. */
  readonly tell: (line: string) => void
}

export interface WholeChecked {
  readonly entries: number
  /** The last seal and its hash; 0 where there is none. */
  readonly head: { readonly no: number; readonly hash: string }
  /** In the order of the seals; what stands in none of them is last. */
  readonly findings: readonly AuditFinding[]
}

/**
 * Goes through the whole chain from its first seal on: a piece at a time, never holding more than a piece; the hash of each seal is
 * carried over, not asked for again.
 */
export async function checkWhole(db: Database, wish: WholeWish): Promise<WholeChecked> {
  const { mac, keptMonths, now, tell } = wish
  const findings: AuditFinding[] = []
  let [after, entries] = [0, 0]
  let previous: Buffer | undefined
  for (;;) {
    const of = { mac, keptMonths, now, after, previous, sealsMax: sealsAtATime, head: undefined }
    const checked = await checkAudit(db, of)
    findings.push(...checked.findings)
    entries += checked.entries
    after = checked.until
    previous = checked.lastHash
    if (checked.isAtEnd || findings.length >= findingsMax) break
    tell(`${after} seals, ${entries} entries`)
  }
  for (const head of wish.heads) findings.push(...(await checkHead(db, wish, head)))
  findings.push(...(await findStrayEntries(db, now)))
  return { entries, head: { no: after, hash: (previous ?? Buffer.alloc(0)).toString('hex') }, findings }
}

async function checkHead(db: Database, wish: WholeWish, head: SealHead): Promise<readonly AuditFinding[]> {
  const { mac, keptMonths, now } = wish
  return (await checkAudit(db, { mac, keptMonths, now, after: head.no, sealsMax: 0, head })).findings
}

/** Day by day: what is compared at once stays small however long the audit is. */
async function findStrayEntries(db: Database, now: number): Promise<readonly AuditFinding[]> {
  const strays: AuditFinding[] = []
  let first = await findFirstEntry(db, 0)
  while (first !== undefined && strays.length < findingsMax) {
    const from = instantOfUuid(first)
    // The last stretch has no end: an id may say any time.
    const until = from + dayMs > now ? undefined : from + dayMs
    const found = await db.transaction().execute((tx) => straysOf(tx, from, until))
    strays.push(...found.map((entryId) => ({ kind: 'ENTRY_UNSEALED' as const, sealNo: null, entryId })))
    first = until === undefined ? undefined : await findFirstEntry(db, until)
  }
  return strays
}

/** Nearly everything was sealed within the day; only what was not is looked for in every seal there is. */
async function straysOf(tx: Database, from: number, until: number | undefined): Promise<readonly string[]> {
  await allowLong(tx, minutesMax)
  const strays: string[] = []
  let after: string | null = null
  for (;;) {
    const late: readonly string[] = await findSealedLate(tx, { from, until, after, limit: lateAtATime })
    if (late.length > 0) strays.push(...(await findUnsealed(tx, late)))
    if (late.length < lateAtATime) return strays
    after = late.at(-1) ?? null
  }
}
