import { describe, expect, test } from 'vitest'
import { writeCompositeInput } from '../../domain/composite-input.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import type { GradeCounts } from '../../domain/score-tally.ts'
import { writeInput } from '../../domain/score-text.ts'
import { checkSameFacts } from './bridge-facts.ts'
import { isCountedAs } from './composite.ts'
import { Report } from './finding.ts'
import { checkGraded } from './graded-months.ts'
import { checkMonths } from './ranking-months.ts'
import { checkVersions, loadVersions } from './ranking-versions.ts'
import { checkWindows } from './ranking-windows.ts'
import type { LogSource } from './source.ts'

const cell = { item: 'I', audience: 'CITIZEN', mode: 'COUNTER', ageBand: 1, lagBand: 0, isRequiredRefusal: false }
const inputOf = (windows: Readonly<Record<string, GradeCounts>>): ScoreInput => ({
  windows: Object.entries(windows).map(([key, grades]) => {
    const evaluations = grades.reduce((sum, count) => sum + count, 0)
    return { key, kind: 'COMPREHENSIVE', family: '-', evaluations, invited: 2 * evaluations, answered: evaluations }
  }),
  cells: Object.entries(windows).map(([window, grades]) => ({ ...cell, window, grades })),
  moments: [],
  rests: [],
})
const sourceOf = (pages: Readonly<Record<string, unknown>>): LogSource =>
  ({
    name: 'log',
    text: async (path: string) => {
      const page = pages[path]
      return page === undefined || typeof page === 'string' ? page : JSON.stringify(page)
    },
  }) as unknown as LogSource
async function foundBy(check: (report: Report) => Promise<unknown>): Promise<readonly string[]> {
  const told: string[] = []
  await check(new Report((line) => told.push(line)))
  return told.map((line) => (JSON.parse(line) as { readonly what: string }).what)
}

describe('months that something rests on', () => {
  interface Version {
    readonly digest: string
    readonly countsUntil?: number
    readonly publishedAt?: number
  }
  /** Of each month, what was published of it, the first version first. */
  const published = (months: Readonly<Record<string, readonly Version[]>>, waiting: readonly string[] = []) => {
    const names = [...new Set([...Object.keys(months), ...waiting])]
    const pages: Record<string, unknown> = {
      '/api/v1/rankings': {
        periods: names.map((period) => ({
          period,
          published: (months[period] ?? []).map((_, revision) => ({ revision, withdrawn: null })),
          waiting: waiting.includes(period) ? [{ revision: months[period]?.length ?? 0 }] : [],
        })),
      },
    }
    for (const [name, versions] of Object.entries(months))
      for (const [revision, { digest, countsUntil = 10, publishedAt = 20 }] of versions.entries())
        pages[`/api/v1/rankings/${name}?revision=${revision}`] = {
          proof: {
            row: { inputs: `{${digest}}`, counts_until: String(countsUntil), published_at: String(publishedAt) },
          },
        }
    return pages
  }
  const full = inputOf({ 'H/A': [0, 0, 0, 0, 9] })
  const quarter = (pages: Readonly<Record<string, unknown>>, over: object = {}) =>
    foundBy((report) =>
      checkMonths({
        ...{ report, source: sourceOf(pages), period: '2026-Q3', months: [full, full, full], anew: 0, most: 3 },
        row: { inputs: '{sep,aug,jul}', counts_until: '100' },
        isNewest: true,
        ...over,
      }),
    )
  const own = { '2026-07': [{ digest: 'jul' }], '2026-08': [{ digest: 'aug' }], '2026-09': [{ digest: 'sep' }] }

  test('are those that were published, in their order', async () => {
    expect(await quarter(published(own))).toEqual([])
    const row = { inputs: '{sep,jul,aug}', counts_until: '100' }
    expect(await quarter(published(own), { row })).toHaveLength(2)
  })

  test.each<[string, Parameters<typeof published>, string]>([
    ['another text', [{ ...own, '2026-08': [{ digest: 'better' }] }], 'a month of it is not one that was published'],
    [
      'a month of which nothing is public',
      [{ '2026-07': own['2026-07'], '2026-09': own['2026-09'] }],
      'a month of it is not one that was published',
    ],
    [
      'a month that was corrected in time',
      [{ ...own, '2026-08': [{ digest: 'aug' }, { digest: 'mended', publishedAt: 90 }] }],
      'a month of it was no longer the one that stood when it was counted',
    ],
    [
      'a month of later',
      [{ ...own, '2026-08': [{ digest: 'aug', countsUntil: 101 }] }],
      'a month of it was counted later than it was itself',
    ],
    [
      'a month that is corrected since',
      [{ ...own, '2026-08': [{ digest: 'aug' }, { digest: 'mended', publishedAt: 900 }] }],
      'a month of it was corrected since, and it was not',
    ],
    [
      'a month that waits',
      [{ '2026-07': own['2026-07'], '2026-09': own['2026-09'] }, ['2026-08']],
      'a month of it waits to be published, so it is not known that it is that one',
    ],
  ])('are not %s', async (_, told, what) => {
    expect(await quarter(published(...told))).toEqual([what])
  })

  test('may be of before anything was given: then nothing is in them', async () => {
    const nobody = { ...inputOf({}), rests: [] }
    const { '2026-07': _, ...rest } = own
    expect(await quarter(published(rest), { months: [full, full, nobody] })).toEqual([])
  })

  test('are not left out where rules put them with a small window', async () => {
    const pages = { ...published(own), '/api/v1/score-inputs/aug': writeInput(full) }
    const month = {
      period: '2026-09',
      row: { inputs: '{sep}', counts_until: '100' },
      months: [full],
      anew: 1,
      isNewest: false,
    }
    expect(await quarter(pages, { ...month, most: 2 })).toEqual(['a month that its rules put with it is left out'])
    expect(await quarter(pages, { ...month, most: 1 })).toEqual([])
    const empty = { ...pages, '/api/v1/score-inputs/aug': writeInput(inputOf({})) }
    expect(await quarter(empty, { ...month, most: 2 })).toEqual([])
  })
})

