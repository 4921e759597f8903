import type * as promises from '../../contracts/portal.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { type PlaceCounts, type PlaceFigure, type PortalRules, toFigure, toFigures } from '../../domain/portal.ts'
import type { NamedScore } from '../../domain/score-result.ts'
import { listUnsettled } from '../../domain/standing-version.ts'
import { Refused } from '../platform/refused.ts'
import { findPlaceNames, isLastNamed } from '../publication/index.ts'
import type { PortalDeps } from './deps.ts'
import { rectificationByHall, rectifiedOf } from './rectification.ts'
import { latestOf, type PublishedPeriod, type Snapshot } from './snapshot.ts'

type City = AnswerOf<typeof promises.seePortal>
type Hall = AnswerOf<typeof promises.seePortalHall>
type Window = AnswerOf<typeof promises.seePortalWindow>
export type Figure = NonNullable<City['periods'][number]['figure']>

const toAnswer = ({ grades, ...figure }: PlaceFigure): Figure => ({
  ...figure,
  grades: grades === null ? null : [...grades],
})

/** Each part beside its figure, in the order of the names: none of them gives another away. */
export function figuresByName(
  parts: ReadonlyMap<string, PlaceCounts>,
  rules: PortalRules,
): ReadonlyMap<string, Figure> {
  const names = [...parts.keys()].sort()
  const figures = toFigures(
    names.map((name) => parts.get(name) as PlaceCounts),
    rules,
  )
  return new Map(names.map((name, at) => [name, toAnswer(figures[at] as PlaceFigure)]))
}

/** Of all places of a publication together. */
export const toWhole = ({ total, rules }: PublishedPeriod): Figure => toAnswer(toFigure(total, rules))

/** What was withdrawn is told by its notice alone; its figures are read where its version is asked for. */
export const isWithdrawn = ({ head }: PublishedPeriod): boolean => head.withdrawn !== null

export const resultOf = ({ head, row }: PublishedPeriod) => ({
  ...head,
  countsUntil: row.countsUntil.toISOString(),
  ...{ evaluations: row.evaluations, invalidated: row.invalidated, exempted: row.exempted },
})

export function verdictsOf(scores: readonly NamedScore[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { verdict } of scores) counts[verdict] = (counts[verdict] ?? 0) + 1
  return counts
}

function freshnessOf({ periods, minute }: Snapshot): City['freshness'] {
  const published = periods.map(({ head }) => head.publishedAt).sort()
  return {
    publishedAt: published[published.length - 1] ?? null,
    countedAt: minute.countedAt,
    lastDrillPassedAt: minute.drill.lastPassedAt,
    isDrillMissing: minute.drill.isMissing,
  }
}

function exemptionsOf({ exemptions }: Snapshot['minute']): City['exemptions'] {
  const { from, to, figures } = exemptions
  const sum = (of: (each: (typeof figures)[number]) => number) => figures.reduce((total, each) => total + of(each), 0)
  const causes = [...new Set(figures.flatMap((each) => each.causes.map(({ cause }) => cause)))].sort()
  return {
    ...{ from, to },
    ...{ proposed: sum((each) => each.proposed), granted: sum((each) => each.granted) },
    ...{ refused: sum((each) => each.refused), pending: sum((each) => each.pending) },
    causes: causes.map((cause) => ({
      cause,
      granted: sum((each) => each.causes.find((one) => one.cause === cause)?.granted ?? 0),
    })),
  }
}

/** Names of the halls that are open, or were published of while they were. */
const hallNameOf = ({ minute, places }: Snapshot, hallCode: string): string | undefined =>
  minute.halls.get(hallCode) ?? [...places.values()].find((place) => place.hallCode === hallCode)?.hallName

export async function viewPortal({ texts }: PortalDeps, snapshot: Snapshot): Promise<City> {
  const { periods, minute, rules } = snapshot
  const latest = latestOf(periods)
  const figures = latest === undefined ? new Map<string, Figure>() : figuresByName(latest.halls, latest.rules)
  const rectification = rectificationByHall(snapshot)
  const codes = [...new Set([...minute.halls.keys(), ...figures.keys()])].sort()
  return {
    asOf: minute.countedAt,
    smallestCell: rules.smallestCell,
    freshness: freshnessOf(snapshot),
    latest:
      latest === undefined
        ? null
        : {
            ...resultOf(latest),
            figure: toWhole(latest),
            verdicts: verdictsOf(await texts.scoresOf(latest.row.computationId)),
          },
    unsettled: unsettledOf(periods, latest),
    periods: periods.map((period) => ({ ...period.head, figure: isWithdrawn(period) ? null : toWhole(period) })),
    halls: codes.map((hallCode) => ({
      hallCode,
      hallName: hallNameOf(snapshot, hallCode) ?? hallCode,
      figure: figures.get(hallCode) ?? null,
      rectification: rectification(hallCode),
    })),
    rectification: rectifiedOf(snapshot, undefined),
    exemptions: exemptionsOf(minute),
  }
}

/** What ended with the latest that stands, or later, and does not stand itself. */
function unsettledOf(periods: readonly PublishedPeriod[], latest: PublishedPeriod | undefined): City['unsettled'] {
  const withdrawn = listUnsettled(periods.map(({ head }) => head))
  return withdrawn.filter(({ toDay }) => latest === undefined || toDay >= latest.head.toDay)
}

