import { describe, expect, test } from 'vitest'
import { assessedValues } from './assessed-value.ts'
import { longestRun, marksOf, type PublishedVisit, valuesOfSystems } from './composite-gather.ts'
import { gradedAnswers, servedOf } from './graded-answer.ts'
import { pointsVariance, shareError, systemError } from './indicator-error.ts'
import type { PlainDate } from './kernel/plain-date.ts'
import type { NamedCell } from './score-cell.ts'

const day = (text: string) => text as PlainDate
const policy = { pairsMin: 2, level: 0.95, assessmentSpreadPoints: 12 }

describe('visits', () => {
  const visit = (window: string, raterId: string, points: number, placeId = window): PublishedVisit => ({
    ...{ window, raterId, placeId, points: points * 100, formCode: 'hall', pool: 'THIRD_PARTY', marks: {} },
  })
  /*
   * Places 1 and 2 were rated by both: the strict one gives 10 fewer each time, so he is 5 stricter than the middle, the mild one 5 milder. Place 3 by the strict
   * one alone with 60: 65 by a middling rater. The two differ by nothing else, so pairs 80/70 and 90/80 leave (10² / 2) within: 7.07 points of one visit.
   */
  const visits = [
    visit('1', 'mild', 80),
    visit('1', 'strict', 70),
    visit('2', 'mild', 90),
    visit('2', 'strict', 80),
    visit('3', 'strict', 60),
  ]

  test('are worth what a rater of middling severity would have given, and the plain mean stands beside it', () => {
    const values = assessedValues(marksOf(visits), policy)
    expect(values.map(({ window, value, raw, isCorrected }) => [window, value, raw, isCorrected])).toEqual([
      ['1', 75_000, 75_000, true],
      ['2', 85_000, 85_000, true],
      ['3', 65_000, 60_000, true],
    ])
    expect(values.map(({ error }) => error)).toEqual([5000, 5000, 7071])
    expect(assessedValues(marksOf([...visits].reverse()), policy)).toEqual(values)
  })

  test('of raters whom nothing connects keep their marks, as unsure as the policy says', () => {
    const [value] = assessedValues(marksOf([visit('9', 'alone', 60)]), policy)
    expect(value).toMatchObject({ value: 60_000, raw: 60_000, isCorrected: false, error: 12_000, visits: 1 })
  })

  test('speak for third parties or for the inside; what inspectors find counts as inspection, what a unit says of itself does not', () => {
    const of = (pool: PublishedVisit['pool']) =>
      marksOf([{ ...visit('1', 'one', 80), pool, marks: { clean: 6000 } }]).map(({ group, measure, points }) =>
        [group, measure, points].join(' '),
      )
    expect(of('MYSTERY_SHOPPER')).toEqual(['THIRD_PARTY assessment.hall 80', 'THIRD_PARTY assessment.hall.clean 60'])
    expect(of('INSPECTOR')).toContain('INTERNAL entered.inspection 80')
    expect(of('WINDOW_SUPERVISOR')).toEqual(['INTERNAL assessment.hall 80', 'INTERNAL assessment.hall.clean 60'])
  })
})

describe('records of systems', () => {
  const row = (window: string, records: number, covered: number, value: number | null = 90_000) => ({
    ...{ measure: 'system.on-time', window, value, records, covered, group: covered },
  })
  const systems = { smallestGroup: 5, heldBackBelowPercent: 50, systemVariationPercent: 150 }
  const of = (rows: Parameters<typeof valuesOfSystems>[0]) => valuesOfSystems(rows, () => 'PERCENT', systems)

  test('of which a unit brings less than half, where most bring it, it has held back', () => {
    const { measured, silent } = of([row('1', 100, 100), row('2', 100, 90), row('3', 100, 20)])
    expect(measured.map(({ window }) => window)).toEqual(['1', '2'])
    expect(silent).toEqual([{ window: '3', group: 'SYSTEM', measure: 'system.on-time', why: 'HELD_BACK' }])
  })

  test('that hardly anybody brings are nobody’s fault, and of too few nothing is told', () => {
    const { measured, silent } = of([row('1', 100, 0, null), row('2', 100, 10), row('3', 100, 90), row('4', 4, 4)])
    expect(measured.map(({ window }) => window)).toEqual(['2', '3'])
    expect(silent).toEqual([])
  })
})

describe('errors', () => {
  // (96 + 2) / (100 + 4) = .9423; √(.9423 · .0577 / 104) = 2.286 %. Four of a kind speak for one: 26 / 29 = .8966; √(.8966 · .1034 / 29) = 5.655 %.
  test('of shares are wide enough that a hundred percent is not certain', () => {
    expect(shareError(96, 100)).toBe(2286)
    expect(shareError(100, 100)).toBeGreaterThan(1000)
    expect(shareError(96, 100, 4)).toBe(5655)
  })

  test('of durations and of what is rare go by how many records there are', () => {
    const variation = { systemVariationPercent: 150 }
    expect(systemError({ unit: 'MINUTE', value: 20_000, covered: 100 }, variation)).toBe(3000)
    // Five of a thousand: √6 in a thousand.
    expect(systemError({ unit: 'PER_THOUSAND', value: 5000, covered: 1000 }, variation)).toBe(2449)
    expect(systemError({ unit: 'PERCENT', value: 96_000, covered: 100 }, variation)).toBe(2286)
  })

  test('become errors of points by the slope of the rule, and nothing where it is flat', () => {
    const linear = { kind: 'LINEAR', floor: 0, target: 50_000 } as const
    const deviation = (value: number) =>
      Math.sqrt(pointsVariance(linear, 'HIGHER_IS_BETTER', { value, error: 2000 })) / 1000
    expect(deviation(25_000)).toBeCloseTo(4, 2)
    expect(deviation(80_000)).toBe(0)
    expect(deviation(50_000)).toBeLessThan(3)
    expect(pointsVariance(linear, 'HIGHER_IS_BETTER', { value: 25_000, error: 0 })).toBe(0)
  })
})