describe('versions', () => {
  const check = (
    published: readonly number[],
    waiting: readonly number[],
    standing: number | null,
    others: readonly number[] = published,
  ) => {
    const told = (revision: number) => ({ revision, withdrawn: null })
    const pages = {
      '/api/v1/rankings': {
        periods: [{ period: '2026-09', published: published.map(told), waiting: waiting.map(told), standing }],
      },
      '/api/v1/rankings/2026-09': { published: told(others[0] ?? 0), others: others.slice(1).map(told) },
    }
    return foundBy(async (report) => checkVersions(report, await loadVersions(sourceOf(pages), '2026-09')))
  }
  test('go on without a gap, but for one that nobody has signed yet', async () => {
    expect(await check([2, 1, 0], [], 2)).toEqual([])
    expect(await check([2, 0], [1], 2)).toEqual([])
    expect(await check([2, 0], [], 2)).toEqual(['a version is missing'])
    expect(await check([1], [], 1)).toEqual(['a version is missing'])
    expect(await check([1, 0], [], 0)).toEqual(['the catalogue lets another version stand than the newest'])
    expect(await check([0], [], 0, [1, 0])).toContain('a version that was published is not in the catalogue')
  })
})

describe('windows that the log names', () => {
  const check = (windows: ScoreInput, count: object) => {
    const day = {
      counts: [{ hallCode: 'H', windowCode: 'B', revision: 1, countedAt: '2026-09-20T00:00:00Z', ...count }],
    }
    const source = sourceOf({ '/api/v1/log/invitation-counts?day=2026-09-16': day })
    const row = { counts_until: `${Date.parse('2026-10-20T00:00:00Z')}000` }
    return foundBy((report) => checkWindows({ report, source, period: '2026-09', row, months: [windows] }))
  }
  const [one, both] = [inputOf({ 'H/A': [0, 0, 0, 0, 9] }), inputOf({ 'H/A': [0, 0, 0, 0, 9], 'H/B': [0, 0, 0, 0, 0] })]
  test('stand among those of the month; one that is dropped is found, without an evaluation too', async () => {
    expect(await check(both, { invited: 4 })).toEqual([])
    expect(await check(one, { invited: 4 })).toEqual([
      'a window that the log names in the month is not among its windows',
    ])
    expect(await check(one, { invited: 0 })).toEqual([])
    expect(await check(one, { invited: 4, countedAt: '2026-12-01T00:00:00Z' })).toEqual([])
  })
})

