import { type InstantMs, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { Known } from './store.ts'

/**
 * What may go on lying on the phone: visits that the platform still takes something of. `submitUntil` is the last day of a visit and the grace that
 * the policy gives to whoever was without network; after it nothing is taken, and where somebody was sent unnoticed is nobody’s any more. A clock
 * that goes wrong is put right by how wrong it went when the list was fetched.
 * @returns the same where nothing is over
 */
export function withoutOverdue(known: Known, now: InstantMs): Known {
  const { asOf, visits, forms } = known.visits
  const told = Date.parse(asOf)
  // Never before the list was told: whoever turns the clock back keeps nothing longer than that.
  const today = toPlainDate(Math.max(told, now - ((known.fetchedAt ?? told) - told)))
  const left = visits.filter(({ submitUntil }) => today <= submitUntil)
  if (left.length === visits.length) return known
  const wanted = new Set(left.map(({ formId }) => formId))
  return {
    ...known,
    visits: { ...known.visits, visits: left, forms: forms.filter(({ formId }) => wanted.has(formId)) },
  }
}
