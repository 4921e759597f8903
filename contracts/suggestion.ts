import { Type } from 'typebox'
import { suggestionStages } from '../domain/suggestion.ts'
import { challenge, solution } from './challenge.ts'
import { always } from './handling-desk.ts'
import { opinionWrites } from './opinion.ts'
import { route } from './route.ts'
import {
  divisionCode,
  hallCode,
  instant,
  l3Text,
  nullable,
  oneOf,
  plainText,
  receipt,
  shape,
  uuid,
  windowCode,
} from './shapes.ts'

const posted = ['MALFORMED', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'BUSY'] as const
const words = Type.String({ minLength: 1, maxLength: 4000, description: 'kept sealed' })
const due = nullable(instant, { description: 'the first instant that is too late' })

export const giveSuggestion = route({
  method: 'POST',
  path: '/api/v1/suggestions',
  name: 'giveSuggestion',
  summary:
    'Put something into the suggestion box 意见箱, of a place or of none; what became of it is looked up with the receipt',
  caller: { kind: 'anybody' },
  idempotent: true,
  bodyBytesMax: 32_768,
  body: shape(
    {
      words,
      hallCode: Type.Optional(hallCode),
      windowCode: Type.Optional(windowCode),
      itemCode: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{31}$', description: '实施清单编码' })),
      contact: Type.Optional(
        shape(
          {
            name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
            phone: Type.String({ pattern: '^\\+?[0-9][0-9 -]{4,19}$' }),
          },
          { description: 'kept sealed; shown for a purpose, and that it was is written down' },
        ),
      ),
      solution: Type.Optional(solution),
    },
    { $id: 'Suggestion' },
  ),
  answers: { 201: shape({ receipt, receivedAt: instant, answerBy: due }) },
  refusals: [
    ...posted,
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
    'HALL_UNKNOWN',
    'WINDOW_UNKNOWN',
    'ITEM_UNKNOWN',
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'ERASED',
    'CHALLENGE_NEEDED',
    'TOO_MANY_REQUESTS',
  ],
})

export const seeSuggestionChallenge = route({
  method: 'GET',
  path: '/api/v1/suggestions/challenge',
  name: 'seeSuggestionChallenge',
  summary: 'What has to be found out by trying before something is taken into the box, where very many come',
  caller: { kind: 'anybody' },
  answers: { 200: challenge },
  refusals: ['MALFORMED', 'BUSY'],
})

export const lookUpSuggestion = route({
  method: 'POST',
  path: '/api/v1/suggestions/look-up',
  name: 'lookUpSuggestion',
  summary: 'See one’s own suggestion, and what became of it, with its receipt',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({ receipt }),
  answers: {
    200: shape({
      receivedAt: instant,
      hallName: nullable(plainText),
      windowName: nullable(plainText),
      words: l3Text,
      stage: oneOf(suggestionStages),
      isTogether: Type.Boolean({ description: 'put together with others of the same matter' }),
      answer: nullable(l3Text),
      answeredAt: nullable(instant),
      answerBy: due,
      isLate: Type.Boolean(),
    }),
  },
  refusals: [...posted, 'RECEIPT_UNKNOWN', 'ERASED'],
})

const suggestion = shape(
  {
    suggestionId: uuid,
    receivedAt: instant,
    divisionCode,
    divisionName: plainText,
    hallCode: nullable(hallCode),
    hallName: nullable(plainText),
    windowName: nullable(plainText),
    itemName: nullable(plainText),
    words: nullable(l3Text, { description: 'null: erased' }),
    hasContact: Type.Boolean(),
    stage: oneOf(suggestionStages),
    intoId: nullable(uuid, { description: 'put together with that one' }),
    together: Type.Integer({ minimum: 0, description: 'how many were put together with it' }),
    findingId: nullable(uuid),
    answer: nullable(l3Text),
    answeredAt: nullable(instant),
    answerBy: due,
    isLate: Type.Boolean(),
    mayStep: Type.Boolean(),
  },
  { $id: 'SuggestionKept' },
)

export const listSuggestions = route({
  method: 'GET',
  path: '/api/v1/suggestions',
  name: 'listSuggestions',
  summary: 'What lies in the suggestion box of the own place: what waits longest first; or the newest, answered or not',
  caller: { kind: 'account', permission: 'suggestion:read' },
  query: shape({
    state: Type.Optional(oneOf(['WAITING'])),
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: { 200: shape({ asOf: instant, suggestions: Type.Array(suggestion), next: nullable(uuid) }) },
  refusals: always,
})

export const stepSuggestion = route({
  method: 'POST',
  path: '/api/v1/suggestions/{suggestionId}/steps',
  name: 'stepSuggestion',
  summary: 'Answer a suggestion, decline it with the reason, or put it together with another of the same matter; once',
  caller: { kind: 'account', permission: 'suggestion:handle' },
  params: shape({ suggestionId: uuid }),
  bodyBytesMax: 32_768,
  body: shape({
    step: oneOf(['MERGED', 'ANSWERED', 'DECLINED']),
    words: Type.Optional(words),
    intoId: Type.Optional(uuid),
  }),
  answers: { 200: suggestion },
  refusals: [
    ...opinionWrites,
    'NOT_AT_THIS_STAGE',
    'STEP_INCOMPLETE',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
    'PERSONAL_NUMBER',
  ],
})

export const openSuggestionContact = route({
  method: 'POST',
  path: '/api/v1/suggestions/{suggestionId}/contact',
  name: 'openSuggestionContact',
  summary:
    'See how whoever left it can be reached, to ask about it; that it was shown stands written before it is told',
  caller: { kind: 'account', permission: 'suggestion:contact' },
  params: shape({ suggestionId: uuid }),
  answers: { 201: shape({ unmaskingId: uuid, name: nullable(l3Text), phone: l3Text }) },
  refusals: [...always, 'NOT_FOUND', 'DO_NOT_CALL', 'TOO_MANY_REQUESTS'],
})
