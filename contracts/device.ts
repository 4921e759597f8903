import { Type } from 'typebox'
import { route } from './route.ts'
import { hallCode, instant, nullable, oneOf, shape, uuid, windowCode } from './shapes.ts'

const deviceKinds = ['SCREEN', 'TABLET', 'KIOSK', 'KEYPAD'] as const

export const issuePairingCode = route({
  method: 'POST',
  path: '/api/v1/device-pairings',
  name: 'issuePairingCode',
  summary: 'A code with which one device is paired, once, before it expires',
  caller: { kind: 'api-key', scope: 'devices:pair' },
  bodyBytesMax: 4096,
  body: shape({ hallCode, windowCode: Type.Optional(windowCode), kind: oneOf(deviceKinds) }),
  answers: { 201: shape({ pairingCode: Type.String(), expiresAt: instant }) },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'PLACE_UNKNOWN',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})

export const pairDevice = route({
  method: 'POST',
  path: '/api/v1/devices',
  name: 'pairDevice',
  summary: 'Pair a device with its code; the device token is shown this once',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4096,
  body: shape({
    pairingCode: Type.String({ pattern: '^[0-9A-Z]{4}-[0-9A-Z]{4}$' }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
  }),
  answers: {
    201: shape({
      deviceId: uuid,
      deviceToken: Type.String(),
      kind: oneOf(deviceKinds),
      hallCode,
      windowCode: nullable(windowCode),
    }),
  },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'PAIRING_CODE_UNKNOWN',
    'TOO_MANY_REQUESTS',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})

export const seeOwnDevice = route({
  method: 'GET',
  path: '/api/v1/devices/self',
  name: 'seeOwnDevice',
  summary: 'What a paired device is and where it stands; 401 once it was revoked',
  caller: { kind: 'device' },
  answers: {
    200: shape({
      deviceId: uuid,
      name: Type.String(),
      kind: oneOf(deviceKinds),
      hallCode,
      windowCode: nullable(windowCode),
      pairedAt: instant,
    }),
  },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'BUSY'],
})
