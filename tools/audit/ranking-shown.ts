import { toCsvLine } from '../../domain/export-cell.ts'
import { type OpenTableName, openTables } from '../../domain/open-data.ts'
import {
  addCounts,
  nothingCounted,
  type PlaceCounts,
  type PlaceFigure,
  type PortalRules,
  toFigure,
  toFigures,
} from '../../domain/portal.ts'
import type { NamedScore } from '../../domain/score-result.ts'
import { readCounts } from '../../domain/score-text.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { isObject, type Json, loadJson, objectsOf } from './json.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

export interface Shown {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
  readonly row: Told
  /** Texts of its own months. */
  readonly texts: readonly string[]
  readonly scores: readonly NamedScore[]
  readonly namesLast: boolean
}

type Counts = ReadonlyMap<string, PlaceCounts>

/**
 * That everybody is told the same: the pages of the portal and the tables of open data say of this publication what follows from its texts, and are silent
 * of the same few.
 */
export async function checkShown(shown: Shown): Promise<void> {
  const { report, source, period } = shown
  const rules = await portalRulesOf(source)
  const { windows, rests } = countsOf(shown.texts)
  const halls = hallsOf(windows, rests)
  const portal = await loadJson(source, '/api/v1/portal')
  const isLatest = isObject(portal.latest) && isOf(portal.latest, shown)
  const elsewhere = rests.get('')
  const whole = toFigure(addCounts([...halls.values(), ...(elsewhere === undefined ? [] : [elsewhere])]), rules)
  const told = objectsOf(portal.periods).find((each) => isOf(each, shown))
  if (told === undefined) report.add('RANKING_DIFFERS', 'the portal does not tell of it', period)
  else checkHead(shown, told, 'portal')
  same(shown, 'portal', told?.figure, whole)
  const figures = byName(halls, rules)
  if (isLatest) checkLatest(shown, portal, { whole, figures })
  for (const [hallCode, figure] of figures)
    await checkHall(shown, { hallCode, figure, windows: ofHall(windows, hallCode), rules, isLatest })
  await checkTables(shown, { whole, figures, windows, rules, isLatest })
  report.saw('halls shown in the portal and in open data', figures.size)
}

const isOf = (told: Json, { period, row }: Shown) => told.period === period && String(told.revision) === row.revision

const text = (told: unknown) => JSON.stringify(told)

function same({ report, period }: Shown, page: string, told: unknown, follows: PlaceFigure | null): void {
  const figure = isObject(told) ? told : {}
  const { evaluations, invited, answered, grades, good } = figure
  if (follows !== null && text([evaluations, invited, answered, grades, sorted(good)]) === text(ofFigure(follows)))
    return
  if (follows === null && told === null) return
  report.add('RANKING_DIFFERS', 'a figure that is shown does not follow from what was published', period, { page })
}

const sorted = (good: unknown) =>
  isObject(good) ? [good.hundredths, good.lowerHundredths, good.upperHundredths] : null
const ofFigure = ({ evaluations, invited, answered, grades, good }: PlaceFigure) => [
  ...[evaluations, invited, answered, grades],
  good === null ? null : [good.hundredths, good.lowerHundredths, good.upperHundredths],
]

function checkHead({ report, period, row }: Shown, told: Json, page: string): void {
  const at = Date.parse(String(told.publishedAt))
  if (told.resultDigest !== row.result_digest || at !== Math.floor(Number(row.published_at) / 1000))
    report.add('RANKING_DIFFERS', 'what is shown beside it belongs to another', period, { page })
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
  same(shown, page, told?.figure, figure)
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

const untold: PlaceFigure = { evaluations: null, invited: null, answered: null, grades: null, good: null }

interface Tables {
  readonly whole: PlaceFigure
  readonly figures: ReadonlyMap<string, PlaceFigure>
  readonly windows: Counts
  readonly rules: PortalRules
  readonly isLatest: boolean
}

async function checkTables(shown: Shown, { whole, figures, windows, rules, isLatest }: Tables): Promise<void> {
  const { row } = shown
  const cells = ({ evaluations, invited, answered, grades, good }: PlaceFigure) => [
    ...[evaluations, invited, answered, ...(grades ?? [null, null, null, null, null])],
    ...[good?.hundredths ?? null, good?.lowerHundredths ?? null, good?.upperHundredths ?? null],
  ]
  const left = [Number(row.invalidated), Number(row.exempted), row.result_digest]
  await checkTable(shown, 'periods', 9, [[...cells(whole), ...left]])
  await checkTable(
    ...([shown, 'halls', 2] as const),
    [...figures].map(([hallCode, figure]) => [hallCode, ...cells(figure)]),
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

/** What portals tell by, as everybody is told. */
async function portalRulesOf(source: LogSource): Promise<PortalRules> {
  const { policies } = await loadJson(source, '/api/v1/methodology')
  const ruleOf = (word: string, at: string) => {
    const policy = objectsOf(policies).find((each) => each.word === word)
    return Number(objectsOf(policy?.rules).find((rule) => rule.at === at)?.value)
  }
  return {
    smallestCell: ruleOf('window-score', '/smallestCell'),
    intervalZThousandths: ruleOf('window-score', '/intervalZThousandths'),
    negativeGradeMax: ruleOf('evaluation', '/negativeGradeMax'),
  }
}

function countsOf(texts: readonly string[]): { readonly windows: Counts; readonly rests: Counts } {
  const months = texts.map(readCounts)
  return { windows: added(months.map(({ windows }) => windows)), rests: added(months.map(({ rests }) => rests)) }
}

function added(months: readonly Counts[]): Counts {
  const keys = new Set(months.flatMap((month) => [...month.keys()]))
  return new Map([...keys].map((key) => [key, addCounts(months.map((month) => month.get(key) ?? nothingCounted))]))
}

/** With those windows of too few that are told of together; what is counted over several halls is of none. */
function hallsOf(windows: Counts, rests: Counts): Counts {
  const found = new Map<string, PlaceCounts[]>()
  for (const [key, counts] of windows) {
    const hall = key.slice(0, key.indexOf('/'))
    found.set(hall, [...(found.get(hall) ?? []), counts])
  }
  for (const [hall, counts] of rests) if (hall !== '') found.set(hall, [counts, ...(found.get(hall) ?? [])])
  return new Map([...found].map(([hall, all]) => [hall, addCounts(all)]))
}

const ofHall = (windows: Counts, hallCode: string): Counts =>
  new Map([...windows].filter(([key]) => key.startsWith(`${hallCode}/`)))

/** In the order of their names. */
function byName(parts: Counts, rules: PortalRules): ReadonlyMap<string, PlaceFigure> {
  const names = [...parts.keys()].sort()
  const figures = toFigures(
    names.map((name) => parts.get(name) as PlaceCounts),
    rules,
  )
  return new Map(names.map((name, at) => [name, figures[at] as PlaceFigure]))
}
