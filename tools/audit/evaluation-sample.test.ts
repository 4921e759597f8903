import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawnOf, frozenText, leavesText, sealText, seedText } from '../../domain/evaluation-audit.ts'
import { type CountedStratum, falseShareOf, tellCells } from '../../domain/evaluation-audit-estimate.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { hashLeaf } from '../../ledger/merkle.ts'
import { findNote } from '../../ledger/note.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { audit } from '../../tests/support/auditor.ts'
import {
  buildTree,
  leafOf as evaluationLeaf,
  filesOf,
  origin,
  type StaticLog,
  serveFiles,
  signCheckpoint,
  signers,
  trusted,
} from '../../tests/support/static-log.ts'
import { chanceOf, rankOf } from './evaluation-draw.ts'
import { factLeafHex } from './fact.ts'

type Row = Readonly<Record<string, string | null>>
type Draw = Readonly<Record<string, unknown>>

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const micro = (at: number) => String(at * 1000)
const now = Date.now()
const [frozenAt, seedAfter, drawnAt] = [now - 7_200_000, now - 3_600_000, now - 60_000]
const month = { fromDay: '2026-10-01' as PlainDate, endDay: '2026-11-01' as PlainDate }
const policy = {
  ...{
    sharePercent: 10,
    stratumMin: 1,
    lowStratumMin: 5,
    freezeAfterNaturalDays: 3,
    freezeBackMonths: 3,
    seedAfterHours: 24,
  },
  ...{ witnessesMin: 2, publicDraw: '双色球', callWithinNaturalDays: 30, triesMax: 3, smallestGroup: 4 },
  ...{ tooFewBelow: 30, coverageMinPercent: 90, intervalZThousandths: 1960 },
}
const lottery = ['2026131 03 08, "15"', '福彩官网']

/** Six hundred evaluations in three strata, the smallest of which is drawn whole, and two more of which nothing is told. */
const strata = (
  [
    [7, 'HIGH', 'QR', 400],
    [7, 'LOW', 'QR', 4],
    [8, 'MIDDLE', 'SMS', 196],
  ] as const
).map(([windowId, gradeGroup, channel, units], at) => {
  const first = [0, 400, 404][at] ?? 0
  const leaves = Array.from({ length: units }, (_, each) => hex(hashLeaf(sha256, evaluationLeaf(first + each)))).sort()
  const salt = hex(sha256(`salt ${at}`))
  const digest = hex(sha256(leavesText(salt, hex(sha256(Buffer.from(leaves.join(''), 'hex'))))))
  return { windowId, gradeGroup, channel, units, leaves, salt, digest }
})
const seals = [8, 9].map((windowId) =>
  hex(
    sha256(
      sealText(hex(sha256(`seal ${windowId}`)), {
        ...{ windowId, gradeGroup: 'LOW', channel: 'QR', units: 2, digest: hex(sha256(`leaves ${windowId}`)) },
      }),
    ),
  ),
)
const sealed = { units: 4, drawn: 4, seals }
const evaluations = Array.from({ length: 600 }, (_, at) => evaluationLeaf(at))

const freezeRow = (source: string, over: Partial<Row> = {}): Row => ({
  ...{ month_from: month.fromDay, month_end: month.endDay, units: '604', left_out: '2' },
  ...{ digest: hex(sha256(frozenText(month, strata, seals))), seed_source: source, public_draw: '双色球' },
  ...{ seed_after: micro(seedAfter), policy_id: '9', frozen_at: micro(frozenAt) },
  ...over,
})
const leafHex = (name: string, row: Row) => factLeafHex(name, leafKinds.auditSample, Object.values(row))
const leafBytes = (name: string, row: Row) => Buffer.from(leafHex(name, row), 'hex')
const arrayText = (list: readonly string[]) =>
  `{${list.map((each) => (/[\s",{}]/.test(each) ? `"${each.replaceAll('"', '\\"')}"` : each)).join(',')}}`

