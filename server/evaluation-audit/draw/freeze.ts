import { createHash, randomBytes } from 'node:crypto'
import {
  type AuditedMonth,
  frozenText,
  leavesText,
  monthsToFreeze,
  sealText,
  seedSourceOf,
} from '../../../domain/evaluation-audit.ts'
import { committed } from '../../platform/database.ts'
import type { EvaluationAuditDeps } from '../deps.ts'
import { cosignaturesOf, countWitnesses } from './seed.ts'
import {
  countLeftOut,
  type FoundStratum,
  type FrozenStratum,
  findLastCheckpoint,
  findStrata,
  findWitnessesNeeded,
  findWitnessKeys,
  insertFreeze,
  listFreezes,
  lockAudits,
} from './store.ts'

const hourMs = 3_600_000

/**
 * Freezes every month that is ready, the oldest first, each once: which evaluations there are to draw from stands in the log before anybody can know the seed, and so does
 * what it will be made from.
 */
export async function freezeMonths(deps: EvaluationAuditDeps): Promise<void> {
  const { world, rules } = deps
  const { body } = rules.loadPolicy('evaluation-audit', rules.rootDivisionId, world.now())
  for (const month of monthsToFreeze(world.now(), body)) await freezeMonth(deps, month)
}

async function freezeMonth(deps: EvaluationAuditDeps, month: AuditedMonth): Promise<void> {
  const { world, rules } = deps
  const now = world.now()
  const { id: policyId, body: policy } = rules.loadPolicy('evaluation-audit', rules.rootDivisionId, now)
  const isFrozen = async (db: typeof world.app) => (await listFreezes(db, month.fromDay)).length > 0
  if (await isFrozen(world.app)) return
  const frozenAt = new Date(now)
  const seedSource = seedSourceOf(await countCosigners(deps), policy, await findWitnessesNeeded(world.app))
  await committed(world.app, async (tx) => {
    await lockAudits(tx)
    if (await isFrozen(tx)) return
    const strata = (await findStrata(tx, { month, frozenAt })).map((stratum) => ({
      ...withSalt(stratum, randomBytes(32).toString('hex')),
      isSealed: stratum.units < policy.smallestGroup,
    }))
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

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** @param salt in hex */
export function withSalt({ leavesDigest, ...stratum }: FoundStratum, salt: string): Omit<FrozenStratum, 'isSealed'> {
  return { ...stratum, salt, digest: sha256(leavesText(salt, leavesDigest)).toString('hex') }
}

type Sealable = Pick<FrozenStratum, 'windowId' | 'gradeGroup' | 'channel' | 'units' | 'salt' | 'digest'>

/** What the freeze has of a stratum of too few, in hex. */
export const sealOf = (stratum: Sealable): string => sha256(sealText(stratum.salt, stratum)).toString('hex')

export function digestOf(month: AuditedMonth, strata: readonly FrozenStratum[]): Buffer {
  const open = strata.filter(({ isSealed }) => !isSealed)
  const seals = strata.filter(({ isSealed }) => isSealed).map(sealOf)
  return sha256(frozenText(month, open, seals))
}

/** How many witnesses stand under what was published last. */
async function countCosigners({ world }: EvaluationAuditDeps): Promise<number> {
  const note = await findLastCheckpoint(world.app)
  if (note === undefined) return 0
  return countWitnesses(await cosignaturesOf(note, await findWitnessKeys(world.app, new Date(world.now()))))
}
