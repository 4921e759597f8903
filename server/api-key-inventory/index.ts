import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/api-key.ts'
import { type Access, reachOf } from '../access/index.ts'
import { attempt, type IssuedTold, told } from '../api-key/index.ts'
import { appendOrHold, audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type ApiKeyDeps, type Asker, issueKey, listKeys, revokeKey, rotateKey } from './actions.ts'

/** The keys of machines, for the administrators of a place. */
export function serveApiKeys(app: FastifyInstance, deps: ApiKeyDeps, access: Access): void {
  const reads = { before: access.admit(promises.listApiKeys.caller) }
  const writes = { before: access.admit(promises.issueApiKey.caller) }
  serve(
    app,
    promises.listApiKeys,
    async ({ query, request }) => ({ status: 200, body: await listKeys(deps, reachOf(request), query) }),
    reads,
  )
  serve(
    app,
    promises.issueApiKey,
    async ({ body, request }) => {
      const inAudit = audited<IssuedTold>(request, attempt('API_KEY_ISSUED', null), told)
      return { status: 201, body: await issueKey(deps, askerOf(request, inAudit), body) }
    },
    writes,
  )
  serve(
    app,
    promises.rotateApiKey,
    async ({ params: { apiKeyId }, body, request }) => {
      const inAudit = audited<IssuedTold>(request, attempt('API_KEY_ROTATED', apiKeyId), told)
      return { status: 201, body: await rotateKey(deps, askerOf(request, inAudit), apiKeyId, body) }
    },
    writes,
  )
  serve(
    app,
    promises.revokeApiKey,
    async ({ params: { apiKeyId }, request }) => {
      const inAudit = audited(request, attempt('API_KEY_REVOKED', apiKeyId), undefined, appendOrHold)
      return { status: 200, body: await revokeKey(deps, askerOf(request, inAudit), apiKeyId) }
    },
    { before: access.admit(promises.revokeApiKey.caller) },
  )
}

function askerOf(request: FastifyRequest, inAudit: Asker['inAudit']): Asker {
  return { reach: reachOf(request), inAudit }
}
