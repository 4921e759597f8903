import { toCsvLine } from '../../domain/export-cell.ts'
import { type OpenTableName, openTables } from '../../domain/open-data.ts'
import { addCounts, type PlaceFigure, type PortalRules, toFigure } from '../../domain/portal.ts'
import { findLatest } from '../../domain/standing-version.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { CouldNotCheck } from './finding.ts'
import { isObject, type Json, loadJson, objectsOf, textOf } from './json.ts'
import {
  byName,
  type Counts,
  checkHead,
  countsOf,
  hallsOf,
  isOf,
  ofFigure,
  ofHall,
  type Shown,
  same,
  sameOrWithdrawn,
  sorted,
  text,
  untold,
} from './shown-figures.ts'

/**
 * That everybody is told the same: the pages of the portal and the tables of open data say of this publication what follows from its texts, and are silent
 * of the same few.
 */
export async function checkShown(shown: Shown): Promise<void> {
  const { report, source, period, rules } = shown
  const { windows, rests } = countsOf(shown.texts)
  const halls = hallsOf(windows, rests)
  const portal = await loadJson(source, '/api/v1/portal')
  checkStanding(shown, portal)
  const isLatest = isObject(portal.latest) && isOf(portal.latest, shown)
  const elsewhere = rests.get('')
  const whole = toFigure(addCounts([...halls.values(), ...(elsewhere === undefined ? [] : [elsewhere])]), rules)
  const told = objectsOf(portal.periods).find((each) => isOf(each, shown))
  if (told === undefined) report.add('RANKING_DIFFERS', 'the portal does not tell of it', period)
  else checkHead(shown, told, 'portal')
  sameOrWithdrawn(shown, 'portal', told?.figure, whole)
  const figures = byName(halls, rules)
  if (isLatest) checkLatest(shown, portal, { whole, figures })
  for (const [hallCode, figure] of figures)
    await checkHall(shown, { hallCode, figure, windows: ofHall(windows, hallCode), rules, isLatest })
  await checkTables(shown, { whole, figures, windows, rules, isLatest })
  report.saw('halls shown in the portal and in open data', figures.size)
}

/** What a portal shows first is what stands, by the versions that it tells of itself. */
function checkStanding({ report, period }: Shown, portal: Json): void {
  const told = objectsOf(portal.periods).map((each) => ({
    ...{ period: textOf(each.period), kind: textOf(each.kind), revision: each.revision },
    withdrawn: isObject(each.withdrawn) ? each.withdrawn : null,
  }))
  const stands = findLatest(told)
  const latest = isObject(portal.latest) ? portal.latest : undefined
  if (latest?.period !== stands?.period || latest?.revision !== stands?.revision)
    report.add('RANKING_DIFFERS', 'the portal shows another version than the one that stands', period, {
      page: 'portal',
    })
}

function checkLatest(
  shown: Shown,
  portal: Json,
  { whole, figures }: { readonly whole: PlaceFigure; readonly figures: ReadonlyMap<string, PlaceFigure> },
): void {
  const { report, period, row, scores } = shown
  const latest = isObject(portal.latest) ? portal.latest : {}
  same(shown, 'portal', latest.figure, whole)
  const verdicts = isObject(latest.verdicts) ? latest.verdicts : {}
  const names = new Set([...Object.keys(verdicts), ...scores.map(({ verdict }) => verdict)])
  const counted = [...names].every(
    (name) => Number(verdicts[name] ?? 0) === scores.filter(({ verdict }) => verdict === name).length,
  )
  const isTold = (['evaluations', 'invalidated', 'exempted'] as const).every(
    (name) => String(latest[name]) === row[name],
  )
  if (!counted || !isTold)
    report.add('RANKING_DIFFERS', 'the portal counts otherwise than what was published', period, { page: 'portal' })
  const halls = new Map(objectsOf(portal.halls).map((hall) => [String(hall.hallCode), hall.figure]))
  for (const [hallCode, figure] of figures) same(shown, `portal ${hallCode}`, halls.get(hallCode), figure)
}

interface HallAsk {
  readonly hallCode: string
  readonly figure: PlaceFigure
  readonly windows: Counts
  readonly rules: PortalRules
  readonly isLatest: boolean
}

