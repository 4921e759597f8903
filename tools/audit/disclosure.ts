import { leafKinds } from '../../ledger/leaf.ts'
import { openingsDigest } from '../../ledger/opening.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { loadCheckpoint } from './checkpoint.ts'
import { leavesOfPage, nameOf } from './figure-leaves.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { findHidden } from './hidden.ts'
import { isObject, type Json, objectsOf, textOf } from './json.ts'
import { locateLeaves } from './locate.ts'
import { checkOpening } from './opening.ts'
import { type Asked, needDay, needSource } from './options.ts'
import { loadPages } from './pages.ts'
import type { LogSource } from './source.ts'
import { toHex } from './tree-name.ts'
import { loadTrust } from './trust.ts'

/** A window in a day or a week, from as many pages as it stands on. */
export interface DisclosedWindow {
  readonly place: string
  readonly hallCode: string
  readonly period: string
  readonly told: Json
  readonly openings: Json[]
}

export interface Disclosed {
  readonly periods: readonly Json[]
  readonly halls: readonly Json[]
  readonly windows: readonly DisclosedWindow[]
  /** Leaves of all that is told but the openings. */
  readonly published: ReadonlyMap<string, string>
}

/**
 * What was opened of a day. Each opening gives the digest of a leaf that stands in the log, none stands there twice, none is of another day or window, no
 * window is opened of which too few were given, and there are as many, with these grades, as were published. What was published is in the log, in every revision;
 * and what the log took in on that day is neither an evaluation that is in no figure nor a figure that is not shown.
 */
export async function disclosure(asked: Asked): Promise<void> {
  const { report, options } = asked
  const day = needDay(asked)
  const [source, trust] = [needSource(options), await loadTrust(options)]
  const shown = await loadCheckpoint(report, source, { tree: 'SHA256', trust })
  const { periods, halls, windows, published } = await loadDisclosed(source, day)
  const wanted = new Map(published)
  for (const period of periods) {
    const ofPeriod = windows.filter((window) => window.period === nameOf(period))
    const smallest = Number(options.smallest ?? period.k)
    for (const window of ofPeriod) checkWindow(report, { window, period, smallest, wanted })
    const hallsOfPeriod = halls.filter((hall) => nameOf(hall) === nameOf(period))
    checkSums(report, period, hallsOfPeriod, ofPeriod)
  }
  if (shown === undefined) return
  const onDay = await findHidden(report, source, shown, { day, periods })
  await locateLeaves(report, source, shown, new Map([...onDay, ...wanted]))
}

/** A page tells where the next one begins. A window that is on two of them is one window. */
export async function loadDisclosed(source: LogSource, day: string): Promise<Disclosed> {
  const path = `/api/v1/log/openings?day=${day}`
  const pages = await loadPages(source, path)
  const [first = {}] = pages
  const periods = objectsOf(first.periods)
  if (periods.length === 0) throw new CouldNotCheck(`nothing is opened of ${day} yet`)
  const windows = new Map<string, DisclosedWindow>()
  for (const page of pages) for (const told of objectsOf(page.windows)) takeWindow(windows, told)
  const published = new Map(pages.flatMap((page) => [...leavesOfPage(page)]))
  return { periods, halls: objectsOf(first.halls), windows: [...windows.values()], published }
}

function takeWindow(windows: Map<string, DisclosedWindow>, told: Json): void {
  const [hallCode, period] = [textOf(told.hallCode), nameOf(told)]
  const place = `${hallCode}/${textOf(told.windowCode)}`
  const known = windows.get(`${place} ${period}`)
  const openings = objectsOf(told.openings)
  if (known === undefined) windows.set(`${place} ${period}`, { place, hallCode, period, told, openings: [...openings] })
  else known.openings.push(...openings)
}

interface WindowQuestion {
  readonly window: DisclosedWindow
  readonly period: Json
  readonly smallest: number
  /** Leaves that must be in the log: filled here. */
  readonly wanted: Map<string, string>
}

