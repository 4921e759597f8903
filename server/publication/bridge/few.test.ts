import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCompositeInput } from '../../../domain/composite-input.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { limitedCalls } from '../../../domain/rate-limit.ts'
import type { ScoreInput } from '../../../domain/score-input.ts'
import { sizeOf } from '../../../domain/score-tally.ts'
import { readInput } from '../../../domain/score-text.ts'
import { audit } from '../../../tests/support/auditor.ts'
import { bringCityScheme } from '../../../tests/support/composite-month.ts'
import { settleLedger } from '../../../tests/support/ledger.ts'
import { startPlatform, type TestPlatform } from '../../../tests/support/platform.ts'
import { changePolicy } from '../../../tests/support/policy.ts'
import { bringScoredDays, bringScoredHall } from '../../../tests/support/scored-city.ts'
import { lookAfterPeriods } from '../../score-period/index.ts'
import { type PastPublishers, playPublications } from '../index.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-07-02T10:00:00+08:00')
let platform: TestPlatform
/** By the rules of May; those of June ask for five. */
const strictest = 8

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await changePolicy(platform, 'rate-limit', {
    callsPerMinute: Object.fromEntries(limitedCalls.map((each) => [each, 100_000])),
  })
  await bringScoredHall(platform, 14)
  await bringScoredDays(platform, { from: '2026-05-01' as PlainDate, to: '2026-06-30' as PlainDate, aDay: 10 })
  // Of T01 two come on the last day, after the terminals were changed; T02 has six; T03 nobody; T04 three. At T05 nine
  // enterprises are among citizens, too few of them in any cell. T06 and T07 are closed in the middle of
  // June; T07 has two of the days before.
  await openWindows(['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07'])
  await closeWindows(['T06', 'T07'], '2026-06-15')
  await give('T01', '2026-06-20', 18)
  await give('T01', '2026-06-30', 2)
  await give('T02', '2026-05-20', 6)
  await give('T02', '2026-06-20', 6)
  await give('T04', '2026-06-20', 3)
  await give('T07', '2026-06-05', 2)
  await give('T05', '2026-06-10', 24)
  await give('T05', '2026-06-11', 9, { audience: 'ENTERPRISE' })
  await bringCityScheme(platform)
  await laterPolicy('window-score', '2026-05-01', { smallestCell: strictest })
  await laterPolicy('window-score', '2026-06-01', { smallestCell: 5 })
  await laterPolicy('terminal', '2026-06-30', { thanksSeconds: 9 })
  await passDays(100)
}, 240_000)
afterAll(() => platform.stop())

async function passDays(most: number): Promise<void> {
  const accounts = await platform.database.query<{ id: string }>(
    `select id from account where username in ('trial.hr', 'trial.reviewer', 'trial.window-staff') order by username`,
  )
  const [CHECKED, REVIEWED, SIGNED] = accounts.map(({ id }) => id)
  const deps = { world: platform.running.world, rules: platform.running.app.rules }
  for (let days = 0; days < most; days += 6) {
    await lookAfterPeriods(deps)
    await playPublications(deps, { CHECKED, REVIEWED, SIGNED } as PastPublishers)
    clock += 6 * dayMs
  }
}
async function laterPolicy(word: string, from: string, change: object): Promise<void> {
  await platform.database.query(
    `insert into policy (word, division_id, effective_from, version, source, body)
     select word, division_id, $3, max(version) over () + 1, source, body || $2::jsonb
     from policy where word = $1 order by version desc limit 1`,
    [word, JSON.stringify(change), from],
  )
  await platform.running.app.rules.refresh()
}
async function openWindows(codes: readonly string[]): Promise<void> {
  await platform.database.query(
    `with opened as (
       insert into service_window (hall_id, window_code) select h.id, c from service_hall h, unnest($1::text[]) c where hall_code = 'YP-SCORE-01' returning id, window_code
     )
     insert into service_window_version (window_id, effective_from, name, kind) select id, '2020-01-01', '窗口 ' || window_code, 'COMPREHENSIVE' from opened`,
    [codes],
  )
}
async function closeWindows(codes: readonly string[], from: string): Promise<void> {
  await platform.database.query(
    `insert into service_window_version (window_id, effective_from, name, kind, status)
     select w.id, $2::date, '窗口 ' || w.window_code, 'COMPREHENSIVE', 'CLOSED' from service_window w where w.window_code = any ($1::text[])`,
    [codes, from],
  )
}
/** As they were given at the first window, at another one, in the evening of a day of service or at another instant. */
async function give(
  window: string,
  day: string,
  count: number,
  { at = Date.parse(`${day}T20:30:00+08:00`), audience = 'CITIZEN' } = {},
): Promise<void> {
  await platform.database.query(
    `insert into evaluation
     select (jsonb_populate_record(e, jsonb_build_object('window_id', w.id, 'audience', $5::text, 'service_day', $2::date, 'received_at', $4::timestamptz, 'id',
       (lpad(to_hex((extract(epoch from $4::timestamptz) * 1000)::bigint), 12, '0') || '7' || substr(d.drawn, 1, 3) || '8' || substr(d.drawn, 4, 15))::uuid))).*
     from (
       select e, row_number() over (order by e.id) as turn from evaluation e join service_window s on s.id = e.window_id
       where s.window_code = 'S01' and e.service_day between '2026-05-01' and '2026-05-10'
     ) known
     join service_window w on w.window_code = $1
     cross join lateral (select md5($1 || $2 || turn) as drawn) d
     where turn <= $3::integer`,
    [window, day, count, new Date(at), audience],
  )
}

