import { Type } from 'typebox'
import { route } from './route.ts'
import { ownSession, refusedAnyway, signedInAnyway } from './session.ts'
import { instant, nullable, shape } from './shapes.ts'

export const seeSignOn = route({
  method: 'GET',
  path: '/api/v1/session/sign-on',
  name: 'seeSignOn',
  summary: 'Whether one may sign on through a provider',
  caller: { kind: 'anybody' },
  answers: { 200: shape({ offered: Type.Boolean() }) },
  refusals: ['MALFORMED', 'BUSY'],
})

const sentBack = shape({
  code: Type.String({ minLength: 1, maxLength: 4000 }),
  state: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
  iss: nullable(Type.String({ minLength: 1, maxLength: 300 }), {
    description: 'where the provider says it (RFC 9207)',
  }),
})

export const beginSignOn = route({
  method: 'POST',
  path: '/api/v1/session/sign-on/attempt',
  name: 'beginSignOn',
  summary: 'Begin to sign on: where the browser is to go; it comes back to the console within minutes',
  caller: { kind: 'anybody' },
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 201: shape({ url: Type.String({ description: 'of the provider' }) }) },
  refusals: [...refusedAnyway, 'SIGN_ON_NOT_OFFERED', 'SIGN_ON_UNREACHABLE', 'TOO_MANY_REQUESTS'],
})

export const finishSignOn = route({
  method: 'POST',
  path: '/api/v1/session/sign-on',
  name: 'finishSignOn',
  summary: 'Hand in what the provider has sent the browser back with, once, from the browser that began',
  caller: { kind: 'anybody' },
  bodyBytesMax: 8192,
  body: sentBack,
  answers: { 201: ownSession },
  refusals: [
    ...refusedAnyway,
    'SIGN_IN_REFUSED',
    'SIGN_ON_NOT_OFFERED',
    'SIGN_ON_REFUSED',
    'SIGN_ON_NOT_LINKED',
    'SIGN_ON_UNREACHABLE',
    'TOO_MANY_REQUESTS',
  ],
})

const ownLink = shape({
  offered: Type.Boolean({ description: 'whether one may sign on through a provider at all' }),
  linkedAt: nullable(instant, {
    description: 'since when the provider may say who oneself is; to whom it is linked is not told',
  }),
})
const link = '/api/v1/session/sign-on/link'

export const seeOwnLink = route({
  method: 'GET',
  path: link,
  name: 'seeOwnLink',
  summary: 'Whether the own account is linked to the provider',
  caller: { kind: 'session', stage: 'OPEN' },
  answers: { 200: ownLink },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'SIGN_IN_UNFINISHED', 'CROSS_SITE', 'BUSY'],
})

export const beginLinking = route({
  method: 'POST',
  path: `${link}/attempt`,
  name: 'beginLinking',
  summary:
    'Begin to link the own account: where the browser is to go; whoever has a second factor shows it shortly before',
  caller: { kind: 'session', stage: 'OPEN' },
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 201: shape({ url: Type.String({ description: 'of the provider' }) }) },
  refusals: [
    ...signedInAnyway,
    'SIGN_IN_UNFINISHED',
    'STEP_UP_NEEDED',
    'SIGN_ON_NOT_OFFERED',
    'SIGN_ON_LINKED_ALREADY',
    'SIGN_ON_UNREACHABLE',
  ],
})

export const finishLinking = route({
  method: 'POST',
  path: link,
  name: 'finishLinking',
  summary: 'Hand in what the provider has sent the browser back with: from now on its word signs on to the own account',
  caller: { kind: 'session', stage: 'OPEN' },
  bodyBytesMax: 8192,
  body: sentBack,
  answers: { 201: ownLink },
  refusals: [
    ...signedInAnyway,
    'SIGN_IN_UNFINISHED',
    'STEP_UP_NEEDED',
    'SIGN_ON_NOT_OFFERED',
    'SIGN_ON_REFUSED',
    'SIGN_ON_LINKED_ALREADY',
    'SIGN_ON_UNREACHABLE',
  ],
})

export const partOwnLink = route({
  method: 'POST',
  path: `${link}/removal`,
  name: 'partOwnLink',
  summary: 'Part the own account from the provider; other sessions that it has begun end',
  caller: { kind: 'session', stage: 'OPEN' },
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: ownLink },
  refusals: [...signedInAnyway, 'SIGN_IN_UNFINISHED', 'STEP_UP_NEEDED', 'SIGN_ON_NOT_LINKED'],
})
