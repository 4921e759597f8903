import type { FastifyInstance } from 'fastify'
import { putCase } from '../../contracts/service-case.ts'
import { type ApiKeys, callerOf } from '../api-key/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type CaseDeps, type CaseKept, keepCase } from './actions.ts'

export function serveCases(app: FastifyInstance, deps: CaseDeps, apiKeys: ApiKeys): void {
  serve(
    app,
    putCase,
    async ({ params, body, request }) => {
      const inAudit = audited<CaseKept>(
        request,
        { act: 'CASE_REPORTED', target: { kind: 'CASE', id: null } },
        ({ caseId, revision, changed }) => ({ target: { kind: 'CASE', id: caseId }, detail: { revision, changed } }),
      )
      const kept = await keepCase(deps, callerOf(request), params.caseNo, body, inAudit)
      return { status: kept.created ? 201 : 200, body: kept }
    },
    { before: apiKeys.require('cases:write') },
  )
}