interface Read {
  readonly month: string
  readonly input: ScoreInput
}
async function textsOf(digests: readonly string[]): Promise<readonly Read[]> {
  const rows = await platform.database.query<{ digest: string; month: string; packed: Buffer }>(
    `select encode(digest, 'hex') as digest, month, packed from score_input`,
  )
  return digests.flatMap((digest) => {
    const row = rows.find((each) => each.digest === digest)
    const read = row && readInput(gunzipSync(row.packed).toString('utf8'))
    return row !== undefined && read?.granted === true ? [{ month: row.month, input: read.value }] : []
  })
}
type Side = 'published_ranking' | 'published_bridge'
async function publishedOf(side: Side, period: string, revision = 0) {
  const [row] = await platform.database.query<{ inputs: string[]; evaluations: number; composite: string | null }>(
    `select p.inputs, p.evaluations::integer as evaluations,
       ${side === 'published_bridge' ? "encode(p.composite_input_digest, 'hex')" : "(select encode(input_digest, 'hex') from published_composite c where c.period = p.period and c.revision = p.revision)"} as composite
     from ${side} p where p.period = $1 and p.revision = $2`,
    [period, revision],
  )
  if (row === undefined) throw new Error(`no ${side} of ${period}`)
  const own = period.includes('Q') ? 3 : 1
  return { ...row, texts: await textsOf(row.inputs.slice(0, own)) }
}
const windowOf = (input: ScoreInput | undefined, code: string) =>
  input?.windows.find(({ key }) => key === `YP-SCORE-01/${code}`)
const cellsOf = (input: ScoreInput | undefined, code: string) =>
  input?.cells.filter(({ window }) => window === `YP-SCORE-01/${code}`) ?? []
const sumOf = (all: readonly (readonly number[])[]) =>
  [0, 1, 2, 3, 4].map((at) => all.reduce((sum, one) => sum + (one[at] ?? 0), 0))
async function gradedOf(digest: string | null) {
  const [row] = await platform.database.query<{ packed: Buffer }>(
    `select packed from composite_input where encode(digest, 'hex') = $1`,
    [digest],
  )
  const read = readCompositeInput(gunzipSync(row?.packed as Buffer).toString('utf8'))
  if (!read.granted) throw new Error(read.code)
  return read.value.graded
}
const open = async (path: string) => (await fetch(`${platform.base}/api/v1/${path}`)).text()
const isFew = (count: number) => count !== 0 && count < strictest

