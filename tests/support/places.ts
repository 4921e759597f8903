import type { TestDatabase } from './database.ts'

/** Beside the trial hall: a second hall of the same district, and a district that is nobody's business there. */
export const secondHall = 'YP-TRIAL-02'
export const otherDistrict = '990103000000'
export const otherHall = 'YP-TRIAL-03'
export const otherOrganization = '11990103MB0000009E'

/** Places as an administrator would enter them. */
export async function bringMorePlaces(database: TestDatabase): Promise<void> {
  await database.query(`
    with added as (insert into administrative_division (division_code) values ('${otherDistrict}') returning id)
    insert into administrative_division_version (division_id, effective_from, name, level, parent_id)
    select added.id, '2026-01-01', '邻区', 'DISTRICT', p.id from added, administrative_division p where p.division_code = '990100000000'`)
  await database.query(`
    with added as (insert into organization (uscc) values ('${otherOrganization}') returning id)
    insert into organization_version (organization_id, effective_from, name, division_id)
    select added.id, '2026-01-01', '邻区分局', d.id from added, administrative_division d where d.division_code = '${otherDistrict}'`)
  await bringHall(database, secondHall, '990102000000')
  await bringHall(database, otherHall, otherDistrict)
}

async function bringHall(
  database: TestDatabase,
  hallCode: string,
  divisionCode: string,
  managing = '11990102MB0000001A',
): Promise<void> {
  await database.query(
    `with added as (insert into service_hall (hall_code) values ($1) returning id)
     insert into service_hall_version (hall_id, effective_from, name, division_id, managing_organization_id)
     select added.id, '2026-01-01', '分厅', d.id, o.id from added, administrative_division d, organization o
     where d.division_code = $2 and o.uscc = $3`,
    [hallCode, divisionCode, managing],
  )
  await database.query(
    `with added as (insert into service_window (hall_id, window_code) select id, 'A01' from service_hall where hall_code = $1 returning id)
     insert into service_window_version (window_id, effective_from, name, kind) select id, '2026-01-01', '综合窗口', 'COMPREHENSIVE' from added`,
    [hallCode],
  )
}

/** A district of another city of the same province. */
export const farDistrict = '990202000000'
export const farHall = 'YP-TRIAL-04'
export const farOrganization = '11990202MB0000007G'

export async function bringFarCity(database: TestDatabase): Promise<void> {
  for (const [code, name, level, parent] of [
    ['990200000000', '邻市', 'CITY', '990000000000'],
    [farDistrict, '远区', 'DISTRICT', '990200000000'],
  ] as const)
    await database.query(
      `with added as (insert into administrative_division (division_code) values ($1) returning id)
       insert into administrative_division_version (division_id, effective_from, name, level, parent_id)
       select added.id, '2026-01-01', $2, $3, p.id from added, administrative_division p where p.division_code = $4`,
      [code, name, level, parent],
    )
  await database.query(
    `with added as (insert into organization (uscc) values ($1) returning id)
     insert into organization_version (organization_id, effective_from, name, division_id)
     select added.id, '2026-01-01', '远区分局', d.id from added, administrative_division d where d.division_code = $2`,
    [farOrganization, farDistrict],
  )
  // A hall of its own unit: nobody of the trial’s own has a part in what is said there.
  await bringHall(database, farHall, farDistrict, farOrganization)
}
