import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inputOf, keyOf, monthOf, type PlainWindow, plainRules, plainScheme } from '../tests/support/composite-city.ts'
import { type CompositeInput, readCompositeInput, writeCompositeInput } from './composite-input.ts'
import { compareResults, missingIn, sumEffects, treeEffects } from './composite-preview.ts'
import {
  type CompositeResult,
  compositeListOf,
  computeComposites,
  computeStepwise,
  readCompositeResult,
  writeCompositeResult,
} from './composite-result.ts'
import { knownValues } from './composite-value.ts'
import { scoreWindow, type WindowAsk } from './composite-window.ts'
import type { GradeCounts } from './score-tally.ts'

const alike = Array.from({ length: 20 }, (): GradeCounts => [1, 1, 2, 4, 8])
/** Windows differ by 4 points in what is seen of them, the better the higher their number. */
const apart: readonly PlainWindow[] = alike.map((_, at) => ({ visit: 45 + 2 * at, wait: 50 + 2 * at }))
const rank = (
  windows: readonly PlainWindow[],
  wish: Partial<CompositeInput> = {},
  grades: readonly GradeCounts[] = alike,
): CompositeResult => {
  const input = inputOf(windows, wish)
  return computeComposites({ months: [monthOf(grades, 20)], input, scheme: plainScheme, rules: plainRules })
}
const find = ({ windows }: CompositeResult, at: number) => {
  const found = windows.find(({ key }) => key === keyOf(at))
  if (found === undefined) throw new Error(`no window ${at}`)
  return found
}

describe('one window, worked by hand', () => {
  /*
   * Grade 80 ± 4 (half), visit 70 ± 5 (three tenths), wait 60 ± 5 (a fifth): 40 + 21 + 12 = 73.
   * Both audiences have the same figures, so each error counts once with its whole weight: (.5 · 4)² + (.3 · 5)² + (.2 · 5)² = 4 + 2.25 + 1 = 7.25.
   */
  const compared = { adjusted: 80, variance: 16, alike: 1 }
  const input = inputOf([{}])
  const measured = input.measured.map((each) => ({ ...each, error: 5000 }))
  const ask: WindowAsk = {
    ...{ scheme: plainScheme, map: [0, 30, 60, 80, 100], negativeGradeMax: 2, coverageMin: 8000, events: [], compared },
    window: keyOf(1),
    windowKind: 'COMPREHENSIVE',
    served: ['CITIZEN', 'ENTERPRISE'],
  }
  const score = scoreWindow(knownValues({ ...input, measured }), ask)

  test('has the points of all groups, and the error of all of them together', () => {
    expect(score.points).toBe(73_000)
    expect(score.groups.map(({ group, weight, adds }) => [group, weight, adds])).toEqual([
      ['PUBLIC', 5000, 40_000],
      ['THIRD_PARTY', 3000, 21_000],
      ['SYSTEM', 2000, 12_000],
    ])
    expect(Math.sqrt(score.variance) / 1000).toBeCloseTo(Math.sqrt(7.25), 2)
    expect(score.groups.map(({ variance }) => Math.round(Math.sqrt(variance) / 100))).toEqual([20, 15, 10])
  })

  // 73 + 3 (of 5, capped) − 2 = 74.
  test('has its bonus, capped, and its deductions', () => {
    const events = [
      { window: keyOf(1), kind: 'BONUS', points: 5000 },
      { window: keyOf(1), kind: 'DEDUCTION', points: 2000 },
    ] as const
    expect(scoreWindow(knownValues({ ...input, measured }), { ...ask, events }).points).toBe(74_000)
  })
})

