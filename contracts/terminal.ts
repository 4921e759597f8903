import { Type } from 'typebox'
import { identityModes } from '../domain/identity-mode.ts'
import { serviceNames, serviceOutcomes } from '../domain/service-case.ts'
import { terminalSettings } from './device.ts'
import { problem } from './problem.ts'
import { questionnaire } from './questionnaire.ts'
import { route } from './route.ts'
import {
  hallCode,
  instant,
  nullable,
  oneOf,
  plainDate,
  plainText,
  receipt,
  shape,
  token,
  uuid,
  windowCode,
} from './shapes.ts'

const hash = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'SHA-256 in base64url' })
const seconds = Type.Integer({ minimum: 1 })

export const seeTerminal = route({
  method: 'GET',
  path: '/api/v1/terminal',
  name: 'seeTerminal',
  summary: 'Everything a counter terminal has to know before it can go on without network',
  caller: { kind: 'device' },
  answers: {
    200: shape({
      deviceId: uuid,
      hallCode,
      hallName: plainText,
      windowCode,
      windowName: plainText,
      now: instant,
      settings: terminalSettings,
      sealingKey: Type.String({ description: 'P-256, uncompressed, base64url: evaluations are sealed to it' }),
      identityMode: oneOf(identityModes),
      questionnaire,
      rules: shape({
        showServiceWithinMinutes: seconds,
        backToIdleAfterSeconds: seconds,
        reasonsWithinSeconds: seconds,
        thanksSeconds: seconds,
        heartbeatEverySeconds: seconds,
      }),
    }),
  },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', 'BUSY'],
})

/** One service that can be evaluated at the window of the terminal. */
export const offeredService = shape(
  {
    id: uuid,
    token,
    itemName: plainText,
    staffNo: nullable(plainText),
    serialNo: Type.String({ description: 'the last four characters of the case number' }),
    service: oneOf(serviceNames),
    outcome: oneOf(serviceOutcomes),
    serviceDay: plainDate,
    endedAt: instant,
    expiresAt: instant,
  },
  { $id: 'OfferedService' },
)

export const followTerminal = route({
  method: 'GET',
  path: '/api/v1/terminal/events',
  name: 'followTerminal',
  summary:
    'What happens at the window, as server-sent events: `offers` carries the ids of all open services, `service` an OfferedService. Last-Event-ID goes on where a connection broke off',
  caller: { kind: 'device' },
  answers: { 200: Type.String() },
  mediaType: 'text/event-stream',
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', 'BUSY'],
})

const entry = shape(
  {
    sequence: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }),
    previous: hash,
    at: Type.Integer({
      minimum: 0,
      maximum: 4_102_444_800_000,
      description: 'when it was tapped, in milliseconds since 1970, as the terminal works it out from its last contact',
    }),
    atBy: oneOf(['RUNNING', 'CORRECTED', 'OWN'], {
      description:
        'by the clock that has run since the last contact, by the wall clock corrected then, or by the wall clock alone',
    }),
    sealed: Type.String({
      pattern: '^[A-Za-z0-9_-]+$',
      minLength: 120,
      maxLength: 24_000,
      description: 'the evaluation, sealed to the platform: ECDH P-256, HKDF-SHA-256, AES-256-GCM',
    }),
    signature: Type.String({
      pattern: '^[A-Za-z0-9_-]{86}$',
      description: 'ECDSA P-256 with SHA-256 over the entry’s hash, r and s, base64url',
    }),
  },
  { $id: 'TerminalEntry' },
)

export const handInEntries = route({
  method: 'POST',
  path: '/api/v1/terminal/entries',
  name: 'handInEntries',
  summary:
    'Hand in up to 50 evaluations that the terminal has written down, numbered, chained and signed. Repeating is harmless; each is answered by itself',
  caller: { kind: 'device' },
  bodyBytesMax: 1_310_720,
  body: shape({
    entries: Type.Array(entry, { minItems: 1, maxItems: 50 }),
    ofDeviceId: Type.Optional(
      Type.String({
        format: 'uuid',
        maxLength: 36,
        description:
          'the pairing that this device had before, of the same hall and window and revoked: the entries are of its chain, signed with its key',
      }),
    ),
  }),
  answers: {
    200: shape({
      answers: Type.Array(
        shape({
          sequence: Type.Integer(),
          state: oneOf(['KEPT', 'REFUSED', 'WAITING', 'LATER'], {
            description:
              'KEPT and REFUSED are final. WAITING: taken down, its case is not reported yet. LATER: not taken, send it again. The terminal keeps what is not final',
          }),
          problem: Type.Optional(problem),
          receipt: Type.Optional(receipt),
          url: Type.Optional(
            Type.String({
              description:
                'where the receipt leads, for the visitor who stands before the screen. Both only with an evaluation that this call has kept and that was tapped a moment ago; never again',
            }),
          ),
        }),
      ),
    }),
  },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})

const driverKinds = ['idReader', 'face', 'signature', 'printer', 'screen'] as const

export const tellHeartbeat = route({
  method: 'POST',
  path: '/api/v1/terminal/heartbeats',
  name: 'tellHeartbeat',
  summary: 'What a terminal says of itself, and what has happened to it since the last time',
  caller: { kind: 'device' },
  bodyBytesMax: 32_768,
  body: shape({
    version: Type.String({ minLength: 1, maxLength: 40 }),
    deviceTime: instant,
    isVisible: Type.Boolean(),
    brightnessPercent: nullable(Type.Integer({ minimum: 0, maximum: 100 })),
    queueLength: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    lastSequence: Type.Integer({ minimum: 0, maximum: 2_000_000_000 }),
    drivers: Type.Array(shape({ kind: oneOf(driverKinds), works: Type.Boolean() }), { maxItems: 10 }),
    events: Type.Array(
      shape({
        kind: oneOf([
          'STARTED',
          'VISIBLE',
          'HIDDEN',
          'BRIGHTNESS',
          'ONLINE',
          'OFFLINE',
          'CLOCK_MOVED',
          'DRIVER_FAILED',
        ]),
        at: instant,
        value: Type.Optional(Type.String({ maxLength: 60 })),
      }),
      { maxItems: 100 },
    ),
  }),
  answers: { 200: shape({ now: instant }) },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})
