import { describe, expect, test } from 'vitest'
import { detectorPolicy as policy } from '../tests/support/manipulation.ts'
import { findDrifts } from './detector-drift.ts'
import { isPrompt, tappedAt } from './detector-prompt.ts'
import { findCountBreaches, findSelective, type InvitedDay, withheldScore } from './detector-selective.ts'
import { longestStreak, soundStreak } from './detector-streak.ts'
import { findUniform, type VectorCount } from './detector-uniform.ts'
import { addDays, findPlainDate, type PlainDate } from './kernel/plain-date.ts'
import { isMarked, type Suspicion, weighFamily } from './manipulation.ts'

const day = findPlainDate('2026-11-02') as PlainDate

describe('持续偏移', () => {
  const course = (fives: readonly number[]) =>
    fives.map((count, at) => ({ windowId: 1, day: addDays(day, at), given: 14, fives: count }))
  const calledOn = (fives: readonly number[]) => {
    const daily = course(fives)
    return daily.flatMap((_, at) =>
      findDrifts(daily.slice(0, at + 1), 0.84, policy, addDays(day, at)).map(({ cell }) => [at + 1, cell] as const),
    )
  }

  test('is called after some days of nothing but fives, once for review and once more', () => {
    expect(calledOn(Array.from({ length: 12 }, () => 14)).slice(0, 2)).toEqual([
      [expect.any(Number), 'UP'],
      [expect.any(Number), 'UP-ESCALATED'],
    ])
  })

  test('is called downwards as upwards, and never where all is as it was', () => {
    expect(calledOn([7, 7, 6, 7, 6, 7])[0]?.[1]).toBe('DOWN')
    expect(calledOn(Array.from({ length: 30 }, (_, at) => 11 + (at % 3)))).toEqual([])
  })
})

describe('连续满分', () => {
  test.each([
    [0.8, 61],
    [0.85, 82],
    [0.9, 122],
    [0.95, 236],
  ])('of somebody with a share of %d a run is no chance from %d on, among those of a month', (share, length) => {
    expect(Math.abs(soundStreak(180_000, share, 0.05) - length)).toBeLessThanOrEqual(length * 0.08)
  })

  test('the longest run is counted in the order in which they were tapped', () => {
    const seen = [5, 5, 4, 5, 5, 5].map((grade, at) => ({
      ...{ id: String(at), windowId: 1, staffId: null, tappedAt: 10 - at, grade, isPrompt: false },
    }))
    expect(longestStreak(seen)).toBe(3)
  })
})

describe('秒评', () => {
  test('is whoever tapped within the seconds after the end, by the clock of a terminal or else by arrival', () => {
    expect([2999, 3000, -1].map((after) => isPrompt(1000, 1000 + after, policy))).toEqual([true, false, false])
    expect(tappedAt('KEYPAD', 5, 9)).toBe(5)
    expect(tappedAt('WEB', 5, 9)).toBe(9)
    expect(tappedAt('KEYPAD', undefined, 9)).toBe(9)
  })
})

describe('选择性邀评', () => {
  const invited = (over: Partial<InvitedDay>): InvitedDay => ({
    ...{ windowId: 1, staffId: 7, day, badInvited: 1, badWithheld: 0, goodInvited: 9, goodWithheld: 0 },
    ...over,
  })

  test('is the score of Mantel and Haenszel, by hand for one day: (0 − 0.9)/√0.09', () => {
    expect(withheldScore([invited({ badInvited: 0, badWithheld: 1 })])).toBeCloseTo(-0.9 / Math.sqrt(0.09), 12)
    expect(withheldScore([invited({})])).toBeNull()
  })

  test('is found where those who fared badly are not asked, and not where good ones are forgotten as well', () => {
    const quiet = Array.from({ length: 20 }, (_, at) =>
      invited({ day: addDays(day, at), badInvited: 0, badWithheld: 1 }),
    )
    expect(findSelective(quiet, policy)).toMatchObject([{ windowId: 1, staffId: 7, state: 'WATCHED', expected: 20 }])
    const careless = quiet.map((one) => ({ ...one, goodInvited: 0, goodWithheld: 9 }))
    expect(findSelective(careless, policy)).toEqual([])
  })
})

describe('千篇一律', () => {
  const counts = (windowId: number, alike: number, others: number): readonly VectorCount[] => [
    { windowId, vector: '{"a":5}', count: alike },
    ...Array.from({ length: others }, (_, at) => ({ windowId, vector: `{"a":${at}}`, count: 1 })),
  ]

  test('is a set of marks that comes far more often than in the rest of the hall; all windows alike are none', () => {
    const [signal] = findUniform([...counts(1, 38, 2), ...counts(2, 40, 60)], policy).suspicions
    expect(signal).toMatchObject({ windowId: 1, observed: 38, evaluationIds: [] })
    expect(signal?.chance).toBeLessThan(1e-6)
    const same = findUniform([...counts(1, 38, 2), ...counts(2, 95, 5)], policy).suspicions
    expect(same.every(({ chance }) => (chance ?? 0) > 0.3)).toBe(true)
  })
})

test('数量不符: more evaluations than invitations, or invitations than services, and nothing else', () => {
  const counted = (services: number, invited: number, evaluated: number) => ({
    ...{ windowId: 1, day, services, invited, evaluated },
  })
  expect(findCountBreaches([counted(3, 3, 3), counted(3, 2, 0)])).toEqual([])
  expect(findCountBreaches([counted(3, 2, 3), counted(2, 3, 1)])).toMatchObject([
    { observed: 3, expected: 2 },
    { observed: 3, expected: 2 },
  ])
})

describe('a family', () => {
  const suspicion = (chance: number, evaluationIds: readonly string[] = ['one']): Suspicion => ({
    ...{ detector: 'BURST', windowId: 1, staffId: null, cell: '1', chance, statistic: 1, observed: 1, expected: 1 },
    evaluationIds,
  })

  test('is weighed by how many were looked at: the same chance sets aside among few, is watched among more, and is nothing among many', () => {
    const states = (looked: number) =>
      weighFamily({ suspicions: [suspicion(1e-6)], looked }, policy).map(({ state }) => state)
    expect([states(10_000), states(100_000), states(1_000_000)]).toEqual([['QUARANTINED'], ['WATCHED'], []])
  })

  test('what names no evaluation sets nothing aside', () => {
    expect(weighFamily({ suspicions: [suspicion(1e-9, [])], looked: 10 }, policy)).toMatchObject([{ state: 'WATCHED' }])
  })
})

test('a figure bears a mark above the share, not at it', () => {
  expect([isMarked(100, 5, policy), isMarked(100, 6, policy), isMarked(0, 0, policy)]).toEqual([false, true, false])
})
