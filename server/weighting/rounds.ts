import type { BodyOf } from '../../contracts/route.ts'
import type { draftScoreScheme } from '../../contracts/score-scheme.ts'
import type * as promises from '../../contracts/weighting.ts'
import type { WeightingView } from '../../contracts/weighting.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import {
  applyWeights,
  judgeRounds,
  closeRound as mayClose,
  openRound as mayOpenRound,
  type RoundAnswers,
  stateOf,
} from '../../domain/weighting.ts'
import type { Database, Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { findDivisionNames } from '../policy-proposal/index.ts'
import { draftScheme, findScheme } from '../score-scheme/index.ts'
import { loadWeighting, viewOne } from './actions.ts'
import type { Asking, Kept, WeightingDeps } from './deps.ts'
import {
  findRoundAnswers,
  findRounds,
  insertDraft,
  insertResult,
  insertRound,
  insertRoundEnd,
  lockWeighting,
  type WeightingRow,
} from './store.ts'
import { tellExperts } from './tell.ts'
import { standOf } from './view.ts'

/** Closes the round, and only then reads what was answered: all of it, and nobody’s name. */
export async function closeRound(
  deps: WeightingDeps,
  asking: Asking,
  weightingId: string,
  { round }: BodyOf<typeof promises.closeWeightingRound>,
  inAudit: Transact,
): Promise<WeightingView> {
  const { world, rules } = deps
  const row = await loadWeighting(deps, asking, weightingId)
  const { divisionId, method, things } = row
  await inAudit(world.app, async (tx): Promise<Kept> => {
    await lockWeighting(tx, weightingId)
    const now = world.now()
    granted(mayClose(standOf(row, await findRounds(tx, [weightingId])), round, now))
    const at = new Date(now)
    await insertRoundEnd(tx, { weightingId, round, closedBy: asking.session.accountId, closedAt: at })
    const answers = await findAllAnswers(tx, weightingId, round)
    const result = judgeRounds(method, things.length, answers, rules.policyById('weighting', row.policyId))
    await insertResult(tx, { weightingId, round, answers: answers.at(-1)?.length ?? 0, at }, result)
    if (result.outcome !== 'ANOTHER_ROUND') await tellExperts(deps, tx, { weightingId, round }, 'WEIGHTING_ENDED')
    return { id: weightingId, divisionId, detail: { round, outcome: result.outcome } }
  })
  return viewOne(deps, asking, weightingId)
}

async function findAllAnswers(tx: Database, weightingId: string, last: number): Promise<readonly RoundAnswers[]> {
  const rounds: RoundAnswers[] = []
  for (let round = 1; round <= last; round += 1) rounds.push(await findRoundAnswers(tx, weightingId, round))
  return rounds
}

/** Another round of the same experts, who see what came of the last. @returns refused unless the last one asks for it */
export async function openRound(
  deps: WeightingDeps,
  asking: Asking,
  weightingId: string,
  { round, answerBy }: BodyOf<typeof promises.openWeightingRound>,
  inAudit: Transact,
): Promise<WeightingView> {
  const { world, rules } = deps
  const row = await loadWeighting(deps, asking, weightingId)
  const { divisionId } = row
  const until = Date.parse(answerBy)
  await inAudit(world.app, async (tx): Promise<Kept> => {
    await lockWeighting(tx, weightingId)
    const now = world.now()
    const last = (await findRounds(tx, [weightingId])).at(-1)
    if (last?.round !== round - 1) throw new Refused('VERSION_PASSED', '/round')
    if (last.outcome !== 'ANOTHER_ROUND') throw new Refused('NOT_AT_THIS_STAGE')
    if (!mayOpenRound(until, rules.policyById('weighting', row.policyId), now))
      throw new Refused('EXPIRY_OUT_OF_BOUNDS', '/answerBy')
    const opened = { openedBy: asking.session.accountId, openedAt: new Date(now) }
    await insertRound(tx, { weightingId, round, answerBy: new Date(until), ...opened })
    await tellExperts(deps, tx, { weightingId, round }, 'WEIGHTING_ROUND_OPENED')
    return { id: weightingId, divisionId, detail: { round } }
  })
  return viewOne(deps, asking, weightingId)
}

type Drafted = BodyOf<typeof draftScoreScheme>

/**
 * Another version of the scheme with these weights, by the very action by which every version is drafted: it refuses what breaks a rule, and somebody else
 * decides. Nothing is changed in place.
 */
export async function draftWeighted(
  deps: WeightingDeps,
  asking: Asking,
  weightingId: string,
  { source, reason }: BodyOf<typeof promises.draftWeightedScheme>,
  inAudit: Transact,
) {
  const { world } = deps
  const row = await loadWeighting(deps, asking, weightingId)
  const weights = await loadWeights(deps, row)
  const base = await findScheme(world.app, row.schemeId)
  if (base === undefined) throw new Refused('SCHEME_UNKNOWN')
  const sent = {
    ...{ code: base.code, source, reason },
    divisionCode:
      (await findDivisionNames(world.app, toPlainDate(world.now()))).get(row.divisionId)?.divisionCode ?? '',
    // A draft that was weighed before anybody decided on it was made from something itself.
    baseSchemeId: base.outcome === 'PUBLISHED' ? base.schemeId : base.baseId,
    scheme: structuredClone(applyWeights(base.body, row.audience, weights)) as Drafted['scheme'],
  }
  const keeping: Transact = (db, act) =>
    inAudit(db, async (tx) => {
      const kept = await act(tx)
      const { id: schemeId } = kept as unknown as Kept
      const draftedAt = new Date(world.now())
      await insertDraft(tx, { weightingId, schemeId, accountId: asking.session.accountId, draftedAt })
      return kept
    })
  return draftScheme(deps, asking, sent, keeping)
}

async function loadWeights({ world }: WeightingDeps, row: WeightingRow): Promise<ReadonlyMap<string, number>> {
  const last = (await findRounds(world.app, [row.weightingId])).at(-1)
  const weights = last?.body?.weights
  if (stateOf(last?.outcome ?? null) !== 'WEIGHED' || weights == null) throw new Refused('NOT_AT_THIS_STAGE')
  return new Map(row.things.map((code, place) => [code, weights[place] ?? 0]))
}
