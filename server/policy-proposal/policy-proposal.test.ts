import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { clocksOf } from '../../domain/handling-clock.ts'
import { openingEvents } from '../../domain/handling-opening.ts'
import { type HandlingOrder, toHandlingOrder } from '../../domain/handling-order.ts'
import { type HandlingClock, type HandlingPolicy, handlingClockNames } from '../../domain/handling-policy.ts'
import { composePolicy, type PackRule } from '../../domain/policy-pack.ts'
import { dueAt, type TimeLimit } from '../../domain/time-limit.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { lookAfterOrders } from '../handling-order/index.ts'
import { sql } from '../platform/database.ts'
import { findBodyFault, type PolicyBody } from '../policy/index.ts'

const [hourMs, dayMs] = [3_600_000, 86_400_000]
const at = (text: string) => Date.parse(`${text}:00+08:00`)
// A Monday of an ordinary week: no holiday lies near.
let clock = at('2026-11-16T10:00')
let platform: TestPlatform
let calls: Calls
let count = 0

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const district = '990102000000'

/** Somebody signed in at this moment. */
async function call(role: Role, method: string, path: string, body?: unknown) {
  const cookie = await freshCookie(platform, role)
  return browserOf(platform).call(method, path, body, { cookie })
}

interface Pack {
  readonly code: string
  readonly word: 'handling' | 'appeal' | 'letter' | 'invitation' | 'wording'
  readonly document: string
  readonly rules: readonly PackRule[]
}
const packs = async () => (await call('SYSTEM_ADMIN', 'GET', '/api/v1/policy-packs')).body.packs as readonly Pack[]
const packOf = async (code: string) => {
  const found = (await packs()).find((each) => each.code === code)
  if (found === undefined) throw new Error(`no pack ${code}`)
  return found
}

const tomorrow = () => new Date(clock + dayMs + 8 * hourMs).toISOString().slice(0, 10)
const propose = (over: object, role: Role = 'SYSTEM_ADMIN') =>
  call(role, 'POST', '/api/v1/policy-proposals', {
    word: 'handling',
    divisionCode: district,
    effectiveFrom: tomorrow(),
    source: '和畅区办法（试行）',
    ...over,
  })
const decide = (proposalId: string, outcome: 'ADOPTED' | 'REJECTED', role: Role = 'SECURITY_ADMIN') =>
  call(role, 'POST', `/api/v1/policy-proposals/${proposalId}/decision`, { outcome })

const rule = (pointer: string, value: unknown, over: object = {}) => ({
  at: pointer,
  value,
  text: '和畅区办法 第六条',
  publishedOn: '2026-11-01',
  url: null,
  mayBeLaxer: false,
  ...over,
})

async function rate(): Promise<string> {
  count += 1
  const { body, status } = await calls.give(await platform.invite(), 1, `policy-${count}-key`)
  expect(status).toBe(201)
  return body.id
}

interface SeenClock {
  readonly clock: string
  readonly dueAt: string | null
}
/** When each clock of an order is over, in Shanghai. */
async function duesOf(orderId: string): Promise<Readonly<Record<string, string | null>>> {
  const { body } = await call('WINDOW_SUPERVISOR', 'GET', `/api/v1/handling-orders/${orderId}`)
  const clocks = body.clocks as readonly SeenClock[]
  return Object.fromEntries(
    clocks.map((each) => [each.clock, each.dueAt === null ? null : inShanghai(Date.parse(each.dueAt))]),
  )
}
const inShanghai = (instant: number) => new Date(instant + 8 * hourMs).toISOString().slice(0, 16).replace('T', ' ')

/**
 * Counted by hand on the notices of 2025 and 2026: over National Day 2025 (1 to 8 October off, Sunday 28 September and Saturday 11 October
 * worked), over Spring Festival 2026 (15 to 23 February off, Saturdays 14 and 28 worked), and at the edge of what has been announced.
 */
