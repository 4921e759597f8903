import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseTags, type EvaluationTag, type EvaluationTagSet, findTagSetInForce } from './evaluation-tag.ts'
import type { PlainDate } from './kernel/plain-date.ts'
import { type SatisfactionGrade, satisfactionGrades } from './satisfaction-grade.ts'

const date = (text: string) => text as PlainDate

/** The sets as they are shipped: read from the migration itself, so that no copy can drift. */
function shippedSets(): readonly EvaluationTagSet[] {
  const sql = readFileSync(join(import.meta.dirname, '..', 'migrations', '0009_default_policy.sql'), 'utf8')
  const row = /\((\d{4}), ([12]), '(\d{3})', ([1-5]), (true|false), '([^']+)', '([^']+)'\)/g
  const tags = [...sql.matchAll(row)].map((found) => ({
    set: Number(found[2]),
    id: Number(found[1]),
    normCode: found[3] ?? '',
    grade: Number(found[4]) as SatisfactionGrade,
    isBase: found[5] === 'true',
    nameZh: found[6] ?? '',
    nameEn: found[7] ?? '',
  }))
  const of = (set: number): EvaluationTag[] => tags.filter((tag) => tag.set === set).map(({ set: _, ...tag }) => tag)
  return [
    { code: '2019', inForceFrom: date('2019-12-03'), inForceTo: date('2021-01-01'), tags: of(1) },
    { code: '2020', inForceFrom: date('2021-01-01'), tags: of(2) },
  ]
}

const sets = shippedSets()
const current = sets[1] as EvaluationTagSet
const today = date('2026-11-21')

describe('评价内容: the national reasons', () => {
  test('40 are in force, eight of each grade, three of them basic', () => {
    const inForce = findTagSetInForce(sets, today)
    expect(inForce?.tags).toHaveLength(40)
    for (const grade of satisfactionGrades) {
      const ofGrade = inForce?.tags.filter((tag) => tag.grade === grade) ?? []
      expect(ofGrade).toHaveLength(8)
      expect(ofGrade.filter((tag) => tag.isBase)).toHaveLength(3)
      expect(ofGrade.every((tag) => tag.normCode.startsWith(String(grade)))).toBe(true)
    }
    expect(new Set(current.tags.map((tag) => tag.normCode)).size).toBe(40)
  })

  test('the 32 of 2019 are known, and out of force since 2021-01-01', () => {
    expect(sets[0]?.tags).toHaveLength(32)
    expect(findTagSetInForce(sets, date('2020-12-31'))?.code).toBe('2019')
    expect(findTagSetInForce(sets, date('2021-01-01'))?.code).toBe('2020')
    expect(findTagSetInForce(sets, date('2019-12-02'))).toBeUndefined()
  })

  test('no code means two things', () => {
    const ids = sets.flatMap((set) => set.tags.map((tag) => tag.id))
    expect(new Set(ids).size).toBe(72)
  })
})

describe('ticking reasons', () => {
  const anyTag = fc.constantFrom(...current.tags)

  test('any choice of reasons of the grade is granted, in the order it was ticked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...satisfactionGrades), fc.infiniteStream(fc.nat()), (grade, dice) => {
        const codes = current.tags
          .filter((tag) => tag.grade === grade)
          .map((tag) => ({ code: tag.normCode, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .slice(0, (dice.next().value as number) % 9)
          .map(({ code }) => code)
        const decision = chooseTags(sets, today, grade, codes)
        expect(decision.granted && decision.value.map((tag) => tag.normCode)).toEqual(codes)
      }),
    )
  })

  test('a reason of another grade is refused, wherever it stands', () => {
    fc.assert(
      fc.property(anyTag, fc.constantFrom(...satisfactionGrades), (tag, grade) => {
        fc.pre(tag.grade !== grade)
        expect(chooseTags(sets, today, grade, [tag.normCode])).toEqual({
          granted: false,
          code: 'TAG_NOT_OF_GRADE',
          at: '/tags/0',
        })
      }),
    )
  })

  test('a reason of the 2019 set is refused as out of force, not as unknown', () => {
    for (const tag of sets[0]?.tags ?? []) {
      const decision = chooseTags(sets, today, tag.grade, [tag.normCode])
      expect(decision).toMatchObject({ granted: false, code: 'TAG_NOT_IN_FORCE' })
    }
    expect(chooseTags(sets, date('2020-06-01'), 1, ['101'])).toMatchObject({ granted: true })
  })

  test('a code that no set ever had is unknown', () => {
    expect(chooseTags(sets, today, 1, ['108', '199'])).toEqual({ granted: false, code: 'TAG_UNKNOWN', at: '/tags/1' })
  })

  test('a reason ticked twice is refused', () => {
    expect(chooseTags(sets, today, 1, ['108', '109', '108'])).toEqual({
      granted: false,
      code: 'TAG_REPEATED',
      at: '/tags/2',
    })
  })

  test('where no set is in force nothing can be ticked, and nothing has to be', () => {
    expect(chooseTags([], today, 1, ['108'])).toMatchObject({ granted: false, code: 'TAG_UNKNOWN' })
    expect(chooseTags([], today, 1, [])).toEqual({ granted: true, value: [] })
  })
})
