import { tWithin } from './kernel/distribution.ts'
import { addAt, numberAt } from './kernel/numbers.ts'
import type { Levels, Sums, Told } from './root-cause-course.ts'
import type { CauseEffect, CauseSignal } from './root-cause-kind.ts'

const manyFreedom = 1e5

/**
 * By how much, with an interval that is normal on the scale of logarithms.
 * @param told variance: of the logarithm of the ratio; level: 0.95
 */
export function effectOf(
  signal: CauseSignal,
  { seen, expected, exposure, ratio }: Omit<Sums, 'concentration'> & { readonly ratio: number },
  { variance, level }: { readonly variance: number; readonly level: number },
): Omit<CauseEffect, 'chance'> {
  const spread = tWithin(level, manyFreedom) * Math.sqrt(variance)
  // Minutes were read as their square roots.
  const power = signal === 'HANDLING' ? 2 : 1
  return {
    ...{ signal, seen, expected, exposure, ratio: ratio ** power },
    lower: (ratio * Math.exp(-spread)) ** power,
    upper: (ratio * Math.exp(spread)) ** power,
  }
}

/** What came beyond the expected, level by level. */
export function beyondBy({ levels, count }: Levels, rows: Int32Array, told: readonly Told[]): Float64Array {
  const beyond = new Float64Array(count)
  for (const row of rows) {
    const level = levels[row] ?? -1
    if (level < 0) continue
    for (const { expectation } of told)
      addAt(beyond, level, numberAt(expectation.amount, row) - numberAt(expectation.expected, row))
  }
  return beyond
}
