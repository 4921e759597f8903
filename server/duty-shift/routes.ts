import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/duty-shift.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type Asking, copy, cover, type DutyDeps, type Kept, put, viewRoster, withdraw } from './actions.ts'

type Act = 'DUTY_SHIFT_PUT' | 'DUTY_SHIFT_COVERED' | 'DUTY_SHIFT_WITHDRAWN' | 'DUTY_WEEK_COPIED'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

const inAudit = (request: FastifyRequest, act: Act, id: string | null) =>
  audited<Kept>(request, { act, target: { kind: 'DUTY_SHIFT', id } }, ({ shiftId, divisionId, hallId, copied }) => ({
    divisionId,
    hallId,
    target: { kind: 'DUTY_SHIFT', id: shiftId },
    detail: copied === undefined ? {} : { copied },
  }))

/** 值班表: who of a hall is told at once. */
export function serveDutyShifts(app: FastifyInstance, deps: DutyDeps, access: Access): void {
  serve(
    app,
    promises.listDutyShifts,
    async ({ params, query, request }) => ({
      status: 200,
      body: await viewRoster(deps, asking(request), params.hallCode, query),
    }),
    { before: access.admit(promises.listDutyShifts.caller) },
  )
  serve(
    app,
    promises.putDutyShift,
    async ({ params, body, request }) => {
      const act = inAudit(request, 'DUTY_SHIFT_PUT', null)
      return { status: 201, body: await put(deps, asking(request), params.hallCode, body, act) }
    },
    { before: access.admit(promises.putDutyShift.caller) },
  )
  serve(
    app,
    promises.copyDutyWeek,
    async ({ params, body, request }) => {
      const act = inAudit(request, 'DUTY_WEEK_COPIED', null)
      return { status: 200, body: await copy(deps, asking(request), params.hallCode, body, act) }
    },
    { before: access.admit(promises.copyDutyWeek.caller) },
  )
  serve(
    app,
    promises.coverDutyShift,
    async ({ params: { shiftId }, body, request }) => {
      const act = inAudit(request, 'DUTY_SHIFT_COVERED', shiftId)
      return { status: 201, body: await cover(deps, asking(request), shiftId, body, act) }
    },
    { before: access.admit(promises.coverDutyShift.caller) },
  )
  serve(
    app,
    promises.withdrawDutyShift,
    async ({ params: { shiftId }, request }) => {
      await withdraw(deps, asking(request), shiftId, inAudit(request, 'DUTY_SHIFT_WITHDRAWN', shiftId))
      return { status: 200, body: { shiftId } }
    },
    { before: access.admit(promises.withdrawDutyShift.caller) },
  )
}
