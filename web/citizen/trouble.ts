import type { RefusalCode } from '../../contracts/problem.ts'

/** What can be in the way of a citizen, each with a page of its own that says what to do next. */
export type Trouble =
  | 'LINK_MALFORMED'
  | 'INVITATION_UNKNOWN'
  | 'INVITATION_EXPIRED'
  | 'ALREADY_EVALUATED'
  | 'RECEIPT_MALFORMED'
  | 'RECEIPT_UNKNOWN'
  | 'NOTICE_UNKNOWN'
  | 'ERASED'
  | 'WINDOW_UNKNOWN'
  | 'EMBED_LINK_UNKNOWN'
  | 'EMBED_LINK_EXPIRED'
  | 'ORIGIN_NOT_ALLOWED'
  | 'PAGE_UNKNOWN'
  | 'OFFLINE'
  | 'BUSY'
  | 'FAULT'
  | 'REFUSED'

const ofRefusal: { readonly [Code in RefusalCode]?: Trouble } = {
  INVITATION_UNKNOWN: 'INVITATION_UNKNOWN',
  INVITATION_EXPIRED: 'INVITATION_EXPIRED',
  ALREADY_EVALUATED: 'ALREADY_EVALUATED',
  RECEIPT_UNKNOWN: 'RECEIPT_UNKNOWN',
  NOTICE_UNKNOWN: 'NOTICE_UNKNOWN',
  ERASED: 'ERASED',
  WINDOW_UNKNOWN: 'WINDOW_UNKNOWN',
  EMBED_LINK_UNKNOWN: 'EMBED_LINK_UNKNOWN',
  EMBED_LINK_EXPIRED: 'EMBED_LINK_EXPIRED',
  ORIGIN_NOT_ALLOWED: 'ORIGIN_NOT_ALLOWED',
  HALL_UNKNOWN: 'WINDOW_UNKNOWN',
}

export function toTrouble(code: RefusalCode): Trouble {
  return ofRefusal[code] ?? 'REFUSED'
}
