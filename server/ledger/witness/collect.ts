import type { Outgoing } from '../../platform/outgoing/index.ts'
import { askWitness, type WitnessAnswer } from './ask.ts'
import type { PolicyWitness, WitnessPolicy } from './policy.ts'
import type { OwnLog } from './shown.ts'

/** The witnesses of a site, and what is remembered of each while the server runs: how far it was last. */
export interface WitnessCircle {
  readonly policy: WitnessPolicy
  readonly outgoing: Outgoing
  readonly sizes: Map<string, number>
}

export function openWitnesses(policy: WitnessPolicy, outgoing: Outgoing): WitnessCircle {
  return { policy, outgoing, sizes: new Map() }
}

/** A checkpoint for which cosignatures are asked. */
export interface CosignAsk extends OwnLog {
  /** Signed by the log, of what is committed. */
  readonly note: string
  readonly size: number
  /** That the log goes on from a size to that of the checkpoint; asked for sizes from 1 to below it. */
  proofFrom(oldSize: number): Promise<readonly Uint8Array[]>
  /** What its root was at a size, up to that of the checkpoint. */
  rootAt(size: number): Promise<Uint8Array>
}

/**
 * Why a witness has not cosigned. `AHEAD`: it has cosigned more than there is here. `FORK`: what it has cosigned is not what stands here. Both mean that the
 * log was put back or rewritten, or that the witness is not honest: what it shows at `/checkpoint?origin=` tells, because that bears our signature.
 */
export interface WitnessProblem {
  readonly witness: string
  readonly kind: 'DOWN' | 'AHEAD' | 'REFUSED' | 'FORK' | 'BAD_SIGNATURE'
  /** How far it says it is, where it does. */
  readonly size?: number
}

export interface Cosigned {
  /** With a line for each witness that has cosigned, in the order of the policy. */
  readonly note: string
  readonly count: number
  /** Whether that is as many as the policy asks for. */
  readonly isEnough: boolean
  readonly problems: readonly WitnessProblem[]
}

/**
 * Asks all witnesses at once. No answer is believed: each cosignature is checked under its key.
 * @throws what `proofFrom` throws
 */
export async function collectCosignatures(circle: WitnessCircle, asked: CosignAsk): Promise<Cosigned> {
  const { witnesses, needed } = circle.policy
  const outcomes = await Promise.all(witnesses.map((witness) => askOne(circle, witness, asked)))
  const lines = outcomes.filter((outcome) => typeof outcome === 'string')
  return {
    note: asked.note + lines.join(''),
    count: lines.length,
    isEnough: lines.length >= needed,
    problems: outcomes.filter((outcome) => typeof outcome !== 'string'),
  }
}

/** The line of its cosignature, or why there is none. */
async function askOne(
  { policy, outgoing, sizes }: WitnessCircle,
  witness: PolicyWitness,
  asked: CosignAsk,
): Promise<string | WitnessProblem> {
  const remembered = `${witness.key.name} ${asked.origin}`
  const showFrom = async (old: number) => {
    const shown = { note: asked.note, old, proof: await proofOf(asked, old) }
    const answer = await askWitness(outgoing, witness, shown, policy.timeoutMs)
    if (answer.kind === 'COSIGNED') sizes.set(remembered, asked.size)
    if (answer.kind === 'ELSEWHERE' && answer.size !== undefined) sizes.set(remembered, answer.size)
    return answer
  }
  const first = Math.min(sizes.get(remembered) ?? 0, asked.size)
  const answer = await showFrom(first)
  const isBehind = answer.kind === 'ELSEWHERE' && answer.size !== undefined && answer.size <= asked.size
  if (!isBehind || answer.size === first) return told(witness, asked, answer, first)
  return told(witness, asked, await showFrom(answer.size ?? 0), answer.size ?? 0)
}

/** Nothing has to be shown of going on from an empty log, or from the same one. */
export async function proofOf({ proofFrom, size }: CosignAsk, old: number): Promise<readonly Uint8Array[]> {
  return old === 0 || old === size ? [] : proofFrom(old)
}

function told({ key }: PolicyWitness, asked: CosignAsk, answer: WitnessAnswer, old: number): string | WitnessProblem {
  if (answer.kind === 'COSIGNED') return answer.line
  // Of a log that goes on from nothing nothing has to be proved: who misses a proof then refuses.
  if (answer.kind === 'UNPROVEN') return { witness: key.name, kind: old === 0 ? 'REFUSED' : 'FORK', size: old }
  if (answer.kind !== 'ELSEWHERE') return { witness: key.name, kind: answer.kind }
  const size = answer.size ?? old
  if (size > asked.size) return { witness: key.name, kind: 'AHEAD', size }
  // It was shown the very size that it names, and still says no: only the root can be another.
  const isFork = old === asked.size && size === asked.size
  return { witness: key.name, kind: isFork ? 'FORK' : 'REFUSED', size }
}
