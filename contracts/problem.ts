import { Type } from 'typebox'
import { type RefusalCode, refusalStatus } from './refusal.ts'

export { type RefusalCode, refusalStatus } from './refusal.ts'

/** Of the rule that says what may be done with a handling order, and by whom (domain/handling-step.ts). */
export const handlingRefusals = [
  'NOT_AT_THIS_STAGE',
  'NOT_YOURS_TO_DO',
  'RATED_PERSON',
  'REVIEWS_OWN_WORK',
  'REVIEWS_OWN_HALL',
  'CONTACT_FIRST',
  'CALL_FIRST',
  'NUMBER_NOT_SHOWN',
  'PLAN_FIRST',
  'PLAN_TOO_LATE',
  'EVIDENCE_MISSING',
  'CO_HANDLER_NOT_DONE',
  'NO_EXTENSION_HERE',
  'ALREADY_EXTENDED',
  'PAST_DUE',
  'CALENDAR_NOT_PUBLISHED',
  'NO_OPENING_HOURS',
  'TRANSFER_PENDING',
  'TRANSFERRED_TOO_OFTEN',
  'ALREADY_HANDLES',
  'DOES_NOT_TAKE_PART',
  'ALREADY_RATED',
  'TOO_LATE',
  'TOO_EARLY',
  'REOPENED_TOO_OFTEN',
  'ALREADY_ASKED',
] as const satisfies readonly RefusalCode[]

/** Of the rule that says who may appeal, who decides, and when (domain/appeal.ts). */
export const appealRefusals = [
  'NOT_YOURS_TO_DO',
  'NOT_AT_THIS_STAGE',
  'GROUND_NOT_ADMITTED',
  'TOO_LATE',
  'CITIZEN_NOT_HEARD',
  'CITIZEN_HAS_SPOKEN',
  'DECIDES_OWN_CASE',
  'NOT_LEVEL_UP',
  'ALREADY_VOTED',
  'PANEL_NEEDS_OUTSIDER',
] as const satisfies readonly RefusalCode[]

/** Of the rule of the register of malicious evaluators (domain/malicious-evaluator.ts). */
export const maliciousRefusals = [
  'REGISTER_NOT_KEPT',
  'NOT_AT_THIS_STAGE',
  'DECIDES_OWN_CASE',
  'NEEDS_ANOTHER',
  'CITIZEN_HAS_SPOKEN',
  'TOO_LATE',
] as const satisfies readonly RefusalCode[]

/** Of the rule that says what may be kept of a visit (domain/assessment.ts), and of its form. */
const assessmentRefusals = [
  'ALREADY_SUBMITTED',
  'VISIT_ENDED',
  'RECUSAL_FOUND',
  'LOCATION_MISSING',
  'INDICATOR_UNKNOWN',
  'MARK_MISSING',
  'MARK_UNKNOWN',
  'APPLIES_ALWAYS',
  'NOTHING_APPLIES',
] as const satisfies readonly RefusalCode[]

