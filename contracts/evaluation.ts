import { Type } from 'typebox'
import { evaluationOrigins } from '../domain/evaluation.ts'
import { evaluationChannels } from '../domain/evaluation-channel.ts'
import { identityModes } from '../domain/identity-mode.ts'
import { problem } from './problem.ts'
import { questionnaire } from './questionnaire.ts'
import { route } from './route.ts'
import {
  comment,
  grade,
  idempotencyKeyPattern,
  instant,
  l3Text,
  nullable,
  oneOf,
  plainDate,
  receipt,
  scoresByDimension,
  shape,
  tags,
  token,
  uuid,
} from './shapes.ts'

const evaluationMembers = {
  token,
  grade,
  scores: Type.Optional(scoresByDimension),
  tags: Type.Optional(tags),
  comment: Type.Optional(comment),
  channel: oneOf(evaluationChannels),
  deviceTime: Type.Optional(instant),
}

const refusalsOfReasons = [
  'MALFORMED',
  'TEXT_NOT_PLAIN',
  'COMMENT_TOO_LONG',
  'TAG_UNKNOWN',
  'TAG_NOT_IN_FORCE',
  'TAG_NOT_OF_GRADE',
  'TAG_REPEATED',
  'DIMENSION_UNKNOWN',
  'SCORE_OFF_SCALE',
  'IDEMPOTENCY_KEY_MISSING',
  'IDEMPOTENCY_MISMATCH',
  'ERASED',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'BUSY',
] as const

const refusalsOfGiving = [
  ...refusalsOfReasons,
  'INVITATION_UNKNOWN',
  'INVITATION_EXPIRED',
  'ALREADY_EVALUATED',
  'DEVICE_TIME_IN_FUTURE',
  'DEVICE_TIME_BEFORE_SERVICE',
] as const

export const evaluationGiven = shape(
  {
    id: uuid,
    receipt,
    receivedAt: instant,
    reasonPending: Type.Boolean({
      description: 'a negative grade without a reason: it counts; a reason may be added once',
    }),
    promise: Type.Optional(
      Type.String({
        description: 'signed: that the leaf of this evaluation will be in the log by then (yiping.promise-path/v1)',
      }),
    ),
  },
  { $id: 'EvaluationGiven' },
)

export const giveEvaluation = route({
  method: 'POST',
  path: '/api/v1/evaluations',
  name: 'giveEvaluation',
  summary: 'Evaluate one service, once, with the token of its invitation 一次一评',
  caller: { kind: 'anybody' },
  idempotent: true,
  bodyBytesMax: 16_384,
  body: shape(evaluationMembers, { $id: 'EvaluationAsk' }),
  answers: { 201: evaluationGiven },
  refusals: refusalsOfGiving,
})

/** One evaluation of a batch. */
export const batchItem = shape({
  idempotencyKey: Type.String({ pattern: idempotencyKeyPattern }),
  ...evaluationMembers,
})

export const giveEvaluations = route({
  method: 'POST',
  path: '/api/v1/evaluations/batch',
  name: 'giveEvaluations',
  summary: 'Hand in up to 500 evaluations collected without network or on paper; each is answered by itself',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4_194_304,
  body: shape({
    evaluations: Type.Array(batchItem, { minItems: 1, maxItems: 500 }),
  }),
  itemsApart: 'evaluations',
  answers: {
    200: shape({
      answers: Type.Array(
        shape({
          status: Type.Integer(),
          replayed: Type.Boolean(),
          evaluation: Type.Optional(evaluationGiven),
          problem: Type.Optional(problem),
        }),
      ),
    }),
  },
  refusals: ['MALFORMED', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'],
})

export const addReasons = route({
  method: 'POST',
  path: '/api/v1/evaluations/{id}/reasons',
  name: 'addReasons',
  summary: 'Add reasons, words or scores to one’s own evaluation, once, with its receipt',
  caller: { kind: 'anybody' },
  idempotent: true,
  bodyBytesMax: 16_384,
  params: shape({ id: uuid }),
  body: shape({
    receipt,
    tags: Type.Optional(tags),
    comment: Type.Optional(comment),
    scores: Type.Optional(scoresByDimension),
  }),
  answers: { 201: shape({ id: uuid, receivedAt: instant, reasonPending: Type.Boolean() }) },
  refusals: [...refusalsOfReasons, 'RECEIPT_UNKNOWN', 'REASONS_ALREADY_GIVEN', 'REASONS_EMPTY'],
})

const tagView = shape({ code: Type.String(), nameZh: Type.String(), nameEn: Type.String() })

export const lookUpEvaluation = route({
  method: 'POST',
  path: '/api/v1/evaluations/look-up',
  name: 'lookUpEvaluation',
  summary: 'See one’s own evaluation as it is kept, with its receipt',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4096,
  body: shape({ receipt }),
  answers: {
    200: shape({
      id: uuid,
      receivedAt: instant,
      grade,
      channel: oneOf(evaluationChannels),
      origin: oneOf(evaluationOrigins),
      identityMode: oneOf(identityModes),
      reasonPending: Type.Boolean(),
      mayAddReasons: Type.Boolean(),
      questionnaire: Type.Union([questionnaire, Type.Null()], {
        description: 'the questions that were in force when it was given, where reasons may still be added',
      }),
      hallName: Type.String(),
      windowName: Type.String(),
      itemName: Type.String(),
      serviceDay: plainDate,
      tags: Type.Array(tagView),
      comment: nullable(l3Text),
      scores: nullable(Type.Record(Type.String(), Type.Integer())),
      reasonsAddedAt: nullable(instant),
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
