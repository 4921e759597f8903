import {
  type AlertVisitRefusal,
  alertVisitRefusals,
  askAlertVisit,
  decideAlertVisit,
} from '../../../domain/alert-visit.ts'
import { countStrata } from '../../../domain/assessment-draw.ts'
import { freezePlan, type PlanAsk } from '../../../domain/assessment-plan.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { findFormOn } from '../../assessment-form/index.ts'
import { committed, type Database } from '../../platform/database.ts'
import { granted, Refused } from '../../platform/refused.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { findPopulation, type PlanDeps, sealPopulation } from '../population/population.ts'
import { type FrozenUnit, insertFreeze } from '../population/store.ts'
import { hasWitnesses, insertPlan, listPlans, lockPlan } from '../store.ts'
import { stateOf } from '../view.ts'
import { mayAnybodyGo } from '../visit/assign.ts'
import { drawIn } from '../visits.ts'

export interface AlertedWindow {
  readonly divisionId: number
  readonly windowId: number
}

export type PlacedVisit =
  | {
      readonly planId: string
      /** Of the pool that goes: whoever makes plans there has this one. */
      readonly divisionId: number
      /** Somebody types in the randomness that it announces; else the platform draws by itself. */
      readonly isAnnounced: boolean
      readonly refusal: null
    }
  | { readonly planId: null; readonly refusal: AlertVisitRefusal }

/**
 * An unannounced visit of one window, drafted and frozen by the platform in the transaction of whoever asks, by the rules of every plan and policy `alert-visit`. It
 * is a plan of the nearest division, from that of the window upwards, in whose pool somebody may go there.
 *
 * @param asked with the transaction as its database
 * @returns the plan, or why there is none
 */
export async function placeAlertVisit(asked: PlanDeps, window: AlertedWindow): Promise<PlacedVisit> {
  const { world, rules } = asked
  const now = world.now()
  // Drafted and frozen at one moment: else the draw, which is counted from it, would come too early for the freeze.
  const deps = { rules, world: { ...world, now: () => now } }
  const { body } = rules.loadPolicy('alert-visit', window.divisionId, now)
  const planId = uuidV7(now)
  const population = await findUnits(deps, window)
  const isWitnessed = await hasWitnesses(world.app)
  const askOf = (divisionId: number) =>
    askAlertVisit(body, { now, ...planPolicy(deps, divisionId).body, hasWitnesses: isWitnessed })
  const pool = await findPool(deps, window, (divisionId) =>
    mayAnybodyGo(deps, { ...askOf(divisionId), planId, divisionId }, population),
  )
  const divisionId = pool ?? window.divisionId
  const policy = planPolicy(deps, divisionId)
  const ask = askOf(divisionId)
  const form = await findFormOn(deps, { code: body.formCode, divisionId, on: ask.fromDay })
  const context = {
    ...{ now, formUnit: form?.unit, agencyIds: new Set<string>(), hasWitnesses: isWitnessed },
    ...{ strata: countStrata(population), policy: policy.body },
  }
  const decided = decideAlertVisit(ask, context, pool !== undefined)
  if (!decided.granted) return { planId: null, refusal: refusalOf(decided.code) }
  if (form === undefined) throw new Error('what was granted has its form')
  await keep(deps, ask, { planId, divisionId, formId: form.formId, title: body.title, policyId: policy.id, population })
  return { planId, divisionId, isAnnounced: ask.randomness !== null, refusal: null }
}

const planPolicy = ({ world, rules }: PlanDeps, divisionId: number) =>
  rules.loadPolicy('assessment-plan', divisionId, world.now())

/** By what the policy may say no other is possible. */
function refusalOf(code: string): AlertVisitRefusal {
  const refusal = alertVisitRefusals.find((each) => each === code)
  if (refusal === undefined) throw new Error(`no such plan may be made: ${code}`)
  return refusal
}

/** The window as the catalogue has it now; none where it is closed. */
async function findUnits(deps: PlanDeps, { divisionId, windowId }: AlertedWindow): Promise<readonly FrozenUnit[]> {
  const ask = { divisionId, unit: 'WINDOW', strataBy: 'DIVISION' } as const
  const all = await findPopulation(deps, ask, planPolicy(deps, divisionId).body)
  return all.filter((unit) => unit.windowId === windowId).map((unit, at) => ({ ...unit, place: at + 1 }))
}

/** Pools are held by one division each, often by the city for all of its districts. */
async function findPool(
  { rules }: PlanDeps,
  { divisionId }: AlertedWindow,
  mayGoFrom: (divisionId: number) => Promise<boolean>,
): Promise<number | undefined> {
  for (const each of rules.divisionPath(divisionId)) if (await mayGoFrom(each)) return each
  return undefined
}

interface Kept {
  readonly planId: string
  readonly divisionId: number
  readonly formId: string
  readonly title: string
  readonly policyId: number
  readonly population: readonly FrozenUnit[]
}

async function keep({ world, rules }: PlanDeps, ask: PlanAsk, { population, ...plan }: Kept): Promise<void> {
  const { app: tx } = world
  const now = world.now()
  const by = { planId: plan.planId, divisionId: plan.divisionId, accountId: null, at: new Date(now) }
  const drawNotBefore = new Date(ask.drawNotBefore)
  await insertPlan(tx, { ...ask, ...plan, strataBy: 'DIVISION', drawNotBefore, accountId: null, recordedAt: by.at })
  granted(freezePlan('DRAFT', ask, now, rules.policyById('assessment-plan', plan.policyId)))
  await insertFreeze(tx, { ...by, strata: countStrata(population), ...sealPopulation(population) }, population)
}

/**
 * Draws what the platform has placed itself, when its time has come and witnesses have signed the log over it.
 *
 * @returns how many are sent, 0 where nobody may go any more; undefined while it cannot be drawn yet or where somebody draws it who types in what is random
 */
export async function drawAlertVisit(deps: PlanDeps, planId: string): Promise<number | undefined> {
  const { world } = deps
  try {
    return (await committed(world.app, async (tx: Database) => {
      await lockPlan(tx, planId)
      const now = world.now()
      const [plan] = await listPlans(tx, { planId, limit: 1, today: toPlainDate(now) })
      if (plan === undefined || plan.randomness !== null || stateOf(plan) !== 'FROZEN') return undefined
      const inside = { tx, deps: { ...deps, world: { ...world, app: tx } } }
      return drawIn(inside, plan, { told: null, accountId: null, at: new Date(now) })
    })) as number | undefined
  } catch (error) {
    if (error instanceof Refused && (error.code === 'CHECKPOINT_WAITING' || error.code === 'TOO_EARLY'))
      return undefined
    throw error
  }
}
