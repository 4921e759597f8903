import { describe, expect, test } from 'vitest'
import { diceOf } from '../tests/support/dice.ts'
import { ordinaryCity, playCity, windowScorePolicy as policy } from '../tests/support/planted-windows.ts'
import { type GivenGrades, tallied } from '../tests/support/tallied-window.ts'
import { tallyOf } from './score-tally.ts'
import { measuresOf, type ScoreAsk, scoreWindows, type WindowScore } from './window-score.ts'
import { addPeriods, type WindowTally, windowTalliesOf } from './window-tally.ts'

const window = (windowId: number) => ({ windowId, kind: 'COUNTER', family: 'TAX' })
const spread = (windowId: number, fives: number, fours: number, twos = 0): readonly GivenGrades[] => [
  { windowId, grade: 5, count: fives },
  { windowId, grade: 4, count: fours },
  { windowId, grade: 2, count: twos },
]
/** Twenty windows of 400, whose share of fives goes from 60 to 98 of a hundred. */
const ladder = Array.from({ length: 20 }, (_, at) =>
  spread(at + 1, 240 + 8 * at, 120 - 4 * at, 40 - 4 * at > 0 ? 40 - 4 * at : 0),
).flat()

function score(tallies: readonly WindowTally[], changes: Partial<ScoreAsk> = {}): readonly WindowScore[] {
  return scoreWindows({
    windows: tallies.map(({ windowId }) => window(windowId)),
    spans: [{ months: 1, tallies }],
    lowParticipation: new Set(),
    negativeGradeMax: 2,
    policy,
    ...changes,
  })
}
const of = (scores: readonly WindowScore[], windowId: number) => scores.find((one) => one.windowId === windowId)

test('a name has to hold under both maps of points and for the share of bad ones', () => {
  expect(measuresOf(policy, 2)).toEqual([
    [0, 30, 60, 80, 100],
    [0, 25, 50, 75, 100],
    [0, 0, 100, 100, 100],
  ])
})

