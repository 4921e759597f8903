import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/working-calendar.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type CalendarDeps, type CalendarWriter, keepDay, publishYear, viewCalendar } from './actions.ts'

interface Kept {
  readonly divisionId: number
  readonly days: number
}

/** The working days of a place: each year’s notice, and what differs locally. */
export function serveCalendars(app: FastifyInstance, deps: CalendarDeps, access: Access): void {
  const writerOf = (
    request: FastifyRequest,
    act: 'CALENDAR_YEAR_KEPT' | 'CALENDAR_DAY_KEPT',
    id: string,
  ): CalendarWriter => ({
    accountId: sessionOf(request).accountId,
    reach: reachOf(request),
    inAudit: audited<Kept>(request, { act, target: { kind: 'CALENDAR', id } }, ({ divisionId, days }) => ({
      divisionId,
      detail: { days },
    })),
  })
  serve(
    app,
    promises.seeCalendar,
    async ({ params, query }) => ({ status: 200, body: await viewCalendar(deps, params.divisionCode, query.year) }),
    { before: access.admit(promises.seeCalendar.caller) },
  )
  serve(
    app,
    promises.publishCalendarYear,
    async ({ params, body, request }) => {
      const writer = writerOf(request, 'CALENDAR_YEAR_KEPT', `${params.divisionCode}/${params.year}`)
      return { status: 200, body: await publishYear(deps, writer, params, body) }
    },
    { before: access.admit(promises.publishCalendarYear.caller) },
  )
  serve(
    app,
    promises.keepCalendarDay,
    async ({ params, body, request }) => {
      const writer = writerOf(request, 'CALENDAR_DAY_KEPT', `${params.divisionCode}/${params.day}`)
      return { status: 200, body: await keepDay(deps, writer, params, body) }
    },
    { before: access.admit(promises.keepCalendarDay.caller) },
  )
}
