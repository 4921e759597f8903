import { Type } from 'typebox'

/**
 * Every refusal there is, with its HTTP status. Problem documents (RFC 9457) carry the code; the words for people belong to
 * the faces. A face that cannot say one of these does not compile.
 */
export const refusalStatus = {
  MALFORMED: 400,
  DIGEST_WRONG: 400,
  IDEMPOTENCY_KEY_MISSING: 400,
  UNAUTHENTICATED: 401,
  SIGN_IN_REFUSED: 401,
  CODE_WRONG: 401,
  SIGNATURE_INCOMPLETE: 401,
  SIGNATURE_EXPIRED: 401,
  PASSKEY_WRONG: 401,
  PASSKEY_COPIED: 401,
  FORBIDDEN: 403,
  SIGN_IN_UNFINISHED: 403,
  STEP_UP_NEEDED: 403,
  CROSS_SITE: 403,
  OWN_ACCOUNT: 403,
  ORIGIN_NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  INVITATION_UNKNOWN: 404,
  RECEIPT_UNKNOWN: 404,
  STOP_CODE_UNKNOWN: 404,
  ACCOUNT_UNKNOWN: 404,
  API_KEY_UNKNOWN: 404,
  POST_UNKNOWN: 404,
  SESSION_UNKNOWN: 404,
  FACTOR_UNKNOWN: 404,
  HALL_UNKNOWN: 404,
  WINDOW_UNKNOWN: 404,
  PAIRING_CODE_UNKNOWN: 404,
  EMBED_LINK_UNKNOWN: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  ALREADY_EVALUATED: 409,
  IDEMPOTENCY_MISMATCH: 409,
  REASONS_ALREADY_GIVEN: 409,
  SERVICE_ENDED_ALREADY: 409,
  STOPPED_BY_ANOTHER: 409,
  CONFLICT: 409,
  USERNAME_TAKEN: 409,
  API_KEY_ENDED: 409,
  SIGNATURE_REPLAYED: 409,
  FACTOR_PRESENT: 409,
  LAST_FACTOR: 409,
  PASSKEY_NOT_HERE: 409,
  PASSKEYS_TOO_MANY: 409,
  INVITATION_EXPIRED: 410,
  ERASED: 410,
  EMBED_LINK_EXPIRED: 410,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TEXT_NOT_PLAIN: 422,
  COMMENT_TOO_LONG: 422,
  TAG_UNKNOWN: 422,
  TAG_NOT_IN_FORCE: 422,
  TAG_NOT_OF_GRADE: 422,
  TAG_REPEATED: 422,
  DIMENSION_UNKNOWN: 422,
  SCORE_OFF_SCALE: 422,
  REASONS_EMPTY: 422,
  COMMENT_EMPTY: 422,
  DEVICE_TIME_IN_FUTURE: 422,
  DEVICE_TIME_BEFORE_SERVICE: 422,
  ACCEPTED_AT_MISSING: 422,
  COMPLETED_AT_MISSING: 422,
  TIMES_OUT_OF_ORDER: 422,
  TIME_IN_FUTURE: 422,
  SEQUENCE_REPEATED: 422,
  OUTCOME_WITHOUT_END: 422,
  END_WITHOUT_OUTCOME: 422,
  ITEM_UNKNOWN: 422,
  DIVISION_UNKNOWN: 422,
  ORGANIZATION_UNKNOWN: 422,
  STAFF_UNKNOWN: 422,
  PLACE_UNKNOWN: 422,
  PUBLIC_KEY_WRONG: 422,
  SIGNATURE_WRONG: 422,
  SEAL_UNREADABLE: 422,
  ARRIVED_TOO_LATE: 422,
  CASE_NOT_REPORTED: 422,
  EFFECTIVE_BEFORE_TODAY: 422,
  LEVEL_NOT_BELOW_PARENT: 422,
  HOURS_OUT_OF_ORDER: 422,
  PASSWORD_WRONG: 422,
  PASSWORD_TOO_SHORT: 422,
  PASSWORD_TOO_SIMPLE: 422,
  PASSWORD_GUESSABLE: 422,
  PASSWORD_REPEATED: 422,
  ROLE_NOT_OF_FAMILY: 422,
  ROLE_NEEDS_HALL: 422,
  SOURCE_UNKNOWN: 422,
  EXPIRY_OUT_OF_BOUNDS: 422,
  OVERLAP_TOO_LONG: 422,
  EXPORT_TOO_LARGE: 422,
  PURPOSE_UNKNOWN: 422,
  REASON_OUT_OF_BOUNDS: 422,
  TOO_MANY_REQUESTS: 429,
  FAULT: 500,
  BUSY: 503,
  AUDIT_STANDS_STILL: 503,
} as const

export type RefusalCode = keyof typeof refusalStatus

/** Refusals that only somebody with an account, or a machine, can meet: the faces of citizens do not carry their words. */
export const staffRefusals = [
  'SIGN_IN_REFUSED',
  'CODE_WRONG',
  'PASSKEY_WRONG',
  'PASSKEY_COPIED',
  'PASSKEY_NOT_HERE',
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
