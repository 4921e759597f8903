import { Type } from 'typebox'
import { orderStages } from '../domain/handling-order.ts'
import { words } from './handling-order.ts'
import { route } from './route.ts'
import { instant, l3Text, nullable, oneOf, receipt, shape, uuid } from './shapes.ts'

/** What whoever holds a receipt hands in or is shown: photos and documents. */
const ownEvidence = shape({ kind: oneOf(['DOCUMENT', 'PHOTO']), fileId: uuid })

const ownOrder = shape({
  stage: oneOf(orderStages),
  openedAt: instant,
  round: Type.Integer({ minimum: 0 }),
  nextDueAt: nullable(instant, { description: 'when the step that is due now has to be done' }),
  isLate: Type.Boolean({ description: 'that time has passed' }),
  dueAt: nullable(instant, { description: 'when the handling ends at the latest' }),
  answer: nullable(l3Text, { description: 'what was fed back last, in words' }),
  messages: Type.Array(
    shape({ at: instant, from: oneOf(['DESK', 'CITIZEN']), words: l3Text, files: Type.Array(ownEvidence) }),
    {
      description: 'the mailbox: what was written to the citizen and by him, in its order; nothing of who wrote it',
    },
  ),
  mayRate: Type.Boolean(),
  rateBy: nullable(instant),
  mayReopen: Type.Boolean(),
  reopenBy: nullable(instant),
  mayWrite: Type.Boolean({ description: 'something was left in the mailbox that has not been answered' }),
  mayAskHelp: Type.Boolean({ description: 'still in the hall: whoever is on duty comes' }),
  satisfaction: nullable(Type.Integer()),
})

export const followOwnOrder = route({
  method: 'POST',
  path: '/api/v1/handling-orders/look-up',
  name: 'followOwnOrder',
  summary: 'What has become of one’s bad evaluation, with its receipt',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({ receipt }),
  answers: { 200: shape({ order: nullable(ownOrder) }) },
  refusals: [
    'MALFORMED',
    'RECEIPT_UNKNOWN',
    'ERASED',
    'TEXT_NOT_PLAIN',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})

export const answerOwnOrder = route({
  method: 'POST',
  path: '/api/v1/handling-orders/answers',
  name: 'answerOwnOrder',
  summary:
    'Have somebody come in the hall, write back to the mailbox, rate what was done, or have it taken up again: the citizen has the last word',
  caller: { kind: 'anybody' },
  bodyBytesMax: 16_384,
  body: shape({
    receipt,
    answer: oneOf(['REOPEN', 'RATE', 'WRITE', 'ASK_HELP']),
    satisfaction: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    isSolved: Type.Optional(Type.Boolean()),
    words,
    files: Type.Optional(Type.Array(ownEvidence, { maxItems: 20 })),
  }),
  answers: { 200: shape({ order: ownOrder }) },
  refusals: [
    'MALFORMED',
    'RECEIPT_UNKNOWN',
    'NOT_FOUND',
    'ERASED',
    'VERSION_PASSED',
    'STEP_INCOMPLETE',
    'TEXT_NOT_PLAIN',
    'NOT_AT_THIS_STAGE',
    'ALREADY_RATED',
    'ALREADY_ASKED',
    'TOO_LATE',
    'REOPENED_TOO_OFTEN',
    'FILE_UNKNOWN',
    'FILES_TOO_MANY',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})
