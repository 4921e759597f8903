import type { Reminder } from './handling-clock.ts'
import type { HandlingOrder } from './handling-order.ts'

/** Who hears of a clock: the handlers of an organization, the supervisor of the hall, the reviewers, or a desk further up the tree. */
export type Desk =
  | { readonly kind: 'HANDLERS'; readonly organizationId: number }
  | { readonly kind: 'SUPERVISOR' }
  | { readonly kind: 'REVIEWERS' }
  | { readonly kind: 'ABOVE'; readonly level: number }

/**
 * 预警、催办 go to whoever has to act: the handlers of the organization that leads, of the one that is asked to take over and of those that
 * have not reported, and the supervisor of the hall; a review is the reviewers’. 逐级督办 goes one desk further up each time, and
 * those below have heard of it already.
 */
export function desksOf(order: HandlingOrder, { clock, level }: Reminder): readonly Desk[] {
  if (level > 0) return [{ kind: 'ABOVE', level }]
  return clock === 'REVIEW' ? [{ kind: 'REVIEWERS' }] : handlingDesksOf(order)
}

export function handlingDesksOf(order: HandlingOrder): readonly Desk[] {
  const asked = [...order.coHandlers].filter(([, state]) => state === 'ASKED').map(([id]) => id)
  const offered = order.offeredTo === null ? [] : [order.offeredTo]
  const handlers = [...new Set([order.organizationId, ...offered, ...asked])]
  return [...handlers.map((organizationId) => ({ kind: 'HANDLERS', organizationId }) as const), { kind: 'SUPERVISOR' }]
}

/** A post of the working or leading group, by the place where it is held. */
export interface UpperPost {
  readonly accountId: string
  readonly role: 'WORKING_GROUP' | 'LEADING_GROUP'
  readonly divisionId: number
}

/**
 * The desk so many levels above: the working groups (where there is none, the leading groups) of the divisions from the order’s own
 * upwards, those without one passed over; above the last of them its leading group, which then hears of everything.
 */
export function deskAbove(
  divisionPath: readonly number[],
  posts: readonly UpperPost[],
  level: number,
): readonly UpperPost[] {
  const groups = divisionPath
    .map((divisionId) => posts.filter((post) => post.divisionId === divisionId))
    .filter((held) => held.length > 0)
  const holding = (held: readonly UpperPost[], role: UpperPost['role']) => held.filter((post) => post.role === role)
  const orElse = (one: readonly UpperPost[], other: readonly UpperPost[]) => (one.length > 0 ? one : other)
  const at = groups[level - 1]
  if (at !== undefined) return orElse(holding(at, 'WORKING_GROUP'), at)
  const last = groups.at(-1) ?? []
  return orElse(holding(last, 'LEADING_GROUP'), last)
}