describe('a period', () => {
  test('names who truly is among the first and the last, with all that every group leaves open', () => {
    const { named, counts } = compositeListOf(rank(apart))
    expect(named.filter(({ verdict }) => verdict === 'TOP').map(({ key }) => key)).toContain(keyOf(20))
    expect(named.filter(({ verdict }) => verdict === 'BOTTOM').map(({ key }) => key)).toContain(keyOf(1))
    for (const { findings, verdict } of named)
      for (const { topThousandths, bottomThousandths } of findings)
        expect(verdict === 'TOP' ? topThousandths : bottomThousandths).toBeGreaterThanOrEqual(900)
    expect(counts.MIDDLE).toBeGreaterThan(8)
  })

  test('names nobody where all windows are the same on the whole', () => {
    const { counts } = compositeListOf(rank(alike.map(() => ({}))))
    expect(counts).toMatchObject({ TOP: 0, BOTTOM: 0, NO_DIFFERENCE_SHOWN: 20 })
  })

  test('names fewer where the visits leave more open', () => {
    const unsure = inputOf(apart)
    const measured = unsure.measured.map((each) => ({ ...each, error: each.error * 8 }))
    const [sure, open] = [compositeListOf(rank(apart)), compositeListOf(rank(apart, { measured }))]
    expect(open.named.length).toBeLessThan(sure.named.length)
    expect(find(rank(apart, { measured }), 20).points).toBe(find(rank(apart), 20).points)
  })

  // The best window falls to 39 in its visit, below the bottom line of 40: it keeps its figure, and stands in no order.
  test('with a veto: the window is told with its figure, is named nowhere, and nobody is compared with it', () => {
    const vetoed = apart.map((window, at) => (at === 19 ? { ...window, visit: 39 } : window))
    const result = rank(vetoed)
    expect(find(result, 20)).toMatchObject({
      verdict: 'HELD',
      held: ['VETOED'],
      vetoes: ['visit'],
      isPublished: true,
      place: null,
    })
    expect(find(result, 20).points).not.toBeNull()
    expect(find(result, 19).groupWindows).toBe(19)
    expect(compositeListOf(result).held.VETOED).toBe(1)
  })

  test('with two windows tied: they share a place, and the page says so', () => {
    const tied = apart.map((window, at) => (at === 9 ? (apart[10] as PlainWindow) : window))
    const result = rank(tied)
    expect(find(result, 10).points).toBe(find(result, 11).points)
    expect(find(result, 10).place).toEqual(find(result, 11).place)
    expect(find(result, 10).place).toMatchObject({ at: 10, tied: true })
    expect(find(result, 12).place).toMatchObject({ at: 9, tied: false })
  })

  test('without a third party at a window it stands in no order, and says which group is missing', () => {
    const result = rank(apart.map((window, at) => (at === 19 ? { ...window, visit: null } : window)))
    expect(find(result, 20)).toMatchObject({ verdict: 'HELD', missingGroups: ['THIRD_PARTY'], isPublished: false })
    expect(find(result, 20).held).toEqual(['GROUP_MISSING', 'COVERAGE_LOW'])
    // 70 % of the weight: no figure of it is told.
    expect(find(result, 20)).toMatchObject({ points: null, groups: [], audiences: [], coverage: 7000 })
  })

  test('what the unit held back is worth the floor, flagged; what is exempted leaves no gap of a group', () => {
    const silentAt = (why: 'HELD_BACK' | 'EXEMPTED') =>
      rank(
        apart.map((window, at) => (at === 19 ? { ...window, wait: null } : window)),
        { silent: [{ window: keyOf(20), group: 'SYSTEM', measure: 'system.on-time', why }] },
      )
    const whole = find(rank(apart), 20).points ?? 0
    // 88 · .2 = 17.6 are gone.
    expect(find(silentAt('HELD_BACK'), 20)).toMatchObject({
      points: whole - 17_600,
      floored: ['wait'],
      coverage: 10_000,
    })
    expect(find(silentAt('EXEMPTED'), 20)).toMatchObject({
      missingGroups: [],
      coverage: 8000,
      isPublished: true,
      held: [],
    })
  })

  // Grades are the same everywhere, so the public’s half decides nothing.
  test('tells what really decides beside what a group weighs by name', () => {
    const { weights } = rank(apart)
    expect(weights.map(({ group, nominal }) => [group, nominal])).toEqual([
      ['PUBLIC', 5000],
      ['THIRD_PARTY', 3000],
      ['SYSTEM', 2000],
    ])
    expect(weights.map(({ effective }) => effective)).toEqual([0, 6000, 4000])
  })

  test('is the same text in whatever order windows, rows and members come', () => {
    const input = inputOf(apart, {
      events: [{ window: keyOf(3), kind: 'DEDUCTION', points: 5000 }],
      graded: apart.map((_, at) => ({
        window: keyOf(at + 1),
        measure: 'evaluation.attitude',
        audience: '*',
        counts: [1, 2, 3],
      })),
    })
    const month = monthOf(alike, 20)
    const textOf = (each: CompositeInput, folds: typeof month) =>
      writeCompositeResult(computeComposites({ months: [folds], input: each, scheme: plainScheme, rules: plainRules }))
    const expected = [writeCompositeInput(input), textOf(input, month)]
    const order = <Each>(list: readonly Each[], turn: number) =>
      list.map((_, at) => list[(at * 7 + turn) % list.length] as Each)
    fc.assert(
      fc.property(fc.nat(19), (turn) => {
        const turned = {
          ...input,
          served: order(input.served, turn),
          graded: order(input.graded, turn),
          measured: [...input.measured].reverse(),
        }
        const folds = {
          windows: order(month.windows, turn),
          cells: [...month.cells].reverse(),
          moments: order(month.moments, turn),
        }
        expect([writeCompositeInput(turned), textOf(turned, folds)]).toEqual(expected)
      }),
      { numRuns: 5 },
    )
    expect(readCompositeResult(expected[1] ?? '')).toEqual(
      computeComposites({ months: [month], input, scheme: plainScheme, rules: plainRules }),
    )
  })
})