function checkWindow(report: Report, { window, period, smallest, wanted }: WindowQuestion): void {
  const { openings, place } = window
  const where = `${window.period} ${place}`
  const given = isObject(window.told.counts) ? Number(window.told.counts.given) : openings.length
  if (!(given >= smallest))
    report.add('DISCLOSED_TOO_FEW', `is opened with fewer than ${smallest} that were given`, where, { given })
  const isWeek = isObject(period.period) && period.period.week !== null
  const expected = { place, from: textOf(period.fromDay), to: textOf(period.toDay), isWeek }
  for (const opening of openings) {
    report.saw('openings')
    const leaf = `01${leafKinds.evaluation.toString(16).padStart(2, '0')}${textOf(opening.digest)}`
    if (wanted.has(leaf)) report.add('DISCLOSED_TWICE', 'one evaluation is opened twice', where, { leaf })
    wanted.set(leaf, where)
    checkOpening(report, opening, where, expected)
  }
  checkGroups(report, window, where, smallest)
  checkFigures(report, window, where)
  checkRevisions(report, window.told, where)
}

/** Whoever knows hour and item of somebody must not find him among fewer. Of what could not be opened nobody knows with which it would have stood. */
function checkGroups(report: Report, { told, openings }: DisclosedWindow, where: string, smallest: number): void {
  const notOpened = isObject(told.counts) ? Number(told.counts.notOpened) : 0
  const groups = new Map<string, number>()
  for (const { values } of openings) {
    if (!isObject(values)) continue
    const group = JSON.stringify([values.at ?? null, values.item ?? null])
    groups.set(group, (groups.get(group) ?? 0) + 1)
  }
  for (const [group, count] of groups)
    if (count + notOpened < smallest)
      report.add('DISCLOSED_TOO_FEW', `fewer than ${smallest} are opened with the same hour and item`, where, {
        group: JSON.parse(group) as unknown,
        count,
      })
}

/** Each window begins at revision 1, and what was published once stays published beside what is newer. */
function checkRevisions(report: Report, told: Json, where: string): void {
  const revisions = [...objectsOf(told.earlier), told].map(({ revision }) => revision)
  for (let due = 1; due <= Number(told.revision); due += 1)
    if (!revisions.includes(due)) report.add('FIGURE_HIDDEN', `revision ${due} is not shown`, where, { revision: due })
}

/** What was published of a window follows from what was opened of it. */
function checkFigures(report: Report, { told, openings }: DisclosedWindow, where: string): void {
  const { counts, grades } = told
  const { given, valid, invalidated, quarantined, notOpened } = isObject(counts) ? counts : {}
  const sums = [Number(valid) + Number(invalidated) + Number(quarantined), openings.length + Number(notOpened)]
  if (sums.some((sum) => sum !== given))
    report.add(
      'COUNTS_DIFFER',
      'those that count and do not, or were opened and not, are not those that were given',
      where,
      { given, sums },
    )
  const found = [1, 2, 3, 4, 5].map((grade) => openings.filter((opening) => gradeOf(opening) === grade).length)
  if (JSON.stringify(found) !== JSON.stringify(grades))
    report.add('COUNTS_DIFFER', 'other grades were published than were opened', where, {
      published: grades,
      opened: found,
    })
  const digests = openings.map((opening) => textOf(opening.digest))
  if (toHex(openingsDigest(nodeLedger, digests)) !== told.openingsDigest)
    report.add('COUNTS_DIFFER', 'the figures were published over other openings', where)
}

function gradeOf({ values }: Json): unknown {
  return isObject(values) && isObject(values.scores) ? values.scores.grade : undefined
}

/** What is told of a day or week as a whole, hall by hall. */
function checkSums(report: Report, period: Json, halls: readonly Json[], windows: readonly DisclosedWindow[]): void {
  const opened = windows.reduce((sum, { openings }) => sum + openings.length, 0)
  const given = halls.reduce((sum, hall) => sum + Number(hall.given), 0)
  if (period.opened !== opened || period.given !== given)
    report.add('COUNTS_DIFFER', 'the halls together are not what was published of all', nameOf(period), {
      published: { given: period.given, opened: period.opened },
      found: { given, opened },
    })
  for (const hall of halls) {
    const ofHall = windows.filter(({ hallCode }) => hallCode === hall.hallCode)
    const inHall = ofHall.reduce((sum, { openings }) => sum + openings.length, 0)
    if (hall.opened !== inHall || hall.given !== Number(hall.opened) + Number(hall.notOpened))
      report.add(
        'COUNTS_DIFFER',
        'its windows together are not what was published of the hall',
        `${nameOf(period)} ${textOf(hall.hallCode)}`,
        {
          published: hall.opened,
          opened: inHall,
        },
      )
  }
}
