import { Type } from 'typebox'
import { route } from './route.ts'
import { ownSession, refusedAnyway } from './session.ts'
import { nullable, shape } from './shapes.ts'

export const seeSignOn = route({
  method: 'GET',
  path: '/api/v1/session/sign-on',
  name: 'seeSignOn',
  summary: 'Whether one may sign on through a provider',
  caller: { kind: 'anybody' },
  answers: { 200: shape({ offered: Type.Boolean() }) },
  refusals: ['MALFORMED', 'BUSY'],
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
  body: shape({
    code: Type.String({ minLength: 1, maxLength: 4000 }),
    state: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
    iss: nullable(Type.String({ minLength: 1, maxLength: 300 }), {
      description: 'where the provider says it (RFC 9207)',
    }),
  }),
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
