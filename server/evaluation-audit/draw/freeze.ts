import { createHash } from 'node:crypto'
import { type AuditedMonth, frozenText, monthToFreeze, seedSourceOf } from '../../../domain/evaluation-audit.ts'
import { committed } from '../../platform/database.ts'
import type { EvaluationAuditDeps } from '../deps.ts'
import { cosignaturesOf } from './seed.ts'
import {
  countLeftOut,
  findLastCheckpoint,
  findStrata,
  findWitnessKeys,
  insertFreeze,
  listFreezes,
  lockAudits,
} from './store.ts'

const hourMs = 3_600_000

/**
 * Freezes the last month that is ready, once: which evaluations there are to draw from stands in the log before anybody can know the seed, and so does
 * what it will be made from.
 */
export async function freezeMonth(deps: EvaluationAuditDeps): Promise<void> {
  const { world, rules } = deps
  const now = world.now()
  const { id: policyId, body: policy } = rules.loadPolicy('evaluation-audit', rules.rootDivisionId, now)
  const month = monthToFreeze(now, policy)
  const isFrozen = async (db: typeof world.app) => (await listFreezes(db, month.fromDay)).length > 0
  if (await isFrozen(world.app)) return
  const frozenAt = new Date(now)
  const seedSource = seedSourceOf(await countCosigners(deps), policy)
  await committed(world.app, async (tx) => {
    await lockAudits(tx)
    if (await isFrozen(tx)) return
    const strata = await findStrata(tx, { month, frozenAt })
    // A month in which nothing was said: there is nothing to draw from.
    if (strata.length === 0) return
    await insertFreeze(tx, {
      ...{ month, frozenAt, strata, seedSource, policyId },
      leftOut: await countLeftOut(tx, { month, frozenAt }),
      digest: digestOf(month, strata),
      publicDraw: policy.publicDraw,
      seedAfter: new Date(now + policy.seedAfterHours * hourMs),
    })
  })
}

export const digestOf = (month: AuditedMonth, strata: Parameters<typeof frozenText>[1]): Buffer =>
  createHash('sha256').update(frozenText(month, strata)).digest()

/** How many witnesses stand under what was published last. */
async function countCosigners({ world }: EvaluationAuditDeps): Promise<number> {
  const note = await findLastCheckpoint(world.app)
  if (note === undefined) return 0
  return (await cosignaturesOf(note, await findWitnessKeys(world.app, new Date(world.now())))).length
}
