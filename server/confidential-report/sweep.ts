import { loadInspectors, tellReaders } from './readers.ts'
import { openSealed, reportedOf } from './sealed.ts'
import { findReports, type ReportRow } from './store.ts'
import { findDue, type ReportDeps } from './story.ts'

const atOnce = 1000

/** Tells those who read it what nobody has acknowledged: before it is late, and when it is. Each is told once. */
export async function lookAfterReports(deps: ReportDeps): Promise<void> {
  const { world } = deps
  const now = world.now()
  const waiting = await findReports(world.app, { isUnacknowledged: true, limit: atOnce })
  const passed = waiting.flatMap((row) => {
    const kind = findNews(deps, row, now)
    return kind === undefined ? [] : [{ row, kind }]
  })
  if (passed.length === 0) return
  const inspectors = await loadInspectors(deps)
  const opened = await openSealed(
    world,
    passed.map(({ row }) => row.id),
  )
  await world.app.transaction().execute(async (tx) => {
    for (const { row, kind } of passed) {
      const said = opened.said(row.id)
      if (said !== undefined)
        await tellReaders(tx, deps, row, { kind, inspectors, reported: reportedOf(said), sequence: 1 })
    }
  })
}

function findNews(deps: ReportDeps, row: ReportRow, now: number) {
  const isPast = (at: number | undefined) => at !== undefined && now >= at
  if (isPast(findDue(deps, row, ({ acknowledgeWithin }) => acknowledgeWithin)))
    return 'CONFIDENTIAL_REPORT_OVERDUE' as const
  return isPast(findDue(deps, row, ({ warnAfter }) => warnAfter))
    ? ('CONFIDENTIAL_REPORT_DUE_SOON' as const)
    : undefined
}
