import { Type } from 'typebox'
import { signedInRefusals } from './problem.ts'
import { route, scopes } from './route.ts'
import { divisionCode, hallCode, instant, nullable, oneOf, plainText, shape, uuid } from './shapes.ts'

const publicKey = Type.String({
  minLength: 1,
  maxLength: 400,
  description:
    'Ed25519: SubjectPublicKeyInfo in PEM, as OpenSSL writes it, or 32 bytes in base64url. The key then has to sign its calls',
})
const sourceCode = Type.String({ pattern: '^[0-9A-Za-z-]{1,32}$', description: 'where its data come from' })

const apiKey = shape(
  {
    apiKeyId: uuid,
    keyName: Type.String({
      description: 'yp_ and twelve characters: how lists and signatures name the key; no secret',
    }),
    name: plainText,
    scopes: Type.Array(oneOf(scopes)),
    divisionCode: plainText,
    hallCode: nullable(plainText, { description: 'null: every hall of the division and below' }),
    sourceCode: plainText,
    requiresSignature: Type.Boolean({ description: 'its calls are signed (RFC 9421); it has no secret' }),
    state: oneOf(['GOOD', 'EXPIRED', 'REVOKED']),
    createdAt: instant,
    expiresAt: instant,
    revokedAt: nullable(instant),
    usedAt: nullable(instant, { description: 'give or take ten minutes' }),
    credentials: Type.Array(
      shape({
        createdAt: instant,
        endsAt: nullable(instant, { description: 'null: with the key' }),
        usedAt: nullable(instant, { description: 'when it was last shown, give or take ten minutes' }),
        publicKey: nullable(plainText, { description: '32 bytes in base64url, of a key that signs' }),
      }),
      { description: 'those that are good, the newest first: two at most, while one is being replaced' },
    ),
  },
  { $id: 'ApiKey' },
)

const shown = shape({
  apiKey,
  key: Type.String({
    description: 'with its secret, told this once and never again; of a key that signs, its name alone',
  }),
})

const always = [
  'MALFORMED',
  'UNAUTHENTICATED',
  'SIGN_IN_UNFINISHED',
  'FORBIDDEN',
  ...signedInRefusals.filter((code) => code !== 'SIGN_IN_UNFINISHED'),
  'BUSY',
] as const
const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const ofOne = shape({ apiKeyId: uuid })

export const listApiKeys = route({
  method: 'GET',
  path: '/api/v1/api-keys',
  name: 'listApiKeys',
  summary: 'Keys of machines in the place of the post, the newest first; never a secret',
  caller: { kind: 'account', permission: 'api-key:read' },
  query: shape({
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: {
    200: shape({
      apiKeys: Type.Array(apiKey),
      next: nullable(uuid),
      sourceCodes: Type.Array(plainText, { description: 'sources that a key may be made for' }),
    }),
  },
  refusals: always,
})

export const issueApiKey = route({
  method: 'POST',
  path: '/api/v1/api-keys',
  name: 'issueApiKey',
  summary:
    'Make a key for a machine; its secret is shown this once. With a public key it has to sign its calls instead',
  caller: { kind: 'account', permission: 'api-key:write' },
  bodyBytesMax: 4096,
  body: shape({
    name: Type.String({ minLength: 1, maxLength: 100, description: 'who uses it, in one line' }),
    scopes: Type.Array(oneOf(scopes), { minItems: 1, maxItems: scopes.length, uniqueItems: true }),
    divisionCode,
    hallCode: Type.Optional(hallCode),
    sourceCode,
    expiresAt: instant,
    publicKey: Type.Optional(publicKey),
  }),
  answers: { 201: shown },
  refusals: [
    ...writes,
    'DIVISION_UNKNOWN',
    'HALL_UNKNOWN',
    'SOURCE_UNKNOWN',
    'EXPIRY_OUT_OF_BOUNDS',
    'PUBLIC_KEY_WRONG',
  ],
})

export const rotateApiKey = route({
  method: 'POST',
  path: '/api/v1/api-keys/{apiKeyId}/rotation',
  name: 'rotateApiKey',
  summary:
    'A new secret (or public key) beside the old one, which ends after the overlap; nothing else about the key changes',
  caller: { kind: 'account', permission: 'api-key:write' },
  params: ofOne,
  bodyBytesMax: 4096,
  body: shape({
    overlapHours: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 8784, description: 'how long the old one goes on; 0 ends it at once' }),
    ),
    publicKey: Type.Optional(publicKey),
  }),
  answers: { 201: shown },
  refusals: [...writes, 'API_KEY_UNKNOWN', 'API_KEY_ENDED', 'OVERLAP_TOO_LONG', 'PUBLIC_KEY_WRONG'],
})

export const revokeApiKey = route({
  method: 'POST',
  path: '/api/v1/api-keys/{apiKeyId}/revocation',
  name: 'revokeApiKey',
  summary: 'End a key with everything it is shown by, at once and for good. Repeating changes nothing',
  caller: { kind: 'account', permission: 'api-key:write', stops: true },
  params: ofOne,
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: apiKey },
  refusals: [...writes.filter((code) => code !== 'AUDIT_STANDS_STILL'), 'API_KEY_UNKNOWN'],
})