describe('days', () => {
  const august = { fromDay: day('2026-08-01'), endDay: day('2026-09-01') }
  const off = (fromDay: string, toDay: string) => ({ fromDay: day(fromDay), toDay: day(toDay) })

  test('without an exemption: the longest run of them, of equally long ones the first', () => {
    expect(longestRun(august, [])).toEqual(august)
    expect(longestRun(august, [off('2026-08-10', '2026-08-12')])).toEqual({
      fromDay: '2026-08-13',
      endDay: '2026-09-01',
    })
    expect(longestRun(august, [off('2026-08-28', '2026-09-03'), off('2026-07-30', '2026-08-02')])).toEqual({
      fromDay: '2026-08-03',
      endDay: '2026-08-28',
    })
    expect(longestRun(august, [off('2026-08-16', '2026-08-16')])?.fromDay).toBe('2026-08-01')
    expect(longestRun(august, [off('2026-07-01', '2026-09-30')])).toBeUndefined()
  })
})

describe('marks', () => {
  const mark = (audience: string, grade: number, number: number, scale = 5, measure = 'evaluation.grade') => ({
    ...{ window: '1', audience, measure, scale, mark: grade, number },
  })
  const cell = (audience: string, ones: number, fives: number): NamedCell => ({
    ...{ window: '1', item: 'x', audience, mode: 'COUNTER', ageBand: 0, lagBand: 0, isRequiredRefusal: false },
    grades: [ones, 0, 0, 0, fives],
  })
  const smallest = 5
  const attitude = (audience: string, number: number) => mark(audience, 5, number, 5, 'evaluation.attitude')
  const countsOf = (graded: ReturnType<typeof gradedAnswers>) =>
    graded.map(({ measure, audience, counts }) => [measure.slice(11), audience, counts])

  test('are told by audience where neither can be told from the whole, else together, and not at all of too few', () => {
    const both = [mark('CITIZEN', 5, 6), mark('ENTERPRISE', 1, 5)]
    expect(
      countsOf(gradedAnswers(both, { cells: [cell('CITIZEN', 0, 6), cell('ENTERPRISE', 5, 0)], smallest })),
    ).toEqual([
      ['grade', 'CITIZEN', [0, 0, 0, 0, 6]],
      ['grade', 'ENTERPRISE', [5, 0, 0, 0, 0]],
    ])
    const few = [mark('CITIZEN', 5, 6), mark('ENTERPRISE', 1, 4)]
    expect(countsOf(gradedAnswers(few, { cells: [cell('CITIZEN', 4, 6)], smallest }))).toEqual([
      ['grade', '*', [4, 0, 0, 0, 6]],
    ])
    expect(gradedAnswers([mark('CITIZEN', 5, 4)], { cells: [], smallest })).toEqual([])
  })

  test('by hand: say of no audience how many of it are in a cell of both', () => {
    // Three enterprises and four citizens are in one cell: with eight enterprises in all, the five of the other cell would give the three away.
    const cells = [cell('CITIZEN', 0, 20), cell('ENTERPRISE', 0, 5), cell('*', 2, 5)]
    const given = [mark('CITIZEN', 5, 24), mark('ENTERPRISE', 5, 6), mark('ENTERPRISE', 1, 2)]
    const marks = [...given, attitude('CITIZEN', 24), attitude('ENTERPRISE', 8)]
    expect(countsOf(gradedAnswers(marks, { cells, smallest }))).toEqual([
      ['grade', '*', [2, 0, 0, 0, 30]],
      ['attitude', '*', [0, 0, 0, 0, 32]],
    ])
    // Nor where the few are hidden among those of the other audience.
    const hidden = [cell('CITIZEN', 0, 22), cell('ENTERPRISE', 0, 10)]
    const mixed = [mark('CITIZEN', 5, 20), mark('ENTERPRISE', 5, 12)]
    expect(countsOf(gradedAnswers(mixed, { cells: hidden, smallest }))).toEqual([['grade', '*', [0, 0, 0, 0, 32]]])
  })

  test('of a part of a month leave no few to be found by what is told of the whole', () => {
    const cells = [cell('CITIZEN', 0, 20)]
    const part = [mark('CITIZEN', 5, 20), attitude('CITIZEN', 18)]
    const besides = (later: number) =>
      gradedAnswers(part, { cells, smallest, whole: [attitude('CITIZEN', 18 + later)] })
    expect(countsOf(besides(3))).toEqual([['grade', '*', [0, 0, 0, 0, 20]]])
    expect(countsOf(besides(5))).toHaveLength(2)
    expect(countsOf(besides(0))).toHaveLength(2)
  })

  test('on two scales count on the one that more have used', () => {
    const marks = [attitude('CITIZEN', 6), mark('CITIZEN', 10, 9, 10, 'evaluation.attitude')]
    const [, told] = gradedAnswers(marks, { cells: [cell('CITIZEN', 0, 15)], smallest })
    expect(told?.counts).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 9])
  })

  test('say whom a window has served, as its cells tell it', () => {
    expect(servedOf([cell('CITIZEN', 0, 6), cell('ENTERPRISE', 5, 0)], 5).get('1')).toEqual(['CITIZEN', 'ENTERPRISE'])
    expect(servedOf([cell('*', 0, 9), cell('ENTERPRISE', 5, 0)], 5).get('1')).toEqual(['ENTERPRISE'])
    expect(servedOf([cell('*', 0, 9)], 5).get('1')).toBeUndefined()
    expect(servedOf([], 5).get('1')).toBeUndefined()
  })
})
