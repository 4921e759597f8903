import { leafKinds } from '../../ledger/leaf.ts'
import { findNote } from '../../ledger/note.ts'
import { loadCheckpoint, type Verified, verifyCheckpoint } from './checkpoint.ts'
import { checkConsistency } from './consistency.ts'
import {
  auditSeedOf,
  chanceOf,
  coverageOf,
  dueOf,
  estimateOf,
  frozenDigestOf,
  type PublishedStratum,
  rankOf,
  stratumDigestOf,
} from './evaluation-draw.ts'
import { factLeafHex } from './fact.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { isObject, type Json, loadJson, objectsOf, textOf } from './json.ts'
import { locateHashes, locateLeaves } from './locate.ts'
import { type Asked, needSource, needWord } from './options.ts'
import { leafHashOf, type Told, timeOf } from './sample-source.ts'
import type { LogSource } from './source.ts'
import { loadTrust, type Trust } from './trust.ts'

/** Columns in the order of their leaves, by a second hand. */
const columnsOf = {
  evaluation_audit_freeze: [
    ...['month_from', 'month_end', 'units', 'left_out', 'digest', 'seed_source', 'public_draw', 'seed_after'],
    ...['policy_id', 'frozen_at'],
  ],
  evaluation_audit_draw: ['month_from', 'seed', 'seed_source', 'told', 'drawn', 'drawn_at'],
} as const

interface Question {
  readonly report: Report
  readonly source: LogSource
  readonly trust: Trust
  readonly shown: Verified | undefined
  readonly month: string
  readonly answer: Json
  readonly freeze: Told
  readonly freezeLeaf: string
  /** At which place of the log each row stands. */
  readonly leaves: ReadonlyMap<string, number> | undefined
}

const leafOf = (name: keyof typeof columnsOf, row: Told): string =>
  factLeafHex(
    name,
    leafKinds.auditSample,
    columnsOf[name].map((column) => row[column] ?? null),
  )

/**
 * The draw of the evaluations of a month that are asked about, made again from what is published of it: what was frozen before anybody could know the seed, the
 * seed, as many as are due of each stratum, those of the smallest ranks; and what share of all evaluations is estimated to be false.
 */
export async function evaluationSample(asked: Asked): Promise<void> {
  const { report, options } = asked
  const month = needWord(asked, 'month YYYY-MM')
  if (!/^\d{4}-\d{2}$/.test(month)) throw new CouldNotCheck(`${month} is no month`)
  const [source, trust] = [needSource(options), await loadTrust(options)]
  const shown = await loadCheckpoint(report, source, { tree: 'SHA256', trust })
  const published = await loadJson(source, '/api/v1/evaluation-audit-draws')
  const answer = objectsOf(published.draws).find((draw) => draw.month === month)
  if (answer === undefined) throw new CouldNotCheck(`${month}: nothing was frozen of it yet`)
  const rows = isObject(answer.rows) ? answer.rows : {}
  const [freeze, draw] = [rows.evaluation_audit_freeze, rows.evaluation_audit_draw]
  if (!isObject(freeze)) throw new CouldNotCheck(`${month}: its freeze is not shown`)
  const freezeLeaf = leafOf('evaluation_audit_freeze', freeze as Told)
  const wanted = new Map([[freezeLeaf, `${month} freeze`]])
  if (isObject(draw)) wanted.set(leafOf('evaluation_audit_draw', draw as Told), `${month} draw`)
  const leaves = shown === undefined ? undefined : await locateLeaves(report, source, shown, wanted)
  const question = { report, source, trust, shown, month, answer, freeze: freeze as Told, freezeLeaf, leaves }
  checkShown(question, draw)
  if (!isObject(draw)) throw new CouldNotCheck(`${month}: it is not drawn yet; it is frozen as the log says`)
  await checkSeed(question, draw as Told)
  if (answer.isOver !== true)
    throw new CouldNotCheck(
      `${month}: who was drawn is told when nobody is called any more; its seed is as it should be`,
    )
  await checkSample(question, draw as Told)
}

/** What is shown is what was logged. */
function checkShown({ report, month, answer, freeze }: Question, draw: unknown): void {
  const drawn = isObject(draw) ? (draw as Told) : undefined
  const logged: Json = {
    ...{ month: freeze.month_from?.slice(0, 7), units: Number(freeze.units), leftOut: Number(freeze.left_out) },
    ...{ digest: freeze.digest, seedSource: freeze.seed_source, publicDraw: freeze.public_draw },
    ...{ seed: drawn?.seed ?? null, drawn: drawn === undefined ? null : Number(drawn.drawn) },
  }
  const other = Object.keys(logged).filter((name) => logged[name] !== answer[name])
  if (Date.parse(textOf(answer.seedAfter)) !== timeOf(freeze.seed_after)) other.push('seedAfter')
  if (drawn !== undefined && arrayText(toldOf(answer)) !== plainArray(drawn.told ?? '')) other.push('told')
  if (other.length > 0)
    report.add('PLAN_DIFFERS', 'what is shown of the draw is not what was logged', month, { members: other })
  if (!(timeOf(freeze.frozen_at) < timeOf(freeze.seed_after)))
    report.add('SEED_NOT_RANDOM', 'it was frozen when what is random could be known', month)
}

