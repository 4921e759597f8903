import { Type } from 'typebox'
import { families, permissions, roles } from '../domain/access.ts'
import { sessionStages } from '../domain/session.ts'
import { route } from './route.ts'
import {
  divisionCode,
  hallCode,
  instant,
  nullable,
  oneOf,
  organizationCode,
  plainDate,
  plainText,
  shape,
  uuid,
} from './shapes.ts'

export const username = Type.String({
  pattern: '^[a-z][a-z0-9._-]{2,39}$',
  description: 'lower-case letters, digits, dot, hyphen and underscore',
})
export const password = Type.String({ minLength: 1, maxLength: 200 })
const code = Type.String({ pattern: '^[0-9]{6}$', description: 'of the authenticator; good once' })

export const post = shape({
  postId: uuid,
  role: oneOf(roles),
  divisionCode,
  divisionName: plainText,
  hallCode: nullable(hallCode),
  hallName: nullable(plainText),
  organizationCode: nullable(organizationCode, { description: 'whom it handles orders for' }),
  organizationName: nullable(plainText),
  effectiveFrom: plainDate,
  effectiveUntil: nullable(plainDate),
})

export const ownSession = shape({
  stage: oneOf(sessionStages, {
    description: 'what is to be done before anything else may be: OPEN where nothing is',
  }),
  username: plainText,
  family: oneOf(families),
  posts: Type.Array(post, { description: 'those in force today' }),
  postId: nullable(uuid),
  permissions: Type.Array(oneOf(permissions)),
  secondFactors: Type.Array(oneOf(['TOTP', 'PASSKEY'])),
  steppedUpUntil: nullable(instant),
  endsAt: instant,
  idleMinutesMax: Type.Integer(),
})

/** What any of these may answer, whoever calls. */
export const refusedAnyway = [
  'MALFORMED',
  'TEXT_NOT_PLAIN',
  'CROSS_SITE',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'BUSY',
] as const
export const signedInAnyway = [...refusedAnyway, 'UNAUTHENTICATED'] as const

export const signIn = route({
  method: 'POST',
  path: '/api/v1/session',
  name: 'signIn',
  summary:
    'Begin a session; what is still to be done is its stage. An unknown name and a wrong password are answered alike',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4096,
  body: shape({ username: Type.String({ minLength: 1, maxLength: 60 }), password }),
  answers: { 201: ownSession },
  refusals: [...refusedAnyway, 'SIGN_IN_REFUSED', 'TOO_MANY_REQUESTS'],
})

export const seeOwnSession = route({
  method: 'GET',
  path: '/api/v1/session',
  name: 'seeOwnSession',
  summary: 'Who is signed in, in which post, and what that allows',
  caller: { kind: 'session', stage: 'ANY' },
  answers: { 200: ownSession },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'CROSS_SITE', 'BUSY'],
})

export const endOwnSession = route({
  method: 'POST',
  path: '/api/v1/session/end',
  name: 'endOwnSession',
  summary: 'Sign out: the token is good for nothing from now on',
  caller: { kind: 'session', stage: 'ANY' },
  bodyBytesMax: 256,
  body: shape({ everywhere: Type.Boolean({ description: 'end every session of the account' }) }),
  answers: {
    200: shape({
      ended: Type.Integer(),
      providerUrl: nullable(Type.String(), {
        description:
          'where the browser goes to sign out at the provider as well; null where the provider has not begun this session, or offers no such page',
      }),
    }),
  },
  refusals: signedInAnyway,
})

export const showSecondFactor = route({
  method: 'POST',
  path: '/api/v1/session/second-factor',
  name: 'showSecondFactor',
  summary: 'Show the second factor: after the password, and again shortly before a sensitive act',
  caller: { kind: 'session', stage: 'ANY' },
  bodyBytesMax: 256,
  body: shape({ code }),
  answers: { 200: ownSession },
  refusals: [...signedInAnyway, 'CODE_WRONG', 'FACTOR_UNKNOWN', 'TOO_MANY_REQUESTS'],
})

