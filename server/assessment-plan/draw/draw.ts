import {
  type Cosignature,
  type Drawn,
  drawSeed,
  drawUnits,
  type SeedIngredients,
} from '../../../domain/assessment-draw.ts'
import type { TypedRandomness } from '../../../domain/assessment-plan.ts'
import { toBase64 } from '../../../ledger/base64.ts'
import { factLeaf } from '../../../ledger/fact.ts'
import { leafHash } from '../../../ledger/leaf.ts'
import { loggedFacts } from '../../../ledger/logged-facts.ts'
import { findNote, findVkey } from '../../../ledger/note.ts'
import { nodeLedger } from '../../../signing/node-ledger.ts'
import { granted, Refused } from '../../platform/refused.ts'
import { findPlanRow } from '../log/store.ts'
import type { PlanDeps } from '../population/population.ts'
import { type FrozenUnit, findFreeze, listPopulation } from '../population/store.ts'
import type { PlanRow } from '../store.ts'
import { findDraw, findWitnessesNeeded, type Ingredients, listCheckpointsOver, listWitnessKeys } from './store.ts'

/** So many checkpoints are looked through for one that a witness has signed after the time that was told. */
const checkpointsMax = 20

async function loadFreezeLeafHash({ world }: PlanDeps, planId: string): Promise<Buffer> {
  const told = await findPlanRow(world.app, 'assessment_freeze', planId)
  if (told === undefined) throw new Error('what is drawn from was frozen')
  const shape = loggedFacts.assessment_freeze
  const columns = shape.columns.map(({ name }) => told[name] ?? null)
  return Buffer.from(leafHash(nodeLedger, factLeaf(nodeLedger, 'assessment_freeze', shape, columns)))
}

/** What witnesses have put under a note since an instant. Whatever else stands there is no ingredient: we could make it what we like. */
function cosignaturesOf(note: string, vkeys: readonly string[], since: number): readonly Cosignature[] {
  const witnesses = vkeys.map((vkey) => findVkey(nodeLedger, vkey))
  return (findNote(note)?.signatures ?? []).flatMap(({ name, keyId, signature }) => {
    const isWitness = witnesses.some((key) => key?.name === name && key.keyId === keyId && key.type === 'cosignature')
    if (!isWitness || cosignedAt(signature) * 1000 < since) return []
    return [{ name, keyId: keyId.toString(16).padStart(8, '0'), signature: toBase64(signature) }]
  })
}

/** Seconds since 1970: the first eight bytes of a cosignature. */
const cosignedAt = (signature: Uint8Array) => Number(Buffer.from(signature).readBigUInt64BE(0))

/**
 * What the seed of a plan is made of: the first checkpoint over the freeze that was published after the time that was told, with what witnesses have
 * put under it since, as many as the log asks for, and the randomness that was announced.
 */
export async function gatherIngredients(
  deps: PlanDeps,
  { planId, drawNotBefore, randomness }: PlanRow,
  typed: { readonly plain: string | null; readonly told: TypedRandomness | null },
): Promise<Ingredients> {
  const { app } = deps.world
  const freeze = await loadFreezeLeafHash(deps, planId)
  const vkeys = await listWitnessKeys(app)
  const notes = await listCheckpointsOver(app, freeze, drawNotBefore, checkpointsMax)
  const seen = notes.map((note) => ({ note, cosignatures: cosignaturesOf(note, vkeys, drawNotBefore.getTime()) }))
  const needed = await findWitnessesNeeded(app)
  const countOf = ({ cosignatures }: Pick<Ingredients, 'cosignatures'>) =>
    new Set(cosignatures.map(({ name }) => name)).size
  const isWithoutWitnesses = needed === 0 && randomness !== null
  const first = seen.find((each) => countOf(each) >= Math.max(1, needed)) ?? (isWithoutWitnesses ? seen[0] : undefined)
  if (first === undefined) throw new Refused('CHECKPOINT_WAITING')
  return {
    freeze: freeze.toString('hex'),
    randomness: typed.told === null || typed.plain === null ? null : { ...typed.told, plain: typed.plain },
    checkpoint: first.note,
    cosignatures: first.cosignatures,
  }
}

export function seedOf({ freeze, randomness, cosignatures }: Ingredients, secret: Uint8Array): Buffer {
  const ingredients: SeedIngredients = {
    freezeLeafHash: Buffer.from(freeze, 'hex'),
    secret,
    cosignatures,
    randomness: randomness?.plain ?? null,
  }
  return Buffer.from(granted(drawSeed(nodeLedger, ingredients)))
}

export interface DrawnPlan {
  readonly seed: Buffer
  readonly ingredients: Ingredients
  readonly secret: Buffer
  readonly population: readonly FrozenUnit[]
  readonly drawn: Drawn<FrozenUnit>
}

export function drawOf(seed: Buffer, population: readonly FrozenUnit[], plan: PlanRow): Drawn<FrozenUnit> {
  return granted(drawUnits(nodeLedger, seed, population, plan))
}

/** The draw of a plan, made again from its seed; undefined where it is not drawn. */
export async function findDrawn({ world }: PlanDeps, plan: PlanRow): Promise<DrawnPlan | undefined> {
  const draw = await findDraw(world.app, plan.planId)
  const freeze = draw === undefined ? undefined : await findFreeze(world.app, plan.planId)
  if (draw === undefined || freeze === undefined) return undefined
  const population = await listPopulation(world.app, plan.planId)
  return { ...draw, secret: freeze.secret, population, drawn: drawOf(draw.seed, population, plan) }
}
