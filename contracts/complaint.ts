import { Type } from 'typebox'
import { complaintChannels, receiptHandovers } from '../domain/complaint.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import {
  hallCode,
  instant,
  l3Text,
  nullable,
  oneOf,
  plainText,
  receipt,
  shape,
  staffNo,
  uuid,
  windowCode,
} from './shapes.ts'

/** Where it happened, as far as it is known: a hall at least. */
export const complained = {
  hallCode,
  windowCode: Type.Optional(windowCode),
  itemCode: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{31}$', description: '实施清单编码' })),
  staffNo: Type.Optional(staffNo),
}
export const placeRefusals = ['HALL_UNKNOWN', 'WINDOW_UNKNOWN', 'ITEM_UNKNOWN', 'STAFF_UNKNOWN'] as const

const said = {
  ...complained,
  channel: oneOf(complaintChannels),
  words: Type.String({ minLength: 1, maxLength: 4000, description: 'what was said; kept sealed' }),
  contact: Type.Optional(
    shape(
      {
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        phone: Type.String({ pattern: '^\\+?[0-9][0-9 -]{4,19}$' }),
      },
      { description: 'kept sealed; without one the answer is read with the receipt' },
    ),
  ),
  receivedAt: instant,
}

const url = Type.String({ description: 'where whoever complained follows it, answers and has the last word' })

const kept = shape(
  {
    orderId: uuid,
    receipt,
    url,
    created: Type.Boolean({ description: 'false: the same complaint again, nothing was written' }),
    openedAt: instant,
  },
  { $id: 'ComplaintKept' },
)

const entered = shape(
  {
    orderId: uuid,
    handover: oneOf(receiptHandovers, {
      description: 'LETTER: a link is sent to whoever complained, and the desk is not shown the receipt',
    }),
    receipt: nullable(receipt),
    url: nullable(url),
    created: kept.properties.created,
    openedAt: instant,
  },
  { $id: 'ComplaintEntered' },
)

const shared = [
  'MALFORMED',
  'TEXT_NOT_PLAIN',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'COMMENT_EMPTY',
  'TIME_IN_FUTURE',
  'TIME_TOO_LONG_AGO',
  ...placeRefusals,
  'ERASED',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'BUSY',
] as const

export const putComplaint = route({
  method: 'PUT',
  path: '/api/v1/complaints/{complaintNo}',
  name: 'putComplaint',
  summary:
    'Pass on a complaint 投诉 from the hotline 12345, a suggestion box or another system: a handling order is opened with it. Idempotent by content',
  caller: { kind: 'api-key', scope: 'complaints:write' },
  bodyBytesMax: 32_768,
  params: shape({
    complaintNo: Type.String({ pattern: '^[0-9A-Za-z._-]{1,64}$', description: 'the sender’s own number for it' }),
  }),
  body: shape(said, { $id: 'Complaint' }),
  answers: { 200: kept, 201: kept },
  refusals: [...shared, 'COMPLAINT_DIFFERS'],
})

export const enterComplaint = route({
  method: 'POST',
  path: '/api/v1/complaints',
  name: 'enterComplaint',
  summary: 'Write down a complaint that was made at a desk or lay in the suggestion box: a handling order is opened',
  caller: { kind: 'account', permission: 'complaint:enter' },
  idempotent: true,
  bodyBytesMax: 32_768,
  body: shape(said),
  answers: { 200: entered, 201: entered },
  refusals: [...shared, ...signedInRefusals, 'RATED_PERSON', 'IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_MISMATCH'],
})

export const lookUpComplaint = route({
  method: 'POST',
  path: '/api/v1/complaints/look-up',
  name: 'lookUpComplaint',
  summary: 'See one’s own complaint as it is kept, with its receipt',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({ receipt }),
  answers: {
    200: shape({
      id: uuid,
      channel: oneOf(complaintChannels),
      receivedAt: instant,
      hallName: plainText,
      windowName: nullable(plainText),
      itemName: nullable(plainText),
      words: l3Text,
    }),
  },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'RECEIPT_UNKNOWN',
    'ERASED',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})
