import type { ComplaintChannel } from '../../domain/complaint.ts'
import type {
  ContactChannel,
  ContactOutcome,
  Finding,
  OrderEvent,
  OrderSource,
  OrderStage,
} from '../../domain/handling-order.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import type { SupplementKind } from '../../domain/supplement.ts'
import { appendUses, type NamedFiles } from '../evidence-file/index.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import { sealedSteps } from '../platform/sealed-insert.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface OrderRow {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number | null
  readonly itemId: number | null
  readonly staffId: number | null
  readonly source: OrderSource
  readonly evaluationId: string | null
  readonly isDrill: boolean
  readonly policyId: number
  readonly openedAt: Date
  /** 查评: whoever has found it or was there checks nothing of it; named to nobody. Asked where a step may follow. */
  readonly finders?: readonly string[]
}

const orderColumns = sql`o.id, o.division_id as "divisionId", o.hall_id as "hallId", o.window_id as "windowId", o.item_id as "itemId", o.staff_id as "staffId", o.source,
  o.evaluation_id as "evaluationId", o.is_drill as "isDrill", o.policy_id as "policyId", o.opened_at as "openedAt"`

export function findOrder(db: Database, orderId: string): Promise<OrderRow | undefined> {
  return findRow(db, sql<OrderRow>`select ${orderColumns} from handling_order o where o.id = ${orderId}`)
}

export type OrderInsert = OrderRow

/** What has no evaluation behind it: one that has is opened by the intake. */
export async function insertOrder(tx: Database, row: OrderInsert): Promise<void> {
  const { id, divisionId, hallId, windowId, itemId, staffId, source, isDrill, policyId, openedAt } = row
  await sql`
    insert into handling_order (id, division_id, hall_id, window_id, item_id, staff_id, source, is_drill, policy_id, opened_at)
    values (${id}, ${divisionId}, ${hallId}, ${windowId}, ${itemId}, ${staffId}, ${source}, ${isDrill}, ${policyId}, ${openedAt})`.execute(
    tx,
  )
}

interface ReceiptRow extends WrappedKey {
  readonly id: string
  readonly sealedComment: null
}

/** An evaluation or a complaint, for whoever shows its receipt: an order that it has opened has the same id. */
export function findFollowed(vaultDb: Database, id: string): Promise<ReceiptRow | undefined> {
  return findRow(
    vaultDb,
    sql<ReceiptRow>`
      select k.record_id as id, k.epoch, k.wrapped, null as "sealedComment"
      from (select id from evaluation where id = ${id} union all select id from complaint where id = ${id}) said
      join vault.data_key k on k.record_id = said.id`,
  )
}

/** What events say beyond kind, time and actor; each kind says some of it. */
interface EventFacts {
  readonly organizationId?: number
  readonly channel?: ContactChannel
  readonly outcome?: ContactOutcome
  readonly finding?: Finding
  readonly problem?: string
  readonly doneBy?: number
  readonly doneDueAt?: number
  readonly satisfaction?: number
  readonly isSolved?: boolean
  readonly isNumberShown?: true
}

export interface EventRow {
  readonly orderId: string
  readonly sequence: number
  readonly kind: OrderEvent['kind']
  readonly at: Date
  readonly actorKind: 'ACCOUNT' | 'CITIZEN' | 'PLATFORM'
  readonly accountId: string | null
  readonly facts: EventFacts
  readonly recordId: string | null
}

export function findEvents(db: Database, orderIds: readonly string[]): Promise<readonly EventRow[]> {
  return queryRows(
    db,
    sql<EventRow>`
      select order_id as "orderId", sequence, kind, at, actor_kind as "actorKind", account_id as "accountId", facts, record_id as "recordId"
      from handling_event where order_id = any(${orderIds}::uuid[]) order by order_id, sequence`,
  )
}

export interface EventInsert {
  readonly sequence: number
  readonly kind: string
  readonly at: Date
  readonly actorKind: EventRow['actorKind']
  readonly accountId: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly words: { readonly recordId: string; readonly key: WrappedKey; readonly sealed: Buffer } | null
  readonly files?: NamedFiles | undefined
}

/** Throws a unique violation where somebody else has appended an event of that number: who acted first has won. */
export async function appendEvents(
  tx: Database,
  { id, divisionId, hallId }: OrderRow,
  events: readonly EventInsert[],
): Promise<void> {
  for (const { sequence, kind, at, actorKind, accountId, facts, words, files } of events) {
    await sql`
      insert into handling_event (order_id, sequence, division_id, hall_id, kind, at, actor_kind, account_id, facts, record_id)
      values (${id}, ${sequence}, ${divisionId}, ${hallId}, ${kind}, ${at}, ${actorKind}, ${accountId}, ${JSON.stringify(facts)}::jsonb,
        ${words?.recordId ?? null})`.execute(tx)
    await appendWords(tx, { divisionId, hallId }, words)
    if (files !== undefined)
      await appendUses(tx, { orderId: id, sequence, divisionId, hallId, actorKind, accountId }, files)
  }
}

/** What was written with an event, sealed; nothing where nothing was. */
export async function appendWords(
  tx: Database,
  place: { readonly divisionId: number; readonly hallId: number },
  words: EventInsert['words'],
): Promise<void> {
  if (words !== null) await sql`with ${sealedSteps({ ...words, ...place, field: 'handling' })} select`.execute(tx)
}

