import { Type } from 'typebox'
import { messageKinds, messagePages } from '../domain/message.ts'
import { route } from './route.ts'
import { instant, nullable, oneOf, plainText, shape, uuid } from './shapes.ts'

const always = ['MALFORMED', 'UNAUTHENTICATED', 'SIGN_IN_UNFINISHED', 'CROSS_SITE', 'BUSY'] as const
const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const caller = { kind: 'session', stage: 'OPEN' } as const

const message = shape({
  messageId: uuid,
  at: instant,
  kind: oneOf(messageKinds),
  detail: Type.Record(Type.String({ maxLength: 40 }), Type.Union([Type.String(), Type.Number()]), {
    description: 'codes, numbers and days; nothing of a person',
  }),
  page: nullable(oneOf(messagePages), { description: 'where in the console it leads' }),
  target: nullable(plainText),
  readAt: nullable(instant),
})

const unread = Type.Integer({ description: 'at most 100 are counted' })

export const listMessages = route({
  method: 'GET',
  path: '/api/v1/messages',
  name: 'listMessages',
  summary: 'What is for oneself, and for the role one acts in, the newest first',
  caller,
  query: shape({
    before: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|100)$' })),
  }),
  answers: { 200: shape({ messages: Type.Array(message), next: nullable(uuid), unread }) },
  refusals: always,
})

export const readMessage = route({
  method: 'POST',
  path: '/api/v1/messages/{messageId}/reading',
  name: 'readMessage',
  summary: 'One message has been read. Repeating changes nothing',
  caller,
  params: shape({ messageId: uuid }),
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: shape({ unread }) },
  refusals: [...writes, 'NOT_FOUND'],
})

export const readMessages = route({
  method: 'POST',
  path: '/api/v1/messages/reading',
  name: 'readMessages',
  summary: 'Every message up to one, that one included, has been read',
  caller,
  bodyBytesMax: 256,
  body: shape({ until: uuid }),
  answers: { 200: shape({ unread }) },
  refusals: writes,
})

export const followMessages = route({
  method: 'GET',
  path: '/api/v1/messages/events',
  name: 'followMessages',
  summary: 'How many are unread, as server-sent events: `unread` whenever it changes. Ends when the session ends',
  caller,
  answers: { 200: Type.String() },
  mediaType: 'text/event-stream',
  refusals: always,
})
