import { findBase64, toBase64 } from './base64.ts'
import { hashBytes } from './merkle.ts'

/**
 * A proof that anybody checks offline (C2SP tlog-proof): the place of a leaf, what leads from it to the root, and the checkpoint with its
 * signatures. It is the citizen’s full receipt.
 */
export interface InclusionText {
  readonly index: number
  readonly proof: readonly Uint8Array[]
  /** A signed note. */
  readonly checkpoint: string
}

const title = 'c2sp.org/tlog-proof@v1'
/** A log of 2^53 leaves needs no more. */
const proofMax = 53

export function writeInclusion({ index, proof, checkpoint }: InclusionText): string {
  return `${[title, `index ${index}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`
}

/** undefined for what is no such proof; whether it holds is another question. */
export function findInclusion(text: string): InclusionText | undefined {
  const split = text.indexOf('\n\n')
  if (split < 0) return undefined
  const [first, place = '', ...told] = text.slice(0, split).split('\n')
  const index = /^index (0|[1-9]\d{0,15})$/.exec(place)?.[1]
  const proof = told.map(findBase64)
  if (first !== title || index === undefined || told.length > proofMax) return undefined
  if (proof.some((each) => each?.length !== hashBytes) || !Number.isSafeInteger(Number(index))) return undefined
  return { index: Number(index), proof: proof as Uint8Array[], checkpoint: text.slice(split + 2) }
}
