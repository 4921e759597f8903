import { leafKinds } from '../../ledger/leaf.ts'
import type { Verified } from './checkpoint.ts'
import { leavesOfPage, leavesOfPeriod, nameOf } from './figure-leaves.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { isObject, type Json, loadJson, objectsOf, textOf } from './json.ts'
import { readLeaves } from './locate.ts'
import { loadPages } from './pages.ts'
import { loadRankedLeaves } from './ranked-leaves.ts'
import type { LogSource } from './source.ts'
import { toHex } from './tree-name.ts'

/** How far the log had come at the end of a day, how many evaluations it held, and how many had been published until then. */
interface Reached {
  readonly size: number
  readonly evaluations: number
  /** undefined where the days before were published without it. */
  readonly counted: number | undefined
}

const nothing: Reached = { size: 0, evaluations: 0, counted: 0 }
/** Where the log stood still, what was published on one of these days may be taken in on the last of them. */
const daysBack = 7

/**
 * What the log took in during a day, beside what was published: an evaluation that stands in the log and in no figure is found by counting, a figure that was published and is not
 * shown by what nobody explains.
 * @param periods what was published of that day
 * @returns leaves that have to stand in the log, with where they were told of
 */
export async function findHidden(
  report: Report,
  source: LogSource,
  shown: Verified,
  { day, periods }: { readonly day: string; readonly periods: readonly Json[] },
): Promise<ReadonlyMap<string, string>> {
  const today = periods.find((period) => nameOf(period) === day)
  const reached = today && findReached(today)
  if (today === undefined || reached === undefined)
    throw new CouldNotCheck(`${day}: how far the log had come is not shown`)
  const { before, leaves } = await loadBefore(source, day)
  const published = new Map([...leaves, ...(await loadPublished(source, day))])
  if (reached.size > shown.size || reached.size < before.size) {
    const sizes = { before: before.size, told: reached.size, shown: shown.size }
    report.add('COUNTS_DIFFER', 'the log cannot have come so far on that day', day, sizes)
    return published
  }
  const figures: [leaf: string, index: number][] = []
  let evaluations = 0
  const isWhole = await readLeaves(report, source, shown, { from: before.size, to: reached.size }, (leaf, index) => {
    if (leaf[1] === leafKinds.evaluation) evaluations += 1
    if (leaf[1] === leafKinds.publishedFigures) figures.push([toHex(leaf), index])
  })
  report.saw('evaluations in the log', evaluations)
  if (isWhole) checkReached(report, { day, today, before, reached, evaluations })
  await explain(report, source, day, published, figures)
  return published
}

function findReached({ log }: Json): (Reached & { readonly counted: number }) | undefined {
  if (!isObject(log)) return undefined
  const { size, evaluations, counted } = log
  const isTold = [size, evaluations, counted].every((count) => Number.isSafeInteger(count) && (count as number) >= 0)
  return isTold ? { size: size as number, evaluations: evaluations as number, counted: counted as number } : undefined
}

interface Before {
  readonly before: Reached
  /** That have to stand in the log, so that nobody tells of the day before what he likes. */
  readonly leaves: readonly (readonly [leaf: string, where: string])[]
}

/** Days follow each other without a gap: where nothing was published of the day before, this one is the first. */
async function loadBefore(source: LogSource, day: string): Promise<Before> {
  const periods = objectsOf((await loadJson(source, `/api/v1/log/openings?day=${dayBefore(day, 1)}`)).periods)
  const found = periods.find((period) => nameOf(period) === dayBefore(day, 1))
  if (found === undefined) return { before: nothing, leaves: [] }
  const before = findReached(found) ?? { ...nothing, counted: undefined }
  return { before, leaves: leavesOfPeriod(found).map((leaf) => [leaf, nameOf(found)] as const) }
}

interface Counted {
  readonly day: string
  readonly today: Json
  readonly before: Reached
  readonly reached: Reached & { readonly counted: number }
  /** That were found in the log between the two. */
  readonly evaluations: number
}

function checkReached(report: Report, { day, today, before, reached, evaluations }: Counted): void {
  const told = reached.evaluations - before.evaluations
  if (told !== evaluations)
    report.add('COUNTS_DIFFER', 'the log holds another number of evaluations than was published', day, {
      told,
      found: evaluations,
    })
  const ofDay = Number(today.given) + Number(today.drills)
  if (before.counted !== undefined && reached.counted - before.counted !== ofDay)
    report.add('COUNTS_DIFFER', 'the days together are not what was published of this one', day, {
      told: reached.counted - before.counted,
      ofDay,
    })
  const late = reached.counted - before.evaluations - evaluations
  if (late < 0)
    report.add('EVALUATION_HIDDEN', 'the log holds more evaluations than were published of all days', day, {
      hidden: -late,
    })
  if (late > 0)
    report.add('COUNTS_LATE', 'not all evaluations were in the log when the day ended: as many could be hidden', day, {
      late,
    })
}

/** Everything that was published on a day, with every revision. */
async function loadPublished(source: LogSource, day: string): Promise<ReadonlyMap<string, string>> {
  const told = new Map<string, string>()
  for (const page of await loadPages(source, `/api/v1/log/figures?day=${day}`))
    for (const [leaf, where] of leavesOfPage(page)) told.set(leaf, where)
  return told
}

async function explain(
  report: Report,
  source: LogSource,
  day: string,
  published: ReadonlyMap<string, string>,
  figures: readonly (readonly [leaf: string, index: number])[],
): Promise<void> {
  let left = figures.filter(([leaf]) => !published.has(leaf))
  for (let back = 1; back <= daysBack && left.length > 0; back += 1) {
    const before = await loadPublished(source, dayBefore(day, back))
    left = left.filter(([leaf]) => !before.has(leaf))
  }
  if (left.length > 0) {
    const ranked = await loadRankedLeaves(source, dayBefore(day, daysBack))
    left = left.filter(([leaf]) => !ranked.has(leaf))
  }
  report.saw('published figures explained', figures.length - left.length)
  for (const [leaf, index] of left)
    report.add('FIGURE_HIDDEN', 'figures were published that are not shown any more', day, { index, leaf })
}

const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(textOf(day)) - days * 86_400_000).toISOString().slice(0, 10)
