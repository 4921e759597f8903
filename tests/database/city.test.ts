import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { complaintChannels } from '../../domain/complaint.ts'
import { figuresOf } from '../../domain/handling-figure.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { countRounds } from '../../server/handling-figure/store.ts'
import type { Undertakings } from '../../server/platform/undertakings.ts'
import type { CityUnderWay } from '../../server/trial/index.ts'
import { yunshan } from '../../tools/city/index.ts'
import type { CityTruth } from '../../tools/city/truth.ts'
import { digestFacts } from '../../tools/lib/facts.mjs'
import { findTallyDifferences } from '../../tools/lib/recount.mjs'
import { callsOf } from '../support/calls.ts'
import { findEvaluations, recomputeDigest } from '../support/digests.ts'
import { findProjectionDifferences, findRoundDifferences, recountRounds } from '../support/handling.ts'
import { findLeafDifferences, noDifferences } from '../support/logged-facts.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

/** Some weeks around a holiday, until what was closed in the first month has been drawn from; few services: the same ways as the whole city, in seconds. */
const wishes = {
  seed: 1,
  until: '2026-10-22' as PlainDate,
  days: 52,
  servicesPerWindowDay: 0.3,
  participationPercent: 60,
}

interface Town {
  readonly platform: TestPlatform
  readonly folder: string
  readonly lines: string[]
  readonly undertakings: Undertakings
  bring(): Promise<CityUnderWay | undefined>
}
const towns: Town[] = []

async function found(): Promise<Town> {
  const platform = await startPlatform()
  const folder = await mkdtemp(join(tmpdir(), 'yiping-city-'))
  const { running } = platform
  const lines: string[] = []
  const { undertakings } = running
  const site = {
    ...running,
    rules: running.app.rules,
    dataDir: folder,
    undertakings,
    print: (line: string) => lines.push(line),
  }
  await yunshan.plan(folder, wishes, Date.now())
  const town = { platform, folder, lines, undertakings, bring: () => yunshan.bring(site) }
  towns.push(town)
  return town
}

const factsOf = ({ platform }: Town) =>
  digestFacts((text, values) => platform.database.query(text, values), platform.running.world.vault, 'YS-%')
const count = async ({ platform }: Town, what: string) =>
  (await platform.database.query<{ n: number }>(`select count(*)::integer as n from ${what}`))[0]?.n ?? -1