export const choosePost = route({
  method: 'PUT',
  path: '/api/v1/session/post',
  name: 'choosePost',
  summary: 'Act in another of the own posts: one at a time, so that the audit can say in which',
  caller: { kind: 'session', stage: 'OPEN' },
  bodyBytesMax: 256,
  body: shape({ postId: uuid }),
  answers: { 200: ownSession },
  refusals: [...signedInAnyway, 'SIGN_IN_UNFINISHED', 'POST_UNKNOWN'],
})

export const changeOwnPassword = route({
  method: 'PUT',
  path: '/api/v1/session/password',
  name: 'changeOwnPassword',
  summary: 'Set another password; every other session of the account ends',
  caller: { kind: 'session', stage: 'FACTOR_SHOWN' },
  bodyBytesMax: 4096,
  body: shape({ current: password, next: password }),
  answers: { 200: ownSession },
  refusals: [
    ...signedInAnyway,
    'SIGN_IN_UNFINISHED',
    'PASSWORD_WRONG',
    'PASSWORD_TOO_SHORT',
    'PASSWORD_TOO_SIMPLE',
    'PASSWORD_GUESSABLE',
    'PASSWORD_REPEATED',
    'TOO_MANY_REQUESTS',
  ],
})

export const beginTotp = route({
  method: 'POST',
  path: '/api/v1/session/totp',
  name: 'beginTotp',
  summary: 'A new secret for an authenticator; it counts once a code of it was shown',
  caller: { kind: 'session', stage: 'FACTOR_SHOWN' },
  bodyBytesMax: 256,
  body: shape({}),
  answers: {
    201: shape({
      factorId: uuid,
      secret: Type.String({ description: 'base32' }),
      uri: Type.String({ description: 'otpauth://, for a QR code' }),
    }),
  },
  refusals: [...signedInAnyway, 'SIGN_IN_UNFINISHED', 'STEP_UP_NEEDED', 'FACTOR_PRESENT'],
})

export const confirmTotp = route({
  method: 'POST',
  path: '/api/v1/session/totp/{factorId}/confirmation',
  name: 'confirmTotp',
  summary: 'Show a first code of a new authenticator',
  caller: { kind: 'session', stage: 'FACTOR_SHOWN' },
  params: shape({ factorId: uuid }),
  bodyBytesMax: 256,
  body: shape({ code }),
  answers: { 200: ownSession },
  refusals: [
    ...signedInAnyway,
    'SIGN_IN_UNFINISHED',
    'STEP_UP_NEEDED',
    'FACTOR_UNKNOWN',
    'FACTOR_PRESENT',
    'CODE_WRONG',
    'TOO_MANY_REQUESTS',
  ],
})

export const listOwnSessions = route({
  method: 'GET',
  path: '/api/v1/sessions',
  name: 'listOwnSessions',
  summary: 'Where oneself is signed in at this moment, the one last used first',
  caller: { kind: 'session', stage: 'OPEN' },
  answers: {
    200: shape({
      sessions: Type.Array(
        shape({
          sessionId: uuid,
          isThis: Type.Boolean(),
          startedAt: instant,
          seenAt: instant,
          from: nullable(plainText, { description: 'the address it was begun from' }),
          agent: nullable(plainText, { description: 'browser and system, in two words' }),
        }),
      ),
    }),
  },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'SIGN_IN_UNFINISHED', 'CROSS_SITE', 'BUSY'],
})

export const endSession = route({
  method: 'POST',
  path: '/api/v1/sessions/{sessionId}/end',
  name: 'endSession',
  summary: 'End one of the own sessions: its token is good for nothing from now on',
  caller: { kind: 'session', stage: 'OPEN' },
  params: shape({ sessionId: uuid }),
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: shape({ ended: Type.Integer() }) },
  refusals: [...signedInAnyway, 'SIGN_IN_UNFINISHED', 'SESSION_UNKNOWN'],
})

export const endOtherSessions = route({
  method: 'POST',
  path: '/api/v1/sessions/others/end',
  name: 'endOtherSessions',
  summary: 'End every own session but this one',
  caller: { kind: 'session', stage: 'OPEN' },
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: shape({ ended: Type.Integer() }) },
  refusals: [...signedInAnyway, 'SIGN_IN_UNFINISHED'],
})
