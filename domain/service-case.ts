import { type Decision, grant, refuse } from './kernel/decision.ts'
import { type InstantMs, toPlainDate } from './kernel/plain-date.ts'
import { findMobile } from './letter.ts'

/** 申请人类型, with the numbers that every province's format agrees on. */
export const applicantTypes = {
  NATURAL_PERSON: 1,
  ENTERPRISE: 2,
  PUBLIC_INSTITUTION: 3,
  SOCIAL_ORGANIZATION: 4,
  NON_CORPORATE_ENTERPRISE: 5,
  GOVERNMENT_AGENCY: 6,
  OTHER: 9,
} as const
export type ApplicantType = keyof typeof applicantTypes

export const caseStatuses = ['PENDING', 'ACCEPTED', 'COMPLETED'] as const
export const caseTypes = ['IMMEDIATE', 'COMMITTED'] as const
export const handlingChannels = ['ONLINE', 'OFFLINE'] as const
/** Of a two-place service 跨省通办: whom its evaluations are attributed to. */
export const attributions = ['RECEIVING', 'DECIDING', 'BOTH'] as const
export const serviceNames = [
  'CONSULTATION',
  'APPLICATION',
  'SUPPLEMENT',
  'PAYMENT',
  'DECISION',
  'COLLECTION',
  'OTHER',
] as const
export const serviceModes = ['COUNTER', 'SELF_SERVICE', 'ONLINE', 'PHONE', 'HOME'] as const
/** How a service ended. Refused, returned, withdrawn and abandoned visits are services too and are invited like the rest. */
export const serviceOutcomes = ['DONE', 'REFUSED', 'RETURNED', 'WITHDRAWN', 'ABANDONED'] as const

export interface CaseTimes {
  readonly status: (typeof caseStatuses)[number]
  readonly appliedAt?: InstantMs
  readonly acceptedAt?: InstantMs
  readonly completedAt?: InstantMs
}

export interface OccurrenceTimes {
  readonly sequence: number
  readonly startedAt?: InstantMs
  readonly endedAt?: InstantMs
  readonly outcome?: (typeof serviceOutcomes)[number]
}

export type CaseRefusal =
  | 'ACCEPTED_AT_MISSING'
  | 'COMPLETED_AT_MISSING'
  | 'TIMES_OUT_OF_ORDER'
  | 'TIME_IN_FUTURE'
  | 'SEQUENCE_REPEATED'
  | 'OUTCOME_WITHOUT_END'
  | 'END_WITHOUT_OUTCOME'

/** A clock of a business system may be this much ahead of ours: the tolerance is policy, handed in. */
export function checkCase(
  times: CaseTimes,
  occurrences: readonly OccurrenceTimes[],
  now: InstantMs,
  toleranceMs: number,
): Decision<true, CaseRefusal> {
  if (times.status !== 'PENDING' && times.acceptedAt === undefined) return refuse('ACCEPTED_AT_MISSING', '/acceptedAt')
  if (times.status === 'COMPLETED' && times.completedAt === undefined)
    return refuse('COMPLETED_AT_MISSING', '/completedAt')
  const late = now + toleranceMs
  for (const member of ['appliedAt', 'acceptedAt', 'completedAt'] as const) {
    if ((times[member] ?? 0) > late) return refuse('TIME_IN_FUTURE', `/${member}`)
  }
  if (isAfter(times.appliedAt, times.acceptedAt)) return refuse('TIMES_OUT_OF_ORDER', '/acceptedAt')
  if (isAfter(times.acceptedAt, times.completedAt)) return refuse('TIMES_OUT_OF_ORDER', '/completedAt')
  return checkOccurrences(occurrences, late)
}

function checkOccurrences(occurrences: readonly OccurrenceTimes[], late: InstantMs): Decision<true, CaseRefusal> {
  const seen = new Set<number>()
  for (const [index, occurrence] of occurrences.entries()) {
    const at = `/occurrences/${index}`
    if (seen.has(occurrence.sequence)) return refuse('SEQUENCE_REPEATED', `${at}/sequence`)
    seen.add(occurrence.sequence)
    const checked = checkOccurrence(occurrence, late, at)
    if (!checked.granted) return checked
  }
  return grant(true)
}

