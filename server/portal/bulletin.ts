import type { seeBulletin } from '../../contracts/portal.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { toldAsked } from '../../domain/portal.ts'
import { rankingOf } from '../../domain/ranking.ts'
import { scorePeriodBefore } from '../../domain/score-period.ts'
import { Refused } from '../platform/refused.ts'
import { findPlaceNames, isLastNamed } from '../publication/index.ts'
import type { PortalDeps } from './deps.ts'
import { type PublishedPeriod, type Snapshot, standingOf } from './snapshot.ts'
import { type Figure, figuresByName, isWithdrawn, resultOf, toWhole, verdictsOf } from './view.ts'

type Bulletin = AnswerOf<typeof seeBulletin>
type Told = NonNullable<Bulletin['told']>

/** 月度通报: from what was published of two months, and from nothing else; of a month of which nothing stands there is none, and it says so. */
export async function viewBulletin(deps: PortalDeps, snapshot: Snapshot, month: string): Promise<Bulletin> {
  // What was withdrawn stays to be read, with its notice.
  const found = snapshot.periods.find(({ head }) => head.period === month)
  if (found === undefined) throw new Refused('NOT_FOUND', '/month')
  return viewPublished(deps, snapshot, found)
}

/** One version of a month, quarter or year beside what stands of the one before. */
export async function viewPublished(
  deps: PortalDeps,
  { periods }: Snapshot,
  found: PublishedPeriod,
): Promise<Bulletin> {
  const months = periods.filter(({ head }) => head.kind === 'MONTH').map(({ head }) => head.period)
  const standing = [...new Set(months)].filter((each) => standingOf(periods, each) !== undefined)
  const before = standingOf(periods, scorePeriodBefore(found.head).name)
  return {
    ...{ ...found.head, countsUntil: found.row.countsUntil.toISOString() },
    told: isWithdrawn(found) ? null : await tell(deps, found, before),
    others: periods.filter((each) => each !== found && each.head.period === found.head.period).map(({ head }) => head),
    months: standing,
  }
}

async function tell(deps: PortalDeps, found: PublishedPeriod, before: PublishedPeriod | undefined): Promise<Told> {
  const scores = await deps.texts.scoresOf(found.row.computationId)
  const names = await namesOf(deps, found)
  const earlier = before === undefined ? new Map<string, Figure>() : figuresByName(before.halls, before.rules)
  const { evaluations, invalidated, exempted } = resultOf(found)
  return {
    ...{ evaluations, invalidated, exempted, figure: toWhole(found) },
    before: before === undefined ? null : beforeOf(before),
    verdicts: verdictsOf(scores),
    namesLast: isLastNamed(deps, found.row),
    named: namedOf(deps, found, scores, names.windows),
    halls: [...figuresByName(found.halls, found.rules)].map(([hallCode, figure]) => ({
      ...{ hallCode, hallName: names.halls.get(hallCode) ?? hallCode, figure },
      before: earlier.get(hallCode) ?? null,
    })),
  }
}

const beforeOf = (before: PublishedPeriod): Told['before'] => ({
  ...{ period: before.head.period, figure: toWhole(before), smallestCell: before.rules.smallestCell },
})

/** As places were called on the last day of the month, whatever they are called today. */
async function namesOf({ world }: PortalDeps, { windows, head }: PublishedPeriod) {
  const places = await findPlaceNames(world.app, [...windows.keys()], head.toDay)
  return {
    windows: new Map(places.map((place) => [place.key, place])),
    halls: new Map(places.map(({ hallCode, hallName }) => [hallCode, hallName])),
  }
}

function namedOf(
  deps: PortalDeps,
  { row, windows, rules }: PublishedPeriod,
  scores: Parameters<typeof rankingOf>[0],
  names: Awaited<ReturnType<typeof namesOf>>['windows'],
): Told['named'] {
  const namesLast = isLastNamed(deps, row)
  return rankingOf(scores)
    .named.filter(({ verdict }) => verdict === 'TOP' || namesLast)
    .flatMap((window) => {
      const [place, counts] = [names.get(window.key), windows.get(window.key)]
      if (place === undefined || counts === undefined) return []
      const { hallCode, hallName, windowCode, windowName } = place
      return [
        {
          ...{ hallCode, hallName, windowCode, windowName, verdict: window.verdict, months: window.months },
          ...{ evaluations: window.evaluations, ...toldAsked(counts, rules.smallestCell) },
          ...{ score: window.scoreThousandths, lower: window.lowerThousandths, upper: window.upperThousandths },
        },
      ]
    })
}
