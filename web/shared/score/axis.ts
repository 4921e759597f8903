/** Between which values intervals are drawn, in thousandths of a point (or of a percent). */
export interface Axis {
  readonly from: number
  readonly to: number
}

const step = 5_000
const least = 10_000
const end = 100_000

/**
 * One axis for everything that is drawn on a page, so that what lies further to the right is more: from the lowest end of all intervals to the highest, in steps of five, and never so narrow that
 * chance looks like a difference.
 */
export function axisOf(intervals: readonly { readonly lower: number; readonly upper: number }[]): Axis {
  if (intervals.length === 0) return { from: 0, to: end }
  const from = Math.floor(Math.min(...intervals.map(({ lower }) => lower)) / step) * step
  const to = Math.ceil(Math.max(...intervals.map(({ upper }) => upper)) / step) * step
  const missing = Math.max(0, least - (to - from))
  const right = Math.min(end, to + missing)
  return { from: Math.max(0, Math.min(from, right - least)), to: right }
}
