import type { FastifyInstance } from 'fastify'
import { makeEmbedLink, openEmbedLink } from '../../contracts/embed.ts'
import { type ApiKeys, callerOf } from '../api-key/index.ts'
import { audited } from '../audit/index.ts'
import type { KeyStore } from '../platform/keys.ts'
import { serve } from '../platform/serve.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { issueEmbedLink, verifyEmbedLink } from './actions.ts'
import { EmbedLinks } from './link.ts'

interface Deps {
  readonly world: World
  readonly rules: RuleBook
  readonly keys: KeyStore
}

export function serveEmbedding(
  app: FastifyInstance,
  { world, rules, keys }: Deps,
  apiKeys: ApiKeys,
  origins: readonly string[],
): void {
  const deps = { world, rules, links: new EmbedLinks(keys), origins }
  serve(
    app,
    makeEmbedLink,
    async ({ body, request }) => {
      const inAudit = audited(request, { act: 'EMBED_LINK_MADE', target: { kind: 'INVITATION', id: null } })
      return { status: 201, body: await inAudit(world.app, () => issueEmbedLink(deps, callerOf(request), body)) }
    },
    { before: apiKeys.require('embed:link') },
  )
  serve(app, openEmbedLink, ({ body }) => ({ status: 200, body: verifyEmbedLink(deps, body.link) }))
}