const begins = ['2025-09-30T17:30', '2025-09-28T10:00', '2026-02-13T09:00', '2026-12-28T16:00'] as const
const unknown = 'CALENDAR_NOT_PUBLISHED'
const dues: Readonly<Record<string, readonly [string, string, string, string]>> = {
  '4 HOURS': ['2025-09-30 21:30', '2025-09-28 14:00', '2026-02-13 13:00', '2026-12-28 20:00'],
  '24 HOURS': ['2025-10-01 17:30', '2025-09-29 10:00', '2026-02-14 09:00', '2026-12-29 16:00'],
  '1 NATURAL_DAYS': ['2025-10-02 00:00', '2025-09-30 00:00', '2026-02-15 00:00', '2026-12-30 00:00'],
  '7 NATURAL_DAYS': ['2025-10-08 00:00', '2025-10-06 00:00', '2026-02-21 00:00', '2027-01-05 00:00'],
  '15 NATURAL_DAYS': ['2025-10-16 00:00', '2025-10-14 00:00', '2026-03-01 00:00', '2027-01-13 00:00'],
  '1 WORKING_DAYS': ['2025-10-10 00:00', '2025-09-30 00:00', '2026-02-15 00:00', '2026-12-30 00:00'],
  '2 WORKING_DAYS': ['2025-10-11 00:00', '2025-10-01 00:00', '2026-02-25 00:00', '2026-12-31 00:00'],
  '3 WORKING_DAYS': ['2025-10-12 00:00', '2025-10-10 00:00', '2026-02-26 00:00', '2027-01-01 00:00'],
  '5 WORKING_DAYS': ['2025-10-15 00:00', '2025-10-12 00:00', '2026-02-28 00:00', unknown],
  '10 WORKING_DAYS': ['2025-10-22 00:00', '2025-10-18 00:00', '2026-03-06 00:00', unknown],
  '15 WORKING_DAYS': ['2025-10-29 00:00', '2025-10-25 00:00', '2026-03-13 00:00', unknown],
}
const wordsOf = ({ count: many, unit }: TimeLimit) => `${many} ${unit}`

describe('every clock of every shipped pack, on the calendars that ship', () => {
  /** What would hold in a place that takes the pack over. */
  async function bodies(): Promise<readonly (readonly [code: string, body: HandlingPolicy])[]> {
    const { rules } = platform.running.app
    const base = rules.loadPolicy('handling', rules.rootDivisionId, clock)
    const composed = (await packs())
      .filter(({ word }) => word === 'handling')
      .map((pack) => {
        const made = composePolicy(base, pack.rules)
        if (!made.granted) throw new Error(`${pack.code}: ${made.code} ${made.at}`)
        return [pack.code, made.value.body as HandlingPolicy] as const
      })
    return [['国家', base.body], ...composed]
  }

  /** Every step lies behind it at the same moment, so that every clock begins there. */
  function orderAt(start: number, finding: 'CLEAR' | 'COMPLEX'): HandlingOrder {
    const [opened] = openingEvents('EVALUATION', { lead: 1, coHandler: null }, start)
    if (opened === undefined) throw new Error('nothing opened')
    return {
      ...toHandlingOrder([opened]),
      marks: { BEGUN: start, HANDLED: start, REVIEWED: start },
      finding,
      isPlanned: true,
    }
  }
  const limitOf = (policy: HandlingPolicy, clock: HandlingClock, isComplex: boolean) =>
    (clock === 'HANDLE' && isComplex
      ? (policy.handleComplex ?? policy.clocks.HANDLE)
      : policy.clocks[clock]) as TimeLimit

  test.each(begins.map((from, column) => [from, column] as const))('begun at %s', async (from, column) => {
    const { rules } = platform.running.app
    const calendar = rules.calendarOf(rules.rootDivisionId, null)
    const cases = (await bodies()).flatMap(([code, policy]) =>
      (['CLEAR', 'COMPLEX'] as const).map((finding) => ({ code, policy, finding })),
    )
    const [seen, expected] = [[], []] as [unknown[], unknown[]]
    for (const { code, policy, finding } of cases) {
      const running = clocksOf(orderAt(at(from), finding), policy, calendar)
      expect(running.map(({ clock: name }) => name)).toEqual(handlingClockNames.filter((name) => policy.clocks[name]))
      for (const { clock: name, dueAt: due } of running) {
        seen.push([code, finding, name, due === null ? unknown : inShanghai(due)])
        expected.push([code, finding, name, dues[wordsOf(limitOf(policy, name, finding === 'COMPLEX'))]?.[column]])
      }
    }
    expect(seen.length).toBeGreaterThan(100)
    expect(seen).toEqual(expected)
  })

  test('and every other limit of a loop: extension, escalation, the citizen’s days, appeals', async () => {
    const { rules } = platform.running.app
    const calendar = rules.calendarOf(rules.rootDivisionId, null)
    const appeal = rules.loadPolicy('appeal', rules.rootDivisionId, clock).body
    const limits = (await bodies()).flatMap(([, { extension, escalateAfter, rateWithin, reopenWithin }]) => [
      ...(extension === null ? [] : [extension]),
      ...escalateAfter,
      rateWithin,
      reopenWithin,
    ])
    for (const limit of [...limits, appeal.appealWithin, appeal.objectWithin, appeal.decideWithin])
      for (const [column, from] of begins.entries()) {
        const due = dueAt(limit, at(from), calendar)
        expect([wordsOf(limit), from, due.granted ? inShanghai(due.value) : due.code]).toEqual([
          wordsOf(limit),
          from,
          dues[wordsOf(limit)]?.[column],
        ])
      }
  })
})

