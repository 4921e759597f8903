import {
  type AssessmentForm,
  type FormIndicator,
  type FormMarks,
  needsEvidence,
  type ScoreRefusal,
  scoreForm,
} from './assessment-form.ts'
import { countCodePoints, findWords } from './evaluation.ts'
import type { EvidenceMediaType } from './evidence-file.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, type PlainDate, toPlainDate } from './kernel/plain-date.ts'

/** 测评: what an assessor found on one visit, handed in once. Policy `assessment`. */
export interface AssessmentPolicy {
  readonly mediaTypes: readonly EvidenceMediaType[]
  /** Of a file as it is handed in. */
  readonly bytesMax: number
  /** Of a file as it was taken, before the phone makes it smaller. */
  readonly originalBytesMax: number
  /** Of a photo as it was taken: a small file may unfold to more than a reader’s memory. */
  readonly pixelsMax: number
  /** The phone draws photos anew with this longest side … */
  readonly edgeMax: number
  /** … and as JPEG of this quality. */
  readonly qualityPercent: number
  readonly filesPerIndicatorMax: number
  readonly filesPerVisitMax: number
  /** So long files wait for the assessment that names them. */
  readonly waitingHours: number
  readonly wordsCodePointsMax: number
  /** Clocks of phones may be so much ahead of ours. */
  readonly clockAheadMinutes: number
  /** After the last day of the visit: who was without network hands in later. */
  readonly submitWithinNaturalDays: number
}

/** Why a visit is not made, by who was to make it: 回避, 不能到访, 窗口未开. */
export const ownVisitEndings = ['RECUSED', 'DECLINED', 'CLOSED_WINDOW'] as const
export type OwnVisitEnding = (typeof ownVisitEndings)[number]

/** Some hundred metres: at the hall or not, and never where in it. Nothing finer leaves the phone. */
export interface Position {
  readonly latitudeThousandths: number
  readonly longitudeThousandths: number
}

/** Of one indicator. */
export interface AssessmentAnswer {
  /** null: it does not apply there. */
  readonly mark: number | null
  readonly words?: string | undefined
  /** Under which number a recording is kept by whoever made it. */
  readonly recording?: string | undefined
  /** What was handed in for it. */
  readonly files: readonly EvidenceMediaType[]
}

export interface AssessmentAsk {
  readonly arrivedAt: InstantMs
  readonly leftAt: InstantMs
  readonly position: Position | null
  readonly answers: Readonly<Record<string, AssessmentAnswer>>
  readonly words?: string | undefined
}

export interface AssessedVisit {
  readonly form: AssessmentForm
  readonly fromDay: PlainDate
  /** The last day. */
  readonly toDay: PlainDate
  /** Since when it is his: before, he can have made no visit. */
  readonly assignedAt: InstantMs
}

export interface AssessmentFound {
  readonly marks: FormMarks
  /** 0..10000, hundredths of 100. */
  readonly points: number
  readonly position: Position | null
}

export type AssessmentRefusal =
  | ScoreRefusal
  | 'TIMES_OUT_OF_ORDER'
  | 'TIME_IN_FUTURE'
  | 'TOO_EARLY'
  | 'TOO_LATE'
  | 'LOCATION_MISSING'
  | 'EVIDENCE_MISSING'
  | 'COMMENT_TOO_LONG'
  | 'FILES_TOO_MANY'

/**
 * What is kept of a filled form. Days are those on which he was there, not on which it arrives: whoever had no network hands in later, for as
 * long as the policy says. Where the form asks for no place none is kept.
 */
export function decideAssessment(
  { form, fromDay, toDay, assignedAt }: AssessedVisit,
  ask: AssessmentAsk,
  policy: AssessmentPolicy,
  now: InstantMs,
): Decision<AssessmentFound, AssessmentRefusal> {
  if (ask.leftAt < ask.arrivedAt) return refuse('TIMES_OUT_OF_ORDER', '/leftAt')
  if (ask.leftAt > now + policy.clockAheadMinutes * minuteMs) return refuse('TIME_IN_FUTURE', '/leftAt')
  if (toPlainDate(ask.arrivedAt) < fromDay || ask.arrivedAt < startOfMinute(assignedAt))
    return refuse('TOO_EARLY', '/arrivedAt')
  if (toPlainDate(ask.leftAt) > toDay || toPlainDate(now) > lastDayToSubmit(toDay, policy)) return refuse('TOO_LATE')
  if (form.location === 'REQUIRED' && ask.position === null) return refuse('LOCATION_MISSING', '/position')
  const marks = Object.fromEntries(Object.entries(ask.answers).map(([code, { mark }]) => [code, mark]))
  const scored = scoreForm(form, marks)
  if (!scored.granted) return refuse(scored.code, scored.at?.replace('/marks', '/answers'))
  const lacking = findLacking(form, ask.answers)
  if (lacking !== undefined) return refuse('EVIDENCE_MISSING', `/answers/${lacking}`)
  const long = findTooLong(ask, policy)
  if (long !== undefined) return refuse('COMMENT_TOO_LONG', long)
  const many = findTooMany(ask.answers, policy)
  if (many !== undefined) return refuse('FILES_TOO_MANY', many)
  return grant({ marks, points: scored.value.points, position: form.location === 'NONE' ? null : ask.position })
}

