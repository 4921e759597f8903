import { afterEach, describe, expect, test } from 'vitest'
import { Providers } from '../../server/letter/providers.ts'
import { toProviders } from '../../server/letter/settings.ts'
import { LetterSweep } from '../../server/letter/sweep.ts'
import { callsOf, occurrenceOf } from '../support/calls.ts'
import { type Behaviour, type GatewayOptions, TestGateway } from '../support/gateway.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

const minuteMs = 60_000
const noon = Date.parse('2026-11-23T12:00:00+08:00')

/** A platform whose letters are sent only when the test says so, by a clock that the test moves. */
interface Stage {
  readonly platform: TestPlatform
  readonly first: TestGateway
  readonly second: TestGateway
  clock: number
  readonly sweeper: () => LetterSweep
  /** Sweeps and lets time pass until nothing is open any more. */
  settle(rounds?: number): Promise<void>
}

let stage: Stage | undefined
afterEach(async () => {
  await stage?.platform.stop()
  await stage?.first.down().catch(() => undefined)
  await stage?.second.down().catch(() => undefined)
  stage = undefined
})

const breaker = { failuresMax: 3, openMsMin: 20_000, openMsMax: 60_000 }

async function setStage(behaviours: { first?: GatewayOptions['behave']; second?: GatewayOptions['behave'] } = {}) {
  let clock = noon
  const now = () => clock
  const [first, second] = [
    await TestGateway.start({ kind: 'sms-json', name: 'first', now, ...optional(behaviours.first) }),
    await TestGateway.start({ kind: 'sms-form', name: 'second', now, ...optional(behaviours.second) }),
  ]
  const providers = [first.settings(), second.settings()]
  const platform = await startPlatform({ now, letters: { providers, breaker, everyMs: 3_600_000 } })
  const { world, keys, app } = platform.running
  const deps = { world, keys, rules: app.rules }
  const sweeper: Stage['sweeper'] = () =>
    new LetterSweep(deps, new Providers(toProviders({ providers }, now, world.outgoing), breaker, now, world.metrics), {
      concurrency: 8,
    })
  const sweep = sweeper()
  stage = {
    platform,
    first,
    second,
    sweeper,
    get clock() {
      return clock
    },
    set clock(at) {
      clock = at
    },
    async settle(rounds = 60) {
      for (let round = 0; round < rounds; round += 1) {
        await sweep.run()
        if ((await openLetterCount(platform)) === 0) return
        clock += 10_000
      }
    },
  }
  return stage
}

/** The platform of the running test is stopped whatever happens to it. */
const optional = (behave: GatewayOptions['behave']) => (behave === undefined ? {} : { behave })

const openLetterCount = async (platform: TestPlatform) =>
  (
    await platform.database.query<{ n: number }>(
      `select count(*)::int as n from letter where turn = 1 and state in ('WAITING', 'SENDING', 'UNKNOWN')`,
    )
  )[0]?.n ?? 0

const states = async (platform: TestPlatform, turn = 1) =>
  Object.fromEntries(
    (
      await platform.database.query<{ state: string; n: number }>(
        'select state::text, count(*)::int as n from letter where turn = $1 group by 1 order by 1',
        [turn],
      )
    ).map(({ state, n }) => [state, n]),
  )

let cases = 0
/** Reports ended services of so many people, each so often. @returns the links in the order of the reports, by phone */
async function report({ platform, clock }: Stage, people: number, each = 1): Promise<Map<string, string[]>> {
  const calls = callsOf(platform)
  const links = new Map<string, string[]>()
  for (let time = 0; time < each; time += 1) {
    for (let person = 0; person < people; person += 1) {
      cases += 1
      const phone = `154${String(person).padStart(8, '0')}`
      const { status, body } = await calls.putCase(`LETTER-${cases}`, {
        applicant: { type: 'NATURAL_PERSON', phone },
        occurrences: [occurrenceOf(clock)],
      })
      expect(status).toBe(201)
      const token = body.occurrences[0]?.invitation?.token
      links.set(phone, [...(links.get(phone) ?? []), `${platform.base}/e?c=SMS#${token}`])
    }
  }
  return links
}

