import type { Reach } from '../../domain/access.ts'
import type { ApiCaller } from '../api-key/index.ts'
import { appendAudit, commandOrigin } from '../audit/index.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { TrialGuide } from './guide/guide.ts'
import { insertTrialGuide } from './guide/store.ts'

/** Places, people and items to be entered together. */
export interface TrialCatalogue {
  /** The day from which all of it is in force, where nothing else is said. */
  readonly since: string
  readonly divisions: readonly { code: string; name: string; level: string; parentCode: string }[]
  readonly organizations: readonly { uscc: string; name: string; divisionCode: string }[]
  readonly halls: readonly TrialHall[]
  readonly items: readonly TrialItem[]
  /** What the pages of a hall’s windows show. */
  readonly guide?: TrialGuide
  readonly calendar?: { readonly divisionCode: string; readonly years: readonly TrialYear[] }
}

interface TrialHall {
  readonly code: string
  readonly name: string
  readonly divisionCode: string
  readonly managedBy: string
  readonly address: string
  readonly windows: readonly { code: string; name: string; kind: string }[]
  readonly staff: readonly TrialStaff[]
}

interface TrialStaff {
  readonly no: string
  readonly employedBy: string
  readonly recordId: string
  readonly post?: 'WINDOW' | 'BACK_OFFICE' | 'SUPERVISOR'
  readonly since?: string
  readonly onProbationUntil?: string
}

interface TrialItem {
  readonly code: string
  readonly name: string
  readonly taskType: string
  readonly uscc: string
  readonly forCitizens: boolean
  readonly forEnterprises: boolean
  readonly caseType: string
  readonly days: number | null
  /** Days on which it was told anew, with the same words. */
  readonly changedOn?: readonly string[]
}

interface TrialYear {
  readonly year: number
  readonly source: string
  readonly announcedOn: string
  readonly days: readonly { readonly day: string; readonly kind: string; readonly name: string }[]
}

export async function isTrialPresent(db: Database, hallCode: string): Promise<boolean> {
  return (
    (await findRow(db, sql<{ id: number }>`select id from service_hall where hall_code = ${hallCode}`)) !== undefined
  )
}

/** All or nothing: a start that was cut off in the middle leaves no half hall behind. */
export async function insertTrialCatalogue(db: Database, trial: TrialCatalogue): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await insertPlaces(tx, trial)
    for (const hall of trial.halls) await insertHall(tx, hall, trial.since)
    for (const item of trial.items) await insertItem(tx, item, trial.since)
    if (trial.guide !== undefined) await insertTrialGuide(tx, trial.guide, trial.since)
    if (trial.calendar !== undefined) await insertCalendar(tx, trial.calendar)
    await appendAudit(tx, {
      ...commandOrigin('trial'),
      act: 'TRIAL_BROUGHT',
      target: { kind: 'TRIAL', id: null },
      result: 'DONE',
      detail: { halls: trial.halls.map(({ code }) => code) },
    })
  })
}

async function insertPlaces(tx: Database, { divisions, organizations, since }: TrialCatalogue): Promise<void> {
  for (const division of divisions) {
    await sql`
      with added as (insert into administrative_division (division_code) values (${division.code}) on conflict do nothing returning id)
      insert into administrative_division_version (division_id, effective_from, name, level, parent_id)
      select added.id, ${since}::date, ${division.name}, ${division.level}, p.id
      from added, administrative_division p where p.division_code = ${division.parentCode}`.execute(tx)
  }
  for (const organization of organizations) {
    await sql`
      with added as (insert into organization (uscc) values (${organization.uscc}) returning id)
      insert into organization_version (organization_id, effective_from, name, division_id)
      select added.id, ${since}::date, ${organization.name}, d.id
      from added, administrative_division d where d.division_code = ${organization.divisionCode}`.execute(tx)
  }
}

async function insertHall(tx: Database, hall: TrialHall, since: string): Promise<void> {
  await sql`
    with added as (insert into service_hall (hall_code) values (${hall.code}) returning id)
    insert into service_hall_version (hall_id, effective_from, name, division_id, managing_organization_id, address)
    select added.id, ${since}::date, ${hall.name}, d.id, o.id, ${hall.address}
    from added, administrative_division d, organization o where d.division_code = ${hall.divisionCode} and o.uscc = ${hall.managedBy}`.execute(
    tx,
  )
  for (const window of hall.windows) {
    await sql`
      with added as (
        insert into service_window (hall_id, window_code) select id, ${window.code} from service_hall where hall_code = ${hall.code} returning id)
      insert into service_window_version (window_id, effective_from, name, kind)
      select id, ${since}::date, ${window.name}, ${window.kind} from added`.execute(tx)
  }
  for (const person of hall.staff) await insertStaff(tx, hall, person, since)
}

