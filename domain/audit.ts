/**
 * What the audit knows: acts of staff, machines and operators’ commands. A citizen’s evaluation is none of them, at a terminal
 * neither: nobody may be found by what he said.
 */
export const auditActs = [
  /** A call that has no word of its own: a read, or a call refused before it was known what it would have been. */
  'CALLED',
  'CASE_REPORTED',
  'CATALOGUE_KEPT',
  'IMPORT_TAKEN',
  'IMPORT_STARTED',
  'IMPORT_ENDED',
  'DO_NOT_CALL_KEPT',
  'EMBED_LINK_MADE',
  'PARTICIPATION_READ',
  'API_KEY_ISSUED',
  'API_KEY_ROTATED',
  'API_KEY_REVOKED',
  'PAIRING_CODE_ISSUED',
  'DEVICE_PAIRED',
  'DEVICE_REVOKED',
  'UNMASKED',
  /** Somebody asked for more personal values than the policy lets anybody see in an hour. */
  'UNMASKING_ALARM',
  'TRIAL_BROUGHT',
  'BACKUP_TAKEN',
  'BACKUP_RESTORED',
  'KEY_ROTATION_BEGUN',
  'KEY_ROTATION_ENDED',
  'KEY_RETIRED',
  'RECORD_ERASED',
  'SIGNED_IN',
  'FACTOR_SHOWN',
  'FACTOR_ENROLLED',
  'PASSKEY_REMOVED',
  'PASSWORD_CHANGED',
  'POST_CHOSEN',
  'SIGNED_OUT',
  'SESSION_ENDED',
  /** A number for reminders was left or taken away; never which. */
  'REMINDER_PHONE_KEPT',
  'REMINDER_PHONE_REMOVED',
  'ACCOUNT_OPENED',
  'ACCOUNT_STATE_SET',
  'ACCOUNT_UNLOCKED',
  'SIGN_ON_LINKED',
  'SIGN_ON_PARTED',
  /** An operator at the machine let the holder of an account in again, past the administrators. */
  'ACCOUNT_RECOVERED',
  'PASSWORD_RESET',
  'FACTORS_REMOVED',
  'POST_GRANTED',
  'STAFF_SET',
  'POST_ENDED',
  'COMPLAINT_KEPT',
  'ALERT_RAISED',
  'ORDER_READ',
  'ORDER_STEPPED',
  'ORDER_REVIEWED',
  'EVIDENCE_KEPT',
  'EVIDENCE_READ',
  'PROBLEM_ENTRIES_EXPORTED',
  'AGENCY_RECORDED',
  'AGENCY_TERM_NOTED',
  'AGENCY_ENDED',
  'ASSESSOR_RECRUITED',
  'ASSESSOR_ENDED',
  'PRACTICE_DRAFTED',
  'PRACTICE_DECIDED',
  'ASSESSMENT_FORM_DRAFTED',
  'ASSESSMENT_FORM_DECIDED',
  'SCORE_SCHEME_DRAFTED',
  'SCORE_SCHEME_DECIDED',
  'SCORE_OBJECTED',
  'SCORE_OBJECTION_DECIDED',
  'SCORE_LINK_DECIDED',
  /** Read, or taken away as a file. */
  'REPORT_READ',
  'SCORE_LIST_ANSWERED',
  'SCORE_LIST_DECIDED',
  'PUBLICATION_STEPPED',
  'PUBLICATION_SIGNED',
  'WITHDRAWAL_PROPOSED',
  'WITHDRAWAL_DECLINED',
  'PUBLICATION_WITHDRAWN',
  'WEIGHTING_OPENED',
  'WEIGHTING_ROUND_OPENED',
  'WEIGHTING_ROUND_CLOSED',
  /** Never what. */
  'WEIGHTING_ANSWERED',
  'DUTY_SHIFT_PUT',
  'DUTY_SHIFT_COVERED',
  'DUTY_SHIFT_WITHDRAWN',
  'DUTY_WEEK_COPIED',
  'CLOSURE_ASKED',
  'COMMENTS_OPENED',
  'COMMENT_CORRECTED',
  'OPINION_SESSION_KEPT',
  'OPINION_PROTOCOL_KEPT',
  'OPINION_FILE_KEPT',
  'OPINION_CODED',
  'OPINION_SETTLED',
  'OPINION_FOUND',
  'OPINION_DECIDED',
  'SUGGESTION_HANDLED',
  'EVALUATION_AUDITED',
  /** Somebody said what the announced public draw was. */
  'EVALUATION_AUDIT_DRAWN',
  'ACCOUNTABILITY_DECIDED',
  /** Of which visit, and never where: before its results are published a place learns of none. */
  'VISIT_FILE_KEPT',
  'VISIT_FILE_READ',
  'ASSESSMENT_SUBMITTED',
  'OWN_VISIT_ENDED',
  'ASSESSMENT_PLAN_DRAFTED',
  'ASSESSMENT_PLAN_FROZEN',
  'ASSESSMENT_PLAN_DRAWN',
  'ASSESSMENT_PLAN_PUBLISHED',
  'ASSESSMENT_PLAN_WITHDRAWN',
  'ASSESSMENT_VISITS_ASSIGNED',
  'ASSESSMENT_VISIT_ENDED',
  'ASSESSMENT_VISIT_ENDING_PROPOSED',
  'ASSESSMENT_VISIT_ENDING_DECIDED',
  'ASSESSMENT_REVIEWED',
  'CALIBRATION_STEPPED',
  'CALIBRATION_CLOSED',
  'DISQUALIFICATION_PROPOSED',
  'DISQUALIFICATION_DECIDED',
  'FINDING_MADE',
  'FINDING_FILE_READ',
  'DEDUCTION_FILE_KEPT',
  'DEDUCTION_FILE_READ',
  'DEDUCTION_PROPOSED',
  'DEDUCTION_ANSWERED',
  'DEDUCTION_DECIDED',
  'EXEMPTION_PROPOSED',
  'EXEMPTION_DECIDED',
  'MANIPULATION_PROPOSED',
  'MANIPULATION_DECIDED',
  'DETECTORS_REPLAYED',
  'APPEAL_READ',
  'APPEAL_LODGED',
  'APPEAL_WITHDRAWN',
  'APPEAL_VOTED',
  'APPEAL_PROVINCE_NOTED',
  'MALICIOUS_ENTRY_READ',
  /** Somebody who decides an appeal was told how many entries in force there are. */
  'MALICIOUS_COUNT_READ',
  'MALICIOUS_ENTRY_PROPOSED',
  'MALICIOUS_ENTRY_DECIDED',
  'MALICIOUS_OBJECTION_JUDGED',
  'STATEMENT_MADE',
  'CONFIDENTIAL_REPORT_READ',
  'CONFIDENTIAL_REPORT_HANDLED',
  'CONFIDENTIAL_CONTACT_OPENED',
  'POLICY_PROPOSED',
  'POLICY_DECIDED',
  'POLICY_WITHDRAWN',
  'CALENDAR_YEAR_KEPT',
  'CALENDAR_DAY_KEPT',
  'AUDIT_READ',
  'AUDIT_EXPORTED',
  'AUDIT_CHECKED',
  'AUDIT_MONTH_DROPPED',
] as const
export type AuditAct = (typeof auditActs)[number]

