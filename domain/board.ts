import type { SatisfactionGrade } from './satisfaction-grade.ts'

/** How often each grade was given. */
export type GradeCounts = Readonly<Record<SatisfactionGrade, number>>

export function totalOf(counts: GradeCounts): number {
  return counts[1] + counts[2] + counts[3] + counts[4] + counts[5]
}

/** A distribution that is large enough to hide in; null where it could point to a person. */
export function publicGrades(counts: GradeCounts, smallestGroup: number): GradeCounts | null {
  return totalOf(counts) >= smallestGroup ? counts : null
}

/**
 * Which distribution of a running day may be seen next, given the one that was seen last. It moves on only when a whole group
 * has come in (or gone out by correction): somebody who watches it change learns what a group said, never what one person said.
 */
export function nextPublicGrades(
  seen: GradeCounts | null,
  counts: GradeCounts,
  smallestGroup: number,
): GradeCounts | null {
  if (seen === null) return publicGrades(counts, smallestGroup)
  const moved = Math.abs(totalOf(counts) - totalOf(seen))
  return moved >= smallestGroup ? publicGrades(counts, smallestGroup) : seen
}
