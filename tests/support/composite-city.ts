import type { CompositeInput, MeasuredValue } from '../../domain/composite-input.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import type { ScoreRules } from '../../domain/score-result.ts'
import type { ScoreScheme } from '../../domain/score-scheme.ts'
import type { GradeCounts } from '../../domain/score-tally.ts'
import { windowScorePolicy } from './planted-windows.ts'
import { someIndicator, someNode } from './score-scheme.ts'

const tree = [someNode('grade', 5000), someNode('visit', 3000), someNode('wait', 2000)]

/** The public half, a third party three tenths, systems a fifth; every value is worth what it is. The good rate has a bottom line of 90 %, and weighs nothing. */
export const plainScheme: ScoreScheme = {
  title: { zh: '三方方案', en: 'Three groups' },
  packs: [],
  indicators: [
    someIndicator('grade', 'PUBLIC', 'PROCESS', { source: { group: 'PUBLIC', measure: 'evaluation.grade' } }),
    someIndicator('visit', 'THIRD_PARTY', 'PROCESS', {
      source: { group: 'THIRD_PARTY', measure: 'assessment.hall' },
      bottomLine: 40_000,
    }),
    someIndicator('wait', 'SYSTEM', 'RESULT', { source: { group: 'SYSTEM', measure: 'system.on-time' } }),
  ],
  trees: { CITIZEN: { weight: 6000, nodes: tree }, ENTERPRISE: { weight: 4000, nodes: tree } },
  bonusMax: 3000,
}

export const plainRules: ScoreRules = {
  policy: { ...windowScorePolicy, smallestCell: 5, participationMinPercent: 10 },
  negativeGradeMax: 2,
}

export const keyOf = (at: number) => `YP-A/${String(at).padStart(2, '0')}`

/** A month of a city: every window has served the same two items on so many days, and each day was given the same grades. */
export function monthOf(grades: readonly GradeCounts[], days: number): ScoreInput {
  const windows = grades.map((daily, at) => {
    const evaluations = 2 * days * daily.reduce((sum, count) => sum + count, 0)
    return {
      ...{ key: keyOf(at + 1), kind: 'COMPREHENSIVE', family: '11990102MB00000001', evaluations },
      ...{ invited: 2 * evaluations, answered: evaluations },
    }
  })
  const cells = grades.flatMap((daily, at) =>
    ['item-1', 'item-2'].map((item) => ({
      ...{ window: keyOf(at + 1), item, audience: 'CITIZEN', mode: 'COUNTER', ageBand: 0, lagBand: 0 },
      isRequiredRefusal: false,
      grades: daily.map((count) => count * days) as unknown as GradeCounts,
    })),
  )
  const moments = grades.map((daily, at) => {
    const own = daily.map((count) => 2 * count)
    const size = own.reduce((sum, count) => sum + count, 0)
    return {
      ...{ window: keyOf(at + 1), kind: 'STAFF_DAY' as const, clusters: days, cubes: days * size ** 3 },
      products: own.flatMap((one) => own.map((other) => days * one * other)),
    }
  })
  return { windows, cells, moments }
}

export interface PlainWindow {
  readonly visit?: number | null
  readonly wait?: number | null
}

/** Values of every window, in points; null: nobody has brought it. One visit leaves two points open, records one. */
export function inputOf(windows: readonly PlainWindow[], wish: Partial<CompositeInput> = {}): CompositeInput {
  const value = (window: string, group: MeasuredValue['group'], measure: string, points: number, error: number) => ({
    ...{ window, group, measure, value: points * 1000, error: error * 1000, number: 10 },
  })
  return {
    scheme: { schemeId: '0199d8a4-0000-7000-8000-000000000001', code: 'plain', version: 1, body: plainScheme },
    coverageMin: 8000,
    served: windows.map((_, at) => ({ window: keyOf(at + 1), served: ['CITIZEN', 'ENTERPRISE'] })),
    graded: [],
    measured: windows.flatMap(({ visit = 70, wait = 60 }, at) => [
      ...(visit === null ? [] : [value(keyOf(at + 1), 'THIRD_PARTY', 'assessment.hall', visit, 2)]),
      ...(wait === null ? [] : [value(keyOf(at + 1), 'SYSTEM', 'system.on-time', wait, 1)]),
    ]),
    ...{ silent: [], events: [] },
    ...wish,
  }
}
