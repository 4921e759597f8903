import type { AlertVisitRefusal } from '../../../domain/alert-visit.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import type { ScoreAlertCause, ScoreAlertKind, ScoreAlertOpening } from '../../../domain/score-alert.ts'
import type { ScoreListName } from '../../../domain/score-list.ts'
import type { ScoreListEntryOutcome } from '../../../domain/score-list-entry.ts'
import { type Database, queryRows, sql } from '../../platform/database.ts'
import type { AlertBody, EntryBody } from '../store.ts'

interface PlaceRow {
  readonly period: string
  readonly revision: number
  readonly isReplaced: boolean
  /** Of what its month was computed from, the month itself first; in hex. */
  readonly inputs: readonly string[]
  readonly hallId: number
  readonly divisionId: number
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string
  readonly windowName: string
}

const places = sql`
  l.period, l.revision, exists (select from score_list later where later.period = l.period and later.revision > l.revision) as "isReplaced", c.inputs,
  x.hall_id as "hallId", x.division_id as "divisionId", h.hall_code as "hallCode", coalesce(n.hall_name, h.hall_code) as "hallName",
  w.window_code as "windowCode", coalesce(n.window_name, w.window_code) as "windowName"`
const joins = sql`
  join score_list l on l.id = x.list_id
  join score_computation c on c.id = l.computation_id
  join service_hall h on h.id = x.hall_id
  join service_window w on w.id = x.window_id
  cross join lateral names_in_force(x.hall_id, x.window_id, null, c.end_day - 1) n`

/** The same window on the same list by every version of the month: what was answered and decided holds for all of them. */
const versions = sql`
  select e.id from score_list_entry e join score_list m on m.id = e.list_id
  where m.period = l.period and e.window_id = x.window_id and e.list = x.list`

export interface AlertRow extends PlaceRow {
  readonly id: string
  readonly alertPolicyId: number
  readonly kind: ScoreAlertKind
  readonly cause: ScoreAlertCause
  readonly opens: ScoreAlertOpening
  readonly decisionId: string | null
  readonly body: AlertBody
  readonly foundAt: Date
  readonly opened: 'ORDER' | 'VISIT' | null
  readonly orderId: string | null
  readonly openedAt: Date | null
}

export interface Page {
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first. Asked in the role of staff, it sees those of the place alone. */
export function listAlerts(db: Database, { after = undefined, limit }: Page): Promise<readonly AlertRow[]> {
  return queryRows(
    db,
    sql<AlertRow>`
      select x.id, ${places}, l.alert_policy_id as "alertPolicyId", x.kind, x.cause, x.opens, x.decision_id as "decisionId", x.body, x.found_at as "foundAt",
        o.opened, o.order_id as "orderId", o.opened_at as "openedAt"
      from score_alert x ${joins}
      left join score_alert_opening o on o.alert_id = x.id
      where ${after ?? null}::uuid is null or x.id < ${after ?? null}::uuid
      order by x.id desc limit ${limit}`,
  )
}

export interface AlertVisitRow {
  readonly alertId: string
  readonly planId: string | null
  /** Of the plan: a pool of the city may go for a district. */
  readonly planDivisionId: number | null
  readonly refusal: AlertVisitRefusal | null
  readonly frozenAt: Date | null
  readonly drawnAt: Date | null
  readonly publishedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** What alerts have opened as visits. Never for whoever makes no plans: the role of staff reads none of it. */
export function listAlertVisits(db: Database, alertIds: readonly string[]): Promise<readonly AlertVisitRow[]> {
  return queryRows(
    db,
    sql<AlertVisitRow>`
      select v.alert_id as "alertId", v.plan_id as "planId", p.division_id as "planDivisionId", v.refusal, f.frozen_at as "frozenAt", w.drawn_at as "drawnAt",
        x.published_at as "publishedAt", e.ended_at as "withdrawnAt"
      from score_alert_visit v
      left join assessment_plan p on p.id = v.plan_id
      left join assessment_freeze f on f.plan_id = v.plan_id
      left join assessment_draw w on w.plan_id = v.plan_id
      left join assessment_publication x on x.plan_id = v.plan_id
      left join assessment_plan_end e on e.plan_id = v.plan_id
      where v.alert_id = any (${alertIds}::uuid[])`,
  )
}

export interface EntryRow extends PlaceRow {
  readonly id: string
  readonly organizationId: number
  readonly fromDay: PlainDate
  readonly list: ScoreListName
  readonly listPolicyId: number
  readonly decisionId: string | null
  readonly answersUntil: Date | null
  readonly endsOn: PlainDate
  readonly body: EntryBody
  readonly listedAt: Date
  readonly answeredBy: string | null
  readonly answeredAt: Date | null
  readonly answerRecordId: string | null
  readonly outcome: ScoreListEntryOutcome | null
  readonly decidedAt: Date | null
  readonly decisionRecordId: string | null
}

export interface EntryWish extends Page {
  readonly entryId?: string | undefined
  readonly list?: ScoreListName | undefined
}

/** The newest first. Asked in the role of staff, it sees those of the place alone. */
export function listEntries(db: Database, wish: EntryWish): Promise<readonly EntryRow[]> {
  const { entryId = null, list = null, after = null, limit } = wish
  return queryRows(
    db,
    sql<EntryRow>`
      select x.id, ${places}, v.managing_organization_id as "organizationId", c.from_day as "fromDay", x.list, l.list_policy_id as "listPolicyId", x.decision_id as "decisionId",
        x.answers_until as "answersUntil", x.ends_on as "endsOn", x.body, x.listed_at as "listedAt", a.account_id as "answeredBy",
        a.answered_at as "answeredAt", a.record_id as "answerRecordId", d.outcome, d.decided_at as "decidedAt", d.record_id as "decisionRecordId"
      from score_list_entry x ${joins}
      cross join lateral (
        select s.managing_organization_id from service_hall_version s where s.hall_id = x.hall_id
        order by s.effective_from >= c.end_day, s.effective_from desc, s.revision desc limit 1) v
      left join lateral (
        select y.* from score_list_answer y where y.entry_id in (${versions}) order by y.answered_at desc limit 1) a on true
      left join lateral (
        select y.* from score_list_decision y where y.entry_id in (${versions}) order by y.decided_at desc limit 1) d on true
      where (${entryId}::uuid is null or x.id = ${entryId}::uuid) and (${list}::text is null or x.list = ${list}::text)
        and (${after}::uuid is null or x.id < ${after}::uuid)
      order by x.id desc limit ${limit}`,
  )
}

export interface AnswerInsert {
  readonly entryId: string
  readonly divisionId: number
  readonly hallId: number
  readonly accountId: string
  readonly at: Date
  readonly recordId: string
}

export async function insertAnswer(tx: Database, row: AnswerInsert): Promise<void> {
  await sql`
    insert into score_list_answer (entry_id, division_id, hall_id, account_id, answered_at, record_id)
    values (${row.entryId}, ${row.divisionId}, ${row.hallId}, ${row.accountId}, ${row.at}, ${row.recordId})`.execute(tx)
}

export async function insertDecision(
  tx: Database,
  row: AnswerInsert & { readonly outcome: ScoreListEntryOutcome },
): Promise<void> {
  await sql`
    insert into score_list_decision (entry_id, division_id, hall_id, outcome, account_id, decided_at, record_id)
    values (${row.entryId}, ${row.divisionId}, ${row.hallId}, ${row.outcome}, ${row.accountId}, ${row.at}, ${row.recordId})`.execute(
    tx,
  )
}
