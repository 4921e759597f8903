import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { addDays, startOfDay, weekdayOf } from '../../domain/kernel/plain-date.ts'
import { bringGiven, type GivenAt } from '../../tests/support/given.ts'
import { findLeafDifferences } from '../../tests/support/logged-facts.ts'
import { dayOf, detectorPolicy } from '../../tests/support/manipulation.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringDetectorRules } from '../../tests/support/signal.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { findTallyDifferences } from '../../tools/lib/recount.mjs'
import { lookAtFinishedDays } from './index.ts'

/** A Tuesday; what is looked at are the days before it. */
const clock = Date.parse('2026-11-10T10:00:00+08:00')
const [firstDay, burstDay, quickDay] = [dayOf('2026-09-07'), dayOf('2026-11-06'), dayOf('2026-11-05')] as const
const minuteMs = 60_000

/** Ordinary weeks at two windows: five a day at each, in different hours, most of them fives. */
function ordinary(): readonly GivenAt[] {
  const given: GivenAt[] = []
  for (let day = firstDay; day < dayOf('2026-11-10'); day = addDays(day, 1)) {
    if (weekdayOf(day) > 5) continue
    for (const [at, windowCode] of ['A01', 'A02'].entries())
      for (const [turn, hour] of [9, 10, 11, 14, 16].entries()) {
        const minute = (Number(day.slice(8)) * 7 + turn * 13 + at * 29) % 60
        const grade = (given.length * 7919) % 11 === 0 ? 2 : 5
        given.push({ windowCode, at: startOfDay(day) + (hour * 60 + minute) * minuteMs, grade })
      }
  }
  return given
}

const many = (day: typeof burstDay, count: number, over: Partial<GivenAt>, gapSeconds: number): readonly GivenAt[] =>
  Array.from({ length: count }, (_, turn) => ({
    ...{
      windowCode: 'A01',
      grade: 5,
      at: startOfDay(day) + 15 * 60 * minuteMs + (turn * gapSeconds + ((turn * 7) % 5) * 4) * 1000,
    },
    ...over,
  }))

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringGiven(platform, [
    ...ordinary(),
    ...many(burstDay, 20, {}, 25),
    ...many(quickDay, 8, { windowCode: 'A02', isPrompt: true }, 600),
  ])
}, 120_000)
afterAll(() => platform.stop())

const deps = () => ({ world: platform.running.world, rules: platform.running.app.rules })
const rows = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  platform.database.query<Row>(text, [...values])
async function call(role: Role, method: string, path: string, body?: unknown, username?: string) {
  const over = username === undefined ? {} : { username }
  return browserOf(platform).call(method, path, body, { cookie: await freshCookie(platform, role, over) })
}
const listed = async (role: Role, query = '') =>
  (await call(role, 'GET', `/api/v1/manipulation-signals${query}`)).body.signals
const propose = (id: string, role: Role, outcome: string) =>
  call(role, 'POST', `/api/v1/manipulation-signals/${id}/proposals`, { outcome, words: '已查看监控和排队记录' })
const decide = (id: string, role: Role, proposalId: string, isConfirmed: boolean) =>
  call(role, 'POST', `/api/v1/manipulation-signals/${id}/decision`, { proposalId, isConfirmed, words: '同意所查情况' })
const countOf = async (table: string) =>
  (await rows<{ n: number }>(`select count(*)::integer as n from ${table}`))[0]?.n ?? -1

test('the rules are shipped as the simulations have them', () => {
  const { rules } = deps()
  expect(rules.loadPolicy('manipulation-detector', rules.rootDivisionId, clock).body).toEqual(detectorPolicy)
})

