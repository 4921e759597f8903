import { leafKinds } from '../../ledger/leaf.ts'
import { factLeafHex } from './fact.ts'
import { isObject, type Json, objectsOf, textOf } from './json.ts'

const kind = leafKinds.publishedFigures

/** A day, or a week. */
export function nameOf({ period }: Json): string {
  return isObject(period) ? textOf(period.day ?? period.week) : ''
}

/** Milliseconds are what is shown; the leaf tells microseconds. */
const toTime = (instant: unknown) => `${Date.parse(textOf(instant))}000`

/** The leaf of a period as it was published, and that of how far the log had come, where it is of a day. In hex. */
export function leavesOfPeriod(period: Json): readonly string[] {
  const name = nameOf(period)
  const { fromDay, toDay, k, given, opened, drills, closedAt, log } = period
  const isWeek = isObject(period.period) && period.period.week !== null
  const told = [name, isWeek ? 'WEEK' : 'DAY', fromDay, toDay, k, given, opened, drills].map(String)
  const leaf = factLeafHex('ledger_opening_period', kind, [...told, toTime(closedAt)])
  if (!isObject(log)) return [leaf]
  const counted = [name, log.size, log.evaluations, log.counted].map(String)
  return [leaf, factLeafHex('ledger_opening_count', kind, counted)]
}

function leafOfHall(hall: Json): string {
  const told = [nameOf(hall), hall.hallCode, hall.given, hall.opened].map(String)
  return factLeafHex('ledger_opening_hall', kind, told)
}

/** Of a window’s figure, of any revision. @param place as it is told beside the figure, or beside the newest of its revisions */
function leafOfFigure(figure: Json, place: Json = figure): string {
  const counts = isObject(figure.counts) ? figure.counts : {}
  const numbers = [counts.given, counts.valid, counts.invalidated, counts.quarantined, counts.notOpened].map(String)
  const grades = Array.isArray(figure.grades) ? `{${figure.grades.join(',')}}` : ''
  return factLeafHex('ledger_opening_figure', kind, [
    ...[nameOf(place), place.hallCode, place.windowCode, figure.revision].map(String),
    ...numbers,
    grades,
    textOf(figure.openingsDigest),
    toTime(figure.countedAt),
  ])
}

/** Leaves of all that a page of published figures, or of openings, tells; with where each was told of. */
export function leavesOfPage(page: Json): ReadonlyMap<string, string> {
  const told = new Map<string, string>()
  for (const period of objectsOf(page.periods))
    for (const leaf of leavesOfPeriod(period)) told.set(leaf, nameOf(period))
  for (const hall of objectsOf(page.halls)) told.set(leafOfHall(hall), `${nameOf(hall)} ${textOf(hall.hallCode)}`)
  for (const figure of objectsOf(page.figures ?? page.windows))
    for (const each of [...objectsOf(figure.earlier), figure])
      told.set(
        leafOfFigure(each, figure),
        `${nameOf(figure)} ${textOf(figure.hallCode)}/${textOf(figure.windowCode)} ${String(each.revision)}`,
      )
  return told
}
