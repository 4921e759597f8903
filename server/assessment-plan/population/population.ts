import { populationDigest, secretCommitment, toPopulation } from '../../../domain/assessment-draw.ts'
import type { FormUnit } from '../../../domain/assessment-form.ts'
import type { AssessmentPlanPolicy, PlanStrata } from '../../../domain/assessment-plan.ts'
import { addDays, startOfDay, toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { nodeLedger } from '../../../signing/node-ledger.ts'
import { randomBytes } from '../../platform/dice.ts'
import type { World } from '../../platform/world.ts'
import type { RuleBook } from '../../policy/index.ts'
import { findCaseUnits, findWindowUnits, type UnitRow } from './store.ts'

export interface PlanDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface PopulationAsk {
  readonly divisionId: number
  readonly unit: FormUnit
  readonly strataBy: PlanStrata
}

/** What a plan is drawn from, as the catalogue has it now, in its order. One unit more than there may be tells that there are too many. */
export async function findPopulation(
  { world, rules }: PlanDeps,
  { divisionId, unit, strataBy }: PopulationAsk,
  policy: AssessmentPlanPolicy,
): Promise<readonly UnitRow[]> {
  const today = toPlainDate(world.now())
  const wish = { divisionIds: rules.divisionsWithin(divisionId), strataBy, today }
  if (unit === 'WINDOW') return toPopulation(await findWindowUnits(world.app, wish))
  const since = new Date(startOfDay(addDays(today, -policy.casesOfNaturalDays)))
  return toPopulation(await findCaseUnits(world.app, { ...wish, since, most: policy.populationMax + 1 }))
}

/** The digest that is logged, and the commitment to a secret that nobody is told until the draw is. */
export function sealPopulation(population: readonly UnitRow[]) {
  const secret = Buffer.from(randomBytes(32))
  return {
    digest: Buffer.from(populationDigest(nodeLedger, population)),
    commitment: Buffer.from(secretCommitment(nodeLedger, secret)),
    secret,
  }
}
