import type { Reach } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { FactsHandling, FactsPublished, ReportFacts } from '../../domain/report-facts.ts'
import { reportOfPeriod } from '../../domain/report-period.ts'
import { monthsIn } from '../../domain/score-period.ts'
import { countPublishedVisits } from '../assessment-plan/index.ts'
import { viewClosureTotals } from '../closure-audit/index.ts'
import { findDivisionNames, viewFigures } from '../handling-figure/index.ts'
import {
  type PublishedPeriod,
  rectifiedOf,
  type Snapshot,
  standingOf,
  toWhole,
  viewPublished,
} from '../portal/index.ts'
import { countFound } from '../score-list/index.ts'
import type { ReportDeps } from './deps.ts'

interface Days {
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
}

type Figures = Awaited<ReturnType<typeof viewFigures>>

/** What came of what was said badly, read as the desk of figures reads it. */
export async function gatherHandling(deps: ReportDeps, reach: Reach, { fromDay, toDay }: Days): Promise<FactsHandling> {
  const { total, parts } = await viewFigures(deps, reach, { from: fromDay, to: toDay })
  return {
    opened: total.rounds,
    exceptions: total.exceptions,
    rates: total.rates,
    halls: reach.hallId === null ? parts.filter(({ by }) => by === 'HALL').map(hallOf) : [],
    underWay: null,
    observed: null,
  }
}

function hallOf({ code, name, rounds, exceptions, rates }: Figures['parts'][number]) {
  const countOf = (isOne: (exception: string) => boolean) =>
    exceptions.filter(({ exception }) => isOne(exception)).reduce((sum, each) => sum + each.rounds, 0)
  return {
    ...{ code, name, opened: rounds },
    late: countOf((exception) => exception.endsWith('_LATE')),
    again: countOf((exception) => exception === 'TAKEN_UP_AGAIN'),
    onTimeHundredths: rates.find(({ rate }) => rate === 'onTimeRectificationRate')?.hundredths ?? null,
  }
}

const trendMonths = 12

/** What was published, as the portal tells it and from the same texts. */
async function gatherPublished(
  deps: ReportDeps,
  snapshot: Snapshot,
  found: PublishedPeriod,
): Promise<FactsPublished | undefined> {
  const { told } = await viewPublished(deps, snapshot, found)
  if (told === null) return undefined
  const { figure, before, verdicts, namesLast, named, halls } = told
  const months = snapshot.periods
    .filter(({ head }) => head.kind === 'MONTH' && head.toDay <= found.head.toDay)
    .filter((each) => standingOf(snapshot.periods, each.head.period) === each)
    .slice(0, trendMonths)
    .reverse()
  return {
    ...{ figure, before, verdicts, namesLast, named },
    trend: months.map((each) => ({ period: each.head.period, figure: toWhole(each) })),
    halls: halls.map(({ hallCode, hallName, ...each }) => ({ code: hallCode, name: hallName, ...each })),
    negativeGradeMax: found.rules.negativeGradeMax,
  }
}

/**
 * @param divisionId the smallest division that holds every window told of
 * @returns undefined: of a half-year no report is made, nor of what was withdrawn
 */
export async function gatherPeriod(
  deps: ReportDeps,
  snapshot: Snapshot,
  { found, divisionId }: { readonly found: PublishedPeriod; readonly divisionId: number },
): Promise<ReportFacts | undefined> {
  const { world, rules } = deps
  const { head } = found
  const kind = reportOfPeriod[head.kind]
  if (kind === null) return undefined
  const published = await gatherPublished(deps, snapshot, found)
  if (published === undefined) return undefined
  const { fromDay, toDay } = head
  const divisionIds = rules.divisionsWithin(divisionId)
  const periods = monthsIn(head).map(({ name }) => name)
  const { total } = rectifiedOf(snapshot, undefined)
  const handling = await gatherHandling(deps, { divisionId, hallId: null }, head)
  const { total: closures } = await viewClosureTotals(deps)
  return {
    ...{ kind, period: head.period, fromDay, toDay },
    place: await placeOf(deps, divisionId, toDay),
    madeAt: new Date(world.now()).toISOString(),
    basis: { revision: head.revision, publishedAt: head.publishedAt, resultDigest: head.resultDigest },
    smallestCell: found.rules.smallestCell,
    published,
    participation: null,
    handling: { ...handling, underWay: total.underWay, observed: total.observed },
    closures,
    alerts: await countFound(world.app, 'score_alert', { periods, divisionIds }),
    lists: await countFound(world.app, 'score_list_entry', { periods, divisionIds }),
    visits: await countPublishedVisits(world.app, { fromDay, toDay, divisionIds }),
  }
}

async function placeOf({ world }: ReportDeps, divisionId: number, day: PlainDate) {
  const [found] = await findDivisionNames(world.app, [divisionId], day)
  return { code: found?.divisionCode ?? '', name: found?.name ?? '' }
}
