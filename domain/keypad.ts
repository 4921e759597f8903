import type { SatisfactionGrade } from './satisfaction-grade.ts'

/** Which key of a pad means which grade: pads differ, so that this is configuration. */
export interface Keypad {
  readonly keys: readonly { readonly key: string; readonly grade: SatisfactionGrade }[]
}

/** The grades that a pad can say, best first. */
export function gradesOf(pad: Keypad): readonly SatisfactionGrade[] {
  return [...new Set(pad.keys.map(({ grade }) => grade))].sort((a, b) => b - a)
}

/** A pad of four keys cannot say five grades: what it says is marked, so that nobody compares it with what five keys say. */
export function isLossy(pad: Keypad): boolean {
  return gradesOf(pad).length < 5
}

export function findGrade(pad: Keypad, key: string): SatisfactionGrade | undefined {
  return pad.keys.find((each) => each.key === key)?.grade
}
