import type { SatisfactionGrade } from './satisfaction-grade.ts'

/** How often each grade was given. */
export type GradeCounts = Readonly<Record<SatisfactionGrade, number>>

/** The grades of a hall’s day, window by window; the key names the window. */
export type WindowCounts = ReadonlyMap<number, GradeCounts>

const none: GradeCounts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }

export function totalOf(counts: GradeCounts): number {
  return counts[1] + counts[2] + counts[3] + counts[4] + counts[5]
}

export function sumOf(windows: WindowCounts): GradeCounts {
  const sum = { ...none }
  for (const counts of windows.values()) for (const grade of [1, 2, 3, 4, 5] as const) sum[grade] += counts[grade]
  return sum
}

/** A distribution that is large enough to hide in; null where it could point to a person. */
export function publicGrades(counts: GradeCounts, smallestGroup: number): GradeCounts | null {
  return totalOf(counts) >= smallestGroup ? counts : null
}

/**
 * Which state of a hall’s running day may be seen next, given the one that was seen last; null where none may. A hall’s
 * distribution is shown, and moves on, only when whichever window one takes away, a whole group is left of what is new (or
 * gone by correction). So somebody who watches it learns what a mixed group said: never what one person said, and never what
 * was said at one window, whose grades are not live.
 */
export function nextHallCounts(
  seen: WindowCounts | null,
  counts: WindowCounts,
  smallestGroup: number,
): WindowCounts | null {
  if (!hidesEveryWindow(movesBetween(seen ?? new Map(), counts), smallestGroup)) return seen
  return hidesEveryWindow([...counts.values()].map(totalOf), smallestGroup) ? counts : null
}

function hidesEveryWindow(evaluations: readonly number[], smallestGroup: number): boolean {
  const all = evaluations.reduce((sum, one) => sum + one, 0)
  return all - Math.max(0, ...evaluations) >= smallestGroup
}

function movesBetween(seen: WindowCounts, counts: WindowCounts): readonly number[] {
  const windows = new Set([...seen.keys(), ...counts.keys()])
  return [...windows].map((one) => Math.abs(totalOf(counts.get(one) ?? none) - totalOf(seen.get(one) ?? none)))
}