/** Refusals that only somebody with an account, or a machine, can meet: the faces of citizens do not carry their words. */
export const staffRefusals = [
  'COMPLAINT_DIFFERS',
  'TIME_TOO_LONG_AGO',
  'OWN_PROPOSAL',
  'PROPOSAL_ENDED',
  'OWN_DRAFT',
  'DRAFT_ENDED',
  'FORM_CODE_TAKEN',
  'FORM_UNKNOWN',
  'FORM_UNCHANGED',
  'FORM_EMPTY',
  'FORM_WORDS_MISSING',
  'INDICATOR_TWICE',
  'GROUP_NAMED_TWICE',
  'WEIGHT_WRONG',
  'WEIGHTS_NOT_FULL',
  'SCALE_TOO_SHORT',
  'MARK_TWICE',
  'MARKS_NOT_ASCENDING',
  'POINTS_NOT_ASCENDING',
  'ANCHOR_MISSING',
  'ANCHOR_TWICE',
  'EVIDENCE_SENSELESS',
  'NOTHING_ALWAYS_APPLIES',
  'NOT_MENDED',
  'AGENCY_ENDED',
  'ALREADY_IN_POOL',
  'MORE_THAN_THE_TEAM',
  'POST_NOT_OF_POOL',
  'TERM_TOO_LONG',
  'CHECKPOINT_WAITING',
  'VISITS_OPEN',
  'FORM_NOT_IN_FORCE',
  'SECRET_NOT_HERE',
  'SECRET_NEEDED',
  'PLAN_DAYS_WRONG',
  'QUOTAS_WRONG',
  'NO_OUTSIDE_RANDOMNESS',
  'RANDOMNESS_WRONG',
  'SAMPLE_TOO_LARGE',
  'SAMPLE_TOO_SMALL',
  'POPULATION_TOO_LARGE',
  'SHIFT_PAST',
  'SHIFT_OVERLAPS',
  'SHIFT_WITHDRAWN',
  'SHIFT_TOO_FAR',
  'NOT_A_SUPERVISOR_THERE',
  'DO_NOT_CALL',
  'PROPOSAL_DECIDED',
  'DRAWN_ALREADY',
  'SEED_OF_WITNESSES',
  'ALREADY_REVIEWED',
  'ASSESSOR_ENDED',
  'CALIBRATION_NOT_DUE',
  'NO_AGENCY',
  'NOT_CHANGED',
  'OWN_AGENCY',
  'OWN_ASSESSMENT',
  'PERSONAL_NUMBER',
  'POLICY_CONTRADICTS',
  'CALENDAR_YEAR_KNOWN',
  'EFFECTIVE_TOO_EARLY',
  'EFFECTIVE_DAYS_WRONG',
  'POLICY_UNKNOWN',
  'RULE_UNKNOWN',
  'RULE_NOT_READABLE',
  'NOTICE_WRONG',
  'ALREADY_APPEALED',
  'NOT_AN_EVALUATION',
  'ALREADY_VOTED',
  'STATED_ALREADY',
  'CITIZEN_NOT_HEARD',
  'CITIZEN_HAS_SPOKEN',
  'PANEL_NEEDS_OUTSIDER',
  'DECIDES_OWN_CASE',
  'NOT_LEVEL_UP',
  'GROUND_NOT_ADMITTED',
  'ITEM_NOT_LISTED',
  'REGISTER_NOT_KEPT',
  'NEEDS_ANOTHER',
  'EVALUATOR_UNKNOWN',
  ...handlingRefusals,
  ...assessmentRefusals,
  'VERSION_PASSED',
  'PROBLEM_UNKNOWN',
  'NOBODY_HANDLES_THERE',
  'STEP_INCOMPLETE',
  'SIGN_IN_REFUSED',
  'CODE_WRONG',
  'PASSKEY_WRONG',
  'PASSKEY_COPIED',
  'PASSKEY_NOT_HERE',
  'SIGN_ON_REFUSED',
  'SIGN_ON_NOT_LINKED',
  'SIGN_ON_NOT_OFFERED',
  'SIGN_ON_LINKED_ALREADY',
  'SIGN_ON_UNREACHABLE',
  'PASSKEYS_TOO_MANY',
  'LAST_FACTOR',
  'SIGN_IN_UNFINISHED',
  'STEP_UP_NEEDED',
  'CROSS_SITE',
  'OWN_ACCOUNT',
  'ACCOUNT_UNKNOWN',
  'POST_UNKNOWN',
  'SESSION_UNKNOWN',
  'FACTOR_UNKNOWN',
  'USERNAME_TAKEN',
  'FACTOR_PRESENT',
  'PASSWORD_WRONG',
  'PASSWORD_TOO_SHORT',
  'PASSWORD_TOO_SIMPLE',
  'PASSWORD_GUESSABLE',
  'PASSWORD_REPEATED',
  'ROLE_NOT_OF_FAMILY',
  'ROLE_OF_OTHER_SIDE',
  'ROLE_NEEDS_HALL',
  'EXPORT_TOO_LARGE',
  'AUDIT_STANDS_STILL',
  'API_KEY_UNKNOWN',
  'API_KEY_ENDED',
  'SOURCE_UNKNOWN',
  'EXPIRY_OUT_OF_BOUNDS',
  'OVERLAP_TOO_LONG',
  'PURPOSE_UNKNOWN',
  'REASON_OUT_OF_BOUNDS',
  'DIGEST_WRONG',
  'SIGNATURE_INCOMPLETE',
  'SIGNATURE_EXPIRED',
  'SIGNATURE_REPLAYED',
] as const satisfies readonly RefusalCode[]
/** What a route may answer besides, where people who are signed in may call it. */
export const signedInRefusals = ['SIGN_IN_UNFINISHED', 'STEP_UP_NEEDED', 'CROSS_SITE', 'AUDIT_STANDS_STILL'] as const
/** The same where somebody is stopped: no log that stands holds that up. */
export const stopRefusals = [
  'SIGN_IN_UNFINISHED',
  'STEP_UP_NEEDED',
  'CROSS_SITE',
] as const satisfies readonly RefusalCode[]
/** What a route may answer besides, where machines may call it: keys may have to sign (RFC 9421). */
export const signedRequestRefusals = [
  'DIGEST_WRONG',
  'SIGNATURE_INCOMPLETE',
  'SIGNATURE_EXPIRED',
  'SIGNATURE_REPLAYED',
] as const
export type StaffRefusal = (typeof staffRefusals)[number]

export const problem = Type.Object(
  {
    type: Type.String({ description: 'urn:yiping:problem: and the code in lower case' }),
    title: Type.String({ description: 'the code in plain English, for developers; never shown to citizens' }),
    status: Type.Integer(),
    code: Type.Unsafe<RefusalCode>({ type: 'string', enum: Object.keys(refusalStatus) }),
    at: Type.Optional(Type.String({ description: 'JSON pointer to the member that is to blame' })),
    requestId: Type.Optional(Type.String()),
  },
  { additionalProperties: false, $id: 'Problem' },
)

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: RefusalCode
  readonly at?: string
  readonly requestId?: string
}

export function toProblem(code: RefusalCode, at?: string, requestId?: string): Problem {
  return {
    type: `urn:yiping:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: code.toLowerCase().replaceAll('_', ' '),
    status: refusalStatus[code],
    code,
    ...(at === undefined ? {} : { at }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}
