import { findUnit } from '../deduction/index.ts'
import { appendMessages, type NewMessage, type Recipient } from '../message/index.ts'
import type { Database } from '../platform/database.ts'
import type { ExemptionDeps } from './deps.ts'
import type { ExemptionRow } from './store.ts'

type Told = Pick<ExemptionRow, 'exemptionId' | 'divisionId' | 'hallId' | 'organizationId' | 'hallCode'>

function messageTo(to: Recipient, kind: 'PROPOSED' | 'DECIDED', row: Told): NewMessage {
  const whom = 'accountId' in to ? to.accountId : to.role
  return {
    kind: `EXEMPTION_${kind}`,
    detail: { hallCode: row.hallCode },
    page: 'exemptions',
    target: row.exemptionId,
    onceKey: `exemption|${row.exemptionId}|${kind}|${whom}`,
  }
}

/** In the transaction of what is told of. Who of them has a part in the unit sees it and may not decide. */
export async function tellDeciders({ world }: ExemptionDeps, tx: Database, row: Told): Promise<void> {
  const { divisionId, hallId } = row
  const deciders: readonly Recipient[] = [
    { role: 'WORKING_GROUP', divisionId, hallId },
    { role: 'LEADING_GROUP', divisionId, hallId },
  ]
  const letters = deciders.map((to) => ({ to, message: messageTo(to, 'PROPOSED', row) }))
  await appendMessages(tx, letters, world.now())
}

/** The supervisors of the hall, and those who handle for the department that answers for it. */
export async function tellUnit(deps: ExemptionDeps, tx: Database, row: Told): Promise<void> {
  const unit = await findUnit(deps, tx, row)
  const letters = unit.map((to) => ({ to, message: messageTo(to, 'DECIDED', row) }))
  await appendMessages(tx, letters, deps.world.now())
}
