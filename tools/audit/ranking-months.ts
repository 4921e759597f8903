import { addMonths } from '../../domain/kernel/plain-month.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod, monthsIn, scorePeriodOf } from '../../domain/score-period.ts'
import { countedIn } from '../../domain/score-rest.ts'
import { readInput } from '../../domain/score-text.ts'
import type { Report } from './finding.ts'
import { namesIn } from './ranking-row.ts'
import { loadMonthVersions, type MonthVersion } from './ranking-versions.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

interface MonthsAsk {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
  /** Of a ranking, or of a bridge: the digests of its months from the last to the first, then of those before. */
  readonly row: Told
  readonly months: readonly ScoreInput[]
  /** So many of them are counted for this very row and are nobody else’s: the month itself; of a bridge all of its own. */
  readonly anew: number
  /** Of what it is no newer version is published: then it should rest on what stands today. */
  readonly isNewest: boolean
  /** So many months may be put together by its rules. */
  readonly most: number
}

/** A month that something rests on, with its published versions that were counted from the same text. */
export interface UsedMonth {
  readonly month: string
  readonly used: readonly MonthVersion[]
}

/**
 * 引用月份: what a longer period or a small window is put together with are the months as they were published, each as it stood when the row was counted, and none is left out.
 */
export async function checkMonths(ask: MonthsAsk): Promise<readonly UsedMonth[]> {
  const { period, row, months, anew, most } = ask
  const found = findScorePeriod(period)
  if (found === undefined) return []
  const digests = namesIn(row.inputs)
  const nameOf = (at: number) => scorePeriodOf('MONTH', addMonths(found.endDay, -1 - at)).name
  const used: UsedMonth[] = []
  for (let at = anew; at < digests.length; at += 1)
    used.push(await checkMonth(ask, nameOf(at), { digest: digests[at] ?? '', input: months[at] }))
  for (let at = Math.max(digests.length, monthsIn(found).length); at < most; at += 1)
    await checkLeftOut(ask, nameOf(at))
  ask.report.saw('months held against their publications', used.length)
  return used
}

interface Month {
  readonly digest: string
  readonly input: ScoreInput | undefined
}

async function checkMonth(
  { report, source, period, row, isNewest }: MonthsAsk,
  month: string,
  { digest, input }: Month,
): Promise<UsedMonth> {
  const { versions, waiting } = await loadMonthVersions(source, month)
  const used = versions.filter((each) => each.digest === digest)
  const differs = (what: string) => report.add('RANKING_DIFFERS', what, period, { month, input: digest })
  const [last] = used.slice(-1)
  if (last === undefined) {
    const isEmpty = input !== undefined && input.cells.length === 0 && countedIn([input]) === 0
    if (versions.length === 0 && waiting.length === 0 && isEmpty) return { month, used }
    if (waiting.length > 0)
      report.add('COUNTS_LATE', 'a month of it waits to be published, so it is not known that it is that one', period, {
        month,
      })
    else differs('a month of it is not one that was published')
    return { month, used }
  }
  const until = Number(row.counts_until)
  if (used.every((each) => Number(each.row.counts_until) > until))
    differs('a month of it was counted later than it was itself')
  const isNewer = ({ revision, row: newer }: MonthVersion) =>
    revision > last.revision && Number(newer.published_at) <= until
  if (versions.some(isNewer)) differs('a month of it was no longer the one that stood when it was counted')
  else if (isNewest && versions.some(({ revision }) => revision > last.revision))
    report.add('COUNTS_LATE', 'a month of it was corrected since, and it was not', period, { month })
  return { month, used }
}

/** Of the months that may be put with it those are left out that nothing was counted of. */
async function checkLeftOut({ report, source, period, row }: MonthsAsk, month: string): Promise<void> {
  const { versions } = await loadMonthVersions(source, month)
  const [known] = versions.filter((each) => Number(each.row.counts_until) <= Number(row.counts_until)).slice(-1)
  if (known?.digest === undefined) return
  const text = await source.text(`/api/v1/score-inputs/${known.digest}`)
  const read = text === undefined ? undefined : readInput(text)
  if (read?.granted !== true || read.value.cells.length > 0)
    report.add('RANKING_DIFFERS', 'a month that its rules put with it is left out', period, { month })
}
