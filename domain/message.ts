import type { InstantMs, PlainDate } from './kernel/plain-date.ts'
import { isOpenAt, type OpeningPeriod } from './opening-hours.ts'

/**
 * 收件箱: what somebody who is signed in should know. Told by kind and parameters: the words are the face’s. No parameter says who somebody is
 * or what a citizen said.
 */
export const messageKinds = [
  'POST_GRANTED',
  'POST_ENDED',
  'PASSWORD_RESET',
  'FACTORS_REMOVED',
  'SIGN_ON_LINKED',
  'SIGN_ON_PARTED',
  'ACCOUNT_LOCKED',
  'SIGNED_IN_ELSEWHERE',
  'DEVICE_SILENT',
  'KEY_EXPIRING',
  'CALENDAR_MISSING',
  'AUDIT_STANDS_STILL',
  'ORDER_OPENED',
  'ORDER_DUE_SOON',
  'ORDER_OVERDUE',
  'ORDER_ESCALATED',
  'ORDER_CITIZEN_WROTE',
  'ORDER_REOPENED',
  'ORDER_HELP_ASKED',
  'ORDER_PROBLEM_AGAIN',
  'APPEAL_LODGED',
  'APPEAL_OBJECTED',
  'APPEAL_DECIDED',
  'PRAISE_TOLD',
  'REGISTER_PROPOSED',
  'REGISTER_OBJECTED',
  'CONFIDENTIAL_REPORT_RECEIVED',
  'CONFIDENTIAL_REPORT_DUE_SOON',
  'CONFIDENTIAL_REPORT_OVERDUE',
  'CONFIDENTIAL_REPORT_ANSWERED',
  'ORDER_FALSE_CLOSURE',
  'ACCOUNTABILITY_PROPOSED',
  'CALIBRATION_OPENED',
  'DEDUCTION_PROPOSED',
  'DEDUCTION_ANSWERED',
  'DEDUCTION_DECIDED',
  'EXEMPTION_PROPOSED',
  'EXEMPTION_DECIDED',
  'MANIPULATION_FOUND',
  'MANIPULATION_PROPOSED',
  'WEIGHTING_ROUND_OPENED',
  'WEIGHTING_ENDED',
  'SCORE_VISIT_ASKED',
  'SCORE_LISTED',
  'SCORE_LIST_ANSWERED',
  'SCORE_LIST_DECIDED',
  'REPORT_MADE',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** Codes, numbers and days. */
export type MessageDetail = Readonly<Record<string, string | number>>

/** Where in the console a message leads. */
export const messagePages = [
  'own',
  'devices',
  'api-keys',
  'accounts',
  'handling-orders',
  'calendars',
  'appeals',
  'own-evaluations',
  'confidential-reports',
  'closure-audits',
  'own-calibrations',
  'deductions',
  'exemptions',
  'manipulation',
  'own-weightings',
  'score-alerts',
  'reports',
] as const
export type MessagePage = (typeof messagePages)[number]

export interface MessagePolicy {
  readonly keptNaturalDays: number
  /** A device is missed after so long while its hall is open … */
  readonly deviceSilentOpenMinutes: number
  /** … and after so long whatever the hall’s hours, which may not be known. */
  readonly deviceSilentAnywayHours: number
  readonly keyExpiresWithinNaturalDays: number
  /** MM-DD from which next year’s calendar of working days is missed. */
  readonly calendarMissingFrom: string
  readonly deviceKnownNaturalDays: number
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/**
 * Is a device missed? At night it may be switched off: what counts is that its hall has been open for as long as nothing was heard. Where
 * the hours of the hall are not known, only a long silence counts.
 */
export function isDeviceMissed(
  { heardAt, hours }: { readonly heardAt: InstantMs; readonly hours: readonly OpeningPeriod[] | null },
  policy: Pick<MessagePolicy, 'deviceSilentOpenMinutes' | 'deviceSilentAnywayHours'>,
  now: InstantMs,
): boolean {
  if (now - heardAt > policy.deviceSilentAnywayHours * hourMs) return true
  const shouldHaveSpokenAt = now - policy.deviceSilentOpenMinutes * minuteMs
  if (hours === null || heardAt >= shouldHaveSpokenAt) return false
  return isOpenAt(hours, shouldHaveSpokenAt) && isOpenAt(hours, now)
}

/** The year whose calendar is missed on a day, from the day (MM-DD) on by which it is announced as a rule. */
export function findMissedYear(today: PlainDate, from: string): number | undefined {
  return today.slice(5) >= from ? Number(today.slice(0, 4)) + 1 : undefined
}
