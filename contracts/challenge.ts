import { Type } from 'typebox'
import { route } from './route.ts'
import { hallCode, oneOf, shape, windowCode } from './shapes.ts'

/** Base64 of the JSON of a solved challenge: `{ algorithm, challenge, number, salt, signature }`. */
export const solution = Type.String({
  pattern: '^[A-Za-z0-9+/]+={0,2}$',
  maxLength: 800,
  description:
    'of a challenge, where one was asked for (ALTCHA): base64 of { algorithm, challenge, number, salt, signature }',
})

export const challenge = shape({
  algorithm: oneOf(['SHA-256']),
  challenge: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  salt: Type.String(),
  signature: Type.String(),
  maxnumber: Type.Integer({ description: 'the number is below it' }),
})

export const seeChallenge = route({
  method: 'GET',
  path: '/api/v1/halls/{hallCode}/windows/{windowCode}/challenge',
  name: 'seeChallenge',
  summary:
    'What has to be found out by trying before a comment on a window is taken, where very many come: the number whose SHA-256 behind the salt is the challenge',
  caller: { kind: 'anybody' },
  params: shape({ hallCode, windowCode }),
  answers: {
    200: challenge,
  },
  refusals: ['MALFORMED', 'WINDOW_UNKNOWN', 'BUSY'],
})
