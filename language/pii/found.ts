import type { PiiType } from '../types.ts'

/** Personal data found in a normal form; places are units of it, the end not included. */
export interface Found {
  readonly type: PiiType
  readonly start: number
  readonly end: number
  readonly p: number
}

/** What overlaps is one: the surer type keeps its name, and the place grows to cover both. */
export function withoutOverlap(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept[kept.length - 1]
    if (last === undefined || one.start >= last.end) {
      kept.push(one)
      continue
    }
    const surer = one.p > last.p ? one : last
    kept[kept.length - 1] = { ...surer, start: last.start, end: Math.max(last.end, one.end) }
  }
  return kept
}
