import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

interface AgencyTermRow {
  readonly sequence: number
  readonly qualification: string
  readonly contractFrom: PlainDate
  readonly contractTo: PlainDate
  readonly team: number
  readonly publicMembers: number
  readonly recordedAt: string
}

export interface AgencyRow {
  readonly agencyId: string
  readonly name: string
  readonly divisionId: number
  readonly divisionCode: string
  readonly divisionName: string
  readonly recordedAt: Date
  readonly endedOn: PlainDate | null
  readonly reason: string | null
  /** The newest first. */
  readonly terms: readonly AgencyTermRow[]
  readonly members: number
}

export interface AgencyWish {
  readonly agencyId?: string | undefined
  readonly divisionId?: number | undefined
  readonly today: PlainDate
}

/** By name. Asked in the role of staff, it sees those of the place alone, and none where the role manages no pools. */
export function findAgencies(db: Database, wish: AgencyWish): Promise<readonly AgencyRow[]> {
  const [agencyId, divisionId] = [wish.agencyId ?? null, wish.divisionId ?? null]
  return queryRows(
    db,
    sql<AgencyRow>`
      select a.id as "agencyId", a.name, a.division_id as "divisionId", d.division_code as "divisionCode",
        coalesce(v.name, d.division_code) as "divisionName", a.recorded_at as "recordedAt", e.ended_on as "endedOn", e.reason,
        (select json_agg(json_build_object('sequence', t.sequence, 'qualification', t.qualification, 'contractFrom', t.contract_from,
            'contractTo', t.contract_to, 'team', t.team, 'publicMembers', t.public_members, 'recordedAt', t.recorded_at)
          order by t.sequence desc) from agency_term t where t.agency_id = a.id) as terms,
        (select count(*)::integer from assessor m left join assessor_end x on x.assessor_id = m.id
          where m.agency_id = a.id and m.recruited_on <= ${wish.today}::date and ${wish.today}::date <= m.term_to
            and (x.ended_on is null or x.ended_on > ${wish.today}::date)) as members
      from agency a
      join administrative_division d on d.id = a.division_id
      left join lateral (select name from administrative_division_version n where n.division_id = d.id
        and n.effective_from <= ${wish.today}::date order by n.effective_from desc, n.revision desc limit 1) v on true
      left join agency_end e on e.agency_id = a.id
      where (${agencyId}::uuid is null or a.id = ${agencyId}::uuid) and (${divisionId}::integer is null or a.division_id = ${divisionId})
      order by a.name, a.id`,
  )
}

/** The same in a transaction of staff, which is told in which role the caller acts. */
export async function findAgenciesAs(tx: Database, role: string, wish: AgencyWish): Promise<readonly AgencyRow[]> {
  await sql`select set_config('yiping.role', ${role}, true)`.execute(tx)
  return findAgencies(tx, wish)
}

interface Recorded {
  readonly accountId: string | null
  readonly at: Date
}

export interface AgencyInsert extends Recorded {
  readonly id: string
  readonly divisionId: number
  readonly name: string
}

export async function insertAgency(tx: Database, row: AgencyInsert): Promise<void> {
  await sql`
    insert into agency (id, division_id, name, account_id, recorded_at)
    values (${row.id}, ${row.divisionId}, ${row.name}, ${row.accountId}, ${row.at})`.execute(tx)
}

export interface AgencyTermInsert extends Recorded, Omit<AgencyTermRow, 'recordedAt'> {
  readonly agencyId: string
  readonly divisionId: number
}

/** Throws a unique violation where somebody else has noted one meanwhile. */
export async function insertAgencyTerm(tx: Database, row: AgencyTermInsert): Promise<void> {
  await sql`
    insert into agency_term (agency_id, sequence, division_id, qualification, contract_from, contract_to, team, public_members, account_id,
      recorded_at)
    values (${row.agencyId}, ${row.sequence}, ${row.divisionId}, ${row.qualification}, ${row.contractFrom}, ${row.contractTo}, ${row.team},
      ${row.publicMembers}, ${row.accountId}, ${row.at})`.execute(tx)
}

export interface AgencyEndInsert extends Recorded {
  readonly agencyId: string
  readonly divisionId: number
  readonly endedOn: PlainDate
  readonly reason: string
}

/** @returns whether it had not been ended before */
export async function insertAgencyEnd(tx: Database, row: AgencyEndInsert): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ id: string }>`
      insert into agency_end (agency_id, division_id, ended_on, reason, account_id, recorded_at)
      values (${row.agencyId}, ${row.divisionId}, ${row.endedOn}, ${row.reason}, ${row.accountId}, ${row.at})
      on conflict (agency_id) do nothing returning agency_id as id`,
  )
  return kept !== undefined
}
