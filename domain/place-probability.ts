import { normalDensity, quickNormalShare } from './kernel/steady-math.ts'
import type { Shrunk } from './shrinkage.ts'

/** How likely each window is truly among the first or the last of its group; in the order of the group. */
export interface PlaceProbabilities {
  readonly top: readonly number[]
  readonly bottom: readonly number[]
}

/** So many windows are the first (or last) share of a group; at least one is left out by rounding down, never taken in. */
export function countOfShare(windows: number, percent: number): number {
  return Math.floor((windows * percent) / 100)
}

/** From this many windows on the cut between the first and the others is told by a normal distribution; below, every number of better ones is gone through. */
const exactUpTo = 30

/**
 * P(truly among the first `topPercent`) and P(truly among the last `bottomPercent`), by numerical integration over how far windows differ and over
 * where the window itself lies. No random numbers.
 */
export function placeProbabilities(
  shrunk: Shrunk,
  { topPercent, bottomPercent }: { readonly topPercent: number; readonly bottomPercent: number },
  upTo: number = exactUpTo,
): PlaceProbabilities {
  const windows = shrunk.means.length
  const mirrored = shrunk.thoughts.map(({ means, ...thought }) => ({ ...thought, means: means.map((mean) => -mean) }))
  const among = windows <= upTo ? amongFirstExactly : amongFirst
  const over = (thoughts: Shrunk['thoughts'], count: number) => {
    const found = new Float64Array(windows)
    if (count > 0)
      for (const thought of thoughts)
        for (const [at, share] of among(thought, count).entries())
          found[at] = (found[at] as number) + thought.weight * share
    return [...found]
  }
  return {
    top: over(shrunk.thoughts, countOfShare(windows, topPercent)),
    bottom: over(mirrored, countOfShare(windows, bottomPercent)),
  }
}

type Thought = Shrunk['thoughts'][number]

/** Steps of a quarter of a standard deviation, four to each side. */
const nodes = Array.from({ length: 33 }, (_, at) => (at - 16) / 4)
const nodeWeights = nodes.map((z) => normalDensity(z) / 4)

/** Fewer than `count` others lie above: gone through window by window. */
function amongFirstExactly({ means, deviations }: Thought, count: number): Float64Array {
  const windows = means.length
  const found = new Float64Array(windows)
  const better = new Float64Array(count)
  for (let at = 0; at < windows; at += 1) {
    let share = 0
    for (const [node, z] of nodes.entries()) {
      const x = (means[at] as number) + z * (deviations[at] as number)
      better.fill(0)
      better[0] = 1
      for (let other = 0; other < windows; other += 1) {
        if (other === at) continue
        const above = quickNormalShare(((means[other] as number) - x) / Math.max(deviations[other] as number, 1e-12))
        for (let k = count - 1; k > 0; k -= 1)
          better[k] = (better[k] as number) * (1 - above) + (better[k - 1] as number) * above
        better[0] = (better[0] as number) * (1 - above)
      }
      share += (nodeWeights[node] ?? 0) * better.reduce((total, one) => total + one, 0)
    }
    found[at] = share
  }
  return found
}

/** In a large group the cut lies where as many windows are expected above it, and is itself uncertain by how that number varies. */
function amongFirst({ means, deviations }: Thought, count: number): Float64Array {
  let [low, high] = [Infinity, -Infinity]
  for (const [at, mean] of means.entries()) {
    low = Math.min(low, mean - 8 * (deviations[at] as number))
    high = Math.max(high, mean + 8 * (deviations[at] as number))
  }
  const above = (x: number) => {
    let expected = 0
    for (let at = 0; at < means.length; at += 1)
      expected += quickNormalShare(((means[at] as number) - x) / Math.max(deviations[at] as number, 1e-12))
    return expected
  }
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2
    if (above(middle) > count) low = middle
    else high = middle
  }
  const cut = (low + high) / 2
  let [variance, slope] = [0, 0]
  for (const [at, mean] of means.entries()) {
    const deviation = Math.max(deviations[at] as number, 1e-12)
    const share = quickNormalShare((mean - cut) / deviation)
    variance += share * (1 - share)
    slope += normalDensity((mean - cut) / deviation) / deviation
  }
  const ofCut = slope > 0 ? variance / (slope * slope) : 0
  return means.map((mean, at) =>
    quickNormalShare((mean - cut) / Math.sqrt((deviations[at] as number) ** 2 + ofCut + 1e-24)),
  )
}

/** Between which places a window lies, 1 the best: how many others are expected above both ends of what is thought of it. */
export function placesOf(shrunk: Shrunk, z: number): readonly { readonly from: number; readonly to: number }[] {
  const { means, deviations } = shrunk
  const low = Math.min(...means.map((mean, at) => mean - z * (deviations[at] ?? 0)))
  const high = Math.max(...means.map((mean, at) => mean + z * (deviations[at] ?? 0)))
  const steps = 256
  const width = (high - low) / steps || 1
  const above = Float64Array.from({ length: steps + 1 }, (_, step) => {
    let expected = 0
    for (let at = 0; at < means.length; at += 1)
      expected += quickNormalShare(
        ((means[at] as number) - low - step * width) / Math.max(deviations[at] as number, 1e-12),
      )
    return expected
  })
  return means.map((mean, at) => {
    const half = z * (deviations[at] ?? 0)
    const othersAbove = (x: number, own: number) => (above[Math.round((x - low) / width)] ?? 0) - own
    return {
      from: 1 + Math.max(0, Math.floor(othersAbove(mean + half, quickNormalShare(-z)) + 1e-6)),
      to: Math.min(means.length, 1 + Math.ceil(othersAbove(mean - half, quickNormalShare(z)) - 1e-6)),
    }
  })
}
