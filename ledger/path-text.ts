import { findBase64, toBase64 } from './base64.ts'
import { hashBytes } from './merkle.ts'

/**
 * What leads from a leaf to a root that somebody has signed, as text: a title, the place of the leaf, the hashes on the way in base64, an empty line, and
 * the signed note. So C2SP tlog-proof writes it; the promise has the same shape under a title of its own.
 */
export interface PathText {
  readonly index: number
  readonly path: readonly Uint8Array[]
  /** A signed note. */
  readonly note: string
}

/** A log of 2^53 leaves needs no more. */
const pathMax = 53

export function writePathText(title: string, { index, path, note }: PathText): string {
  return `${[title, `index ${index}`, ...path.map(toBase64)].join('\n')}\n\n${note}`
}

/** undefined for what is no such text under this title; whether it holds is another question. */
export function findPathText(title: string, text: string): PathText | undefined {
  const split = text.indexOf('\n\n')
  if (split < 0) return undefined
  const [first, place = '', ...told] = text.slice(0, split).split('\n')
  const index = /^index (0|[1-9]\d{0,15})$/.exec(place)?.[1]
  const path = told.map(findBase64)
  if (first !== title || index === undefined || told.length > pathMax) return undefined
  if (path.some((each) => each?.length !== hashBytes) || !Number.isSafeInteger(Number(index))) return undefined
  return { index: Number(index), path: path as Uint8Array[], note: text.slice(split + 2) }
}
