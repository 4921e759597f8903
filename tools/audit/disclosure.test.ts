import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CanonValue } from '../../ledger/canon.ts'
import { toLeaf } from '../../ledger/leaf.ts'
import { openingsDigest } from '../../ledger/opening.ts'
import { type EvaluationRecord, evaluationDigest, evaluationFields, remainsOf } from '../../ledger/record.ts'
import { nodeLedger, sha256 } from '../../signing/node-ledger.ts'
import { audit } from '../../tests/support/auditor.ts'
import { filesOf, leavesOf, type StaticLog, serveFiles, trusted } from '../../tests/support/static-log.ts'
import { leavesOfPage } from './figure-leaves.ts'
import { leavesOfRanking } from './ranked-leaves.ts'

const day = '2026-11-20'
/** Nine in the morning of that day in Shanghai. */
const hour = Date.parse(`${day}T09:00:00+08:00`) / 3_600_000
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const json = (value: unknown) => JSON.stringify(value)
const id = '01890a5d-ac96-774b-bcce-b302099a8057'

/** What was given at a window, and what is opened of it. */
function opened(
  at: number,
  over: Partial<Record<string, CanonValue>> = {},
  shown: readonly string[] = ['at', 'window', 'item', 'scores'],
) {
  const seed = sha256(`seed ${at}`)
  const record = {
    ...{ id: `id ${at}`, at: hour, window: 'HALL/A01', item: 'item', staff: null, channel: 'QR_CODE' },
    ...{
      scores: { grade: 1 + (at % 5), dimensions: null },
      reasons: [],
      ticket: `ticket ${at}`,
      comment: null,
      contact: null,
      rules: 2,
      origin: 'ACTIVE',
      counted: { serviceDay: day },
    },
    ...over,
  } as EvaluationRecord
  const digest = evaluationDigest(nodeLedger, seed, record)
  const closed = Object.fromEntries(
    evaluationFields.filter((field) => !shown.includes(field)).map((field) => [field, record[field] as CanonValue]),
  )
  const { salts, commitments } = remainsOf(nodeLedger, seed, evaluationFields, closed)
  const values = Object.fromEntries(shown.map((field) => [field, record[field as keyof EvaluationRecord]]))
  return { leaf: toLeaf('evaluation', digest), opening: { digest: hex(digest), salts, values, commitments } }
}

const given = Array.from({ length: 6 }, (_, at) => opened(at))
const elsewhere = opened(50, { window: 'HALL/B02' })
const late = opened(51, { at: hour + 24 })
const talkative = opened(52, { comment: '我叫…' }, ['at', 'comment'])
let log: StaticLog
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-disclosure-'))
  await writeFile(join(folder, 'trust.json'), JSON.stringify(trusted))
  log = await serveFiles(new Map())
})
afterAll(async () => {
  await log.stop()
  await rm(folder, { recursive: true, force: true })
})
const ask = (of: string) => audit('disclosure', '--url', log.url, '--trust', join(folder, 'trust.json'), of)
const clean = { exitCode: 0, findings: [] }

type Told = ReturnType<typeof opened>['opening']
const openings = given.map(({ opening }) => opening)
const grades = [2, 1, 1, 1, 1]
const today = { day, week: null }
const yesterday = { day: '2026-11-19', week: null }
const digestOf = (told: readonly Told[]) =>
  hex(
    openingsDigest(
      nodeLedger,
      told.map(({ digest }) => digest),
    ),
  )
