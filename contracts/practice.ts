import { Type } from 'typebox'
import { practiceStates } from '../domain/practice.ts'
import { always } from './handling-desk.ts'
import { namedKind, problemKind } from './handling-order.ts'
import { route } from './route.ts'
import { hallCode, instant, nullable, oneOf, plainText, shape, uuid } from './shapes.ts'

const practice = shape(
  {
    practiceId: uuid,
    orderId: uuid,
    state: oneOf(practiceStates),
    title: plainText,
    done: plainText,
    appliesTo: plainText,
    kinds: Type.Array(problemKind),
    hallCode,
    hallName: plainText,
    windowName: nullable(plainText),
    itemName: nullable(plainText),
    draftedAt: instant,
    isOwn: Type.Boolean({ description: 'drafted by who asks' }),
    endedAt: nullable(instant),
    reason: nullable(plainText),
    mayDecide: Type.Boolean(),
  },
  { $id: 'Practice' },
)

const writes = [...always, 'NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength })

export const listPractices = route({
  method: 'GET',
  path: '/api/v1/practices',
  name: 'listPractices',
  summary: 'What has worked and is kept, and what has been drafted, in the own place; the newest first',
  caller: { kind: 'account', permission: 'handling:read' },
  query: shape({
    state: Type.Optional(oneOf(practiceStates)),
    kind: Type.Optional(problemKind),
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: {
    200: shape({
      asOf: instant,
      kinds: Type.Array(namedKind),
      practices: Type.Array(practice),
      next: nullable(uuid),
    }),
  },
  refusals: always,
})

export const draftPractice = route({
  method: 'POST',
  path: '/api/v1/practices',
  name: 'draftPractice',
  summary: 'Draft what has worked from a closed order that the citizen says is solved. Nobody may be named in it',
  caller: { kind: 'account', permission: 'practice:draft' },
  bodyBytesMax: 16_384,
  body: shape({ orderId: uuid, title: words(80), done: words(2000), appliesTo: words(400) }),
  answers: { 201: practice },
  refusals: [...writes, 'RATED_PERSON', 'NOT_AT_THIS_STAGE', 'NOT_MENDED', 'PERSONAL_NUMBER'],
})

export const decidePractice = route({
  method: 'POST',
  path: '/api/v1/practices/{practiceId}/decision',
  name: 'decidePractice',
  summary: 'Adopt what somebody else has drafted, or reject it with a reason',
  caller: { kind: 'account', permission: 'practice:decide' },
  params: shape({ practiceId: uuid }),
  bodyBytesMax: 4096,
  body: shape({ outcome: oneOf(['ADOPTED', 'REJECTED']), reason: Type.Optional(words(400)) }),
  answers: { 200: practice },
  refusals: [...writes, 'OWN_DRAFT', 'DRAFT_ENDED', 'STEP_INCOMPLETE', 'PERSONAL_NUMBER'],
})
