import type { materialForms } from '../../../domain/opening-hours.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { ListWish } from '../shapes.ts'

interface Material {
  readonly name: string
  readonly form: (typeof materialForms)[number]
}

interface Fee {
  readonly name: string
  readonly fen: number
  readonly basis: string
}

/** Null: not known. */
export interface GuideContent {
  readonly materials: Material[] | null
  readonly fees: Fee[] | null
}

type GuideRow = GuideContent & { readonly isBegun: boolean; readonly lastRevision: number }

/** Undefined where nobody has ever said what an item needs. */
export function findGuideVersion(tx: Database, itemCode: string, on: string): Promise<GuideRow | undefined> {
  return findRow(
    tx,
    sql<GuideRow>`
      select v.materials, v.fees, v.effective_from is not null as "isBegun",
        coalesce((select max(revision) from item_guide_version x where x.item_id = i.id and x.effective_from = ${on}::date), 0) as "lastRevision"
      from service_item i
      left join lateral (select materials, fees, effective_from from item_guide_version x
        where x.item_id = i.id and x.effective_from <= ${on}::date order by effective_from desc, revision desc limit 1) v on true
      where i.item_code = ${itemCode} and exists (select 1 from item_guide_version x where x.item_id = i.id)`,
  )
}

export async function appendGuideVersion(
  tx: Database,
  itemCode: string,
  { materials, fees }: GuideContent,
  from: string,
  revision: number,
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  await sql`
    insert into item_guide_version (item_id, effective_from, revision, materials, fees)
    select id, ${from}::date, ${revision}, ${json(materials)}::jsonb, ${json(fees)}::jsonb from service_item where item_code = ${itemCode}`.execute(
    tx,
  )
}

export interface GuideListed extends GuideContent {
  readonly itemCode: string
  readonly effectiveFrom: string
}

export function listGuideVersions(db: Database, wish: ListWish): Promise<readonly GuideListed[]> {
  return queryRows(
    db,
    sql<GuideListed>`
      select i.item_code as "itemCode", v.materials, v.fees, v.effective_from as "effectiveFrom"
      from service_item i
      join lateral (select organization_id from service_item_version x
        where x.item_id = i.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) iv on true
      join lateral (select division_id from organization_version x
        where x.organization_id = iv.organization_id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) ov on true
      join lateral (select materials, fees, effective_from from item_guide_version x
        where x.item_id = i.id and x.effective_from <= ${wish.on}::date order by effective_from desc, revision desc limit 1) v on true
      where ov.division_id = any(${wish.divisionIds}::integer[]) and i.item_code > ${wish.after}
      order by i.item_code limit ${wish.limit}`,
  )
}