const [closedAt, countedAt] = ['2026-11-20T16:10:00.000Z', '2026-11-20T16:10:00.000Z']
const windowOf = (told: readonly unknown[], over: Record<string, unknown> = {}) => ({
  ...{
    hallCode: 'HALL',
    windowCode: 'A01',
    period: today,
    openings: told,
    grades,
    revision: 1,
    earlier: [],
    countedAt,
  },
  counts: { given: 6, valid: 5, invalidated: 1, quarantined: 0, notOpened: 0 },
  openingsDigest: digestOf(openings),
  ...over,
})
/** Of all that stands in the log before that day, and of the day itself. */
const [before, ofDay] = [leavesOf(300), [...given, elsewhere, late, talkative].map(({ leaf }) => leaf)]
const evaluations = before.length + ofDay.length
const reached = { size: evaluations + 1, evaluations, counted: evaluations }
const periodOf = (over: Record<string, unknown> = {}) => ({
  ...{ period: today, fromDay: day, toDay: day, k: 5, given: 8, opened: 6, drills: 1, closedAt, log: reached },
  ...over,
})
const pageOf = (windows: readonly unknown[], over: Record<string, unknown> = {}) => ({
  ...{ day, k: 5, next: null, windows, periods: [periodOf()] },
  halls: [{ hallCode: 'HALL', period: today, given: 8, opened: 6, notOpened: 2 }],
  ...over,
})
/** What was published on that day: figures of the day before. */
const last = {
  day: yesterday.day,
  periods: [
    {
      ...periodOf({ period: yesterday, fromDay: yesterday.day, toDay: yesterday.day }),
      ...{ given: 300, opened: 0, drills: 0, closedAt: `${day}T00:10:00.000+08:00` },
      log: { size: 300, evaluations: 300, counted: 300 },
    },
  ],
  halls: [],
}
const figure = { ...windowOf([], { period: yesterday }), openings: undefined, earlier: undefined }
const onDay = { ...last, day, figures: [figure], next: null }
const path = `/api/v1/log/openings?day=${day}`
const factsOf = (...pages: readonly object[]) =>
  [...new Set(pages.flatMap((page) => [...leavesOfPage(page as never).keys()]))].map((leaf) => Buffer.from(leaf, 'hex'))

interface Shown {
  /** Leaves that stand in the log and are told of nowhere, at the end of the day. */
  readonly more?: readonly Uint8Array[]
  /** What is shown of the day before, and as published on the day. */
  readonly last?: object
  readonly onDay?: object
  /** What the log holds facts of, where that is not what is shown. */
  readonly logged?: readonly object[]
}

/** A page, and a log in which stands what it tells. */
async function show(page: object, { more = [], logged, ...over }: Shown = {}) {
  const shown = { last, onDay, ...over }
  // What was published on the day lies before what was given on it, and one of its leaves behind: that is how a log is.
  const [first, ...facts] = factsOf(...(logged ?? [shown.last, shown.onDay, page])) as [Buffer, ...Buffer[]]
  const leaves = [...before, first, ...ofDay, ...more, ...facts]
  for (const [name, file] of await filesOf(leaves)) log.files.set(name, file)
  log.files.set(`/api/v1/log/openings?day=${yesterday.day}`, json(shown.last))
  log.files.set(`/api/v1/log/figures?day=${day}`, json(shown.onDay))
  for (let back = 1; back < 8; back += 1)
    log.files.set(`/api/v1/log/figures?day=2026-11-${20 - back}`, json({ figures: [], next: null }))
  log.files.set(path, json(page))
  return ask(day)
}