let whole: Town
beforeAll(async () => {
  whole = await found()
  await (await whole.bring())?.ended
}, 240_000)
afterAll(async () => {
  for (const { platform, folder } of towns) {
    await platform.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

describe('the trial city', () => {
  test('has its districts, halls, windows, staff, items and the calendar of its year', async () => {
    expect(await count(whole, `administrative_division where division_code like '9902%'`)).toBe(5)
    expect(await count(whole, `service_hall where hall_code like 'YS-%'`)).toBe(6)
    const ofCity = `join service_hall h on h.id = hall_id where hall_code like 'YS-%'`
    expect(await count(whole, `service_window ${ofCity}`)).toBe(120)
    expect(await count(whole, `window_staff ${ofCity}`)).toBe(300)
    expect(await count(whole, `service_item where item_code like '11990200%'`)).toBe(200)
    const ownCalendar = `working_calendar_day d join administrative_division a on a.id = d.division_id and a.division_code like '9902%'`
    expect(await count(whole, `${ownCalendar} where d.kind = 'ADJUSTED_WORKDAY' and d.day = '2026-10-10'`)).toBe(1)
    const health = await callsOf(whole.platform).get<{ workingCalendarUntilYear: number; undertakings: unknown }>(
      '/healthz',
    )
    expect(health.body).toMatchObject({ workingCalendarUntilYear: 2026, undertakings: [] })
  })

  test('is written as everything else is: tallies equal a recount, digests verify, tokens are redeemed', async () => {
    expect(await count(whole, 'service_case')).toBeGreaterThan(400)
    expect(await findTallyDifferences((text) => whole.platform.database.query(text))).toEqual([])
    const evaluations = await findEvaluations(whole.platform.database)
    expect(evaluations.length).toBeGreaterThan(150)
    expect(evaluations).toHaveLength(await count(whole, 'evaluation'))
    for (const row of evaluations)
      expect(row.digest.equals(recomputeDigest(whole.platform.running.world.vault, row))).toBe(true)
    expect(await count(whole, 'redemption')).toBe(evaluations.length)
    // Of a service that is long over nobody is written to today.
    expect(await count(whole, 'letter')).toBe(0)
  })

  test('every fact of it that is logged has one leaf, which an auditor computes from its row', async () => {
    expect(await findLeafDifferences(whole.platform.database)).toEqual(noDifferences)
    for (const name of ['handling_event', 'complaint', 'closure_audit', 'closure_audit_candidate', 'problem_entry'])
      expect([name, await count(whole, name)]).not.toEqual([name, 0])
  })

  test('its bad evaluations are worked on, and every order’s row is what its events fold to', async () => {
    const { world, app } = whole.platform.running
    const opened = await count(whole, 'evaluation where grade <= 2')
    const rows = await whole.platform.database.query<{ id: string }>(
      // What was found on visits opens an order whenever the platform looks.
      `select id from handling_order where source <> 'INSPECTION'`,
    )
    const complained = await count(whole, 'complaint')
    expect(complained).toBeGreaterThan(5)
    const takenUp = await count(whole, `opinion_decision where outcome = 'TAKEN_UP'`)
    expect(takenUp).toBe(2)
    expect(rows).toHaveLength(opened + complained + takenUp)
    expect(opened).toBeGreaterThan(2)
    expect(await count(whole, `handling_event where kind = 'ACKNOWLEDGED'`)).toBeGreaterThan(opened / 2)
    expect(await findProjectionDifferences(world, app.rules)).toEqual([])
  })

  test('people complain of it by every channel, and what a desk of it wrote down went through that desk', async () => {
    const rows = await whole.platform.database.query<{ channel: string; isAtDesk: boolean; rated: number }>(
      `select c.channel, c.receipt_through_desk as "isAtDesk", count(r.satisfaction)::integer as rated
       from complaint c join handling_round r on r.order_id = c.id group by 1, 2`,
    )
    expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(complaintChannels))
    expect(rows).toHaveLength(complaintChannels.length)
    for (const { channel, isAtDesk } of rows) expect(isAtDesk).toBe(channel !== 'HOTLINE_12345')
    expect(rows.reduce((sum, { rated }) => sum + rated, 0)).toBeGreaterThan(5)
  })

  test('its closures are audited: most was put right, what was not is taken up again and worked on, and some cannot be reached', async () => {
    const of = (what: string) => count(whole, `closure_audit_outcome where outcome = '${what}'`)
    const isFalse = `(select order_id from closure_audit_outcome where outcome = 'FALSE')`
    expect(await count(whole, 'closure_audit')).toBeGreaterThan(10)
    expect(await of('CONFIRMED')).toBeGreaterThan((await of('PARTLY')) + (await of('FALSE')))
    expect(await of('FALSE')).toBeGreaterThan(0)
    expect(await count(whole, 'closure_audit_try')).toBeGreaterThan(0)
    expect(await count(whole, `handling_order_state where order_id in ${isFalse} and round = 1`)).toBe(
      await of('FALSE'),
    )
    expect(
      await count(
        whole,
        `handling_event e join handling_event r using (order_id)
        where e.order_id in ${isFalse} and r.facts ? 'isFalseClosure' and e.sequence > r.sequence and e.account_id is not null`,
      ),
    ).toBeGreaterThan(0)
  })

  test('its figures are what a recount from the events tells', async () => {
    const { world, app } = whole.platform.running
    expect(await findRoundDifferences(world, app.rules)).toEqual([])
    const policy = app.rules.loadPolicy('handling-figure', app.rules.rootDivisionId, world.now()).body
    const now = Date.parse('2026-10-23T00:00:00+08:00')
    const period = { from: new Date('2026-09-01'), to: new Date('2026-11-01'), source: undefined, now: new Date(now) }
    const counted = figuresOf(await countRounds(world.app, period), policy)
    expect(counted).toEqual(figuresOf(await recountRounds(world, app.rules, now), policy))
    const takenUp = await count(whole, `closure_audit_outcome where outcome = 'FALSE'`)
    const found = await count(whole, `handling_order where source in ('OPINION', 'INSPECTION')`)
    expect(counted.rounds).toBe(
      takenUp + found + (await count(whole, 'evaluation where grade <= 2')) + (await count(whole, 'complaint')),
    )
  })

  test('its records lie in the partitions of their months', async () => {
    for (const table of ['evaluation_default', 'vault.data_key_default', 'vault.sealed_field_default'])
      expect([table, await count(whole, table)]).toEqual([table, 0])
  })

  test('its past is shown on its boards', async () => {
    const { status, body } = await callsOf(whole.platform).get<{ hallName: string }>('/api/v1/halls/YS-CITY/board')
    expect([status, body.hallName]).toEqual([200, '云山市政务服务中心'])
  })

  test('says what was planted in a file for the server’s user alone', async () => {
    const file = join(whole.folder, 'trial-truth.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const truth = JSON.parse(await readFile(file, 'utf8')) as CityTruth
    expect(truth.parameters).toEqual(wishes)
    expect(truth.windows).toHaveLength(120)
    expect(truth.plants.map(({ kind }) => kind)).toContain('BAD_WINDOW')
    expect(truth.raters.filter(({ isCareless }) => isCareless)).toHaveLength(1)
  })

  test('once complete is left alone by the next start', async () => {
    expect(whole.lines.at(-1)).toContain('complete')
    expect(await whole.bring()).toBeUndefined()
  })

  test('its periods come to the public, those too that ended with it, once, though a start is cut off on the way', async () => {
    const publications = () =>
      whole.platform.database.query<{ period: string; steps: number }>(
        `select p.period, count(*)::integer as steps from publication p join publication_step s on s.publication_id = p.id group by 1 order by 1`,
      )
    const before = await publications()
    for (const period of ['2026-09', '2026-Q3']) expect(before).toContainEqual({ period, steps: 3 })
    const file = join(whole.folder, 'trial-city.json')
    const kept = await readFile(file, 'utf8')
    await writeFile(file, kept.replace('"isPublished": true', '"isPublished": false'))
    await (await whole.bring())?.ended
    expect(await readFile(file, 'utf8')).toBe(kept)
    expect(await publications()).toEqual(before)
  })

  test('of another name-sake is not mixed into: where the plan was lost, the city stays as it is', async () => {
    const other = join(whole.folder, 'trial-city.json')
    const kept = await readFile(other, 'utf8')
    await writeFile(
      other,
      kept.replace('"seed": 1', '"seed": 8').replace(/"writtenThrough": "[^"]*"/, '"writtenThrough": null'),
    )
    expect(await whole.bring()).toBeUndefined()
    expect(whole.lines.at(-1)).toContain('left as it is')
    await writeFile(other, kept)
  })
})

test('two runs with one seed give identical facts, also when one was stopped in between and has to write a day twice', async () => {
  const again = await found()
  const first = await again.bring()
  expect(again.undertakings.list()).toEqual([{ name: 'trial-city', done: 0, of: wishes.days }])
  while ((await count(again, 'service_case')) === 0) await sleep(10)
  first?.stop()
  await first?.ended
  expect(again.undertakings.list()).toEqual([])
  const begun = await count(again, 'service_case')
  expect(begun).toBeGreaterThan(0)
  expect(begun).toBeLessThan(await count(whole, 'service_case'))
  // As after a power cut: the day was written, but not that it was.
  const planFile = join(again.folder, 'trial-city.json')
  const plan = await readFile(planFile, 'utf8')
  await writeFile(planFile, plan.replace(/"writtenThrough": "[^"]*"/, '"writtenThrough": null'))
  await (await again.bring())?.ended
  expect(await factsOf(again)).toEqual(await factsOf(whole))
}, 240_000)
