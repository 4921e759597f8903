import { Type } from 'typebox'
import { route } from './route.ts'
import { ownSession, refusedAnyway, signedInAnyway } from './session.ts'
import { instant, nullable, oneOf, plainText, shape, uuid } from './shapes.ts'

const base64url = (maxLength: number) => Type.String({ pattern: '^[A-Za-z0-9_-]+$', minLength: 1, maxLength })
const credentialId = base64url(1400)
const transports = Type.Array(oneOf(['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal', 'cable']), {
  maxItems: 8,
})

/** What every challenge says; a page hands it to the browser as it is. */
const asked = {
  challengeId: uuid,
  challenge: base64url(64),
  siteId: Type.String({ description: 'the host name to which passkeys are bound' }),
  timeoutMs: Type.Integer(),
}
const known = shape({ id: credentialId, transports })

const created = shape({
  id: credentialId,
  clientDataJSON: base64url(4096),
  attestationObject: base64url(8192),
  transports,
})
const shown = shape({
  id: credentialId,
  clientDataJSON: base64url(4096),
  authenticatorData: base64url(2048),
  signature: base64url(2048),
  userHandle: Type.Optional(base64url(128)),
})

export const listPasskeys = route({
  method: 'GET',
  path: '/api/v1/session/passkeys',
  name: 'listPasskeys',
  summary: 'The own passkeys',
  caller: { kind: 'session', stage: 'FACTOR_SHOWN' },
  answers: {
    200: shape({
      passkeys: Type.Array(
        shape({ factorId: uuid, name: plainText, createdAt: instant, lastUsedAt: nullable(instant) }),
      ),
    }),
  },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'CROSS_SITE', 'SIGN_IN_UNFINISHED', 'BUSY'],
})

export const beginPasskeyEnrolment = route({
  method: 'POST',
  path: '/api/v1/session/passkeys/challenge',
  name: 'beginPasskeyEnrolment',
  summary: 'What a new passkey has to sign; whoever has a factor already shows it shortly before',
  caller: { kind: 'session', stage: 'FACTOR_SHOWN' },
  bodyBytesMax: 256,
  body: shape({}),
  answers: {
    201: shape({
      ...asked,
      siteName: plainText,
      userHandle: base64url(64),
      username: plainText,
      algorithms: Type.Array(Type.Integer()),
      present: Type.Array(known, { description: 'those of the account: an authenticator that has one makes no other' }),
    }),
  },
  refusals: [...signedInAnyway, 'SIGN_IN_UNFINISHED', 'STEP_UP_NEEDED', 'PASSKEY_NOT_HERE', 'PASSKEYS_TOO_MANY'],
})

export const enrolPasskey = route({
  method: 'POST',
  path: '/api/v1/session/passkeys',
  name: 'enrolPasskey',
  summary: 'Keep a new passkey under a name',
  caller: { kind: 'session', stage: 'FACTOR_SHOWN' },
  bodyBytesMax: 16_384,
  body: shape({ challengeId: uuid, name: Type.String({ minLength: 1, maxLength: 60 }), response: created }),
  answers: { 201: ownSession },
  refusals: [
    ...signedInAnyway,
    'SIGN_IN_UNFINISHED',
    'STEP_UP_NEEDED',
    'PASSKEY_NOT_HERE',
    'PASSKEY_WRONG',
    'PASSKEYS_TOO_MANY',
    'FACTOR_PRESENT',
  ],
})

export const removePasskey = route({
  method: 'POST',
  path: '/api/v1/session/passkeys/{factorId}/removal',
  name: 'removePasskey',
  summary: 'Take one of the own passkeys off; the last factor stays',
  caller: { kind: 'session', stage: 'OPEN' },
  params: shape({ factorId: uuid }),
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: ownSession },
  refusals: [...signedInAnyway, 'SIGN_IN_UNFINISHED', 'STEP_UP_NEEDED', 'FACTOR_UNKNOWN', 'LAST_FACTOR'],
})

export const beginPasskeyShowing = route({
  method: 'POST',
  path: '/api/v1/session/passkey/challenge',
  name: 'beginPasskeyShowing',
  summary: 'What one of the own passkeys has to sign: after the password, or shortly before a sensitive act',
  caller: { kind: 'session', stage: 'ANY' },
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 201: shape({ ...asked, present: Type.Array(known) }) },
  refusals: [...signedInAnyway, 'PASSKEY_NOT_HERE', 'FACTOR_UNKNOWN'],
})

export const showPasskey = route({
  method: 'POST',
  path: '/api/v1/session/passkey',
  name: 'showPasskey',
  summary: 'Show a passkey in the place of a code',
  caller: { kind: 'session', stage: 'ANY' },
  bodyBytesMax: 16_384,
  body: shape({ challengeId: uuid, response: shown }),
  answers: { 200: ownSession },
  refusals: [...signedInAnyway, 'PASSKEY_NOT_HERE', 'PASSKEY_WRONG', 'PASSKEY_COPIED', 'TOO_MANY_REQUESTS'],
})

export const beginPasskeySignIn = route({
  method: 'POST',
  path: '/api/v1/session/passkey-sign-in/challenge',
  name: 'beginPasskeySignIn',
  summary: 'What a passkey has to sign that is to be the only factor; whose it is, it says itself',
  caller: { kind: 'anybody' },
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 201: shape(asked) },
  refusals: [...refusedAnyway, 'PASSKEY_NOT_HERE', 'TOO_MANY_REQUESTS'],
})

export const signInWithPasskey = route({
  method: 'POST',
  path: '/api/v1/session/passkey-sign-in',
  name: 'signInWithPasskey',
  summary: 'Begin a session with a passkey alone, which has verified its holder itself (finger, face, PIN)',
  caller: { kind: 'anybody' },
  bodyBytesMax: 16_384,
  body: shape({ challengeId: uuid, response: shown }),
  answers: { 201: ownSession },
  refusals: [
    ...refusedAnyway,
    'SIGN_IN_REFUSED',
    'PASSKEY_NOT_HERE',
    'PASSKEY_WRONG',
    'PASSKEY_COPIED',
    'TOO_MANY_REQUESTS',
  ],
})
