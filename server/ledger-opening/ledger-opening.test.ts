import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listLogOpenings, listPublishedFigures, seeLogHistory } from '../../contracts/ledger-opening.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { addDays, type PlainDate, startOfDay, toHourNumber, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { dayPeriod } from '../../domain/opening-period.ts'
import { findCheckpoint } from '../../ledger/checkpoint.ts'
import { factLeaf } from '../../ledger/fact.ts'
import { findInclusion } from '../../ledger/inclusion-text.ts'
import { leafHash, toLeaf } from '../../ledger/leaf.ts'
import { type FactName, loggedFacts } from '../../ledger/logged-facts.ts'
import { isIncluded } from '../../ledger/merkle.ts'
import { findNote } from '../../ledger/note.ts'
import { isOpened, type Opening, openingsDigest } from '../../ledger/opening.ts'
import { nodeLedger, sha256 } from '../../signing/node-ledger.ts'
import { bringAppeal } from '../../tests/support/appeal.ts'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { atHour, giveAt, type History, nextMonday, type Openings } from '../../tests/support/openings.ts'
import { runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { appendInvalidation, lockValidity } from '../evaluation/index.ts'
import { committed } from '../platform/database.ts'
import { firstUuidAt } from '../platform/uuid.ts'
import type { Running } from '../run.ts'
import { erase } from '../vault/erase.ts'
import { countChangedDrills } from './drills.ts'
import { openDuePeriods } from './index.ts'
import { viewOpenings } from './view/openings.ts'
import { viewPublished } from './view/published.ts'

let clock = Date.now()
const monday = nextMonday(clock)
const sunday = addDays(monday, 6)
const hall = 'YP-TRIAL-01'
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let second: Running
let operator: ReturnType<typeof operatorOf>
const given = new Map<string, string>()

const sweep = async (name: string, running: Running = platform.running) => {
  await running.app.sweeps.find((each) => each.name === name)?.run()
}
/** Evaluations at a window on one day, in an hour each or all in the first; the one that is named can be asked for afterwards. */
async function giveOn(
  day: PlainDate,
  windowCode: string,
  grades: readonly number[],
  { named, together = false }: { named?: string; together?: boolean } = {},
): Promise<void> {
  for (const [at, grade] of grades.entries()) {
    clock = atHour(day, together ? 9 : 9 + at)
    const more = grade === 5 ? { tags: ['511'], scores: { attitude: 5 } } : { comment: '等了很久，王小明接待' }
    const { id } = await giveAt(platform, calls, windowCode, grade, more)
    if (named !== undefined && at === 0) given.set(named, id)
  }
}
const openingsOf = async (day: PlainDate, more = '') =>
  (await calls.get<Openings>(`/api/v1/log/openings?day=${day}${more}`)).body
const history = async (windowCode: string, more = '') =>
  (await calls.get<History>(`/api/v1/log/history?hallCode=${hall}&windowCode=${windowCode}${more}`)).body
const publishedOn = async (day: PlainDate) =>
  (await calls.get<AnswerOf<typeof listPublishedFigures>>(`/api/v1/log/figures?day=${day}`)).body
const windowOf = async (day: PlainDate, windowCode: string) =>
  (await openingsOf(day)).windows.filter((each) => each.windowCode === windowCode)
const leafOfFact = (name: FactName, told: readonly string[]) =>
  Buffer.from(leafHash(nodeLedger, factLeaf(nodeLedger, name, loggedFacts[name], told))).toString('hex')
const digestOf = async (name: string) => {
  const [row] = await platform.database.query<{ hex: string }>(
    "select encode(digest, 'hex') as hex from evaluation where id = $1",
    [given.get(name)],
  )
  return row?.hex ?? ''
}

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  second = await runAgain(platform, { now: () => clock })
  calls = callsOf(platform)
  operator = operatorOf(platform)
  await giveOn(monday, 'A01', [5, 5, 1, 4, 5, 2, 5], { named: 'monday', together: true })
  await giveOn(monday, 'B01', [5, 4])
  await giveOn(monday, 'C01', [3, 3, 3, 3, 3])
  await giveOn(addDays(monday, 1), 'A01', [5, 5, 5])
  await giveOn(addDays(monday, 1), 'B01', [1, 5], { named: 'tuesday' })
  await giveOn(addDays(monday, 3), 'B01', [5, 2])
  await giveOn(sunday, 'D01', [1])
})
afterAll(async () => {
  await second.stop()
  await operator.stop()
  await platform.stop()
})

