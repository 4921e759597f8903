import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../domain/access.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { limitedCalls } from '../../../domain/rate-limit.ts'
import { audit } from '../../../tests/support/auditor.ts'
import { bendingMirror } from '../../../tests/support/bending-mirror.ts'
import { bringCityScheme, bringVisits } from '../../../tests/support/composite-month.ts'
import { settleLedger } from '../../../tests/support/ledger.ts'
import { startPlatform, type TestPlatform } from '../../../tests/support/platform.ts'
import { changePolicy } from '../../../tests/support/policy.ts'
import { bringScoredDays, bringScoredHall } from '../../../tests/support/scored-city.ts'
import { browserOf, freshCookie } from '../../../tests/support/staff.ts'
import { lookAfterPeriods } from '../../score-period/index.ts'
import { draftPublications } from '../index.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-10-02T10:00:00+08:00')
let platform: TestPlatform
let oldScheme: string
let newScheme: string
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  // An auditor asks for much at once, and the clock stands still: nobody is told to wait here.
  await changePolicy(platform, 'rate-limit', {
    callsPerMinute: Object.fromEntries(limitedCalls.map((each) => [each, 100_000])),
  })
  await bringScoredHall(platform, 14)
  await bringScoredDays(platform, { from: '2026-08-01' as PlainDate, to: '2026-09-30' as PlainDate, aDay: 20 })
  await bringVisits(platform, '2026-09-18' as PlainDate)
  oldScheme = await bringCityScheme(platform)
  newScheme = await bringCityScheme(platform, { from: '2026-09-01' })
  // A scheme that takes effect in the middle of a month counts from the next one on.
  await bringCityScheme(platform, { from: '2026-09-15' })
  await laterPolicy('window-score', '2026-09-01', { probabilityMinThousandths: 990 })
  await laterPolicy('terminal', '2026-09-16', { thanksSeconds: 9 })
  for (const days of [35, 20]) {
    clock += days * dayMs
    await lookAfterPeriods({ world: platform.running.world, rules: platform.running.app.rules })
  }
  await draftPublications({ world: platform.running.world, rules: platform.running.app.rules })
  for (const period of ['2026-08', '2026-09']) await publish(period)
  await settleLedger(platform.running)
}, 240_000)
afterAll(() => platform.stop())

async function laterPolicy(word: string, from: string, change: object): Promise<void> {
  await platform.database.query(
    `insert into policy (word, division_id, effective_from, version, source, body)
     select word, division_id, $3, max(version) over () + 1, source, body || $2::jsonb
     from policy where word = $1 order by version desc limit 1`,
    [word, JSON.stringify(change), from],
  )
  await platform.running.app.rules.refresh()
}
async function call(role: Role, method: string, path: string, body?: unknown) {
  return browserOf(platform).call(method, `/api/v1/${path}`, body, { cookie: await freshCookie(platform, role) })
}
async function publish(period: string): Promise<void> {
  const { body } = await call('WORKING_GROUP', 'GET', 'publications')
  const found = body.publications.find((each: { period: string; state: string }) => each.period === period)
  const steps = `publications/${found.publicationId}`
  await call('WORKING_GROUP', 'POST', `${steps}/steps`, { step: 'CHECKED' })
  await call('DISCIPLINE_INSPECTOR', 'POST', `${steps}/steps`, { step: 'REVIEWED' })
  expect((await call('LEADING_GROUP', 'POST', `${steps}/signature`, {})).status).toBe(200)
}
const open = async (path: string) => {
  const answer = await fetch(`${platform.base}/api/v1/${path}`)
  return { status: answer.status, body: await answer.json() }
}
async function askAuditor(url: string) {
  const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
  const vkey = lines.find((line) => line.startsWith('checkpoint '))?.split(' ')[1] ?? ''
  return audit('ranking', '2026-09', '--url', url, '--vkey', vkey)
}

