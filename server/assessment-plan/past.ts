import type * as promises from '../../contracts/assessment-plan.ts'
import type { BodyOf } from '../../contracts/route.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findFormOn } from '../assessment-form/index.ts'
import { committed } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { draft, freeze, publish } from './actions.ts'
import type { PlanDeps } from './population/population.ts'
import { listPlans, type PlanRow } from './store.ts'
import { type Asking, stateOf } from './view.ts'
import { listVisits, type VisitRow } from './visit/store.ts'
import { draw } from './visits.ts'

/** Who plans in a city that is played. */
export interface PastPlanner {
  readonly accountId: string
  readonly divisionId: number
}

/** A plan of a city that is played; no two of one division have the same title. */
export interface PastPlan {
  readonly sent: Omit<BodyOf<typeof promises.draftAssessmentPlan>, 'formId'>
  readonly formCode: string
  readonly fromDay: Parameters<typeof findFormOn>[1]['on']
  /** Drafted and frozen then … */
  readonly draftedAt: number
  /** … and drawn then. */
  readonly drawnAt: number
  readonly randomness: { readonly text: string; readonly source: string }
}

export interface PastVisits {
  readonly planId: string
  readonly formId: string
  readonly isPublished: boolean
  readonly visits: readonly VisitRow[]
}

const titlesMax = 200

const askingOf = ({ accountId, divisionId }: PastPlanner): Asking => ({
  session: { accountId, post: null },
  reach: { divisionId, hallId: null },
})

const at = ({ world, rules }: PlanDeps, now: number): PlanDeps => ({ world: { ...world, now: () => now }, rules })

async function findByTitle({ world }: PlanDeps, { divisionId }: PastPlanner, title: string) {
  const rows = await listPlans(world.app, { limit: titlesMax, today: toPlainDate(world.now()) })
  return rows.find((row) => row.divisionId === divisionId && row.title === title)
}

/**
 * Carries a plan of a city that is played as far as its visits, through the steps that everybody takes, each at its time. What was done before is not
 * done again.
 *
 * @returns undefined while the log has no checkpoint over what was frozen: then it is asked again
 */
export async function bringPastPlan(
  deps: PlanDeps,
  planner: PastPlanner,
  past: PastPlan,
): Promise<PastVisits | undefined> {
  const plan = (await findByTitle(deps, planner, past.sent.title)) ?? (await draftPast(deps, planner, past))
  const asking = askingOf(planner)
  const { planId } = plan
  const before = stateOf(plan)
  if (before === 'DRAFT') await freeze(at(deps, past.draftedAt), asking, planId, committed)
  if (before === 'DRAFT' || before === 'FROZEN') {
    try {
      await draw(at(deps, past.drawnAt), asking, planId, { randomness: past.randomness }, committed)
    } catch (error) {
      if (error instanceof Refused && error.code === 'CHECKPOINT_WAITING') return undefined
      throw error
    }
  }
  const visits = await listVisits(deps.world.app, planId, toPlainDate(past.drawnAt))
  return { planId, formId: plan.formId, isPublished: before === 'PUBLISHED', visits }
}

async function draftPast(
  deps: PlanDeps,
  planner: PastPlanner,
  { sent, formCode, fromDay, draftedAt }: PastPlan,
): Promise<PlanRow> {
  const then = at(deps, draftedAt)
  const form = await findFormOn(then, { code: formCode, divisionId: planner.divisionId, on: fromDay })
  if (form === undefined) throw new Error(`no form ${formCode} is in force`)
  await draft(then, askingOf(planner), { ...sent, formId: form.formId }, committed)
  const plan = await findByTitle(then, planner, sent.title)
  if (plan === undefined) throw new Error('what was drafted is there')
  return plan
}

/** Tells the results of a plan of a city that is played, at a moment of the past. */
export async function publishPast(deps: PlanDeps, planner: PastPlanner, planId: string, now: number): Promise<void> {
  await publish(at(deps, now), askingOf(planner), planId, committed)
}
