import { draftPlan, type PlanAsk, type PlanContext, type PlanRefusal } from './assessment-plan.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, toPlainDate } from './kernel/plain-date.ts'

/** Of whom nobody is told that they come: a visit of an alert is made by no others. */
export const alertVisitPools = ['MYSTERY_SHOPPER', 'INSPECTOR'] as const

/** 预警核查: the visit that an alert opens, as a plan of the one window that it names. Policy `alert-visit`. */
export interface AlertVisitPolicy {
  readonly pool: (typeof alertVisitPools)[number]
  /** The form in force at the window, by its code. */
  readonly formCode: string
  /** Of the plan. It becomes public with the results, and an alert does not: it names neither the alert nor the window. */
  readonly title: string
  /** 15: so many days are there for the visit, from the day after the draw may be made. */
  readonly withinNaturalDays: number
  /** Which public randomness somebody types in where no witness signs the log; null: then nothing can be drawn. */
  readonly randomness: string | null
}

/** 停窗、没有测评表、没有可派的人、没有外部随机数: why an alert cannot open its visit. People are asked for it instead, and are told why. */
export const alertVisitRefusals = [
  'WINDOW_CLOSED',
  'FORM_NOT_IN_FORCE',
  'NOBODY_TO_SEND',
  'NO_OUTSIDE_RANDOMNESS',
] as const
export type AlertVisitRefusal = (typeof alertVisitRefusals)[number]

interface AlertVisitTimes {
  readonly now: InstantMs
  /** Policy `assessment-plan`: the draw is made no earlier than so long after the freeze. */
  readonly drawAfterMinutesMin: number
  readonly hasWitnesses: boolean
}

const minuteMs = 60_000

/** What such a plan asks for: one window, unannounced, visited once. With witnesses the platform draws by itself; else what is random is typed in. */
export function askAlertVisit(
  { pool, withinNaturalDays, randomness }: AlertVisitPolicy,
  { now, drawAfterMinutesMin, hasWitnesses }: AlertVisitTimes,
): PlanAsk {
  const drawNotBefore = now + drawAfterMinutesMin * minuteMs
  const fromDay = addDays(toPlainDate(drawNotBefore), 1)
  return {
    ...{ pool, unit: 'WINDOW', isSecret: true, sample: 1, doubles: 0, quotas: {} },
    ...{ fromDay, toDay: addDays(fromDay, withinNaturalDays - 1), drawNotBefore },
    randomness: hasWitnesses ? null : randomness,
  }
}

/** Held to the rules of every plan; and where nobody of the pool may go to the window, none is made that nobody could carry out. */
export function decideAlertVisit(
  ask: PlanAsk,
  context: PlanContext,
  mayAnybodyGo: boolean,
): Decision<PlanAsk, AlertVisitRefusal | PlanRefusal> {
  if (Object.keys(context.strata).length === 0) return refuse('WINDOW_CLOSED')
  const drafted = draftPlan(ask, context)
  if (!drafted.granted) return drafted
  return mayAnybodyGo ? grant(ask) : refuse('NOBODY_TO_SEND')
}

/**
 * A frozen population is public at once, so that anybody can draw again. Of a secret plan with a single unit it would be the place itself: it is told with the
 * results. Its leaf stands in the log from the freeze on, and nobody can tell from it what was frozen.
 */
export const isPopulationPlace = ({
  isSecret,
  units,
}: {
  readonly isSecret: boolean
  readonly units: number
}): boolean => isSecret && units === 1
