import { createHash } from 'node:crypto'
import { fromTerms, heads, writeModel } from '../../../language/model-file.ts'
import { issueLabels, labels, polarities } from '../../../language/types.ts'
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

/** How far the threshold of one issue is drawn to the mean of all: a few hundred comments say little of their own. */
const drawn = 0.7

function drawTogether(thresholds: readonly number[]): number[] {
  const issues = thresholds.slice(0, issueLabels.length)
  const mean = issues.reduce((sum, threshold) => sum + threshold, 0) / issues.length
  return thresholds.map((threshold, head) =>
    head < issueLabels.length ? threshold + drawn * (mean - threshold) : threshold,
  )
}

function scoreLabels(documents: Documents, probabilities: readonly Float64Array[], thresholds: readonly number[]) {
  const metrics: Record<string, number> = {}
  const sums = { hits: 0, given: 0, positives: 0 }
  thresholds.forEach((threshold, head) => {
    const own = { hits: 0, given: 0, positives: 0 }
    probabilities[head]?.forEach((p, at) => {
      const target = documents.targets[at * heads.length + head] ?? 0
      own.positives += target
      if (p <= threshold) return
      own.given++
      own.hits += target
    })
    metrics[`f1 ${heads[head]}`] = f1(own.hits, own.given, own.positives)
    sums.hits += own.hits
    sums.given += own.given
    sums.positives += own.positives
  })
  metrics['f1 micro'] = f1(sums.hits, sums.given, sums.positives)
  return metrics
}

/** Platt and thresholds of each head from its scores out of fold, and how well labels given so fit. */
function calibrate(documents: Documents, scores: Float64Array): Calibrated {
  const count = documents.features.length
  const own: number[] = []
  const probabilities: Float64Array[] = []
  const platt = heads.map((_, column) => {
    const targets = Float32Array.from(columnOf(documents.targets, column, count))
    const raw = columnOf(scores, column, count)
    const fitted = fitPlatt(raw, targets)
    const p = raw.map((score) => 1 / (1 + Math.exp(-(fitted.a * score + fitted.b))))
    probabilities.push(p)
    if (column < labels.length) own.push(fitThreshold(p, targets))
    return fitted
  })
  const thresholds = drawTogether(own)
  const metrics = scoreLabels(documents, probabilities, thresholds)
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