interface Made {
  readonly freeze: Row
  readonly draw: Row
  readonly told: readonly string[]
  readonly checkpoint: string | null
}

async function make(source: 'WITNESSES' | 'PUBLIC_DRAW', over: Partial<Row> = {}): Promise<Made> {
  const freeze = freezeRow(source)
  const leaf = leafBytes('evaluation_audit_freeze', freeze)
  const leaves = [...evaluations, leaf]
  const content = { origin, size: leaves.length, root: buildTree(sha256, leaves).root }
  const note = await signCheckpoint(content, { secondsAgo: 1800, seenBy: signers.witnesses.slice(0, 2) })
  const signatures = (findNote(note)?.signatures ?? [])
    .filter(({ name }) => name.includes('witness'))
    .map(({ name, signature }) => `${name} ${Buffer.from(signature).toString('base64')}`)
    .sort()
  const told = source === 'WITNESSES' ? signatures : lottery
  const seed = hex(sha256(seedText({ freezeLeafHash: hex(hashLeaf(sha256, leaf)), source, told })))
  const drawn = strata.reduce((sum, stratum) => sum + drawnOf(stratum, policy), sealed.drawn)
  const draw = {
    ...{ month_from: month.fromDay, seed, seed_source: source, told: arrayText(told), drawn: String(drawn) },
    drawn_at: micro(drawnAt),
    ...over,
  }
  return { freeze, draw, told, checkpoint: source === 'WITNESSES' ? note : null }
}

const ranked = (seed: string, leaves: readonly string[]) =>
  [...leaves].sort((one, other) => (rankOf(seed, one) < rankOf(seed, other) ? -1 : 1))

/** As asked: of every stratum all were reached, and every eighth says that it was not his. */
const counted: readonly CountedStratum[] = strata.map(({ windowId, gradeGroup, channel, units }) => {
  const drawn = drawnOf({ gradeGroup, units }, policy)
  const fake = Math.floor(drawn / 8)
  return {
    ...{ windowId, gradeGroup, channel, units, drawn },
    outcomes: [
      { outcome: 'CONFIRMED', audits: drawn - fake },
      { outcome: 'NOT_GIVEN', audits: fake },
    ],
  }
})

const drawOf = ({ freeze, draw, told, checkpoint }: Made, over: Draw = {}): Draw => ({
  ...{ month: '2026-10', units: 604, leftOut: 2, digest: freeze.digest, seedSource: freeze.seed_source },
  ...{
    publicDraw: '双色球',
    seedAfter: new Date(seedAfter).toISOString(),
    seed: draw.seed,
    told,
    drawn: Number(draw.drawn),
  },
  ...{ isOver: true, total: falseShareOf(counted, policy), checkpoint },
  rows: { evaluation_audit_freeze: freeze, evaluation_audit_draw: draw },
  ...over,
})

type Told = Readonly<Record<string, unknown>> & { readonly drawn: readonly string[] }
const sampleOf = ({ draw }: Made, bend: (stratum: Told, at: number) => Told = (stratum) => stratum) => ({
  month: '2026-10',
  sealed,
  strata: strata.map(({ leaves, ...stratum }, at) => {
    const min = stratum.gradeGroup === 'LOW' ? policy.lowStratumMin : policy.stratumMin
    const drawn = ranked(draw.seed ?? '', leaves).slice(0, drawnOf(stratum, policy))
    return bend({ ...stratum, rule: { sharePercent: policy.sharePercent, min }, drawn }, at)
  }),
  estimate: { tooFewBelow: 30, coverageMinPercent: 90, intervalZThousandths: 1960, cells: tellCells(counted) },
})

let log: StaticLog
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-evaluation-sample-'))
  await writeFile(join(folder, 'trust.json'), JSON.stringify(trusted))
  log = await serveFiles(new Map())
})
afterAll(async () => {
  await log.stop()
  await rm(folder, { recursive: true, force: true })
})

