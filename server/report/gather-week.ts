import type { ReportFacts } from '../../domain/report-facts.ts'
import type { ReportWeek } from '../../domain/report-period.ts'
import type { HallPlace } from '../catalogue/index.ts'
import { viewParticipation } from '../participation/index.ts'
import { findPlaceNames } from '../publication/index.ts'
import type { ReportDeps } from './deps.ts'
import { gatherHandling } from './gather.ts'

/** What the week of a hall was, for whoever leads it; undefined: nobody was served and nothing was opened. */
export async function gatherWeek(
  deps: ReportDeps,
  { hallId, hallCode, hallName, divisionId }: HallPlace,
  week: ReportWeek,
): Promise<ReportFacts | undefined> {
  const { world } = deps
  const reach = { divisionId, hallId }
  const { fromDay, toDay } = week
  const seen = await viewParticipation(deps, reach, hallCode, { from: fromDay, to: toDay })
  const handling = await gatherHandling(deps, reach, week)
  if (seen.total.served === 0 && handling.opened === 0) return undefined
  const keys = seen.windows.map(({ windowCode }) => `${hallCode}/${windowCode}`)
  const names = new Map((await findPlaceNames(world.app, keys, toDay)).map((place) => [place.key, place.windowName]))
  const told = ({ served, invited, evaluated, isHidden }: typeof seen.total) => ({
    ...{ served, invited },
    evaluated: isHidden ? null : evaluated,
  })
  return {
    ...{ kind: 'WEEK', period: week.period, fromDay, toDay },
    place: { code: hallCode, name: hallName },
    madeAt: new Date(world.now()).toISOString(),
    ...{ basis: null, smallestCell: seen.smallestGroup, published: null },
    participation: {
      total: told(seen.total),
      windows: seen.windows.map((each) => ({
        code: each.windowCode,
        name: names.get(`${hallCode}/${each.windowCode}`) ?? each.windowCode,
        ...told(each),
      })),
    },
    handling,
    ...{ closures: null, alerts: [], lists: [], visits: [] },
  }
}
