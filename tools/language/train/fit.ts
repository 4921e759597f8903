import { heads } from '../../../language/model-file.ts'
import { labels } from '../../../language/types.ts'
import { seededDice, shuffle } from './dice.ts'
import { type Documents, findVocabulary, toRows } from './documents.ts'
import { scoreDocument, trainLogistic, type Weights } from './logistic.ts'

export const foldCount = 5
const documentsLeast = 2

/** Chosen by five folds of the training set alone, before any other set was measured. */
const decayOf = (column: number) => (column < labels.length ? 1e-2 : 3e-3)

const options = (seed: number) => ({
  epochs: 16,
  rate: 0.15,
  decay: Float32Array.from(heads, (_, column) => decayOf(column)),
  seed,
})

export interface Fitted {
  readonly vocabulary: ReadonlyMap<number, number>
  readonly model: Weights
}

/** Fits all heads to the documents whose place is given. */
export function fitHeads(documents: Documents, places: Int32Array, seed: number): Fitted {
  const columns = heads.length
  const features = [...places].map((at) => documents.features[at] ?? new Int32Array(0))
  const vocabulary = findVocabulary(features, documentsLeast)
  const targets = new Float32Array(places.length * columns)
  places.forEach((from, at) => {
    targets.set(documents.targets.subarray(from * columns, (from + 1) * columns), at * columns)
  })
  const rows = features.map((document) => toRows(document, vocabulary))
  return { vocabulary, model: trainLogistic(rows, targets, vocabulary.size, columns, options(seed)) }
}

/** Which fold each document belongs to, from the seed. */
export function toFolds(documents: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: documents }, (_, at) => at)
  shuffle(order, seededDice(seed))
  const folds = new Int32Array(documents)
  order.forEach((document, at) => {
    folds[document] = at % foldCount
  })
  return folds
}

/** The score of each document by heads that have not seen it: `documents × heads`. */
export function scoreOutOfFold(documents: Documents, folds: Int32Array, seed: number): Float64Array {
  const columns = heads.length
  const scores = new Float64Array(folds.length * columns)
  const one = new Float64Array(columns)
  for (let fold = 0; fold < foldCount; fold++) {
    const inside = Int32Array.from({ length: folds.length }, (_, at) => at).filter((at) => folds[at] !== fold)
    const { vocabulary, model } = fitHeads(documents, inside, seed)
    folds.forEach((of, at) => {
      if (of !== fold) return
      scoreDocument(toRows(documents.features[at] ?? new Int32Array(0), vocabulary), model, one)
      scores.set(one, at * columns)
    })
  }
  return scores
}

/** Platt’s two numbers for one head, by Newton steps on its scores out of fold (Lin, Lin and Weng 2007). */
export function fitPlatt(scores: Float64Array, targets: Float32Array): { a: number; b: number } {
  const positives = targets.reduce((sum, target) => sum + target, 0)
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (targets.length - positives + 2)
  let a = 1
  let b = 0
  for (let step = 0; step < 50; step++) {
    const gradient = [0, 0]
    const curve = [1e-6, 0, 1e-6]
    scores.forEach((score, at) => {
      const p = 1 / (1 + Math.exp(-(a * score + b)))
      const error = p - ((targets[at] ?? 0) > 0.5 ? high : low)
      const weight = p * (1 - p)
      gradient[0] = (gradient[0] ?? 0) + error * score
      gradient[1] = (gradient[1] ?? 0) + error
      curve[0] = (curve[0] ?? 0) + weight * score * score
      curve[1] = (curve[1] ?? 0) + weight * score
      curve[2] = (curve[2] ?? 0) + weight
    })
    const [ga = 0, gb = 0] = gradient
    const [caa = 0, cab = 0, cbb = 0] = curve
    const determinant = caa * cbb - cab * cab
    a -= (cbb * ga - cab * gb) / determinant
    b -= (caa * gb - cab * ga) / determinant
  }
  return { a, b }
}

/** The probability from which on giving the label makes F1 greatest. */
export function fitThreshold(probabilities: Float64Array, targets: Float32Array): number {
  const order = [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0))
  const positives = targets.reduce((sum, target) => sum + target, 0)
  let hits = 0
  let best = -1
  let threshold = 0.5
  order.forEach((at, given) => {
    if ((targets[at] ?? 0) > 0.5) hits++
    const f1 = (2 * hits) / (positives + given + 1)
    if (f1 <= best) return
    best = f1
    const next = order[given + 1]
    threshold = ((probabilities[at] ?? 0) + (next === undefined ? 0 : (probabilities[next] ?? 0))) / 2
  })
  return threshold
}

/** Weights as whole numbers from −127 to 127, a scale for each column. */
export function quantise({ weights, columns }: Weights): { whole: Int8Array; scales: number[] } {
  const scales = Array.from({ length: columns }, (_, column) => {
    let largest = 0
    for (let at = column; at < weights.length; at += columns) largest = Math.max(largest, Math.abs(weights[at] ?? 0))
    return Math.fround(largest / 127 || 1)
  })
  const whole = new Int8Array(weights.length)
  weights.forEach((weight, at) => {
    whole[at] = Math.round(weight / (scales[at % columns] ?? 1))
  })
  return { whole, scales }
}
