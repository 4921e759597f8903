import { heads, type Model } from './model-file.ts'

/** Scores of every head, over and over in the same array. */
export class HeadScorer {
  readonly scores = new Float64Array(heads.length)
  private readonly sums = new Int32Array(heads.length)
  private readonly model: Model

  constructor(model: Model) {
    this.model = model
  }

  /**
   * Probability of each head for features `ids[start..end)`; binary features, length 1. What the model does not know is left out.
   * @returns how many of the features it knows
   */
  score(ids: Int32Array, start: number, end: number): number {
    const { sums, scores } = this
    const { rowOf, weights, header } = this.model
    const columns = heads.length
    sums.fill(0)
    let known = 0
    for (let at = start; at < end; at++) {
      const row = rowOf[ids[at] ?? 0] ?? 0
      if (row === 0) continue
      known++
      const from = (row - 1) * columns
      for (let head = 0; head < columns; head++) sums[head] = (sums[head] ?? 0) + (weights[from + head] ?? 0)
    }
    const length = 1 / Math.sqrt(Math.max(1, known))
    for (let head = 0; head < columns; head++) {
      const raw = (sums[head] ?? 0) * (header.scales[head] ?? 0) * length + (header.biases[head] ?? 0)
      const platt = header.platt[head]
      scores[head] = 1 / (1 + Math.exp(-((platt?.a ?? 1) * raw + (platt?.b ?? 0))))
    }
    return known
  }

  /** Probability of one head alone, for features `ids[start..end)`. */
  scoreHead(head: number, ids: Int32Array, start: number, end: number): number {
    const { rowOf, weights, header } = this.model
    let sum = 0
    let known = 0
    for (let at = start; at < end; at++) {
      const row = rowOf[ids[at] ?? 0] ?? 0
      if (row === 0) continue
      known++
      sum += weights[(row - 1) * heads.length + head] ?? 0
    }
    const raw = (sum * (header.scales[head] ?? 0)) / Math.sqrt(Math.max(1, known)) + (header.biases[head] ?? 0)
    const platt = header.platt[head]
    return 1 / (1 + Math.exp(-((platt?.a ?? 1) * raw + (platt?.b ?? 0))))
  }
}