function checkOccurrence(
  { startedAt, endedAt, outcome }: OccurrenceTimes,
  late: InstantMs,
  at: string,
): Decision<true, CaseRefusal> {
  if ((startedAt ?? 0) > late) return refuse('TIME_IN_FUTURE', `${at}/startedAt`)
  if ((endedAt ?? 0) > late) return refuse('TIME_IN_FUTURE', `${at}/endedAt`)
  if (isAfter(startedAt, endedAt)) return refuse('TIMES_OUT_OF_ORDER', `${at}/endedAt`)
  if (outcome !== undefined && endedAt === undefined) return refuse('OUTCOME_WITHOUT_END', `${at}/endedAt`)
  if (outcome === undefined && endedAt !== undefined) return refuse('END_WITHOUT_OUTCOME', `${at}/outcome`)
  return grant(true)
}

function isAfter(earlier: InstantMs | undefined, later: InstantMs | undefined): boolean {
  return earlier !== undefined && later !== undefined && earlier > later
}

/** 行政区划 in 12 digits: a 6-digit code of a district is padded, as the provinces do. */
export function toDivisionCode(code: string): string {
  return code.length === 6 ? `${code}000000` : code
}

/** 33 characters are a 业务办理项 of the 事项 that its first 31 name; 31 are the item itself. */
export function toItemCodes(code: string): { readonly itemCode: string; readonly handleItemCode?: string } {
  return code.length === 33 ? { itemCode: code.slice(0, 31), handleItemCode: code } : { itemCode: code }
}

const residentIdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/** Does an 18-character resident identity number carry its check digit (GB 11643, ISO 7064 MOD 11-2)? */
export function isResidentId(number: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false
  const sum = residentIdWeights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return '10X98765432'[sum % 11] === number[17]
}

/** Full years of age on the day of an instant, read from a resident identity number. */
export function ageFromResidentId(number: string, on: InstantMs): number | undefined {
  if (!isResidentId(number)) return undefined
  const today = toPlainDate(on).replaceAll('-', '')
  const years = Math.floor((Number(today) - Number(number.slice(6, 14))) / 10_000)
  return years >= 0 && years < 150 ? years : undefined
}

export interface PersonSent {
  readonly name?: string
  readonly certificateType?: string
  readonly certificateNo?: string
  readonly phone?: string
}

export type DataQualityFlag = 'NAME_PLACEHOLDER' | 'CERTIFICATE_IMPLAUSIBLE' | 'PHONE_IMPLAUSIBLE'

/**
 * What looks invented to get past validation (phone “0”, name “无”). The service is recorded and invited all the same:
 * the citizen must not lose the word because a business system sends rubbish; the source's score shows it.
 */
export function dataQualityOf(person: PersonSent): readonly DataQualityFlag[] {
  const flags: DataQualityFlag[] = []
  if (person.name !== undefined && /^(无|未知|测试|0|-|\*+|null|none)$/i.test(person.name.trim()))
    flags.push('NAME_PLACEHOLDER')
  if (person.certificateNo !== undefined && !isPlausibleCertificate(person)) flags.push('CERTIFICATE_IMPLAUSIBLE')
  if (person.phone !== undefined && !isPlausiblePhone(person.phone)) flags.push('PHONE_IMPLAUSIBLE')
  return flags
}

/** A mobile number as letters are sent to, or a fixed line. */
function isPlausiblePhone(phone: string): boolean {
  return findMobile(phone) !== undefined || /^0\d{2,3}-?\d{7,8}$/.test(phone)
}

function isPlausibleCertificate(person: PersonSent): boolean {
  const number = person.certificateNo ?? ''
  return (person.certificateType ?? '111') === '111' ? isResidentId(number) : /^[0-9A-Za-z-]{4,}$/.test(number)
}
