import type { AuditMonth } from './closure-audit.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, type PlainDate, startOfDay, toPlainDate } from './kernel/plain-date.ts'

/**
 * 测评复核: whether what an assessor found holds. A random share of each month is checked again by another agency; two on one visit who lie far apart are asked why
 * (校准); whoever should assess no more is proposed by one and decided on by another.
 */
export interface AssessmentReviewPolicy {
  /** Of what was handed in by each agency, or by each pool without one, in a month; rounded up … */
  readonly sharePercent: number
  /** … and at least so many, or all where there are fewer. */
  readonly monthMin: number
  readonly drawAfterNaturalDays: number
  /** After the draw; then nothing of it is checked any more. */
  readonly reviewWithinNaturalDays: number
  /** Two on one visit who lie so far apart are asked why: in hundredths of 100. */
  readonly calibrationHundredths: number
  /** So long both are asked; then a third may close it without them. */
  readonly calibrationNaturalDays: number
}

/** A month that is ready to be drawn on a day: the last whose days of grace are over. */
export function reviewMonth(
  now: InstantMs,
  { drawAfterNaturalDays }: Pick<AssessmentReviewPolicy, 'drawAfterNaturalDays'>,
): AuditMonth {
  const endDay = firstOfMonth(addDays(toPlainDate(now), -drawAfterNaturalDays))
  return { fromDay: firstOfMonth(addDays(endDay, -1)), endDay }
}

const firstOfMonth = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate

/** An assessment as the draw sees it. */
export interface DrawableAssessment {
  readonly visitId: string
  /** Whose work is drawn from together: an agency, or a pool without one, in a division. */
  readonly stratum: string
  /** A keyed image of the visit under the seed of the month. */
  readonly rank: string
}

