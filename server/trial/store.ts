import { type Database, findRow, sql } from '../platform/database.ts'

export interface TrialHall {
  readonly divisions: readonly { code: string; name: string; level: string; parentCode: string }[]
  readonly organizations: readonly { uscc: string; name: string; divisionCode: string }[]
  readonly hall: { code: string; name: string; divisionCode: string; managedBy: string; address: string }
  readonly windows: readonly { code: string; name: string; kind: string }[]
  readonly staff: readonly { no: string; employedBy: string; recordId: string }[]
  readonly items: readonly {
    code: string
    name: string
    taskType: string
    uscc: string
    forCitizens: boolean
    forEnterprises: boolean
    caseType: string
    days: number | null
  }[]
}

const since = '2026-01-01'

export async function isTrialPresent(db: Database, hallCode: string): Promise<boolean> {
  return (
    (await findRow(db, sql<{ id: number }>`select id from service_hall where hall_code = ${hallCode}`)) !== undefined
  )
}

/** All or nothing: a start that was cut off in the middle leaves no half hall behind. */
export async function insertTrialHall(db: Database, trial: TrialHall): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await insertPlaces(tx, trial)
    await insertHall(tx, trial)
    await insertItems(tx, trial)
  })
}

async function insertPlaces(tx: Database, trial: TrialHall): Promise<void> {
  for (const division of trial.divisions) {
    await sql`
      with added as (insert into administrative_division (division_code) values (${division.code}) returning id)
      insert into administrative_division_version (division_id, effective_from, name, level, parent_id)
      select added.id, ${since}::date, ${division.name}, ${division.level}, p.id
      from added, administrative_division p where p.division_code = ${division.parentCode}`.execute(tx)
  }
  for (const organization of trial.organizations) {
    await sql`
      with added as (insert into organization (uscc) values (${organization.uscc}) returning id)
      insert into organization_version (organization_id, effective_from, name, division_id)
      select added.id, ${since}::date, ${organization.name}, d.id
      from added, administrative_division d where d.division_code = ${organization.divisionCode}`.execute(tx)
  }
}

async function insertHall(tx: Database, { hall, windows, staff }: TrialHall): Promise<void> {
  await sql`
    with added as (insert into service_hall (hall_code) values (${hall.code}) returning id)
    insert into service_hall_version (hall_id, effective_from, name, division_id, managing_organization_id, address)
    select added.id, ${since}::date, ${hall.name}, d.id, o.id, ${hall.address}
    from added, administrative_division d, organization o where d.division_code = ${hall.divisionCode} and o.uscc = ${hall.managedBy}`.execute(
    tx,
  )
  for (const window of windows) {
    await sql`
      with added as (
        insert into service_window (hall_id, window_code) select id, ${window.code} from service_hall where hall_code = ${hall.code} returning id)
      insert into service_window_version (window_id, effective_from, name, kind)
      select id, ${since}::date, ${window.name}, ${window.kind} from added`.execute(tx)
  }
  for (const person of staff) {
    await sql`
      with added as (
        insert into window_staff (hall_id, staff_no, record_id)
        select id, ${person.no}, ${person.recordId}::uuid from service_hall where hall_code = ${hall.code} returning id, hall_id)
      insert into window_staff_version (staff_id, effective_from, post, employing_organization_id, managing_hall_id, appraising_organization_id)
      select added.id, ${since}::date, 'WINDOW', o.id, added.hall_id, m.id
      from added, organization o, organization m where o.uscc = ${person.employedBy} and m.uscc = ${hall.managedBy}`.execute(
      tx,
    )
  }
}

async function insertItems(tx: Database, trial: TrialHall): Promise<void> {
  for (const item of trial.items) {
    const unit = item.days === null ? null : 'WORKING_DAY'
    await sql`
      with added as (insert into service_item (item_code) values (${item.code}) returning id)
      insert into service_item_version (item_id, effective_from, name, task_type, organization_id, for_citizens, for_enterprises, case_type,
        committed_limit_value, committed_limit_unit)
      select added.id, ${since}::date, ${item.name}, ${item.taskType}, o.id, ${item.forCitizens}, ${item.forEnterprises}, ${item.caseType},
        ${item.days}::integer, ${unit}::text
      from added, organization o where o.uscc = ${item.uscc}`.execute(tx)
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
