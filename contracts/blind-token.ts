import { Type } from 'typebox'
import { blindPurposes } from '../domain/blind-token.ts'
import { route } from './route.ts'
import { hallCode, instant, nullable, oneOf, plainDate, shape, token, windowCode } from './shapes.ts'

const keyId = Type.String({
  pattern: '^[A-Za-z0-9_-]{22}$',
  description: 'of a hash over purpose, hall, window, week and modulus: a key cannot be passed off for another',
})
const ofKeyLength = (description: string) => Type.String({ pattern: '^[A-Za-z0-9_-]{512}$', description })

/** 盲签名凭证 as it is used: once, with what its key is for. */
export const blindToken = shape(
  {
    keyId,
    nonce: Type.String({
      pattern: '^[A-Za-z0-9_-]{43}$',
      description: '32 bytes in base64url that only the device knew',
    }),
    signature: ofKeyLength(
      'RSASSA-PSS by that key over the nonce and yiping/eval-token/v1|<keyId>; 384 bytes in base64url',
    ),
  },
  { $id: 'BlindToken' },
)

/** Of whatever takes one. */
export const tokenRefusals = ['TOKEN_WRONG', 'TOKEN_EXPIRED', 'TOKEN_SPENT'] as const

export const fromService = Type.Boolean({
  description: 'came with an anonymous token: from somebody who was served there in its week, and nobody can know who',
})

const posted = ['MALFORMED', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'BUSY'] as const

export const seeBlindOffer = route({
  method: 'POST',
  path: '/api/v1/blind-token/offer',
  name: 'seeBlindOffer',
  summary:
    'Which anonymous tokens an invitation may still have, and by which keys; none where the region does not offer them',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({ token }),
  answers: {
    200: shape({
      hallCode,
      windowCode,
      delayMinutesMax: Type.Integer({
        minimum: 0,
        description: 'a device waits a random time up to this before it uses one',
      }),
      fewBelow: Type.Integer({
        minimum: 0,
        description: 'of fewer services somebody may be guessed: said so on the screen',
      }),
      offers: Type.Array(
        shape({
          purpose: oneOf(blindPurposes),
          keyId,
          isIssued: Type.Boolean({ description: 'then there is no second one' }),
        }),
      ),
    }),
  },
  refusals: [...posted, 'INVITATION_UNKNOWN'],
})

export const listBlindKeys = route({
  method: 'GET',
  path: '/api/v1/blind-token/keys/{hallCode}',
  name: 'listBlindKeys',
  summary:
    'The public keys of a hall by which anonymous tokens are signed or may still be used; the same for whoever asks',
  caller: { kind: 'anybody' },
  params: shape({ hallCode }),
  answers: {
    200: shape({
      keys: Type.Array(
        shape({
          keyId,
          purpose: oneOf(blindPurposes),
          hallCode,
          windowCode: nullable(windowCode, { description: 'null: of the whole hall' }),
          week: plainDate,
          modulus: ofKeyLength('of 3072 bits, in base64url; the exponent is 65537'),
          expected: Type.Integer({
            minimum: 0,
            description: 'services in that week among which a token could be of any',
          }),
          issuesUntil: instant,
          usableUntil: instant,
        }),
      ),
    }),
  },
  refusals: ['MALFORMED', 'BUSY'],
})

export const issueBlindToken = route({
  method: 'POST',
  path: '/api/v1/blind-token/issue',
  name: 'issueBlindToken',
  summary:
    'Sign something unseen (RFC 9474, RSABSSA-SHA384-PSS-Randomized), once for each invitation and purpose. That it was done is kept, and nothing of what was signed: an answer that is lost cannot be had again',
  caller: { kind: 'anybody' },
  bodyBytesMax: 2048,
  body: shape({ token, keyId, blinded: ofKeyLength('the blinded message, 384 bytes in base64url') }),
  answers: { 200: shape({ blindSignature: ofKeyLength('384 bytes in base64url') }) },
  refusals: [
    ...posted,
    'INVITATION_UNKNOWN',
    'INVITATION_EXPIRED',
    'TOKEN_NOT_OFFERED',
    'TOKEN_ALREADY_ISSUED',
    'BLINDED_WRONG',
  ],
})
