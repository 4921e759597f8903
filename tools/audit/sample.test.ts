import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  allocateSample,
  countStrata as countAsDrawn,
  drawSeed,
  drawUnits,
  findPlainRandomness,
  populationDigest,
  secretCommitment,
  toPopulation,
} from '../../domain/assessment-draw.ts'
import { toLeaf } from '../../ledger/leaf.ts'
import { findNote } from '../../ledger/note.ts'
import { nodeLedger, sha256 } from '../../signing/node-ledger.ts'
import { audit } from '../../tests/support/auditor.ts'
import {
  buildTree,
  filesOf,
  leavesOf,
  origin,
  type StaticLog,
  serveFiles,
  signCheckpoint,
  signers,
  trusted,
} from '../../tests/support/static-log.ts'
import { allocationOf, plainRandomnessOf, redraw } from './sample-draw.ts'
import { leafHashOf, leafOf, type PlanFact, type Told } from './sample-source.ts'
import { toLoggedPolicy } from './witness-policy.ts'

const planId = '01990a5d-ac96-774b-bcce-b302099a8057'
const base = `/api/v1/log/assessment-plans/${planId}`
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const micro = (at: number) => String(at * 1000)
const now = Date.now()
const [frozenAt, drawNotBefore, drawnAt] = [now - 7_200_000, now - 3_600_000, now - 60_000]

const population = toPopulation(
  [9, 6, 3].flatMap((size, hall) =>
    Array.from({ length: size }, (_, at) => ({ key: `H${hall}/W${at}`, stratum: `H${hall}` })),
  ),
)
const secret = sha256('secret')
const lottery = { text: '03, 11', source: '福彩官网', plain: '3 11' }

/** A leaf of rows that stand in the log behind six hundred others. */
const freeze: Told = {
  plan_id: planId,
  division_id: '3',
  units: '18',
  digest: hex(populationDigest(nodeLedger, population)),
  strata: '{"H0": 9, "H1": 6, "H2": 3}',
  commitment: hex(secretCommitment(nodeLedger, secret)),
  frozen_at: micro(frozenAt),
}
const planned: Told = {
  ...{ id: planId, division_id: '3', title: '暗访', form_id: 'f', pool: 'MYSTERY_SHOPPER', unit: 'WINDOW' },
  ...{ strata_by: 'HALL', is_secret: 'true', from_day: '2026-11-01', to_day: '2026-12-01', sample: '6', doubles: '2' },
  ...{ quotas: '{}', draw_not_before: micro(drawNotBefore), randomness: '双色球', policy_id: '9' },
  ...{ recorded_at: micro(frozenAt - 1000), nonce: 'n' },
}
const before = [
  ...leavesOf(600),
  ...[freeze, planned].map((row, at) => leafBytes(at === 0 ? 'assessment_freeze' : 'assessment_plan', row)),
]

function leafBytes(name: PlanFact, row: Told): Buffer {
  return Buffer.from(leafOf(name, row), 'hex')
}

/** What was signed after the time that was told, over the log as it was then. */
const noteOver = (leaves: readonly Uint8Array[], secondsAgo = 1800, by = signers.witnesses.slice(0, 2)) =>
  signCheckpoint({ origin, size: leaves.length, root: buildTree(sha256, leaves).root }, { secondsAgo, seenBy: by })

const signaturesOf = (note: string) =>
  (findNote(note)?.signatures ?? [])
    .filter(({ name }) => name.includes('witness'))
    .map(({ name, keyId, signature }) => ({
      name,
      keyId: keyId.toString(16).padStart(8, '0'),
      signature: Buffer.from(signature).toString('base64'),
    }))

interface Bent {
  readonly note?: string
  readonly cosignatures?: readonly unknown[]
  readonly randomness?: unknown
  readonly drawnAt?: number
  readonly seed?: string
}

/** The row of a draw, with its seed as the platform computes it from what is told. */
async function drawRow(over: Bent = {}): Promise<Told> {
  const checkpoint = over.note ?? (await noteOver(before))
  const cosignatures = (over.cosignatures ?? signaturesOf(checkpoint)) as ReturnType<typeof signaturesOf>
  const randomness = over.randomness === undefined ? lottery : over.randomness
  const freezeHash = leafHashOf(leafOf('assessment_freeze', freeze))
  const made = drawSeed(nodeLedger, {
    freezeLeafHash: Buffer.from(freezeHash, 'hex'),
    secret,
    cosignatures,
    randomness: (randomness as typeof lottery | null)?.plain ?? null,
  })
  return {
    plan_id: planId,
    division_id: '3',
    seed: over.seed ?? (made.granted ? hex(made.value) : hex(sha256('nothing'))),
    ingredients: JSON.stringify({ freeze: freezeHash, randomness, checkpoint, cosignatures }),
    drawn_at: micro(over.drawnAt ?? drawnAt),
  }
}

