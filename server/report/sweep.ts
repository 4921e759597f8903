import { createHash } from 'node:crypto'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type Report, writeReport } from '../../domain/report.ts'
import type { ReportFacts } from '../../domain/report-facts.ts'
import { reportOfPeriod, reportReaders, weekBefore } from '../../domain/report-period.ts'
import { makeReport } from '../../domain/report-section.ts'
import { findHalls } from '../catalogue/index.ts'
import { appendMessages } from '../message/index.ts'
import { committed, type Database } from '../platform/database.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { Portal, type PublishedPeriod, standingOf } from '../portal/index.ts'
import { findCovers, PublishedTexts } from '../publication/index.ts'
import type { ReportDeps } from './deps.ts'
import { gatherPeriod } from './gather.ts'
import { gatherWeek } from './gather-week.ts'
import { findReported, findReportedHalls, insertReport, lockReports } from './store.ts'

/**
 * Makes the reports that are due: of the week that has ended, for each hall in which somebody was served; of every month, quarter and year as soon as it is published, and
 * of each later version of it again. Whom a report is for is told in the same transaction.
 */
export async function makeReports(given: Omit<ReportDeps, 'texts'>): Promise<void> {
  const deps = { ...given, texts: new PublishedTexts(given.world.app) }
  await makeWeeks(deps)
  await makePeriods(deps)
}

interface Place {
  readonly divisionId: number
  readonly hallId: number | null
  readonly publicationId: string | null
}

async function makeWeeks(deps: ReportDeps): Promise<void> {
  const { world } = deps
  const now = world.now()
  const week = weekBefore(now)
  const done = await findReportedHalls(world.app, week.period)
  for (const hall of await findHalls(world.app, toPlainDate(now))) {
    if (done.has(hall.hallId)) continue
    const facts = await gatherWeek(deps, hall, week)
    const { divisionId, hallId } = hall
    if (facts !== undefined) await keep(deps, facts, { divisionId, hallId, publicationId: null })
  }
}

async function makePeriods(deps: ReportDeps): Promise<void> {
  const { world } = deps
  const snapshot = await new Portal(deps).look()
  const done = await findReported(world.app)
  const due = snapshot.periods.filter(
    (each) =>
      reportOfPeriod[each.head.kind] !== null &&
      !done.has(each.row.id) &&
      standingOf(snapshot.periods, each.head.period) === each,
  )
  for (const found of due) {
    const divisionId = await placeOf(deps, found)
    const facts = await gatherPeriod(deps, snapshot, { found, divisionId })
    if (facts !== undefined) await keep(deps, facts, { divisionId, hallId: null, publicationId: found.row.id })
  }
}

/** The smallest division that holds every window told of; of none the country. */
async function placeOf({ world, rules }: ReportDeps, { row }: PublishedPeriod): Promise<number> {
  const covers = await findCovers(world.app, [row.computationId])
  const paths = [...new Set(covers.map(({ divisionId }) => divisionId))].map((id) => rules.divisionPath(id))
  const [first = []] = paths
  return first.find((id) => paths.every((path) => path.includes(id))) ?? rules.rootDivisionId
}

async function keep({ world }: ReportDeps, facts: ReportFacts, place: Place): Promise<void> {
  const report = makeReport(facts)
  const text = writeReport(report)
  const now = world.now()
  const id = uuidV7(now)
  const { kind, period, fromDay, toDay } = report
  await committed(world.app, async (tx) => {
    await lockReports(tx)
    if (await isKept(tx, report, place)) return
    const digest = createHash('sha256').update(text).digest()
    await insertReport(tx, { id, ...place, kind, period, fromDay, toDay, digest, text, madeAt: new Date(now) })
    await tell(tx, { report, id, place, now })
  })
}

async function isKept(tx: Database, { period }: Report, { hallId, publicationId }: Place): Promise<boolean> {
  if (publicationId !== null) return (await findReported(tx)).has(publicationId)
  return hallId !== null && (await findReportedHalls(tx, period)).has(hallId)
}

interface Kept {
  readonly report: Report
  readonly id: string
  readonly place: Place
  readonly now: number
}

/** Whoever holds the role that it is made for and reaches its place. */
async function tell(tx: Database, { report, id, place, now }: Kept): Promise<void> {
  const { divisionId, hallId } = place
  const letters = reportReaders[report.kind].map((role) => ({
    to: { role, divisionId, hallId },
    message: {
      kind: 'REPORT_MADE' as const,
      detail: { kind: report.kind, period: report.period },
      page: 'reports' as const,
      target: id,
      onceKey: `report|${id}|${role}`,
    },
  }))
  await appendMessages(tx, letters, now)
}
