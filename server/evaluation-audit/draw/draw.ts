import {
  type AuditedMonth,
  callEndOf,
  drawnOf,
  mayTellDraw,
  witnessesNeeded,
} from '../../../domain/evaluation-audit.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { committed, type Database, type Transact } from '../../platform/database.ts'
import { granted, Refused } from '../../platform/refused.ts'
import type { EvaluationAuditDeps } from '../deps.ts'
import { digestOf, withSalt } from './freeze.ts'
import { cosignaturesOf, countWitnesses, freezeLeafHash, seedOf } from './seed.ts'
import {
  type FreezeRow,
  type FrozenStratum,
  findStrata,
  findWitnessesNeeded,
  findWitnessKeys,
  insertDraw,
  listCheckpointsAfter,
  listFreezes,
  listFrozenStrata,
  lockAudits,
} from './store.ts'

/** Draws every month whose seed is made by witnesses, as soon as they have signed the checkpoint that makes it. */
export async function drawByWitnesses(deps: EvaluationAuditDeps): Promise<void> {
  const { world, rules } = deps
  const neededByLog = await findWitnessesNeeded(world.app)
  for (const row of await listFreezes(world.app)) {
    if (row.seed !== null || row.seedSource !== 'WITNESSES' || world.now() < row.seedAfter.getTime()) continue
    // The first checkpoint after the time under which there are enough: whoever runs it cannot leave some out and choose among seeds.
    const needed = witnessesNeeded(rules.policyById('evaluation-audit', row.policyId), neededByLog)
    const signed = await findSigned(deps, row, (told) => countWitnesses(told) >= needed)
    if (signed !== undefined) await drawMonth(deps, row.monthFrom, { told: signed.told, accountId: null }, committed)
  }
}

/** So many checkpoints are looked through for one that enough witnesses have signed. */
const checkpointsMax = 20

/** The first checkpoint after the time of a freeze under which the witnesses that were known then have put what is wanted. */
async function findSigned(
  { world }: EvaluationAuditDeps,
  { seedAfter, frozenAt }: Pick<FreezeRow, 'seedAfter' | 'frozenAt'>,
  isWanted: (told: readonly string[]) => boolean,
) {
  const vkeys = await findWitnessKeys(world.app, frozenAt)
  for (const note of await listCheckpointsAfter(world.app, seedAfter, checkpointsMax)) {
    const told = await cosignaturesOf(note, vkeys)
    if (isWanted(told)) return { note, told }
  }
  return undefined
}

/** The checkpoint that the seed of a month was made from; undefined where none was. */
export async function findSeedNote(deps: EvaluationAuditDeps, row: FreezeRow): Promise<string | undefined> {
  if (row.seedSource !== 'WITNESSES' || row.told === null) return undefined
  const seed = row.told.join('\n')
  return (await findSigned(deps, row, (told) => told.join('\n') === seed))?.note
}

/** What the announced public draw was. Whoever says it is known, and so is where everybody can read it. */
export async function drawByPublicDraw(
  deps: EvaluationAuditDeps,
  month: string,
  { result, source }: { readonly result: string; readonly source: string },
  accountId: string,
  inAudit: Transact,
): Promise<FreezeRow> {
  const monthFrom = `${month}-01`
  const [row] = await listFreezes(deps.world.app, monthFrom)
  if (row === undefined) throw new Refused('NOT_FOUND', '/month')
  granted(mayTellDraw(toFreeze(row), deps.world.now()))
  await drawMonth(deps, monthFrom, { told: [result.trim(), source.trim()], accountId }, inAudit)
  const [drawn] = await listFreezes(deps.world.app, monthFrom)
  if (drawn === undefined) throw new Error('what was drawn is there')
  return drawn
}

const toFreeze = ({ seedSource, seedAfter, seed }: FreezeRow) => ({
  seedSource,
  seedAfter: seedAfter.getTime(),
  isDrawn: seed !== null,
})

interface Telling {
  readonly told: readonly string[]
  readonly accountId: string | null
}

/** Once, of two who draw at once the first; from the population that was frozen, or not at all. */
async function drawMonth(deps: EvaluationAuditDeps, monthFrom: string, telling: Telling, transact: Transact) {
  const { world } = deps
  await transact(world.app, async (tx) => {
    await lockAudits(tx)
    const [row] = await listFreezes(tx, monthFrom)
    if (row === undefined || row.seed !== null) throw new Refused('DRAWN_ALREADY')
    await insertDrawOf(deps, tx, row, telling)
    return { month: monthFrom.slice(0, 7) }
  })
}

/** The population as it is now, with the salts of the freeze: what was not frozen, or is no longer there, gives another digest. */
async function findAgain(
  tx: Database,
  population: Parameters<typeof findStrata>[1],
): Promise<readonly FrozenStratum[]> {
  const keyOf = (each: Pick<FrozenStratum, 'windowId' | 'gradeGroup' | 'channel'>) =>
    `${each.windowId} ${each.gradeGroup} ${each.channel}`
  const kept = new Map((await listFrozenStrata(tx, population.month.fromDay)).map((each) => [keyOf(each), each]))
  return (await findStrata(tx, population)).map((stratum) => {
    const { salt = '', isSealed = false } = kept.get(keyOf(stratum)) ?? {}
    return { ...withSalt(stratum, salt), isSealed }
  })
}

async function insertDrawOf({ world, rules }: EvaluationAuditDeps, tx: Database, row: FreezeRow, telling: Telling) {
  const month: AuditedMonth = { fromDay: row.monthFrom as PlainDate, endDay: row.monthEnd as PlainDate }
  const population = { month, frozenAt: row.frozenAt }
  const frozen = await findAgain(tx, population)
  if (!digestOf(month, frozen).equals(row.digest))
    throw new Error(`EVALUATION AUDIT: the evaluations of ${month.fromDay} are no longer those that were frozen`)
  const now = world.now()
  const strata = frozen.map((stratum) => {
    // By the rules of the freeze: once the seed is known, nobody changes how many of which are drawn by it.
    const { id: policyId, body } = rules.loadPolicy('evaluation-audit', stratum.divisionId, row.frozenAt.getTime())
    return { ...stratum, policyId, drawn: drawnOf(stratum, body), callUntil: new Date(callEndOf(now, body)) }
  })
  const ingredients = { freezeLeafHash: freezeLeafHash(row), source: row.seedSource, told: telling.told }
  await insertDraw(tx, {
    ...{ ...population, ...telling, strata },
    seed: seedOf(ingredients),
    seedSource: row.seedSource,
    drawnAt: new Date(now),
    drawn: strata.reduce((total, { drawn }) => total + drawn, 0),
  })
}
