import { describe, expect, test } from 'vitest'
import { type CityPlan, judgeCity, ordinaryCity, playCity } from '../tests/support/planted-windows.ts'
import { simulationSeedFirst } from './portal.ts'

/** Ten cities in every run, two hundred at night: SIMULATED_CITIES. Seeds are published: the first and those that follow. */
const cities = Number(process.env.SIMULATED_CITIES ?? 10)
const seedOf = (turn: number) => simulationSeedFirst + turn

function over(plan: Partial<CityPlan>, turns = cities) {
  const judged = Array.from({ length: turns }, (_, turn) =>
    judgeCity(playCity(seedOf(turn), { ...ordinaryCity, ...plan })),
  )
  const mean = (of: (one: (typeof judged)[number]) => number) =>
    judged.reduce((total, one) => total + of(one), 0) / turns
  return {
    naming: judged.filter(({ named }) => named > 0).length,
    named: Math.round(mean(({ named }) => named) * turns),
    wrong: Math.round(mean(({ wrong }) => wrong) * turns),
    found:
      mean(({ badNamed }) => badNamed) /
      Math.max(
        mean(({ bad }) => bad),
        1 / turns,
      ),
    reliability: mean(({ reliability }) => reliability),
    score: mean(({ scoreCorrelation }) => scoreCorrelation),
    raw: mean(({ rawCorrelation }) => rawCorrelation),
    scores: judged.flatMap(({ scores }) => scores),
  }
}

const told = (what: string, value: number) => console.log(`${what}: ${value.toFixed(3)}`)

/** What else cities may be like is looked at in half as many. */
const others = Math.ceil(cities / 2)

describe('equal windows', () => {
  test('whose days differ: at most one city of twenty names anybody', () => {
    expect(over({ spread: 0 }).naming).toBeLessThanOrEqual(0.05 * cities)
  })

  test.each([
    ['all of one family', { families: 1 }],
    ['of which nearly everybody says five', { level: 2.2 }],
    ['of many small families', { families: 10 }],
    ['whose staff differ', { cluster: 'STAFF', told: ['STAFF_DAY', 'STAFF'] }],
    ['whose weeks differ', { cluster: 'WEEK', told: ['STAFF_DAY', 'WEEK'] }],
  ] as const)('%s: at most one city of twenty names anybody', (_, plan) => {
    expect(over({ spread: 0, ...plan }, others).naming).toBeLessThanOrEqual(0.05 * others)
  })
})

describe('windows that differ', () => {
  test('as much as it is usual: at most one name of ten is wrong', () => {
    const { named, wrong, found } = over({})
    told(`${wrong} of ${named} names wrong`, named === 0 ? 0 : wrong / named)
    told('of those worse than nine tenths are named', found)
    expect(named).toBeGreaterThan(0)
    expect(wrong).toBeLessThanOrEqual(0.1 * named)
  })

  test.each([
    ['much', { spread: 0.4 }],
    ['under the ceiling', { level: 2, spread: 0.4 }],
    ['by kind: half of them good', { shape: 'TWO_KINDS' }],
    ['in a few alone', { shape: 'FEW_OUTLIERS' }],
    ['in small families', { families: 10, spread: 0.4 }],
    ['beside their staff', { cluster: 'STAFF', told: ['STAFF_DAY', 'STAFF'], spread: 0.5 }],
  ] as const)('%s: at most one name of ten is wrong', (_, plan) => {
    const { named, wrong, found } = over(plan, others)
    told(`${wrong} of ${named} names wrong`, named === 0 ? 0 : wrong / named)
    told('of those worse than nine tenths are named', found)
    expect(wrong).toBeLessThanOrEqual(0.1 * named)
  })

  test('enough to see are named, not nobody', () => {
    expect(over({ spread: 0.4 }, 2).named).toBeGreaterThan(3)
  })

  test('nearly everybody says five: of those worse than nine tenths at least one of ten is named within a month', () => {
    const { found } = over({ level: 2, spread: 0.4 }, others)
    told('of those worse than nine tenths are named', found)
    expect(found).toBeGreaterThanOrEqual(0.1)
  })

  test('a window with twelve evaluations is never named, and is still told', () => {
    const { scores } = over({ spread: 0.6, twelveAtEvery: 8 }, others)
    const small = scores.filter(({ evaluations }) => evaluations <= 12)
    expect(small.length).toBeGreaterThanOrEqual(15 * others)
    expect(small.filter(({ verdict }) => verdict !== 'TOO_FEW_TO_TELL' && verdict !== 'NOT_COMPARABLE')).toEqual([])
  })

  test('scores follow what was planted as closely as they claim, and better than the raw mean where items are hard', () => {
    const { reliability, score, raw } = over({ hardItems: 2 })
    told('√ of the mean reliability', Math.sqrt(reliability))
    told('rank correlation of scores', score)
    told('rank correlation of raw means', raw)
    expect(score).toBeGreaterThanOrEqual(Math.sqrt(reliability) - 0.03)
    expect(score).toBeGreaterThan(raw + 0.05)
  })
})