/** Every letter arrived once, at whichever gateway, and those to one person in the order in which they were written. */
function expectOnceInOrder({ first, second }: Stage, links: ReadonlyMap<string, readonly string[]>): void {
  const all = [...first.taken, ...second.taken]
  const arrived = new Map<string, string[]>()
  for (const letter of all.sort((a, b) => a.arrival - b.arrival)) {
    arrived.set(letter.phone, [...(arrived.get(letter.phone) ?? []), letter.link])
  }
  expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(all.length)
  expect(Object.fromEntries(arrived)).toEqual(Object.fromEntries(links))
}

describe('every letter once, and to each person in order', () => {
  const troubles: readonly (readonly [string, (call: number) => Behaviour])[] = [
    ['takes everything', () => 'TAKE'],
    ['answers 500 after it has taken the letter', () => 'TAKE_THEN_500'],
    ['answers 500 and takes nothing', () => 'FAIL'],
    ['is slow: it takes the letter, and answers after we have gone', () => 'TAKE_THEN_HANG'],
    ['is slow and takes nothing', () => 'HANG'],
    ['refuses', () => 'REFUSE'],
    [
      'does each of these in turn',
      (call) => (['TAKE', 'TAKE_THEN_500', 'HANG', 'REFUSE', 'FAIL', 'TAKE_THEN_HANG'] as const)[call % 6] ?? 'TAKE',
    ],
  ]
  test.each(troubles)(
    'while the first gateway %s',
    async (_name, behave) => {
      const set = await setStage({ first: behave })
      const links = await report(set, 6, 3)
      await set.settle()
      expect(await states(set.platform)).toEqual({ SENT: 18 })
      expectOnceInOrder(set, links)
    },
    60_000,
  )
})

describe('failover', () => {
  test('a gateway that is down is left alone after three failures, tried again later, and used again', async () => {
    const set = await setStage()
    await set.first.down()
    const links = await report(set, 10)
    await set.settle()
    expect(await states(set.platform)).toEqual({ SENT: 10 })
    expectOnceInOrder(set, links)
    expect(set.second.taken).toHaveLength(10)
    const breakerOf = async (name: string) =>
      (await set.platform.running.metrics.letterBreaker.get()).values.find(({ labels }) => labels.provider === name)
        ?.value
    expect(await breakerOf('first')).toBe(2)
    expect((await set.platform.running.metrics.letterBreakerOpenings.get()).values[0]?.value).toBe(1)
    await set.first.up()
    // Still within the time in which it is left alone.
    const during = await report(set, 3)
    await set.settle()
    expect(set.first.calls).toBe(0)
    set.clock += 60_000
    const after = await report(set, 4)
    await set.settle()
    expect(await breakerOf('first')).toBe(0)
    expect(set.first.taken.length).toBeGreaterThan(0)
    expect(set.first.taken.length + set.second.taken.length).toBe(10 + sizeOf(during) + sizeOf(after))
  })

  test('with both down nothing is lost: letters wait, and go when one comes back', async () => {
    const set = await setStage()
    await set.first.down()
    await set.second.down()
    const links = await report(set, 5, 2)
    await set.settle(6)
    expect(await states(set.platform)).toEqual({ WAITING: 10 })
    await set.second.up()
    await set.settle()
    expect(await states(set.platform)).toEqual({ SENT: 10 })
    expectOnceInOrder(set, links)
  })

  test('an unknown number is the letter’s fault: no other gateway is tried, and the breaker stays closed', async () => {
    const set = await setStage({ first: () => 'DEAD_NUMBER' })
    await report(set, 5)
    await set.settle()
    expect(await states(set.platform)).toEqual({ UNDELIVERED: 5 })
    expect(set.second.calls).toBe(0)
  })
})