async function show(made: Made, over: Draw = {}, sample: unknown = sampleOf(made), of = evaluations) {
  const logged = [leafBytes('evaluation_audit_freeze', made.freeze), leafBytes('evaluation_audit_draw', made.draw)]
  log.files = await filesOf([...of, ...logged])
  log.files.set('/api/v1/evaluation-audit-draws', JSON.stringify({ draws: [drawOf(made, over)] }))
  log.files.set('/api/v1/evaluation-audit-draws/2026-10/sample', JSON.stringify(sample))
  return ask('2026-10')
}
const ask = (word: string) => audit('evaluation-sample', word, '--url', log.url, '--trust', join(folder, 'trust.json'))

describe('a month of evaluations that are asked about', () => {
  test('is drawn again: what was frozen, the seed of the witnesses, as many as are due, every leaf, and the share', async () => {
    const answer = await show(await make('WITNESSES'))
    expect(answer).toMatchObject({ exitCode: 0, findings: [] })
    for (const seen of ['evaluations in the population 604', 'drawn evaluations 64', 'cosignatures in the seed 2'])
      expect(answer.remarks).toContain(seen)
    expect(answer.remarks).toContain('strata that are sealed 2')
    expect(answer.remarks).toContain('strata drawn whole, as they were frozen 1')
    expect(answer.remarks).toContain('shares with their intervals')
  })

  test('or by a public draw, which is told to be compared', async () => {
    const answer = await show(await make('PUBLIC_DRAW'))
    expect(answer).toMatchObject({ exitCode: 0, findings: [] })
    expect(answer.remarks).toContain('public draw “2026131 03 08, "15"”, to be compared with 福彩官网 for 双色球')
  })

  test('cannot be checked before it is drawn, nor whom it took while somebody may still be called', async () => {
    const made = await make('PUBLIC_DRAW')
    const rows = { evaluation_audit_freeze: made.freeze, evaluation_audit_draw: null }
    const frozen = await show(made, { rows, seed: null, drawn: null, told: [], isOver: false })
    expect(frozen).toMatchObject({ exitCode: 2, findings: [] })
    expect(frozen.remarks).toContain('not drawn yet')
    const open = await show(made, { isOver: false })
    expect(open).toMatchObject({ exitCode: 2, findings: [] })
    expect(open.remarks).toContain('when nobody is called any more')
    expect(await ask('2026-09')).toMatchObject({ exitCode: 2 })
    expect(await ask('october')).toMatchObject({ exitCode: 2 })
  })
})