export interface StateUpdate {
  readonly organizationId: number
  readonly offeredTo: number | null
  /** Asked to take part, and not done yet. */
  readonly coHandlers: readonly number[]
  readonly isExtensionAsked: boolean
  readonly stage: OrderStage
  readonly version: number
  readonly round: number
  readonly nextDueAt: Date | null
  readonly nextLookAt: Date | null
}

export async function insertState(
  tx: Database,
  { id, divisionId, hallId }: Pick<OrderRow, 'id' | 'divisionId' | 'hallId'>,
  state: StateUpdate,
): Promise<void> {
  await sql`
    insert into handling_order_state (order_id, division_id, hall_id, organization_id, stage, version, round, next_due_at, next_look_at, is_drill)
    values (${id}, ${divisionId}, ${hallId}, ${state.organizationId}, ${state.stage}, ${state.version}, ${state.round}, ${state.nextDueAt},
      ${state.nextLookAt}, false)`.execute(tx)
}

export async function updateState(tx: Database, orderId: string, state: StateUpdate): Promise<void> {
  await sql`
    update handling_order_state set organization_id = ${state.organizationId}, offered_to = ${state.offeredTo},
      co_handlers = ${state.coHandlers}::integer[], is_extension_asked = ${state.isExtensionAsked}, stage = ${state.stage},
      version = ${state.version}, round = ${state.round}, next_due_at = ${state.nextDueAt}, next_look_at = ${state.nextLookAt}
    where order_id = ${orderId}`.execute(tx)
}

export interface OrganizationRow {
  readonly id: number
  readonly organizationCode: string
  readonly name: string
}

export function findOrganizations(db: Database, ids: readonly number[]): Promise<readonly OrganizationRow[]> {
  return queryRows(
    db,
    sql<OrganizationRow>`
      select distinct on (o.id) o.id, o.uscc as "organizationCode", v.name
      from organization o join organization_version v on v.organization_id = o.id
      where o.id = any(${ids}::integer[]) and v.effective_from <= current_date
      order by o.id, v.effective_from desc, v.revision desc`,
  )
}

export function findOrganizationId(
  db: Database,
  organizationCode: string,
): Promise<{ readonly id: number } | undefined> {
  return findRow(db, sql<{ id: number }>`select id from organization where uscc = ${organizationCode}`)
}

export interface SaidRow {
  readonly grade: 1 | 2 | 3 | 4 | 5
  readonly serviceDay: string
  readonly tags: readonly number[]
  readonly reasonPending: boolean
  readonly addedTags: readonly number[] | null
  readonly addedRecordId: string | null
  /** Of what the rated person says to it. */
  readonly statementRecordId: string | null
}

export function findSaid(db: Database, evaluationId: string): Promise<SaidRow | undefined> {
  return findRow(
    db,
    sql<SaidRow>`
      select e.grade, e.service_day as "serviceDay", e.tags, e.reason_pending as "reasonPending", r.tags as "addedTags", r.record_id as "addedRecordId",
        s.record_id as "statementRecordId"
      from evaluation e
      left join evaluation_reason r on r.evaluation_id = e.id
      left join staff_statement s on s.evaluation_id = e.id
      where e.id = ${evaluationId}`,
  )
}

export interface LaterRow {
  readonly kind: SupplementKind
  readonly givenAt: Date
  readonly grade: SatisfactionGrade
  readonly tags: readonly number[]
  readonly recordId: string
}

/** What was said later of the same service, in its order. */
export function findLater(db: Database, evaluationId: string): Promise<readonly LaterRow[]> {
  return queryRows(
    db,
    sql<LaterRow>`
      select kind, given_at as "givenAt", grade, tags, record_id as "recordId"
      from evaluation_supplement where evaluation_id = ${evaluationId} order by given_at, kind`,
  )
}

export interface ComplaintRow {
  readonly channel: ComplaintChannel
  readonly receivedAt: Date
  readonly hasContact: boolean
  readonly receiptThroughDesk: boolean
}

export function findComplaint(db: Database, orderId: string): Promise<ComplaintRow | undefined> {
  return findRow(
    db,
    sql<ComplaintRow>`
      select channel, received_at as "receivedAt", has_contact as "hasContact", receipt_through_desk as "receiptThroughDesk"
      from complaint where id = ${orderId}`,
  )
}

export interface SealedWordsRow extends WrappedKey {
  readonly recordId: string
  readonly field: string
  readonly sealed: Buffer
}

export function findSealedWords(vaultDb: Database, recordIds: readonly string[]): Promise<readonly SealedWordsRow[]> {
  return queryRows(
    vaultDb,
    sql<SealedWordsRow>`
      select k.record_id as "recordId", k.epoch, k.wrapped, f.field, f.sealed
      from vault.data_key k join vault.sealed_field f on f.record_id = k.record_id
      where k.record_id = any(${recordIds}::uuid[]) and f.field in ('handling', 'comment', 'complaint')`,
  )
}

export function findOrders(db: Database, orderIds: readonly string[]): Promise<readonly OrderRow[]> {
  return queryRows(
    db,
    sql<OrderRow>`select ${orderColumns} from handling_order o where o.id = any(${orderIds}::uuid[])`,
  )
}
