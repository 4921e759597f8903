import type * as promises from '../../contracts/assessment-plan.ts'
import type { BodyOf } from '../../contracts/route.ts'
import { drawPlan, endVisit, type TypedRandomness, type VisitEndCause } from '../../domain/assessment-plan.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, isUniqueViolation, type Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { type Inside, step } from './actions.ts'
import { drawOf, gatherIngredients, seedOf } from './draw/draw.ts'
import { insertDraw } from './draw/store.ts'
import { endedBy } from './ending/ended-by.ts'
import type { PlanDeps } from './population/population.ts'
import { findFreeze, listPopulation } from './population/store.ts'
import { listPlans, lockPlan, type PlanRow } from './store.ts'
import { type Asking, type PlanView, stateOf } from './view.ts'
import { planVisits, sendSubstitutes } from './visit/assign.ts'
import { findPlanOfVisit, insertVisitEnd, insertVisits, listVisits } from './visit/store.ts'

/** Places and who goes there, in one transaction: nobody sees the one without the other. */
export function draw(
  deps: PlanDeps,
  asking: Asking,
  planId: string,
  body: BodyOf<typeof promises.drawAssessmentPlan>,
  inAudit: Transact,
): Promise<PlanView> {
  return step(deps, asking, planId, inAudit, async (inside, plan, at) => {
    await drawIn(inside, plan, { told: toNfc(body.randomness), accountId: asking.session.accountId, at })
  })
}

interface Drawing {
  readonly told: TypedRandomness | null
  /** null: the platform draws what it has placed itself. */
  readonly accountId: string | null
  readonly at: Date
}

/** For whoever holds the lock of the plan. @returns how many are sent */
export async function drawIn({ tx, deps }: Inside, plan: PlanRow, { told, accountId, at }: Drawing): Promise<number> {
  const { planId, divisionId } = plan
  const asked = { ...plan, drawNotBefore: plan.drawNotBefore.getTime() }
  const plain = granted(drawPlan(stateOf(plan), asked, told, at.getTime()))
  const ingredients = await gatherIngredients(deps, plan, { plain, told })
  const freeze = await findFreeze(tx, planId)
  if (freeze === undefined) throw new Error('what is drawn from was frozen')
  const seed = seedOf(ingredients, freeze.secret)
  const population = await listPopulation(tx, planId)
  const drawn = { seed, population, drawn: drawOf(seed, population, plan) }
  const visits = await planVisits(deps, plan, drawn, { accountId, now: at.getTime() })
  await insertDraw(tx, { planId, divisionId, seed, ingredients, accountId, at })
  await insertVisits(tx, visits)
  return visits.length
}

/** Somebody for whatever has nobody. */
export function assign(deps: PlanDeps, asking: Asking, planId: string, inAudit: Transact): Promise<PlanView> {
  return step(deps, asking, planId, inAudit, async ({ tx, deps: within }, plan, at) => {
    if (stateOf(plan) !== 'DRAWN') throw new Refused('NOT_AT_THIS_STAGE')
    const visits = await listVisits(tx, planId, toPlainDate(at.getTime()))
    await sendSubstitutes(within, plan, visits, { accountId: asking.session.accountId, now: at.getTime() })
  })
}

/** A visit that is not made, and nobody instead. Another place’s visits are not there. */
export async function end(
  deps: PlanDeps,
  asking: Asking,
  visitId: string,
  { cause, reason }: BodyOf<typeof promises.endAssessmentVisit>,
  inAudit: Transact,
): Promise<PlanView> {
  const found = await findPlanOfVisit(deps.world.app, visitId)
  if (found === undefined) throw new Refused('NOT_FOUND', '/visitId')
  return step(deps, asking, found.planId, inAudit, async ({ deps: within }, plan, at) => {
    const { accountId } = asking.session
    await endOne(within, plan, { visitId, cause, reason: toNfc(reason), accountId, at })
  })
}

interface VisitEnding {
  readonly visitId: string
  readonly cause: VisitEndCause
  readonly reason: string
  readonly accountId: string | null
  readonly at: Date
}

/** A visit ends without being made, and whoever follows is sent in the same transaction; for whoever lets an assessor decline himself. */
export async function endVisitIn(deps: PlanDeps, tx: Database, ending: VisitEnding): Promise<void> {
  const found = await findPlanOfVisit(tx, ending.visitId)
  if (found === undefined) throw new Refused('NOT_FOUND', '/visitId')
  await lockPlan(tx, found.planId)
  const [plan] = await listPlans(tx, { planId: found.planId, limit: 1, today: toPlainDate(ending.at.getTime()) })
  if (plan === undefined) throw new Refused('NOT_FOUND', '/visitId')
  await endOne({ ...deps, world: { ...deps.world, app: tx } }, plan, ending)
}

/** For whoever has looked whether it may end. */
export async function endOne(within: PlanDeps, plan: PlanRow, ending: VisitEnding): Promise<void> {
  const { visitId, cause, at, accountId } = ending
  const { app: tx } = within.world
  const today = toPlainDate(at.getTime())
  const visits = await listVisits(tx, plan.planId, today)
  const visit = visits.find((each) => each.visitId === visitId)
  if (visit === undefined) throw new Refused('NOT_FOUND', '/visitId')
  granted(endVisit(stateOf(plan), visit.state))
  try {
    for (const each of endedBy(visits, visit, cause)) await insertVisitEnd(tx, { ...ending, visitId: each.visitId })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED')
    throw error
  }
  const now = await listVisits(tx, plan.planId, today)
  await sendSubstitutes(within, plan, now, { accountId, now: at.getTime() })
}
