import { findWords } from './evaluation.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type PlainDate } from './kernel/plain-date.ts'
import type { TimeLimit } from './time-limit.ts'

/**
 * 直达举报: what a citizen tells discipline inspection alone, past everybody whom it may be about: 打击报复 for an evaluation, 吃拿卡要,
 * 要求给好评, or something else of the kind.
 */
export const reportKinds = ['RETALIATION', 'FAVOURS', 'PRESSURE', 'OTHER'] as const
export type ReportKind = (typeof reportKinds)[number]

/** 属实, 不属实, 移送有权机关, 不属受理范围. */
export const reportOutcomes = ['SUBSTANTIATED', 'UNSUBSTANTIATED', 'PASSED_ON', 'OUT_OF_SCOPE'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

export const reportEventKinds = [
  'RECEIVED',
  'ACKNOWLEDGED',
  'MESSAGE_LEFT',
  'CITIZEN_WROTE',
  'CONTACT_OPENED',
  'DECIDED',
] as const
export type ReportEventKind = (typeof reportEventKinds)[number]

export const reportStages = ['RECEIVED', 'ACKNOWLEDGED', 'DECIDED'] as const
export type ReportStage = (typeof reportStages)[number]

export interface ConfidentialReportPolicy {
  readonly acknowledgeWithin: TimeLimit
  /** From when on inspectors are told that nobody has acknowledged it yet. */
  readonly warnAfter: TimeLimit
  /** A total below it is told to nobody. */
  readonly smallestGroup: number
}

/** How a report stands, out of its events. */
export interface ReportState {
  readonly stage: ReportStage
  /** Messages that were left for the citizen and that he has not answered. */
  readonly unanswered: number
}

export function foldReport(events: readonly ReportEventKind[]): ReportState {
  const count = (kind: ReportEventKind) => events.filter((each) => each === kind).length
  const unanswered = Math.max(0, count('MESSAGE_LEFT') - count('CITIZEN_WROTE'))
  if (events.includes('DECIDED')) return { stage: 'DECIDED', unanswered }
  return { stage: events.includes('ACKNOWLEDGED') ? 'ACKNOWLEDGED' : 'RECEIVED', unanswered }
}

export const reportSteps = ['ACKNOWLEDGE', 'LEAVE_MESSAGE', 'DECIDE'] as const
export type ReportStep = (typeof reportSteps)[number]

export interface ReportStepAsk {
  readonly step: ReportStep
  readonly words?: string | undefined
  readonly outcome?: ReportOutcome | undefined
}

/** What one step writes. */
interface ReportWriting {
  readonly kind: ReportEventKind
  readonly words: string | null
  readonly outcome: ReportOutcome | null
}

type StepRefusal = 'NOT_AT_THIS_STAGE' | 'STEP_INCOMPLETE'

/** An outcome has its reasons, and is the last word of the inspectors. */
export function stepReport(
  { stage }: ReportState,
  { step, words, outcome }: ReportStepAsk,
): Decision<ReportWriting, StepRefusal> {
  if (!stepsAt(stage).includes(step)) return refuse('NOT_AT_THIS_STAGE', '/step')
  if (step === 'ACKNOWLEDGE') return grant({ kind: 'ACKNOWLEDGED', words: null, outcome: null })
  const said = findWords(words)
  if (said === undefined) return refuse('STEP_INCOMPLETE', '/words')
  if (step === 'LEAVE_MESSAGE') return grant({ kind: 'MESSAGE_LEFT', words: said, outcome: null })
  return outcome === undefined
    ? refuse('STEP_INCOMPLETE', '/outcome')
    : grant({ kind: 'DECIDED', words: said, outcome })
}

export function stepsAt(stage: ReportStage): readonly ReportStep[] {
  switch (stage) {
    case 'RECEIVED':
      return ['ACKNOWLEDGE']
    case 'ACKNOWLEDGED':
      return ['LEAVE_MESSAGE', 'DECIDE']
    case 'DECIDED':
      return []
  }
}

/** To each message that was left for him the citizen writes once, until it is decided. */
export function mayCitizenWrite({ stage, unanswered }: ReportState): boolean {
  return stage !== 'DECIDED' && unanswered > 0
}

/** An account that holds a post of discipline inspection over a division with everything below it. */
export interface Inspector {
  readonly accountId: string
  /** Who it is at the windows. */
  readonly staffId: number | null
  /** Halls that it belongs to: by its account, its other posts, its badge. */
  readonly hallIds: readonly number[]
  /** From the division of the post up to the country. */
  readonly divisionPath: readonly number[]
}

/** Whom and what a report is about, as far as it says so. */
export interface Reported {
  readonly hallIds: readonly number[]
  readonly staffIds: readonly number[]
}

/** 回避: whoever is reported on, and whoever belongs to the hall, never learns that there is a report. */
export function isKeptFrom({ staffId, hallIds }: Omit<Inspector, 'divisionPath'>, reported: Reported): boolean {
  return (
    (staffId !== null && reported.staffIds.includes(staffId)) ||
    hallIds.some((hallId) => reported.hallIds.includes(hallId))
  )
}

/**
 * 提级受理: in which division it is read. One level above the hall’s own, where somebody who reaches that may read it; else in its own.
 * Where no hall is named, as high up as inspectors are appointed. undefined: nobody could read it.
 *
 * @param hallPath from the division of the hall up to the country; undefined: no hall is named
 */
export function findReadingDivision(
  hallPath: readonly number[] | undefined,
  inspectors: readonly Inspector[],
  reported: Reported,
): number | undefined {
  const able = inspectors.filter((inspector) => !isKeptFrom(inspector, reported))
  if (hallPath === undefined)
    return able.toSorted((one, other) => one.divisionPath.length - other.divisionPath.length)[0]?.divisionPath[0]
  const [own, ...above] = hallPath
  if (able.some(({ divisionPath: [at] }) => at !== undefined && above.includes(at))) return above[0]
  return able.some(({ divisionPath: [at] }) => at === own) ? own : undefined
}

/** Who reads a report that lies in a division: whoever reaches it, and is not kept from it. */
export function findReaders<Each extends Inspector>(
  inspectors: readonly Each[],
  readingPath: readonly number[],
  reported: Reported,
): readonly Each[] {
  return inspectors.filter(
    (inspector) =>
      inspector.divisionPath[0] !== undefined &&
      readingPath.includes(inspector.divisionPath[0]) &&
      !isKeptFrom(inspector, reported),
  )
}

/** The last quarter that is over: a total of a time that still runs would tell when somebody reports. */
export function lastQuarter(today: PlainDate): { readonly fromDay: PlainDate; readonly toDay: PlainDate } {
  const begin = quarterBegin(today)
  const toDay = addDays(begin, -1)
  return { fromDay: quarterBegin(toDay), toDay }
}

function quarterBegin(day: PlainDate): PlainDate {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01` as PlainDate
}

export function tellTotal(count: number, { smallestGroup }: Pick<ConfidentialReportPolicy, 'smallestGroup'>) {
  return count < smallestGroup ? null : count
}