describe('a month whose rules, scheme and terminals have changed', () => {
  test('keeps the rules of its first day, the scheme as well as the policies', async () => {
    const rows = await platform.database.query<{ period: string; purpose: string; schemeId: string; from: string }>(
      `select s.period, s.purpose, c.scheme_id as "schemeId", p.effective_from::text as from
       from score_computation s join composite_computation c on c.computation_id = s.id join policy p on p.id = s.score_policy_id
       where s.period in ('2026-08', '2026-09') and s.purpose <> 'OBJECTION' order by 1, 2`,
    )
    const first = '2019-12-03'
    expect(rows).toEqual([
      { period: '2026-08', purpose: 'FINAL', schemeId: oldScheme, from: first },
      { period: '2026-09', purpose: 'BRIDGE', schemeId: oldScheme, from: first },
      { period: '2026-09', purpose: 'FINAL', schemeId: newScheme, from: '2026-09-01' },
    ])
  })

  test('is shown beside what the rules of before make of what was asked as before', async () => {
    const { bridge } = (await open('rankings/2026-09/bridge')).body
    expect(bridge.changed).toEqual(['window-score', 'scheme', 'terminal'])
    expect(bridge).toMatchObject({ rulesDay: '2026-08-01', askedUntil: '2026-09-15T16:00:00.000Z', namesLast: false })
    // Fifteen of thirty days were asked as before.
    expect([bridge.evaluationsNow, bridge.evaluationsBefore]).toEqual([14 * 30 * 20, 14 * 15 * 20])
    expect(bridge.countsBefore.TOP).toBeGreaterThan(0)
    expect(bridge.named.length).toBeGreaterThanOrEqual(bridge.countsBefore.TOP)
    for (const { now, before } of bridge.named) expect(now !== null || before !== null).toBe(true)
    expect(bridge.composite).toMatchObject({ version: 1 })
    expect(bridge.proof.row.scheme_id).toBe(oldScheme)
  })

  test('a month whose rules are those of before has none', async () => {
    expect((await open('rankings/2026-08/bridge')).body).toEqual({ period: '2026-08', revision: 0, bridge: null })
    expect((await open('rankings/2026-01/bridge')).status).toBe(404)
  })
})

