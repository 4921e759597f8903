import type { LedgerPlatform } from './platform.ts'

/**
 * Columns of a row as one text, each behind its length in bytes, so that nothing can move from one into the next. What is not
 * there is told apart from what is empty.
 */
export function tellColumns(platform: LedgerPlatform, columns: readonly (string | null)[]): string {
  return columns.map((text) => (text === null ? '-;' : `${platform.utf8(text).length}:${text};`)).join('')
}
