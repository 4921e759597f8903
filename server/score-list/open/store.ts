import type { AlertVisitRefusal } from '../../../domain/alert-visit.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import type { ScoreAlertKind } from '../../../domain/score-alert.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { AlertBody } from '../store.ts'

export interface UnopenedAlert {
  readonly id: string
  readonly period: string
  readonly fromDay: PlainDate
  readonly alertPolicyId: number
  readonly windowId: number
  readonly divisionId: number
  readonly hallId: number
  readonly hallCode: string
  readonly windowCode: string
  readonly organizationId: number
  readonly kind: ScoreAlertKind
  readonly opens: 'ORDER' | 'VISIT'
  readonly body: AlertBody
  readonly inputs: readonly string[]
}

/** Alerts that count and have opened nothing yet, of the last version of their month; by their numbers after one of them. */
export function findUnopened(
  db: Database,
  today: PlainDate,
  after: string | null,
  limit: number,
): Promise<readonly UnopenedAlert[]> {
  return queryRows(
    db,
    sql<UnopenedAlert>`
      select a.id, l.period, c.from_day as "fromDay", l.alert_policy_id as "alertPolicyId", a.window_id as "windowId", a.division_id as "divisionId",
        a.hall_id as "hallId", h.hall_code as "hallCode", w.window_code as "windowCode", v.managing_organization_id as "organizationId", a.kind, a.opens, a.body, c.inputs
      from score_alert a
      join score_list l on l.id = a.list_id
      join score_computation c on c.id = l.computation_id
      join service_hall h on h.id = a.hall_id
      join service_window w on w.id = a.window_id
      cross join lateral (
        select x.managing_organization_id from service_hall_version x where x.hall_id = a.hall_id and x.effective_from <= ${today}::date
        order by x.effective_from desc, x.revision desc limit 1) v
      where a.decision_id is not null and a.opens <> 'NOTHING' and (${after}::uuid is null or a.id > ${after}::uuid)
        and not exists (select from score_alert_opening o where o.alert_id = a.id)
        and not exists (select from score_list later where later.period = l.period and later.revision > l.revision)
      order by a.id limit ${limit}`,
  )
}

export interface OpeningInsert {
  readonly alertId: string
  readonly divisionId: number
  readonly hallId: number
  readonly opened: 'ORDER' | 'VISIT'
  readonly orderId: string | null
  readonly at: Date
}

/** @returns whether nobody else has */
export async function insertOpening(tx: Database, row: OpeningInsert): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ one: number }>`
      insert into score_alert_opening (alert_id, division_id, hall_id, opened, order_id, opened_at)
      values (${row.alertId}, ${row.divisionId}, ${row.hallId}, ${row.opened}, ${row.orderId}, ${row.at})
      on conflict do nothing returning 1 as one`,
  )
  return kept !== undefined
}

export interface PlacedRow {
  readonly planId: string | null
  readonly refusal: AlertVisitRefusal | null
}

/** What the same alert of another version of its month has opened. */
export function findPlaced(
  tx: Database,
  { windowId, period, kind }: Pick<UnopenedAlert, 'windowId' | 'period' | 'kind'>,
): Promise<PlacedRow | undefined> {
  return findRow(
    tx,
    sql<PlacedRow>`
      select v.plan_id as "planId", v.refusal from score_alert_visit v
      join score_alert a on a.id = v.alert_id
      join score_list l on l.id = a.list_id
      where a.window_id = ${windowId} and l.period = ${period} and a.kind = ${kind}
      order by l.revision desc limit 1`,
  )
}

export interface AlertVisitInsert extends PlacedRow {
  readonly alertId: string
  readonly divisionId: number
  readonly hallId: number
  readonly at: Date
}

export async function insertAlertVisit(tx: Database, row: AlertVisitInsert): Promise<void> {
  await sql`
    insert into score_alert_visit (alert_id, division_id, hall_id, plan_id, refusal, placed_at)
    values (${row.alertId}, ${row.divisionId}, ${row.hallId}, ${row.planId}, ${row.refusal}, ${row.at})`.execute(tx)
}

export interface UndrawnVisit
  extends Pick<UnopenedAlert, 'divisionId' | 'windowId' | 'hallCode' | 'windowCode' | 'period' | 'kind'> {
  readonly planId: string
}

/** Plans that the platform has placed and draws itself, whose time has come. */
export function findUndrawn(db: Database, now: Date): Promise<readonly UndrawnVisit[]> {
  return queryRows(
    db,
    sql<UndrawnVisit>`
      select distinct on (p.id) p.id as "planId", p.division_id as "divisionId", a.window_id as "windowId", h.hall_code as "hallCode",
        w.window_code as "windowCode", l.period, a.kind
      from score_alert_visit v
      join assessment_plan p on p.id = v.plan_id and p.randomness is null and p.draw_not_before <= ${now}
      join score_alert a on a.id = v.alert_id
      join score_list l on l.id = a.list_id
      join service_hall h on h.id = a.hall_id
      join service_window w on w.id = a.window_id
      where not exists (select from assessment_draw d where d.plan_id = p.id)
        and not exists (select from assessment_plan_end e where e.plan_id = p.id)
      order by p.id, l.revision`,
  )
}