describe('the auditor', () => {
  test('computes both sides anew and finds nothing', async () => {
    const found = await askAuditor(platform.base)
    expect(found.codes.filter((code) => code !== 'COUNTS_LATE')).toEqual([])
    expect(found.remarks).toContain('bridges 1')
    expect(found.remarks).toContain('windows whose participation was compared with the log')
    expect(found.remarks).toContain('halls shown in the portal and in open data')
  }, 60_000)

  const ofRanking = /rankings.2026-09(\?revision=0)?$/
  const counted = '{"hallCode":"YP-SCORE-01","windowCode":"S01","revision":1,"invited":5,"evaluated":null,'
  test.each([
    ['another number', /methodology$/, '"at":"/smallestCell","value":5', '"at":"/smallestCell","value":4'],
    ['another version', /methodology$/, '"word":"publication","version":1', '"word":"publication","version":9'],
    ['another weight', /methodology$/, '"citizen":5000', '"citizen":5001'],
    ['no scheme', /methodology$/, '"schemes":[', '"schemes":[],"other":['],
  ])(
    'sees it where the method page tells another rule than the log holds: %s',
    async (_, page, from, to) => {
      const bent = await bendingMirror(platform.base, page, [from, to])
      const found = await askAuditor(bent.url)
      await bent.stop()
      expect(bent.timesBent()).toBeGreaterThan(0)
      expect(found.codes).toContain('RULE_DIFFERS')
    },
    60_000,
  )

  test('does not find in the log a rule that was never logged', async () => {
    const bent = await bendingMirror(platform.base, /log.rules$/, ['\\"thanksSeconds\\": 9', '\\"thanksSeconds\\": 8'])
    const found = await askAuditor(bent.url)
    await bent.stop()
    expect(found.codes).toContain('LEAF_MISSING')
  }, 60_000)

  test.each([
    ['a bridge is kept back', /bridge\?/, '"bridge":', '"bridge":null,"other":'],
    ['figures of before', /bridge\?/, '"before":{"verdict":"TOP","points":', '"before":{"verdict":"TOP","points":1'],
    ['counts of before', /bridge\?/, '"countsBefore":{"TOP":', '"countsBefore":{"TOP":1'],
    ['what changed', /bridge\?/, '["window-score","scheme","terminal"]', '["terminal"]'],
    ['its row', /bridge\?/, '"rules_day":"2026-08-01"', '"rules_day":"2026-09-01"'],
    ['how many were counted', ofRanking, '"evaluations":8400', '"evaluations":8401'],
    ['how many were left out', ofRanking, '"exempted":0', '"exempted":3'],
    ['who was invited', ofRanking, '"invited":', '"invited":1'],
    ['who has answered', ofRanking, '"answered":', '"answered":1'],
    ['how many are not named', ofRanking, '"counts":{"TOP":', '"counts":{"TOP":1'],
    ['that the last are not named yet', ofRanking, '"namesLast":false', '"namesLast":true'],
    ['by what they are not', ofRanking, '\\"namesLast\\": false', '\\"namesLast\\": true'],
    [
      'a day of the log',
      /invitation-counts/,
      '"counts":[',
      `"counts":[${counted}"countedAt":"2026-09-20T00:00:00Z"}],"other":[`,
    ],
    ['why windows are held', /composite\?/, '"GROUP_MISSING":', '"GROUP_MISSING":1'],
    ['how many visits count', /composite\?/, '"visits":20', '"visits":21'],
    ['the whole city', /v1.portal$/, '"grades":[', '"grades":[1'],
    ['verdicts in the portal', /v1.portal$/, '"verdicts":{', '"verdicts":{"BOTTOM":77,'],
    ['a hall', /portal.halls.YP-SCORE-01$/, '"hundredths":', '"hundredths":1'],
    ['a window', /portal.halls.YP-SCORE-01$/, '"said":"TOP"', '"said":null'],
    ['a window left out', /portal.halls.YP-SCORE-01$/, '"windowCode":"S03"', '"windowCode":"S02"'],
    ['a table', /open-data.halls$/, '"YP-SCORE-01",8400', '"YP-SCORE-01",8410'],
    ['a table of windows', /open-data.windows$/, '"TOP"', 'null'],
    ['a table of periods', /open-data.periods$/, '8400', '8500'],
    ['the page of a window', /2026-09.window\?/, '"verdict":"TOP"', '"verdict":"MIDDLE"'],
    ['a figure of a window that is not named', /2026-09.window\?/, '"effective":', '"effective":1'],
    ['the page of a window, to whoever names no version', /windowCode=S03$/, '"answered":', '"answered":1'],
    ['the page of a window on the whole', /composite.window\?/, '"coverage":', '"coverage":1'],
    ['an indicator of a window', /composite.window\?/, '"state":"MEASURED"', '"state":"MISSING"'],
    ['the history of a window', /windows.S05$/, '"hundredths":', '"hundredths":1'],
    ['by what texts a window is proved', /windows.S05$/, '"inputs":["', '"inputs":["00'],
    ['a bulletin', /bulletins.2026-09$/, '"evaluations":8400', '"evaluations":8401'],
    ['the month before in a bulletin', /bulletins.2026-09$/, '"before":{', '"before":null,"other":{'],
    ['whom a bulletin names', /bulletins.2026-09$/, '"named":[', '"named":[],"other":['],
    ['a hall in a bulletin', /bulletins.2026-09$/, '"halls":[', '"halls":[],"other":['],
    ['until when was asked as before', /bridge\?/, '"askedUntil":"2026-09-15', '"askedUntil":"2026-09-14'],
    ['by which scheme it was before', /bridge\?/, '"composite":{"version":1', '"composite":{"version":2'],
    ['a window that the log names', /invitation-counts.day=2026-09-20/, '"windowCode":"S07"', '"windowCode":"S77"'],
    ['what stands', /v1.rankings$/, '"standing":0', '"standing":null'],
    ['a file', /open-data.halls.csv$/, 'YP-SCORE-01,8400', 'YP-SCORE-01,8410'],
  ])(
    'sees it where another is told: %s',
    async (_, page, from, to) => {
      const bent = await bendingMirror(platform.base, page, [from, to])
      const found = await askAuditor(bent.url)
      await bent.stop()
      expect(bent.timesBent()).toBeGreaterThan(0)
      expect(found.codes).toContain('RANKING_DIFFERS')
    },
    60_000,
  )
})
