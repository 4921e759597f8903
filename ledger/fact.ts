import { tellColumns } from './column.ts'
import { type LeafKind, toLeaf } from './leaf.ts'
import type { LedgerPlatform } from './platform.ts'

/**
 * The digest of a plain fact: one that holds nothing personal, so that whoever may read its row may compute it. The database makes
 * the same when the row is written (migrations/0060_logged_facts.sql); two hands wrote it, and a test compares them.
 */
const factTag = 'yiping/fact/v1;'

/**
 * How a column is told as text.
 *
 * - `text`: as PostgreSQL writes it: numbers, words, UUIDs, true and false, jsonb, arrays
 * - `time`: microseconds since 1970
 * - `day`: 2026-11-23
 * - `bytes`: hex
 */
export type ColumnForm = 'text' | 'time' | 'day' | 'bytes'

interface FactColumn {
  readonly name: string
  readonly form: ColumnForm
}

export interface FactShape {
  readonly kind: LeafKind
  /** In the order in which they go into the digest, for ever. */
  readonly columns: readonly FactColumn[]
}

/** digest = SHA-256("yiping/fact/v1;" name ";" and each column behind its length). */
export function factDigest(platform: LedgerPlatform, name: string, columns: readonly (string | null)[]): Uint8Array {
  return platform.sha256(platform.utf8(`${factTag}${name};${tellColumns(platform, columns)}`))
}

/** The leaf of a row. @param told its columns as text, in the order of the shape */
export function factLeaf(
  platform: LedgerPlatform,
  name: string,
  { kind, columns }: FactShape,
  told: readonly (string | null)[],
): Uint8Array {
  if (told.length !== columns.length) throw new RangeError(`${name} has ${columns.length} columns`)
  return toLeaf(kind, factDigest(platform, name, told))
}

/** `at:time opened_by` → columns; what says nothing is text. */
export function toShape(kind: LeafKind, columns: string): FactShape {
  return {
    kind,
    columns: columns
      .trim()
      .split(/\s+/u)
      .map((column) => {
        const [name = '', form = 'text'] = column.split(':')
        return { name, form: form as ColumnForm }
      }),
  }
}
