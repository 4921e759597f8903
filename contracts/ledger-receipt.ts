import { Type } from 'typebox'
import { erasureBases } from '../domain/erasure.ts'
import { evaluationOrigins } from '../domain/evaluation.ts'
import { evaluationChannels } from '../domain/evaluation-channel.ts'
import { route } from './route.ts'
import { l3Text, nullable, oneOf, receipt, shape, uuid } from './shapes.ts'

/** As in ledger/receipt-file.ts: what is promised there is what the file holds. */
const receiptFormat = 'yiping.receipt/v1'
const receiptKinds = ['evaluation', 'reasons', 'REVISION', 'SUPPLEMENTARY', 'publicComment'] as const

const hex = Type.String({ pattern: '^[0-9a-f]{64}$' })
const dimensions = Type.Record(Type.String(), Type.Integer())

/** The fields of the record as they were committed to: which of them there are depends on the kind. Those that were erased are left out. */
const record = shape(
  {
    id: uuid,
    at: Type.Integer({ description: 'hours since 1970' }),
    of: Type.Optional(uuid),
    window: Type.Optional(Type.String({ description: 'hall and window code' })),
    item: Type.Optional(Type.String()),
    staff: Type.Optional(nullable(Type.String())),
    channel: Type.Optional(oneOf(evaluationChannels)),
    scores: Type.Union([
      Type.Null(),
      Type.Integer({ description: 'the grade of a comment on a window' }),
      shape({ grade: Type.Integer(), dimensions: nullable(dimensions) }),
      dimensions,
    ]),
    reasons: Type.Optional(Type.Array(Type.String())),
    ticket: Type.Optional(Type.String({ description: 'the nullifier of the invitation, base64url' })),
    comment: Type.Optional(nullable(l3Text)),
    contact: Type.Optional(Type.Null()),
    rules: Type.Integer({ description: 'the policy in force' }),
    origin: Type.Optional(oneOf(evaluationOrigins)),
    counted: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Integer(), Type.Boolean(), Type.Null()]), {
        description: 'where, of when and as what it counts; neither this nor its origin in records of before',
      }),
    ),
  },
  { description: 'what the log was committed to' },
)

const receiptFile = shape({
  format: oneOf([receiptFormat]),
  kind: oneOf(receiptKinds),
  receipt,
  record,
  erased: Type.Optional(Type.Record(Type.String(), hex, { description: 'commitments to fields that were erased' })),
  erasure: Type.Optional(
    shape(
      {
        fields: Type.Array(Type.String()),
        basis: oneOf(erasureBases),
        at: Type.Integer({ description: 'milliseconds since 1970' }),
        proof: Type.Optional(Type.String({ description: 'C2SP tlog-proof of its leaf, once the log has taken it in' })),
      },
      { description: 'that it was erased, as the log says it' },
    ),
  ),
  promise: Type.Optional(Type.String({ description: 'signed; while the log has not taken the record in' })),
  proof: Type.Optional(Type.String({ description: 'C2SP tlog-proof' })),
  vkeys: Type.Array(Type.String()),
})

export const makeReceiptFile = route({
  method: 'POST',
  path: '/api/v1/evaluations/receipt-file',
  name: 'makeReceiptFile',
  summary:
    'Everything with which the holder of a receipt proves, without the platform, what was said and that it stands in the log',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4096,
  body: shape({ receipt }),
  answers: {
    200: shape({
      files: Type.Array(receiptFile, {
        description: 'what the receipt is of first, then what was added to it; each is the content of a file',
      }),
      altered: Type.Array(oneOf(receiptKinds), {
        description:
          'records that no longer are what was committed to when they were given: the platform itself says so',
      }),
      lost: Type.Array(oneOf(receiptKinds), {
        description:
          'records that are neither in the log nor waiting for it, as they must be: the platform itself says so',
      }),
    }),
  },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'RECEIPT_UNKNOWN',
    'ERASED',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'TOO_MANY_REQUESTS',
    'BUSY',
  ],
})
