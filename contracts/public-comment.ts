import { Type } from 'typebox'
import { evaluationChannels } from '../domain/evaluation-channel.ts'
import { blindToken, fromService, tokenRefusals } from './blind-token.ts'
import { solution } from './challenge.ts'
import { route } from './route.ts'
import {
  comment,
  grade,
  hallCode,
  instant,
  l3Text,
  nullable,
  oneOf,
  receipt,
  shape,
  uuid,
  windowCode,
} from './shapes.ts'

export const givePublicComment = route({
  method: 'POST',
  path: '/api/v1/public-comments',
  name: 'givePublicComment',
  summary: 'Comment on a window without a case 综合点评; never mixed with evaluations of services',
  caller: { kind: 'anybody' },
  idempotent: true,
  bodyBytesMax: 16_384,
  body: shape(
    {
      hallCode,
      windowCode,
      grade: Type.Optional(grade),
      comment: Type.Optional(comment),
      channel: oneOf(evaluationChannels),
      blindToken: Type.Optional(blindToken),
      solution: Type.Optional(solution),
    },
    { $id: 'PublicCommentAsk' },
  ),
  answers: { 201: shape({ id: uuid, receipt, receivedAt: instant }) },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
    'WINDOW_UNKNOWN',
    ...tokenRefusals,
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'ERASED',
    'CHALLENGE_NEEDED',
    'TOO_MANY_REQUESTS',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})

export const lookUpPublicComment = route({
  method: 'POST',
  path: '/api/v1/public-comments/look-up',
  name: 'lookUpPublicComment',
  summary: 'See one’s own general comment as it is kept, with its receipt',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4096,
  body: shape({ receipt }),
  answers: {
    200: shape({
      id: uuid,
      receivedAt: instant,
      hallName: Type.String(),
      windowName: Type.String(),
      channel: oneOf(evaluationChannels),
      grade: nullable(grade),
      comment: nullable(l3Text),
      fromService,
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

const windowParams = shape({ hallCode, windowCode })

export const seeWindow = route({
  method: 'GET',
  path: '/api/v1/halls/{hallCode}/windows/{windowCode}',
  name: 'seeWindow',
  summary: 'What a window’s standing code leads to',
  caller: { kind: 'anybody' },
  params: windowParams,
  answers: {
    200: shape({
      hallCode,
      hallName: Type.String(),
      windowCode,
      windowName: Type.String(),
      kind: Type.String(),
      commentCodePointsMax: Type.Integer(),
    }),
  },
  refusals: ['MALFORMED', 'WINDOW_UNKNOWN', 'BUSY'],
})

export const renderWindowCode = route({
  method: 'GET',
  path: '/api/v1/halls/{hallCode}/windows/{windowCode}/code',
  name: 'renderWindowCode',
  summary: 'A window’s standing QR code to hang up, SVG or PNG',
  caller: { kind: 'anybody' },
  params: windowParams,
  query: shape({ format: Type.Optional(oneOf(['svg', 'png'])) }),
  answers: { 200: Type.String() },
  mediaType: 'image/svg+xml',
  refusals: ['MALFORMED', 'WINDOW_UNKNOWN', 'BUSY'],
})