describe('a pack that ships', () => {
  test('fits what it changes, contradicts nothing, and names the source of each of its rules', async () => {
    const all = await packs()
    expect(all.length).toBeGreaterThanOrEqual(16)
    const { rules } = platform.running.app
    for (const pack of all.filter((each) => each.rules.length > 0)) {
      const base = rules.loadPolicy(pack.word, rules.rootDivisionId, clock) as {
        readonly body: unknown
        readonly sources: object
        readonly source: string
      }
      const made = composePolicy({ ...base, sources: {} }, pack.rules)
      expect([pack.code, made.granted ? findBodyFault(pack.word, made.value.body) : made.code]).toEqual([
        pack.code,
        undefined,
      ])
      const { status, body } = await propose({ word: pack.word, source: pack.document, rules: pack.rules })
      const refusing = body.findings?.filter(({ weight }: { weight: string }) => weight === 'REFUSES')
      expect([pack.code, status, refusing]).toEqual([pack.code, 201, []])
      for (const each of pack.rules) expect(each.text).not.toBe('')
    }
  })
})

describe('one proposes, another puts in force', () => {
  test('what was in force when it was said governs an order, also after the policy has changed', async () => {
    const before = await rate()
    const old = await duesOf(before)
    expect(old).toMatchObject({ CONTACT: '2026-11-17 10:00', HANDLE: '2026-12-08 00:00' })
    const { rules, document } = await packOf('ZJ')
    const proposed = await propose({ source: document, rules })
    expect(proposed).toMatchObject({ status: 201, body: { state: 'OPEN', isOwn: true, replaces: { version: 2 } } })
    const { proposalId } = proposed.body
    expect(await decide(proposalId, 'ADOPTED')).toMatchObject({ status: 200, body: { state: 'ADOPTED' } })
    // From tomorrow on: today goes on as it began.
    expect(await duesOf(await rate())).toEqual(old)
    clock += dayMs
    expect(await duesOf(await rate())).toMatchObject({ CONTACT: '2026-11-19 00:00', HANDLE: '2026-12-03 00:00' })
    expect(await duesOf(before)).toEqual(old)
  })

  test('each rule tells where it is written, and what it has replaced', async () => {
    const { body } = await call('REVIEWER', 'GET', `/api/v1/policies?word=handling&divisionCode=${district}`)
    const states = body.policies.map(({ divisionCode, state, governs }: Record<string, unknown>) => [
      divisionCode,
      state,
      governs,
    ])
    expect(states).toEqual([
      ['000000000000', 'REPLACED', false],
      ['000000000000', 'IN_FORCE', false],
      [district, 'IN_FORCE', true],
    ])
    const seen = await call('REVIEWER', 'GET', `/api/v1/policies/${body.policies[2].policyId}`)
    const handle = seen.body.rules.find(({ at: pointer }: { at: string }) => pointer === '/clocks/HANDLE')
    expect(handle).toEqual({
      at: '/clocks/HANDLE',
      value: { count: 15, unit: 'NATURAL_DAYS' },
      before: { count: 15, unit: 'WORKING_DAYS' },
      isChanged: true,
      source: expect.objectContaining({ text: '浙江省：15 日内整改并反馈', publishedOn: '2019-10-19' }),
    })
    const plan = seen.body.rules.find(({ at: pointer }: { at: string }) => pointer === '/clocks/PLAN')
    expect(plan.source.text).toContain('3 个工作日内制定整改方案')
    expect(seen.body.findings.map(({ code }: { code: string }) => code)).toEqual(['LAXER_BY_ITS_SOURCE'])
  })

  test('nothing is put in force that contradicts the level above', async () => {
    const { body } = await propose({ rules: [rule('/clocks/HANDLE', { count: 30, unit: 'WORKING_DAYS' })] })
    const refusing = body.findings.filter(({ weight }: { weight: string }) => weight === 'REFUSES')
    expect(refusing).toEqual([
      expect.objectContaining({
        code: 'LAXER_THAN_ABOVE',
        laterPercent: 100,
        at: { divisionCode: district, effectiveFrom: tomorrow(), version: null, pointer: '/clocks/HANDLE' },
        against: { divisionCode: '000000000000', effectiveFrom: '2019-12-03', version: 2, pointer: '/clocks/HANDLE' },
      }),
    ])
    expect((await decide(body.proposalId, 'ADOPTED')).body.code).toBe('POLICY_CONTRADICTS')
    expect((await decide(body.proposalId, 'REJECTED')).body.state).toBe('REJECTED')
    expect((await decide(body.proposalId, 'ADOPTED')).body.code).toBe('PROPOSAL_ENDED')
  })

  test('of two made on the same ground the second is proposed anew; of two who decide at once one is told', async () => {
    const wish = { rules: [rule('/contactTriesMin', 4)] }
    const [first, second] = [await propose(wish), await propose({ rules: [rule('/contactTriesMin', 5)] })]
    const answers = await Promise.all([
      decide(first.body.proposalId, 'ADOPTED'),
      decide(first.body.proposalId, 'ADOPTED'),
    ])
    expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'PROPOSAL_ENDED'])
    clock += dayMs
    const later = { rules: [rule('/contactTriesMin', 6, { text: '和畅区补充规定' })] }
    expect((await decide(second.body.proposalId, 'ADOPTED')).body.code).toBe('EFFECTIVE_TOO_EARLY')
    const next = await propose(later)
    expect((await decide(next.body.proposalId, 'ADOPTED')).status).toBe(200)
    expect((await propose({ rules: [rule('/contactTriesMin', 7)] })).body.findings).toContainEqual(
      expect.objectContaining({ code: 'SAME_DAY', weight: 'REFUSES' }),
    )
  })

  test.each([
    ['a policy that nobody knows', { word: 'weather' }, '422 POLICY_UNKNOWN /word'],
    ['a day that has begun', { effectiveFrom: '2026-11-01' }, '422 EFFECTIVE_TOO_EARLY /effectiveFrom'],
    ['an end before its beginning', { effectiveUntil: '2026-11-02' }, '422 EFFECTIVE_DAYS_WRONG /effectiveUntil'],
    ['a rule that there is not', { rules: [rule('/clock/HANDLE', 1)] }, '422 RULE_UNKNOWN /clock/HANDLE'],
    [
      'a number that is none',
      { rules: [rule('/clocks/HANDLE', { count: 0, unit: 'WORKING_DAYS' })] },
      '422 RULE_NOT_READABLE /clocks/HANDLE/count',
    ],
    ['a place beyond one’s own', { divisionCode: '990100' }, '403 FORBIDDEN /divisionCode'],
  ])('nothing comes of %s', async (_what, over, refused) => {
    const { status, body } = await propose({ rules: [rule('/contactTriesMin', 4)], ...over })
    expect([status, body.code, body.at].join(' ')).toBe(refused)
  })

  test('nobody takes back what another has proposed, and nobody decides on his own', async () => {
    const { body } = await propose({ rules: [rule('/contactTriesMin', 4)] }, 'WORKING_GROUP')
    const taken = await call('SYSTEM_ADMIN', 'POST', `/api/v1/policy-proposals/${body.proposalId}/withdrawal`, {})
    expect(taken.body.code).toBe('NOT_YOURS_TO_DO')
    expect((await decide(body.proposalId, 'ADOPTED', 'WORKING_GROUP')).body.code).toBe('FORBIDDEN')
    const own = await call('WORKING_GROUP', 'POST', `/api/v1/policy-proposals/${body.proposalId}/withdrawal`, {})
    expect(own.body.state).toBe('WITHDRAWN')
    // Nor does the program, past its own rules: PostgreSQL says the same.
    const { app } = platform.running.world
    await expect(
      sql`insert into policy_proposal_end (proposal_id, proposed_by, outcome, account_id, ended_at)
          select id, proposed_by, 'ADOPTED', proposed_by, now() from policy_proposal p
          where not exists (select from policy_proposal_end e where e.proposal_id = p.id) limit 1`.execute(app),
    ).rejects.toThrow(/check constraint/)
    await expect(
      sql`insert into policy (word, division_id, effective_from, version, source, body)
          select word, division_id, '2099-01-01', 1, source, body from policy where word = 'handling' limit 1`.execute(
        app,
      ),
    ).rejects.toThrow(/POLICY_OF_NOBODY/)
    const acts = await platform.database.query<{ act: string }>(
      `select act from audit_entry where target_id = $1 and result = 'DONE' order by id`,
      [body.proposalId],
    )
    expect(acts.map(({ act }) => act)).toEqual(['POLICY_PROPOSED', 'POLICY_WITHDRAWN'])
  })

  test('what things are called is policy as well', async () => {
    const wordOf = async () =>
      (await calls.get<PolicyBody<'wording'>>(`/api/v1/wording?divisionCode=${district}`)).body.terms.APPEAL['zh-CN']
    expect(await wordOf()).toBe('申诉')
    const { rules } = await packOf('NM')
    const { body } = await propose({ word: 'wording', rules })
    await decide(body.proposalId, 'ADOPTED')
    clock += dayMs
    expect(await wordOf()).toBe('复核申述')
  })
})