describe('a month of changed rules beside what those of before make of it', () => {
  test('tells by both sides nothing of a window of too few by the stricter of both', async () => {
    for (const side of ['published_ranking', 'published_bridge'] as const) {
      const [june] = (await publishedOf(side, '2026-06')).texts
      for (const code of ['T02', 'T03', 'T04']) {
        expect(windowOf(june?.input, code)).toMatchObject({ evaluations: null, invited: null, answered: null })
        expect(cellsOf(june?.input, code)).toEqual([])
      }
      expect(june?.input.cells.every(({ grades }) => sizeOf(grades) >= strictest)).toBe(true)
    }
  })

  test('does not let anybody subtract what the last days were given', async () => {
    for (const period of ['2026-06', '2026-Q2']) {
      const [now, before] = [
        await publishedOf('published_ranking', period),
        await publishedOf('published_bridge', period),
      ]
      expect(isFew(now.evaluations - before.evaluations)).toBe(false)
      const june = ({ texts }: typeof now) => texts.find(({ month }) => month === '2026-06')?.input
      const [own, others] = [june(now), june(before)]
      expect([windowOf(own, 'T01')?.evaluations, windowOf(others, 'T01')?.evaluations]).toEqual([20, null])
      expect(cellsOf(others, 'T01')).toEqual([])
      // Whoever had enough before and after is compared on.
      expect([windowOf(own, 'S01')?.evaluations, windowOf(others, 'S01')?.evaluations]).toEqual([300, 290])
      for (const { key, evaluations } of others?.windows ?? []) {
        const whole = own?.windows.find((window) => window.key === key)?.evaluations ?? null
        expect(evaluations !== null && isFew((whole ?? 0) - evaluations)).toBe(false)
      }
    }
  })

  test('reads the months of a quarter that did not change as its ranking does', async () => {
    const [now, before] = [
      await publishedOf('published_ranking', '2026-Q2'),
      await publishedOf('published_bridge', '2026-Q2'),
    ]
    expect(before.inputs.slice(1, 3)).toEqual(now.inputs.slice(1, 3))
    expect(before.inputs[0]).not.toBe(now.inputs[0])
  })

  test.each(['published_ranking', 'published_bridge'] as const)(
    'says on the whole of no window more than its cells: %s',
    async (side) => {
      const { texts, composite } = await publishedOf(side, '2026-06')
      const june = texts[0]?.input
      const grades = (await gradedOf(composite)).filter(({ measure }) => measure === 'evaluation.grade')
      expect(cellsOf(june, 'T05').some(({ audience }) => audience === '*')).toBe(true)
      const told = june?.windows.flatMap(({ key, evaluations }) => (evaluations === null ? [] : [key])) ?? []
      expect([...new Set(grades.map(({ window }) => window))].sort()).toEqual([...told].sort())
      for (const { window, audience, counts } of grades) {
        const cells = june?.cells.filter((cell) => cell.window === window) ?? []
        const own = cells.filter((cell) => audience === '*' || cell.audience === audience)
        expect(counts).toEqual(sumOf(own.map((cell) => cell.grades)))
      }
    },
  )
})

test.each([
  ['T03', 'T04'],
  ['T06', 'T07'],
])(
  'a window at which nobody spoke cannot be told from one of a few, by no text and no page: %s, %s',
  async (...codes) => {
    const [june] = (await publishedOf('published_ranking', '2026-06')).texts
    const [silent, few] = codes.map((code) => ({ ...windowOf(june?.input, code), key: '' }))
    expect(silent).toEqual({
      key: '',
      kind: 'COMPREHENSIVE',
      family: '-',
      evaluations: null,
      invited: null,
      answered: null,
    })
    expect(silent).toEqual(few)
    const pages = ['rankings/2026-06/window?hallCode=YP-SCORE-01&windowCode=', 'portal/halls/YP-SCORE-01/windows/']
    for (const page of pages) {
      const [one, other] = await Promise.all(
        codes.map(async (code) => (await open(`${page}${code}`)).replaceAll(code, 'T')),
      )
      expect(one).toBe(other)
      expect(one).toContain('"evaluations":null')
    }
    const result = await open('rankings/2026-06/result')
    const [one, other] = codes.map((code) =>
      result
        .split('\n')
        .find((line) => line.includes(`/${code}"`))
        ?.replace(code, 'T'),
    )
    expect(one).toBe(other)
  },
)

test('the auditor computes both sides anew, byte for byte', async () => {
  await settleLedger(platform.running)
  const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
  const vkey = lines.find((line) => line.startsWith('checkpoint '))?.split(' ')[1] ?? ''
  for (const period of ['2026-06', '2026-Q2']) {
    const { findings, remarks } = await audit('ranking', period, '--url', platform.base, '--vkey', vkey)
    expect(findings.filter(({ code }) => code !== 'COUNTS_LATE')).toEqual([])
    expect(remarks).toContain('bridges 1')
  }
}, 120_000)

test('a revision tells nothing that the version before it kept silent, though a laxer rule holds by now', async () => {
  await laterPolicy('window-score', '2026-05-01', { smallestCell: 3 })
  await give('S01', '2026-05-20', 1, { at: clock })
  clock += dayMs
  await passDays(60)
  const [may] = (await publishedOf('published_ranking', '2026-05', 1)).texts
  expect(windowOf(may?.input, 'S01')?.evaluations).toBe(311)
  expect(windowOf(may?.input, 'T02')?.evaluations).toBeNull()
  expect(may?.input.cells.every(({ grades }) => sizeOf(grades) >= strictest)).toBe(true)
}, 120_000)
