import { createHash } from 'node:crypto'
import { fromTerms, heads, writeModel } from '../../../language/model-file.ts'
import { labels, polarities } from '../../../language/types.ts'
import type { Corpus } from './corpus.ts'
import { type Documents, readDocuments } from './documents.ts'
import { fitHeads, fitPlatt, fitThreshold, quantise, scoreOutOfFold, toFolds } from './fit.ts'
import { trainNames } from './names.ts'
import { mineTerms } from './terms.ts'

export const seed = 20_260_101
const nameThreshold = -2.7

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A trained model as bytes, and what its folds say of it. */
export interface Trained {
  readonly file: Uint8Array
  readonly metrics: Readonly<Record<string, number>>
}

const columnOf = (matrix: Float64Array | Float32Array, column: number, documents: number) =>
  Float64Array.from({ length: documents }, (_, at) => matrix[at * heads.length + column] ?? 0)

interface Calibrated {
  readonly platt: readonly { a: number; b: number }[]
  readonly thresholds: readonly number[]
  readonly metrics: Record<string, number>
}

function f1(hits: number, given: number, positives: number): number {
  return given + positives === 0 ? 0 : (2 * hits) / (given + positives)
}

/** Platt and thresholds of each head from its scores out of fold, and how well labels given so fit. */
function calibrate(documents: Documents, scores: Float64Array): Calibrated {
  const count = documents.features.length
  const metrics: Record<string, number> = {}
  const sums = [0, 0, 0]
  const thresholds: number[] = []
  const probabilities: Float64Array[] = []
  const platt = heads.map((head, column) => {
    const targets = Float32Array.from(columnOf(documents.targets, column, count))
    const raw = columnOf(scores, column, count)
    const fitted = fitPlatt(raw, targets)
    const p = raw.map((score) => 1 / (1 + Math.exp(-(fitted.a * score + fitted.b))))
    probabilities.push(p)
    if (column >= labels.length) return fitted
    const threshold = fitThreshold(p, targets)
    thresholds.push(threshold)
    const given = p.reduce((sum, value) => sum + (value > threshold ? 1 : 0), 0)
    const hits = p.reduce((sum, value, at) => sum + (value > threshold ? (targets[at] ?? 0) : 0), 0)
    const positives = targets.reduce((sum, target) => sum + target, 0)
    metrics[`f1 ${head}`] = f1(hits, given, positives)
    for (const [at, value] of [hits, given, positives].entries()) sums[at] = (sums[at] ?? 0) + value
    return fitted
  })
  metrics['f1 micro'] = f1(sums[0] ?? 0, sums[1] ?? 0, sums[2] ?? 0)
  metrics['polarity of the head alone'] = polarityAccuracy(documents, probabilities)
  return { platt, thresholds, metrics }
}

function polarityAccuracy(documents: Documents, probabilities: readonly Float64Array[]): number {
  const count = documents.features.length
  let right = 0
  for (let at = 0; at < count; at++) {
    const likely = polarities.map((_, of) => probabilities[labels.length + of]?.[at] ?? 0)
    const best = likely.indexOf(Math.max(...likely))
    right += documents.targets[at * heads.length + labels.length + best] ?? 0
  }
  return right / count
}

const rounded = (metrics: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, Math.round(value * 1000) / 1000]))

/** Trains everything that the model file holds. The same corpus gives the same bytes. */
export function trainModel(corpus: Corpus): Trained {
  const documents = readDocuments(corpus.examples)
  const folds = toFolds(corpus.examples.length, seed)
  const { platt, thresholds, metrics } = calibrate(documents, scoreOutOfFold(documents, folds, seed))
  const every = Int32Array.from(corpus.examples, (_, at) => at)
  const { vocabulary, model } = fitHeads(documents, every, seed)
  const { whole, scales } = quantise(model)
  const tagger = trainNames(corpus.examples, seed, nameThreshold)
  const { terms, counts } = mineTerms(corpus.examples)
  const about = {
    data: corpus.files,
    seed,
    scales,
    biases: [...model.biases],
    platt,
    thresholds,
    names: { scale: tagger.scale, bias: tagger.bias, threshold: tagger.threshold },
    documents: corpus.examples.length,
    metrics: rounded(metrics),
  }
  const sections = {
    rows: Uint32Array.from(vocabulary.keys()),
    weights: whole,
    names: tagger.weights,
    terms: fromTerms(terms),
    termCounts: Uint16Array.from(counts),
  }
  return { file: writeModel(about, sections, sha256), metrics: about.metrics }
}
