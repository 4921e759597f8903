import { lastQuarter, tellTotal } from '../../domain/confidential-report.ts'
import { addDays, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { countReports } from './store.ts'
import type { ReportDeps } from './story.ts'

/** Of the whole platform, of the last quarter that is over; a number that is too small is not told. No unit has any. */
export async function viewReportTotals({ world, rules }: ReportDeps) {
  const now = world.now()
  const { fromDay, toDay } = lastQuarter(toPlainDate(now))
  const policy = rules.loadPolicy('confidential-report', rules.rootDivisionId, now).body
  const { received, decided } = await countReports(world.app, {
    from: new Date(startOfDay(fromDay)),
    until: new Date(startOfDay(addDays(toDay, 1))),
  })
  return { fromDay, toDay, received: tellTotal(received, policy), decided: tellTotal(decided, policy) }
}
