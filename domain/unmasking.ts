import { type Decision, grant, refuse } from './kernel/decision.ts'
import { maskCaseNo, maskCertificateNo, maskName, maskPhone } from './masking.ts'

/** What of a case may be shown whole to whoever has a purpose, each with how it looks to everybody else (脱敏). */
export const maskedFields = {
  'case-no': maskCaseNo,
  'applicant-name': maskName,
  'applicant-phone': maskPhone,
  'applicant-certificate-no': maskCertificateNo,
  'agent-name': maskName,
  'agent-phone': maskPhone,
  'agent-certificate-no': maskCertificateNo,
} as const satisfies Record<string, (value: string) => string>
export type MaskedField = keyof typeof maskedFields
export const maskedFieldNames = Object.keys(maskedFields) as readonly MaskedField[]

export interface UnmaskingRules {
  readonly perHourMax: number
  readonly reasonCodePointsMin: number
  readonly reasonCodePointsMax: number
  readonly purposes: readonly { readonly code: string }[]
}

export interface UnmaskingAsk {
  readonly purpose: string
  readonly reason: string
  /** What the same account has been shown within the last hour. */
  readonly shownWithinHour: number
}

/** One value at a time, for a purpose that the policy knows and a reason in own words; so many an hour and no more. */
export function unmask(
  ask: UnmaskingAsk,
  rules: UnmaskingRules,
): Decision<{ readonly reason: string }, 'PURPOSE_UNKNOWN' | 'REASON_OUT_OF_BOUNDS' | 'TOO_MANY_REQUESTS'> {
  if (!rules.purposes.some(({ code }) => code === ask.purpose)) return refuse('PURPOSE_UNKNOWN', '/purpose')
  const reason = ask.reason.normalize('NFC').trim()
  const length = [...reason].length
  if (length < rules.reasonCodePointsMin || length > rules.reasonCodePointsMax)
    return refuse('REASON_OUT_OF_BOUNDS', '/reason')
  if (ask.shownWithinHour >= rules.perHourMax) return refuse('TOO_MANY_REQUESTS')
  return grant({ reason })
}
