import { clocksOf } from '../../domain/handling-clock.ts'
import {
  type Attribution,
  openingEvents,
  opensOrder,
  type RatedService,
  responsibleFor,
} from '../../domain/handling-opening.ts'
import { toHandlingOrder } from '../../domain/handling-order.ts'
import { toRound } from '../../domain/handling-round.ts'
import type { RuleBook } from '../policy/index.ts'
import { lookOf, timesOf } from './story.ts'

/** What the intake writes beside an evaluation that opens an order, in the evaluation’s own statement. */
export interface OrderOpening {
  readonly policyId: number
  readonly organizationId: number
  /** Who takes part beside it, where a service of two places is put down to both. */
  readonly coOrganizationId: number | null
  /** Milliseconds; null where the calendar does not reach so far. */
  readonly nextDueAt: number | null
  readonly nextLookAt: number | null
  /** Of its first round. */
  readonly acknowledgeDueAt: number | null
  readonly contactDueAt: number | null
  readonly handleDueAt: number | null
}

export interface RatedAt {
  readonly divisionId: number
  readonly hallId: number
  readonly attribution: string
  readonly receivingOrganizationId: number
  readonly decidingOrganizationId: number
}

/** null where the evaluation opens none. */
export function openingOf(
  rules: RuleBook,
  at: RatedAt,
  rated: RatedService,
  negativeGradeMax: number,
  now: number,
): OrderOpening | null {
  const policy = rules.loadPolicy('handling', at.divisionId, now)
  if (!opensOrder(rated, negativeGradeMax, policy.body)) return null
  const { receivingOrganizationId, decidingOrganizationId } = at
  const responsible = responsibleFor(at.attribution as Attribution, receivingOrganizationId, decidingOrganizationId)
  const order = toHandlingOrder(openingEvents('EVALUATION', responsible, now))
  const calendar = rules.calendarOf(at.divisionId, at.hallId)
  const told = { order, policy: policy.body, calendar, clocks: clocksOf(order, policy.body, calendar) }
  const { nextDueAt, nextLookAt } = timesOf(told, lookOf(told, now), now)
  const { acknowledge, contact, handle } = toRound(order, told.clocks, false)
  return {
    policyId: policy.id,
    organizationId: responsible.lead,
    coOrganizationId: responsible.coHandler,
    nextDueAt: nextDueAt?.getTime() ?? null,
    nextLookAt: nextLookAt?.getTime() ?? null,
    acknowledgeDueAt: acknowledge.dueAt,
    contactDueAt: contact.dueAt,
    handleDueAt: handle.dueAt,
  }
}
