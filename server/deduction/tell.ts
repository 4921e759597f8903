import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findHandlerPosts, handlesAt } from '../handling-order/index.ts'
import { appendMessages, type NewMessage, type Recipient } from '../message/index.ts'
import type { Database } from '../platform/database.ts'
import type { DeductionDeps } from './deps.ts'
import type { DeductionRow } from './store.ts'

type Told = Pick<DeductionRow, 'deductionId' | 'divisionId' | 'hallId' | 'organizationId' | 'hallCode'>

/** The supervisors of the hall, and those who handle for the unit there. */
export async function findUnit(
  { world, rules }: DeductionDeps,
  tx: Database,
  row: Pick<Told, 'divisionId' | 'hallId' | 'organizationId'>,
): Promise<readonly Recipient[]> {
  const { divisionId, hallId, organizationId } = row
  const posts = await findHandlerPosts(tx, [organizationId], toPlainDate(world.now()))
  const handlers = posts.filter((post) => handlesAt(rules, post, { divisionId, hallId }))
  return [
    { role: 'WINDOW_SUPERVISOR', divisionId, hallId },
    ...[...new Set(handlers.map(({ accountId }) => accountId))].map((accountId) => ({ accountId })),
  ]
}

function messageTo(to: Recipient, kind: 'PROPOSED' | 'ANSWERED' | 'DECIDED', row: Told): NewMessage {
  const whom = 'accountId' in to ? to.accountId : to.role
  return {
    kind: `DEDUCTION_${kind}`,
    detail: { hallCode: row.hallCode },
    page: 'deductions',
    target: row.deductionId,
    onceKey: `deduction|${row.deductionId}|${kind}|${whom}`,
  }
}

/** In the transaction of what is told of: both are kept, or neither. */
export async function tellUnit(
  deps: DeductionDeps,
  tx: Database,
  row: Told,
  kind: 'PROPOSED' | 'DECIDED',
): Promise<void> {
  const unit = await findUnit(deps, tx, row)
  const letters = unit.map((to) => ({ to, message: messageTo(to, kind, row) }))
  await appendMessages(tx, letters, deps.world.now())
}

/** Whoever may decide hears that the unit has answered. */
export async function tellDeciders({ world }: DeductionDeps, tx: Database, row: Told): Promise<void> {
  const { divisionId, hallId } = row
  const to: Recipient = { role: 'WORKING_GROUP', divisionId, hallId }
  await appendMessages(tx, [{ to, message: messageTo(to, 'ANSWERED', row) }], world.now())
}
