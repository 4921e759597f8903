import type { windowKinds } from './catalogue-version.ts'

/**
 * 评价指标: one thing that is measured, where it comes from, and what it is worth. Values are whole thousandths of the indicator’s unit (1.75 working days:
 * 1750; 98 %: 98000); points are whole thousandths of a point (0..100000). Nothing here is a fraction of the machine.
 */

/** What is read by people, in both languages of the faces. */
export interface IndicatorWords {
  readonly zh: string
  readonly en: string
}

export type WindowKind = (typeof windowKinds)[number]

export const indicatorUnits = [
  'PERCENT',
  'POINT',
  'MINUTE',
  'HOUR',
  'WORKING_DAY',
  'COUNT',
  'PER_THOUSAND',
  'PER_PERSON',
  'YUAN',
] as const
export type IndicatorUnit = (typeof indicatorUnits)[number]

export const indicatorDirections = ['HIGHER_IS_BETTER', 'LOWER_IS_BETTER'] as const
export type IndicatorDirection = (typeof indicatorDirections)[number]

/** 评价主体: whose word or record an indicator is. What the unit says of itself and what systems record are told apart. */
export const evaluatorGroups = ['PUBLIC', 'THIRD_PARTY', 'SYSTEM', 'INTERNAL'] as const
export type EvaluatorGroup = (typeof evaluatorGroups)[number]

export const indicatorStages = ['PROCESS', 'RESULT'] as const
export const indicatorAspects = ['EFFICIENCY', 'EXPERIENCE'] as const
export const indicatorReaches = ['COMMON', 'PARTICULAR'] as const

/** Where the value comes from. */
interface IndicatorSource {
  readonly group: EvaluatorGroup
  /** What is read, as the platform names it: `system.wait-median`, `evaluation.grade`, `assessment.accessibility.entrance`, `entered.media`. */
  readonly measure: string
}

export const stepsMax = 20
/** Points at best: a hundred, in thousandths. */
export const pointsMax = 100_000

/** 计分规则: from a value to points. */
export type ScoringRule =
  /** In a straight line from nothing at the floor to a hundred at the target, which lies below the floor where lower is better. */
  | { readonly kind: 'LINEAR'; readonly floor: number; readonly target: number }
  /** Where lower is better: a hundred up to the target, from there in inverse proportion, and nothing from the floor on. */
  | { readonly kind: 'INVERSE'; readonly floor: number; readonly target: number }
  /** The points of the best step that is reached (a bound itself reaches it), otherwise those of the rest. From the easiest step to the hardest. */
  | {
      readonly kind: 'STEPS'
      readonly steps: readonly { readonly bound: number; readonly points: number }[]
      readonly otherwise: number
    }

interface BehaviourAnchor {
  readonly points: number
  readonly words: IndicatorWords
}

export interface Indicator {
  /** Names it in every scheme and in what is kept of its values, for ever. */
  readonly code: string
  readonly name: IndicatorWords
  readonly definition: IndicatorWords
  readonly formula: IndicatorWords
  readonly unit: IndicatorUnit
  readonly direction: IndicatorDirection
  readonly stage: (typeof indicatorStages)[number]
  readonly aspect: (typeof indicatorAspects)[number]
  readonly reach: (typeof indicatorReaches)[number]
  /** 数量指标: it counts work done, not how well; no scheme may lean on it. */
  readonly isVolume: boolean
  /** null: nobody has said where it comes from. It may be drafted, and no scheme with it is put in force. */
  readonly source: IndicatorSource | null
  /** null: likewise. */
  readonly rule: ScoringRule | null
  /** 底线: a value worse than it is a veto; null: there is none. */
  readonly bottomLine: number | null
  /** 发展目标: what is striven for; null: there is none. */
  readonly developmentTarget: number | null
  /** 行为锚定 of a qualitative indicator, ascending; null: it is measured, not judged. */
  readonly anchors: readonly BehaviourAnchor[] | null
  /** Kinds of windows at which there is nothing of it to measure. */
  readonly notAtKinds: readonly WindowKind[]
  /** The document that names it. */
  readonly document: string
}

