import type { Role } from '../../domain/access.ts'
import type { AgencyContract } from '../../domain/agency.ts'
import type { AssessorBackground, AssessorEndCause, AssessorPool, Employer } from '../../domain/assessor.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

interface Named {
  readonly id: number
  readonly code: string
  readonly name: string
}

/** One term in a pool, ended or not. */
export interface AssessorRow {
  readonly assessorId: string
  readonly pool: AssessorPool
  readonly accountId: string
  readonly divisionId: number
  readonly divisionCode: string
  readonly divisionName: string
  readonly background: AssessorBackground
  readonly agency: (AgencyContract & { readonly agencyId: string; readonly name: string }) | null
  readonly home: Named | null
  readonly employers: readonly (Employer & { readonly code: string; readonly name: string })[]
  /** Where he holds the post of a window supervisor. */
  readonly halls: readonly Named[]
  readonly recruitedOn: PlainDate
  readonly termTo: PlainDate
  readonly endedOn: PlainDate | null
  readonly cause: AssessorEndCause | null
  readonly reason: string | null
}

export interface AssessorWish {
  readonly assessorId?: string | undefined
  readonly accountId?: string | undefined
  readonly divisionId?: number | undefined
  readonly pool?: AssessorPool | undefined
  readonly state?: 'CURRENT' | 'PAST' | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
  readonly today: PlainDate
}

const nameOf = (table: 'administrative_division' | 'organization' | 'service_hall', id: string, today: PlainDate) => {
  const key = { administrative_division: 'division_id', organization: 'organization_id', service_hall: 'hall_id' }[
    table
  ]
  return sql`(select n.name from ${sql.table(`${table}_version`)} n where n.${sql.ref(key)} = ${sql.ref(id)}
    and n.effective_from <= ${today}::date order by n.effective_from desc, n.revision desc limit 1)`
}

/** The newest first. Asked in the role of staff, it sees those of the place alone, and none where the role manages no pools. */
export function findAssessors(db: Database, wish: AssessorWish): Promise<readonly AssessorRow[]> {
  const [assessorId, accountId, divisionId, pool, state, after, limit] = [
    ...[wish.assessorId, wish.accountId, wish.divisionId, wish.pool, wish.state, wish.after, wish.limit],
  ].map((each) => each ?? null)
  const { today } = wish
  return queryRows(
    db,
    sql<AssessorRow>`
      select m.id as "assessorId", m.pool, m.account_id as "accountId", m.division_id as "divisionId", d.division_code as "divisionCode",
        coalesce(${nameOf('administrative_division', 'd.id', today)}, d.division_code) as "divisionName", m.background,
        case when a.id is null then null else json_build_object('agencyId', a.id, 'name', a.name, 'endedOn', ae.ended_on, 'terms',
          (select json_agg(json_build_object('sequence', t.sequence, 'contractFrom', t.contract_from, 'contractTo', t.contract_to)
            order by t.sequence) from agency_term t where t.agency_id = a.id)) end as agency,
        case when h.id is null then null else json_build_object('id', h.id, 'code', h.division_code,
          'name', coalesce(${nameOf('administrative_division', 'h.id', today)}, h.division_code)) end as home,
        coalesce((select json_agg(json_build_object('organizationId', o.id, 'code', o.uscc, 'leftOn', w.left_on,
            'name', coalesce(${nameOf('organization', 'o.id', today)}, o.uscc)) order by o.uscc)
          from assessor_employer w join organization o on o.id = w.organization_id where w.assessor_id = m.id), '[]') as employers,
        coalesce((select json_agg(json_build_object('id', s.id, 'code', s.hall_code,
            'name', coalesce(${nameOf('service_hall', 's.id', today)}, s.hall_code)) order by s.hall_code)
          from service_hall s where m.pool = 'WINDOW_SUPERVISOR' and s.id in (
            select p.hall_id from account_post p where p.account_id = m.account_id and p.role = 'WINDOW_SUPERVISOR' and p.ended_at is null
              and p.effective_from <= ${today}::date and (p.effective_until is null or p.effective_until >= ${today}::date))), '[]') as halls,
        m.recruited_on as "recruitedOn", m.term_to as "termTo", e.ended_on as "endedOn", e.cause, e.reason
      from assessor m
      join administrative_division d on d.id = m.division_id
      left join administrative_division h on h.id = m.home_division_id
      left join agency a on a.id = m.agency_id
      left join agency_end ae on ae.agency_id = a.id
      left join assessor_end e on e.assessor_id = m.id
      where (${assessorId}::uuid is null or m.id = ${assessorId}::uuid) and (${accountId}::uuid is null or m.account_id = ${accountId}::uuid)
        and (${divisionId}::integer is null or m.division_id = ${divisionId}::integer) and (${pool}::text is null or m.pool = ${pool}::text)
        and (${state}::text is null or (${state}::text = 'CURRENT')
          = (m.recruited_on <= ${today}::date and ${today}::date <= m.term_to and (e.ended_on is null or e.ended_on > ${today}::date)))
        and (${after}::uuid is null or m.id < ${after}::uuid)
      order by m.id desc
      limit ${limit}::integer`,
  )
}