/** The lowest ranks of each stratum; the same under the same seed, in whatever order they are told. */
export function drawReviews<Handed extends DrawableAssessment>(
  handed: readonly Handed[],
  policyOf: (one: Handed) => Pick<AssessmentReviewPolicy, 'sharePercent' | 'monthMin'>,
): readonly Handed[] {
  const strata = new Map<string, Handed[]>()
  for (const one of handed) strata.set(one.stratum, [...(strata.get(one.stratum) ?? []), one])
  const keyOf = ({ rank, visitId }: Handed) => `${rank}|${visitId}`
  return [...strata].sort(byFirst).flatMap(([, all]) => {
    const ranked = all.toSorted((one, other) => compare(keyOf(one), keyOf(other)))
    const [first] = ranked
    if (first === undefined) return []
    const { sharePercent, monthMin } = policyOf(first)
    return ranked.slice(0, Math.max(monthMin, Math.ceil((ranked.length * sharePercent) / 100)))
  })
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
const byFirst = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => compare(one, other)

/** The first instant at which it is too late; the last day counts whole. */
export const endAfter = (from: InstantMs, naturalDays: number): InstantMs =>
  startOfDay(addDays(toPlainDate(from), naturalDays + 1))

/** 维持、变更、不成立. */
export const reviewOutcomes = ['CONFIRMED', 'CHANGED', 'UNFOUNDED'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

export type ReviewRefusal =
  | 'NO_AGENCY'
  | 'OWN_AGENCY'
  | 'OWN_ASSESSMENT'
  | 'ALREADY_REVIEWED'
  | 'TOO_LATE'
  | 'STEP_INCOMPLETE'
  | 'NOT_CHANGED'

export interface Reviewer {
  readonly accountId: string
  /** Agencies that send him today. */
  readonly agencyIds: readonly string[]
}

export interface ReviewedAssessment {
  readonly assessorAccountId: string
  readonly agencyId: string | null
  readonly points: number
  readonly isReviewed: boolean
  readonly reviewUntil: InstantMs
}

/** Why somebody may not check it again; undefined where he may. Another agency does, whoever was there first. */
export function findReviewPartiality(
  { accountId, agencyIds }: Reviewer,
  { assessorAccountId, agencyId }: Pick<ReviewedAssessment, 'assessorAccountId' | 'agencyId'>,
): 'NO_AGENCY' | 'OWN_AGENCY' | 'OWN_ASSESSMENT' | undefined {
  if (accountId === assessorAccountId) return 'OWN_ASSESSMENT'
  if (agencyIds.length === 0) return 'NO_AGENCY'
  return agencyId !== null && agencyIds.includes(agencyId) ? 'OWN_AGENCY' : undefined
}

export interface ReviewAsk {
  readonly outcome: ReviewOutcome
  /** What it comes to instead, in hundredths of 100; where it is changed, and only there. */
  readonly points: number | null
}

/** What was found stays as it was handed in; what the other agency found stands beside it. Always with words. */
export function noteReview(
  ask: ReviewAsk,
  assessment: ReviewedAssessment,
  reviewer: Reviewer,
  now: InstantMs,
): Decision<ReviewAsk, ReviewRefusal> {
  const partiality = findReviewPartiality(reviewer, assessment)
  if (partiality !== undefined) return refuse(partiality)
  if (assessment.isReviewed) return refuse('ALREADY_REVIEWED')
  if (now >= assessment.reviewUntil) return refuse('TOO_LATE')
  if ((ask.outcome === 'CHANGED') !== (ask.points !== null)) return refuse('STEP_INCOMPLETE', '/points')
  return ask.points === assessment.points ? refuse('NOT_CHANGED', '/points') : grant(ask)
}

/** Whether two on one visit lie so far apart that they are asked why; all in hundredths of 100. */
export const needsCalibration = (
  one: number,
  other: number,
  { calibrationHundredths }: Pick<AssessmentReviewPolicy, 'calibrationHundredths'>,
): boolean => Math.abs(one - other) >= calibrationHundredths

/** 理由、共同结论、同意、第三人结案. */
export const calibrationSteps = ['REASON', 'CONCLUSION', 'AGREED', 'CLOSED'] as const
export type CalibrationStepKind = (typeof calibrationSteps)[number]

/** Why they lay apart: the anchors can be read in two ways, one of them was wrong, there was something else to see, or what the words say. */
export const calibrationCauses = ['ANCHOR_UNCLEAR', 'RATER_WRONG', 'PLACE_CHANGED', 'OTHER'] as const
export type CalibrationCause = (typeof calibrationCauses)[number]

export interface CalibrationStep {
  readonly kind: CalibrationStepKind
  readonly accountId: string
}

export const calibrationStates = ['ASKED', 'REASONED', 'CONCLUDED', 'AGREED', 'CLOSED'] as const
export type CalibrationState = (typeof calibrationStates)[number]

/** The two who were there, and what has been done since they were asked. */
export interface Calibration {
  readonly raters: readonly [string, string]
  readonly steps: readonly CalibrationStep[]
  readonly until: InstantMs
}

/** How far it has come. A conclusion stands until the other one agrees, or says another. */
export function calibrationState({ raters, steps }: Pick<Calibration, 'raters' | 'steps'>): CalibrationState {
  const last = steps.at(-1)?.kind
  if (last === 'CLOSED') return 'CLOSED'
  if (last === 'AGREED') return 'AGREED'
  if (last === 'CONCLUSION') return 'CONCLUDED'
  return raters.every((rater) => hasReasoned(steps, rater)) ? 'REASONED' : 'ASKED'
}

const hasReasoned = (steps: readonly CalibrationStep[], rater: string) =>
  steps.some(({ kind, accountId }) => kind === 'REASON' && accountId === rater)

/** Nobody writes his reasons with an eye to those of the other: until he has said his own he is not shown them. */
export const maySeeReasons = ({ raters, steps }: Pick<Calibration, 'raters' | 'steps'>, reader: string): boolean =>
  !raters.includes(reader) || hasReasoned(steps, reader)

export type CalibrationRefusal = 'CALIBRATION_NOT_DUE' | 'OWN_ASSESSMENT' | 'NOT_FOUND'

/**
 * Which step somebody may do. Both give their reasons, once each and until it is over; then either says a joint conclusion, and the other agrees or says
 * another. It is closed by a third, who has rated neither: when both agree, or when they have had their time.
 */
export function stepCalibration(
  calibration: Calibration,
  { kind, accountId }: CalibrationStep,
  now: InstantMs,
): Decision<CalibrationStepKind, CalibrationRefusal> {
  const state = calibrationState(calibration)
  const isRater = calibration.raters.includes(accountId)
  if (kind !== 'CLOSED' && !isRater) return refuse('NOT_FOUND')
  if (kind === 'CLOSED' && isRater) return refuse('OWN_ASSESSMENT')
  const isOther = calibration.steps.at(-1)?.accountId !== accountId
  const isDue: Record<CalibrationStepKind, boolean> = {
    REASON: state === 'ASKED' && !hasReasoned(calibration.steps, accountId),
    CONCLUSION: state === 'REASONED' || (state === 'CONCLUDED' && isOther),
    AGREED: state === 'CONCLUDED' && isOther,
    CLOSED: state === 'AGREED' || (state !== 'CLOSED' && now >= calibration.until),
  }
  return isDue[kind] ? grant(kind) : refuse('CALIBRATION_NOT_DUE')
}

/** 建议取消评价员资格: by what. */
export const disqualificationGrounds = ['CARELESS', 'REVIEWS', 'CALIBRATIONS', 'PARTIAL', 'OTHER'] as const
export type DisqualificationGround = (typeof disqualificationGrounds)[number]

export const disqualificationOutcomes = ['ACCEPTED', 'REFUSED'] as const
export type DisqualificationOutcome = (typeof disqualificationOutcomes)[number]

export type DisqualificationRefusal = 'OWN_PROPOSAL' | 'OWN_ASSESSMENT' | 'PROPOSAL_DECIDED' | 'ASSESSOR_ENDED'

/** Decided once, with reasons, by somebody who has neither proposed it nor is the one it is about. */
export function decideDisqualification(
  proposal: { readonly proposedBy: string; readonly assessorAccountId: string; readonly isDecided: boolean },
  accountId: string,
  assessor: { readonly isEnded: boolean },
  outcome: DisqualificationOutcome,
): Decision<DisqualificationOutcome, DisqualificationRefusal> {
  if (proposal.isDecided) return refuse('PROPOSAL_DECIDED')
  if (proposal.proposedBy === accountId) return refuse('OWN_PROPOSAL')
  if (proposal.assessorAccountId === accountId) return refuse('OWN_ASSESSMENT')
  return outcome === 'ACCEPTED' && assessor.isEnded ? refuse('ASSESSOR_ENDED') : grant(outcome)
}
