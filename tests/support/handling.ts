import { isDeepStrictEqual } from 'node:util'
import type { Role } from '../../domain/access.ts'
import { type CountedRounds, toFacts } from '../../domain/handling-figure.ts'
import { roundsOf, toRoundInsert } from '../../server/handling-order/round/rounds.ts'
import { type EventRow, findEvents, findOrders } from '../../server/handling-order/store.ts'
import { findStories, stateOf, toStory } from '../../server/handling-order/story.ts'
import { queryRows, sql } from '../../server/platform/database.ts'
import type { World } from '../../server/platform/world.ts'
import type { RuleBook } from '../../server/policy/index.ts'
import { callsOf } from './calls.ts'
import type { TestPlatform } from './platform.ts'
import { freshCookie } from './staff.ts'

export interface WorkedOrder {
  readonly orderId: string
  readonly receipt: string
  readonly version: number
}

const work = [
  ['WINDOW_SUPERVISOR', { step: 'ACKNOWLEDGE' }],
  ['WINDOW_SUPERVISOR', { step: 'CONTACT', channel: 'VISIT', outcome: 'REACHED' }],
  ['WINDOW_SUPERVISOR', { step: 'VERIFY', finding: 'CLEAR' }],
  ['WINDOW_SUPERVISOR', { step: 'FINISH', words: '已补办', evidence: [{ kind: 'REGISTER', reference: '整改登记' }] }],
  ['REVIEWER', { step: 'PASS_REVIEW' }],
  ['WINDOW_SUPERVISOR', { step: 'FEED_BACK', channel: 'PHONE', words: '已办妥' }],
] as const satisfies readonly (readonly [Role, object])[]

/** An order about a bad grade, worked on so many steps of the usual way: 4 brings it before the reviewer, 6 to the citizen. */
export async function workedOrder(
  platform: TestPlatform,
  steps: number,
  more: Readonly<Record<string, unknown>> = {},
  token?: string,
): Promise<WorkedOrder> {
  const calls = callsOf(platform)
  const { body } = await calls.give(token ?? (await platform.invite()), 1, `worked-order-${Math.random()}`, more)
  for (const [index, [role, sent]] of work.slice(0, steps).entries()) {
    const room = role === 'REVIEWER' ? 'reviews' : 'steps'
    const answer = await platform.running.http.inject({
      method: 'POST',
      url: `/api/v1/handling-orders/${body.id}/${room}`,
      headers: { cookie: await freshCookie(platform, role), 'sec-fetch-site': 'same-origin' },
      payload: { version: index + 1, ...sent },
    })
    if (answer.statusCode !== 200) throw new Error(`step ${index + 1}: ${answer.payload}`)
  }
  return { orderId: body.id, receipt: body.receipt, version: steps + 1 }
}

/** One that the citizen has closed: solved, he says. */
export async function closedOrder(
  platform: TestPlatform,
  more: Readonly<Record<string, unknown>> = {},
): Promise<WorkedOrder> {
  const order = await workedOrder(platform, work.length, more)
  const answer = { receipt: order.receipt, answer: 'RATE', satisfaction: 75, isSolved: true }
  const rated = await callsOf(platform).post('/api/v1/handling-orders/answers', answer)
  if (rated.status !== 200) throw new Error(`not rated: ${rated.text}`)
  return { ...order, version: order.version + 2 }
}

/**
 * So many open orders at every stage of the work, opened in the forty days before a moment: what a whole city has, without its
 * evaluations. Nothing looks at them before they are shown.
 */
export async function plantOrders(
  { database }: Pick<TestPlatform, 'database'>,
  count: number,
  now: number,
): Promise<void> {
  await database.query(
    `with place as (
       select v.division_id, h.id as hall_id, w.id as window_id, (select min(id) from service_item) as item_id,
         v.managing_organization_id as organization_id, (select min(id) from policy where word = 'handling') as policy_id,
         (select id from account order by id limit 1) as account_id
       from service_hall h join service_hall_version v on v.hall_id = h.id join service_window w on w.hall_id = h.id
       where h.hall_code = 'YP-TRIAL-01' order by w.id limit 1
     ), planted as (
       select gen_random_uuid() as id, $2::timestamptz - make_interval(hours => 5 + n % 960) as opened_at, n % 4 as progress
       from generate_series(1, $1::integer) n
     ), ordered as (
       insert into handling_order (id, division_id, hall_id, window_id, item_id, source, evaluation_id, is_drill, policy_id, opened_at)
       select id, division_id, hall_id, window_id, item_id, 'EVALUATION', id, false, policy_id, opened_at from planted, place
       returning id
     ), told as (
       insert into handling_event (order_id, sequence, division_id, hall_id, kind, at, actor_kind, account_id, facts)
       select planted.id, step.sequence, division_id, hall_id, step.kind, opened_at + make_interval(hours => step.sequence - 1),
         case when step.sequence = 1 then 'PLATFORM' else 'ACCOUNT' end, case when step.sequence = 1 then null else account_id end,
         case when step.sequence = 1 then jsonb_build_object('source', 'EVALUATION', 'organizationId', organization_id) else step.facts end
       from planted, place, (values (1, 0, 'OPENED', '{}'::jsonb), (2, 1, 'ACKNOWLEDGED', '{}'),
         (3, 2, 'CONTACT_TRIED', '{"channel": "PHONE", "outcome": "REACHED"}'), (4, 2, 'VERIFIED', '{"finding": "CLEAR"}'),
         (5, 3, 'DONE', '{"evidence": 1}')) as step (sequence, progress, kind, facts)
       where step.progress <= planted.progress
     )
     insert into handling_order_state (order_id, division_id, hall_id, organization_id, stage, version, is_drill)
     select planted.id, division_id, hall_id, organization_id, (array['OPENED', 'ACKNOWLEDGED', 'RECTIFYING', 'IN_REVIEW'])[progress + 1],
       (array[1, 2, 4, 5])[progress + 1], false
     from planted, place`,
    [count, new Date(now)],
  )
}

