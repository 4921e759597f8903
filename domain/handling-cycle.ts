import type { GoalStanding, HandlingFigurePolicy } from './handling-figure.ts'

/** From opening to answer, of rounds that have been answered. */
interface MeasuredCycle {
  readonly answered: number
  readonly medianMinutes: number
  readonly ninetiethMinutes: number
}

export interface CycleFigure {
  readonly answered: number
  readonly medianMinutes: number | null
  /** Nine of ten were answered within. */
  readonly ninetiethMinutes: number | null
  readonly goalMinutes: number | null
  readonly standing: GoalStanding
}

/** 周期减半: held against what was measured before, and against nothing where nothing was. */
export function cycleOf(measured: MeasuredCycle | undefined, policy: HandlingFigurePolicy): CycleFigure {
  const { cycleBaselineMinutes: before, cycleGoalPercent, tooFewBelow } = policy
  const goalMinutes = before === null ? null : Math.floor((before * cycleGoalPercent) / 100)
  const answered = measured?.answered ?? 0
  if (measured === undefined || answered < tooFewBelow)
    return { answered, medianMinutes: null, ninetiethMinutes: null, goalMinutes, standing: 'TOO_FEW' }
  const { medianMinutes, ninetiethMinutes } = measured
  const isMet = goalMinutes !== null && medianMinutes <= goalMinutes
  const standing = goalMinutes === null ? 'NO_GOAL' : isMet ? 'MET' : 'MISSED'
  return { answered, medianMinutes, ninetiethMinutes, goalMinutes, standing }
}
