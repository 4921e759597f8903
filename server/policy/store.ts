import type { EvaluationTag, EvaluationTagSet } from '../../domain/evaluation-tag.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { OpeningPeriod } from '../../domain/opening-hours.ts'
import type { PolicyVersion } from '../../domain/policy.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import type { CalendarDayKind } from '../../domain/working-calendar.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

export function findPolicies(db: Database): Promise<readonly PolicyVersion[]> {
  return queryRows(
    db,
    sql<PolicyVersion>`
      select id, word, division_id as "divisionId", effective_from as "effectiveFrom", effective_until as "effectiveUntil", version,
        source, sources, body
      from policy order by id`,
  )
}

/** From every division to its parent, as of today; of one that is only planned, as of its first day. */
export async function findDivisionParents(db: Database): Promise<ReadonlyMap<number, number | null>> {
  const rows = await queryRows(
    db,
    sql<{ id: number; parentId: number | null }>`
      select distinct on (division_id) division_id as id, parent_id as "parentId"
      from administrative_division_version
      order by division_id, effective_from > current_date,
        case when effective_from <= current_date then effective_from end desc, effective_from, revision desc`,
  )
  return new Map(rows.map((row) => [row.id, row.parentId]))
}

export interface CalendarDayRow {
  readonly divisionId: number
  readonly day: PlainDate
  readonly kind: CalendarDayKind
}

/** The working-day calendar as it is known now: which years each division has published, and the days that differ. */
export async function findCalendars(db: Database): Promise<{
  readonly years: readonly { readonly divisionId: number; readonly year: number }[]
  readonly days: readonly CalendarDayRow[]
}> {
  const [years, days] = await Promise.all([
    queryRows(
      db,
      sql<{ divisionId: number; year: number }>`select division_id as "divisionId", year from working_calendar_year`,
    ),
    queryRows(
      db,
      sql<CalendarDayRow>`
        select distinct on (division_id, day) division_id as "divisionId", day, kind
        from working_calendar_day order by division_id, day, revision desc`,
    ),
  ])
  return { years, days }
}

/** The weekly hours of every hall that has told them, as of today. */
export async function findHallHours(db: Database): Promise<ReadonlyMap<number, readonly OpeningPeriod[]>> {
  const rows = await queryRows(
    db,
    sql<{ hallId: number; hours: readonly OpeningPeriod[] }>`
      select distinct on (hall_id) hall_id as "hallId", hours
      from hall_hours_version where effective_from <= current_date
      order by hall_id, effective_from desc, revision desc`,
  )
  return new Map(rows.map(({ hallId, hours }) => [hallId, hours]))
}

interface TagRow {
  setCode: string
  inForceFrom: PlainDate
  inForceTo: PlainDate | null
  id: number
  normCode: string
  grade: SatisfactionGrade
  nameZh: string
  nameEn: string
  isBase: boolean
}

export async function findTagSets(db: Database): Promise<readonly EvaluationTagSet[]> {
  const rows = await queryRows(
    db,
    sql<TagRow>`
      select s.code as "setCode", s.in_force_from as "inForceFrom", s.in_force_to as "inForceTo",
        t.id, t.norm_code as "normCode", t.grade, t.name_zh as "nameZh", t.name_en as "nameEn", t.is_base as "isBase"
      from evaluation_tag_set s join evaluation_tag t on t.tag_set_id = s.id
      where s.in_force_from is not null
      order by s.id, t.grade desc, t.norm_code`,
  )
  const sets = new Map<string, EvaluationTagSet & { tags: EvaluationTag[] }>()
  for (const { setCode, inForceFrom, inForceTo, ...tag } of rows) {
    const set = sets.get(setCode) ?? { code: setCode, inForceFrom, ...(inForceTo ? { inForceTo } : {}), tags: [] }
    set.tags.push(tag)
    sets.set(setCode, set)
  }
  return [...sets.values()]
}
