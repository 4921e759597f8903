import type { AssessmentForm, FormMarks } from './assessment-form.ts'
import { type AssessorPool, isSelfAssessment } from './assessor.ts'
import { countCodePoints, findWords } from './evaluation.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'

/**
 * 测评发现: what is to be put right of what an assessor found. The working group makes it in words, or the rule does where a mark is low; either becomes a
 * handling order.
 */
export interface AssessmentFindingPolicy {
  /** An indicator that is marked worth less, in hundredths of 100, is a finding without anybody’s doing. */
  readonly belowHundredths: number
  readonly wordsCodePointsMax: number
  readonly filesMax: number
}

export const findingOrigins = ['MANAGER', 'RULE'] as const
export type FindingOrigin = (typeof findingOrigins)[number]

/** WAITING: nobody of the place may know of it yet. */
export const findingStates = ['WAITING', 'OPENED'] as const
export type FindingState = (typeof findingStates)[number]

export interface MarkedLow {
  readonly indicator: string
  readonly points: number
}

/** What a mark is worth; undefined for what does not apply, and for an indicator that the form does not have. */
export function pointsOf(form: AssessmentForm, marks: FormMarks, indicator: string): number | undefined {
  const mark = marks[indicator] ?? null
  const scale = form.indicators.find(({ code }) => code === indicator)?.scale
  return mark === null ? undefined : scale?.find((step) => step.mark === mark)?.points
}

/** What the rule finds, in the order of the form. Whoever assesses himself says it to learn: nothing of that is held against him. */
export function findLow(
  assessed: { readonly form: AssessmentForm; readonly marks: FormMarks; readonly pool: AssessorPool },
  { belowHundredths }: Pick<AssessmentFindingPolicy, 'belowHundredths'>,
): readonly MarkedLow[] {
  const { form, marks, pool } = assessed
  if (isSelfAssessment(pool)) return []
  return form.indicators.flatMap(({ code }) => {
    const points = pointsOf(form, marks, code)
    return points === undefined || points >= belowHundredths ? [] : [{ indicator: code, points }]
  })
}

export interface FindingAsk {
  readonly indicator: string
  readonly words: string
  readonly fileIds: readonly string[]
}

export interface AssessedVisit {
  readonly form: AssessmentForm
  readonly marks: FormMarks
  /** Whoever asks was there himself. */
  readonly isOwn: boolean
  /** Indicators of which there is a finding. */
  readonly found: readonly string[]
  /** What was handed in for which indicator, by the id of the file. */
  readonly files: ReadonlyMap<string, string>
}

export type FindingRefusal =
  | 'OWN_ASSESSMENT'
  | 'INDICATOR_UNKNOWN'
  | 'MARK_MISSING'
  | 'CONFLICT'
  | 'COMMENT_EMPTY'
  | 'COMMENT_TOO_LONG'
  | 'FILES_TOO_MANY'
  | 'FILE_UNKNOWN'

/** Whoever was there makes no finding of it: two have seen it, the one who assessed and the one who takes it up. Its files are those of the indicator. */
export function makeFinding(
  ask: FindingAsk,
  visit: AssessedVisit,
  policy: AssessmentFindingPolicy,
): Decision<MarkedLow & { readonly words: string }, FindingRefusal> {
  const { form, marks, isOwn, found, files } = visit
  const { indicator, fileIds } = ask
  if (isOwn) return refuse('OWN_ASSESSMENT')
  if (!form.indicators.some(({ code }) => code === indicator)) return refuse('INDICATOR_UNKNOWN', '/indicator')
  const points = pointsOf(form, marks, indicator)
  if (points === undefined) return refuse('MARK_MISSING', '/indicator')
  if (found.includes(indicator)) return refuse('CONFLICT', '/indicator')
  const words = findWords(ask.words)
  if (words === undefined) return refuse('COMMENT_EMPTY', '/words')
  if (countCodePoints(words) > policy.wordsCodePointsMax) return refuse('COMMENT_TOO_LONG', '/words')
  if (fileIds.length > policy.filesMax) return refuse('FILES_TOO_MANY', '/fileIds')
  if (fileIds.some((id) => files.get(id) !== indicator)) return refuse('FILE_UNKNOWN', '/fileIds')
  return grant({ indicator, points, words })
}

/**
 * Whether its order may be opened. What the rule finds waits for the publication of every plan, so that the second of a double visit finds the window as the first
 * did; what a manager takes up of a plan that is no secret is put right at once.
 */
export function mayOpen(finding: {
  readonly origin: FindingOrigin
  readonly isSecret: boolean
  readonly isPublished: boolean
}): boolean {
  return finding.isPublished || (finding.origin === 'MANAGER' && !finding.isSecret)
}