test('the text of the values is read as it was written, and nothing else is', () => {
  const input = inputOf(apart, {
    silent: [{ window: keyOf(1), group: 'SYSTEM', measure: 'system.trips', why: 'HELD_BACK' }],
    events: [{ window: keyOf(1), kind: 'BONUS', points: 3000 }],
    graded: [{ window: keyOf(1), measure: 'evaluation.grade', audience: 'CITIZEN', counts: [1, 0, 0, 0, 9] }],
  })
  const text = writeCompositeInput(input)
  const read = readCompositeInput(text)
  expect(read.granted && writeCompositeInput(read.value)).toBe(text)
  for (const bent of [
    text.trimEnd(),
    text.replace('"v"', '"x"'),
    text.replace(',2000,10]', ',-2000,10]'),
    `${text}\n`,
    'none',
  ])
    expect(readCompositeInput(bent)).toMatchObject({ granted: false })
  expect(readCompositeInput(writeCompositeInput({ ...input, scheme: null }))).toMatchObject({
    granted: true,
    value: { scheme: null },
  })
})

describe('another scheme', () => {
  const other = {
    ...plainScheme,
    trees: {
      CITIZEN: { ...plainScheme.trees.CITIZEN, nodes: weighed(2000, 6000) },
      ENTERPRISE: { ...plainScheme.trees.ENTERPRISE, nodes: weighed(2000, 6000) },
    },
  }

  // Window 1: visit 45, wait 50; its grades, the same everywhere, go from 50 % to 20 %.
  test('says of every window who would gain and who would lose, by place and points', () => {
    const ask = { months: [monthOf(alike, 20)], input: inputOf(apart), rules: plainRules }
    const [before, after] = [
      computeComposites({ ...ask, scheme: plainScheme }),
      computeComposites({ ...ask, scheme: other }),
    ]
    const effects = compareResults(before, after)
    expect(effects).toHaveLength(20)
    const [first] = effects
    expect([first?.placeBefore, first?.placeAfter]).toEqual([20, 20])
    expect((first?.after ?? 0) - (first?.before ?? 0)).toBeLessThan(0)
    const [sum] = sumEffects(effects, () => 'all')
    expect(sum).toMatchObject({ name: 'all', windows: 20, compared: 20, meanRise: 0 })
    expect((sum?.gain ?? 0) + (sum?.lose ?? 0)).toBe(20)
  })

  test('says so of both trees, each by itself, and of which groups nothing is known', () => {
    const ask = { months: [monthOf(alike, 20)], input: inputOf(apart), rules: plainRules }
    const { CITIZEN, ENTERPRISE } = plainScheme.trees
    const one = { ...plainScheme, trees: { CITIZEN: { ...CITIZEN, nodes: weighed(2000, 6000) }, ENTERPRISE } }
    const [before, after] = [plainScheme, one].map((scheme) => computeComposites({ ...ask, scheme }))
    if (before === undefined || after === undefined) throw new Error('two schemes')
    const [citizens, enterprises] = treeEffects(before, after, () => true)
    expect(citizens).toMatchObject({ audience: 'CITIZEN', windows: 20, compared: 20 })
    expect((citizens?.gain ?? 0) + (citizens?.lose ?? 0)).toBe(20)
    expect(enterprises).toEqual({ audience: 'ENTERPRISE', windows: 20, compared: 20, gain: 0, lose: 0, meanChange: 0 })
    expect(treeEffects(before, after, (key) => key === keyOf(1))[0]).toMatchObject({ windows: 1 })
    expect(missingIn(before)).toEqual([])
    const silent = rank(alike.map(() => ({ visit: null })))
    expect(compositeListOf(silent).held.GROUP_MISSING).toBe(20)
    expect(missingIn(silent)).toEqual([{ group: 'THIRD_PARTY', windows: 20 }])
  })

  test('comes to the same where others have their turn after each step', () => {
    const ask = { months: [monthOf(alike, 20)], input: inputOf(apart), rules: plainRules, scheme: plainScheme }
    const steps = computeStepwise(ask)
    let turns = 0
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        expect(step.value).toEqual(computeComposites(ask))
        break
      }
      turns += 1
    }
    // One for each month, group, measure and fifty windows: more than twice as many as this city has of them together.
    expect(turns).toBeGreaterThan(12)
  })

  function weighed(grade: number, visit: number) {
    return plainScheme.trees.CITIZEN.nodes.map((node) =>
      node.code === 'grade' ? { ...node, weight: grade } : node.code === 'visit' ? { ...node, weight: visit } : node,
    )
  }
})
