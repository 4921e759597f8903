import { type Indicator, type IndicatorDirection, isWorse, pointsMax, type ScoringRule } from './indicator.ts'
import { divideHalfEven } from './kernel/exact.ts'

/** 指标得分: what a value (thousandths of the unit) is worth, in whole thousandths of a point. Rounded once, half to even. */
export function scoreValue(rule: ScoringRule, direction: IndicatorDirection, value: number): number {
  switch (rule.kind) {
    case 'LINEAR':
      return within(ratio(value - rule.floor, rule.target - rule.floor))
    case 'INVERSE':
      if (value <= rule.target) return pointsMax
      return value >= rule.floor ? 0 : within(ratio(rule.target, value))
    case 'STEPS':
      return rule.steps.findLast(({ bound }) => !isWorse(value, bound, direction))?.points ?? rule.otherwise
  }
}

/** What is given where the unit has let the value go missing: the least that the rule can give, so that hiding a figure never pays. */
export function floorPoints(rule: ScoringRule): number {
  return rule.kind === 'STEPS' ? rule.otherwise : 0
}

/** Whether a value breaks the bottom line of its indicator. The line itself is kept. */
export function isVetoed({ bottomLine, direction }: Indicator, value: number): boolean {
  return bottomLine !== null && isWorse(value, bottomLine, direction)
}

/** Whether the development target is reached; null where there is none. */
export function isTargetReached({ developmentTarget, direction }: Indicator, value: number): boolean | null {
  return developmentTarget === null ? null : !isWorse(value, developmentTarget, direction)
}

const ratio = (part: number, whole: number) => divideHalfEven(BigInt(part) * BigInt(pointsMax), BigInt(whole))

function within(points: bigint): number {
  return Math.min(pointsMax, Math.max(0, Number(points)))
}