function placesOf(draw: Told) {
  const drawn = drawUnits(nodeLedger, Buffer.from(draw.seed ?? '', 'hex'), population, { sample: 6, doubles: 2 })
  if (!drawn.granted) throw new Error(drawn.code)
  const toPlace = (unit: (typeof population)[number]) => ({
    place: population.indexOf(unit) + 1,
    unitKey: unit.key,
    isDouble: drawn.value.doubles.has(unit.key),
    isClosed: false,
  })
  return { places: drawn.value.units.map(toPlace), next: drawn.value.next, toPlace }
}

let log: StaticLog
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-sample-'))
  await writeFile(join(folder, 'trust.json'), JSON.stringify(trusted))
  log = await serveFiles(new Map())
})
afterAll(async () => {
  await log.stop()
  await rm(folder, { recursive: true, force: true })
})

const units = population.map(({ key, stratum }, at) => ({ place: at + 1, stratum, unitKey: key }))
const answerOf = (draw: Told | null, over: Readonly<Record<string, unknown>> = {}) => ({
  ...{ planId, isSecret: true, sample: 6, doubles: 2, randomness: '双色球' },
  ...{ drawNotBefore: new Date(drawNotBefore).toISOString(), state: draw === null ? 'FROZEN' : 'PUBLISHED' },
  rows: {
    ...{ assessment_plan: draw === null ? null : planned, assessment_plan_end: null, assessment_freeze: freeze },
    ...{ assessment_draw: draw, assessment_publication: null },
  },
  secret: draw === null ? null : hex(secret),
  places: draw === null ? null : placesOf(draw).places,
  ...over,
})

/** @param logged rows whose leaves the log has got; what is not logged is found missing */
async function show(
  answer: unknown,
  logged: readonly (readonly [PlanFact, Told])[],
  of: readonly unknown[] = units,
  rule?: readonly string[],
) {
  const after = logged.map(([name, row]) => leafBytes(name, row))
  const filler = leavesOf(30).map((leaf) => toLeaf('handlingStep', sha256(leaf)))
  log.files = await filesOf([...before, ...ruleLeaves(rule), ...filler, ...after])
  log.files.set(base, JSON.stringify(answer))
  log.files.set(`${base}/population?after=0`, JSON.stringify({ units: of.slice(0, 10), next: 10 }))
  log.files.set(`${base}/population?after=10`, JSON.stringify({ units: of.slice(10), next: null }))
  if (rule !== undefined) log.files.set('/log/witness-policies', JSON.stringify({ facts: [{ columns: rule }] }))
  const needed = rule === undefined ? [] : ['--needed', '1']
  return audit('sample', planId, '--url', log.url, '--trust', join(folder, 'trust.json'), ...needed)
}
const ruleLeaves = (rule: readonly string[] | undefined) =>
  rule === undefined ? [] : [Buffer.from(toLoggedPolicy(rule, 'rule').leaf, 'hex')]
const showDraw = async (over: Bent, bend: Readonly<Record<string, unknown>> = {}, of?: readonly unknown[]) => {
  const draw = await drawRow(over)
  return show(answerOf(draw, bend), [['assessment_draw', draw]], of)
}

