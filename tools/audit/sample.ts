import { findNote } from '../../ledger/note.ts'
import { loadCheckpoint, type Verified, verifyCheckpoint } from './checkpoint.ts'
import { checkConsistency } from './consistency.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { type Json, objectsOf, textOf } from './json.ts'
import { locateLeaves } from './locate.ts'
import { type Asked, needSource, needWord } from './options.ts'
import {
  commitmentOf,
  countStrata,
  type PublishedCosignature,
  plainRandomnessOf,
  populationDigestOf,
  type Redrawn,
  redraw,
  seedOf,
} from './sample-draw.ts'
import { leafHashOf, leafOf, loadPublished, type PublishedPlan, readJson, type Told, timeOf } from './sample-source.ts'
import type { LogSource } from './source.ts'
import { loadTrust, type Trust } from './trust.ts'
import { checkPolicy, type LoggedPolicy, policyAt } from './witness-policy.ts'
import { loadPolicies } from './witnesses.ts'

interface Question {
  readonly report: Report
  readonly source: LogSource
  readonly trust: Trust
  readonly plan: PublishedPlan
  readonly shown: Verified | undefined
  /** At which place of the log each leaf of the plan stands. */
  readonly leaves: ReadonlyMap<string, number> | undefined
  /** By how many witnesses checkpoints are signed, as it is told; that no rule was left out `audit witnesses` finds. */
  readonly rules: readonly LoggedPolicy[]
}

/**
 * The draw of an assessment plan, made again from what is published of it: the population is the one that was frozen and logged, the seed follows from what
 * came after, the places from the seed, and no stratum has a unit more or less than its share.
 */
export async function sample(asked: Asked): Promise<void> {
  const { report, options } = asked
  const planId = needWord(asked, 'plan: its id')
  if (!/^[0-9a-f-]{36}$/.test(planId)) throw new CouldNotCheck(`${planId} is no id of a plan`)
  const [source, trust] = [needSource(options), await loadTrust(options)]
  const shown = await loadCheckpoint(report, source, { tree: 'SHA256', trust })
  const plan = await loadPublished(source, planId)
  const wanted = new Map([...plan.rows].map(([name, row]) => [leafOf(name, row), `${planId} ${name}`]))
  const rules = await loadPolicies(source, false)
  for (const { leaf } of rules) wanted.set(leaf, 'a rule about witnesses')
  const leaves = shown === undefined ? undefined : await locateLeaves(report, source, shown, wanted)
  const question = { report, source, trust, plan, shown, leaves, rules }
  checkPopulation(question)
  checkAnnounced(question)
  const isDrawn = await checkDraw(question)
  if (isDrawn || plan.rows.has('assessment_plan_end')) return
  throw new CouldNotCheck(
    plan.answer.isSecret === true
      ? `${planId}: the draw of a secret plan is told with its results; its population is frozen as the log says`
      : `${planId}: it is not drawn yet; its population is frozen as the log says`,
  )
}

/** What is shown of the population is what was frozen. */
function checkPopulation({ report, plan: { planId, units, rows } }: Question): void {
  const freeze = rows.get('assessment_freeze')
  if (freeze === undefined) throw new CouldNotCheck(`${planId}: no population was frozen`)
  report.saw('units of the population', units.length)
  const digest = populationDigestOf(units)
  if (digest !== freeze.digest)
    report.add('POPULATION_DIFFERS', 'the population is not the one that was frozen', planId, {
      frozen: freeze.digest,
      shown: digest,
    })
  const isOrdered = units.every(({ place }, at) => place === at + 1)
  const isOnce = new Set(units.map(({ unitKey }) => unitKey)).size === units.length
  if (!isOrdered || !isOnce || String(units.length) !== freeze.units)
    report.add('POPULATION_DIFFERS', 'units are missing in it, or stand in it twice', planId)
  const counted = countStrata(units)
  const frozen = Object.entries(readJson(freeze.strata))
  if (frozen.length !== counted.size || frozen.some(([stratum, count]) => counted.get(stratum) !== count))
    report.add('POPULATION_DIFFERS', 'its strata are not those that were frozen', planId)
}

/** What was told before is what was planned. */
function checkAnnounced({ report, plan: { planId, answer, rows } }: Question): void {
  const plan = rows.get('assessment_plan')
  if (plan === undefined) return
  const told: Readonly<Record<string, unknown>> = {
    sample: Number(plan.sample),
    doubles: Number(plan.doubles),
    isSecret: plan.is_secret === 'true',
    randomness: plan.randomness,
  }
  const other = Object.keys(told).filter((name) => told[name] !== answer[name])
  if (timeOf(plan.draw_not_before) !== Date.parse(textOf(answer.drawNotBefore))) other.push('drawNotBefore')
  if (other.length > 0)
    report.add('PLAN_DIFFERS', 'what is shown of the plan is not what was logged', planId, { members: other })
  const frozenAt = timeOf(rows.get('assessment_freeze')?.frozen_at)
  if (!(frozenAt < timeOf(plan.draw_not_before)))
    report.add('SEED_NOT_RANDOM', 'the population was frozen when what is random could be known', planId)
}