describe('the calendar of a place', () => {
  const path = `/api/v1/calendars/${district}`
  const holiday = (day: string) => ({ day, kind: 'HOLIDAY' as const, name: '节' })
  const festivals = ['2027-01-01', '2027-05-01', '2027-10-01'].map(holiday)
  const notice = (days: readonly object[] = festivals) => ({
    source: '关于2027年部分节假日安排的通知（试验用，虚构）',
    documentNo: null,
    announcedOn: '2026-12-28',
    days,
  })
  const publish = (sent: object, year = 2027) => call('SYSTEM_ADMIN', 'PUT', `${path}/years/${year}`, sent)
  const say = (day: string, kind: string) =>
    call('WORKING_GROUP', 'PUT', `${path}/days/${day}`, { kind, name: '停止办公', source: '和畅区政府通告' })
  /** What lists and sweeps go by. */
  const dueOf = async (orderId: string) => {
    const rows = await platform.database.query<{ due: Date }>(
      'select next_due_at as due from handling_order_state where order_id = $1',
      [orderId],
    )
    return rows[0] === undefined ? '' : inShanghai(rows[0].due.getTime())
  }
  const sweepLater = async () => {
    clock += 61_000
    await lookAfterOrders({ world: platform.running.world, rules: platform.running.app.rules })
  }

  test('a year that is entered, and a day that is closed, move the deadlines of what is open', async () => {
    clock = at('2026-12-29T10:00')
    const orderId = await rate()
    const steps = [{ step: 'ACKNOWLEDGE' }, { step: 'CONTACT', channel: 'VISIT', outcome: 'REACHED' }]
    for (const [index, step] of steps.entries()) {
      const sent = { version: index + 1, ...step }
      expect(await call('WINDOW_SUPERVISOR', 'POST', `/api/v1/handling-orders/${orderId}/steps`, sent)).toMatchObject({
        status: 200,
      })
    }
    // Three working days reach beyond what is known; fifteen natural days need no notice.
    expect(await duesOf(orderId)).toMatchObject({ PLAN: null, HANDLE: '2027-01-14 00:00' })
    expect(await dueOf(orderId)).toBe('2027-01-14 00:00')
    expect((await call('SYSTEM_ADMIN', 'GET', path)).body).toMatchObject({ knownUntil: '2026-12-31', missedYear: 2027 })

    const published = await publish(notice())
    expect(published).toMatchObject({ status: 200, body: { year: 2027, knownUntil: '2027-12-31', missedYear: null } })
    expect(await duesOf(orderId)).toMatchObject({ PLAN: '2027-01-05 00:00', HANDLE: '2027-01-14 00:00' })
    await sweepLater()
    expect(await dueOf(orderId)).toBe('2027-01-05 00:00')

    expect((await say('2027-01-04', 'LOCAL_CLOSURE')).body.days).toContainEqual(
      expect.objectContaining({ day: '2027-01-04', kind: 'LOCAL_CLOSURE', isOwn: true, divisionCode: district }),
    )
    await sweepLater()
    expect(await dueOf(orderId)).toBe('2027-01-06 00:00')
    expect((await say('2027-01-04', 'ORDINARY')).status).toBe(200)
    await sweepLater()
    expect(await dueOf(orderId)).toBe('2027-01-05 00:00')
  })

  test.each([
    ['a year is published once', () => publish(notice()), '409 CALENDAR_YEAR_KNOWN /year'],
    [
      'work is made up for on a weekend',
      () => publish(notice([...festivals, { day: '2028-01-05', kind: 'ADJUSTED_WORKDAY', name: '元旦' }]), 2028),
      '422 NOTICE_WRONG /days/0',
    ],
    ['a festival is missing', () => publish(notice([holiday('2028-01-01')]), 2028), '422 NOTICE_WRONG /days'],
    ['what has passed has been counted', () => say('2026-12-28', 'LOCAL_CLOSURE'), '422 EFFECTIVE_BEFORE_TODAY /day'],
    ['of an unknown year nothing is said', () => say('2029-01-04', 'LOCAL_CLOSURE'), '422 CALENDAR_NOT_PUBLISHED /day'],
  ])('%s', async (_what, act, refused) => {
    const { status, body } = await act()
    expect([status, body.code, body.at].join(' ')).toBe(refused)
  })

  test('a division that is planned for a later day has the working days of the one it will lie in', async () => {
    const planned = { name: '规划中的街道', level: 'STREET', parentCode: district, effectiveFrom: '2027-03-01' }
    const put = await fetch(`${platform.base}/api/v1/catalogue/divisions/990102099000`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${platform.trial.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(planned),
    })
    expect([put.status, await put.text()]).toEqual([201, expect.anything()])
    const { status, body } = await call('SYSTEM_ADMIN', 'GET', '/api/v1/calendars/990102099000')
    expect([status, body.knownUntil]).toEqual([200, '2027-12-31'])
  })

  test('one’s own place only', async () => {
    const above = await call('SYSTEM_ADMIN', 'PUT', '/api/v1/calendars/990100/years/2028', notice())
    expect(above.body.code).toBe('FORBIDDEN')
  })
})