describe('what was opened of a day', () => {
  test('what was opened is what was committed to, stands in the log, and is as many as were published', async () => {
    const answer = await show(pageOf([windowOf(openings)]))
    expect(answer).toMatchObject(clean)
    expect(answer.remarks).toContain('evaluations in the log 9')
  })

  test('a window that stands on two pages is one window', async () => {
    log.files.set(`${path}&after=HALL%2FA01`, json(pageOf([windowOf(openings.slice(4))])))
    expect(await show(pageOf([windowOf(openings.slice(0, 4))], { next: 'HALL/A01' }))).toMatchObject(clean)
    log.files.set(`${path}&after=HALL%2FA01`, json(pageOf([], { next: 'HALL/A01' })))
    expect(await show(pageOf([], { next: 'HALL/A01' }))).toMatchObject({ exitCode: 2 })
  })

  const other = (opening: Told) => [opening, ...openings.slice(1)]
  const better = { ...openings[0], values: { ...openings[0]?.values, scores: { grade: 5, dimensions: null } } }
  test.each([
    ['a score is told better than it was', other(better as Told), 'OPENING_DIFFERS'],
    ['one is opened twice', [...openings, openings[2]], 'DISCLOSED_TWICE'],
    ['one is left out', openings.slice(1), 'COUNTS_DIFFER'],
    ['one is of another window', other(elsewhere.opening), 'OPENING_DIFFERS'],
    ['one is of the next day', other(late.opening), 'DISCLOSED_WRONG_DAY'],
    ['somebody’s words are opened', other(talkative.opening), 'DISCLOSED_TOO_MUCH'],
    ['one was never in the log', other(opened(99).opening), 'LEAF_MISSING'],
    ['one is no opening', other({ digest: openings[0]?.digest } as Told), 'OPENING_DIFFERS'],
  ])('%s', async (_, told, code) => {
    expect((await show(pageOf([windowOf(told)]))).codes).toContain(code)
  })

  test.each([
    [
      'of too few',
      { counts: { given: 4, valid: 4, invalidated: 0, quarantined: 0, notOpened: -2 } },
      ['DISCLOSED_TOO_FEW'],
    ],
    ['with better grades', { grades: [0, 0, 0, 0, 6] }, ['COUNTS_DIFFER']],
    [
      'with others that count',
      { counts: { given: 6, valid: 6, invalidated: 1, quarantined: 0, notOpened: 0 } },
      ['COUNTS_DIFFER'],
    ],
    ['over others', { openingsDigest: hex(sha256('others')) }, ['COUNTS_DIFFER']],
  ])('a window is published %s', async (_, over, codes) => {
    expect((await show(pageOf([windowOf(openings, over)]))).codes).toEqual(codes)
  })

  test('hour and item are not opened of fewer than share them', async () => {
    const apart = openings.map((told, at) => (at < 2 ? opened(at, { at: hour + 1 }).opening : told))
    const answer = await show(pageOf([windowOf(apart)]))
    expect(answer.findings.filter(({ code }) => code === 'DISCLOSED_TOO_FEW')).toMatchObject([
      { count: 2, group: [hour + 1, 'item'] },
      { count: 4, group: [hour, 'item'] },
    ])
  })

  test('a hall, or all of them, are published with more than their windows', async () => {
    const halls = [{ hallCode: 'HALL', period: today, given: 8, opened: 7, notOpened: 1 }]
    expect((await show(pageOf([windowOf(openings)], { halls }))).codes).toEqual(['COUNTS_DIFFER'])
    const periods = [periodOf({ given: 9, drills: 0 })]
    expect((await show(pageOf([windowOf(openings)], { periods }))).codes).toEqual(['COUNTS_DIFFER'])
  })

  test('of a week the hour stays closed', async () => {
    const period = { day: null, week: '2026-W47' }
    const week = { period, fromDay: '2026-11-16', toDay: '2026-11-22', given: 6, drills: 0, log: null }
    const periods = [periodOf({ given: 8, opened: 0 }), periodOf(week)]
    const halls = [
      { hallCode: 'HALL', period: today, given: 8, opened: 0, notOpened: 8 },
      { hallCode: 'HALL', period, given: 6, opened: 6, notOpened: 0 },
    ]
    const answer = await show(pageOf([windowOf(openings, { period })], { periods, halls }))
    expect(answer.codes).toEqual(['DISCLOSED_TOO_MUCH'])
  })

  test('a day of which nothing is published cannot be checked', async () => {
    expect(await show(pageOf([], { periods: [], halls: [] }))).toMatchObject({ exitCode: 2, findings: [] })
    expect(await ask('2026-11-18')).toMatchObject({ exitCode: 2, findings: [] })
    expect(await ask('yesterday')).toMatchObject({ exitCode: 2, findings: [] })
  })
})

describe('rankings that were published on a day', () => {
  const row = { publication_id: id, period: '2026-09', purpose: 'FINAL', revision: '0', published_at: '1' }
  const withdrawal = { publication_id: id, period: '2026-09', revision: '0', reason: '数据有误', withdrawn_at: '2' }
  const ranked = leavesOfRanking({ row, withdrawal }).map((leaf) => Buffer.from(leaf, 'hex'))
  const size = reached.size + ranked.length
  const longer = pageOf([windowOf(openings)], { periods: [periodOf({ log: { ...reached, size } })] })
  const showRanked = (versions: readonly object[], proof: object) => {
    log.files.set('/api/v1/rankings', json({ periods: [{ period: '2026-09', published: versions }] }))
    log.files.set('/api/v1/rankings/2026-09?revision=0', json({ proof }))
    return show(longer, { more: ranked })
  }
  const version = { revision: 0, publishedAt: `${day}T02:00:00.000Z`, withdrawn: null }

  test('a ranking that was published and withdrawn on the day explains its leaves; one that is not shown any more, or without its withdrawal, does not', async () => {
    expect((await showRanked([version], { row, withdrawal })).codes).toEqual([])
    expect((await showRanked([version], { row, withdrawal: null })).codes).toEqual(['FIGURE_HIDDEN'])
    expect((await showRanked([version], {})).findings.filter(({ code }) => code === 'FIGURE_HIDDEN')).toHaveLength(2)
    expect((await showRanked([], { row, withdrawal })).codes).toEqual(['FIGURE_HIDDEN'])
    log.files.delete('/api/v1/rankings')
  })
})

