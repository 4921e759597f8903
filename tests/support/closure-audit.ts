import type { Role } from '../../domain/access.ts'
import { callsOf } from './calls.ts'
import type { TestPlatform } from './platform.ts'
import { browserOf, freshCookie } from './staff.ts'

/** As if whoever holds the role had had the complainant’s number shown: without it nobody says that he called. */
export async function showPhone(
  { database }: Pick<TestPlatform, 'database'>,
  orderId: string,
  role: Role,
): Promise<void> {
  await database.query(
    `insert into unmasking (id, case_id, division_id, hall_id, account_id, field, purpose, policy_id, shown_at)
     select gen_random_uuid(), o.id, o.division_id, o.hall_id, p.account_id, 'applicant-phone', 'FOLLOW_UP',
       (select min(id) from policy where word = 'unmasking'), now()
     from handling_order o, account_post p where o.id = $1 and p.role = $2`,
    [orderId, role],
  )
}

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

/** Complained of with a number to be called at, handled, and rated as solved. */
export async function closedComplaint(
  platform: TestPlatform,
  phone: string,
  externalNumber = 'AUDIT-1',
): Promise<{ readonly orderId: string; readonly receipt: string }> {
  const authorization = `Bearer ${platform.trial.apiKey}`
  const said = {
    ...{ hallCode: 'YP-TRIAL-01', channel: 'SUGGESTION_BOX', words: '材料反复退' },
    ...{ receivedAt: new Date(platform.running.world.now()).toISOString(), contact: { phone } },
  }
  const kept = await platform.running.http.inject({
    ...{ method: 'PUT', url: `/api/v1/complaints/${externalNumber}`, headers: { authorization }, payload: said },
  })
  const { orderId, receipt } = kept.json<{ orderId: string; receipt: string }>()
  const steps = [
    ['WINDOW_SUPERVISOR', { step: 'ACKNOWLEDGE' }],
    ['WINDOW_SUPERVISOR', { step: 'CONTACT', channel: 'VISIT', outcome: 'REACHED' }],
    ['WINDOW_SUPERVISOR', { step: 'VERIFY', finding: 'CLEAR' }],
    ['WINDOW_SUPERVISOR', { step: 'FINISH', words: '已补办', evidence: [{ kind: 'REGISTER', reference: '登记' }] }],
    ['REVIEWER', { step: 'PASS_REVIEW' }],
    ['WINDOW_SUPERVISOR', { step: 'FEED_BACK', channel: 'PHONE', words: '已办妥' }],
  ] as const
  for (const [index, [role, step]] of steps.entries()) {
    const room = role === 'REVIEWER' ? 'reviews' : 'steps'
    const path = `/api/v1/handling-orders/${orderId}/${room}`
    const cookie = await freshCookie(platform, role)
    const { status } = await browserOf(platform).call('POST', path, { version: index + 1, ...step }, { cookie })
    if (status !== 200) throw new Error(`step ${index + 1}: ${status}`)
  }
  const rated = { receipt, answer: 'RATE', satisfaction: 75, isSolved: true }
  const { status } = await callsOf(platform).post('/api/v1/handling-orders/answers', rated)
  if (status !== 200) throw new Error(`not rated: ${status}`)
  return { orderId, receipt }
}