/** Now whoever sweeps finds every one of them. */
export async function showPlanted({ database }: Pick<TestPlatform, 'database'>): Promise<void> {
  await database.query(
    'update handling_order_state set next_look_at = (select opened_at from handling_order where id = order_id)',
  )
}

/** Every order whose row is not what its events fold to; when to look again is a question about now, and is left out. */
export async function findProjectionDifferences(world: World, rules: RuleBook): Promise<readonly unknown[]> {
  const kept = await queryRows(
    world.app,
    sql<{ orderId: string }>`
      select order_id as "orderId", organization_id as "organizationId", offered_to as "offeredTo", co_handlers as "coHandlers",
        is_extension_asked as "isExtensionAsked", stage, version, round, next_due_at as "nextDueAt"
      from handling_order_state order by order_id`,
  )
  const ids = kept.map(({ orderId }) => orderId)
  const events = new Map<string, EventRow[]>(ids.map((id) => [id, []]))
  for (const event of await findEvents(world.app, ids)) events.get(event.orderId)?.push(event)
  const rows = new Map((await findOrders(world.app, ids)).map((row) => [row.id, row]))
  return kept.flatMap((state): unknown[] => {
    const row = rows.get(state.orderId)
    if (row === undefined) return [state]
    const { nextLookAt: _, ...folded } = stateOf(toStory(rules, row, events.get(row.id) ?? []), world.now())
    const expected = { orderId: row.id, ...folded }
    return isDeepStrictEqual(state, expected) ? [] : [{ state, expected }]
  })
}

/** Every round whose row is not what the events of its order tell, and every one that is missing. */
export async function findRoundDifferences(world: World, rules: RuleBook): Promise<readonly unknown[]> {
  const kept = await queryRows(
    world.app,
    sql<{ orderId: string; round: number }>`
      select order_id as "orderId", round, organization_id as "organizationId", finding, begun_at as "begunAt", acknowledged_at as "acknowledgedAt",
        acknowledge_due_at as "acknowledgeDueAt", contacted_at as "contactedAt", contact_due_at as "contactDueAt", handled_at as "handledAt",
        handle_due_at as "handleDueAt", answered_at as "answeredAt", answer_due_at as "answerDueAt", is_taken_up as "isTakenUp",
        is_closed as "isClosed", satisfaction, is_solved as "isSolved"
      from handling_round order by order_id, round`,
  )
  const told = (await allRounds(world, rules)).map(({ orderId, round }) => toRoundInsert(orderId, round))
  const plain = (rows: readonly { orderId: string; round: number }[]) =>
    new Map(rows.map((row) => [`${row.orderId}/${row.round}`, JSON.parse(JSON.stringify(row)) as unknown]))
  const [rows, expected] = [plain(kept), plain(told)]
  return [...new Set([...rows.keys(), ...expected.keys()])]
    .filter((key) => !isDeepStrictEqual(rows.get(key), expected.get(key)))
    .map((key) => ({ key, kept: rows.get(key), expected: expected.get(key) }))
}

async function allRounds(world: World, rules: RuleBook) {
  const orders = await queryRows(world.app, sql<{ id: string }>`select id from handling_order order by id`)
  const stories = await findStories(
    rules,
    world.app,
    orders.map(({ id }) => id),
  )
  return [...stories.values()].flatMap((story) =>
    roundsOf(story).map((round) => ({ orderId: story.row.id, isDrill: story.row.isDrill, round })),
  )
}

/** What figures are made of, told anew from the events: for a recount by the rule alone. */
export async function recountRounds(world: World, rules: RuleBook, now: number): Promise<readonly CountedRounds[]> {
  const about = await queryRows(
    world.app,
    sql<{ id: string; isNamed: boolean; isInvalid: boolean; isThroughDesk: boolean }>`
      select e.id, e.identity_mode <> 'ANONYMOUS' as "isNamed", i.evaluation_id is not null as "isInvalid", false as "isThroughDesk"
      from evaluation e left join evaluation_invalidation i on i.evaluation_id = e.id
      union all select id, has_contact, false, receipt_through_desk from complaint`,
  )
  const known = new Map(about.map(({ id, ...facts }) => [id, facts]))
  const rounds = (await allRounds(world, rules)).filter(({ isDrill }) => !isDrill)
  return rounds.map(({ orderId, round }) => ({
    ...toFacts(round, known.get(orderId) ?? { isNamed: false, isInvalid: false, isThroughDesk: false }, now),
    rounds: 1,
    rated: round.satisfaction === null ? 0 : 1,
    satisfactionSum: round.satisfaction ?? 0,
    satisfactionSquares: (round.satisfaction ?? 0) ** 2,
  }))
}
