import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callsOf, type Evaluated, occurrenceOf } from '../support/calls.ts'
import { findLeafDifferences, noDifferences } from '../support/logged-facts.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
/** Two days pass while the citizens speak: tallies are kept by the day of receipt. */
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const grade = fc.integer({ min: 1, max: 5 })
const scores = fc.option(
  fc.dictionary(fc.constantFrom('attitude', 'efficiency', 'overall'), fc.integer({ min: 1, max: 5 }), {
    minKeys: 1,
    maxKeys: 3,
    noNullPrototype: true,
  }),
  { nil: undefined },
)
const comment = fc.option(fc.constantFrom('慢', 'e\u0301', '谢谢 🙏', '"引号" \\ {括号,} \n换行'), { nil: undefined })
const place = fc.constantFrom(['A01', '1001'], ['A02', '1002'], ['B01', '1003'])
const channel = fc.constantFrom('QR_CODE', 'WEB', 'HALL_TABLET', 'KEYPAD')
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('give' as const), grade, scores, comment, place, channel }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drill' as const), grade, scores, comment, place, channel }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('second' as const), which: fc.nat(), grade }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('twins' as const), grade, scores, place, channel }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('reasons' as const), which: fc.nat(), scores, comment }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('public' as const), grade, comment, place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refused' as const), grade }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('night' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Chance may leave a kind out of all runs; the first run therefore takes one of each that writes. */
const oneOfEach: Step[] = [
  { kind: 'give', grade: 1, scores: undefined, comment: undefined, place: ['A01', '1001'], channel: 'QR_CODE' },
  { kind: 'reasons', which: 0, scores: { attitude: 2 }, comment: '慢' },
  { kind: 'drill', grade: 5, scores: undefined, comment: undefined, place: ['A02', '1002'], channel: 'KEYPAD' },
  { kind: 'public', grade: 2, comment: '谢谢 🙏', place: ['B01', '1003'] },
]

interface Told {
  readonly token: string
  readonly key: string
  readonly grade: number
  readonly more: Record<string, unknown>
  readonly answer: Evaluated
}
const told: Told[] = []
const pick = (which: number) => told[which % Math.max(1, told.length)]
const defined = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

async function inviteAt([windowCode, staffNo]: readonly string[], drill: boolean): Promise<string> {
  return platform.invite({ drill, occurrences: [occurrenceOf(clock, { windowCode, staffNo })] })
}

async function take(one: Step): Promise<void> {
  switch (one.kind) {
    case 'give':
    case 'drill': {
      const token = await inviteAt(one.place, one.kind === 'drill')
      const [key, more] = [
        calls.freshKey(),
        defined({ scores: one.scores, comment: one.comment, channel: one.channel }),
      ]
      const { status, body } = await calls.give(token, one.grade, key, more)
      expect(status).toBe(201)
      told.push({ token, key, grade: one.grade, more, answer: body })
      return
    }
    case 'repeat': {
      const before = pick(one.which)
      if (before) expect((await calls.give(before.token, before.grade, before.key, before.more)).status).toBe(201)
      return
    }
    case 'second': {
      const before = pick(one.which)
      if (before) expect((await calls.give(before.token, one.grade, calls.freshKey())).status).toBe(409)
      return
    }
    case 'twins': {
      const [token, key] = [await inviteAt(one.place, false), calls.freshKey()]
      const more = defined({ scores: one.scores, channel: one.channel })
      const answers = await Promise.all([1, 2, 3].map(() => calls.give(token, one.grade, key, more)))
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
      return
    }
    case 'reasons': {
      const before = pick(one.which)
      const more = defined({ scores: one.scores, comment: one.comment })
      if (before === undefined) return
      const { id, receipt } = before.answer
      expect([201, 409, 422]).toContain((await calls.addReasons(id, { receipt, ...more }, calls.freshKey())).status)
      return
    }
    case 'public': {
      const ask = defined({ grade: one.grade, comment: one.comment, windowCode: one.place[0] })
      // Past sixty a minute from one address the rest is refused, and must not be counted either.
      expect([201, 403, 429]).toContain((await calls.comment(ask, calls.freshKey())).status)
      return
    }
    case 'refused': {
      const token = await platform.invite()
      expect((await calls.give(token, one.grade, calls.freshKey(), { tags: ['199'] })).status).toBe(422)
      return
    }
    case 'night':
      clock += 12 * 3_600_000
  }
}

const rowsOf = <Row extends Record<string, unknown> = Record<string, unknown>>(sql: string) =>
  platform.database.query<Row>(sql)

// Written apart from the product's own statements: what a sceptic would type into psql.
const day = (column: string) => `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`
const recounts: readonly (readonly [name: string, tally: string, recount: string])[] = [
  [
    'evaluation_tally',
    `select hall_id, day::text, window_id, channel::text, origin::text, validity::text, division_id, grade, n::int from evaluation_tally,
       lateral (values (1, grade_1), (2, grade_2), (3, grade_3), (4, grade_4), (5, grade_5)) as g (grade, n) where n > 0`,
    `select hall_id, ${day('received_at')} as day, window_id, channel::text, origin::text, 'VALID' as validity, division_id, grade::int, count(*)::int as n
     from evaluation group by 1, 2, 3, 4, 5, 6, 7, 8`,
  ],
  [
    'dimension_tally',
    `select hall_id, day::text, window_id, channel::text, origin::text, validity::text, division_id, dimension, scale::int, given::int, total::int from dimension_tally`,
    `select e.hall_id, ${day('e.received_at')} as day, e.window_id, e.channel::text, e.origin::text, 'VALID' as validity, e.division_id, s.key as dimension, 5 as scale,
       count(*)::int as given, sum(s.value::int)::int as total
     from (select *, scores as said from evaluation union all select e.*, r.scores from evaluation e join evaluation_reason r on r.evaluation_id = e.id) e,
       lateral jsonb_each_text(e.said) s group by 1, 2, 3, 4, 5, 6, 7, 8`,
  ],
  [
    'public_comment_tally',
    `select hall_id, day::text, window_id, division_id, given::int from public_comment_tally`,
    `select hall_id, ${day('received_at')} as day, window_id, division_id, count(*)::int as given from public_comment group by 1, 2, 3, 4`,
  ],
]
const inOrder = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort()

async function expectTalliesEqualRecount(): Promise<void> {
  for (const [name, tally, recount] of recounts) {
    expect([name, inOrder(await rowsOf(tally))]).toEqual([name, inOrder(await rowsOf(recount))])
  }
}

async function expectLeavesEqualDigests(): Promise<void> {
  expect(await findLeafDifferences(platform.database)).toEqual(noDifferences)
}

test('after any mix of evaluations, repeats, twins, drills, reasons and comments every tally equals a recount, and every fact has its leaf', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      for (const one of steps) await take(one)
      await expectTalliesEqualRecount()
      await expectLeavesEqualDigests()
    }),
    { numRuns: 8, endOnFailure: true, examples: [[oneOfEach]] },
  )
  const [counts] = await rowsOf<Record<string, number>>(
    `select (select count(*)::int from evaluation) as evaluations, (select count(*)::int from evaluation where origin = 'DRILL') as drills,
       (select count(*)::int from evaluation_reason) as reasons, (select count(*)::int from public_comment) as comments`,
  )
  for (const count of Object.values(counts ?? {})) expect(count).toBeGreaterThan(0)
}, 120_000)

test('the same under load: many at once, repeated and doubled', async () => {
  const tokens = await Promise.all(Array.from({ length: 60 }, () => platform.invite()))
  const answers = await Promise.all(
    tokens.flatMap((token, index) =>
      [0, 1, 2, 3].map((copy) =>
        calls.give(token, 1 + (index % 5), `load-key-${index}-${copy % 2}`, { scores: { overall: 1 + (index % 5) } }),
      ),
    ),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(120)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(120)
  await expectTalliesEqualRecount()
  await expectLeavesEqualDigests()
})

test('the board shows what a recount of the active evaluations says', async () => {
  const board = await calls.board()
  const [{ n } = { n: -1 }] = await rowsOf<{ n: number }>(
    `select count(*)::int as n from evaluation where origin = 'ACTIVE' and ${day('received_at')} = '${board.day}'`,
  )
  expect(board.today.evaluations).toBe(n)
  expect(board.windows.reduce((sum, window) => sum + window.evaluationsToday, 0)).toBe(n)
})
