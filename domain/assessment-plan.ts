import { type AllocationRefusal, allocateSample, findPlainRandomness, type Strata } from './assessment-draw.ts'
import type { FormUnit } from './assessment-form.ts'
import { type AssessorPool, isSelfAssessment, isUnannounced } from './assessor.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, type PlainDate, startOfDay } from './kernel/plain-date.ts'

/**
 * 测评计划: which windows or cases are assessed, by which form, by whom, on what days. Drafted, then frozen with its population, then drawn, then
 * carried out, then published. Policy `assessment-plan`.
 */
export interface AssessmentPlanPolicy {
  /** Between the freeze and the time before which nothing is drawn: what is random must not be there yet. */
  readonly drawAfterMinutesMin: number
  /** 第三方: visits are shared out among so many agencies at least. */
  readonly agenciesMin: number
  /** Of a plan of cases: those of which a service ended within so many days before the freeze. */
  readonly casesOfNaturalDays: number
  /** More units than this are no population of one plan. */
  readonly populationMax: number
}

/** What units are drawn from together. */
export const planStrata = ['HALL', 'WINDOW_KIND', 'DIVISION'] as const
export type PlanStrata = (typeof planStrata)[number]

export const planStates = ['DRAFT', 'FROZEN', 'DRAWN', 'PUBLISHED', 'WITHDRAWN'] as const
export type PlanState = (typeof planStates)[number]

/** When each step was taken; null: not yet. */
export interface PlanSteps {
  readonly frozenAt: InstantMs | null
  readonly drawnAt: InstantMs | null
  readonly publishedAt: InstantMs | null
  readonly withdrawnAt: InstantMs | null
}

export function planStateOf({ frozenAt, drawnAt, publishedAt, withdrawnAt }: PlanSteps): PlanState {
  if (publishedAt !== null) return 'PUBLISHED'
  if (withdrawnAt !== null) return 'WITHDRAWN'
  if (drawnAt !== null) return 'DRAWN'
  return frozenAt === null ? 'DRAFT' : 'FROZEN'
}

export interface PlanAsk {
  readonly pool: AssessorPool
  readonly unit: FormUnit
  /** 暗访: nobody of the places learns of a visit before its results are published. */
  readonly isSecret: boolean
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly sample: number
  readonly doubles: number
  /** Of ten thousand, by the id of the agency. */
  readonly quotas: Readonly<Record<string, number>>
  readonly drawNotBefore: InstantMs
  /** Which public randomness is taken, told before; null: witnesses of the log alone. */
  readonly randomness: string | null
}

export interface PlanContext {
  readonly now: InstantMs
  /** What the form is about; undefined: it is not in force. */
  readonly formUnit: FormUnit | undefined
  /** Agencies under contract. */
  readonly agencyIds: ReadonlySet<string>
  /** Whether checkpoints of the log are seen by witnesses. */
  readonly hasWitnesses: boolean
  readonly strata: Strata
  readonly policy: AssessmentPlanPolicy
}

/** Shares of ten thousand. */
const wholeQuota = 10_000

export type PlanRefusal =
  | 'FORM_NOT_IN_FORCE'
  | 'SECRET_NOT_HERE'
  | 'SECRET_NEEDED'
  | 'PLAN_DAYS_WRONG'
  | 'QUOTAS_WRONG'
  | 'NO_OUTSIDE_RANDOMNESS'
  | PopulationRefusal

