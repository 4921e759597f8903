import { Type } from 'typebox'
import { complained, placeRefusals } from './complaint.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { instant, shape, uuid } from './shapes.ts'

const raised = shape({ orderId: uuid, created: Type.Boolean(), openedAt: instant })

export const raiseAlert = route({
  method: 'POST',
  path: '/api/v1/alerts',
  name: 'raiseAlert',
  summary:
    'Open a handling order about what an inspection 监督查评 has found: it is put right and reviewed like a bad evaluation',
  caller: { kind: 'account', permission: 'alert:raise' },
  idempotent: true,
  bodyBytesMax: 32_768,
  body: shape({
    ...complained,
    words: Type.String({ minLength: 1, maxLength: 4000, description: 'what was found; kept sealed' }),
  }),
  answers: { 200: raised, 201: raised },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'COMMENT_EMPTY',
    ...placeRefusals,
    'RATED_PERSON',
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
    ...signedInRefusals,
  ],
})
