import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findMaskedCases, seeMaskedCase, unmaskField } from '../../contracts/unmasking.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited, originOf } from '../audit/index.ts'
import { Refused } from '../platform/refused.ts'
import { serve } from '../platform/serve.ts'
import { type Asker, findCases, raiseAlarm, type UnmaskingDeps, unmaskValue, viewMaskedCase } from './actions.ts'

/** Personal values of a case: masked for who may see the case, whole one by one, never in a list. */
export function serveUnmasking(app: FastifyInstance, deps: UnmaskingDeps, access: Access): void {
  serve(
    app,
    findMaskedCases,
    async ({ body, request }) => ({ status: 200, body: await findCases(deps, reachOf(request), body.caseNo) }),
    { before: access.admit(findMaskedCases.caller) },
  )
  serve(
    app,
    seeMaskedCase,
    async ({ params, request }) => {
      request.attempt = { act: 'CALLED', target: { kind: 'CASE', id: params.caseId } }
      return { status: 200, body: await viewMaskedCase(deps, askerOf(request), params.caseId) }
    },
    { before: access.admit(seeMaskedCase.caller) },
  )
  serve(
    app,
    unmaskField,
    async ({ params: { caseId }, body, request }) => {
      const { field, purpose } = body
      const inAudit = audited<{ id: string; divisionId: number; hallId: number | null }>(
        request,
        { act: 'UNMASKED', target: { kind: 'CASE', id: caseId } },
        ({ id, divisionId, hallId }) => ({ divisionId, hallId, detail: { field, purpose, unmaskingId: id } }),
      )
      try {
        return { status: 201, body: await unmaskValue(deps, askerOf(request), caseId, body, inAudit) }
      } catch (error) {
        const origin = originOf(request)
        if (error instanceof Refused && error.code === 'TOO_MANY_REQUESTS' && origin !== undefined) {
          await raiseAlarm(deps, origin, caseId)
          throw new Refused(error.code, undefined, retryAfterSeconds)
        }
        throw error
      }
    },
    { before: access.admit(unmaskField.caller) },
  )
}

/** Within the hour something falls out of the count; when exactly need not be told. */
const retryAfterSeconds = 600

function askerOf(request: FastifyRequest): Asker {
  return { reach: reachOf(request), accountId: sessionOf(request).accountId }
}