/** @returns whether there is a draw */
async function checkDraw(question: Question): Promise<boolean> {
  const { report, plan } = question
  const { planId, rows, units } = plan
  const [draw, planned] = [rows.get('assessment_draw'), rows.get('assessment_plan')]
  if (draw === undefined || planned === undefined) return false
  await checkSeed(question, draw, planned)
  const asked = { sample: Number(planned.sample), doubles: Number(planned.doubles) }
  const redrawn = redraw(draw.seed ?? '', units, asked)
  if (redrawn === undefined) report.add('SAMPLE_DIFFERS', 'from this population so few cannot be drawn', planId, asked)
  else checkPlaces(question, redrawn, asked.sample)
  return true
}

async function checkSeed(question: Question, draw: Told, planned: Told): Promise<void> {
  const { report, plan } = question
  const { planId, rows, answer } = plan
  const freeze = rows.get('assessment_freeze') as Told
  const secret = textOf(answer.secret)
  if (commitmentOf(secret) !== freeze.commitment)
    report.add('SEED_DIFFERS', 'the secret is not the one that was settled when the population was frozen', planId)
  const ingredients = readJson(draw.ingredients)
  const freezeLeafHash = leafHashOf(leafOf('assessment_freeze', freeze))
  const cosignatures = objectsOf(ingredients.cosignatures).map(toCosignature)
  const randomness = checkRandomness(question, ingredients, planned)
  if (cosignatures.length === 0 && randomness === null)
    report.add('SEED_NOT_RANDOM', 'nothing in the seed is from outside', planId)
  if (timeOf(draw.drawn_at) < timeOf(planned.draw_not_before))
    report.add('SEED_NOT_RANDOM', 'it was drawn before the time that was told', planId)
  const seed = seedOf({ freezeLeafHash, secret, cosignatures, randomness })
  if (seed !== draw.seed)
    report.add('SEED_DIFFERS', 'the seed does not follow from what is told of it', planId, { told: draw.seed, seed })
  else report.saw('seeds')
  await checkWitnessed(question, { ingredients, cosignatures, freeze, since: timeOf(planned.draw_not_before) })
}

const toCosignature = ({ name, keyId, signature }: Json): PublishedCosignature => ({
  name: textOf(name),
  keyId: textOf(keyId),
  signature: textOf(signature),
})

/** Whether the lottery really fell so, its own page says: here it is told what to compare with it. */
function checkRandomness({ report, plan: { planId } }: Question, ingredients: Json, planned: Told): string | null {
  const told = ingredients.randomness
  const typed = told === null || told === undefined ? undefined : (told as Json)
  if ((planned.randomness === null) !== (typed === undefined))
    report.add('SEED_NOT_RANDOM', 'not that went into the seed which had been announced', planId)
  if (typed === undefined) return null
  const plain = plainRandomnessOf(textOf(typed.text))
  if (plain !== typed.plain)
    report.add('SEED_DIFFERS', 'the public randomness was taken otherwise than it is told', planId)
  report.saw(
    `public randomness “${plain}”, to be compared with ${textOf(typed.source)} for ${planned.randomness ?? ''}:`,
  )
  return plain
}

interface Witnessed {
  readonly ingredients: Json
  readonly cosignatures: readonly PublishedCosignature[]
  readonly freeze: Told
  /** The time before which nothing was to be there. */
  readonly since: number
}