/** Why a plan cannot be carried out as it is asked for; looked at with the population as it is today. */
export function draftPlan(ask: PlanAsk, context: PlanContext): Decision<PlanAsk, PlanRefusal> {
  const { formUnit, hasWitnesses, strata, policy } = context
  if (formUnit !== ask.unit) return refuse('FORM_NOT_IN_FORCE', '/formId')
  // Who assesses himself knows of it.
  if (ask.isSecret && isSelfAssessment(ask.pool)) return refuse('SECRET_NOT_HERE', '/isSecret')
  // 神秘顾客、四不两直: what was drawn of an open plan everybody reads at once, the place too.
  if (!ask.isSecret && isUnannounced(ask.pool)) return refuse('SECRET_NEEDED', '/isSecret')
  const days = findDaysFault(ask, context.now, policy)
  if (days !== undefined) return refuse('PLAN_DAYS_WRONG', days)
  if (!areQuotasRight(ask, context)) return refuse('QUOTAS_WRONG', '/quotas')
  if (ask.randomness === null && !hasWitnesses) return refuse('NO_OUTSIDE_RANDOMNESS', '/randomness')
  const population = checkPopulation(ask, strata, policy)
  return population.granted ? grant(ask) : population
}

function findDaysFault(
  { fromDay, toDay, drawNotBefore }: PlanAsk,
  now: InstantMs,
  { drawAfterMinutesMin }: AssessmentPlanPolicy,
): string | undefined {
  if (toDay < fromDay) return '/toDay'
  const isEarly = drawNotBefore < now + drawAfterMinutesMin * minuteMs
  return isEarly || drawNotBefore >= startOfDay(addDays(toDay, 1)) ? '/drawNotBefore' : undefined
}

const minuteMs = 60_000

function areQuotasRight({ pool, quotas }: PlanAsk, { agencyIds, policy }: PlanContext): boolean {
  const shares = Object.values(quotas)
  if (pool !== 'THIRD_PARTY') return shares.length === 0
  if (shares.length < policy.agenciesMin || Object.keys(quotas).some((id) => !agencyIds.has(id))) return false
  return shares.reduce((sum, share) => sum + share, 0) === wholeQuota && shares.every((share) => share > 0)
}

export type PopulationRefusal = AllocationRefusal | 'POPULATION_TOO_LARGE'

/** How many are drawn of each stratum of a population; looked at when a plan is drafted and again when it is frozen. */
export function checkPopulation(
  { sample, doubles }: Pick<PlanAsk, 'sample' | 'doubles'>,
  strata: Strata,
  { populationMax }: Pick<AssessmentPlanPolicy, 'populationMax'>,
): Decision<Strata, PopulationRefusal> {
  const units = Object.values(strata).reduce((sum, count) => sum + count, 0)
  if (units > populationMax) return refuse('POPULATION_TOO_LARGE')
  if (doubles > sample) return refuse('SAMPLE_TOO_SMALL', '/doubles')
  return allocateSample(strata, sample)
}

export type FreezeRefusal = 'NOT_AT_THIS_STAGE' | 'TOO_LATE'

/** Frozen so long before the draw that nothing the seed is made of can be there yet. */
export function freezePlan(
  state: PlanState,
  { drawNotBefore }: Pick<PlanAsk, 'drawNotBefore'>,
  now: InstantMs,
  { drawAfterMinutesMin }: Pick<AssessmentPlanPolicy, 'drawAfterMinutesMin'>,
): Decision<undefined, FreezeRefusal> {
  if (state !== 'DRAFT') return refuse('NOT_AT_THIS_STAGE')
  return drawNotBefore < now + drawAfterMinutesMin * minuteMs ? refuse('TOO_LATE') : grant(undefined)
}

/** Public randomness, as somebody types it in with where he has it from. */
export interface TypedRandomness {
  readonly text: string
  readonly source: string
}

export type DrawRefusal = 'NOT_AT_THIS_STAGE' | 'TOO_EARLY' | 'RANDOMNESS_WRONG'

/**
 * Exactly what was announced goes into the seed: with none announced nothing may be added, and what was announced may not be left out. @returns the
 * plain form, null where none was announced
 */
export function drawPlan(
  state: PlanState,
  plan: Pick<PlanAsk, 'drawNotBefore' | 'randomness'>,
  typed: TypedRandomness | null,
  now: InstantMs,
): Decision<string | null, DrawRefusal> {
  if (state !== 'FROZEN') return refuse('NOT_AT_THIS_STAGE')
  if (now < plan.drawNotBefore) return refuse('TOO_EARLY')
  if (plan.randomness === null) return typed === null ? grant(null) : refuse('RANDOMNESS_WRONG', '/randomness')
  const plain = typed === null ? undefined : findPlainRandomness(typed.text)
  return plain === undefined ? refuse('RANDOMNESS_WRONG', '/randomness') : grant(plain)
}

