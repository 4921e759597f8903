import { Type } from 'typebox'
import { embedChannels } from '../domain/embed.ts'
import { route } from './route.ts'
import { instant, nullable, oneOf, shape, token } from './shapes.ts'

const channel = oneOf(embedChannels, { description: 'WEB: a page; MOBILE: an app or mini-program' })
const link = Type.String({
  pattern: '^[A-Za-z0-9_-]{68,500}$',
  description:
    'what stands behind # in the address of a signed link; sealed, so that it says nothing to whoever reads it',
})

export const makeEmbedLink = route({
  method: 'POST',
  path: '/api/v1/embed/links',
  name: 'makeEmbedLink',
  summary: 'A signed link 签名链接 to an invitation, valid for minutes, for a page, an app or a mini-program',
  caller: { kind: 'api-key', scope: 'embed:link' },
  bodyBytesMax: 4096,
  body: shape({
    token,
    channel,
    origin: Type.Optional(
      Type.String({
        pattern: '^https?://[^/?#@\\s]{1,255}$',
        maxLength: 263,
        description: 'the origin of the page that will show it in a frame; must be one of EMBED_ORIGINS',
      }),
    ),
  }),
  answers: { 201: shape({ url: Type.String(), expiresAt: instant }) },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'INVITATION_UNKNOWN',
    'INVITATION_EXPIRED',
    'ORIGIN_NOT_ALLOWED',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})

export const openEmbedLink = route({
  method: 'POST',
  path: '/api/v1/embed/open',
  name: 'openEmbedLink',
  summary: 'Verifies a signed link and tells which invitation it leads to. A POST, so that the link stands in no log',
  caller: { kind: 'anybody' },
  bodyBytesMax: 4096,
  body: shape({ link }),
  answers: {
    200: shape({
      token,
      channel,
      origin: nullable(
        Type.String({ description: 'the only page that may show it in a frame and is told what happens' }),
      ),
    }),
  },
  refusals: [
    'MALFORMED',
    'TEXT_NOT_PLAIN',
    'EMBED_LINK_UNKNOWN',
    'EMBED_LINK_EXPIRED',
    'ORIGIN_NOT_ALLOWED',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'BUSY',
  ],
})