describe('finished days', () => {
  test('are looked at once, in order, two servers at once do no harm, and today waits', async () => {
    const looks = await Promise.all([lookAtFinishedDays(deps()), lookAtFinishedDays(deps())])
    expect(Math.max(...looks)).toBeGreaterThan(0)
    while ((await lookAtFinishedDays(deps())) > 0);
    const days = await rows<{ day: string }>('select day::text as day from manipulation_day order by day')
    expect([days[0]?.day, days.at(-1)?.day]).toEqual([firstDay, '2026-11-09'])
    expect(days).toHaveLength(64)
    expect(
      await countOf(
        'manipulation_signal s where exists (select from manipulation_signal o where o.id <> s.id and (o.day, o.detector, o.window_id, o.cell) = (s.day, s.detector, s.window_id, s.cell))',
      ),
    ).toBe(0)
  })

  test('a burst and taps within seconds set aside what they are made of, and nothing else is set aside', async () => {
    const found = await rows<Record<string, unknown>>(
      `select s.detector, s.day::text as day, w.window_code as "windowCode", s.evaluations,
         (select count(*)::integer from manipulation_quarantine q where q.signal_id = s.id) as aside
       from manipulation_signal s join service_window w on w.id = s.window_id where s.state = 'QUARANTINED' order by s.day`,
    )
    expect(found).toEqual([
      { detector: 'PROMPT', day: quickDay, windowCode: 'A02', evaluations: 8, aside: 8 },
      { detector: 'BURST', day: burstDay, windowCode: 'A01', evaluations: 20, aside: 20 },
    ])
  })

  test('by rules and by what was ordinary that were frozen for the month, with a digest that follows from both', async () => {
    const [is] = await rows<{ all: boolean; any: boolean }>(
      `select bool_and(b.digest = sha256(convert_to(p.id::text || p.body::text || b.body::text, 'UTF8'))) as all, bool_or(b.body <> 'null') as any
       from manipulation_baseline b join policy p on p.id = b.policy_id`,
    )
    expect(is).toEqual({ all: true, any: true })
    expect(
      await countOf(`manipulation_signal s where not exists (select from manipulation_baseline b where b.digest = s.parameters_digest
        and b.hall_id = s.hall_id and b.month_from = date_trunc('month', s.day)::date)`),
    ).toBe(0)
  })

  test('every fact of it is in the log', async () => {
    const { missing } = await findLeafDifferences(platform.database)
    // The copies of the scene have no leaf; what was found has.
    const isOwn = (fact: string) => fact.includes('manipulation')
    expect(missing.filter(isOwn)).toEqual([])
    expect(await countOf('ledger.pending_leaf')).toBeGreaterThan(0)
  })
})

