/** 参与情况: what became of the services of a place. Every number counts services, never people. */
export interface Participation {
  /** Ended services that were reported. */
  readonly served: number
  readonly invited: number
  /** Letters that a provider took, both turns. Letters and openings are counted by place only: null of any other group. */
  readonly sent: number | null
  readonly delivered: number | null
  readonly undelivered: number | null
  /** Invitations whose page was opened on somebody’s own device. */
  readonly opened: number | null
  readonly evaluated: number
  /** Invited, not evaluated, and too late; null while an invitation is still open. */
  readonly expired: number | null
}

/** A share in hundredths of a percent, rounded half up; null of nothing. */
export function hundredthsOf(count: number, of: number): number | null {
  return of === 0 ? null : Math.floor((count * 20_000 + of) / (of * 2))
}

/** What is known of a group that is too small to be told: how many, and nothing of what they did. */
export type Shown<Row> = Row & { readonly isHidden: boolean }

/** Whether a part of a whole may be told: neither it nor what is left of the whole is a small group. */
export function mayTellPart(invited: number, ofInvited: number, smallestGroup: number): boolean {
  const left = ofInvited - invited
  return (invited === 0 || invited >= smallestGroup) && (left === 0 || left >= smallestGroup)
}

/**
 * Of a group smaller than the smallest nobody is told what it did; and where that one could be found by subtracting the others
 * from the whole, the next smallest group is hidden with it. A group of nobody hides nothing.
 */
export function hideSmallGroups<Row extends { readonly invited: number }>(
  rows: readonly Row[],
  smallestGroup: number,
): readonly Shown<Row>[] {
  const inOrder = rows.filter(({ invited }) => invited > 0).sort((a, b) => a.invited - b.invited)
  const hidden = new Set(inOrder.filter(({ invited }) => invited < smallestGroup))
  const size = [...hidden].reduce((sum, { invited }) => sum + invited, 0)
  if (hidden.size > 0 && size < smallestGroup) {
    const next = inOrder.find((row) => !hidden.has(row))
    if (next !== undefined) hidden.add(next)
  }
  return rows.map((row) => ({ ...row, isHidden: hidden.has(row) }))
}
