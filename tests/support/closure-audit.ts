import type { TestPlatform } from './platform.ts'

/** An order as if it had been drawn, to be asked about for a year, and a proposal that somebody answer for it. @returns the proposal */
export async function bringClosureAudit(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  orderId: string,
): Promise<string> {
  const now = running.world.now()
  const [row] = await database.query<{ id: string }>(
    `with draw as (
       insert into closure_audit_draw (month_from, month_end, seed, drawn_at, closed, drawn)
       values ('2020-01-01', '2020-02-01', decode(repeat('07', 32), 'hex'), $2, 1, 1) on conflict (month_from) do nothing
     ), drawn as (
       insert into closure_audit (order_id, month_from, division_id, hall_id, organization_id, drawn_at, ask_until, policy_id)
       select o.id, '2020-01-01', o.division_id, o.hall_id, s.organization_id, $2, $3, (select min(id) from policy where word = 'closure-audit')
       from handling_order o join handling_order_state s on s.order_id = o.id where o.id = $1
     )
     insert into accountability_proposal (id, order_id, division_id, hall_id, organization_id, cause, proposed_at)
     select gen_random_uuid(), o.id, o.division_id, o.hall_id, s.organization_id, 'FALSE_CLOSURE', $2
     from handling_order o join handling_order_state s on s.order_id = o.id where o.id = $1 returning id`,
    [orderId, new Date(now), new Date(now + 366 * 86_400_000)],
  )
  if (row === undefined) throw new Error(`nothing drawn of ${orderId}`)
  return row.id
}