describe('both sides of a bridge', () => {
  const now = inputOf({ 'H/A': [1, 2, 0, 4, 9], 'H/B': [0, 0, 3, 3, 3] })
  const check = (before: ScoreInput, askedUntilMs: number | null = null, period = '2026-09') =>
    foundBy(async (report) => checkSameFacts({ report, period, askedUntilMs, now: [now], before: [before] }))
  const other = ['the bridge was counted from other evaluations than the ranking beside it']
  const coarse = { ...now, cells: now.cells.map((each) => ({ ...each, ageBand: 0 })) }

  test('rest on the same texts, letter by letter, of a month and of a quarter', async () => {
    expect(await check(now)).toEqual([])
    expect(await check(coarse)).toEqual(other)
    expect(await check(now, null, '2026-Q3')).toEqual([])
    expect(await check(coarse, null, '2026-Q3')).toEqual(other)
  })

  test.each([
    ['better grades', inputOf({ 'H/A': [0, 2, 0, 4, 10], 'H/B': [0, 0, 3, 3, 3] })],
    ['a window less', inputOf({ 'H/A': [1, 2, 0, 4, 9] })],
    ['a window more', inputOf({ 'H/A': [1, 2, 0, 4, 9], 'H/B': [0, 0, 3, 3, 3], 'H/C': [0, 0, 0, 0, 9] })],
    ['fewer', inputOf({ 'H/A': [1, 2, 0, 4, 8], 'H/B': [0, 0, 3, 3, 3] })],
  ])('are found not to, with %s', async (_, before) => {
    expect(await check(before)).toEqual(other)
  })

  test('where it was asked otherwise, the old one is a part of the new one, and nothing else', async () => {
    const askedUntilMs = Date.parse('2026-09-16T00:00:00+08:00')
    const part = inputOf({ 'H/A': [0, 1, 0, 2, 9], 'H/B': [0, 0, 1, 1, 1] })
    expect(await check(part, askedUntilMs)).toEqual([])
    expect(await check(inputOf({ 'H/A': [0, 1, 0, 2, 10] }), askedUntilMs)).toEqual(other)
    expect(await check(inputOf({ 'H/C': [0, 0, 0, 0, 5] }), askedUntilMs)).toEqual(other)
  })

  test('the grades that are added up on the whole are those by which windows are compared', () => {
    const graded = (counts: readonly number[]) => ({
      graded: [
        { window: 'H/A', audience: 'CITIZEN' as const, measure: 'evaluation.grade', counts: [1, 1, 0, 2, 4] },
        { window: 'H/A', audience: 'ENTERPRISE' as const, measure: 'evaluation.grade', counts: [0, 1, 0, 2, 5] },
        { window: 'H/B', audience: '*' as const, measure: 'evaluation.grade', counts },
        { window: 'H/B', audience: '*' as const, measure: 'evaluation.attitude', counts: [9, 9, 9, 9, 9] },
      ],
    })
    const is = (counts: readonly number[]) => isCountedAs(graded(counts) as never, [now])
    expect([is([0, 0, 3, 3, 3]), is([0, 0, 0, 3, 6])]).toEqual([true, false])
    expect(isCountedAs({ graded: [] } as never, [now])).toBe(false)
  })
})

test('on the whole a quarter adds up what its months have published, and nothing better', async () => {
  const graded = (counts: readonly number[]) => [
    { window: 'H/A', audience: '*' as const, measure: 'evaluation.attitude', counts },
  ]
  const textOf = (counts: readonly number[]) =>
    writeCompositeInput({
      ...{ scheme: null, coverageMin: 8000, served: [], graded: graded(counts), measured: [], silent: [], events: [] },
    })
  const months = ['2026-07', '2026-08'].map((month) => ({ month, used: [{ revision: 0, row: {}, digest: month }] }))
  const pages = Object.fromEntries(
    months.flatMap(({ month }) => [
      [`/api/v1/rankings/${month}/composite?revision=0`, { proof: { row: { input_digest: month } } }],
      [`/api/v1/composite-inputs/${month}`, textOf([0, 1, 2, 3, 4])],
    ]),
  )
  const check = (counts: readonly number[]) =>
    foundBy((report) =>
      checkGraded({ report, source: sourceOf(pages), period: '2026-Q3', graded: graded(counts), months }),
    )
  expect(await check([0, 2, 4, 6, 8])).toEqual([])
  expect(await check([0, 0, 4, 6, 10])).toEqual(['the composite adds up other marks than its months have published'])
})
