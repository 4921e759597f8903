import { seededDice, shuffle } from './dice.ts'

export interface LogisticOptions {
  readonly epochs: number
  readonly rate: number
  /** Of each column; how much weights are pulled to nothing. */
  readonly decay: Float32Array
  readonly seed: number
}

/** One-versus-rest logistic regressions that share their features: `weights[row * columns + column]`. */
export interface Weights {
  readonly weights: Float32Array
  readonly biases: Float32Array
  readonly columns: number
}

/** Score of each column for one document: binary features, the document’s length 1. */
export function scoreDocument(rows: Int32Array, { weights, biases, columns }: Weights, into: Float64Array): void {
  into.fill(0)
  for (const row of rows) {
    const from = row * columns
    for (let column = 0; column < columns; column++) into[column] = (into[column] ?? 0) + (weights[from + column] ?? 0)
  }
  const length = 1 / Math.sqrt(Math.max(1, rows.length))
  for (let column = 0; column < columns; column++) {
    into[column] = (into[column] ?? 0) * length + (biases[column] ?? 0)
  }
}

/**
 * Logistic regression by AdaGrad (Duchi, Hazan and Singer 2011), single-threaded, its order from the seed.
 * @param documents rows of the features of each document @param targets 0 or 1, `documents.length × columns`
 */
export function trainLogistic(
  documents: readonly Int32Array[],
  targets: Float32Array,
  rows: number,
  columns: number,
  { epochs, rate, decay, seed }: LogisticOptions,
): Weights {
  const weights = new Float32Array(rows * columns)
  const squares = new Float32Array(rows * columns).fill(1e-6)
  const biases = new Float32Array(columns).fill(-2)
  const biasSquares = new Float32Array(columns).fill(1e-6)
  const scores = new Float64Array(columns)
  const steps = new Float32Array(columns)
  const model = { weights, biases, columns }
  const order = Int32Array.from(documents, (_, at) => at)
  const dice = seededDice(seed)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, dice)
    for (const at of order) {
      const document = documents[at] ?? new Int32Array(0)
      scoreDocument(document, model, scores)
      for (let column = 0; column < columns; column++) {
        const step = 1 / (1 + Math.exp(-(scores[column] ?? 0))) - (targets[at * columns + column] ?? 0)
        steps[column] = step
        biasSquares[column] = (biasSquares[column] ?? 0) + step * step
        biases[column] = (biases[column] ?? 0) - (rate * step) / Math.sqrt(biasSquares[column] ?? 1)
      }
      const length = 1 / Math.sqrt(Math.max(1, document.length))
      for (const row of document) {
        const from = row * columns
        for (let column = 0; column < columns; column++) {
          const place = from + column
          const weight = weights[place] ?? 0
          const step = (steps[column] ?? 0) * length + (decay[column] ?? 0) * weight
          const square = (squares[place] ?? 0) + step * step
          squares[place] = square
          weights[place] = weight - (rate * step) / Math.sqrt(square)
        }
      }
    }
  }
  return model
}
