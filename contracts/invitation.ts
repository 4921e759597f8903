import { Type } from 'typebox'
import { evaluationChannels } from '../domain/evaluation-channel.ts'
import { identityModes } from '../domain/identity-mode.ts'
import { serviceNames, serviceOutcomes } from '../domain/service-case.ts'
import { questionnaire } from './questionnaire.ts'
import { route } from './route.ts'
import { instant, nullable, oneOf, plainDate, shape, token } from './shapes.ts'

export const openInvitation = route({
  method: 'POST',
  path: '/api/v1/invitations/open',
  name: 'openInvitation',
  summary: 'What an invitation is about. A POST, so that the token stands in no address and no log',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4096,
  body: shape({ token, channel: Type.Optional(oneOf(evaluationChannels)) }),
  answers: {
    200: shape({
      state: oneOf(['OPEN', 'EVALUATED', 'EXPIRED']),
      hallName: Type.String(),
      windowCode: Type.String(),
      windowName: Type.String(),
      staffNo: nullable(Type.String()),
      itemName: Type.String(),
      service: oneOf(serviceNames),
      outcome: oneOf(serviceOutcomes),
      serialNo: Type.String({ description: 'the last four characters of the case number; the rest is masked' }),
      serviceDay: plainDate,
      expiresAt: instant,
      identityMode: oneOf(identityModes),
      questionnaire,
      hasBlindTokens: Type.Optional(Type.Literal(true, { description: 'the region offers anonymous tokens' })),
    }),
  },
  refusals: ['MALFORMED', 'TEXT_NOT_PLAIN', 'INVITATION_UNKNOWN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'BUSY'],
})

const languages = ['zh-CN', 'en'] as const

export const renderInvitationCode = route({
  method: 'POST',
  path: '/api/v1/invitations/code',
  name: 'renderInvitationCode',
  summary: 'The invitation as a QR code, SVG or PNG',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4096,
  body: shape({ token, format: oneOf(['svg', 'png']) }),
  answers: { 200: Type.String() },
  mediaType: 'image/svg+xml',
  refusals: ['MALFORMED', 'TEXT_NOT_PLAIN', 'INVITATION_UNKNOWN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'BUSY'],
})

export const renderInvitationSlip = route({
  method: 'POST',
  path: '/api/v1/invitations/slip',
  name: 'renderInvitationSlip',
  summary:
    'The invitation as a slip to print on 58 or 80 mm paper: item, serial number, staff number, QR code, short link',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4096,
  body: shape({ token, language: Type.Optional(oneOf(languages)) }),
  answers: { 200: Type.String() },
  mediaType: 'text/html; charset=utf-8',
  refusals: ['MALFORMED', 'TEXT_NOT_PLAIN', 'INVITATION_UNKNOWN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'BUSY'],
})
