import type { RawBuilder } from 'kysely'
import { sql } from './database.ts'
import type { WrappedKey } from './vault.ts'

interface RecordInsert {
  readonly recordId: string
  readonly divisionId: number
  readonly hallId: number | null
  readonly key: WrappedKey
}

/** One sealed field under a key of its own, on its way into the vault. */
export interface SealedInsert extends RecordInsert {
  readonly field: string
  readonly sealed: Buffer
}

/** Two steps of a `with`: the record’s key and its field, kept in the statement of what they belong to. */
export function sealedSteps({ field, sealed, ...record }: SealedInsert): RawBuilder<unknown> {
  return recordSteps({ ...record, sealed: new Map([[field, sealed]]) })
}

/** The same of a record with any number of fields, by name; with none it has a key alone, from which its receipt follows. */
export function recordSteps({
  recordId,
  divisionId,
  hallId,
  key,
  sealed,
}: RecordInsert & { readonly sealed: ReadonlyMap<string, Buffer> }): RawBuilder<unknown> {
  return sql`data_key as (
      insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
      values (${recordId}, ${divisionId}, ${hallId}, ${key.epoch}, ${key.wrapped})
    ), sealed as (
      insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed)
      select ${recordId}::uuid, ${divisionId}::integer, ${hallId}::integer, field, sealed
      from unnest(${[...sealed.keys()]}::text[], ${[...sealed.values()]}::bytea[]) as sent (field, sealed)
    )`
}
