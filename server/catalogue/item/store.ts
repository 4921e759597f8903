import type { limitUnits } from '../../../domain/catalogue-version.ts'
import type { caseTypes } from '../../../domain/service-case.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { EntryStatus, ListWish } from '../shapes.ts'

interface Limit {
  readonly value: number
  readonly unit: (typeof limitUnits)[number]
}

export interface ItemContent {
  readonly name: string
  readonly taskType: string
  readonly organizationCode: string
  readonly forCitizens: boolean
  readonly forEnterprises: boolean
  readonly caseType: (typeof caseTypes)[number]
  readonly committedLimit: Limit | null
  readonly statutoryLimit: Limit | null
  readonly mustBeOnSite: boolean
  readonly status: EntryStatus
}

type ItemRow = ItemContent & { readonly isBegun: boolean; readonly lastRevision: number }

const limits = sql`
  case when v.committed_limit_value is not null then jsonb_build_object('value', v.committed_limit_value, 'unit', v.committed_limit_unit) end as "committedLimit",
  case when v.statutory_limit_value is not null then jsonb_build_object('value', v.statutory_limit_value, 'unit', v.statutory_limit_unit) end as "statutoryLimit"`

export function findItemVersion(tx: Database, code: string, on: string): Promise<ItemRow | undefined> {
  return findRow(
    tx,
    sql<ItemRow>`
      select v.name, v.task_type as "taskType", o.uscc as "organizationCode", v.for_citizens as "forCitizens", v.for_enterprises as "forEnterprises",
        v.case_type as "caseType", ${limits}, v.must_be_on_site as "mustBeOnSite", v.status, v.name is not null as "isBegun",
        coalesce((select max(revision) from service_item_version x where x.item_id = i.id and x.effective_from = ${on}::date), 0) as "lastRevision"
      from service_item i
      left join lateral (select name, task_type, organization_id, for_citizens, for_enterprises, case_type, committed_limit_value, committed_limit_unit,
          statutory_limit_value, statutory_limit_unit, must_be_on_site, status from service_item_version x
        where x.item_id = i.id and x.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) v on true
      left join organization o on o.id = v.organization_id
      where i.item_code = ${code}`,
  )
}

export async function isItem(tx: Database, code: string): Promise<boolean> {
  return (await findRow(tx, sql`select 1 from service_item where item_code = ${code}`)) !== undefined
}

/** Every organization that has ever answered for an item. */
export async function findItemOrganizations(tx: Database, code: string): Promise<readonly string[]> {
  const rows = await queryRows(
    tx,
    sql<{ uscc: string }>`
      select distinct o.uscc from service_item i join service_item_version v on v.item_id = i.id join organization o on o.id = v.organization_id
      where i.item_code = ${code}`,
  )
  return rows.map(({ uscc }) => uscc)
}

export async function appendItemVersion(
  tx: Database,
  code: string,
  item: ItemContent,
  from: string,
  revision: number,
): Promise<void> {
  const { committedLimit, statutoryLimit } = item
  await sql`insert into service_item (item_code) values (${code}) on conflict do nothing`.execute(tx)
  await sql`
    insert into service_item_version (item_id, effective_from, revision, name, task_type, organization_id, for_citizens, for_enterprises, case_type,
      committed_limit_value, committed_limit_unit, statutory_limit_value, statutory_limit_unit, must_be_on_site, status)
    select i.id, ${from}::date, ${revision}, ${item.name}, ${item.taskType}, o.id, ${item.forCitizens}, ${item.forEnterprises}, ${item.caseType},
      ${committedLimit?.value ?? null}::integer, ${committedLimit?.unit ?? null}::text, ${statutoryLimit?.value ?? null}::integer,
      ${statutoryLimit?.unit ?? null}::text, ${item.mustBeOnSite}, ${item.status}::entry_status
    from service_item i, organization o where i.item_code = ${code} and o.uscc = ${item.organizationCode}`.execute(tx)
}

export interface ItemListed extends ItemContent {
  readonly itemCode: string
  readonly effectiveFrom: string
}

export function listItemVersions(db: Database, wish: ListWish): Promise<readonly ItemListed[]> {
  return queryRows(
    db,
    sql<ItemListed>`
      select i.item_code as "itemCode", v.name, v.task_type as "taskType", o.uscc as "organizationCode", v.for_citizens as "forCitizens",
        v.for_enterprises as "forEnterprises", v.case_type as "caseType", ${limits}, v.must_be_on_site as "mustBeOnSite", v.status,
        v.effective_from as "effectiveFrom"
      from service_item i
      join lateral (select name, task_type, organization_id, for_citizens, for_enterprises, case_type, committed_limit_value, committed_limit_unit,
          statutory_limit_value, statutory_limit_unit, must_be_on_site, status, effective_from from service_item_version x
        where x.item_id = i.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) v on true
      join organization o on o.id = v.organization_id
      join lateral (select division_id from organization_version x
        where x.organization_id = o.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) ov on true
      where ov.division_id = any(${wish.divisionIds}::integer[]) and i.item_code > ${wish.after}
      order by i.item_code limit ${wish.limit}`,
  )
}
