import { spanOfWaitingBand, waitingBand } from './band.ts'

export interface Waiting {
  /** The band of the middle one of the reported waits, both ends included; null: no upper end. */
  readonly fromMinutes: number
  readonly toMinutes: number | null
  /** Of how many people. */
  readonly reports: number
}

/**
 * How long one waits now, of one wait for each person. The middle wait is somebody’s own, so that only its band is told, and
 * nothing of a group smaller than the smallest. Undefined: not known, which is not the same as no wait.
 * @param smallest what each policy in force allows; the strictest counts
 */
export function findWaiting(reportedMinutes: readonly number[], smallest: readonly number[]): Waiting | undefined {
  const reports = reportedMinutes.length
  const sorted = [...reportedMinutes].sort((a, b) => a - b)
  const middle = sorted[Math.floor(reports / 2)]
  if (middle === undefined || reports < Math.max(...smallest)) return undefined
  const { from, to } = spanOfWaitingBand(waitingBand(middle))
  return { fromMinutes: from, toMinutes: to, reports }
}
