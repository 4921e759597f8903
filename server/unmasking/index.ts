import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findMaskedCases, seeMaskedCase, unmaskField } from '../../contracts/unmasking.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited, originOf } from '../audit/index.ts'
import { Refused } from '../platform/refused.ts'
import { serve } from '../platform/serve.ts'

export { keepShown } from './actions.ts'

import {
  type AlarmTarget,
  type Asker,
  findCases,
  raiseAlarm,
  type UnmaskingDeps,
  unmaskValue,
  viewMaskedCase,
} from './actions.ts'

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
      const inAudit = audited<ShownPlace>(
        request,
        { act: 'UNMASKED', target: { kind: 'CASE', id: caseId } },
        ({ id, divisionId, hallId }) => ({ divisionId, hallId, detail: { field, purpose, unmaskingId: id } }),
      )
      const value = () => unmaskValue(deps, askerOf(request), caseId, body, inAudit)
      return { status: 201, body: await withAlarm(deps, request, { kind: 'CASE', id: caseId }, value) }
    },
    { before: access.admit(unmaskField.caller) },
  )
}

/** Within the hour something falls out of the count; when exactly need not be told. */
const retryAfterSeconds = 600

/** What was shown, and where it lies: what the audit says of it. */
export interface ShownPlace {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number | null
}

/** More than the policy lets anybody see is told to those who watch. */
export async function withAlarm<Shown>(
  deps: UnmaskingDeps,
  request: FastifyRequest,
  target: AlarmTarget,
  show: () => Promise<Shown>,
): Promise<Shown> {
  try {
    return await show()
  } catch (error) {
    const origin = originOf(request)
    if (!(error instanceof Refused) || error.code !== 'TOO_MANY_REQUESTS' || origin === undefined) throw error
    await raiseAlarm(deps, origin, target)
    throw new Refused(error.code, undefined, retryAfterSeconds)
  }
}

function askerOf(request: FastifyRequest): Asker {
  return { reach: reachOf(request), accountId: sessionOf(request).accountId }
}