/** What an act was done to. */
export const auditTargetKinds = [
  'ROUTE',
  'CASE',
  'CATALOGUE_ENTRY',
  'IMPORT',
  'DO_NOT_CALL',
  'INVITATION',
  'HALL',
  'API_KEY',
  'DEVICE',
  'ACCOUNT',
  'TRIAL',
  'BACKUP',
  'KEY',
  'RECORD',
  'ORDER',
  'OPINION',
  'SUGGESTION',
  'EVALUATION_AUDIT',
  'APPEAL',
  'AGENCY',
  'ASSESSOR',
  'VISIT',
  'PRACTICE',
  'ASSESSMENT_FORM',
  'SCORE_SCHEME',
  'SCORE_OBJECTION',
  'SCORE_LINK',
  'SCORE_LIST_ENTRY',
  'REPORT',
  'PUBLICATION',
  'WEIGHTING',
  'DUTY_SHIFT',
  /** Never with its id. */
  'CONFIDENTIAL_REPORT',
  'ACCOUNTABILITY',
  /** Never with the place of a visit. */
  'ASSESSMENT_PLAN',
  'ASSESSMENT_REVIEW',
  'CALIBRATION',
  'DISQUALIFICATION',
  /** Never with its place: it may wait for a secret plan. */
  'FINDING',
  'DEDUCTION',
  'EXEMPTION',
  'MANIPULATION_SIGNAL',
  'POLICY',
  'CALENDAR',
  'AUDIT',
] as const
export type AuditTargetKind = (typeof auditTargetKinds)[number]

/** Who acts: an account in a post, a business system by its key, a paired device, an operator at the server itself. */
export const auditActorKinds = ['ACCOUNT', 'API_KEY', 'DEVICE', 'COMMAND'] as const
export type AuditActorKind = (typeof auditActorKinds)[number]

/** What a check of the chain may find. */
export const auditFindingKinds = [
  /** A seal is missing in the row of numbers. */
  'SEAL_MISSING',
  /** A seal does not follow from the one before it, or not from what it says. */
  'SEAL_CHANGED',
  /** A seal that was not made under our key. */
  'SEAL_NOT_OURS',
  'ENTRY_MISSING',
  'ENTRY_CHANGED',
  /** An entry that nobody has sealed and that does not wait for its seal: it was put in past the platform. */
  'ENTRY_UNSEALED',
  /** The last seal that this server remembers is not there any more: the end was cut off, or an older copy put back. */
  'HEAD_LOST',
] as const
type AuditFindingKind = (typeof auditFindingKinds)[number]

export interface AuditFinding {
  readonly kind: AuditFindingKind
  readonly sealNo: number | null
  readonly entryId: string | null
}

/** Entries are kept for so long at least, whatever a policy says (网络安全法 第二十一条: six months). */
const auditKeptMonthsMin = 6

/** May an entry of that instant have gone by now? Whole months go together, so the last days of a month stay as long as its first. */
export function isPastKeeping(at: number, keptMonths: number, now: number): boolean {
  const edge = new Date(now)
  edge.setUTCMonth(edge.getUTCMonth() - Math.max(keptMonths, auditKeptMonthsMin))
  return at < edge.getTime()
}
