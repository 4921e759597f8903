import { chiSquareTail } from './kernel/distribution.ts'
import type { DetectorPolicy, Family, Suspicion } from './manipulation.ts'

/** How often one and the same set of marks was given at a window, in the days that are looked back on. */
export interface VectorCount {
  readonly windowId: number
  readonly vector: string
  readonly count: number
}

/**
 * 千篇一律: at a window one set of marks is given more often than in the rest of its hall (likelihood ratio test of two rows and two columns). Windows
 * that are simply good do so too: it only calls attention. The family is every window with enough of them.
 */
export function findUniform(vectors: readonly VectorCount[], { uniform }: DetectorPolicy): Family {
  const windows = new Map<number, readonly VectorCount[]>()
  for (const one of vectors) windows.set(one.windowId, [...(windows.get(one.windowId) ?? []), one])
  const large = [...windows].filter(([, own]) => sumOf(own) >= uniform.evaluationsMin)
  const suspicions = large.flatMap(([windowId, own]): Suspicion[] => {
    const given = sumOf(own)
    const most = own.reduce((found, one) => (one.count > found.count ? one : found))
    const others = vectors.filter((one) => one.windowId !== windowId)
    const ofOthers = sumOf(others)
    const alike = sumOf(others.filter(({ vector }) => vector === most.vector))
    if (ofOthers === 0 || most.count / given <= alike / ofOthers) return []
    const statistic = ratioStatistic(most.count, given, alike, ofOthers)
    return [
      {
        ...{ detector: 'UNIFORM', windowId, staffId: null, cell: 'MARKS', chance: chiSquareTail(statistic, 1) },
        ...{ statistic, observed: most.count, expected: (given * alike) / ofOthers, evaluationIds: [] },
      },
    ]
  })
  return { suspicions, looked: large.length }
}

const sumOf = (counts: readonly VectorCount[]) => counts.reduce((sum, { count }) => sum + count, 0)

/** G = 2 Σ observed × ln(observed / expected). */
function ratioStatistic(one: number, ofOne: number, other: number, ofOther: number): number {
  const share = (one + other) / (ofOne + ofOther)
  const part = (seen: number, expected: number) => (seen === 0 ? 0 : seen * Math.log(seen / expected))
  return (
    2 *
    (part(one, ofOne * share) +
      part(ofOne - one, ofOne * (1 - share)) +
      part(other, ofOther * share) +
      part(ofOther - other, ofOther * (1 - share)))
  )
}
