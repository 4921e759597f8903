import type { EvaluationTag, EvaluationTagSet } from '../../domain/evaluation-tag.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { PolicyVersion } from '../../domain/policy.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

export function findPolicies(db: Database): Promise<readonly PolicyVersion[]> {
  return queryRows(
    db,
    sql<PolicyVersion>`
      select id, word, division_id as "divisionId", effective_from as "effectiveFrom", version, source, body
      from policy order by id`,
  )
}

/** From every division to its parent, as of today. */
export async function findDivisionParents(db: Database): Promise<ReadonlyMap<number, number | null>> {
  const rows = await queryRows(
    db,
    sql<{ id: number; parentId: number | null }>`
      select distinct on (division_id) division_id as id, parent_id as "parentId"
      from administrative_division_version where effective_from <= current_date
      order by division_id, effective_from desc, revision desc`,
  )
  return new Map(rows.map((row) => [row.id, row.parentId]))
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
