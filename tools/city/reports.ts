import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { CaseReport, ReportedCase } from '../../server/service-case/index.ts'
import type { CityHall, CityWindow } from './city.ts'
import type { Dice } from './dice.ts'
import type { Occurrence, Visit } from './visits.ts'

const at = (instant: number) => new Date(instant).toISOString()

/** What the hall's business system sends when a visit is over. */
export function toReport(
  hall: CityHall,
  window: CityWindow,
  day: PlainDate,
  serial: number,
  visit: Visit,
  dice: Dice,
): ReportedCase {
  const { before } = visit.matter
  const occurrence = toOccurrence(window, visit, (before?.report.occurrences.length ?? 0) + 1, dice)
  const report =
    before === undefined
      ? firstReport(hall, window, visit, occurrence, dice)
      : nextReport(before.report, visit, occurrence)
  const number = `${window.hallCode}-${day.replaceAll('-', '')}-${window.code}-${String(serial).padStart(4, '0')}`
  return { caseNo: before?.caseNo ?? number, report, at: visit.endedAt + dice.whole(1, 20) * 1000 }
}

function toOccurrence(window: CityWindow, visit: Visit, sequence: number, dice: Dice): Occurrence {
  const { matter, staff, startedAt, endedAt, waitingMinutes, handlingMinutes, outcome } = visit
  return {
    sequence,
    service: matter.service,
    mode: modeOf(window),
    hallCode: window.hallCode,
    windowCode: window.code,
    ...(staff === undefined ? {} : { staffNo: staff.no }),
    startedAt: at(startedAt),
    endedAt: at(endedAt),
    outcome,
    ...(outcome === 'REFUSED' && dice.chance(0.5) ? { legallyRequiredRefusal: true } : {}),
    waitingMinutes,
    handlingMinutes,
  }
}

function modeOf({ kind }: CityWindow): Occurrence['mode'] {
  return kind === 'ONLINE'
    ? 'ONLINE'
    : kind === 'HOTLINE'
      ? 'PHONE'
      : kind === 'SELF_SERVICE'
        ? 'SELF_SERVICE'
        : 'COUNTER'
}

function firstReport(
  { plan }: CityHall,
  { kind }: CityWindow,
  visit: Visit,
  occurrence: Occurrence,
  dice: Dice,
): CaseReport {
  const { item, applicant, agent, timesSubmitted } = visit.matter
  return {
    itemCode: item.code,
    divisionCode: plan.divisionCode,
    caseType: item.caseType,
    handlingChannel: kind === 'ONLINE' ? 'ONLINE' : 'OFFLINE',
    appliedAt: at(visit.arrivedAt),
    ...statusAfter(visit, undefined),
    applicant,
    ...(agent === undefined ? {} : { agent }),
    timesSubmitted,
    trips: kind === 'ONLINE' || kind === 'HOTLINE' ? 0 : timesSubmitted,
    prejudged: dice.chance(kind === 'ONLINE' ? 0.6 : 0.15),
    assisted: kind === 'ASSISTED' || kind === 'ELDERLY' ? dice.chance(0.7) : dice.chance(0.04),
    occurrences: [occurrence],
  }
}

function nextReport(before: CaseReport, visit: Visit, occurrence: Occurrence): CaseReport {
  const { completedAt: _, ...kept } = before
  return {
    ...kept,
    ...statusAfter(visit, before.acceptedAt),
    timesSubmitted: visit.matter.timesSubmitted,
    trips: (before.trips ?? 0) + 1,
    occurrences: [...before.occurrences, occurrence],
  }
}

/** How far the matter has come: what was refused, returned or given up has not been accepted. */
function statusAfter(
  { matter, startedAt, endedAt, outcome }: Visit,
  acceptedBefore: string | undefined,
): Pick<CaseReport, 'status' | 'acceptedAt' | 'completedAt'> {
  if (matter.service === 'COLLECTION' && acceptedBefore !== undefined)
    return { status: 'COMPLETED', acceptedAt: acceptedBefore, completedAt: at(endedAt) }
  if (outcome !== 'DONE') return { status: 'PENDING' }
  const isOverAtOnce =
    matter.item.caseType === 'IMMEDIATE' || matter.service === 'CONSULTATION' || matter.service === 'PAYMENT'
  return isOverAtOnce
    ? { status: 'COMPLETED', acceptedAt: at(startedAt), completedAt: at(endedAt) }
    : { status: 'ACCEPTED', acceptedAt: at(endedAt) }
}

/** The same visit as it looks where its end is kept back. */
export function withoutEnd(reported: ReportedCase): ReportedCase {
  const occurrences = reported.report.occurrences.map(
    ({ endedAt: _, outcome: __, legallyRequiredRefusal: ___, ...rest }) => rest,
  )
  return { ...reported, report: { ...reported.report, occurrences } }
}
