import type { EvaluationAuditDeps } from './deps.ts'
import { drawByWitnesses } from './draw/draw.ts'
import { freezeMonths } from './draw/freeze.ts'

export { serveEvaluationAudits } from './routes.ts'

/** What time alone does: a month that is over is frozen, and drawn when witnesses have made its seed. */
export async function lookAfterEvaluationAudits(deps: EvaluationAuditDeps): Promise<void> {
  await freezeMonths(deps)
  await drawByWitnesses(deps)
}
