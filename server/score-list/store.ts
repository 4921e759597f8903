import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { ScoreAlert, ScoreAlertCause, ScoreAlertKind, ScoreAlertOpening } from '../../domain/score-alert.ts'
import type { ScoreLink, ScoreLinkDecision } from '../../domain/score-link.ts'
import type { ScoreListing, ScoreListName } from '../../domain/score-list.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'
import type { WindowPlace } from '../score-period/index.ts'

/** Two sweeps wait for each other. */
export async function lockLists(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('score-list', 0))`.execute(tx)
}

export async function findListedComputations(db: Database): Promise<readonly string[]> {
  const rows = await queryRows(db, sql<{ id: string }>`select computation_id as id from score_list`)
  return rows.map(({ id }) => id)
}

export interface ListInsert {
  readonly id: string
  readonly computationId: string
  readonly period: string
  readonly revision: number
  readonly alertPolicyId: number
  readonly listPolicyId: number
  readonly resultDigest: Buffer
  readonly alerts: number
  readonly entries: number
  readonly computedAt: Date
}

export async function insertList(tx: Database, row: ListInsert): Promise<void> {
  await sql`
    insert into score_list (id, computation_id, period, revision, alert_policy_id, list_policy_id, result_digest, alerts, entries, computed_at)
    values (${row.id}, ${row.computationId}, ${row.period}, ${row.revision}, ${row.alertPolicyId}, ${row.listPolicyId}, ${row.resultDigest},
      ${row.alerts}, ${row.entries}, ${row.computedAt})`.execute(tx)
}

export type AlertBody = Pick<ScoreAlert, 'expected' | 'months' | 'sumThousandths'>

export interface NewAlert {
  readonly id: string
  readonly listId: string
  readonly place: WindowPlace
  readonly kind: ScoreAlertKind
  readonly cause: ScoreAlertCause
  readonly opens: ScoreAlertOpening
  readonly decisionId: string | null
  readonly body: AlertBody
  readonly foundAt: Date
}

export async function insertAlerts(tx: Database, rows: readonly NewAlert[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into score_alert (id, list_id, window_id, division_id, hall_id, kind, cause, opens, decision_id, body, found_at)
    select s.id, s."listId", (s.place ->> 'windowId')::integer, (s.place ->> 'divisionId')::integer, (s.place ->> 'hallId')::integer, s.kind, s.cause, s.opens,
      s."decisionId", s.body, s."foundAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as s (id uuid, "listId" uuid, place jsonb, kind text, cause text, opens text, "decisionId" uuid, body jsonb, "foundAt" timestamptz)`.execute(
    tx,
  )
}

export type EntryBody = Omit<ScoreListing, 'key' | 'list'>

export interface NewEntry {
  readonly id: string
  readonly listId: string
  readonly place: WindowPlace
  readonly list: ScoreListName
  readonly decisionId: string | null
  readonly answersUntil: Date | null
  readonly endsOn: PlainDate
  readonly body: EntryBody
  readonly listedAt: Date
}

export async function insertEntries(tx: Database, rows: readonly NewEntry[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into score_list_entry (id, list_id, window_id, division_id, hall_id, list, decision_id, answers_until, ends_on, body, listed_at)
    select s.id, s."listId", (s.place ->> 'windowId')::integer, (s.place ->> 'divisionId')::integer, (s.place ->> 'hallId')::integer, s.list,
      s."decisionId", s."answersUntil", s."endsOn", s.body, s."listedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as s (id uuid, "listId" uuid, place jsonb, list text, "decisionId" uuid, "answersUntil" timestamptz, "endsOn" date, body jsonb, "listedAt" timestamptz)`.execute(
    tx,
  )
}

/** Of earlier versions of a month the first in which each window came on each list and was told so: by `window list`. */
export async function findToldBefore(
  tx: Database,
  period: string,
): Promise<ReadonlyMap<string, { readonly answersUntil: Date; readonly endsOn: PlainDate }>> {
  const rows = await queryRows(
    tx,
    sql<{ key: string; answersUntil: Date; endsOn: PlainDate }>`
      select distinct on (e.window_id, e.list) e.window_id || ' ' || e.list as key, e.answers_until as "answersUntil", e.ends_on as "endsOn"
      from score_list_entry e join score_list l on l.id = e.list_id
      where l.period = ${period} and e.answers_until is not null order by e.window_id, e.list, l.revision`,
  )
  return new Map(rows.map(({ key, ...told }) => [key, told]))
}

/** Who runs each hall on the last day of a period. @param endDay the first day after it */
export async function findManagers(db: Database, endDay: PlainDate): Promise<ReadonlyMap<number, number>> {
  const rows = await queryRows(
    db,
    sql<{ hallId: number; organizationId: number }>`
      select distinct on (hall_id) hall_id as "hallId", managing_organization_id as "organizationId"
      from service_hall_version order by hall_id, effective_from >= ${endDay}::date, effective_from desc, revision desc`,
  )
  return new Map(rows.map(({ hallId, organizationId }) => [hallId, organizationId]))
}

export interface LinkDecisionRow extends ScoreLinkDecision {
  readonly divisionCode: string
  readonly divisionName: string
  readonly reason: string
  readonly accountId: string
  readonly decidedAt: Date
}

/** In the order in which they were made. */
export function listLinkDecisions(db: Database): Promise<readonly LinkDecisionRow[]> {
  return queryRows(
    db,
    sql<LinkDecisionRow>`
      select x.id, x.turn, x.link, x.division_id as "divisionId", x.is_on as "isOn", x.from_day as "fromDay", x.reason, x.account_id as "accountId",
        x.decided_at as "decidedAt", d.division_code as "divisionCode", coalesce(v.name, d.division_code) as "divisionName"
      from score_link_decision x join administrative_division d on d.id = x.division_id
      left join lateral (
        select name from administrative_division_version where division_id = d.id order by effective_from desc, revision desc limit 1) v on true
      order by x.turn`,
  )
}

export interface LinkDecisionInsert {
  readonly id: string
  readonly link: ScoreLink
  readonly divisionId: number
  readonly isOn: boolean
  readonly fromDay: PlainDate
  readonly reason: string
  readonly accountId: string
  readonly at: Date
}

export async function insertLinkDecision(tx: Database, row: LinkDecisionInsert): Promise<void> {
  await sql`
    insert into score_link_decision (id, link, division_id, is_on, from_day, reason, account_id, decided_at)
    values (${row.id}, ${row.link}, ${row.divisionId}, ${row.isOn}, ${row.fromDay}::date, ${row.reason}, ${row.accountId}, ${row.at})`.execute(
    tx,
  )
}

export interface FoundCount {
  readonly name: string
  readonly inForce: number
  readonly inShadow: number
}

/** What was found in months, by the newest version of each: alerts by kind and listings by list, those that count and those in shadow. */
export function countFound(
  db: Database,
  what: 'score_alert' | 'score_list_entry',
  { periods, divisionIds }: { readonly periods: readonly string[]; readonly divisionIds: readonly number[] },
): Promise<readonly FoundCount[]> {
  const name = what === 'score_alert' ? sql`x.kind` : sql`x.list`
  return queryRows(
    db,
    sql<FoundCount>`
      select ${name} as name, count(x.decision_id)::integer as "inForce", (count(*) - count(x.decision_id))::integer as "inShadow"
      from ${sql.table(what)} x join score_list l on l.id = x.list_id
      where l.period = any (${periods}::text[]) and x.division_id = any (${divisionIds}::integer[])
        and not exists (select from score_list later where later.period = l.period and later.revision > l.revision)
      group by 1 order by 1`,
  )
}
