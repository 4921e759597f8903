import { normalDensity, quickNormalShare } from './kernel/steady-math.ts'
import type { Shrunk } from './shrinkage.ts'

/** How likely each window is truly among the first or the last of its group; in the order of the group, null where it was not asked. */
export interface PlaceProbabilities {
  readonly top: readonly (number | null)[]
  readonly bottom: readonly (number | null)[]
}

/** Of which windows, by their place in the group, it is asked. */
interface PlaceAsk {
  readonly isAsked?: (at: number) => boolean
  readonly workMax?: number
}

/** So many windows are the first (or last) share of a group; at least one is left out by rounding down, never taken in. */
export function countOfShare(windows: number, percent: number): number {
  return Math.floor((windows * percent) / 100)
}

/**
 * Up to so many windows × places every number of better ones is gone through; above, the cut between the first and the others is told by a normal
 * distribution, which says a little less (place-probability.test.ts): in a large group by a hundredth or two.
 */
const exactWorkMax = 300

/**
 * P(truly among the first `topPercent`) and P(truly among the last `bottomPercent`), by numerical integration over how far windows differ and over
 * where the window itself lies. No random numbers.
 */
export function placeProbabilities(
  shrunk: Shrunk,
  { topPercent, bottomPercent }: { readonly topPercent: number; readonly bottomPercent: number },
  { isAsked = () => true, workMax = exactWorkMax }: PlaceAsk = {},
): PlaceProbabilities {
  const windows = shrunk.means.length
  const mirrored = shrunk.thoughts.map(({ means, ...thought }) => ({ ...thought, means: means.map((mean) => -mean) }))
  const asked = Array.from({ length: windows }, (_, at) => isAsked(at))
  const over = (thoughts: Shrunk['thoughts'], count: number) => {
    const found = new Float64Array(windows)
    for (const thought of count > 0 ? thoughts : []) {
      const shares = windows * count <= workMax ? amongFirstExactly(thought, count, asked) : amongFirst(thought, count)
      for (let at = 0; at < windows; at += 1)
        found[at] = (found[at] as number) + thought.weight * (shares[at] as number)
    }
    return asked.map((is, at) => (is ? (found[at] as number) : null))
  }
  return {
    top: over(shrunk.thoughts, countOfShare(windows, topPercent)),
    bottom: over(mirrored, countOfShare(windows, bottomPercent)),
  }
}

type Thought = Shrunk['thoughts'][number]

/** Steps of half a standard deviation, four to each side. */
const nodes = Array.from({ length: 17 }, (_, at) => (at - 8) / 2)
const nodeWeights = nodes.map((z) => normalDensity(z) / 2)

/** Fewer than `count` others lie above: gone through window by window. */
function amongFirstExactly(thought: Thought, count: number, asked: readonly boolean[]): Float64Array {
  const { means, deviations } = thought
  const found = new Float64Array(means.length)
  for (let at = 0; at < means.length; at += 1) {
    if (asked[at] !== true) continue
    let share = 0
    for (const [node, z] of nodes.entries()) {
      const x = (means[at] as number) + z * (deviations[at] as number)
      share += (nodeWeights[node] ?? 0) * fewerAbove(thought, at, x, count)
    }
    found[at] = share
  }
  return found
}

/** P(fewer than `count` windows other than this one lie above x). */
function fewerAbove({ means, deviations }: Thought, at: number, x: number, count: number): number {
  const better = new Float64Array(count)
  better[0] = 1
  for (let other = 0; other < means.length; other += 1)
    if (other !== at)
      countAbove(
        better,
        quickNormalShare(((means[other] as number) - x) / Math.max(deviations[other] as number, 1e-12)),
      )
  let share = 0
  for (let k = 0; k < count; k += 1) share += better[k] as number
  return share
}

/** One more window that lies above with that probability: how likely each number of them is. */
function countAbove(better: Float64Array, above: number): void {
  for (let k = better.length - 1; k > 0; k -= 1)
    better[k] = (better[k] as number) * (1 - above) + (better[k - 1] as number) * above
  better[0] = (better[0] as number) * (1 - above)
}

/** In a large group the cut lies where as many windows are expected above it, and is itself uncertain by how that number varies. */
function amongFirst({ means, deviations }: Thought, count: number): Float64Array {
  let [low, high] = [Infinity, -Infinity]
  for (const [at, mean] of means.entries()) {
    low = Math.min(low, mean - 4 * (deviations[at] as number))
    high = Math.max(high, mean + 4 * (deviations[at] as number))
  }
  const above = (x: number) => {
    let expected = 0
    for (let at = 0; at < means.length; at += 1)
      expected += quickNormalShare(((means[at] as number) - x) / Math.max(deviations[at] as number, 1e-12))
    return expected
  }
  const cut = zeroOf((x) => above(x) - count, low, high)
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

/** Where a falling function crosses nothing: false position after Illinois, the same steps everywhere. */
function zeroOf(of: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]
  let [atLow, atHigh] = [of(low), of(high)]
  let middle = (low + high) / 2
  for (let round = 0; round < 24 && atLow > 0 && atHigh < 0; round += 1) {
    middle = (low * -atHigh + high * atLow) / (atLow - atHigh)
    const value = of(middle)
    if (Math.abs(value) < 1e-6) break
    if (value > 0) {
      low = middle
      atLow = value
      atHigh /= 2
    } else {
      high = middle
      atHigh = value
      atLow /= 2
    }
  }
  return middle
}

/** Between which places a window lies, 1 the best: how many others are expected above both ends of what is thought of it. */
export function placesOf(shrunk: Shrunk, z: number): readonly { readonly from: number; readonly to: number }[] {
  const means = Float64Array.from(shrunk.means)
  const deviations = Float64Array.from(shrunk.deviations, (deviation) => Math.max(deviation, 1e-12))
  const othersAbove = (x: number, at: number) => {
    let expected = 0
    for (let other = 0; other < means.length; other += 1)
      if (other !== at) expected += quickNormalShare(((means[other] as number) - x) / (deviations[other] as number))
    return expected
  }
  return shrunk.means.map((mean, at) => {
    const half = z * (deviations[at] as number)
    return {
      from: 1 + Math.floor(othersAbove(mean + half, at) + 1e-6),
      to: 1 + Math.ceil(othersAbove(mean - half, at) - 1e-6),
    }
  })
}