const minuteMs = 60_000

/** A phone tells times to the minute. */
const startOfMinute = (at: InstantMs): InstantMs => at - (at % minuteMs)

/** The last day on which it is taken. */
export function lastDayToSubmit(
  toDay: PlainDate,
  { submitWithinNaturalDays }: Pick<AssessmentPolicy, 'submitWithinNaturalDays'>,
): PlainDate {
  return addDays(toDay, submitWithinNaturalDays)
}

/** What a phone knows of its place, in degrees, to three decimals. */
export function toPosition({
  latitude,
  longitude,
}: {
  readonly latitude: number
  readonly longitude: number
}): Position {
  return { latitudeThousandths: Math.round(latitude * 1000), longitudeThousandths: Math.round(longitude * 1000) }
}

/** The first indicator whose mark has to be shown by something that is not there. */
function findLacking(
  { indicators }: Pick<AssessmentForm, 'indicators'>,
  answers: Readonly<Record<string, AssessmentAnswer>>,
): string | undefined {
  return indicators.find((indicator) => {
    const answer = answers[indicator.code]
    return answer !== undefined && needsEvidence(indicator, answer.mark) && !isShown(indicator, toShown(answer))
  })?.code
}

const toShown = ({ words, recording, files }: AssessmentAnswer): Shown => ({
  hasWords: findWords(words) !== undefined,
  hasRecording: findWords(recording) !== undefined,
  files,
})

/** What is there to show a mark. */
export interface Shown {
  readonly hasWords: boolean
  readonly hasRecording: boolean
  readonly files: readonly EvidenceMediaType[]
}

/** Whether it is there in the kind that the form asks for. A document may have been photographed. */
export function isShown({ evidence }: Pick<FormIndicator, 'evidence'>, shown: Shown): boolean {
  switch (evidence) {
    case 'NONE':
      return true
    case 'WORDS':
      return shown.hasWords
    case 'RECORDING':
      return shown.hasRecording
    case 'PHOTO':
      return shown.files.some((mediaType) => mediaType !== 'application/pdf')
    case 'DOCUMENT':
      return shown.files.length > 0
  }
}

function findTooLong(
  { answers, words }: AssessmentAsk,
  { wordsCodePointsMax }: Pick<AssessmentPolicy, 'wordsCodePointsMax'>,
): string | undefined {
  if (countCodePoints(words ?? '') > wordsCodePointsMax) return '/words'
  const long = Object.entries(answers).find(([, each]) => countCodePoints(each.words ?? '') > wordsCodePointsMax)
  return long === undefined ? undefined : `/answers/${long[0]}/words`
}

function findTooMany(
  answers: Readonly<Record<string, AssessmentAnswer>>,
  { filesPerIndicatorMax, filesPerVisitMax }: AssessmentPolicy,
): string | undefined {
  const counts = Object.entries(answers).map(([code, { files }]) => ({ code, count: files.length }))
  if (counts.reduce((sum, { count }) => sum + count, 0) > filesPerVisitMax) return '/answers'
  const many = counts.find(({ count }) => count > filesPerIndicatorMax)
  return many === undefined ? undefined : `/answers/${many.code}`
}

/** How a visit stands for whoever is to make it. */
export const ownVisitStates = ['TO_COME', 'OPEN', 'OVER', 'SUBMITTED', 'ENDED'] as const
export type OwnVisitState = (typeof ownVisitStates)[number]

export function stateOfVisit(
  { fromDay, toDay }: Pick<AssessedVisit, 'fromDay' | 'toDay'>,
  { isSubmitted, isEnded }: { readonly isSubmitted: boolean; readonly isEnded: boolean },
  today: PlainDate,
  policy: Pick<AssessmentPolicy, 'submitWithinNaturalDays'>,
): OwnVisitState {
  if (isSubmitted) return 'SUBMITTED'
  if (isEnded) return 'ENDED'
  if (today < fromDay) return 'TO_COME'
  return today > lastDayToSubmit(toDay, policy) ? 'OVER' : 'OPEN'
}
