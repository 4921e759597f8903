import { askWitness } from './ask.ts'
import { type CosignAsk, proofOf, type WitnessCircle } from './collect.ts'
import type { PolicyWitness } from './policy.ts'

/** How far a witness has followed a log. */
export interface HowFar {
  readonly witness: string
  /** undefined where it does not say. */
  readonly size: number | undefined
  /** Whether what it has cosigned is where our log begins; undefined where that cannot be told: it is ahead, or silent. */
  readonly agrees: boolean | undefined
}

/**
 * Asks every witness how far it has followed, by nothing but `add-checkpoint`: before anything is taken in, so that a log that was put back from a
 * backup is not written on beside its own past. Whoever has seen the same cosigns it again, and whoever is behind is brought along; who has seen
 * nothing stays so, because he would take our word for it.
 * @param asked the head that is committed, signed; not the checkpoint that was published last, which a witness may rightly be ahead of
 * @throws what `proofFrom` throws
 */
export async function askHowFar(circle: WitnessCircle, asked: CosignAsk): Promise<readonly HowFar[]> {
  return Promise.all(circle.policy.witnesses.map((witness) => askOne(circle, witness, asked)))
}

async function askOne({ policy, outgoing }: WitnessCircle, witness: PolicyWitness, asked: CosignAsk): Promise<HowFar> {
  const { name } = witness.key
  const showFrom = async (old: number) => {
    const shown = { note: asked.note, old, proof: await proofOf(asked, old) }
    return askWitness(outgoing, witness, shown, policy.timeoutMs)
  }
  const answer = await showFrom(asked.size)
  if (answer.kind === 'COSIGNED') return { witness: name, size: asked.size, agrees: true }
  if (answer.kind === 'UNPROVEN') return { witness: name, size: asked.size, agrees: false }
  if (answer.kind !== 'ELSEWHERE') return { witness: name, size: undefined, agrees: undefined }
  // No size: C2SP says so where the sizes are the same and the roots are not.
  const size = answer.size ?? asked.size
  if (size === asked.size) return { witness: name, size, agrees: false }
  if (size > asked.size) return { witness: name, size, agrees: undefined }
  if (size === 0) return { witness: name, size, agrees: true }
  const { kind } = await showFrom(size)
  return { witness: name, size, agrees: kind === 'COSIGNED' ? true : kind === 'UNPROVEN' ? false : undefined }
}
