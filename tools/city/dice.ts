/** Dice that fall the same way whenever they are made of the same words. For the simulator only: nothing that serves uses them. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  next(): number
  chance(probability: number): boolean
  /** Whole, both ends included. */
  whole(min: number, max: number): number
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly T[], weightOf: (one: T) => number): T
  normal(mean: number, deviation: number): number
  lognormal(median: number, sigma: number): number
  poisson(mean: number): number
}

export function diceOf(...words: readonly (string | number)[]): Dice {
  const next = sfc32(words.join('|'))
  const normal = (mean: number, deviation: number) =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  return {
    next,
    chance: (probability) => next() < probability,
    whole: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick,
    weighted(list, weightOf) {
      let left = next() * list.reduce((sum, one) => sum + weightOf(one), 0)
      for (const one of list) {
        left -= weightOf(one)
        if (left < 0) return one
      }
      return list[list.length - 1] as (typeof list)[number]
    },
    normal,
    lognormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
    poisson(mean) {
      // Above this the sum of many is as good as normal.
      if (mean > 40) return Math.max(0, Math.round(normal(mean, Math.sqrt(mean))))
      const limit = Math.exp(-mean)
      let count = 0
      for (let product = next(); product > limit; product *= next()) count += 1
      return count
    },
  }
}

/** Small fast counting generator, 128 bits of state (PractRand clean), seeded by four FNV-like hashes of the words. */
function sfc32(text: string): () => number {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
    c = Math.imul(c ^ code, 0xc2b2ae35)
  }
  const step = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let warm = 0; warm < 12; warm += 1) step()
  return step
}