async function insertStaff(tx: Database, hall: TrialHall, person: TrialStaff, since: string): Promise<void> {
  await sql`
    with added as (
      insert into window_staff (hall_id, staff_no, record_id)
      select id, ${person.no}, ${person.recordId}::uuid from service_hall where hall_code = ${hall.code} returning id, hall_id)
    insert into window_staff_version (staff_id, effective_from, post, employing_organization_id, managing_hall_id, appraising_organization_id,
      on_probation_until)
    select added.id, ${person.since ?? since}::date, ${person.post ?? 'WINDOW'}, o.id, added.hall_id, m.id, ${person.onProbationUntil ?? null}::date
    from added, organization o, organization m where o.uscc = ${person.employedBy} and m.uscc = ${hall.managedBy}`.execute(
    tx,
  )
}

async function insertItem(tx: Database, item: TrialItem, since: string): Promise<void> {
  const unit = item.days === null ? null : 'WORKING_DAY'
  await sql`
    with added as (insert into service_item (item_code) values (${item.code}) returning id)
    insert into service_item_version (item_id, effective_from, name, task_type, organization_id, for_citizens, for_enterprises, case_type,
      committed_limit_value, committed_limit_unit)
    select added.id, told::date, ${item.name}, ${item.taskType}, o.id, ${item.forCitizens}, ${item.forEnterprises}, ${item.caseType},
      ${item.days}::integer, ${unit}::text
    from added, organization o, unnest(${[since, ...(item.changedOn ?? [])]}::text[]) as told where o.uscc = ${item.uscc}`.execute(
    tx,
  )
}

async function insertCalendar(
  tx: Database,
  { divisionCode, years }: NonNullable<TrialCatalogue['calendar']>,
): Promise<void> {
  for (const { year, source, announcedOn, days } of years) {
    await sql`
      insert into working_calendar_year (division_id, year, source, announced_on)
      select id, ${year}, ${source}, ${announcedOn}::date from administrative_division where division_code = ${divisionCode}`.execute(
      tx,
    )
    for (const { day, kind, name } of days) {
      await sql`
        insert into working_calendar_day (division_id, day, kind, name, source)
        select id, ${day}::date, ${kind}, ${name}, ${source} from administrative_division where division_code = ${divisionCode}`.execute(
        tx,
      )
    }
  }
}

export interface TrialPlace {
  readonly divisionId: number
  readonly sourceId: number
  readonly authority: 'LOCAL' | 'PROVINCE'
}

export async function loadTrialPlace(db: Database, divisionCode: string): Promise<TrialPlace> {
  const place = await findRow(
    db,
    sql<TrialPlace>`
      select d.id as "divisionId", s.id as "sourceId", s.authority
      from administrative_division d, data_source s where d.division_code = ${divisionCode} and s.source_code = 'yiping'`,
  )
  if (place === undefined) throw new Error('the trial division is not there')
  return place
}

/** The first key whose name begins so, and its place. */
export function findTrialCaller(
  db: Database,
  nameBegins: string,
): Promise<(ApiCaller & { readonly name: string }) | undefined> {
  return findRow(
    db,
    sql<ApiCaller & { name: string }>`
      select k.name, k.id as "apiKeyId", k.division_id as "divisionId", k.hall_id as "hallId", k.source_id as "sourceId", s.authority
      from api_key k join data_source s on s.id = k.source_id where starts_with(k.name, ${nameBegins}) order by k.id limit 1`,
  )
}

/** The trial hall, where the accounts of the trial have their posts. */
export async function loadTrialHall(db: Database, hallCode: string): Promise<Reach & { readonly hallId: number }> {
  const hall = await findRow(
    db,
    sql<{ divisionId: number; hallId: number }>`
      select v.division_id as "divisionId", h.id as "hallId" from service_hall h join service_hall_version v on v.hall_id = h.id
      where h.hall_code = ${hallCode} order by v.effective_from desc, v.revision desc limit 1`,
  )
  if (hall === undefined) throw new Error('the trial hall is not there')
  return hall
}

export async function loadTrialOrganizationId(db: Database, organizationCode: string): Promise<number> {
  const found = await findRow(db, sql<{ id: number }>`select id from organization where uscc = ${organizationCode}`)
  if (found === undefined) throw new Error('the trial organization is not there')
  return found.id
}

export async function findAccountIds(db: Database, usernames: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await queryRows(
    db,
    sql<{ username: string; id: string }>`select username, id from account where username = any(${usernames}::text[])`,
  )
  return new Map(rows.map(({ username, id }) => [username, id]))
}

/** Days from one on for which somebody was ever put on duty. */
export async function findRosteredDays(db: Database, accountId: string, from: string): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ day: string }>`select distinct day from duty_shift where account_id = ${accountId} and day >= ${from}::date`,
  )
  return rows.map(({ day }) => day)
}

export async function isPostHeld(db: Database, accountId: string, divisionId: number): Promise<boolean> {
  const found = await findRow(
    db,
    sql<{
      id: string
    }>`select id from account_post where account_id = ${accountId} and division_id = ${divisionId} and ended_at is null limit 1`,
  )
  return found !== undefined
}
