import { isSame } from '../../../ledger/bytes.ts'
import { askWitness, type WitnessAnswer } from './ask.ts'
import { type CosignAsk, proofOf, type WitnessCircle } from './collect.ts'
import type { PolicyWitness } from './policy.ts'
import { askShown } from './shown.ts'

/** How far a witness has followed a log. */
export interface HowFar {
  readonly witness: string
  /** undefined where it does not say, or says what nothing proves. */
  readonly size: number | undefined
  /** Whether what it has cosigned is where our log begins; undefined where that cannot be told: it is ahead, behind and left so, or silent. */
  readonly agrees: boolean | undefined
  /** What it shows under our own signature, where that was asked for. */
  readonly root?: Uint8Array
  /** Why it counts as silent. `UNSIGNED`: it claims what it cannot show under our signature. */
  readonly problem?: 'DOWN' | 'REFUSED' | 'BAD_SIGNATURE' | 'UNSIGNED'
}

interface Question {
  readonly circle: WitnessCircle
  readonly witness: PolicyWitness
  readonly asked: CosignAsk
}

/**
 * Asks every witness how far it has followed, before anything is taken in, so that a log that was put back from a backup is not written on beside its own past.
 * First by `add-checkpoint`: whoever has seen the same cosigns it again, and who has seen nothing stays so, because he would take our word for it. Whoever says that
 * he has seen more, or something else, has to show it under our own signature: a number in a refusal could be anything, and must not stop the log. Who is
 * behind is brought along last, and not where somebody has shown another log.
 * @param asked the head that is committed, signed; not the checkpoint that was published last, which a witness may rightly be ahead of
 * @throws what `proofFrom` and `rootAt` throw
 */
export async function askHowFar(circle: WitnessCircle, asked: CosignAsk): Promise<readonly HowFar[]> {
  const first = await Promise.all(
    circle.policy.witnesses.map(async (witness) => ({ witness, said: await askOne({ circle, witness, asked }) })),
  )
  const isContradicted = first.some(({ said: { size, agrees } }) => agrees === false || (size ?? 0) > asked.size)
  if (isContradicted) return first.map(({ said }) => said)
  return Promise.all(
    first.map(({ witness, said }) => (isBehind(said) ? bringAlong({ circle, witness, asked }, said.size) : said)),
  )
}

const isBehind = (said: HowFar): said is HowFar & { readonly size: number } =>
  said.size !== undefined && said.agrees === undefined

async function askOne(question: Question): Promise<HowFar> {
  const { witness, asked } = question
  const { name } = witness.key
  const answer = await showFrom(question, asked.size)
  if (answer.kind === 'COSIGNED') return { witness: name, size: asked.size, agrees: true }
  if (answer.kind === 'ELSEWHERE' && answer.size !== undefined && answer.size < asked.size)
    return { witness: name, size: answer.size, agrees: answer.size === 0 ? true : undefined }
  return answer.kind === 'ELSEWHERE' || answer.kind === 'UNPROVEN' ? lookAt(question) : silent(name, answer.kind)
}

/** It may have been brought along meanwhile by another of our servers: then it is asked once more. */
async function bringAlong(question: Question, size: number): Promise<HowFar> {
  const { name } = question.witness.key
  const { kind } = await showFrom(question, size)
  if (kind === 'COSIGNED') return { witness: name, size, agrees: true }
  if (kind === 'UNPROVEN') return lookAt(question)
  if (kind !== 'ELSEWHERE') return silent(name, kind)
  const again = await askOne(question)
  return isBehind(again) && again.size < question.asked.size ? silent(name, 'UNSIGNED') : again
}

/** What it shows instead of what it was shown. */
async function lookAt({ circle, witness, asked }: Question): Promise<HowFar> {
  const { name } = witness.key
  const shown = await askShown(circle, witness, asked)
  if (shown === undefined) return silent(name, 'UNSIGNED')
  const { size, root } = shown
  const agrees = size > asked.size ? undefined : isSame(root, await asked.rootAt(size))
  return { witness: name, size, agrees, root }
}

const silent = (witness: string, problem: NonNullable<HowFar['problem']>): HowFar => ({
  witness,
  size: undefined,
  agrees: undefined,
  problem,
})

async function showFrom({ circle, witness, asked }: Question, old: number): Promise<WitnessAnswer> {
  const shown = { note: asked.note, old, proof: await proofOf(asked, old) }
  return askWitness(circle.outgoing, witness, shown, circle.policy.timeoutMs)
}