describe('a draw that is published', () => {
  test('is made again: population, seed, places and shares, with every leaf in the log', async () => {
    const answer = await showDraw({})
    expect(answer).toMatchObject({ exitCode: 0, findings: [] })
    expect(answer.remarks).toContain('units of the population 18')
    expect(answer.remarks).toContain('drawn places 6')
    expect(answer.remarks).toContain('strata within one unit of their share 3')
    expect(answer.remarks).toContain('cosignatures in the seed 2')
    expect(answer.remarks).toContain('public randomness “3 11”, to be compared with 福彩官网 for 双色球')
    expect(answer.remarks).toContain('leaves found in the log 3')
  })

  test('of a secret plan is not told before its results: then it cannot be checked, and its freeze is', async () => {
    const answer = await show(answerOf(null), [])
    expect(answer).toMatchObject({ exitCode: 2, findings: [] })
    expect(answer.remarks).toContain('told with its results')
    const other = await show(answerOf(null), [], units.slice(1))
    expect(other).toMatchObject({ exitCode: 1, codes: ['POPULATION_DIFFERS'] })
    expect(await audit('sample', planId, '--url', log.url, '--trust', join(folder, 'trust.json'))).toMatchObject({
      exitCode: 1,
    })
    expect(await audit('sample', '2026-11', '--url', log.url, '--trust', join(folder, 'trust.json'))).toMatchObject({
      exitCode: 2,
    })
  })

  test('is made of as many witnesses as the log asked for, however few the auditor asks for himself', async () => {
    const rule = ['1', '2', [...trusted.witnesses].sort().join('\n'), micro(frozenAt - 5000)]
    const showSeen = async (seen: number) => {
      const note = await noteOver([...before, ...ruleLeaves(rule)], 1800, signers.witnesses.slice(0, seen))
      const draw = await drawRow({ note })
      return show(answerOf(draw), [['assessment_draw', draw]], units, rule)
    }
    expect(await showSeen(2)).toMatchObject({ exitCode: 0, findings: [] })
    expect((await showSeen(1)).codes).toEqual(['SEED_NOT_RANDOM', 'WITNESS_MISSING'])
  })

  test('where a place was found closed, the next of its stratum stands in, and no other', async () => {
    const draw = await drawRow()
    const { places, next, toPlace } = placesOf(draw)
    const closed = places.map((place, at) => (at === 0 ? { ...place, isClosed: true } : place))
    const stratum = units.find(({ unitKey }) => unitKey === places[0]?.unitKey)?.stratum ?? ''
    const [standIn, another] = next.get(stratum) ?? []
    const withOne = (unit: (typeof population)[number] | undefined) =>
      show(answerOf(draw, { places: [...closed, toPlace(unit as (typeof population)[number])] }), [
        ['assessment_draw', draw],
      ])
    expect(await withOne(standIn)).toMatchObject({ exitCode: 0, findings: [] })
    expect((await withOne(another)).codes).toEqual(['SAMPLE_DIFFERS'])
  })

  test.each<[string, () => Promise<{ codes: readonly string[] }>, readonly string[]]>([
    [
      'another place was taken',
      () => showDraw({}, { places: bendPlaces((each, at) => (at === 0 ? { ...each, ...notDrawn() } : each)) }),
      ['SAMPLE_DIFFERS'],
    ],
    [
      'a place was left out',
      () => showDraw({}, { places: bendPlaces((each, at) => (at === 0 ? undefined : each)) }),
      ['SAMPLE_DIFFERS'],
    ],
    [
      'a place is of no population',
      () => showDraw({}, { places: bendPlaces((each) => ({ ...each, unitKey: 'X/1' })) }),
      ['SAMPLE_DIFFERS'],
    ],
    [
      'others are visited twice',
      () => showDraw({}, { places: bendPlaces((each) => ({ ...each, isDouble: !each.isDouble })) }),
      ['SAMPLE_DIFFERS'],
    ],
    ['the seed is another', () => showDraw({ seed: hex(sha256('liked')) }), ['SEED_DIFFERS']],
    ['the secret is another', () => showDraw({}, { secret: hex(sha256('other')) }), ['SEED_DIFFERS']],
    ['it was drawn too early', () => showDraw({ drawnAt: drawNotBefore - 1000 }), ['SEED_NOT_RANDOM']],
    [
      'nothing is from outside',
      () => showDraw({ cosignatures: [], randomness: null }),
      ['SEED_DIFFERS', 'SEED_NOT_RANDOM'],
    ],
    ['the randomness that was announced is left out', () => showDraw({ randomness: null }), ['SEED_NOT_RANDOM']],
    ['the randomness was bent', () => showDraw({ randomness: { ...lottery, plain: '3 12' } }), ['SEED_DIFFERS']],
    ['a witness was left out', withoutOne, ['SEED_NOT_RANDOM']],
    [
      'the witnesses signed too early',
      async () => showDraw({ note: await noteOver(before, 5400) }),
      ['SEED_NOT_RANDOM'],
    ],
    ['a stranger signed', strangers, ['SEED_NOT_RANDOM']],
    [
      'the freeze came after the checkpoint',
      async () => showDraw({ note: await noteOver(before.slice(0, 600)) }),
      ['SEED_NOT_RANDOM'],
    ],
    [
      'the checkpoint is of another log',
      async () => showDraw({ note: await noteOver(leavesOf(610).reverse()) }),
      ['FORK'],
    ],
    ['more were announced than planned', () => showDraw({}, { sample: 7 }), ['PLAN_DIFFERS']],
    ['the draw was never logged', async () => show(answerOf(await drawRow()), []), ['LEAF_MISSING']],
    [
      'a unit was added',
      () => showDraw({}, {}, [...units, { place: 19, stratum: 'H9', unitKey: 'H9/1' }]),
      ['POPULATION_DIFFERS', 'SAMPLE_DIFFERS'],
    ],
    [
      'units were exchanged for others',
      () =>
        showDraw(
          {},
          {},
          units.map((each) => ({ ...each, unitKey: `${each.unitKey}x` })),
        ),
      ['POPULATION_DIFFERS', 'SAMPLE_DIFFERS'],
    ],
  ])('is found out where %s', async (_, ask, codes) => {
    expect((await ask()).codes).toEqual(codes)
  })
})