/** Why a visit is not made: 回避, 推辞, 停窗, 未做, 改派 */
export const visitEndCauses = ['RECUSED', 'DECLINED', 'CLOSED_WINDOW', 'NOT_DONE', 'REASSIGNED'] as const
export type VisitEndCause = (typeof visitEndCauses)[number]

/** What whoever manages a plan says alone. It sends nobody else, nor to another place: there is nothing to choose. */
export const visitEndCausesAlone = ['NOT_DONE'] as const satisfies readonly VisitEndCause[]

/** By which another is sent, or to another place: one proposes it, another confirms. Whoever is sent says them of himself (domain/assessment.ts). */
export const visitEndCausesProposed = [
  'RECUSED',
  'DECLINED',
  'CLOSED_WINDOW',
  'REASSIGNED',
] as const satisfies readonly VisitEndCause[]

export const visitEndingOutcomes = ['ACCEPTED', 'REFUSED'] as const
export type VisitEndingOutcome = (typeof visitEndingOutcomes)[number]

export type VisitEndingRefusal = 'OWN_PROPOSAL' | 'OWN_ASSESSMENT' | 'PROPOSAL_DECIDED' | 'NOT_AT_THIS_STAGE'

/** Decided once, by somebody who has neither proposed it nor is sent there; confirmed while the visit is still to be made. */
export function decideVisitEnding(
  proposal: { readonly proposedBy: string; readonly sentAccountIds: readonly string[]; readonly isDecided: boolean },
  accountId: string,
  { plan, visit }: { readonly plan: PlanState; readonly visit: VisitState },
  outcome: VisitEndingOutcome,
): Decision<VisitEndingOutcome, VisitEndingRefusal> {
  if (proposal.isDecided) return refuse('PROPOSAL_DECIDED')
  if (proposal.proposedBy === accountId) return refuse('OWN_PROPOSAL')
  if (proposal.sentAccountIds.includes(accountId)) return refuse('OWN_ASSESSMENT')
  const ended = endVisit(plan, visit)
  return outcome === 'ACCEPTED' && !ended.granted ? ended : grant(outcome)
}

export const visitStates = ['OPEN', 'SUBMITTED', 'ENDED'] as const
export type VisitState = (typeof visitStates)[number]

/** What was handed in ends by that; what has ended stays so. */
export function endVisit(plan: PlanState, visit: VisitState): Decision<undefined, 'NOT_AT_THIS_STAGE'> {
  return plan === 'DRAWN' && visit === 'OPEN' ? grant(undefined) : refuse('NOT_AT_THIS_STAGE')
}

/** While a visit is still to be made, telling where would spoil it. */
export function publishPlan(
  state: PlanState,
  visits: readonly VisitState[],
): Decision<undefined, 'NOT_AT_THIS_STAGE' | 'VISITS_OPEN'> {
  if (state !== 'DRAWN') return refuse('NOT_AT_THIS_STAGE')
  return visits.includes('OPEN') ? refuse('VISITS_OPEN') : grant(undefined)
}

/**
 * Given up before it was drawn: whoever has frozen a population says why nothing comes of it, for everybody to read. Not once what is random may be
 * there: whoever knows the secret could compute the draw, and give up what he does not like.
 */
export function withdrawPlan(
  state: PlanState,
  { drawNotBefore }: Pick<PlanAsk, 'drawNotBefore'>,
  now: InstantMs,
): Decision<undefined, 'NOT_AT_THIS_STAGE' | 'TOO_LATE'> {
  if (state === 'DRAFT') return grant(undefined)
  if (state !== 'FROZEN') return refuse('NOT_AT_THIS_STAGE')
  return now < drawNotBefore ? grant(undefined) : refuse('TOO_LATE')
}
