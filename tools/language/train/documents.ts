import { FeatureReader } from '../../../language/features.ts'
import { type Normal, normalise } from '../../../language/normalise.ts'
import { type Found, withoutOverlap } from '../../../language/pii/found.ts'
import { Reading } from '../../../language/reading.ts'
import { labels, polarities } from '../../../language/types.ts'
import type { Example } from './corpus.ts'

/** The units of the normal form that a place of the original text became. */
function toNormalPlace(normal: Normal, start: number, end: number): { start: number; end: number } | undefined {
  let from = -1
  let till = -1
  for (let at = 0; at < normal.length; at++) {
    if (from < 0 && (normal.till[at] ?? 0) > start) from = at
    if ((normal.from[at] ?? 0) < end) till = at + 1
  }
  return from < 0 || till <= from ? undefined : { start: from, end: till }
}

const isBadge = (text: string) => /^[a-z]?\d+$/i.test(text)

/** What the writer of an example marked as personal data, wherever it stands; badge numbers are none. */
export function markedPii(example: Example, normal: Normal): Found[] {
  const found: Found[] = []
  for (const { text, type } of example.pii) {
    if (type === 'staff_no' || (type === 'staff' && isBadge(text))) continue
    for (let at = example.text.indexOf(text); at >= 0; at = example.text.indexOf(text, at + text.length)) {
      const place = toNormalPlace(normal, at, at + text.length)
      if (place !== undefined) found.push({ type, ...place, p: 1 })
    }
  }
  return withoutOverlap(found)
}

/** Examples as rows of features, and what their heads should say. */
export interface Documents {
  readonly features: readonly Int32Array[]
  /** `features.length × heads`, 0 or 1. */
  readonly targets: Float32Array
}

export function readDocuments(examples: readonly Example[]): Documents {
  const reading = new Reading()
  const reader = new FeatureReader()
  const columns = labels.length + polarities.length
  const targets = new Float32Array(examples.length * columns)
  const features = examples.map((example, at) => {
    const normal = normalise(example.text)
    reading.read(normal, markedPii(example, normal))
    reader.read(reading)
    for (const label of example.labels) targets[at * columns + labels.indexOf(label)] = 1
    targets[at * columns + labels.length + polarities.indexOf(example.polarity)] = 1
    return reader.whole.slice(0, reader.wholeCount)
  })
  return { features, targets }
}

/** The features that at least `least` documents have, each with its row, in the order of the feature space. */
export function findVocabulary(features: readonly Int32Array[], least: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const document of features) for (const id of document) counts.set(id, (counts.get(id) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count >= least).map(([id]) => id)
  return new Map(kept.sort((a, b) => a - b).map((id, row) => [id, row]))
}

export function toRows(document: Int32Array, vocabulary: ReadonlyMap<number, number>): Int32Array {
  const rows: number[] = []
  for (const id of document) {
    const row = vocabulary.get(id)
    if (row !== undefined) rows.push(row)
  }
  return Int32Array.from(rows)
}
