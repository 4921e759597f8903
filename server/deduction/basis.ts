import type { proposeDeduction } from '../../contracts/deduction.ts'
import type { BodyOf } from '../../contracts/route.ts'
import { type DeductionPolicy, isOfBasis } from '../../domain/deduction.ts'
import { type EvaluationAuditOutcome, isFalse } from '../../domain/evaluation-audit.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { OrderPlace } from '../handling-order/index.ts'
import { granted, Refused } from '../platform/refused.ts'
import type { DeductionDeps } from './deps.ts'
import { findAuditAt, findFindingAt } from './store.ts'

type Named = Pick<BodyOf<typeof proposeDeduction>, 'kind' | 'findingId' | 'auditId' | 'deedDay'>

/** What is named has to lie in the hall, and at the window that it is held against. Nothing bad is a ground for a bonus, which would use it up. */
export async function checkBasis(
  deps: DeductionDeps,
  { kind, findingId, auditId, deedDay }: Named,
  place: OrderPlace,
  policy: DeductionPolicy,
) {
  if (findingId !== undefined && auditId !== undefined) throw new Refused('STEP_INCOMPLETE', '/auditId')
  if (kind === 'BONUS' && findingId !== undefined) throw new Refused('STEP_INCOMPLETE', '/findingId')
  if (kind === 'BONUS' && auditId !== undefined) throw new Refused('STEP_INCOMPLETE', '/auditId')
  const bases = [
    ...(findingId === undefined ? [] : [await checkFinding(deps, findingId, place)]),
    ...(auditId === undefined ? [] : [await checkAudit(deps, auditId, place)]),
  ]
  for (const { day } of bases) granted(isOfBasis(deedDay as PlainDate, day, policy))
}

const liesAt = ({ hallId, windowId }: OrderPlace, basis: { readonly hallId: number; readonly windowId: number }) =>
  basis.hallId === hallId && (windowId === null || basis.windowId === windowId)

/** One of which the place does not know yet cannot be held against it, or it would learn of it here. */
async function checkFinding({ world }: DeductionDeps, findingId: string, place: OrderPlace) {
  const finding = await findFindingAt(world.app, findingId)
  if (finding === undefined || !liesAt(place, finding)) throw new Refused('NOT_FOUND', '/findingId')
  if (!finding.isOpened) throw new Refused('NOT_AT_THIS_STAGE', '/findingId')
  return finding
}

async function checkAudit({ world }: DeductionDeps, auditId: string, place: OrderPlace) {
  const audit = await findAuditAt(world.app, auditId)
  if (audit === undefined || !liesAt(place, audit)) throw new Refused('NOT_FOUND', '/auditId')
  if (audit.outcome === null || !isFalse(audit.outcome as EvaluationAuditOutcome))
    throw new Refused('NOT_AT_THIS_STAGE', '/auditId')
  return audit
}