describe('what is hidden', () => {
  const whole = pageOf([windowOf(openings)])
  const periodsWith = (over: Record<string, unknown>) => pageOf([windowOf(openings)], { periods: [periodOf(over)] })
  const surplus = { more: [opened(70).leaf] }
  const log = { ...reached, size: reached.size + 1, evaluations: evaluations + 1 }

  test('an evaluation that stands in the log and in no figure, whichever number is told of it', async () => {
    expect(await show(periodsWith({ log }), surplus)).toMatchObject({
      codes: ['EVALUATION_HIDDEN'],
      findings: [{ hidden: 1 }],
    })
    // As if the log had held fewer, or as if more had been given than in the day.
    const fewer = { ...log, evaluations }
    expect((await show(periodsWith({ log: fewer }), surplus)).codes).toEqual(['COUNTS_DIFFER', 'EVALUATION_HIDDEN'])
    const more = { ...log, counted: evaluations + 1 }
    expect((await show(periodsWith({ log: more }), surplus)).codes).toEqual(['COUNTS_DIFFER'])
    // As if it had come after the day: then it is of the next one, and found there.
    expect(await show(whole, surplus)).toMatchObject(clean)
    expect((await show(periodsWith({ log: { ...reached, size: 9_999 } }), surplus)).codes).toEqual(['COUNTS_DIFFER'])
  })

  test('or could be, where the log had not taken all in when the day ended', async () => {
    const late = { size: reached.size - 1, evaluations: evaluations - 1, counted: evaluations }
    const answer = await show(periodsWith({ log: late }))
    expect(answer).toMatchObject({ codes: ['COUNTS_LATE'], findings: [{ severity: 'WARNING', late: 1 }] })
  })

  test('the day before cannot be told otherwise than it was', async () => {
    const [period] = last.periods
    const lying = { ...last, periods: [{ ...period, log: { size: 300, evaluations: 300, counted: 299 } }] }
    const answer = await show(whole, { last: lying, logged: [last, onDay, whole] })
    expect(answer.codes).toEqual(['COUNTS_DIFFER', 'LEAF_MISSING'])
    expect((await show(whole, { last: { periods: [] } })).codes).toEqual(['COUNTS_DIFFER'])
  })

  test('where it is not told how far the log had come, nothing is called clean', async () => {
    expect(await show(periodsWith({ log: null }))).toMatchObject({ exitCode: 2, findings: [] })
  })

  const second = { ...figure, revision: 2, counts: { ...figure.counts, valid: 4, invalidated: 2 } }

  test('a revision that was published on that day and is shown no more', async () => {
    const logged = [{ ...onDay, figures: [second] }, last, onDay, whole]
    const page = periodsWith({ log: { ...reached, size: reached.size + 2 } })
    expect(await show(page, { logged: [...logged, page] })).toMatchObject({ codes: ['FIGURE_HIDDEN'] })
    const told = { ...onDay, figures: [figure, second] }
    expect(await show(page, { logged: [...logged, page], onDay: told })).toMatchObject(clean)
  })

  test('a revision between those that are shown', async () => {
    const revised = windowOf(openings, { revision: 3, earlier: [windowOf([])] })
    expect((await show(pageOf([revised]))).codes).toEqual(['FIGURE_HIDDEN'])
  })

  test('figures that were never in the log', async () => {
    const better = pageOf([windowOf(openings, { counts: { ...windowOf([]).counts, valid: 6, invalidated: 0 } })])
    expect((await show(better, { logged: [last, onDay, whole] })).codes).toEqual(['LEAF_MISSING'])
    const told = { ...onDay, figures: [figure, second] }
    expect((await show(whole, { onDay: told, logged: [last, onDay, whole] })).codes).toEqual(['LEAF_MISSING'])
  })
})