describe('what is found of a draw that was tampered with', () => {
  test('other strata, or another row, than were frozen and logged', async () => {
    const made = await make('PUBLIC_DRAW')
    const grown = sampleOf(made, (stratum, at) => (at === 0 ? { ...stratum, units: 399 } : stratum))
    expect((await show(made, {}, grown)).codes).toContain('POPULATION_DIFFERS')
    for (const other of [
      { ...sealed, seals: seals.slice(1) },
      { ...sealed, units: 3 },
    ])
      expect((await show(made, {}, { ...sampleOf(made), sealed: other })).codes).toContain('POPULATION_DIFFERS')
    const few = await show(made, {}, { ...sampleOf(made), sealed: { ...sealed, drawn: 3 } })
    expect(few.codes).toEqual(['SAMPLE_DIFFERS'])
    expect((await show(made, { leftOut: 1 })).codes).toEqual(['PLAN_DIFFERS'])
    const other = { ...made, freeze: { ...made.freeze, left_out: '1' } }
    const rows = { evaluation_audit_freeze: other.freeze, evaluation_audit_draw: made.draw }
    expect((await show(made, { rows, leftOut: 1 })).codes).toEqual(['LEAF_MISSING', 'SEED_DIFFERS'])
  })

  test('a seed of something else, of one’s own, or too early', async () => {
    const made = await make('PUBLIC_DRAW')
    expect((await show(made, { told: ['2026132 01', '福彩官网'] })).codes).toEqual(['PLAN_DIFFERS', 'SEED_DIFFERS'])
    const early = await make('PUBLIC_DRAW', { drawn_at: micro(seedAfter - 1) })
    expect((await show(early)).codes).toEqual(['SEED_NOT_RANDOM'])
    const signed = await make('WITNESSES')
    const stranger = { checkpoint: await signCheckpoint({ origin, size: 601, root: sha256('other') }) }
    expect((await show(signed, stranger)).codes).toContain('SEED_NOT_RANDOM')
    expect((await show(signed, { checkpoint: '' })).codes).toEqual(['CHECKPOINT_MALFORMED'])
  })

  test('leaves that were picked: too few, of other ranks, not in the log, or of a stratum that is no longer the frozen one', async () => {
    const made = await make('PUBLIC_DRAW')
    const bent = (change: (drawn: readonly string[], at: number) => readonly string[]) =>
      show(
        made,
        {},
        sampleOf(made, (stratum, at) => ({ ...stratum, drawn: change(stratum.drawn, at) })),
      )
    expect((await bent((drawn, at) => (at === 0 ? drawn.slice(1) : drawn))).codes).toEqual([
      'SAMPLE_DIFFERS',
      'SHARE_DIFFERS',
    ])
    expect((await bent((drawn) => [...drawn].reverse())).codes).toEqual(['SAMPLE_DIFFERS'])
    const picked = await bent((drawn, at) =>
      at === 0 ? ranked(made.draw.seed ?? '', strata[0]?.leaves ?? []).slice(-40) : drawn,
    )
    expect(picked.findings).toMatchObject([{ code: 'SAMPLE_DIFFERS', what: expect.stringContaining('smallest ranks') }])
    const stranger = hex(sha256('no leaf'))
    const swapped = await bent((drawn, at) =>
      at === 1 ? ranked(made.draw.seed ?? '', [...drawn.slice(1), stranger]) : drawn,
    )
    expect(swapped.codes).toEqual(['LEAF_MISSING', 'SAMPLE_DIFFERS'])
    expect(swapped.findings.map(({ what }) => what)).toContain('others were drawn than were frozen')
    const missing = await show(made, {}, sampleOf(made), [...evaluations.slice(0, 404), ...evaluations.slice(500)])
    expect(missing.codes).toContain('LEAF_MISSING')
  })

  test('a share that its numbers do not give', async () => {
    const made = await make('PUBLIC_DRAW')
    const total = falseShareOf(counted, policy)
    const lower = { ...total, hundredths: (total.hundredths ?? 0) - 300 }
    expect((await show(made, { total: lower })).codes).toEqual(['COUNTS_DIFFER'])
    expect((await show(made, { total: { ...total, coverageHundredths: 9_999 } })).codes).toEqual(['COUNTS_DIFFER'])
    expect((await show(made, { total: { ...total, hundredths: null } })).codes).toEqual(['COUNTS_DIFFER'])
  })
})

test('of ranks that are the smallest chance is no rarity, and of picked ones it is', () => {
  const leaves = strata[0]?.leaves ?? []
  const chances = Array.from({ length: 200 }, (_, at) => {
    const seed = hex(sha256(`seed ${at}`))
    const ranks = leaves.map((leaf) => rankOf(seed, leaf)).sort()
    return { honest: chanceOf(ranks.slice(0, 40), 400), picked: chanceOf(ranks.slice(40, 80), 400) }
  })
  const below = (bound: number) => chances.filter(({ honest }) => honest < bound).length / 200
  expect(below(0.5)).toBeGreaterThan(0.42)
  expect(below(0.5)).toBeLessThan(0.58)
  expect(below(0.01)).toBeLessThan(0.03)
  expect(Math.max(...chances.map(({ picked }) => picked))).toBeLessThan(0.01)
})