const silent = new Set(['MIDDLE'])

/** 先奖后罚: until those among the last are named, they are not told from the middle. */
function saidOf({ verdict }: NamedScore, namesLast: boolean): Hall['windows'][number]['said'] {
  return silent.has(verdict) || (verdict === 'BOTTOM' && !namesLast)
    ? null
    : (verdict as Exclude<typeof verdict, 'MIDDLE'>)
}

function scoreOf({ scoreThousandths, lowerThousandths, upperThousandths, months }: NamedScore) {
  if (scoreThousandths === null || lowerThousandths === null || upperThousandths === null) return null
  return { score: scoreThousandths, lower: lowerThousandths, upper: upperThousandths, months }
}

function windowsOf(latest: PublishedPeriod, hallCode: string): ReadonlyMap<string, PlaceCounts> {
  const beginning = `${hallCode}/`
  return new Map([...latest.windows].filter(([key]) => key.startsWith(beginning)))
}

export async function viewWindows(deps: PortalDeps, snapshot: Snapshot, hallCode: string): Promise<Hall['windows']> {
  const latest = latestOf(snapshot.periods)
  const scores = latest === undefined ? [] : await deps.texts.scoresOf(latest.row.computationId)
  const namesLast = latest !== undefined && isLastNamed(deps, latest.row)
  const figures = latest === undefined ? new Map<string, Figure>() : windowFigures(latest, hallCode)
  return [...figures].flatMap(([key, figure]) => {
    const place = snapshot.places.get(key)
    const score = scores.find((each) => each.key === key)
    if (place === undefined) return []
    const said = score === undefined ? null : saidOf(score, namesLast)
    const isNamed = said === 'TOP' || said === 'BOTTOM'
    return [
      {
        ...{ windowCode: place.windowCode, windowName: place.windowName, figure, said },
        score: score !== undefined && isNamed ? scoreOf(score) : null,
      },
    ]
  })
}

/** Of the windows of a hall in one publication, by their keys. Where the hall itself is silent, they are: from all of them it would be found. */
function windowFigures(period: PublishedPeriod, hallCode: string): ReadonlyMap<string, Figure> {
  const figures = figuresByName(windowsOf(period, hallCode), period.rules)
  if (hallFigureOf(period, hallCode)?.evaluations !== null) return figures
  return new Map([...figures.keys()].map((key) => [key, untold]))
}
export const untold: Figure = { evaluations: null, invited: null, answered: null, grades: null, good: null }

/** Of a hall in one publication; null where it was not counted then. */
function hallFigureOf({ halls, rules }: PublishedPeriod, hallCode: string): Figure | null {
  return halls.has(hallCode) ? (figuresByName(halls, rules).get(hallCode) ?? null) : null
}

export async function viewHall(deps: PortalDeps, snapshot: Snapshot, hallCode: string): Promise<Hall> {
  const { periods, minute, rules } = snapshot
  const hallName = hallNameOf(snapshot, hallCode)
  if (hallName === undefined) throw new Refused('HALL_UNKNOWN', '/hallCode')
  return {
    ...{ hallCode, hallName, asOf: minute.countedAt, smallestCell: rules.smallestCell },
    freshness: freshnessOf(snapshot),
    periods: periods.map((period) => ({
      ...period.head,
      figure: isWithdrawn(period) ? null : hallFigureOf(period, hallCode),
    })),
    windows: await viewWindows(deps, snapshot, hallCode),
    rectification: rectifiedOf(snapshot, hallCode),
  }
}

export async function viewWindow(
  deps: PortalDeps,
  snapshot: Snapshot,
  { hallCode, windowCode }: { readonly hallCode: string; readonly windowCode: string },
): Promise<Window> {
  const { world, texts } = deps
  const { periods, minute, rules } = snapshot
  const hallName = hallNameOf(snapshot, hallCode)
  if (hallName === undefined) throw new Refused('HALL_UNKNOWN', '/hallCode')
  const key = `${hallCode}/${windowCode}`
  const found = periods.filter(({ windows }) => windows.has(key))
  const [newest] = found
  const place =
    snapshot.places.get(key) ??
    (newest === undefined ? undefined : (await findPlaceNames(world.app, [key], newest.head.toDay))[0])
  if (place === undefined) throw new Refused('WINDOW_UNKNOWN', '/windowCode')
  const told: Window['periods'] = []
  for (const period of found) {
    const inputs = [...period.row.inputs]
    if (isWithdrawn(period)) {
      told.push({ ...period.head, figure: null, said: null, score: null, inputs })
      continue
    }
    const figure = windowFigures(period, hallCode).get(key) as Figure
    const score = (await texts.scoresOf(period.row.computationId)).find((each) => each.key === key)
    const scored = score === undefined || figure.evaluations === null ? null : scoreOf(score)
    told.push({
      ...period.head,
      figure,
      said: score === undefined ? null : saidOf(score, isLastNamed(deps, period.row)),
      score: score === undefined || scored === null ? null : { ...scored, evaluations: score.evaluations },
      inputs,
    })
  }
  return {
    ...{ hallCode, hallName: place.hallName, windowCode, windowName: place.windowName },
    ...{ asOf: minute.countedAt, smallestCell: rules.smallestCell, periods: told },
  }
}
