import type * as promises from '../../contracts/assessment-plan.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import { isUnderContract } from '../../domain/agency.ts'
import { allocateSample, countStrata, smallestSample } from '../../domain/assessment-draw.ts'
import {
  checkPopulation,
  draftPlan,
  freezePlan,
  type PlanAsk,
  publishPlan,
  withdrawPlan,
} from '../../domain/assessment-plan.ts'
import { findPlainDate, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { findAgencies } from '../agency/index.ts'
import { findForm, findFormOn } from '../assessment-form/index.ts'
import { loadPlace } from '../catalogue/index.ts'
import type { Database, Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { findPopulation, type PlanDeps, sealPopulation } from './population/population.ts'
import { insertFreeze } from './population/store.ts'
import {
  hasWitnesses,
  insertPlan,
  insertPlanEnd,
  insertPublication,
  listPlans,
  lockPlan,
  type PlanRow,
} from './store.ts'
import { type Asking, type PlanList, type PlanView, stateOf, viewListed, viewPlan } from './view.ts'
import { listVisits } from './visit/store.ts'

const pagePlans = 50

/** What the audit is told of a step: the plan and its division, never a place. */
export interface Kept {
  readonly id: string
  readonly divisionId: number
}

export async function viewPlans(
  deps: PlanDeps,
  { reach }: Asking,
  { limit: wanted, ...wish }: QueryOf<typeof promises.listAssessmentPlans>,
): Promise<PlanList> {
  const now = deps.world.now()
  const limit = wanted === undefined ? pagePlans : Number(wanted)
  const rows = await readScoped(deps, reach, (tx) => listPlans(tx, { ...wish, limit, today: toPlainDate(now) }))
  return {
    asOf: new Date(now).toISOString(),
    plans: [...(await viewListed(deps, rows))],
    next: rows.length < limit ? null : (rows.at(-1)?.planId ?? null),
  }
}

/** Another place’s plans are not there. */
async function loadPlan(deps: PlanDeps, { reach }: Asking, planId: string): Promise<PlanRow> {
  const today = toPlainDate(deps.world.now())
  const [row] = await readScoped(deps, reach, (tx) => listPlans(tx, { planId, limit: 1, today }))
  if (row === undefined || !deps.rules.isReached(reach, { divisionId: row.divisionId, hallId: null }))
    throw new Refused('NOT_FOUND')
  return row
}

export async function seePlan(deps: PlanDeps, asking: Asking, planId: string): Promise<PlanView> {
  return viewPlan(deps, asking, await loadPlan(deps, asking, planId))
}

export async function previewPopulation(
  deps: PlanDeps,
  { reach }: Asking,
  { divisionCode, unit, strataBy, sample }: BodyOf<typeof promises.previewAssessmentPopulation>,
): Promise<AnswerOf<typeof promises.previewAssessmentPopulation>> {
  const { divisionId } = await loadPlace(deps, reach, { divisionCode })
  const policy = deps.rules.loadPolicy('assessment-plan', divisionId, deps.world.now()).body
  const population = await findPopulation(deps, { divisionId, unit, strataBy }, policy)
  const strata = countStrata(population)
  const allocation = allocateSample(strata, sample)
  return {
    units: population.length,
    strata: Object.entries(strata).map(([stratum, units]) => ({
      ...{ stratum, units },
      sample: allocation.granted ? (allocation.value[stratum] ?? 0) : null,
    })),
    smallest: smallestSample(strata, sample) ?? null,
  }
}

type Sent = BodyOf<typeof promises.draftAssessmentPlan>

function toAsk({ fromDay, toDay, drawNotBefore, quotas, ...sent }: Sent): PlanAsk {
  const days = [findPlainDate(fromDay), findPlainDate(toDay)]
  const wrong = days.indexOf(undefined)
  if (wrong !== -1) throw new Refused('PLAN_DAYS_WRONG', wrong === 0 ? '/fromDay' : '/toDay')
  const shares = Object.fromEntries(quotas.map(({ agencyId, share }) => [agencyId, share]))
  if (Object.keys(shares).length < quotas.length) throw new Refused('QUOTAS_WRONG', '/quotas')
  const [from, to] = days as [PlainDate, PlainDate]
  return { ...sent, fromDay: from, toDay: to, quotas: shares, drawNotBefore: Date.parse(drawNotBefore) }
}

export async function draft(deps: PlanDeps, asking: Asking, body: Sent, inAudit: Transact): Promise<PlanView> {
  const { world, rules } = deps
  const sent = toNfc(body)
  const { divisionId } = await loadPlace(deps, asking.reach, { divisionCode: sent.divisionCode })
  const now = world.now()
  const policy = rules.loadPolicy('assessment-plan', divisionId, now)
  const ask = toAsk(sent)
  granted(
    draftPlan(ask, {
      now,
      formUnit: await findFormUnit(deps, sent.formId, divisionId, ask.fromDay),
      agencyIds: await findContracted(deps, divisionId, ask),
      hasWitnesses: await hasWitnesses(world.app),
      strata: countStrata(await findPopulation(deps, { ...sent, divisionId }, policy.body)),
      policy: policy.body,
    }),
  )
  const planId = uuidV7(now)
  await inAudit(world.app, async (tx): Promise<Kept> => {
    const { title, formId, strataBy } = sent
    const drawNotBefore = new Date(ask.drawNotBefore)
    await insertPlan(tx, {
      ...{ ...ask, planId, divisionId, title, formId, strataBy, drawNotBefore },
      policyId: policy.id,
      accountId: asking.session.accountId,
      recordedAt: new Date(now),
    })
    return { id: planId, divisionId }
  })
  return seePlan(deps, asking, planId)
}

/** What a form is about, where this version of it is the one in force on the first day. */
async function findFormUnit(deps: PlanDeps, formId: string, divisionId: number, on: PlainDate) {
  const form = await findForm(deps.world.app, formId)
  const inForce = form === undefined ? undefined : await findFormOn(deps, { code: form.code, divisionId, on })
  return inForce?.formId === formId ? inForce.unit : undefined
}

/** Agencies whose contracts hold from the first day of a plan to its last, of its division or one above it. */
async function findContracted({ world, rules }: PlanDeps, divisionId: number, { fromDay, toDay }: PlanAsk) {
  const path = rules.divisionPath(divisionId)
  const agencies = await findAgencies(world.app, { today: fromDay })
  const holds = agencies.filter(
    (agency) => path.includes(agency.divisionId) && [fromDay, toDay].every((day) => isUnderContract(agency, day)),
  )
  return new Set(holds.map(({ agencyId }) => agencyId))
}

/** A step reads what it needs in its own transaction: it never waits for a second connection while others wait for its lock. */
export interface Inside {
  readonly tx: Database
  readonly deps: PlanDeps
}

/** One step of a plan; of two at once the second finds it taken. */
export async function step(
  deps: PlanDeps,
  asking: Asking,
  planId: string,
  inAudit: Transact,
  take: (inside: Inside, plan: PlanRow, at: Date) => Promise<void>,
): Promise<PlanView> {
  const { world } = deps
  const { divisionId } = await loadPlan(deps, asking, planId)
  await inAudit(world.app, async (tx): Promise<Kept> => {
    await lockPlan(tx, planId)
    const now = world.now()
    const [plan] = await listPlans(tx, { planId, limit: 1, today: toPlainDate(now) })
    if (plan === undefined) throw new Refused('NOT_FOUND')
    await take({ tx, deps: { ...deps, world: { ...world, app: tx } } }, plan, new Date(now))
    return { id: planId, divisionId }
  })
  return seePlan(deps, asking, planId)
}

export function freeze(deps: PlanDeps, asking: Asking, planId: string, inAudit: Transact): Promise<PlanView> {
  return step(deps, asking, planId, inAudit, async ({ tx, deps: within }, plan, at) => {
    const policy = deps.rules.policyById('assessment-plan', plan.policyId)
    granted(freezePlan(stateOf(plan), { drawNotBefore: plan.drawNotBefore.getTime() }, at.getTime(), policy))
    const population = await findPopulation(within, plan, policy)
    const strata = countStrata(population)
    granted(checkPopulation(plan, strata, policy))
    const { divisionId } = plan
    const { accountId } = asking.session
    await insertFreeze(tx, { planId, divisionId, strata, ...sealPopulation(population), accountId, at }, population)
  })
}

export function publish(deps: PlanDeps, asking: Asking, planId: string, inAudit: Transact): Promise<PlanView> {
  return step(deps, asking, planId, inAudit, async ({ tx }, plan, at) => {
    const visits = await listVisits(tx, planId, toPlainDate(at.getTime()))
    granted(
      publishPlan(
        stateOf(plan),
        visits.map(({ state }) => state),
      ),
    )
    await insertPublication(tx, { planId, divisionId: plan.divisionId, accountId: asking.session.accountId, at })
  })
}

export function withdraw(
  deps: PlanDeps,
  asking: Asking,
  planId: string,
  { reason }: BodyOf<typeof promises.withdrawAssessmentPlan>,
  inAudit: Transact,
): Promise<PlanView> {
  return step(deps, asking, planId, inAudit, async ({ tx }, plan, at) => {
    granted(withdrawPlan(stateOf(plan), { drawNotBefore: plan.drawNotBefore.getTime() }, at.getTime()))
    const { divisionId } = plan
    await insertPlanEnd(tx, { planId, divisionId, reason: toNfc(reason), accountId: asking.session.accountId, at })
  })
}
