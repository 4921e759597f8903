import { normalShare } from './kernel/steady-math.ts'
import type { Shrunk } from './shrinkage.ts'
import type { GroupFit } from './window-comparison.ts'

/** Which way a window is said to differ from its group. */
export type ClaimSide = 'ABOVE' | 'BELOW'

/** 断言: P(a window truly lies more than a margin above, or below, the mean of its group), with how far windows differ integrated out. Points. */
export function probabilityBeyond({ thoughts }: Shrunk, at: number, side: ClaimSide, margin: number): number {
  return thoughts.reduce((total, { weight, means, deviations }) => {
    const centre = means.reduce((sum, mean) => sum + mean, 0) / means.length
    const far = side === 'ABOVE' ? (means[at] as number) - centre : centre - (means[at] as number)
    return total + weight * normalShare((far - margin) / Math.max(deviations[at] as number, 1e-12))
  }, 0)
}

/**
 * P(a window lies truly on a side of the mean of its group), before shrinkage: among many windows of which hardly anybody says anything bad, the few of which many
 * do would be taken for chance. It says on which side and not how far, and is asked beside a measure that says the latter.
 */
export function probabilityOfSide({ windows }: Pick<GroupFit, 'windows'>, at: number, side: ClaimSide): number {
  const window = windows[at]
  if (window === undefined) return 0
  const far = window.adjusted - meanOf(windows.map(({ adjusted }) => adjusted))
  const deviation = Math.sqrt(window.sampling.variance + window.effectVariance + 1e-12)
  return normalShare((side === 'ABOVE' ? far : -far) / deviation)
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / Math.max(1, values.length)

/**
 * 错误发现率: as many claims, the surest first, as can be made with no more than so many percent of them expected to be wrong. A claim that is right
 * with probability P is wrong with 1 − P.
 */
export function withinFalseDiscovery<Claim extends { readonly key: string; readonly probabilityThousandths: number }>(
  claims: readonly Claim[],
  percentMax: number,
): readonly Claim[] {
  const surest = [...claims].sort(
    (one, other) => other.probabilityThousandths - one.probabilityThousandths || (one.key < other.key ? -1 : 1),
  )
  const held: Claim[] = []
  let wrong = 0
  for (const claim of surest) {
    wrong += 1000 - claim.probabilityThousandths
    if (wrong > percentMax * 10 * (held.length + 1)) break
    held.push(claim)
  }
  return held.sort((one, other) => (one.key < other.key ? -1 : 1))
}
