import { findPathText, writePathText } from './path-text.ts'

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

export function writeInclusion({ index, proof, checkpoint }: InclusionText): string {
  return writePathText(title, { index, path: proof, note: checkpoint })
}

/** undefined for what is no such proof; whether it holds is another question. */
export function findInclusion(text: string): InclusionText | undefined {
  const found = findPathText(title, text)
  return found && { index: found.index, proof: found.path, checkpoint: found.note }
}
