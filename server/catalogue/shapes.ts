import type { entryStatuses } from '../../domain/catalogue-version.ts'

export type EntryStatus = (typeof entryStatuses)[number]

/** A page of a list: what is in force on a day, of the divisions (and the hall) that a key reaches, behind a code. */
export interface ListWish {
  readonly on: string
  readonly after: string
  readonly limit: number
  readonly divisionIds: readonly number[]
  readonly hallId: number | null
}
