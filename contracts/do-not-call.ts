import { Type } from 'typebox'
import { route } from './route.ts'
import { oneOf, shape } from './shapes.ts'

const wishes = ['STOP', 'RESUME'] as const
const stopCode = Type.String({
  pattern: '^[A-Za-z0-9_-]{22}$',
  description: 'from the link in a letter; no personal data',
})
const wishKept = shape({
  wish: oneOf(wishes, { description: 'STOP: no letter is sent to this person, in any channel' }),
})

export const seeOwnWish = route({
  method: 'POST',
  path: '/api/v1/do-not-call/look-up',
  name: 'seeOwnWish',
  summary:
    'Whether whoever holds a letter’s stop code is written to. A POST, so that the code stands in no address and no log',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4096,
  body: shape({ stopCode }),
  answers: { 200: wishKept },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'STOP_CODE_UNKNOWN',
    'TOO_MANY_REQUESTS',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})

export const keepOwnWish = route({
  method: 'POST',
  path: '/api/v1/do-not-call',
  name: 'keepOwnWish',
  summary:
    'No more letters 勿扰, or letters again, for whoever holds a letter’s stop code. The last wish counts; a repeat changes nothing',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4096,
  body: shape({ stopCode, wish: oneOf(wishes) }),
  answers: { 200: wishKept },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'STOP_CODE_UNKNOWN',
    'TOO_MANY_REQUESTS',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})

export const keepWishOfPhone = route({
  method: 'POST',
  path: '/api/v1/do-not-call/phones',
  name: 'keepWishOfPhone',
  summary:
    'The same for a phone number, as said on the hotline or at the counter. Only a keyed image of the number is kept. RESUME takes back what keys of the same division and hall have passed on: what the recipient said with the link in a letter, or others elsewhere, stands, and 409 STOPPED_BY_ANOTHER says so',
  caller: { kind: 'api-key', scope: 'do-not-call:write' },
  bodyBytesMax: 4096,
  body: shape({
    phone: Type.String({ pattern: '^(\\+?86)?[ -]?1[3-9][0-9 -]{9,13}$', maxLength: 24 }),
    wish: oneOf(wishes),
  }),
  answers: { 200: wishKept },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'STOPPED_BY_ANOTHER',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})
