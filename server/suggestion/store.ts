import type { OrderStage } from '../../domain/handling-order.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { OpinionOutcome } from '../../domain/opinion-finding.ts'
import type { SuggestionStep } from '../../domain/suggestion.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import { recordSteps, sealedSteps } from '../platform/sealed-insert.ts'
import type { WrappedKey } from '../platform/vault.ts'

/** One with what has become of it; where it was put together with another, of the one that all of them lead to. */
export interface SuggestionRow {
  readonly suggestionId: string
  readonly divisionId: number
  readonly divisionCode: string
  readonly divisionName: string
  readonly hallId: number | null
  readonly hallCode: string | null
  readonly hallName: string | null
  readonly windowName: string | null
  readonly itemName: string | null
  readonly hasContact: boolean
  readonly policyId: number
  readonly receivedAt: Date
  readonly ownStep: SuggestionStep | null
  readonly intoId: string | null
  readonly together: number
  readonly headStep: Exclude<SuggestionStep, 'MERGED'> | null
  readonly headAt: Date | null
  readonly recordId: string | null
  readonly findingId: string | null
  readonly outcome: OpinionOutcome | null
  readonly decision: string | null
  readonly decidedAt: Date | null
  readonly orderStage: OrderStage | null
}

export interface SuggestionWish {
  readonly suggestionId?: string | undefined
  readonly suggestionIds?: readonly string[] | undefined
  /** Those that nothing was done with, what waits longest first. */
  readonly isWaiting?: boolean
  readonly after?: string | undefined
  readonly limit: number
  /** Those that are a department’s: null for whoever looks after all of the place. */
  readonly handlerUnitId?: number | null | undefined
}

/**
 * Whether what was left is a matter of a unit: it runs the hall, the item is its own, or it serves items at the window or in
 * the hall where no narrower place was named.
 */
const isOfUnit = (unitId: number) => sql`(
    ${unitId}::integer = (select v.managing_organization_id from service_hall_version v where v.hall_id = s.hall_id
      and v.effective_from <= (s.received_at at time zone 'Asia/Shanghai')::date order by v.effective_from desc, v.revision desc limit 1)
    or ${unitId}::integer in (
      select (select v.organization_id from service_item_version v where v.item_id = i.item_id order by v.effective_from desc, v.revision desc limit 1)
      from (select s.item_id where s.item_id is not null
        union select wi.item_id from window_item wi join service_window w on w.id = wi.window_id
          where s.item_id is null and w.hall_id = s.hall_id and (s.window_id is null or w.id = s.window_id)) i))`

/** The newest first, or what waits longest. Asked in the role of staff, it sees those of the place alone. */
export function findSuggestions(db: Database, wish: SuggestionWish): Promise<readonly SuggestionRow[]> {
  const {
    suggestionId = null,
    suggestionIds = null,
    isWaiting = false,
    after = null,
    handlerUnitId = null,
    limit,
  } = wish
  return queryRows(
    db,
    sql<SuggestionRow>`
      select s.id as "suggestionId", s.division_id as "divisionId", a.division_code as "divisionCode", s.hall_id as "hallId", h.hall_code as "hallCode", n.hall_name as "hallName",
        n.window_name as "windowName", n.item_name as "itemName", s.has_contact as "hasContact", s.policy_id as "policyId", s.received_at as "receivedAt",
        (select v.name from administrative_division_version v where v.division_id = s.division_id
          order by v.effective_from desc, v.revision desc limit 1) as "divisionName",
        own.kind as "ownStep", own.into_id as "intoId",
        (select count(*)::integer from suggestion_step m where m.into_id = s.id) as together,
        head.kind as "headStep", head.at as "headAt", head.record_id as "recordId", head.finding_id as "findingId", d.outcome, d.words as decision,
        d.decided_at as "decidedAt", o.stage as "orderStage"
      from suggestion s
      join administrative_division a on a.id = s.division_id
      left join suggestion_step own on own.suggestion_id = s.id
      left join lateral (
        with recursive led (id) as (
          select s.id union select m.into_id from led join suggestion_step m on m.suggestion_id = led.id where m.kind = 'MERGED')
        select e.* from led join suggestion_step e on e.suggestion_id = led.id where e.kind <> 'MERGED') head on true
      left join opinion_decision d on d.finding_id = head.finding_id
      left join handling_order_state o on o.order_id = d.order_id
      left join service_hall h on h.id = s.hall_id
      cross join lateral names_in_force(s.hall_id, s.window_id, s.item_id, (s.received_at at time zone 'Asia/Shanghai')::date) n
      where (${suggestionId}::uuid is null or s.id = ${suggestionId}::uuid) and (${suggestionIds}::uuid[] is null or s.id = any(${suggestionIds}::uuid[]))
        and ${handlerUnitId === null ? sql`true` : isOfUnit(handlerUnitId)}
        and (not ${isWaiting}::boolean or own.suggestion_id is null)
        and (${after}::uuid is null or case when ${isWaiting}::boolean then s.id > ${after}::uuid else s.id < ${after}::uuid end)
      order by case when ${isWaiting}::boolean then s.id end, s.id desc
      limit ${limit}`,
  )
}

export interface KnownSuggestion {
  readonly id: string
  readonly requestHash: Buffer
  readonly receivedAt: Date
  readonly divisionId: number
  readonly hallId: number | null
  readonly policyId: number
  /** null where it was erased. */
  readonly key: WrappedKey | null
}

