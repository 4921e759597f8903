import type { Indicator } from '../../domain/indicator.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

interface LibraryRow {
  readonly pack: string
  readonly indicator: Indicator
}

/** The whole library: some dozens, which only a migration adds to. */
export function findLibrary(db: Database): Promise<readonly LibraryRow[]> {
  return queryRows(db, sql<LibraryRow>`select pack, body as indicator from indicator order by pack, code`)
}
