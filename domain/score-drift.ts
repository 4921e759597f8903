/** 走势: does a window slide away from what it was, further than its own months differ by themselves? */
export interface DriftPolicy {
  /** 6: the first of the months tell what the window is like. */
  readonly baselineMonths: number
  /** 500: half a standard deviation is nothing. */
  readonly allowanceThousandths: number
  /** 6000: so far the sum has to come. */
  readonly limitThousandths: number
}

/** A month of a window: how far it lies from all others, in points, and how sure that is (one standard deviation). */
export interface DriftMonth {
  readonly apart: number
  readonly deviation: number
}

export interface Drift {
  /** Where the window stood, in points apart from all others. */
  readonly centre: number
  /** Months of this window differ so many times as much as its clusters explain; never less than once. */
  readonly excess: number
  /** The sum after each month that follows the baseline. */
  readonly sums: readonly number[]
  /** Whether the last of the months is the one in which the sum has come over the limit. */
  readonly hasFired: boolean
}

/** Of two months that differ by chance alone, by how much: the mean of |z₁ − z₂| for standard normal z. */
const movingRangeMean = 1.128

/**
 * CUSUM of the falls, in standard deviations that clusters have widened; how much months differ beyond that is taken from the moving range of the baseline,
 * as Laney’s p′ chart does. A sum over the limit starts anew. How uncertain the centre is counts too.
 *
 * @param months consecutive, the oldest first
 * @returns undefined: fewer months than a baseline and one more
 */
export function findDrift(months: readonly DriftMonth[], policy: DriftPolicy): Drift | undefined {
  const { baselineMonths, allowanceThousandths, limitThousandths } = policy
  if (months.length <= baselineMonths) return undefined
  const baseline = months.slice(0, baselineMonths)
  const precision = baseline.reduce((total, { deviation }) => total + 1 / deviation ** 2, 0)
  const centre = baseline.reduce((total, { apart, deviation }) => total + apart / deviation ** 2, 0) / precision
  const excess = excessOf(baseline.map(({ apart, deviation }) => (apart - centre) / deviation))
  const sums: number[] = []
  let [sum, hasFired] = [0, false]
  for (const { apart, deviation } of months.slice(baselineMonths)) {
    if (hasFired) sum = 0
    const fall = (centre - apart) / (excess * Math.sqrt(deviation ** 2 + 1 / precision))
    sum = Math.max(0, sum + fall - allowanceThousandths / 1000)
    sums.push(sum)
    hasFired = sum > limitThousandths / 1000
  }
  return { centre, excess, sums, hasFired }
}

function excessOf(apart: readonly number[]): number {
  const ranges = apart.slice(1).map((z, at) => Math.abs(z - (apart[at] ?? 0)))
  const mean = ranges.reduce((total, range) => total + range, 0) / Math.max(1, ranges.length)
  return Math.max(1, mean / movingRangeMean)
}
