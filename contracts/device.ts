import { type Static, Type } from 'typebox'
import { deviceConditions } from '../domain/terminal-entry.ts'
import { signedInRefusals, stopRefusals } from './problem.ts'
import { route } from './route.ts'
import { grade, hallCode, instant, nullable, oneOf, plainText, shape, uuid, windowCode } from './shapes.ts'

const deviceKinds = ['SCREEN', 'TABLET', 'KIOSK', 'KEYPAD'] as const
const deviceEventKinds = [
  'STARTED',
  'VISIBLE',
  'HIDDEN',
  'BRIGHTNESS',
  'ONLINE',
  'OFFLINE',
  'CLOCK_MOVED',
  'DRIVER_FAILED',
  'REVOKED',
  'NUMBERS_WENT_BACK',
  'HANDED_IN_BY',
] as const
const driverKinds = ['idReader', 'face', 'signature', 'printer', 'screen'] as const
const drivers = ['NONE', 'EMULATOR'] as const

/** How a terminal looks and what hangs on it. */
export const terminalSettings = shape(
  {
    layout: oneOf(['OPEN', 'SHIELDED'], { description: 'SHIELDED: nothing that staff can see tells the grade' }),
    edition: oneOf(['ordinary', 'elderly']),
    language: oneOf(['zh-CN', 'en']),
    keypad: nullable(
      shape({
        keys: Type.Array(shape({ key: Type.String({ pattern: '^[A-Za-z0-9]{1,20}$' }), grade }), {
          minItems: 1,
          maxItems: 20,
          description: 'which key means which grade; a pad that cannot say all five is marked lossy in the data',
        }),
      }),
    ),
    drivers: shape(Object.fromEntries(driverKinds.map((kind) => [kind, oneOf(drivers)])) as DriverShape, {
      description: 'EMULATOR says of itself that it is one, wherever it is used',
    }),
  },
  { $id: 'TerminalSettings' },
)
type DriverShape = { readonly [Kind in (typeof driverKinds)[number]]: ReturnType<typeof oneOf<typeof drivers>> }

export const issuePairingCode = route({
  method: 'POST',
  path: '/api/v1/device-pairings',
  name: 'issuePairingCode',
  summary: 'A code with which one device is paired, once, before it expires',
  caller: { kind: 'api-key', scope: 'devices:pair', permission: 'device:write' },
  bodyBytesMax: 4096,
  body: shape({
    hallCode,
    windowCode: Type.Optional(windowCode),
    kind: oneOf(deviceKinds),
    settings: Type.Optional(terminalSettings),
  }),
  answers: { 201: shape({ pairingCode: Type.String(), expiresAt: instant }) },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    ...signedInRefusals,
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
    publicKey: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{87}$',
        description: 'P-256, uncompressed, base64url: what the device will sign with; a terminal needs one',
      }),
    ),
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
    'PUBLIC_KEY_WRONG',
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

export const revokeDevice = route({
  method: 'POST',
  path: '/api/v1/devices/{deviceId}/revocation',
  name: 'revokeDevice',
  summary:
    'End the right of a device at once and for good; its open streams end too. What it still holds may be handed in once it is paired anew. Repeating changes nothing',
  caller: { kind: 'api-key', scope: 'devices:pair', permission: 'device:write', stops: true },
  params: shape({ deviceId: uuid }),
  answers: { 200: shape({ deviceId: uuid, revokedAt: instant }) },
  refusals: [
    'MALFORMED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    ...stopRefusals,
    'NOT_FOUND',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})

const gap = shape({ first: Type.Integer(), last: Type.Integer(), seenAt: instant })

const inventoryDevice = shape({
  deviceId: uuid,
  name: plainText,
  kind: oneOf(deviceKinds),
  divisionCode: plainText,
  hallCode,
  hallName: plainText,
  windowCode: nullable(windowCode),
  pairedAt: instant,
  revokedAt: nullable(instant),
  condition: oneOf(deviceConditions),
  heardAt: nullable(instant),
  version: nullable(plainText),
  isVisible: nullable(Type.Boolean()),
  brightnessPercent: nullable(Type.Integer()),
  clockOffsetMs: nullable(Type.Integer()),
  queueLength: nullable(Type.Integer()),
  settings: nullable(terminalSettings),
  lossy: Type.Boolean({ description: 'its pad cannot say all five grades' }),
  drivers: Type.Array(shape({ kind: oneOf(driverKinds), driver: oneOf(drivers), works: Type.Boolean() })),
  lastSequence: Type.Integer({ description: 'the highest number that has arrived' }),
  entries: shape({
    kept: Type.Integer(),
    refused: Type.Integer(),
    waiting: Type.Integer({ description: 'arrived, and waiting for their case to be reported' }),
    unfitting: Type.Integer({ description: 'name another predecessor than the one that stands there' }),
  }),
  gaps: Type.Array(gap, { description: 'numbers that have never arrived' }),
  missing: Type.Integer({ description: 'how many numbers are missing, those after the last gap included' }),
  numbersWentBack: Type.Array(shape({ from: Type.Integer(), to: Type.Integer(), at: instant }), {
    description: 'it said a smaller last number than before: it was reset, or its storage was restored or copied',
  }),
  handedInBy: nullable(uuid, {
    description: 'the later pairing of the same device under which what it had left is handed in',
  }),
})
export type InventoryDevice = Static<typeof inventoryDevice>

export const seeDevices = route({
  method: 'GET',
  path: '/api/v1/devices',
  name: 'seeDevices',
  summary:
    'The inventory of devices: where each stands, whether it is heard of, what it has handed in and what is missing',
  caller: { kind: 'api-key', scope: 'devices:read', permission: 'device:read' },
  query: shape({ hallCode: Type.Optional(hallCode) }),
  answers: {
    200: shape({
      asOf: instant,
      devices: Type.Array(inventoryDevice),
    }),
  },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'HALL_UNKNOWN', 'BUSY'],
})

/** What a stream of devices says, each device only when something of it is another than before. */
export const followDevices = route({
  method: 'GET',
  path: '/api/v1/devices/events',
  name: 'followDevices',
  summary:
    'The inventory as server-sent events: `devices` carries those that are new or have handed something in, `states` what the others last said of themselves. Ends when the right to see them ends',
  caller: { kind: 'api-key', scope: 'devices:read', permission: 'device:read' },
  answers: { 200: Type.String() },
  mediaType: 'text/event-stream',
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'BUSY'],
})

export const seeDeviceEvents = route({
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/events',
  name: 'seeDeviceEvents',
  summary: 'What happened to a device, the newest first: starts, brightness, visibility, clock, drivers, revocation',
  caller: { kind: 'api-key', scope: 'devices:read', permission: 'device:read' },
  params: shape({ deviceId: uuid }),
  query: shape({
    before: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,14}$', description: 'the `next` of the page before' })),
  }),
  answers: {
    200: shape({
      events: Type.Array(
        shape({ kind: oneOf(deviceEventKinds), value: nullable(plainText), happenedAt: instant, receivedAt: instant }),
      ),
      next: nullable(plainText),
    }),
  },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'NOT_FOUND', 'BUSY'],
})