export async function findDivisionName(db: Database, divisionId: number, today: PlainDate): Promise<string> {
  const row = await findRow(
    db,
    sql<{ name: string }>`
      select coalesce(${nameOf('administrative_division', 'd.id', today)}, d.division_code) as name
      from administrative_division d where d.id = ${divisionId}`,
  )
  return row?.name ?? ''
}

/** In a transaction of staff: in which role the caller acts. The database shows who assesses to few. */
export async function actAs(tx: Database, role: string): Promise<void> {
  await sql`select set_config('yiping.role', ${role}, true)`.execute(tx)
}

export interface VisitRow {
  readonly assessorId: string
  readonly hallId: number
  readonly day: PlainDate
}

/** Where assessors have been since a day, or are to go: on the day of their visit, or the last on which it may be. */
export function findVisitDays(
  db: Database,
  assessorIds: readonly string[],
  since: PlainDate,
): Promise<readonly VisitRow[]> {
  return queryRows(
    db,
    sql<VisitRow>`
      select v.assessor_id as "assessorId", v.hall_id as "hallId",
        coalesce((a.arrived_at at time zone 'Asia/Shanghai')::date, v.to_day) as day
      from assessment_visit v left join assessment a on a.visit_id = v.id
      where v.assessor_id = any(${assessorIds}::uuid[]) and v.to_day >= ${since}::date
        and not exists (select from assessment_visit_end e where e.visit_id = v.id)`,
  )
}

/** Of which level divisions are on a day. */
export function findLevels(
  db: Database,
  divisionIds: readonly number[],
  on: PlainDate,
): Promise<readonly { readonly divisionId: number; readonly level: string }[]> {
  return queryRows(
    db,
    sql<{ divisionId: number; level: string }>`
      select distinct on (division_id) division_id as "divisionId", level from administrative_division_version
      where division_id = any(${divisionIds}::integer[]) and effective_from <= ${on}::date
      order by division_id, effective_from desc, revision desc`,
  )
}

export interface WindowTies {
  readonly windowId: number
  readonly hallId: number
  readonly divisionId: number
  readonly organizationIds: readonly number[]
}

/**
 * Who manages the halls of windows on a day, and whose items are served at them. Where nobody has described which items those are, whoever has sent
 * staff to the hall counts: rather one too many is kept away than one who is tied.
 */
export function findWindowTies(
  db: Database,
  windowIds: readonly number[],
  on: PlainDate,
): Promise<readonly WindowTies[]> {
  return queryRows(
    db,
    sql<WindowTies>`
      select w.id as "windowId", w.hall_id as "hallId", hv.division_id as "divisionId",
        array(select hv.managing_organization_id union
          select iv.organization_id from window_item wi
          join lateral (select status from window_item_version v where v.window_item_id = wi.id and v.effective_from <= ${on}::date
            order by v.effective_from desc, v.revision desc limit 1) served on served.status = 'OPEN'
          join lateral (select organization_id from service_item_version v where v.item_id = wi.item_id and v.effective_from <= ${on}::date
            order by v.effective_from desc, v.revision desc limit 1) iv on true
          where wi.window_id = w.id
          union
          select sv.employing_organization_id from window_staff s
          join lateral (select employing_organization_id, status from window_staff_version v where v.staff_id = s.id
            and v.effective_from <= ${on}::date order by v.effective_from desc, v.revision desc limit 1) sv on sv.status = 'OPEN'
          where s.hall_id = w.hall_id and not exists (select from window_item wi where wi.window_id = w.id)
          order by 1) as "organizationIds"
      from service_window w
      join lateral (select division_id, managing_organization_id from service_hall_version v
        where v.hall_id = w.hall_id and v.effective_from <= ${on}::date order by v.effective_from desc, v.revision desc limit 1) hv on true
      where w.id = any(${windowIds}::integer[])`,
  )
}

