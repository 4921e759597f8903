import type { RawBuilder } from 'kysely'
import { sql } from './database.ts'
import type { WrappedKey } from './vault.ts'

/** One sealed field under a key of its own, on its way into the vault. */
export interface SealedInsert {
  readonly recordId: string
  readonly divisionId: number
  readonly hallId: number | null
  readonly key: WrappedKey
  readonly field: string
  readonly sealed: Buffer
}

/** Two steps of a `with`: the record’s key and its field, kept in the statement of what they belong to. */
export function sealedSteps({ recordId, divisionId, hallId, key, field, sealed }: SealedInsert): RawBuilder<unknown> {
  return sql`data_key as (
      insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
      values (${recordId}, ${divisionId}, ${hallId}, ${key.epoch}, ${key.wrapped})
    ), sealed as (
      insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed)
      values (${recordId}, ${divisionId}, ${hallId}, ${field}, ${sealed})
    )`
}
