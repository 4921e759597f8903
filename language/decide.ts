import { type Label, labels, type Polarity, polarities, praiseLabel } from './types.ts'

export interface Decided {
  readonly polarity: Polarity
  readonly p: number
  readonly labels: readonly { readonly label: Label; readonly p: number }[]
}

interface Ask {
  /** Of each head: the labels, then the polarities. */
  readonly probabilities: Float64Array
  readonly thresholds: readonly number[]
  readonly short?: { readonly polarity: Polarity; readonly labels: readonly Label[] }
}

const praiseAt = labels.indexOf(praiseLabel)
const shortCertainty = 0.95

/** The issue nearest to being given, measured by its threshold. */
function nearestIssue(probabilities: Float64Array, thresholds: readonly number[]): { at: number; ratio: number } {
  let at = 0
  let ratio = -1
  for (let head = 0; head < praiseAt; head++) {
    const own = (probabilities[head] ?? 0) / (thresholds[head] ?? 1)
    if (own > ratio) {
      ratio = own
      at = head
    }
  }
  return { at, ratio }
}

function likeliest(probabilities: Float64Array): { polarity: Polarity; p: number } {
  const own = polarities.map((_, at) => probabilities[labels.length + at] ?? 0)
  const sum = own.reduce((total, p) => total + p, 0) || 1
  const best = own.indexOf(Math.max(...own))
  return { polarity: polarities[best] ?? 'neutral', p: (own[best] ?? 0) / sum }
}

const nearEnough = 0.5
/** How much of the way from a threshold to certainty an issue may lack when the whole is praise, or a question. */
const withinPraise = 0.5
const withinNeutral = 0.7
const otherAt = labels.indexOf('其他')
/** Both are said when the mixed one is this likely beside the likeliest. */
const mixedEnough = 0.4

/** From which probability on a label is given, when the whole has this polarity. */
function thresholdOf(head: number, threshold: number, polarity: Polarity): number {
  if (head === praiseAt) return threshold
  if (polarity === 'positive') return 1 - (1 - threshold) * withinPraise
  return polarity === 'neutral' && head !== otherAt ? 1 - (1 - threshold) * withinNeutral : threshold
}

function givenLabels(probabilities: Float64Array, thresholds: readonly number[], polarity: Polarity): Set<number> {
  const given = new Set<number>()
  labels.forEach((_, head) => {
    if ((probabilities[head] ?? 0) > thresholdOf(head, thresholds[head] ?? 1, polarity)) given.add(head)
  })
  if (polarity === 'positive' || polarity === 'mixed') given.add(praiseAt)
  const complains = polarity === 'negative' || polarity === 'mixed'
  if (complains && ![...given].some((head) => head !== praiseAt)) {
    const { at, ratio } = nearestIssue(probabilities, thresholds)
    if (ratio >= nearEnough) given.add(at)
  }
  return given
}

/** Who praises and complains is mixed, where that is likely at all. */
function withEvidence(polarity: Polarity, given: ReadonlySet<number>, probabilities: Float64Array): Polarity {
  const both = given.has(praiseAt) && given.size > 1
  if (!both || (polarity !== 'negative' && polarity !== 'positive')) return polarity
  const likely = (of: Polarity) => probabilities[labels.length + polarities.indexOf(of)] ?? 0
  return likely('mixed') > mixedEnough * likely(polarity) ? 'mixed' : polarity
}

/**
 * Labels by their thresholds, polarity by its head; then each corrects the other: who praises says so in a label, who complains complains of
 * something when anything is near, an issue within praise has to be far surer, and praise beside an issue makes a comment mixed.
 */
export function decide({ probabilities, thresholds, short }: Ask): Decided {
  if (short !== undefined) {
    return {
      polarity: short.polarity,
      p: shortCertainty,
      labels: short.labels.map((label) => ({ label, p: shortCertainty })),
    }
  }
  const { polarity, p } = likeliest(probabilities)
  const given = givenLabels(probabilities, thresholds, polarity)
  const list = [...given].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0))
  return {
    polarity: withEvidence(polarity, given, probabilities),
    p,
    labels: list.map((head) => ({ label: labels[head] ?? '其他', p: probabilities[head] ?? 0 })),
  }
}
