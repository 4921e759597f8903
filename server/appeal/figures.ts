import type { seeAppealFigures } from '../../contracts/appeal.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { findOrganizations, viewOrganization } from '../handling-order/index.ts'
import type { Asking } from './actions.ts'
import type { AppealDeps } from './asker.ts'
import { countAppeals, type FigureRow } from './store.ts'

/** Of how many days back the rates are told. */
const figureDays = 365

/** 申诉率, 申诉成立率 by unit: who erases what was said of him is seen by it. */
export async function viewFigures(deps: AppealDeps, { reach }: Asking): Promise<AnswerOf<typeof seeAppealFigures>> {
  const since = addDays(toPlainDate(deps.world.now()), -figureDays)
  return readScoped(deps, reach, async (tx) => {
    const rows = await countAppeals(tx, since)
    const organizations = await findOrganizations(
      tx,
      rows.map(({ organizationId }) => organizationId),
    )
    return {
      since,
      units: rows.map(({ organizationId, ...counts }) => ({
        organization: viewOrganization(organizations, organizationId),
        ...counts,
      })),
    }
  })
}

/** The whole of the platform’s, for everybody; no unit is named. */
export async function viewTotals({ world }: AppealDeps) {
  const since = addDays(toPlainDate(world.now()), -figureDays)
  const rows = await countAppeals(world.app, since)
  const sum = (of: (row: FigureRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    since,
    orders: sum(({ orders }) => orders),
    appeals: sum(({ appeals }) => appeals),
    upheld: sum(({ upheld }) => upheld),
    rejected: sum(({ rejected }) => rejected),
  }
}
