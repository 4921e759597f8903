import type { Verdict } from '../../domain/appeal.ts'
import type { MaliciousEnding, MaliciousEvent } from '../../domain/malicious-evaluator.ts'
import { appendWords } from '../handling-order/index.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface EntryRow {
  readonly id: string
  readonly number: number
  readonly appealId: string
  readonly evaluationId: string
  readonly divisionId: number
  readonly hallId: number
  readonly policyId: number
}

const entryColumns = sql`
  id, number::integer as number, appeal_id as "appealId", evaluation_id as "evaluationId", division_id as "divisionId", hall_id as "hallId",
  policy_id as "policyId"`

interface EntryWish {
  readonly id?: string | undefined
  readonly appealId?: string | undefined
  readonly evaluationId?: string | undefined
  /** A number: those before it. */
  readonly after?: number | undefined
  readonly limit: number
}

/** The newest first. Asked in the role of staff, it sees those of the place alone. */
export function listEntries(db: Database, wish: EntryWish): Promise<readonly EntryRow[]> {
  const [id, appealId, evaluationId] = [wish.id, wish.appealId, wish.evaluationId].map((each) => each ?? null)
  const after = wish.after ?? null
  return queryRows(
    db,
    sql<EntryRow>`
      select ${entryColumns} from malicious_entry
      where (${id}::uuid is null or id = ${id}::uuid) and (${appealId}::uuid is null or appeal_id = ${appealId}::uuid)
        and (${evaluationId}::uuid is null or evaluation_id = ${evaluationId}::uuid)
        and (${after}::bigint is null or number < ${after}::bigint)
      order by number desc
      limit ${wish.limit}`,
  )
}

/** Those of which images are kept: all that are, or may come, in force. */
export function findLiving(db: Database): Promise<readonly EntryRow[]> {
  return queryRows(
    db,
    sql<EntryRow>`
      select ${entryColumns} from malicious_entry where id in (select entry_id from malicious_entry_image)
      order by number`,
  )
}

/** Of one register, whose images are among these; another evaluation’s than the one that is asked about. */
export function findByImages(
  db: Database,
  images: readonly Buffer[],
  { registerId, evaluationId }: { readonly registerId: number; readonly evaluationId: string },
): Promise<readonly EntryRow[]> {
  return queryRows(
    db,
    sql<EntryRow>`
      select ${entryColumns} from malicious_entry
      where id in (select entry_id from malicious_entry_image where image = any (${images}::bytea[]))
        and register_id = ${registerId} and evaluation_id <> ${evaluationId}
      order by number`,
  )
}

export interface EntryEventRow {
  readonly entryId: string
  readonly sequence: number
  readonly kind: MaliciousEvent['kind']
  readonly at: Date
  readonly actorKind: 'ACCOUNT' | 'CITIZEN' | 'PLATFORM'
  readonly accountId: string | null
  readonly facts: { readonly verdict?: Verdict; readonly ending?: MaliciousEnding }
  readonly recordId: string | null
}

export function findEntryEvents(db: Database, entryIds: readonly string[]): Promise<readonly EntryEventRow[]> {
  return queryRows(
    db,
    sql<EntryEventRow>`
      select entry_id as "entryId", sequence, kind, at, actor_kind as "actorKind", account_id as "accountId", facts, record_id as "recordId"
      from malicious_entry_event where entry_id = any (${entryIds}::uuid[]) order by entry_id, sequence`,
  )
}

export interface EntryInsert {
  readonly id: string
  readonly appealId: string
  readonly evaluationId: string
  readonly registerId: number
  readonly divisionId: number
  readonly hallId: number
  readonly policyId: number
  readonly proposedAt: Date
}

/** Throws a unique violation where one was proposed before. */
export async function insertEntry(tx: Database, row: EntryInsert): Promise<void> {
  await sql`
    insert into malicious_entry (id, appeal_id, evaluation_id, register_id, division_id, hall_id, policy_id, proposed_at)
    values (${row.id}, ${row.appealId}, ${row.evaluationId}, ${row.registerId}, ${row.divisionId}, ${row.hallId}, ${row.policyId},
      ${row.proposedAt})`.execute(tx)
}

export interface EntryEventInsert {
  readonly sequence: number
  readonly kind: MaliciousEvent['kind']
  readonly at: Date
  readonly actorKind: EntryEventRow['actorKind']
  readonly accountId: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly words: { readonly recordId: string; readonly key: WrappedKey; readonly sealed: Buffer } | null
}

type Placed = Pick<EntryRow, 'id' | 'divisionId' | 'hallId'>

/** Throws a unique violation where somebody else has appended an event of that number. */
export async function appendEntryEvent(
  tx: Database,
  { id, divisionId, hallId }: Placed,
  { sequence, kind, at, actorKind, accountId, facts, words }: EntryEventInsert,
): Promise<void> {
  await sql`
    insert into malicious_entry_event (entry_id, sequence, division_id, hall_id, kind, at, actor_kind, account_id, facts, record_id)
    values (${id}, ${sequence}, ${divisionId}, ${hallId}, ${kind}, ${at}, ${actorKind}, ${accountId}, ${JSON.stringify(facts)}::jsonb,
      ${words?.recordId ?? null})`.execute(tx)
  await appendWords(tx, { divisionId, hallId }, words)
}

export async function insertImages(
  tx: Database,
  { id, divisionId, hallId }: Placed,
  images: readonly Buffer[],
): Promise<void> {
  await sql`
    insert into malicious_entry_image (entry_id, image, division_id, hall_id)
    select ${id}, image, ${divisionId}, ${hallId} from unnest(${images}::bytea[]) image`.execute(tx)
}

export async function deleteImages(tx: Database, entryId: string): Promise<void> {
  await sql`delete from malicious_entry_image where entry_id = ${entryId}`.execute(tx)
}

export async function isAnonymous(db: Database, evaluationId: string): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ mode: string }>`select identity_mode::text as mode from evaluation where id = ${evaluationId}`,
  )
  return row?.mode === 'ANONYMOUS'
}

/** What has been: counted by events, which stay when the images have gone. */
export async function countPast(db: Database): Promise<{ readonly ended: number; readonly objectionsUpheld: number }> {
  const row = await findRow(
    db,
    sql<{ ended: number; objectionsUpheld: number }>`
      select count(distinct e.entry_id) filter (where e.kind = 'ENDED' or e.facts ->> 'verdict' = 'UPHELD')::integer as ended,
        count(*) filter (where e.facts ->> 'verdict' = 'UPHELD')::integer as "objectionsUpheld"
      from malicious_entry_event e
      where exists (select from malicious_entry_event c where c.entry_id = e.entry_id and c.kind = 'CONFIRMED')`,
  )
  return row ?? { ended: 0, objectionsUpheld: 0 }
}