async function checkHall(shown: Shown, { hallCode, figure, windows, rules, isLatest }: HallAsk): Promise<void> {
  const page = `portal ${hallCode}`
  const answer = await loadJson(shown.source, `/api/v1/portal/halls/${hallCode}`)
  const told = objectsOf(answer.periods).find((each) => isOf(each, shown))
  if (told !== undefined) checkHead(shown, told, page)
  sameOrWithdrawn(shown, page, told?.figure, figure)
  if (!isLatest) return
  const follows = windowLines(shown, windows, { rules, isHallTold: figure.evaluations !== null })
  const lines = objectsOf(answer.windows).map((window) => {
    const { evaluations, invited, answered, grades, good } = isObject(window.figure) ? window.figure : {}
    const { score, lower, upper } = isObject(window.score) ? window.score : {}
    const figures = [evaluations, invited, answered, grades, sorted(good)]
    return text([window.windowCode, figures, window.said, [score ?? null, lower ?? null, upper ?? null]])
  })
  if (lines.join('\n') !== follows.map(({ line }) => line).join('\n'))
    shown.report.add('RANKING_DIFFERS', 'windows of a hall are shown otherwise than was published', shown.period, {
      page,
    })
}

/** Until those among the last are named, they are not told from the middle. */
function windowLines(
  { scores, namesLast }: Shown,
  windows: Counts,
  { rules, isHallTold }: { readonly rules: PortalRules; readonly isHallTold: boolean },
) {
  const byKey = new Map(scores.map((score) => [score.key, score]))
  return [...byName(windows, rules)].map(([key, known]) => {
    const score = byKey.get(key)
    const isHidden = score === undefined || score.verdict === 'MIDDLE' || (score.verdict === 'BOTTOM' && !namesLast)
    const said = isHidden ? null : score.verdict
    const isNamed = said === 'TOP' || said === 'BOTTOM'
    const points = isNamed
      ? [score?.scoreThousandths ?? null, score?.lowerThousandths ?? null, score?.upperThousandths ?? null]
      : [null, null, null]
    const figure = isHallTold ? known : untold
    const code = key.slice(key.lastIndexOf('/') + 1)
    return { code, figure, named: isNamed ? said : null, points, line: text([code, ofFigure(figure), said, points]) }
  })
}

interface Tables {
  readonly whole: PlaceFigure
  readonly figures: ReadonlyMap<string, PlaceFigure>
  readonly windows: Counts
  readonly rules: PortalRules
  readonly isLatest: boolean
}

async function checkTables(shown: Shown, { whole, figures, windows, rules, isLatest }: Tables): Promise<void> {
  const { row, isWithdrawn } = shown
  const cells = ({ evaluations, invited, answered, grades, good }: PlaceFigure) => [
    ...[evaluations, invited, answered, ...(grades ?? [null, null, null, null, null])],
    ...[good?.hundredths ?? null, good?.lowerHundredths ?? null, good?.upperHundredths ?? null],
  ]
  const left = isWithdrawn ? [null, null] : [Number(row.invalidated), Number(row.exempted)]
  await checkTable(shown, 'periods', 9, [[...cells(isWithdrawn ? untold : whole), ...left, row.result_digest]])
  await checkTable(
    ...([shown, 'halls', 2] as const),
    isWithdrawn ? [] : [...figures].map(([hallCode, figure]) => [hallCode, ...cells(figure)]),
  )
  if (!isLatest) return
  const rows = [...figures].flatMap(([hallCode, { evaluations }]) =>
    windowLines(shown, ofHall(windows, hallCode), { rules, isHallTold: evaluations !== null }).map(
      ({ code, figure, named, points }) => [hallCode, code, ...cells(figure), named, ...points],
    ),
  )
  await checkTable(shown, 'windows', 2, rows)
}

/** @param from the column behind which what follows from texts begins */
async function checkTable(
  { report, source, period, row }: Shown,
  table: OpenTableName,
  from: number,
  follows: readonly (readonly unknown[])[],
): Promise<void> {
  const page = `open data ${table}`
  const [answer, csv] = [
    await loadJson(source, `/api/v1/open-data/${table}`),
    await source.text(`/api/v1/open-data/${table}/csv`),
  ]
  if (csv === undefined) throw new CouldNotCheck(`${page}: the file is not shown`)
  const rows = (Array.isArray(answer.rows) ? answer.rows : []) as readonly (readonly (string | number | null)[])[]
  const own = rows.filter(([name, revision]) => name === period && String(revision) === row.revision)
  if (text(own.map((cells) => cells.slice(from))) !== text(follows))
    report.add('RANKING_DIFFERS', 'open data say other figures than were published', period, { page })
  const names = openTables[table].columns.map(({ name }) => name)
  const written = `\uFEFF${[names, ...rows].map((cells) => toCsvLine(cells)).join('')}`
  if (
    written.replace(/^\uFEFF/, '') !== csv.replace(/^\uFEFF/, '') ||
    sha256(written).toString('hex') !== answer.digest
  )
    report.add('RANKING_DIFFERS', 'the file of open data is not its table', period, { page })
}