describe('the review by two', () => {
  let burst: string
  let quick: string

  test('shows the window with and without what is set aside, marked, to who reviews and to nobody of the hall', async () => {
    const signals = await listed('WORKING_GROUP', '?state=OPEN')
    ;[burst, quick] = ['BURST', 'PROMPT'].map(
      (name) => signals.find((one: { detector: string }) => one.detector === name).signalId,
    ) as [string, string]
    const found = signals.find(({ signalId }: { signalId: string }) => signalId === burst)
    expect(found).toMatchObject({ mayPropose: true, mayDecide: false, isOverdue: false, evaluations: 20 })
    const { counted, without, isMarked } = found.window
    expect([isMarked, counted.given - without.given]).toEqual([true, 20])
    expect(counted.meanGrade).toBeGreaterThan(without.meanGrade)
    for (const role of ['WINDOW_STAFF', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'REVIEWER'] as const)
      expect((await call(role, 'GET', '/api/v1/manipulation-signals')).status).toBe(403)
    expect(JSON.stringify(found)).not.toContain(
      String((await rows('select evaluation_id as id from manipulation_quarantine limit 1'))[0]?.id),
    )
    const kinds = (await call('WORKING_GROUP', 'GET', '/api/v1/messages')).body.messages.map(
      ({ kind }: { kind: string }) => kind,
    )
    expect(kinds).toContain('MANIPULATION_FOUND')
  })

  test('what is only watched has nothing to decide', async () => {
    for (const { signalId } of await listed('WORKING_GROUP', '?state=WATCHED'))
      expect((await propose(signalId, 'WORKING_GROUP', 'VOID')).status).toBe(409)
  })

  test('one proposes and another decides; what is refused may be proposed anew', async () => {
    const made = await propose(burst, 'WORKING_GROUP', 'RELEASE')
    expect(made).toMatchObject({
      status: 201,
      body: { review: 'PROPOSED', mayDecide: false, proposal: { isOwn: true } },
    })
    const { proposalId } = made.body.proposal
    expect((await propose(burst, 'LEADING_GROUP', 'VOID')).body).toMatchObject({ code: 'CONFLICT' })
    expect((await decide(burst, 'WORKING_GROUP', proposalId, true)).body).toMatchObject({ code: 'OWN_PROPOSAL' })
    expect((await decide(burst, 'DISCIPLINE_INSPECTOR', proposalId, true)).status).toBe(403)
    const refused = await decide(burst, 'LEADING_GROUP', proposalId, false)
    expect(refused).toMatchObject({ status: 200, body: { review: 'OPEN', refusedBefore: 1 } })
    expect(await countOf('evaluation_invalidation')).toBe(0)
  })

  test('void, its evaluations count no more from then on, beside those of appeals; tallies follow, and nothing is deleted', async () => {
    const before = await countOf('evaluation')
    const { body } = await propose(burst, 'WORKING_GROUP', 'VOID')
    const { proposalId } = body.proposal
    const both = await Promise.all([1, 2].map(() => decide(burst, 'LEADING_GROUP', proposalId, true)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await countOf('evaluation_invalidation where appeal_id is null')).toBe(20)
    expect(await countOf('evaluation')).toBe(before)
    expect(await findTallyDifferences((text: string) => platform.database.query(text))).toEqual([])
    const [signal] = await listed('WORKING_GROUP', '?state=DECIDED')
    expect(signal).toMatchObject({
      signalId: burst,
      review: 'DECIDED',
      proposal: { outcome: 'VOID', isConfirmed: true },
    })
    expect((await propose(burst, 'WORKING_GROUP', 'RELEASE')).body).toMatchObject({ code: 'PROPOSAL_DECIDED' })
  })

  test('the database itself takes out nothing that two have not decided', async () => {
    await expect(
      rows(
        `insert into evaluation_invalidation (evaluation_id, division_id, hall_id, invalidated_at)
         select evaluation_id, division_id, hall_id, now() from manipulation_quarantine where signal_id = $1 limit 1`,
        [quick],
      ),
    ).rejects.toThrow('VOID_NOT_DECIDED')
  })

  test('released, they count as they always did and are ordinary again', async () => {
    const { body } = await propose(quick, 'LEADING_GROUP', 'RELEASE')
    expect((await decide(quick, 'WORKING_GROUP', body.proposal.proposalId, true)).status).toBe(200)
    expect(await countOf('evaluation_invalidation')).toBe(20)
    const [signal] = (await listed('WORKING_GROUP')).filter(({ signalId }: { signalId: string }) => signalId === quick)
    expect(signal.window).toMatchObject({ asideShare: 0, isMarked: false })
  })

  test('every step of it is in the log and in the audit', async () => {
    const { missing } = await findLeafDifferences(platform.database)
    expect(missing.filter((fact: string) => fact.includes('manipulation') || fact.includes('invalidation'))).toEqual([])
    const acts = await rows<{ act: string; n: number }>(
      `select act, count(*)::integer as n from audit_entry where act like 'MANIPULATION%' and result = 'DONE' group by 1 order by 1`,
    )
    expect(acts).toEqual([
      { act: 'MANIPULATION_DECIDED', n: 3 },
      { act: 'MANIPULATION_PROPOSED', n: 3 },
    ])
  })
})

describe('rules that are to change', () => {
  test('are replayed over the days before, told beside those in force, and not put in force without', async () => {
    const proposalId = await bringDetectorRules(platform, '990102000000')
    const path = `/api/v1/policy-proposals/${proposalId}/decision`
    const early = await call('SECURITY_ADMIN', 'POST', path, { outcome: 'ADOPTED' })
    expect(early.body).toMatchObject({ code: 'REPLAY_MISSING' })
    const replayed = await call('WORKING_GROUP', 'POST', '/api/v1/manipulation-replays', { proposalId })
    expect(replayed).toMatchObject({ status: 201, body: { toDay: '2026-11-09', onlyBefore: 1, onlyAfter: 0 } })
    expect(replayed.body.differences).toMatchObject([
      { detector: 'BURST', before: 'QUARANTINED', after: null, windowCode: 'A01' },
    ])
    expect(await countOf('manipulation_replay')).toBe(1)
    expect((await call('SECURITY_ADMIN', 'POST', path, { outcome: 'ADOPTED' })).status).toBe(200)
  })
})
