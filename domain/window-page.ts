export interface WindowPagePolicy {
  readonly waitingOverMinutes: number
  /** Fewer reports say nothing of how long one waits now. */
  readonly waitingReportsMin: number
}

export interface Waiting {
  /** The middle one of the reported waits, whole minutes; of an even number the longer of the two in the middle. */
  readonly minutes: number
  readonly reports: number
}

/** Undefined: not known, which is not the same as no wait. */
export function findWaiting(reportedMinutes: readonly number[], policy: WindowPagePolicy): Waiting | undefined {
  const reports = reportedMinutes.length
  const sorted = [...reportedMinutes].sort((a, b) => a - b)
  const minutes = sorted[Math.floor(reports / 2)]
  return minutes === undefined || reports < policy.waitingReportsMin ? undefined : { minutes, reports }
}