type Place = ReturnType<typeof placesOf>['places'][number]
let bent: (each: Place, at: number) => unknown
/** Bent when the draw is known. */
function bendPlaces(bend: (each: Place, at: number) => unknown) {
  bent = bend
  return bentPlaces
}
const bentPlaces = { toJSON: () => lastPlaces.map((each, at) => bent(each, at)).filter((each) => each !== undefined) }
let lastPlaces: readonly Place[] = []
/** A place that this draw left out: every run signs with other keys and draws others. */
function notDrawn() {
  const left = units.find(({ place }) => lastPlaces.every((each) => each.place !== place))
  return { unitKey: left?.unitKey, place: left?.place }
}
beforeAll(async () => {
  lastPlaces = placesOf(await drawRow()).places
})

async function withoutOne() {
  const note = await noteOver(before)
  return showDraw({ note, cosignatures: signaturesOf(note).slice(1) })
}

async function strangers() {
  const note = await noteOver(before)
  const [first] = signaturesOf(note)
  return showDraw({ note, cosignatures: [...signaturesOf(note), { ...first, name: 'stranger.example' }] })
}

describe('two hands that wrote the same draw', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 8 })

  test('allocate alike, or refuse alike', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 120 }), (counts, wanted) => {
        const strata = Object.fromEntries(counts.map((count, at) => [`H${at}`, count]))
        const total = counts.reduce((sum, count) => sum + count, 0)
        const sample = Math.min(wanted, total)
        const platform = allocateSample(strata, sample)
        const auditor = allocationOf(new Map(Object.entries(strata)), sample)
        expect(auditor === undefined ? undefined : Object.fromEntries(auditor)).toEqual(
          platform.granted ? platform.value : undefined,
        )
      }),
    )
  })

  test('draw the same places and the same doubles', () => {
    fc.assert(
      fc.property(sizes, fc.string(), fc.nat(), (counts, word, part) => {
        const of = toPopulation(
          counts.flatMap((size, hall) =>
            Array.from({ length: size }, (_, at) => ({ key: `H${hall}/${at}`, stratum: `H${hall}` })),
          ),
        )
        const sample = 1 + (part % of.length)
        const doubles = sample >> 1
        const seed = sha256(word)
        const platform = drawUnits(nodeLedger, seed, of, { sample, doubles })
        const told = of.map(({ key, stratum }, at) => ({ place: at + 1, stratum, unitKey: key }))
        const auditor = redraw(hex(seed), told, { sample, doubles })
        if (!platform.granted) {
          expect(auditor).toBeUndefined()
          return
        }
        const taken = [...(auditor?.order ?? [])].flatMap(([stratum, all]) => all.slice(0, auditor?.due.get(stratum)))
        expect(taken.map(({ unitKey }) => unitKey).sort()).toEqual(platform.value.units.map(({ key }) => key).sort())
        expect([...(auditor?.doubles ?? [])]).toEqual([...platform.value.doubles])
        expect(Object.fromEntries(auditor?.due ?? [])).toEqual(allocatedOf(of, sample))
      }),
      { numRuns: 60 },
    )
  })

  test('take public randomness alike, however it is typed in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(plainRandomnessOf(typed)).toBe(findPlainRandomness(typed) ?? '')
      }),
      { numRuns: 500 },
    )
  })
})

function allocatedOf(of: readonly { key: string; stratum: string }[], sample: number) {
  const allocation = allocateSample(countAsDrawn(of), sample)
  return allocation.granted ? allocation.value : undefined
}