const toldOf = ({ told }: Json): readonly string[] => (Array.isArray(told) ? told.map(textOf) : [])

/** A list as PostgreSQL writes it, every element in quotes; it leaves them out where it can. */
const arrayText = (list: readonly string[]) =>
  `{${list.map((each) => `"${each.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`
const plainArray = (text: string) =>
  text.replace(/([{,])([^",{}]+)(?=[,}])/g, (whole, before: string, element: string, at: number) =>
    isInQuotes(text, at) ? whole : `${before}"${element}"`,
  )
const isInQuotes = (text: string, at: number) => (text.slice(0, at).replace(/\\./g, '').split('"').length - 1) % 2 === 1

async function checkSeed(question: Question, draw: Told): Promise<void> {
  const { report, month, answer, freeze, freezeLeaf } = question
  const told = toldOf(answer)
  const seed = auditSeedOf(leafHashOf(freezeLeaf), freeze.seed_source ?? '', told)
  if (seed !== draw.seed)
    report.add('SEED_DIFFERS', 'the seed does not follow from what is told of it', month, { told: draw.seed, seed })
  else report.saw('seeds')
  if (draw.seed_source !== freeze.seed_source)
    report.add('SEED_NOT_RANDOM', 'not that made the seed which had been announced', month)
  if (timeOf(draw.drawn_at) < timeOf(freeze.seed_after))
    report.add('SEED_NOT_RANDOM', 'it was drawn before the time that was told', month)
  if (freeze.seed_source === 'WITNESSES') await checkWitnessed(question, told)
  else
    report.saw(`public draw “${told[0] ?? ''}”, to be compared with ${told[1] ?? ''} for ${freeze.public_draw ?? ''}:`)
}

/** Each line is a signature of a trusted witness under a checkpoint of this log, over the freeze and after it. */
async function checkWitnessed(question: Question, told: readonly string[]): Promise<void> {
  const { report, source, trust, month, answer, freeze, freezeLeaf, shown, leaves } = question
  const where = `${month} checkpoint of the seed`
  const note = textOf(answer.checkpoint)
  const known = await verifyCheckpoint(report, note, where, { tree: 'SHA256', trust, isPublished: true })
  if (known === undefined) return
  if (shown !== undefined) await checkConsistency(report, source, 'SHA256', known, shown)
  const at = leaves?.get(freezeLeaf)
  if (at !== undefined && at >= known.size)
    report.add('SEED_NOT_RANDOM', 'it was frozen after what the seed is made of', where, { at })
  const signed = (findNote(note)?.signatures ?? []).filter(({ name, keyId }) =>
    trust.witnesses.some((key) => key.name === name && key.keyId === keyId),
  )
  const lines = signed.map(({ name, signature }) => `${name} ${Buffer.from(signature).toString('base64')}`)
  if (lines.sort().join('\n') !== [...told].sort().join('\n'))
    report.add('SEED_NOT_RANDOM', 'the seed is not made of the signatures of the witnesses that are trusted', where)
  else report.saw('cosignatures in the seed', lines.length)
  const isEarly = signed.some(
    ({ signature }) => Number(Buffer.from(signature).readBigUInt64BE(0)) * 1000 < timeOf(freeze.frozen_at),
  )
  if (isEarly) report.add('SEED_NOT_RANDOM', 'a witness has signed before it was frozen', where)
}

/** What is told of strata with too few: their seals, and sums that have to fit them. */
function sealedOf(report: Report, month: string, answer: Json) {
  const sealed = isObject(answer.sealed) ? answer.sealed : {}
  const seals = Array.isArray(sealed.seals) ? sealed.seals.map(textOf) : []
  const hidden = { units: Number(sealed.units ?? 0), drawn: Number(sealed.drawn ?? 0) }
  if (seals.length > 0) report.saw('strata that are sealed', seals.length)
  if (hidden.units > 0) report.saw('evaluations in sealed strata, of which nothing can be checked', hidden.units)
  if (hidden.units < seals.length || hidden.drawn > hidden.units)
    report.add('COUNTS_DIFFER', 'so many evaluations cannot be in so many sealed strata', month, hidden)
  return { seals, hidden }
}

async function checkSample(question: Question, draw: Told): Promise<void> {
  const { report, source, shown, month, freeze } = question
  const answer = await loadJson(source, `/api/v1/evaluation-audit-draws/${month}/sample`)
  const strata = objectsOf(answer.strata).map(toStratum)
  const days = { fromDay: freeze.month_from ?? '', endDay: freeze.month_end ?? '' }
  const { seals, hidden } = sealedOf(report, month, answer)
  const units = strata.reduce((sum, stratum) => sum + stratum.units, hidden.units)
  report.saw('evaluations in the population', units)
  if (frozenDigestOf(days, strata, seals) !== freeze.digest || String(units) !== freeze.units)
    report.add('POPULATION_DIFFERS', 'the strata are not those that were frozen', month)
  for (const stratum of strata) checkStratum(report, month, stratum, draw.seed ?? '')
  const drawn = strata.flatMap((stratum) => stratum.drawn)
  report.saw('drawn evaluations', drawn.length)
  if (String(drawn.length + hidden.drawn) !== draw.drawn || new Set(drawn).size !== drawn.length)
    report.add('SAMPLE_DIFFERS', 'not as many were drawn as was logged', month, { logged: draw.drawn })
  checkEstimate(question, isObject(answer.estimate) ? answer.estimate : {})
  if (shown !== undefined) await locateHashes(report, source, shown, new Map(drawn.map((hash) => [hash, month])))
}

function toStratum({ windowId, gradeGroup, channel, units, digest, salt, rule, drawn }: Json): PublishedStratum {
  const { sharePercent, min } = isObject(rule) ? rule : {}
  return {
    ...{ windowId: Number(windowId), gradeGroup: textOf(gradeGroup), channel: textOf(channel), units: Number(units) },
    ...{ digest: textOf(digest), salt: textOf(salt), sharePercent: Number(sharePercent), min: Number(min) },
    drawn: Array.isArray(drawn) ? drawn.map(textOf) : [],
  }
}

/** Chance alone makes what is told less than once in so many strata. */
const improbable = 1e-9

/** As many as are due, in the order of their ranks, and no further up than the smallest ranks of so many lie. */
function checkStratum(report: Report, month: string, stratum: PublishedStratum, seed: string): void {
  const { windowId, gradeGroup, channel, units, digest, salt, drawn } = stratum
  const where = `${month} ${windowId} ${gradeGroup} ${channel}`
  report.saw('strata')
  if (drawn.length !== dueOf(stratum))
    report.add('SHARE_DIFFERS', 'not as many were drawn of it as are due', where, { due: dueOf(stratum) })
  const ranks = drawn.map((hash) => rankOf(seed, hash))
  if (ranks.some((rank, at) => at > 0 && rank < (ranks[at - 1] ?? '')))
    report.add('SAMPLE_DIFFERS', 'they are not in the order of their ranks', where)
  if (drawn.length >= units) {
    if (stratumDigestOf(salt, drawn) !== digest)
      report.add('SAMPLE_DIFFERS', 'others were drawn than were frozen', where)
    else report.saw('strata drawn whole, as they were frozen')
  } else if (drawn.length > 0 && chanceOf(ranks, units) < improbable)
    report.add('SAMPLE_DIFFERS', 'the drawn are not those of the smallest ranks', where)
}

/** Computed again to the hundredth of a percent, outwards. */
function checkEstimate({ report, month, answer }: Question, estimate: Json): void {
  const { tooFewBelow, coverageMinPercent, intervalZThousandths, cells } = estimate
  const told = isObject(answer.total) ? answer.total : {}
  const numbers = objectsOf(cells).map(({ units, answered, weight, squares, falseWeight }) => ({
    ...{ units: Number(units), answered: Number(answered), weight: Number(weight), squares: Number(squares) },
    falseWeight: Number(falseWeight),
  }))
  const found = estimateOf(numbers, {
    ...{ tooFewBelow: Number(tooFewBelow), coverageMin: Number(coverageMinPercent) * 100 },
    z: Number(intervalZThousandths) / 1000,
  })
  if ((coverageOf(numbers) ?? null) !== told.coverageHundredths)
    report.add('COUNTS_DIFFER', 'the share does not cover what is said', month, { found: coverageOf(numbers) ?? null })
  const figures = [told.hundredths, told.lowerHundredths, told.upperHundredths]
  const isSame =
    found === undefined
      ? figures.every((figure) => figure === null)
      : found.every((value, at) => typeof figures[at] === 'number' && Math.abs(value - Number(figures[at])) <= 1)
  if (!isSame)
    report.add('COUNTS_DIFFER', 'the share of false evaluations is not what its numbers give', month, { found })
  else report.saw(found === undefined ? 'too few answers for a share' : 'shares with their intervals')
}
