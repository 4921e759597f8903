import { rankOf } from '../../../domain/assessment-draw.ts'
import { findSubstitute, type SentVisit, sampledOf } from '../../../domain/assessment-slot.ts'
import { assignVisits, type VisitCandidate, type VisitSlot } from '../../../domain/assessment-visit.ts'
import { findRecusal } from '../../../domain/assessor.ts'
import { nodeLedger } from '../../../signing/node-ledger.ts'
import { findAssessedPlaces, findHeldAssessors } from '../../assessor/index.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { type DrawnPlan, findDrawn } from '../draw/draw.ts'
import type { PlanDeps } from '../population/population.ts'
import type { FrozenUnit } from '../population/store.ts'
import type { PlanRow } from '../store.ts'
import { insertVisits, listVisitedBefore, type VisitInsert, type VisitRow } from './store.ts'

/** The pool of a plan, by rank under its seed, with what each may do. */
interface PlanPool {
  readonly candidates: readonly VisitCandidate[]
  readonly mayGo: (assessorId: string, place: number) => boolean
  readonly wasThere: (assessorId: string, place: number) => boolean
}

type PoolAsk = Pick<PlanRow, 'planId' | 'pool' | 'divisionId' | 'fromDay' | 'toDay'>

/** Who is held in the pool on every day of the plan, and is not recused on its first. */
async function loadPool(deps: PlanDeps, plan: PoolAsk, { seed, population }: Seeded): Promise<PlanPool> {
  const { world, rules } = deps
  const { pool, divisionId, fromDay, toDay } = plan
  const policy = rules.loadPolicy('assessor', divisionId, world.now()).body
  const held = await findHeldAssessors(world.app, rules, { pool, divisionId, state: 'CURRENT' }, fromDay)
  const units = new Map(population.map((unit) => [unit.place, unit]))
  const windowIds = [...new Set(population.map(({ windowId }) => windowId))]
  const places = await findAssessedPlaces(world.app, rules, windowIds, fromDay)
  const before = await listVisitedBefore(world.app, plan)
  const been = new Set(before.map(({ assessorId, windowId }) => `${assessorId}|${windowId}`))
  const people = new Map(held.map((one) => [one.assessorId, one]))
  const mayGo = (assessorId: string, place: number) => {
    const where = places.get(units.get(place)?.windowId ?? 0)
    const who = people.get(assessorId)
    return (
      who !== undefined &&
      where !== undefined &&
      [fromDay, toDay].every((day) => findRecusal(who, where, day, policy) === undefined)
    )
  }
  const ranked = held.map(({ assessorId, agencyId }) => ({
    assessorId,
    agencyId,
    rank: rankOf(nodeLedger, seed, 'assessor', assessorId),
  }))
  return {
    candidates: ranked
      .sort((one, other) => (one.rank < other.rank ? -1 : 1))
      .map(({ assessorId, agencyId }) => ({ assessorId, agencyId })),
    mayGo,
    wasThere: (assessorId, place) => been.has(`${assessorId}|${units.get(place)?.windowId ?? 0}`),
  }
}

interface Seeded {
  readonly seed: Buffer
  readonly population: readonly FrozenUnit[]
}

/** Whether anybody of a pool may go to the first unit of a population; asked before there is a seed. */
export async function mayAnybodyGo(deps: PlanDeps, ask: PoolAsk, population: readonly FrozenUnit[]): Promise<boolean> {
  const { candidates, mayGo } = await loadPool(deps, ask, { seed: Buffer.alloc(32), population })
  return candidates.some(({ assessorId }) => mayGo(assessorId, 1))
}

interface Sender {
  readonly accountId: string | null
  readonly now: number
}

function toVisit(
  { planId, fromDay, toDay }: PlanRow,
  { accountId, now }: Sender,
  sent: VisitSlot & VisitCandidate & { readonly assigned: number },
): VisitInsert {
  return { ...sent, id: uuidV7(now), planId, fromDay, toDay, accountId, at: new Date(now) }
}

/** Who goes where, all at once, as it follows from the seed. */
export async function planVisits(
  deps: PlanDeps,
  plan: PlanRow,
  drawn: Seeded & Pick<DrawnPlan, 'drawn'>,
  sender: Sender,
): Promise<readonly VisitInsert[]> {
  const pool = await loadPool(deps, plan, drawn)
  const { unassigned: slots } = sampledOf(drawn.drawn, [])
  const { assigned } = assignVisits({ ...pool, slots, quotas: plan.quotas })
  return assigned.map((one) => toVisit(plan, sender, { ...one, assigned: 1 }))
}

export const toSent = ({ place, turn, state, cause, endedAt }: VisitRow): SentVisit => ({
  ...{ place, turn, state },
  end: cause === null || endedAt === null ? null : { cause, at: endedAt.getTime() },
})

/**
 * Somebody for each slot that nobody has: for what was declined, found closed, or could be given to nobody before. One after the other, so that the
 * load stays even.
 * @param deps inside the transaction in which it is done
 * @param visits as they are, with those that have just ended
 * @returns how many were sent
 */
export async function sendSubstitutes(
  deps: PlanDeps,
  plan: PlanRow,
  visits: readonly VisitRow[],
  sender: Sender,
): Promise<number> {
  const drawn = await findDrawn(deps, plan)
  if (drawn === undefined) throw new Error('what was sent was drawn')
  const pool = await loadPool(deps, plan, drawn)
  const sent: (VisitSlot & VisitCandidate & { readonly assigned: number; readonly state: VisitRow['state'] })[] = [
    ...visits,
  ]
  const added: VisitInsert[] = []
  for (const slot of sampledOf(drawn.drawn, visits.map(toSent)).unassigned) {
    const here = sent.filter(({ place }) => place === slot.place)
    const own = here.filter(({ turn }) => turn === slot.turn)
    const known = new Set(here.map(({ assessorId }) => assessorId))
    const one = findSubstitute({
      candidates: pool.candidates.filter(
        ({ assessorId }) => !known.has(assessorId) && hasQuota(plan, pool, assessorId),
      ),
      loadOf: (id) => sent.filter(({ assessorId, state }) => assessorId === id && state !== 'ENDED').length,
      mayGo: (id) => pool.mayGo(id, slot.place),
      wasThere: (id) => pool.wasThere(id, slot.place),
      before: own.at(-1) ?? null,
      partner: here.find(({ turn, state }) => turn !== slot.turn && state !== 'ENDED') ?? null,
    })
    if (one === undefined) continue
    const assigned = 1 + Math.max(0, ...own.map((each) => each.assigned))
    sent.push({ ...slot, ...one, assigned, state: 'OPEN' })
    added.push(toVisit(plan, sender, { ...slot, ...one, assigned }))
  }
  await insertVisits(deps.world.app, added)
  return added.length
}

/** Where visits are shared out among agencies, nobody of another is sent. */
function hasQuota({ quotas }: PlanRow, { candidates }: PlanPool, id: string): boolean {
  if (Object.keys(quotas).length === 0) return true
  const agencyId = candidates.find(({ assessorId }) => assessorId === id)?.agencyId ?? null
  return agencyId !== null && (quotas[agencyId] ?? 0) > 0
}