export async function findByKey(vaultDb: Database, keyHash: Buffer): Promise<KnownSuggestion | undefined> {
  const row = await findRow(
    vaultDb,
    sql<Omit<KnownSuggestion, 'key'> & { epoch: number | null; wrapped: Buffer | null }>`
      select s.id, s.request_hash as "requestHash", s.received_at as "receivedAt", s.division_id as "divisionId", s.hall_id as "hallId",
        s.policy_id as "policyId", k.epoch, k.wrapped
      from suggestion s left join vault.data_key k on k.record_id = s.id where s.idempotency_key_hash = ${keyHash}`,
  )
  if (row === undefined) return undefined
  const { epoch, wrapped, ...known } = row
  return { ...known, key: epoch === null || wrapped === null ? null : { epoch, wrapped } }
}

export interface SuggestionInsert {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number | null
  readonly windowId: number | null
  readonly itemId: number | null
  readonly hasContact: boolean
  readonly policyId: number
  readonly receivedAt: Date
  readonly keyHash: Buffer
  readonly requestHash: Buffer
  readonly key: WrappedKey
  /** Sealed values by field. */
  readonly sealed: ReadonlyMap<string, Buffer>
}

/** @returns false where the key was used before: then nothing is written */
export async function insertSuggestion(tx: Database, row: SuggestionInsert): Promise<boolean> {
  const { id, divisionId, hallId, key, sealed } = row
  const won = await findRow(
    tx,
    sql<{ id: string }>`
      insert into suggestion (id, division_id, hall_id, window_id, item_id, has_contact, policy_id, received_at, idempotency_key_hash, request_hash)
      values (${id}, ${divisionId}, ${hallId}, ${row.windowId}, ${row.itemId}, ${row.hasContact}, ${row.policyId}, ${row.receivedAt}, ${row.keyHash},
        ${row.requestHash})
      on conflict (idempotency_key_hash) do nothing returning id`,
  )
  if (won === undefined) return false
  await sql`with ${recordSteps({ recordId: id, divisionId, hallId, key, sealed })} select`.execute(tx)
  return true
}

export interface StepInsert {
  readonly suggestion: Pick<SuggestionRow, 'suggestionId' | 'divisionId' | 'hallId'>
  readonly kind: SuggestionStep
  readonly intoId: string | null
  readonly findingId: string | null
  readonly words: { readonly recordId: string; readonly key: WrappedKey; readonly sealed: Buffer } | null
  readonly accountId: string
  readonly at: Date
}

/** Throws a unique violation where somebody else has acted on it. */
export async function insertStep(tx: Database, row: StepInsert): Promise<void> {
  const { suggestionId, divisionId, hallId } = row.suggestion
  await sql`
    insert into suggestion_step (suggestion_id, division_id, hall_id, kind, into_id, finding_id, record_id, account_id, at)
    values (${suggestionId}, ${divisionId}, ${hallId}, ${row.kind}, ${row.intoId}, ${row.findingId}, ${row.words?.recordId ?? null}, ${row.accountId},
      ${row.at})`.execute(tx)
  if (row.words !== null)
    await sql`with ${sealedSteps({ ...row.words, divisionId, hallId, field: 'suggestion-answer' })} select`.execute(tx)
}

/** Those who put suggestions together wait for each other: no two lead to each other. */
export async function lockMerging(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('suggestion-merging', 0))`.execute(tx)
}

export interface SealedRow extends WrappedKey {
  readonly recordId: string
  readonly field: string
  readonly sealed: Buffer
}

/** What was erased is not there. */
export function findSealed(
  vaultDb: Database,
  recordIds: readonly string[],
  fields: readonly string[],
): Promise<readonly SealedRow[]> {
  return queryRows(
    vaultDb,
    sql<SealedRow>`
      select f.record_id as "recordId", f.field, f.sealed, k.epoch, k.wrapped
      from vault.sealed_field f join vault.data_key k on k.record_id = f.record_id
      where f.record_id = any(${recordIds}::uuid[]) and f.field = any(${fields}::text[])`,
  )
}

export interface OwnRow extends WrappedKey {
  readonly id: string
  readonly sealedComment: null
}

export function findOwn(vaultDb: Database, id: string): Promise<OwnRow | undefined> {
  return findRow(
    vaultDb,
    sql<OwnRow>`
      select s.id, k.epoch, k.wrapped, null as "sealedComment"
      from suggestion s join vault.data_key k on k.record_id = s.id where s.id = ${id}`,
  )
}

/** Where somebody may read what is said of no place: divisions over which a post of the working group is held today. */
export function findReadingDivisions(
  db: Database,
  { today, now }: { readonly today: PlainDate; readonly now: Date },
): Promise<readonly { readonly divisionId: number }[]> {
  return queryRows(
    db,
    sql<{ divisionId: number }>`
      select distinct p.division_id as "divisionId" from account_post p join account a on a.id = p.account_id
      where p.role = 'WORKING_GROUP' and p.hall_id is null and p.ended_at is null
        and p.effective_from <= ${today}::date and (p.effective_until is null or p.effective_until >= ${today}::date)
        and a.disabled_at is null and (a.expires_at is null or a.expires_at > ${now})
      order by p.division_id`,
  )
}
