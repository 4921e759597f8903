import type { Decided } from './decide.ts'
import { conceptNames } from './features.ts'
import type { ReviewReason } from './types.ts'

interface Ask {
  readonly decided: Decided
  readonly probabilities: Float64Array
  readonly thresholds: readonly number[]
  /** Which share of the features the model has seen before. */
  readonly knownShare: number
  readonly conceptSeen: Uint8Array
  /** Characters. */
  readonly length: number
  readonly rating?: 1 | 2 | 3 | 4 | 5
}

const ironic = conceptNames.indexOf('irony')
const displeased = conceptNames.indexOf('displeased')
const fewKnown = 0.35
const margin = 0.06
const certain = 0.55

function conflicts(decided: Decided, rating: number | undefined): boolean {
  if (rating === undefined) return false
  return (rating >= 4 && decided.polarity === 'negative') || (rating <= 2 && decided.polarity === 'positive')
}

/** Why a person should look at it, or undefined. The first reason that holds is told. */
export function findReview(ask: Ask): ReviewReason | undefined {
  const { decided, probabilities, thresholds, knownShare, conceptSeen, length } = ask
  if (conflicts(decided, ask.rating)) return 'rating-conflict'
  const praises = decided.polarity === 'positive'
  if (praises && (conceptSeen[ironic] ?? 0) > 0 && decided.p < 0.8) return 'irony'
  if (length >= 8 && knownShare < fewKnown) return 'novel'
  if (praises && (conceptSeen[displeased] ?? 0) > 1) return 'disagreement'
  const near = thresholds.some((threshold, head) => Math.abs((probabilities[head] ?? 0) - threshold) < margin)
  return near && decided.p < certain ? 'low-margin' : undefined
}
