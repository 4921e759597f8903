import { existsSync } from 'node:fs'
import { isSame } from '../../ledger/bytes.ts'
import type { World } from '../platform/world.ts'
import { LedgerAlarm } from './alarm.ts'
import type { Outside, SeenOutside } from './guard.ts'
import type { KeyRing } from './key-ring.ts'
import { findMirrored, type Mirror } from './mirror.ts'
import type { Proofs } from './proofs.ts'
import { signHead } from './sign-head.ts'
import type { Head } from './store.ts'
import {
  type CosignAsk,
  type Cosigned,
  collectCosignatures,
  type WitnessCircle,
  type WitnessProblem,
} from './witness/collect.ts'
import { askHowFar } from './witness/how-far.ts'
import { askShown } from './witness/shown.ts'

/** A copy that goes on from what this database has is a copy of its future. */
export const mirrorOutside =
  (folder: string): Outside =>
  async () => {
    // A disk that is not mounted would look like a copy of nothing.
    if (!existsSync(folder))
      throw new LedgerAlarm(`LEDGER_MIRROR: ${folder} is not there; where it is new, make the folder`)
    const found = await findMirrored(folder)
    const seen = found === undefined ? ({ kind: 'NOTHING' } as const) : ({ kind: 'UP_TO', ...found } as const)
    return [{ who: 'the copy of the log', seen }]
  }

interface WitnessDeps {
  readonly world: Pick<World, 'log' | 'metrics'>
  readonly circle: WitnessCircle
  readonly ring: KeyRing
  readonly proofs: Proofs
  readonly mirror: Mirror | undefined
}

/** The witnesses, before anything is taken in. An empty log has nothing that they could have seen of this database. */
export const witnessOutside =
  (deps: WitnessDeps): Outside =>
  async (head) => {
    const { world, circle, ring, mirror } = deps
    // They may sign it.
    const note = await signHead(head, ring, mirror)
    const answers = await askHowFar(circle, askOf(deps, head, note))
    return answers.map(({ witness, size, agrees, root, problem }): SeenOutside => {
      const who = `the witness ${witness}`
      if (problem !== undefined) {
        world.metrics.ledgerFindings.inc({ kind: `WITNESS_${problem}` })
        world.log.warn({ witness, kind: problem }, 'a witness does not say how far it has seen the log')
      }
      if (size === undefined) return { who, seen: { kind: 'SILENT' } }
      return { who, seen: agrees === false ? { kind: 'OTHER', size } : { kind: 'UP_TO', size, ...(root && { root }) } }
    })
  }

const askOf = ({ proofs, ring }: WitnessDeps, { hash, origin, size }: Head, note: string): CosignAsk => ({
  origin,
  keys: ring.keysNamed(origin),
  note,
  size,
  proofFrom: (oldSize: number) => proofs.proveConsistency(hash, oldSize, size),
  rootAt: (at: number) => proofs.tiles.rootAt(hash, at),
})

interface Contradiction {
  readonly loadHead: () => Promise<Head | undefined>
  /** Told before the alarm: nothing more is taken in. */
  readonly contradicted: () => void
}

/**
 * Has the witnesses sign a checkpoint. Only the first log: C2SP knows SHA-256 alone, and what stands in the second is the same.
 * @returns the note to publish; undefined where too few have signed: evaluations go on, and somebody is told
 * @throws LedgerAlarm where one of them shows, under our own signature, what this log has never been: somewhere else another one is written with our keys
 */
export const cosignWith =
  (deps: WitnessDeps, contradiction: Contradiction) =>
  async (head: Head, note: string): Promise<string | undefined> => {
    if (head.hash !== 'SHA256') return note
    const { circle, world } = deps
    const asked = askOf(deps, head, note)
    const cosigned = await collectCosignatures(circle, asked)
    for (const problem of cosigned.problems) {
      const { witness, kind, size } = problem
      world.metrics.ledgerFindings.inc({ kind: `WITNESS_${kind}` })
      world.log[kind === 'DOWN' ? 'warn' : 'error']({ witness, kind, size }, 'LEDGER ALARM: a witness has not cosigned')
      if (kind === 'AHEAD' || kind === 'FORK') await refuseSecondLog(deps, contradiction, asked, problem)
    }
    return enough(cosigned, world.log)
  }

/** Two of our servers on two databases would go on like this for ever, each taking the other for a witness that lies. */
async function refuseSecondLog(
  { circle, world }: WitnessDeps,
  { loadHead, contradicted }: Contradiction,
  asked: CosignAsk,
  { witness: name }: WitnessProblem,
): Promise<void> {
  const witness = circle.policy.witnesses.find(({ key }) => key.name === name)
  const shown = witness && (await askShown(circle, witness, asked))
  if (shown === undefined) {
    world.metrics.ledgerFindings.inc({ kind: 'WITNESS_UNSIGNED' })
    world.log.warn({ witness: name }, 'what it says it has seen it does not show under our signature')
    return
  }
  const { size, root } = shown
  // Another server on this database may have shown it more than the head that is published here.
  const isOurs = size <= ((await loadHead())?.size ?? 0) && isSame(root, await asked.rootAt(size))
  if (isOurs) return
  contradicted()
  world.metrics.ledgerFindings.inc({ kind: 'SECOND_LOG' })
  throw new LedgerAlarm(
    `the witness ${name} shows ${size} leaves under our own signature that are not those of this log: another server writes a second one with our keys, or this database was put back; nothing is taken in; see docs/operations.md, “The log”`,
  )
}

function enough({ isEnough, note, count }: Cosigned, log: World['log']): string | undefined {
  if (isEnough) return note
  log.error({ count }, 'LEDGER ALARM: too few witnesses have cosigned, so nothing is published')
  return undefined
}
