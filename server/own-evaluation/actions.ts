import type { appealOwn as appealOwnRoute, stateOwn as stateOwnRoute } from '../../contracts/own-evaluation.ts'
import type { BodyOf } from '../../contracts/route.ts'
import { lodge } from '../appeal/index.ts'
import { sealWords } from '../handling-order/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { Session } from '../session/index.ts'
import { loadOwn, loadTold, type OwnEvaluationDeps } from './batches.ts'
import { insertStatement } from './store.ts'

/** 本人说明, once. It stands beside the evaluation for whoever handles it. */
export async function state(
  deps: OwnEvaluationDeps,
  session: Session,
  { words, ...wanted }: BodyOf<typeof stateOwnRoute>,
  inAudit: Transact,
): Promise<void> {
  const { world } = deps
  const own = await loadOwn(deps, session)
  const { evaluationId, divisionId, hallId } = await loadTold(deps, own, wanted)
  const now = world.now()
  const sealed = sealWords(world.vault, now, { words })
  if (sealed === null) throw new Error('words are needed')
  const { accountId } = session
  try {
    await inAudit(world.app, async (tx) => {
      await insertStatement(tx, { evaluationId, divisionId, hallId, accountId, at: new Date(now), words: sealed })
      return { divisionId, hallId }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('STATED_ALREADY')
    throw error
  }
}

/** By the rated person, of what he has been told: which order it is stays with the server, because its number says when it was opened. */
export async function appealAgainst(
  deps: OwnEvaluationDeps,
  asking: Parameters<typeof lodge>[1],
  { from, number, ...said }: BodyOf<typeof appealOwnRoute>,
  inAudit: Transact,
): Promise<void> {
  const { orderId, toldAt } = await loadTold(deps, await loadOwn(deps, asking.session), { from, number })
  if (orderId === null) throw new Refused('NOT_FOUND', '/number')
  await lodge(deps, asking, { orderId, ...said }, inAudit, toldAt)
}
