import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { PlainDate } from './kernel/plain-date.ts'

export const entryStatuses = ['OPEN', 'CLOSED'] as const
export const divisionLevels = ['COUNTRY', 'PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'VILLAGE'] as const
export type DivisionLevel = (typeof divisionLevels)[number]
export const windowKinds = [
  'COMPREHENSIVE',
  'SPECIALIST',
  'SELF_SERVICE',
  'ASSISTED',
  'ELDERLY',
  'DISABLED',
  'UNRESOLVED_MATTER',
  'ONLINE',
  'HOTLINE',
] as const
export const staffPosts = ['WINDOW', 'BACK_OFFICE', 'SUPERVISOR'] as const
export const limitUnits = ['DAY', 'WORKING_DAY', 'MONTH', 'YEAR'] as const

/** Everything that has versions. */
export const catalogueKinds = [
  'division',
  'organization',
  'hall',
  'window',
  'staff',
  'item',
  'item-variant',
  'item-guide',
  'hall-hours',
  'window-hours',
  'window-item',
] as const
export type CatalogueKind = (typeof catalogueKinds)[number]

const codeDigits = [9, 6, 4, 2]

/**
 * Whose a code is by its first digits (GB/T 2260, GB/T 10114): the codes of the village’s street, its district, city and province, the
 * nearest first.
 */
export function codesAbove(divisionCode: string): readonly string[] {
  return codeDigits
    .map((digits) => divisionCode.slice(0, digits).padEnd(12, '0'))
    .filter((code, index, all) => code !== divisionCode && all.indexOf(code) === index)
}

/** What the catalogue knows of an entry, asked for the day on which a change is to take effect. */
export interface EntryKnown {
  /** Whether what is in force on that day says the same as what is wanted. */
  readonly isSame: boolean
  /** The highest revision that takes effect on that very day; 0 where none does. */
  readonly lastRevision: number
}

export type VersionDecision =
  | { readonly kind: 'UNCHANGED' }
  | { readonly kind: 'APPEND'; readonly revision: number; readonly isNew: boolean }

/**
 * A change closes what was in force and opens what follows, from its day on. What is past stays as it was: only an entry that
 * nobody knows yet may begin in the past. Saying the same again changes nothing, whenever it is said.
 */
export function decideVersion(
  known: EntryKnown | undefined,
  effectiveFrom: PlainDate,
  today: PlainDate,
): Decision<VersionDecision, 'EFFECTIVE_BEFORE_TODAY'> {
  if (known === undefined) return grant({ kind: 'APPEND', revision: 1, isNew: true })
  if (known.isSame) return grant({ kind: 'UNCHANGED' })
  if (effectiveFrom < today) return refuse('EFFECTIVE_BEFORE_TODAY', '/effectiveFrom')
  return grant({ kind: 'APPEND', revision: known.lastRevision + 1, isNew: false })
}

/** A division lies below one of a higher level, so that the tree has no circles. */
export function isBelow(level: DivisionLevel, parentLevel: DivisionLevel): boolean {
  return divisionLevels.indexOf(parentLevel) < divisionLevels.indexOf(level)
}