export interface CandidatePost {
  readonly accountId: string
  readonly role: Role
  readonly divisionId: number
  readonly hallId: number | null
}

/** Posts of some roles that hold today, of accounts that are open. */
export function findCandidatePosts(
  db: Database,
  roles: readonly Role[],
  {
    accountId = null,
    today,
    now,
  }: { readonly accountId?: string | null; readonly today: PlainDate; readonly now: Date },
): Promise<readonly CandidatePost[]> {
  return queryRows(
    db,
    sql<CandidatePost>`
      select p.account_id as "accountId", p.role, p.division_id as "divisionId", p.hall_id as "hallId"
      from account_post p join account a on a.id = p.account_id
      where p.role = any(${roles}::text[]) and p.ended_at is null and a.disabled_at is null and (a.expires_at is null or a.expires_at > ${now})
        and p.effective_from <= ${today}::date and (p.effective_until is null or p.effective_until >= ${today}::date)
        and (${accountId}::uuid is null or a.id = ${accountId}::uuid)
      order by a.username, p.id`,
  )
}

/** The last time that somebody was disqualified, in whatever pool and place; null: never. */
export async function findDisqualification(db: Database, accountId: string): Promise<PlainDate | null> {
  const row = await findRow(
    db,
    sql<{ on: PlainDate | null }>`
      select max(e.ended_on) as on from assessor_end e join assessor m on m.id = e.assessor_id
      where m.account_id = ${accountId} and e.cause = 'DISQUALIFIED'`,
  )
  return row?.on ?? null
}

/** Held until the transaction ends: of two who take the same person in at once, one is told. */
export async function lockPerson(tx: Database, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('assessor|' || ${accountId}::text, 0))`.execute(tx)
}

export interface AssessorInsert {
  readonly id: string
  readonly divisionId: number
  readonly pool: AssessorPool
  readonly accountId: string
  readonly agencyId: string | null
  readonly background: AssessorBackground
  readonly homeDivisionId: number | null
  readonly employers: readonly Employer[]
  readonly recruitedOn: PlainDate
  readonly termTo: PlainDate
  readonly recordedBy: string | null
  readonly at: Date
}

export async function insertAssessor(tx: Database, row: AssessorInsert): Promise<void> {
  await sql`
    insert into assessor (id, division_id, pool, account_id, agency_id, background, home_division_id, recruited_on, term_to, recorded_by,
      recorded_at)
    values (${row.id}, ${row.divisionId}, ${row.pool}, ${row.accountId}, ${row.agencyId}, ${row.background}, ${row.homeDivisionId},
      ${row.recruitedOn}, ${row.termTo}, ${row.recordedBy}, ${row.at})`.execute(tx)
  if (row.employers.length === 0) return
  await sql`
    insert into assessor_employer (assessor_id, organization_id, division_id, left_on)
    select ${row.id}::uuid, "organizationId", ${row.divisionId}::integer, "leftOn"
    from jsonb_to_recordset(${JSON.stringify(row.employers)}::jsonb) as sent ("organizationId" integer, "leftOn" date)`.execute(
    tx,
  )
}

export interface AssessorEndInsert {
  readonly assessorId: string
  readonly divisionId: number
  readonly endedOn: PlainDate
  readonly cause: AssessorEndCause
  readonly reason: string
  readonly accountId: string | null
  readonly at: Date
}

/** @returns whether it had not been ended before */
export async function insertAssessorEnd(tx: Database, row: AssessorEndInsert): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ id: string }>`
      insert into assessor_end (assessor_id, division_id, ended_on, cause, reason, account_id, recorded_at)
      values (${row.assessorId}, ${row.divisionId}, ${row.endedOn}, ${row.cause}, ${row.reason}, ${row.accountId}, ${row.at})
      on conflict (assessor_id) do nothing returning assessor_id as id`,
  )
  return kept !== undefined
}
