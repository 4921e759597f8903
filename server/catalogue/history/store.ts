import type { CatalogueKind } from '../../../domain/catalogue-version.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface VersionRow {
  readonly effectiveFrom: string
  readonly revision: number
  readonly recordedAt: Date
  readonly content: Readonly<Record<string, unknown>>
}

/** Halls’ and windows’ codes are joined by a slash, as in the cursors of the lists. */
const part = (code: string, place: number) => sql`split_part(${code}, '/', ${place}::integer)`

/** Every version of an entry by kind, with what it says in the words of the API; a name of staff is never among it. */
const versionsOf: { readonly [Kind in CatalogueKind]: (code: string) => ReturnType<typeof sql> } = {
  division: (code) => sql`
    select v.effective_from, v.revision, v.recorded_at, jsonb_build_object('name', v.name, 'level', v.level, 'parentCode', p.division_code, 'status', v.status) as content
    from administrative_division d join administrative_division_version v on v.division_id = d.id
    left join administrative_division p on p.id = v.parent_id where d.division_code = ${code}`,
  organization: (code) => sql`
    select v.effective_from, v.revision, v.recorded_at, jsonb_build_object('name', v.name, 'divisionCode', d.division_code, 'status', v.status) as content
    from organization o join organization_version v on v.organization_id = o.id
    join administrative_division d on d.id = v.division_id where o.uscc = ${code}`,
  hall: (code) => sql`
    select v.effective_from, v.revision, v.recorded_at, jsonb_build_object('name', v.name, 'divisionCode', d.division_code,
      'managingOrganizationCode', o.uscc, 'address', v.address, 'status', v.status) as content
    from service_hall h join service_hall_version v on v.hall_id = h.id join administrative_division d on d.id = v.division_id
    join organization o on o.id = v.managing_organization_id where h.hall_code = ${code}`,
  window: (code) => sql`
    select v.effective_from, v.revision, v.recorded_at, jsonb_build_object('name', v.name, 'kind', v.kind, 'status', v.status) as content
    from service_hall h join service_window w on w.hall_id = h.id join service_window_version v on v.window_id = w.id
    where h.hall_code = ${part(code, 1)} and w.window_code = ${part(code, 2)}`,
  staff: (code) => sql`
    select v.effective_from, v.revision, v.recorded_at, jsonb_build_object('post', v.post, 'employingOrganizationCode', e.uscc, 'managingHallCode', m.hall_code,
      'appraisingOrganizationCode', a.uscc, 'onProbationUntil', v.on_probation_until, 'hasName', v.name_index is not null, 'status', v.status) as content
    from service_hall h join window_staff s on s.hall_id = h.id join window_staff_version v on v.staff_id = s.id
    join organization e on e.id = v.employing_organization_id join organization a on a.id = v.appraising_organization_id
    join service_hall m on m.id = v.managing_hall_id where h.hall_code = ${part(code, 1)} and s.staff_no = ${part(code, 2)}`,
  item: (code) => sql`
    select v.effective_from, v.revision, v.recorded_at, jsonb_build_object('name', v.name, 'taskType', v.task_type, 'organizationCode', o.uscc,
      'audiences', to_jsonb(array_remove(array[case when v.for_citizens then 'CITIZEN' end, case when v.for_enterprises then 'ENTERPRISE' end], null)),
      'caseType', v.case_type,
      'committedLimit', case when v.committed_limit_value is not null then jsonb_build_object('value', v.committed_limit_value, 'unit', v.committed_limit_unit) end,
      'statutoryLimit', case when v.statutory_limit_value is not null then jsonb_build_object('value', v.statutory_limit_value, 'unit', v.statutory_limit_unit) end,
      'mustBeOnSite', v.must_be_on_site, 'status', v.status) as content
    from service_item i join service_item_version v on v.item_id = i.id join organization o on o.id = v.organization_id where i.item_code = ${code}`,
  'item-variant': (code) => sql`
    select v.effective_from, v.revision, v.recorded_at, jsonb_build_object('name', v.name, 'status', v.status) as content
    from service_item_variant i join service_item_variant_version v on v.variant_id = i.id where i.handle_item_code = ${code}`,
  'item-guide': (code) => sql`
    select v.effective_from, v.revision, v.recorded_at, jsonb_build_object('materials', v.materials, 'fees', v.fees) as content
    from service_item i join item_guide_version v on v.item_id = i.id where i.item_code = ${code}`,
  'hall-hours': (code) => sql`
    select v.effective_from, v.revision, v.recorded_at, jsonb_build_object('hours', v.hours) as content
    from service_hall h join hall_hours_version v on v.hall_id = h.id where h.hall_code = ${code}`,
  'window-hours': (code) => sql`
    select v.effective_from, v.revision, v.recorded_at, jsonb_build_object('hours', v.hours) as content
    from service_hall h join service_window w on w.hall_id = h.id join window_hours_version v on v.window_id = w.id
    where h.hall_code = ${part(code, 1)} and w.window_code = ${part(code, 2)}`,
  'window-item': (code) => sql`
    select v.effective_from, v.revision, v.recorded_at, jsonb_build_object('status', v.status) as content
    from service_hall h join service_window w on w.hall_id = h.id join window_item l on l.window_id = w.id
    join service_item i on i.id = l.item_id join window_item_version v on v.window_item_id = l.id
    where h.hall_code = ${part(code, 1)} and w.window_code = ${part(code, 2)} and i.item_code = ${part(code, 3)}`,
}

/** The newest first. */
export function findVersions(db: Database, kind: CatalogueKind, code: string): Promise<readonly VersionRow[]> {
  return queryRows(
    db,
    sql<VersionRow>`
      select effective_from as "effectiveFrom", revision, recorded_at as "recordedAt", content from (${versionsOf[kind](code)}) version
      order by effective_from desc, revision desc limit 200`,
  )
}

export async function countVersions(db: Database, kind: CatalogueKind, code: string): Promise<number> {
  const row = await findRow(
    db,
    sql<{ count: number }>`select count(*)::integer as count from (${versionsOf[kind](code)}) version`,
  )
  return row?.count ?? 0
}
