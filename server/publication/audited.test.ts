import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { limitedCalls } from '../../domain/rate-limit.ts'
import { bringAppeal } from '../../tests/support/appeal.ts'
import { audit } from '../../tests/support/auditor.ts'
import { bendingMirror } from '../../tests/support/bending-mirror.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { settleLedger } from '../../tests/support/ledger.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import { withdrawByTwo } from '../../tests/support/publication.ts'
import { bringScoredDays, bringScoredHall } from '../../tests/support/scored-city.ts'
import { lookAfterPeriods } from '../score-period/index.ts'
import { type PastPublishers, playPublications } from './index.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-07-01T09:00:00+08:00')
let platform: TestPlatform
let people: PastPublishers

async function play(days: number): Promise<void> {
  const deps = { world: platform.running.world, rules: platform.running.app.rules }
  for (let day = 0; day < days; day += 6) {
    await lookAfterPeriods(deps)
    await playPublications(deps, people)
    clock += 6 * dayMs
  }
}

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await changePolicy(platform, 'rate-limit', {
    callsPerMinute: Object.fromEntries(limitedCalls.map((each) => [each, 100_000])),
  })
  // What was given before the platform began is opened nowhere: no day is, so that it does not hang on how far the platform has come with it.
  await changePolicy(platform, 'ledger', { openAfterDays: 366 })
  const order = (await callsOf(platform).give(await platform.invite(), 1, 'a-bad-one-at-A01')).body.id
  await bringScoredHall(platform, 3)
  await bringScoredDays(platform, { from: '2026-04-01' as PlainDate, to: '2026-06-30' as PlainDate, aDay: 1 })
  const accounts = await platform.database.query<{ id: string }>(
    `select id from account where username in ('trial.hr', 'trial.reviewer', 'trial.window-staff') order by username`,
  )
  const [CHECKED, REVIEWED, SIGNED] = accounts.map(({ id }) => id)
  people = { CHECKED, REVIEWED, SIGNED } as PastPublishers
  await play(100)
  // An evaluation of May is found not to count, when May and its quarter have long been published.
  const appealId = await bringAppeal(platform, order, 'UPHELD')
  await platform.database.query(
    `insert into evaluation_invalidation (evaluation_id, division_id, hall_id, appeal_id, invalidated_at)
     select e.id, e.division_id, e.hall_id, $1, $2 from evaluation e join service_window w on w.id = e.window_id
     where w.window_code = 'S01' and e.service_day between '2026-05-01' and '2026-05-31' order by e.id limit 1`,
    [appealId, new Date(clock)],
  )
  clock += dayMs
  await play(40)
  await settleLedger(platform.running)
}, 240_000)
afterAll(() => platform.stop())

const open = async (path: string) => (await fetch(`${platform.base}/api/v1/${path}`)).json()
async function ask(period: string, url = platform.base, ...more: readonly string[]) {
  const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
  const vkey = lines.find((line) => line.startsWith('checkpoint '))?.split(' ')[1] ?? ''
  const found = await audit('ranking', period, '--url', url, '--vkey', vkey, ...more)
  // Days are opened while the clock leaps: that some are not yet is no finding about the ranking.
  return { ...found, findings: found.findings.filter(({ code }) => code !== 'COUNTS_LATE') }
}
async function bent(period: string, pages: RegExp, change: readonly [string | RegExp, string]) {
  const mirror = await bendingMirror(platform.base, pages, change)
  const found = await ask(period, mirror.url)
  await mirror.stop()
  expect(mirror.timesBent()).toBeGreaterThan(0)
  return found.findings.map(({ what }) => what)
}

describe('all versions of a month', () => {
  test('are checked, each by its own inputs; one alone where it is asked for', async () => {
    const { periods } = await open('rankings')
    const may = periods.find(({ period }: { period: string }) => period === '2026-05')
    expect(may.published.map(({ revision }: { revision: number }) => revision)).toEqual([1, 0])
    const all = await ask('2026-05')
    expect(all.findings).toEqual([])
    expect(all.remarks).toContain('versions of a ranking 2')
    const first = await ask('2026-05', platform.base, '--revision', '0')
    expect(first.findings).toEqual([])
    expect(first.remarks).toContain('versions of a ranking 1')
    expect(await ask('2026-05', platform.base, '--revision', '7')).toMatchObject({ exitCode: 2 })
  }, 60_000)

  test.each([
    [
      'an old one is not in the catalogue',
      /v1.rankings$/,
      [/("period":"2026-05".*?"revision":)0/, '$1 4'],
      'a version that was published is not',
    ],
    ['an old one is shown as another', /2026-05.revision=0/, ['"revision":"0"', '"revision":"1"'], 'another version'],
    ['an old one tells other names', /2026-05.revision=0/, ['"evaluations":', '"evaluations":1'], 'the page tells'],
    ['the newest one is another', /2026-05$/, ['"evaluations":', '"evaluations":1'], 'whoever names no version'],
    ['an old text is another', /2026-05.result.revision=0/, ['"evaluations":', '"evaluations":1'], 'the text of the'],
    [
      'the history of a window',
      /windows.S02$/,
      [/("period":"2026-05".*?"revision":)0/, '$1 9'],
      'a page of a window tells',
    ],
  ] as const)(
    '%s',
    async (_, pages, change, what) => {
      expect((await bent('2026-05', pages, change)).some((each) => each.startsWith(what))).toBe(true)
    },
    60_000,
  )
})

describe('a longer period', () => {
  test.each(['2026-Q2', '2026-H1'])(
    'rests on its months as they were published: %s',
    async (period) => {
      const { periods } = await open('rankings')
      const told = periods.find((each: { period: string }) => each.period === period)
      expect(told.published.map(({ revision }: { revision: number }) => revision)).toEqual([1, 0])
      const found = await ask(period)
      expect(found.findings).toEqual([])
      expect(found.remarks).toContain('months held against their publications')
    },
    60_000,
  )

  test('is found to rest on other months where these were not published so', async () => {
    const { proof } = await open('rankings/2026-04')
    const [digest] = proof.inputs
    const other = `${digest.startsWith('0') ? '1' : '0'}${digest.slice(1)}`
    const found = await bent('2026-Q2', /2026-04(\?|$)/, [`{${digest}`, `{${other}`])
    expect(found).toContain('a month of it is not one that was published')
  }, 60_000)
})

test('what is withdrawn stays to be checked, and its mark may not be taken away', async () => {
  const [row] = await platform.database.query<{ id: string }>(
    `select publication_id as id from published_ranking where period = '2026-05' and revision = 1`,
  )
  expect((await withdrawByTwo(platform, row?.id ?? '', '更正有误')).status).toBe(200)
  await settleLedger(platform.running)
  const found = await ask('2026-05')
  expect(found.findings).toEqual([])
  expect(found.remarks).toContain('versions of a ranking 2')
  const marked = /"withdrawn":\{[^}]*\}/.exec(JSON.stringify(await open('rankings')))?.[0] ?? ''
  for (const [pages, what] of [
    [/v1.rankings$/, 'that it was withdrawn, and why, is not told as the log has it'],
    [/v1.portal$/, 'whether it was withdrawn is told otherwise than in the log'],
    [/bulletins.2026-05$/, 'whether it was withdrawn is told otherwise than in the log'],
    [/windows.S01$/, 'whether it was withdrawn is told otherwise than in the log'],
  ] as const)
    expect(await bent('2026-05', pages, [marked, '"withdrawn":null'])).toContain(what)
}, 120_000)