describe('worked examples', () => {
  test('twelve evaluations and twelve hundred of the same mean: the few are drawn to the middle and never named', () => {
    // By hand, of grades alone: 11 fives and 1 four against 1,100 and 100: (11·100 + 80)/12 = 98.333.
    const scores = score(
      tallied([...ladder, ...spread(21, 11, 1), ...spread(22, 1100, 100)].filter(({ count }) => count > 0)),
    )
    const [few, many] = [of(scores, 21), of(scores, 22)]
    expect([few?.rawThousandths, many?.rawThousandths]).toEqual([98_333, 98_333])
    expect(few?.scoreThousandths).toBeLessThan((many?.scoreThousandths ?? 0) - 500)
    expect(few?.reliabilityThousandths).toBeLessThan(many?.reliabilityThousandths ?? 0)
    expect((few?.upperThousandths ?? 0) - (few?.lowerThousandths ?? 0)).toBeGreaterThan(
      2 * ((many?.upperThousandths ?? 0) - (many?.lowerThousandths ?? 0)),
    )
    // Nobody of twelve hundred says anything bad.
    expect([few?.verdict, many?.verdict]).toEqual(['TOO_FEW_TO_TELL', 'TOP'])
  })

  test('a window of nothing but fives is not certain', () => {
    const scores = score(tallied([...ladder, ...spread(21, 60, 0)].filter(({ count }) => count > 0)))
    const fives = of(scores, 21)
    expect(fives?.rawThousandths).toBe(100_000)
    expect(fives?.scoreThousandths).toBeLessThan(100_000)
    expect((fives?.scoreThousandths ?? 0) - (fives?.lowerThousandths ?? 0)).toBeGreaterThan(1000)
    expect(fives?.findings[0]?.topThousandths).toBeLessThan(1000)
  })

  test('a sole provider is not comparable, whatever it is given', () => {
    const scores = score(
      tallied(
        [...ladder, { windowId: 21, itemId: 99, grade: 5 as const, count: 500 }].filter(({ count }) => count > 0),
      ),
    )
    expect(of(scores, 21)).toMatchObject({
      verdict: 'NOT_COMPARABLE',
      scoreThousandths: null,
      place: null,
      evaluations: 500,
    })
    expect(of(scores, 1)?.groupWindows).toBe(20)
  })

  test('two windows with the same evaluations are tied: one place, one figure, one verdict', () => {
    const scores = score(tallied([...ladder, ...spread(21, 312, 84, 4)].filter(({ count }) => count > 0)))
    // The tenth of the ladder has 240 + 8·9 = 312 fives, 120 − 4·9 = 84 fours and 40 − 4·9 = 4 twos as well.
    const [one, other] = [of(scores, 10), of(scores, 21)]
    expect(one?.place?.tied).toBe(true)
    expect({ ...one, windowId: 0 }).toEqual({ ...other, windowId: 0 })
    expect(of(scores, 1)?.place?.tied).toBe(false)
  })

  test('who lies far from the others is named, and the middle is not', () => {
    const scores = score(tallied([...ladder, ...spread(21, 100, 140, 160)].filter(({ count }) => count > 0)))
    expect(of(scores, 21)?.verdict).toBe('BOTTOM')
    expect(scores.slice(5, 14).map(({ verdict }) => verdict)).toEqual(Array(9).fill('MIDDLE'))
  })

  test('who is worse is named where hardly anybody says anything bad; with no more bad ones than others have he is not', () => {
    // Of four hundred each of twenty has two bad ones, and 300 to 376 fives; 21 has 220 fives, and 24 bad ones: .06 against .005.
    const others = Array.from({ length: 20 }, (_, at) => spread(at + 1, 300 + 4 * at, 98 - 4 * at, 2)).flat()
    const known = (bad: number) => score(tallied([...others, ...spread(21, 220, 180 - bad, bad)]))
    expect(of(known(24), 21)).toMatchObject({ verdict: 'BOTTOM' })
    expect(of(known(24), 21)?.findings[2]).toMatchObject({ chanceMillionths: null })
    const asOthers = of(known(2), 21)
    expect(asOthers?.findings.slice(0, 2).every(({ bottomThousandths }) => (bottomThousandths ?? 0) >= 900)).toBe(true)
    expect(asOthers).toMatchObject({ verdict: 'MIDDLE' })
  })

  test('windows that are all alike show no difference, and one with no evaluation has too few', () => {
    const alike = tallied(
      Array.from({ length: 12 }, (_, at) => spread(at + 1, 300, 100))
        .flat()
        .filter(({ count }) => count > 0),
    )
    const scores = score(alike, { windows: Array.from({ length: 13 }, (_, at) => window(at + 1)) })
    expect(scores.slice(0, 12).map(({ verdict }) => verdict)).toEqual(Array(12).fill('NO_DIFFERENCE_SHOWN'))
    expect(scores[12]).toMatchObject({ windowId: 13, verdict: 'TOO_FEW_TO_TELL', evaluations: 0 })
    expect(scores[0]?.place).toMatchObject({ at: 1, from: 1, to: 12, tied: true })
  })

  test('where nobody ever says anything but five, nothing is shown', () => {
    const scores = score(
      tallied(Array.from({ length: 12 }, (_, at) => ({ windowId: at + 1, grade: 5 as const, count: 200 }))),
    )
    expect(new Set(scores.map(({ verdict }) => verdict))).toEqual(new Set(['NO_DIFFERENCE_SHOWN']))
  })

  test('too few who take part: no name in either direction', () => {
    const tallies = tallied(ladder.filter(({ count }) => count > 0))
    expect(of(score(tallies, { lowParticipation: new Set([1]) }), 1)?.verdict).toBe('LOW_PARTICIPATION')
  })
})

describe('months are put together until a figure is reliable', () => {
  // Each window of the ladder has 400 a month, window 21 has 12: over three months 36, over twelve 144.
  const month = tallied([...ladder, ...spread(21, 9, 3)].filter(({ count }) => count > 0))
  const spans = [1, 3, 12].map((months) => ({
    months,
    tallies: addPeriods(Array.from({ length: months }, () => month)),
  }))

  test('each window takes the shortest span that is enough for it', () => {
    const scores = score(month, { spans })
    expect(of(scores, 2)?.months).toBe(1)
    expect(of(scores, 21)?.months).toBeGreaterThan(1)
    expect(of(scores, 21)?.evaluations).toBe(12 * (of(scores, 21)?.months ?? 0))
  })
})

test('the order of windows, tallies and spans’ rows says nothing: the same text', () => {
  const { windows, evaluations } = playCity(11, { ...ordinaryCity, windows: 40, families: 2 })
  const tallies = windowTalliesOf(tallyOf(evaluations))
  const { share } = diceOf(3)
  const shuffled = <Row>(rows: readonly Row[]) =>
    rows
      .map((row) => [share(), row] as const)
      .sort(([one], [other]) => one - other)
      .map(([, row]) => row)
  const asked = windows.map(({ windowId, family }) => ({ windowId, family, kind: 'COUNTER' }))
  const first = JSON.stringify(score(tallies, { windows: asked }))
  expect(
    JSON.stringify(
      score(shuffled(tallies), { windows: shuffled(asked), spans: [{ months: 1, tallies: shuffled(tallies) }] }),
    ),
  ).toBe(first)
})