export const indicatorFaultCodes = [
  'INDICATOR_WORDS_MISSING',
  'RULE_SENSELESS',
  'BOTTOM_LINE_SENSELESS',
  'ANCHORS_WRONG',
] as const
export type IndicatorFaultCode = (typeof indicatorFaultCodes)[number]

export interface IndicatorFault {
  readonly code: IndicatorFaultCode
  /** JSON pointer into the indicator. */
  readonly at: string
}

/** Everything that is wrong with an indicator by itself, in the order in which it is read. */
export function findIndicatorFaults(indicator: Indicator): readonly IndicatorFault[] {
  const { rule, direction, anchors } = indicator
  const faults: IndicatorFault[] = (['name', 'definition', 'formula'] as const)
    .filter((member) => !isSaid(indicator[member]))
    .map((member) => ({ code: 'INDICATOR_WORDS_MISSING', at: `/${member}` }))
  if (indicator.document.trim() === '') faults.push({ code: 'INDICATOR_WORDS_MISSING', at: '/document' })
  if (rule !== null && !isRuleSensible(rule, direction)) faults.push({ code: 'RULE_SENSELESS', at: '/rule' })
  const { bottomLine, developmentTarget } = indicator
  for (const member of ['bottomLine', 'developmentTarget'] as const)
    if (indicator[member] !== null && !areWhole(indicator[member]))
      faults.push({ code: 'BOTTOM_LINE_SENSELESS', at: `/${member}` })
  const isBelow = bottomLine === null || developmentTarget === null || isWorse(bottomLine, developmentTarget, direction)
  if (!isBelow) faults.push({ code: 'BOTTOM_LINE_SENSELESS', at: '/bottomLine' })
  if (anchors !== null && !areAnchorsSensible(anchors)) faults.push({ code: 'ANCHORS_WRONG', at: '/anchors' })
  return faults
}

const isSaid = ({ zh, en }: IndicatorWords) => zh.trim() !== '' && en.trim() !== ''
const isWorth = (points: number) => Number.isInteger(points) && points >= 0 && points <= pointsMax

function isRuleSensible(rule: ScoringRule, direction: IndicatorDirection): boolean {
  switch (rule.kind) {
    case 'LINEAR':
      return areWhole(rule.floor, rule.target) && isWorse(rule.floor, rule.target, direction)
    case 'INVERSE':
      return (
        areWhole(rule.floor, rule.target) &&
        direction === 'LOWER_IS_BETTER' &&
        rule.target > 0 &&
        rule.floor > rule.target
      )
    case 'STEPS':
      return areStepsSensible(rule, direction)
  }
}

const areWhole = (...values: readonly number[]) => values.every(Number.isSafeInteger)

function areStepsSensible(rule: ScoringRule & { readonly kind: 'STEPS' }, direction: IndicatorDirection): boolean {
  const { steps, otherwise } = rule
  if (steps.length === 0 || steps.length > stepsMax || !isWorth(otherwise)) return false
  return steps.every(({ bound, points }, place) => {
    const before = steps[place - 1]
    const isHarder = before === undefined || isWorse(before.bound, bound, direction)
    return areWhole(bound) && isWorth(points) && isHarder && points > (before?.points ?? otherwise)
  })
}

function areAnchorsSensible(anchors: readonly BehaviourAnchor[]): boolean {
  const ascends = anchors.every(({ points, words }, place) => {
    const before = anchors[place - 1]
    return isSaid(words) && isWorth(points) && (before === undefined || points > before.points)
  })
  // No two may read the same: nobody could tell which to give.
  return ascends && anchors.length >= 2 && new Set(anchors.map(({ words }) => words.zh)).size === anchors.length
}

/** Whether one value is worse than another. */
export function isWorse(value: number, than: number, direction: IndicatorDirection): boolean {
  return direction === 'HIGHER_IS_BETTER' ? value < than : value > than
}
