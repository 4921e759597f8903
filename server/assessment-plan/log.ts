import type * as promises from '../../contracts/assessment-plan-log.ts'
import type { AnswerOf, QueryOf } from '../../contracts/route.ts'
import { sampledOf } from '../../domain/assessment-slot.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { Refused } from '../platform/refused.ts'
import { findDrawn } from './draw/draw.ts'
import { type FrozenRow, findPlanRow, listFrozen, type PlanFact } from './log/store.ts'
import type { PlanDeps } from './population/population.ts'
import { findFreeze, listPopulation } from './population/store.ts'
import { listPlans } from './store.ts'
import { toSent } from './visit/assign.ts'
import { countEndings, listVisits } from './visit/store.ts'

type LogPlans = AnswerOf<typeof promises.listLogAssessmentPlans>
type LogPlan = AnswerOf<typeof promises.seeLogAssessmentPlan>

const plansOnPage = 50
const unitsOnPage = 5000

/** That a secret plan was drawn is told to nobody before its results are. */
const isTold = ({ isSecret, isPublished }: FrozenRow) => isPublished || !isSecret

function toLogged(row: FrozenRow): LogPlans['plans'][number] {
  const { drawNotBefore, digest, frozenAt, isDrawn, isPublished, isWithdrawn, ...said } = row
  const { sample, doubles } = isTold(row) ? said : { sample: null, doubles: null }
  const told = isWithdrawn ? 'WITHDRAWN' : isDrawn && isTold(row) ? 'DRAWN' : 'FROZEN'
  return {
    ...said,
    sample,
    doubles,
    drawNotBefore: drawNotBefore.toISOString(),
    state: isPublished ? 'PUBLISHED' : told,
    strata: { ...said.strata },
    digest: digest.toString('hex'),
    frozenAt: frozenAt.toISOString(),
  }
}

export async function viewLogPlans(
  { world }: PlanDeps,
  { after }: QueryOf<typeof promises.listLogAssessmentPlans>,
): Promise<LogPlans> {
  const rows = await listFrozen(world.app, { after: after ?? null, limit: plansOnPage })
  return { plans: rows.map(toLogged), next: rows.length < plansOnPage ? null : (rows.at(-1)?.planId ?? null) }
}

async function loadFrozen({ world }: PlanDeps, planId: string): Promise<FrozenRow> {
  const [row] = await listFrozen(world.app, { planId, limit: 1 })
  if (row === undefined) throw new Refused('NOT_FOUND')
  return row
}

/** All with which anybody draws again. */
export async function viewLogPlan(deps: PlanDeps, planId: string): Promise<LogPlan> {
  const { world } = deps
  const frozen = await loadFrozen(deps, planId)
  const isOpen = isTold(frozen)
  const find = async (name: PlanFact) => (await findPlanRow(world.app, name, planId)) ?? null
  const freezeRow = await find('assessment_freeze')
  if (freezeRow === null) throw new Refused('NOT_FOUND')
  const isDrawTold = isOpen && frozen.isDrawn
  return {
    ...toLogged(frozen),
    rows: {
      assessment_plan: isOpen ? await find('assessment_plan') : null,
      assessment_plan_end: await find('assessment_plan_end'),
      assessment_freeze: freezeRow,
      assessment_draw: isDrawTold ? await find('assessment_draw') : null,
      assessment_publication: await find('assessment_publication'),
    },
    secret: isDrawTold ? ((await findFreeze(world.app, planId))?.secret.toString('hex') ?? null) : null,
    places: isDrawTold ? await viewPlaces(deps, planId) : null,
    // One who manages the plan ends a visit alone: everybody sees how often, beside what was found.
    endings: frozen.isPublished ? [...(await countEndings(world.app, planId))] : null,
  }
}

async function viewPlaces(deps: PlanDeps, planId: string): Promise<LogPlan['places']> {
  const { world } = deps
  const today = toPlainDate(world.now())
  const [plan] = await listPlans(world.app, { planId, limit: 1, today })
  const drawn = plan === undefined ? undefined : await findDrawn(deps, plan)
  if (drawn === undefined) return null
  const visits = await listVisits(world.app, planId, today)
  const keys = new Map(drawn.population.map(({ place, key }) => [place, key]))
  const { places } = sampledOf(drawn.drawn, visits.map(toSent))
  return places.map((each) => ({ ...each, unitKey: keys.get(each.place) ?? '' }))
}

export async function viewLogPopulation(
  deps: PlanDeps,
  planId: string,
  { after }: QueryOf<typeof promises.listLogAssessmentPopulation>,
): Promise<AnswerOf<typeof promises.listLogAssessmentPopulation>> {
  await loadFrozen(deps, planId)
  const units = await listPopulation(deps.world.app, planId, { after: Number(after ?? 0), limit: unitsOnPage })
  return {
    units: units.map(({ place, stratum, key }) => ({ place, stratum, unitKey: key })),
    next: units.length < unitsOnPage ? null : (units.at(-1)?.place ?? null),
  }
}
