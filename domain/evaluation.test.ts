import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countCodePoints,
  type EvaluationAsk,
  type EvaluationPolicy,
  giveEvaluation,
  giveReasons,
  type Occasion,
} from './evaluation.ts'
import type { EvaluationTagSet } from './evaluation-tag.ts'
import type { PlainDate } from './kernel/plain-date.ts'
import { isNegative, satisfactionGrades } from './satisfaction-grade.ts'

const now = Date.parse('2026-11-21T09:00:00+08:00')
const minute = 60_000
const policy: EvaluationPolicy = {
  negativeGradeMax: 2,
  commentCodePointsMax: 500,
  deviceClockToleranceSeconds: 300,
  scoreScale: 5,
  dimensions: [{ code: 'attitude', nameZh: '服务态度', nameEn: 'Attitude', weightPercent: 100 }],
}
const sets: readonly EvaluationTagSet[] = [
  {
    code: '2020',
    inForceFrom: '2021-01-01' as PlainDate,
    tags: [
      { id: 2108, normCode: '108', grade: 1, nameZh: '附加条件', nameEn: 'New conditions', isBase: true },
      { id: 2510, normCode: '510', grade: 5, nameZh: '一次办结', nameEn: 'Done at once', isBase: true },
    ],
  },
]
const occasion: Occasion = { serviceEndedAt: now - 60 * minute, expiresAt: now + 60 * minute }
const give = (ask: Partial<EvaluationAsk>, on: Partial<Occasion> = {}, at = now) =>
  giveEvaluation({ grade: 5, channel: 'WEB', ...ask }, { ...occasion, ...on }, policy, sets, at)
const refusedAs = (decision: ReturnType<typeof give>) =>
  decision.granted ? 'granted' : `${decision.code} ${decision.at ?? ''}`.trim()

describe('the tapped grade counts at once, good or bad', () => {
  test.each(satisfactionGrades)('grade %i is granted without reason or words', (grade) => {
    const decision = give({ grade })
    expect(decision).toEqual({ granted: true, value: { grade, tags: [], reasonPending: isNegative(grade, 2) } })
  })

  test('a negative grade with a reason or with words waits for nothing', () => {
    expect(give({ grade: 1, tags: ['108'] })).toMatchObject({ granted: true, value: { reasonPending: false } })
    expect(give({ grade: 1, comment: '太慢' })).toMatchObject({ granted: true, value: { reasonPending: false } })
  })

  test('scores and blanks are no reason', () => {
    expect(give({ grade: 2, scores: { attitude: 1 } })).toMatchObject({ granted: true, value: { reasonPending: true } })
    const blank = give({ grade: 2, comment: ' \n\t　' })
    expect(blank).toEqual({ granted: true, value: { grade: 2, tags: [], reasonPending: true } })
  })

  test('nothing but the clock, the tags, the words and the scores can refuse a grade', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...satisfactionGrades),
        fc.string({ unit: 'grapheme', maxLength: 100 }),
        fc.integer({ min: -300, max: 3900 }),
        (grade, words, secondsAgo) => {
          const decision = give({ grade, comment: words.normalize('NFC'), deviceTime: now - secondsAgo * 1000 })
          expect(decision).toMatchObject({ granted: true, value: { grade } })
        },
      ),
    )
  })
})

describe('an invitation', () => {
  test('is good until the instant it expires, and not a moment longer', () => {
    expect(give({}, { expiresAt: now + 1 })).toMatchObject({ granted: true })
    expect(refusedAs(give({}, { expiresAt: now }))).toBe('INVITATION_EXPIRED')
    expect(refusedAs(give({ tags: ['999'] }, { expiresAt: now - 1 }))).toBe('INVITATION_EXPIRED')
  })
})

describe('the clock of a device', () => {
  test.each([
    [5 * minute, 'granted'],
    [5 * minute + 1, 'DEVICE_TIME_IN_FUTURE /deviceTime'],
    [-65 * minute, 'granted'],
    [-65 * minute - 1, 'DEVICE_TIME_BEFORE_SERVICE /deviceTime'],
  ])('%i ms from now: %s', (offset, expected) => {
    expect(refusedAs(give({ deviceTime: now + offset }))).toBe(expected)
  })
})

describe('words 留言', () => {
  test('are counted in code points: 500 emoji are 500', () => {
    expect(countCodePoints('👵🏽')).toBe(2)
    expect(refusedAs(give({ comment: '🙂'.repeat(500) }))).toBe('granted')
    expect(refusedAs(give({ comment: '🙂'.repeat(501) }))).toBe('COMMENT_TOO_LONG /comment')
    expect(refusedAs(give({ comment: '评'.repeat(501) }))).toBe('COMMENT_TOO_LONG /comment')
  })

  test('in NFC may be as long as their NFC says, whatever they were typed as', () => {
    const typed = 'e\u0301'.repeat(500)
    expect(refusedAs(give({ comment: typed.normalize('NFC') }))).toBe('granted')
    expect(refusedAs(give({ comment: typed }))).toBe('COMMENT_TOO_LONG /comment')
  })

  test('are kept without the blanks around them, which do not count', () => {
    const decision = give({ comment: `  ${'好'.repeat(500)}  ` })
    expect(decision.granted && decision.value.comment).toBe('好'.repeat(500))
  })

  test('are counted as a person would: the length of the list of characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-composite' }),
        (text) => countCodePoints(text) === Array.from(text).length,
      ),
    )
  })
})

describe('scores by dimension', () => {
  test.each([
    [{ attitude: 1 }, 'granted'],
    [{ attitude: 5 }, 'granted'],
    [{ attitude: 6 }, 'SCORE_OFF_SCALE /scores/attitude'],
    [{ attitude: 0 }, 'SCORE_OFF_SCALE /scores/attitude'],
    [{ colour: 3 }, 'DIMENSION_UNKNOWN /scores/colour'],
    [{ constructor: 3 }, 'DIMENSION_UNKNOWN /scores/constructor'],
  ])('%o: %s', (scores, expected) => {
    expect(refusedAs(give({ scores: scores as Record<string, number> }))).toBe(expected)
  })

  test('none given is none kept', () => {
    expect(give({ scores: {} })).toEqual({ granted: true, value: { grade: 5, tags: [], reasonPending: false } })
  })
})

describe('reasons added afterwards', () => {
  test('are held to the same rules as those given with the grade', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            tags: fc.array(fc.constantFrom('108', '510', '999'), { maxLength: 3 }),
            comment: fc.constantFrom('好', '', 'x'.repeat(501)),
            scores: fc.dictionary(fc.constantFrom('attitude', 'colour'), fc.integer({ min: 0, max: 7 })),
          },
          { requiredKeys: [] },
        ),
        fc.constantFrom(...satisfactionGrades),
        (ask, grade) => {
          const [with_, after] = [give({ ...ask, grade }), giveReasons(ask, grade, policy, sets, now)]
          expect(after.granted).toBe(with_.granted)
          if (!with_.granted) expect(after).toEqual(with_)
        },
      ),
    )
  })

  test('the tags are those in force on the day they are judged by', () => {
    const before = Date.parse('2020-12-31T23:59:59+08:00')
    expect(giveReasons({ tags: ['108'] }, 1, policy, sets, before)).toMatchObject({ code: 'TAG_NOT_IN_FORCE' })
    expect(giveReasons({ tags: ['108'] }, 1, policy, sets, before + 1000)).toMatchObject({ granted: true })
  })
})