describe('several sweepers, and one that loses its database', () => {
  test('three at once send nothing twice', async () => {
    const set = await setStage({ first: (call) => (call % 5 === 0 ? 'TAKE_THEN_500' : 'TAKE') })
    const links = await report(set, 12, 3)
    const sweepers = [set.sweeper(), set.sweeper(), set.sweeper()]
    for (let round = 0; round < 12; round += 1) {
      await Promise.all(sweepers.map((one) => one.run()))
      set.clock += 10_000
    }
    expect(await states(set.platform)).toEqual({ SENT: 36 })
    expectOnceInOrder(set, links)
  })

  test('after the send, before it is written down: the gateway is asked, and nothing goes out again', async () => {
    const set = await setStage()
    const links = await report(set, 6)
    const { database } = set.platform
    await database.query('alter table letter_tally rename to letter_tally_gone')
    await set
      .sweeper()
      .run()
      .catch(() => undefined)
    await database.query('alter table letter_tally_gone rename to letter_tally')
    expect(await states(set.platform)).toEqual({ SENDING: 6 })
    expect(set.first.taken).toHaveLength(6)
    await set.settle()
    expect(await states(set.platform)).toEqual({ SENT: 6 })
    expectOnceInOrder(set, links)
  })

  test('while nobody can be asked, an uncertain letter is never sent again, and in the end is called uncertain', async () => {
    const set = await setStage({ first: () => 'TAKE_THEN_HANG' })
    await report(set, 2)
    const sweep = set.sweeper()
    await sweep.run()
    await set.first.down()
    for (let hour = 0; hour < 26; hour += 1) {
      set.clock += 60 * minuteMs
      await sweep.run()
    }
    expect(await states(set.platform)).toEqual({ UNCERTAIN: 2 })
    expect([...set.first.taken, ...set.second.taken]).toHaveLength(2)
  })
})

describe('receipts', () => {
  test('tell what became of a letter, once, however often and in whatever order they come', async () => {
    const set = await setStage()
    const { platform, first } = set
    await report(set, 4)
    await set.settle()
    const ids = first.taken.map(({ messageId }) => messageId)
    expect(new Set(await first.tell(platform.base, ids.slice(0, 3), 'DELIVERED', 3))).toEqual(new Set([200]))
    await first.tell(platform.base, ids.slice(2), 'FAILED', 2)
    expect(await states(platform)).toEqual({ DELIVERED: 3, UNDELIVERED: 1 })
    const [tally] = await platform.database.query(
      'select sum(sent)::int as sent, sum(delivered)::int as delivered, sum(undelivered)::int as undelivered from letter_tally',
    )
    expect(tally).toEqual({ sent: 4, delivered: 3, undelivered: 1 })
  })

  test('that come before the answer to the call tell that the letter was taken', async () => {
    const set = await setStage({ first: () => 'TAKE_THEN_HANG' })
    await report(set, 1)
    await set.sweeper().run()
    expect(await states(set.platform)).toEqual({ UNKNOWN: 1 })
    await set.first.tell(
      set.platform.base,
      set.first.taken.map(({ messageId }) => messageId),
      'DELIVERED',
    )
    expect(await states(set.platform)).toEqual({ DELIVERED: 1 })
    await set.settle(3)
    expect(set.first.asks).toBe(0)
  })

  test('of both wire formats are refused unless they are signed with the provider’s secret', async () => {
    const set = await setStage()
    const { base } = set.platform
    const one = ['018f0000-0000-7000-8000-000000000000']
    for (const gateway of [set.first, set.second]) {
      expect(await gateway.tell(base, one, 'DELIVERED', 1, 'another secret')).toEqual([401])
      expect(await gateway.tell(base, one, 'DELIVERED')).toEqual([200])
    }
    expect((await fetch(`${base}/letters/receipts/nobody`, { method: 'POST', body: '' })).status).toBe(404)
  })
})

const sizeOf = (links: ReadonlyMap<string, readonly string[]>) => [...links.values()].flat().length