/** The checkpoint is one of this log, covers the freeze, and was signed by witnesses that the auditor trusts, after the time that was told. */
async function checkWitnessed(
  question: Question,
  { ingredients, cosignatures, freeze, since }: Witnessed,
): Promise<void> {
  const { report, source, trust, plan, shown, leaves } = question
  const where = `${plan.planId} checkpoint of the seed`
  const note = textOf(ingredients.checkpoint)
  const known = await verifyCheckpoint(report, note, where, { tree: 'SHA256', trust, isPublished: true })
  if (known === undefined) return
  if (shown !== undefined) await checkConsistency(report, source, 'SHA256', known, shown)
  const at = leaves?.get(leafOf('assessment_freeze', freeze))
  if (at !== undefined && at >= known.size)
    report.add('SEED_NOT_RANDOM', 'the population was logged after what the seed is made of', where, { at })
  const signed = findNote(note)?.signatures ?? []
  for (const { name, keyId, signature } of cosignatures) {
    const bytes = Buffer.from(signature, 'base64')
    const isTrusted = trust.witnesses.some((key) => key.name === name && idOf(key.keyId) === keyId)
    const isThere = signed.some((one) => one.name === name && idOf(one.keyId) === keyId && bytes.equals(one.signature))
    if (!isTrusted || !isThere)
      report.add('SEED_NOT_RANDOM', 'a signature in the seed is of no witness that is trusted', where, { name })
    else if (bytes.length < 9 || Number(bytes.readBigUInt64BE(0)) * 1000 < since)
      report.add('SEED_NOT_RANDOM', 'a witness has signed before the time that was told', where, { name })
    else report.saw('cosignatures in the seed')
  }
  await checkRule(question, { note, where, size: known.size, names: new Set(cosignatures.map(({ name }) => name)) })
  // A log shows its newest checkpoint, and keeps no row of those before: that none was passed over only who kept them can tell.
  report.saw(
    `checkpoint that is not shown to be the first since ${new Date(since).toISOString()}, to be compared with what others kept: of size ${known.size},`,
  )
  const late = signed.filter(({ name, keyId, signature }) => {
    const isWitness = trust.witnesses.some((key) => key.name === name && key.keyId === keyId)
    return isWitness && Number(Buffer.from(signature).readBigUInt64BE(0)) * 1000 >= since
  })
  if (late.length !== cosignatures.length)
    report.add('SEED_NOT_RANDOM', 'of the witnesses that have signed not all are in the seed', where)
}

/**
 * Whoever leaves the signature of a witness out, of the note and of the seed, would have a choice of seeds: as many are there as the log asked for when the
 * checkpoint was made. Of more than those one can be left out, and nobody who was not told of it can know.
 */
async function checkRule(
  { report, leaves, rules }: Question,
  seen: {
    readonly note: string
    readonly where: string
    readonly size: number
    readonly names: ReadonlySet<string>
  },
): Promise<void> {
  const places = new Map([...(leaves ?? [])].filter(([leaf]) => rules.some((rule) => rule.leaf === leaf)))
  const rule = policyAt(seen.size, places, rules)
  await checkPolicy(report, seen.note, seen.where, rule)
  const needed = rule?.needed ?? 0
  if (seen.names.size < needed)
    report.add(
      'SEED_NOT_RANDOM',
      `the log asks for ${needed} witnesses, and ${seen.names.size} are in the seed`,
      seen.where,
    )
}

const idOf = (keyId: number) => keyId.toString(16).padStart(8, '0')

/** The places are the smallest ranks of each stratum; where one was found closed, the next stands in. */
function checkPlaces({ report, plan: { planId, answer, units } }: Question, redrawn: Redrawn, sample: number): void {
  const places = objectsOf(answer.places)
  const strata = countStrata(units)
  report.saw('drawn places', places.length)
  let known = 0
  for (const [stratum, order] of redrawn.order) {
    const due = redrawn.due.get(stratum) ?? 0
    const keys = new Set(order.map(({ unitKey }) => unitKey))
    const told = places.filter(({ unitKey }) => keys.has(textOf(unitKey)))
    known += told.length
    const closed = told.filter(({ isClosed }) => isClosed === true).length
    const expected = new Set(order.slice(0, told.length).map(({ unitKey }) => unitKey))
    const isRight = told.every(({ unitKey }) => expected.has(textOf(unitKey))) && expected.size === told.length
    if (!isRight || told.length < due || told.length > due + closed)
      report.add('SAMPLE_DIFFERS', 'other places were taken than follow from the seed', `${planId} ${stratum}`)
    // |share in the sample − share in the population| ≤ 1 unit.
    if (Math.abs(due * units.length - sample * (strata.get(stratum) ?? 0)) > units.length)
      report.add('SHARE_DIFFERS', 'more than one unit off its share', `${planId} ${stratum}`, { due })
    else report.saw('strata within one unit of their share')
  }
  if (known !== places.length) report.add('SAMPLE_DIFFERS', 'places that are not in the population', planId)
  checkDoubles({ report, planId, places, redrawn })
}

function checkDoubles({
  report,
  planId,
  places,
  redrawn,
}: {
  readonly report: Report
  readonly planId: string
  readonly places: readonly Json[]
  readonly redrawn: Redrawn
}): void {
  const drawn = new Set(
    [...redrawn.order].flatMap(([stratum, of]) => of.slice(0, redrawn.due.get(stratum)).map(({ unitKey }) => unitKey)),
  )
  const wrong = places.filter(({ unitKey, isDouble }) => {
    const key = textOf(unitKey)
    // What stands in for a closed place is visited as often as that one was to be.
    return drawn.has(key) && (isDouble === true) !== redrawn.doubles.has(key)
  })
  if (wrong.length > 0) report.add('SAMPLE_DIFFERS', 'other places are visited twice than follow from the seed', planId)
}
