import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { EntryStatus, ListWish } from '../shapes.ts'

export interface VariantContent {
  readonly name: string
  readonly status: EntryStatus
}

type VariantRow = VariantContent & { readonly isBegun: boolean; readonly lastRevision: number }

export function findVariantVersion(tx: Database, code: string, on: string): Promise<VariantRow | undefined> {
  return findRow(
    tx,
    sql<VariantRow>`
      select v.name, v.status, v.name is not null as "isBegun",
        coalesce((select max(revision) from service_item_variant_version x where x.variant_id = s.id and x.effective_from = ${on}::date), 0) as "lastRevision"
      from service_item_variant s
      left join lateral (select name, status from service_item_variant_version x
        where x.variant_id = s.id and x.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) v on true
      where s.handle_item_code = ${code}`,
  )
}

export async function appendVariantVersion(
  tx: Database,
  itemCode: string,
  code: string,
  { name, status }: VariantContent,
  from: string,
  revision: number,
): Promise<void> {
  await sql`
    insert into service_item_variant (item_id, handle_item_code) select id, ${code} from service_item where item_code = ${itemCode}
    on conflict do nothing`.execute(tx)
  await sql`
    insert into service_item_variant_version (variant_id, effective_from, revision, name, status)
    select id, ${from}::date, ${revision}, ${name}, ${status}::entry_status from service_item_variant where handle_item_code = ${code}`.execute(
    tx,
  )
}

export interface VariantListed extends VariantContent {
  readonly handleItemCode: string
  readonly itemCode: string
  readonly effectiveFrom: string
}

export function listVariantVersions(db: Database, wish: ListWish): Promise<readonly VariantListed[]> {
  return queryRows(
    db,
    sql<VariantListed>`
      select s.handle_item_code as "handleItemCode", i.item_code as "itemCode", v.name, v.status, v.effective_from as "effectiveFrom"
      from service_item_variant s
      join service_item i on i.id = s.item_id
      join lateral (select organization_id from service_item_version x
        where x.item_id = i.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) iv on true
      join lateral (select division_id from organization_version x
        where x.organization_id = iv.organization_id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) ov on true
      join lateral (select name, status, effective_from from service_item_variant_version x
        where x.variant_id = s.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) v on true
      where ov.division_id = any(${wish.divisionIds}::integer[]) and s.handle_item_code > ${wish.after}
      order by s.handle_item_code limit ${wish.limit}`,
  )
}
