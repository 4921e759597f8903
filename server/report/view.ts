import type * as promises from '../../contracts/report.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { readScoped } from '../access/index.ts'
import { Refused } from '../platform/refused.ts'
import type { ReportDeps } from './deps.ts'
import { findBases, findReportText, listReports, type ReportRow } from './store.ts'

type Deps = Pick<ReportDeps, 'world' | 'rules'>
type Listed = AnswerOf<typeof promises.listReports>
type View = AnswerOf<typeof promises.seeReport>
const pageRows = 50

async function viewRows({ world }: Deps, rows: readonly ReportRow[]): Promise<Listed['reports']> {
  const ids = rows.flatMap(({ publicationId }) => (publicationId === null ? [] : [publicationId]))
  const bases = new Map((await findBases(world.app, ids)).map((basis) => [basis.id, basis]))
  return rows.map(({ id, divisionName, hallName, publicationId, madeAt, ...row }) => {
    const basis = bases.get(publicationId ?? '')
    return {
      ...{ reportId: id, ...row, placeName: hallName ?? divisionName, madeAt: madeAt.toISOString() },
      revision: basis?.revision ?? null,
      isReplaced: basis?.isReplaced ?? false,
      isWithdrawn: basis?.isWithdrawn ?? false,
    }
  })
}

export async function viewReports(
  deps: Deps,
  reach: Reach,
  { kind, after, limit: wanted }: QueryOf<typeof promises.listReports>,
): Promise<Listed> {
  const limit = wanted === undefined ? pageRows : Number(wanted)
  const rows = await readScoped(deps, reach, (tx) => listReports(tx, { kind, after, limit }))
  return {
    reports: await viewRows(deps, rows),
    next: rows.length < limit ? null : (rows[rows.length - 1]?.id ?? null),
  }
}

/** Outside the own place there is no such report. */
export async function viewReport(deps: Deps, reach: Reach, id: string): Promise<View> {
  const { rows, text } = await readScoped(deps, reach, async (tx) => ({
    rows: await listReports(tx, { id, limit: 1 }),
    text: await findReportText(tx, id),
  }))
  const [row] = await viewRows(deps, rows)
  if (row === undefined || text === undefined) throw new Refused('NOT_FOUND', '/reportId')
  return { ...row, text }
}