describe('before it is due', () => {
  test('nothing is opened: not on the day itself, and not while its last evaluation may still be under way', async () => {
    clock = startOfDay(monday) + 23 * 3_600_000
    await sweep('log-openings')
    clock = startOfDay(addDays(monday, 1)) + 599_999
    await sweep('log-openings')
    expect(await openingsOf(monday)).toEqual({
      ...{ day: monday, k: null, periods: [], halls: [], windows: [], next: null },
    })
    expect((await history('A01')).periods).toEqual([])
  })
})

describe('a day', () => {
  beforeAll(async () => {
    clock = startOfDay(addDays(monday, 1)) + 600_000
    await sweep('log-openings')
    await sweep('ledger-sequence')
    await sweep('ledger-publish')
  })

  test('opens the windows with enough to hide in, and says of all others how many there were', async () => {
    const { windows, halls, periods, k } = await openingsOf(monday)
    expect(k).toBe(5)
    expect(windows.map(({ windowCode, counts, grades }) => [windowCode, counts.given, grades])).toEqual([
      ['A01', 7, [1, 1, 0, 1, 4]],
      ['C01', 5, [0, 0, 5, 0, 0]],
    ])
    expect(halls).toEqual([
      { hallCode: hall, period: { day: monday, week: null }, given: 14, opened: 12, notOpened: 2 },
    ])
    expect(periods).toMatchObject([{ fromDay: monday, toDay: monday, given: 14, opened: 12, drills: 0 }])
  })

  test('shows window, item, hour and scores as they were committed to, and nothing else of anybody', async () => {
    const answer = await calls.get<Openings>(`/api/v1/log/openings?day=${monday}`)
    const digest = await digestOf('monday')
    const [opening] = (await windowOf(monday, 'A01'))[0]?.openings.filter((each) => each.digest === digest) ?? []
    expect(opening?.values).toEqual({
      at: toHourNumber(atHour(monday, 9)),
      window: `${hall}/A01`,
      item: '11990102MB0000000T1000000000002',
      scores: { grade: 5, dimensions: { attitude: 5 } },
    })
    expect(Object.keys(opening?.commitments ?? {})).toEqual([
      ...['id', 'staff', 'channel', 'reasons', 'ticket', 'comment', 'contact', 'rules', 'origin', 'counted'],
    ])
    for (const id of given.values()) expect(answer.text).not.toContain(id)
    for (const word of ['王小明', 'QR_CODE', '"511"', 'index', 'receivedAt']) expect(answer.text).not.toContain(word)
  })

  test('opens no hour that too few share with the item: then the item alone', async () => {
    const [window] = await windowOf(monday, 'C01')
    expect(window?.openings).toHaveLength(5)
    for (const { values, commitments } of window?.openings ?? []) {
      expect(Object.keys(values).sort()).toEqual(['item', 'scores', 'window'])
      expect(commitments).toHaveProperty('at')
    }
  })

  test('lists what was opened by digest, so that nobody reads from it who came first', async () => {
    for (const { openings, openingsDigest: said } of (await openingsOf(monday)).windows) {
      const digests = openings.map(({ digest }) => digest)
      expect(digests).toEqual([...digests].sort())
      expect(said).toBe(Buffer.from(openingsDigest(nodeLedger, digests)).toString('hex'))
    }
  })

  test('each opening gives back a leaf that is in the log; changed in anything it does not', async () => {
    const openings = (await openingsOf(monday)).windows.flatMap((each) => each.openings)
    expect(openings).toHaveLength(12)
    for (const opening of openings) {
      expect(isOpened(nodeLedger, opening)).toBe(true)
      const better = { ...opening.values, scores: { grade: 5, dimensions: { overall: 5 } } }
      expect(isOpened(nodeLedger, { ...opening, values: better } as Opening)).toBe(false)
      const leaf = leafHash(nodeLedger, toLeaf('evaluation', Buffer.from(opening.digest, 'hex')))
      const text = (await calls.get(`/log/proof?leaf=${Buffer.from(leaf).toString('hex')}`)).text
      const proof = findInclusion(text)
      const checkpoint = findCheckpoint(findNote(proof?.checkpoint ?? '')?.text ?? '')
      if (proof === undefined || checkpoint === undefined) throw new Error(text)
      expect(
        isIncluded(sha256, { index: proof.index, proof: proof.proof, leafHash: Buffer.from(leaf), ...checkpoint }),
      ).toBe(true)
    }
  })

  test('its figures are in the log too: anybody computes their leaf from what is shown', async () => {
    const { windows, halls, periods } = await openingsOf(monday)
    const leaves = [
      ...windows.map(({ hallCode, windowCode, counts, grades, revision, openingsDigest, countedAt }) => {
        const { given, valid, invalidated, quarantined, notOpened } = counts
        const numbers = [given, valid, invalidated, quarantined, notOpened].map(String)
        const told = [monday, hallCode, windowCode, String(revision), ...numbers, `{${grades.join(',')}}`]
        return leafOfFact('ledger_opening_figure', [...told, openingsDigest, `${Date.parse(countedAt)}000`])
      }),
      ...halls.map(({ hallCode, given, opened }) =>
        leafOfFact('ledger_opening_hall', [monday, hallCode, String(given), String(opened)]),
      ),
      ...periods.flatMap(({ k, given, opened, drills, closedAt, log }) => {
        const numbers = [k, given, opened, drills].map(String)
        const counted = [log?.size, log?.evaluations, log?.counted].map(String)
        return [
          leafOfFact('ledger_opening_period', [
            ...[monday, 'DAY', monday, monday, ...numbers, `${Date.parse(closedAt)}000`],
          ]),
          leafOfFact('ledger_opening_count', [monday, ...counted]),
        ]
      }),
    ]
    expect(leaves).toHaveLength(5)
    for (const leaf of leaves)
      await expect.poll(async () => (await calls.get(`/log/proof?leaf=${leaf}`)).status).toBe(200)
  })

  test('is opened once, however often and by however many servers', async () => {
    const before = await openingsOf(monday)
    await Promise.all([sweep('log-openings'), sweep('log-openings', second), sweep('log-openings', second)])
    expect(await openingsOf(monday)).toEqual(before)
  })

  test('stays as it is, whoever owns the tables', async () => {
    for (const table of ['ledger_opening', 'ledger_opening_period', 'ledger_opening_hall', 'ledger_opening_figure']) {
      await expect(platform.database.query(`update ${table} set period = period`)).rejects.toMatchObject({
        code: '42501',
      })
      await expect(platform.database.query(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('a week', () => {
  beforeAll(async () => {
    // One of them is erased before the week is opened.
    await erase(operator, given.get('tuesday') ?? '', 'consent-withdrawn')
    clock = startOfDay(addDays(sunday, 1)) + 600_000
    // In small steps, by two servers at once: as if each had been stopped again and again.
    const few = ({ world, app }: Running) => openDuePeriods({ world, rules: app.rules }, 2)
    for (let turn = 0; turn < 20; turn += 1) await Promise.all([few(platform.running), few(second)])
    await sweep('ledger-sequence')
    await sweep('ledger-publish')
  })

  test('opens what its days have left, where that is enough; what is not is never opened, and counted', async () => {
    const { windows, halls, periods } = await openingsOf(sunday)
    expect(periods.map(({ period, given, opened }) => [period.day ?? period.week, given, opened])).toEqual([
      [sunday, 1, 0],
      [expect.stringMatching(/^\d{4}-W\d\d$/), 10, 6],
    ])
    expect(windows.map(({ windowCode, counts, grades }) => [windowCode, counts, grades])).toEqual([
      ['B01', { given: 6, valid: 6, invalidated: 0, quarantined: 0, notOpened: 0 }, [1, 1, 0, 1, 3]],
    ])
    expect(halls.map(({ given, notOpened }) => [given, notOpened])).toEqual([
      [1, 1],
      [10, 4],
    ])
  })

  test('says no hour: on none of its days were there enough', async () => {
    const [week] = await windowOf(sunday, 'B01')
    for (const opening of week?.openings ?? []) {
      expect(Object.keys(opening.values).sort()).toEqual(['item', 'scores', 'window'])
      expect(opening.commitments).toHaveProperty('at')
      expect(isOpened(nodeLedger, opening)).toBe(true)
    }
    expect(week?.openings).toHaveLength(6)
  })

  test('opens an erased evaluation by what remains of it', async () => {
    const digest = await digestOf('tuesday')
    const [week] = await windowOf(sunday, 'B01')
    const opening = week?.openings.find((each) => each.digest === digest)
    expect(opening?.values).toMatchObject({ scores: { grade: 1, dimensions: null } })
    const [row] = await platform.database.query<{ remains: { commitments: Record<string, string> } }>(
      'select remains from vault.erasure where record_id = $1',
      [given.get('tuesday')],
    )
    expect(opening?.commitments.comment).toBe(row?.remains.commitments.comment)
  })

  test('and its days together count every evaluation that was given, once', async () => {
    const rows = await platform.database.query<{ given: number; opened: number; recount: number; twice: number }>(
      `select sum(given) filter (where kind = 'DAY')::int as given, sum(opened)::int as opened,
         (select count(*)::int from evaluation where origin <> 'DRILL') as recount,
         (select count(*)::int - count(distinct digest)::int from ledger_opening) as twice
       from ledger_opening_period`,
    )
    expect(rows).toEqual([{ given: 22, opened: 18, recount: 22, twice: 0 }])
    const figures = await platform.database.query(
      `select f.period, f.window_code from ledger_opening_figure f
       where f.grades <> (select array_agg(counted order by grade) from (
         select grade, (select count(*)::int from ledger_opening o where o.window_id = f.window_id and o.period = f.period and o.grade = g.grade) as counted
         from generate_series(1, 5) as g (grade)) c) or f.given <> (select count(*) from ledger_opening o where o.window_id = f.window_id and o.period = f.period)`,
    )
    expect(figures).toEqual([])
  })
})

describe('an evaluation that does not count any more', () => {
  test('stays opened with nothing that says so, and the figures are published anew beside those of before', async () => {
    const before = await windowOf(monday, 'A01')
    const [bad] = await platform.database.query<{ id: string; division_id: number; hall_id: number }>(
      `select e.id, e.division_id, e.hall_id from evaluation e join ledger_opening o on o.evaluation_id = e.id
       join service_window w on w.id = e.window_id where w.window_code = 'A01' and e.grade = 1 and o.period = $1`,
      [monday],
    )
    if (bad === undefined) throw new Error('one was given')
    const appealId = await bringAppeal(platform, bad.id, 'UPHELD')
    await committed(platform.running.world.app, async (tx) => {
      await lockValidity(tx, bad.id)
      const { id: evaluationId, division_id: divisionId, hall_id: hallId } = bad
      await appendInvalidation(tx, { evaluationId, divisionId, hallId, appealId, at: new Date(clock) })
    })
    await Promise.all([sweep('log-figures'), sweep('log-figures', second)])
    await sweep('log-figures')
    const [after] = await windowOf(monday, 'A01')
    expect(after?.counts).toEqual({ given: 7, valid: 6, invalidated: 1, quarantined: 0, notOpened: 0 })
    expect([after?.revision, after?.grades]).toEqual([2, [1, 1, 0, 1, 4]])
    const {
      openings: _,
      earlier: __,
      period,
      hallCode,
      windowCode,
      ...published
    } = before[0] as (typeof before)[number]
    expect(after?.earlier).toEqual([published])
    // On the day on which it was published it stands for everybody, whatever is published after it.
    const day = toPlainDate(clock)
    const onDay = await publishedOn(day)
    const { openings: ___, earlier: ____, ...revised } = after as NonNullable<typeof after>
    expect(onDay.figures).toContainEqual(revised)
    expect((await publishedOn(addDays(monday, 1))).figures).toContainEqual({
      period,
      hallCode,
      windowCode,
      ...published,
    })
    expect(after?.openings).toEqual(before[0]?.openings)
    const { periods } = await history('A01')
    expect(periods.at(-1)?.window?.counts).toMatchObject({ valid: 6, invalidated: 1 })
  })
})

describe('the history of a window', () => {
  test('says by day and week what was given and opened, the newest first, and where it is listed', async () => {
    const { periods, ...rest } = await history('B01')
    expect(rest).toMatchObject({ hallCode: hall, windowCode: 'B01', k: 5, openAfterDays: 1, next: null })
    const week = periods[0]?.period.week
    expect(
      periods.map(({ period, window, hall }) => [period.day ?? period.week, window?.counts.given, hall.notOpened]),
    ).toEqual([
      [week, 6, 4],
      [sunday, undefined, 1],
      [addDays(monday, 3), undefined, 2],
      [addDays(monday, 1), undefined, 5],
      [monday, undefined, 2],
    ])
    const link = periods[0]?.openings ?? ''
    const linked = (await calls.get<Openings>(link)).body
    expect(linked.windows.map(({ windowCode, openings }) => [windowCode, openings.length])).toEqual([['B01', 6]])
    const older = await history('B01', `&before=${sunday}`)
    expect(older.periods.map(({ toDay }) => toDay)).toEqual(periods.slice(2).map(({ toDay }) => toDay))
  })

  test('is refused of a window that never was, and of the place of the drill', async () => {
    for (const place of [`hallCode=${hall}&windowCode=NONE`, 'hallCode=YP-DRILL&windowCode=D01'])
      expect(refusal(await calls.get(`/api/v1/log/history?${place}`))).toBe('404 WINDOW_UNKNOWN')
  })
})

describe('the list of openings', () => {
  test('is narrowed by hall and window, and goes on behind one', async () => {
    const codes = async (more: string) => (await openingsOf(monday, more)).windows.map(({ windowCode }) => windowCode)
    expect(await codes(`&hallCode=${hall}&windowCode=C01`)).toEqual(['C01'])
    expect(await codes('&hallCode=YP-TRIAL-02')).toEqual([])
    expect(await codes(`&after=${hall}/A01/${monday}`)).toEqual(['C01'])
    expect((await openingsOf(monday, `&after=${hall}/A01/${monday}`)).halls).toEqual([])
  })

  test.each([1, 3, 5, 7, 11, 12, 500])('shows each opening once, however few a page holds: %i', async (most) => {
    const seen: string[] = []
    let after: string | null | undefined
    for (let page = 0; page < 40 && after !== null; page += 1) {
      const query = { day: monday, ...(after === undefined ? {} : { after }) }
      const answer = await viewOpenings(platform.running.world.app, query, most)
      const shown = answer.windows.flatMap(({ windowCode, openings }) =>
        openings.map(({ digest }) => `${windowCode} ${digest}`),
      )
      expect(shown.length).toBeLessThanOrEqual(Math.max(most, 1))
      seen.push(...shown)
      after = answer.next
    }
    const all = (await openingsOf(monday)).windows.flatMap(({ windowCode, openings }) =>
      openings.map(({ digest }) => `${windowCode} ${digest}`),
    )
    expect([seen, after]).toEqual([all, null])
  })

  test('and the history are what was promised of them, member by member', async () => {
    const promised = (route: { answers: Readonly<Record<number, unknown>> }, body: unknown) =>
      Compile(route.answers[200] as TSchema).Check(body)
    for (const day of [monday, sunday]) expect(promised(listLogOpenings, await openingsOf(day))).toBe(true)
    expect(promised(listPublishedFigures, await publishedOn(addDays(sunday, 1)))).toBe(true)
    for (const windowCode of ['A01', 'B01']) expect(promised(seeLogHistory, await history(windowCode))).toBe(true)
  })

  test('is refused of what is no day', async () => {
    expect(refusal(await calls.get('/api/v1/log/openings?day=2026-02-30'))).toBe('400 MALFORMED /day')
    expect(refusal(await calls.get('/api/v1/log/openings'))).toContain('400 MALFORMED')
  })
})

describe('what was published on a day', () => {
  /** All figures, page by page; only the first page tells of periods. */
  async function pagesOf(day: PlainDate, most: number) {
    const seen: unknown[] = []
    let after: string | null | undefined
    while (after !== null) {
      const page = await viewPublished(platform.running.world.app, after === undefined ? { day } : { day, after }, most)
      if (after !== undefined) expect([page.periods, page.halls]).toEqual([[], []])
      seen.push(...page.figures)
      after = page.next
    }
    return seen
  }

  /** The periods that were closed from Tuesday to the next Monday, with how many evaluations were counted. */
  async function closedInTheWeek() {
    const days = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((after) => publishedOn(addDays(monday, after))))
    const periods = days.flatMap((each) => each.periods)
    return periods.map(({ period, log }) => [period.day ?? 'week', log?.counted])
  }

  test('is shown page by page, each once, with the periods that were closed on it', async () => {
    const day = addDays(sunday, 1)
    const whole = await publishedOn(day)
    expect(await closedInTheWeek()).toEqual([
      [monday, 14],
      [addDays(monday, 1), 19],
      [addDays(monday, 2), 19],
      [addDays(monday, 3), 21],
      [addDays(monday, 4), 21],
      [addDays(monday, 5), 21],
      [sunday, 22],
      ['week', undefined],
    ])
    for (const most of [1, 2, 3]) expect(await pagesOf(day, most)).toEqual(whole.figures)
    expect(refusal(await calls.get('/api/v1/log/figures?day=2026-02-30'))).toBe('400 MALFORMED /day')
  })

  test('says how far the log had come when each day ended, and how many evaluations it held', async () => {
    const rows = await platform.database.query<{ isCounted: boolean }>(
      `select c.evaluations = (select count(*) from ledger.leaf l where l.index < c.log_size and get_byte(l.leaf, 1) = 1) as "isCounted"
       from ledger_opening_count c`,
    )
    expect([rows.length, rows.every(({ isCounted }) => isCounted)]).toEqual([7, true])
  })
})

describe('what is not what was given', () => {
  test('is not opened, and counted as such: a grade changed in its row, and a drill is nobody’s', async () => {
    const day = addDays(sunday, 2)
    await giveOn(day, 'A02', [5, 5, 5, 5, 5, 5], { named: 'forged' })
    const forge = (grade: number) =>
      platform.database.query(
        `set session_replication_role = replica; update evaluation set grade = ${grade} where id = '${given.get('forged')}'; set session_replication_role = default`,
      )
    await forge(1)
    clock = startOfDay(day) + 3.6 * 3_600_000
    await sweep('drill')
    clock = startOfDay(addDays(day, 1)) + 600_000
    await sweep('log-openings')
    await forge(5)
    const { windows, periods } = await openingsOf(day)
    expect(windows.map(({ windowCode, counts, grades }) => [windowCode, counts, grades])).toEqual([
      ['A02', { given: 6, valid: 6, invalidated: 0, quarantined: 0, notOpened: 1 }, [0, 0, 0, 0, 5]],
    ])
    expect(windows[0]?.openings).toHaveLength(5)
    const [drills] = await platform.database.query<{ count: number }>(
      "select count(*)::int as count from evaluation where origin = 'DRILL'",
    )
    expect(drills?.count).toBeGreaterThan(0)
    expect(periods).toMatchObject([{ given: 6, opened: 5, drills: drills?.count }])
  })

  test('is found where it was made a drill, which is never opened', async () => {
    const day = addDays(sunday, 2)
    const { world } = platform.running
    const [from, to] = [day, addDays(day, 1)].map((each) => firstUuidAt(startOfDay(each))) as [string, string]
    const count = () => countChangedDrills(world, world.app, { period: dayPeriod(day), from, to })
    const make = (origin: string) =>
      platform.database.query(
        `set session_replication_role = replica; update evaluation set origin = '${origin}' where id = '${given.get('forged')}'; set session_replication_role = default`,
      )
    expect(await count()).toBe(0)
    await make('DRILL')
    expect(await count()).toBe(1)
    await make('ACTIVE')
  })
})
