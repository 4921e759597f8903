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

/** What training carries along: weights, and the sum of squared steps of each, by which later steps become smaller. */
interface Learning {
  readonly model: Weights
  readonly squares: Float32Array
  readonly biasSquares: Float32Array
  readonly scores: Float64Array
  readonly steps: Float32Array
}

/** How far each column is from what it should say, and the biases with it. */
function learnBiases(
  { model, biasSquares, scores, steps }: Learning,
  targets: Float32Array,
  from: number,
  rate: number,
): void {
  for (let column = 0; column < model.columns; column++) {
    const step = 1 / (1 + Math.exp(-(scores[column] ?? 0))) - (targets[from + column] ?? 0)
    steps[column] = step
    biasSquares[column] = (biasSquares[column] ?? 0) + step * step
    model.biases[column] = (model.biases[column] ?? 0) - (rate * step) / Math.sqrt(biasSquares[column] ?? 1)
  }
}

function learnRow({ model, squares, steps }: Learning, row: number, length: number, options: LogisticOptions): void {
  const { weights, columns } = model
  const from = row * columns
  for (let column = 0; column < columns; column++) {
    const place = from + column
    const weight = weights[place] ?? 0
    const step = (steps[column] ?? 0) * length + (options.decay[column] ?? 0) * weight
    const square = (squares[place] ?? 0) + step * step
    squares[place] = square
    weights[place] = weight - (options.rate * step) / Math.sqrt(square)
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
  options: LogisticOptions,
): Weights {
  const learning: Learning = {
    model: { weights: new Float32Array(rows * columns), biases: new Float32Array(columns).fill(-2), columns },
    squares: new Float32Array(rows * columns).fill(1e-6),
    biasSquares: new Float32Array(columns).fill(1e-6),
    scores: new Float64Array(columns),
    steps: new Float32Array(columns),
  }
  const order = Int32Array.from(documents, (_, at) => at)
  const dice = seededDice(options.seed)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, dice)
    for (const at of order) {
      const document = documents[at] ?? new Int32Array(0)
      scoreDocument(document, learning.model, learning.scores)
      learnBiases(learning, targets, at * columns, options.rate)
      const length = 1 / Math.sqrt(Math.max(1, document.length))
      for (const row of document) learnRow(learning, row, length, options)
    }
  }
  return learning.model
}
