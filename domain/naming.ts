import { holm } from './kernel/distribution.ts'

/** 点名规则: what is said of a window in public. The middle is not ordered. */
export const verdicts = [
  'TOP',
  'BOTTOM',
  'MIDDLE',
  'NO_DIFFERENCE_SHOWN',
  'TOO_FEW_TO_TELL',
  'LOW_PARTICIPATION',
  'NOT_COMPARABLE',
] as const
export type Verdict = (typeof verdicts)[number]

export interface NamingPolicy {
  /** 30: who is named first is among so many percent of his group, … */
  readonly topPercent: number
  /** 10: … and who is named last among so many. */
  readonly bottomPercent: number
  /** 900: with at least that probability, … */
  readonly probabilityMinThousandths: number
  /** 700: … and so reliable a figure. */
  readonly reliabilityMinThousandths: number
  /** 10: chance alone makes windows of a group so different in fewer than so many of a thousand, after Holm’s correction over all groups. */
  readonly heterogeneityLevelThousandths: number
  /** Of fewer evaluations, or of fewer clusters (days of staff, evaluators, days of devices), nobody is named. */
  readonly evaluationsMin: number
  readonly clustersMin: number
}

/** What one measure (a map of points, or the share of bad ones) says of a window. */
export interface MeasureFinding {
  /**
   * Of its group, after Holm’s correction: equal windows would differ so. In whole millionths. null: the measure only has to bear out what others show, and is
   * not asked for a difference of its own; then the shares say on which side of the group the window lies.
   */
  readonly chanceMillionths: number | null
  /** null: not asked, because the window is not named by the measure that scores. */
  readonly topThousandths: number | null
  readonly bottomThousandths: number | null
}

export interface NamingFacts {
  readonly evaluations: number
  readonly clusters: number
  readonly reliabilityThousandths: number
  readonly isParticipationLow: boolean
  /** The measure that scores first, then every other under which it has to hold as well. */
  readonly findings: readonly MeasureFinding[]
}

/** By group, in whole millionths: a threshold is never decided by the last bit of a float. */
export function correctedChances(chances: readonly number[]): readonly number[] {
  return holm(chances).map((chance) => Math.round(chance * 1_000_000))
}

function isDifferent({ chanceMillionths }: Pick<MeasureFinding, 'chanceMillionths'>, policy: NamingPolicy): boolean {
  return chanceMillionths === null || chanceMillionths < policy.heterogeneityLevelThousandths * 1000
}

/** Is there enough of this window for it to be named at all? Does not ask what it would be named for. */
export function isEnough(facts: Omit<NamingFacts, 'findings'>, policy: NamingPolicy): boolean {
  return (
    facts.evaluations >= policy.evaluationsMin &&
    facts.clusters >= policy.clustersMin &&
    facts.reliabilityThousandths >= policy.reliabilityMinThousandths
  )
}

/**
 * The verdict. Without a difference in the group, or without enough of the window, there is no name; a name has to hold under every measure.
 */
export function findVerdict(facts: NamingFacts, policy: NamingPolicy): Verdict {
  const [first] = facts.findings
  if (first === undefined) return 'NOT_COMPARABLE'
  if (facts.evaluations < policy.evaluationsMin || facts.clusters < policy.clustersMin) return 'TOO_FEW_TO_TELL'
  if (!isDifferent(first, policy)) return 'NO_DIFFERENCE_SHOWN'
  if (!isEnough(facts, policy)) return 'TOO_FEW_TO_TELL'
  if (facts.isParticipationLow) return 'LOW_PARTICIPATION'
  const holds = (of: (finding: MeasureFinding) => number | null) =>
    facts.findings.every(
      (finding) => isDifferent(finding, policy) && (of(finding) ?? 0) >= policy.probabilityMinThousandths,
    )
  if (holds((finding) => finding.topThousandths)) return 'TOP'
  if (holds((finding) => finding.bottomThousandths)) return 'BOTTOM'
  return 'MIDDLE'
}
