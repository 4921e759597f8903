import { Type } from 'typebox'
import { countedGrades, supplementKinds } from '../domain/supplement.ts'
import { questionnaire } from './questionnaire.ts'
import { route } from './route.ts'
import { comment, grade, instant, l3Text, nullable, oneOf, receipt, shape, tags } from './shapes.ts'

const ownSupplements = shape({
  given: Type.Array(
    shape({
      kind: oneOf(supplementKinds, { description: 'after contact, or after what was put right has been fed back' }),
      givenAt: instant,
      grade,
      tags: Type.Array(shape({ code: Type.String(), nameZh: Type.String(), nameEn: Type.String() })),
      comment: nullable(l3Text),
    }),
    { description: 'beside the first, which stays as it was given' },
  ),
  offered: nullable(oneOf(supplementKinds), { description: 'what may be given now; null: nothing' }),
  offeredBy: nullable(instant, { description: 'the first instant that is too late' }),
  counts: oneOf(countedGrades, { description: 'which grade figures of supplements count' }),
  questionnaire: Type.Union([questionnaire, Type.Null()], {
    description: 'what is asked, where something may be given',
  }),
})

const always = [
  'MALFORMED',
  'RECEIPT_UNKNOWN',
  'ERASED',
  'TEXT_NOT_PLAIN',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'BUSY',
] as const

export const followOwnSupplements = route({
  method: 'POST',
  path: '/api/v1/evaluations/supplements/look-up',
  name: 'followOwnSupplements',
  summary: 'What one has said of the same service later, and whether one may say how it is now, with the receipt',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({ receipt }),
  answers: { 200: ownSupplements },
  refusals: always,
})

export const giveSupplement = route({
  method: 'POST',
  path: '/api/v1/evaluations/supplements',
  name: 'giveSupplement',
  summary: 'Say how it is now: once after contact 改评, once after it has been put right 追评; the first grade stays',
  caller: { kind: 'anybody' },
  bodyBytesMax: 16_384,
  body: shape({
    receipt,
    kind: oneOf(supplementKinds, { description: 'as it was offered: sent twice, the second is refused' }),
    grade,
    tags: Type.Optional(tags),
    comment: Type.Optional(comment),
  }),
  answers: { 200: ownSupplements },
  refusals: [
    ...always,
    'NOT_FOUND',
    'NOT_AT_THIS_STAGE',
    'SUPPLEMENTED_ALREADY',
    'INVALIDATED',
    'TOO_LATE',
    'COMMENT_TOO_LONG',
    'TAG_UNKNOWN',
    'TAG_NOT_IN_FORCE',
    'TAG_NOT_OF_GRADE',
    'TAG_REPEATED',
  ],
})
