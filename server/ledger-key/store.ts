import type { SignatureType } from '../../ledger/note.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

export type KeyPurpose = 'LOG' | 'PROMISE' | 'WITNESS' | 'BLIND'

export interface RecordedKey {
  readonly vkey: string
  readonly name: string
  /** How it signs; `rsabssa` for what signs blindly. */
  readonly type: SignatureType | 'rsabssa'
  readonly purpose: KeyPurpose
  readonly beginsAt: Date
  /** SHA-256 of the vkey that follows it, where that is settled. */
  readonly successorHash: Uint8Array | null
}

/** @returns the vkeys that were not recorded before; of what was, nothing is changed */
export async function insertKeys(db: Database, keys: readonly RecordedKey[], at: Date): Promise<readonly string[]> {
  const column = <Name extends keyof RecordedKey>(name: Name) => keys.map((key) => key[name])
  const hashes = keys.map(({ successorHash }) => (successorHash === null ? null : Buffer.from(successorHash)))
  const rows = await queryRows(
    db,
    sql<{ vkey: string }>`
      insert into ledger.key (vkey, name, type, purpose, begins_at, successor_hash, recorded_at)
      select k.vkey, k.name, k.type, k.purpose, k.begins_at, k.successor_hash, ${at}
      from unnest(${column('vkey')}::text[], ${column('name')}::text[], ${column('type')}::text[], ${column('purpose')}::ledger.key_purpose[],
        ${column('beginsAt')}::timestamptz[], ${hashes}::bytea[]) as k (vkey, name, type, purpose, begins_at, successor_hash)
      on conflict (vkey) do nothing returning vkey`,
  )
  return rows.map(({ vkey }) => vkey)
}

export interface KeyRow extends RecordedKey {
  readonly cause: KeyEndCause | null
  readonly endsAt: Date | null
  readonly endRecordedAt: Date | null
}

export type KeyEndCause = 'ROTATED' | 'EXPIRED' | 'LOST' | 'LEAKED'

const keyRows = sql`
  select k.vkey, k.name, k.type, k.purpose, k.begins_at as "beginsAt", coalesce(k.successor_hash, s.successor_hash) as "successorHash",
    e.cause, e.ends_at as "endsAt", e.recorded_at as "endRecordedAt"
  from ledger.key k left join ledger.key_end e using (vkey) left join ledger.key_successor s using (vkey)`

export function findKeys(db: Database, vkeys: readonly string[]): Promise<readonly KeyRow[]> {
  return queryRows(db, sql<KeyRow>`${keyRows} where k.vkey = any (${vkeys}::text[])`)
}

/** Oldest first. */
export function findLogKeys(db: Database): Promise<readonly KeyRow[]> {
  return queryRows(
    db,
    sql<KeyRow>`${keyRows} where k.purpose in ('LOG', 'PROMISE') order by k.begins_at, k.recorded_at, k.purpose, k.name, k.type`,
  )
}

/** A fact about a key as the log commits to it: its columns as text, in the order of `ledger/logged-facts.ts`. */
export interface KeyFact {
  readonly name: 'ledger.key' | 'ledger.key_end' | 'ledger.key_successor'
  readonly columns: readonly (string | null)[]
}

const micros = (column: 'begins_at' | 'ends_at' | 'recorded_at') =>
  sql`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint::text`

/** All that the log says of keys that sign for it, for its promises and as its witnesses: oldest first. */
export function findKeyFacts(db: Database): Promise<readonly KeyFact[]> {
  const own = sql`select vkey from ledger.key where purpose <> 'BLIND'`
  return queryRows(
    db,
    sql<KeyFact>`
      select name, columns from (
        select 'ledger.key' as name, recorded_at,
          array[vkey, name, type, purpose::text, ${micros('begins_at')}, encode(successor_hash, 'hex'), ${micros('recorded_at')}] as columns
        from ledger.key where purpose <> 'BLIND'
        union all select 'ledger.key_end', recorded_at, array[vkey, cause, ${micros('ends_at')}, ${micros('recorded_at')}]
        from ledger.key_end where vkey in (${own})
        union all select 'ledger.key_successor', recorded_at, array[vkey, encode(successor_hash, 'hex'), ${micros('recorded_at')}]
        from ledger.key_successor where vkey in (${own})
      ) told order by recorded_at, name, columns[1]`,
  )
}

/** @returns false where it is settled already, by the row of the key or by one of these */
export async function insertSuccessor(
  db: Database,
  { vkey, successorHash }: { readonly vkey: string; readonly successorHash: Uint8Array },
  at: Date,
): Promise<boolean> {
  const rows = await queryRows(
    db,
    sql<{ vkey: string }>`
      insert into ledger.key_successor (vkey, successor_hash, recorded_at)
      select vkey, ${Buffer.from(successorHash)}, ${at} from ledger.key where vkey = ${vkey} and successor_hash is null
      on conflict (vkey) do nothing returning vkey`,
  )
  return rows.length > 0
}

/** @returns false where its end was recorded before: then nothing was written */
export async function insertKeyEnd(
  db: Database,
  end: { readonly vkey: string; readonly cause: KeyEndCause; readonly endsAt: Date },
  at: Date,
): Promise<boolean> {
  const rows = await queryRows(
    db,
    sql<{ vkey: string }>`
      insert into ledger.key_end (vkey, cause, ends_at, recorded_at) values (${end.vkey}, ${end.cause}, ${end.endsAt}, ${at})
      on conflict (vkey) do nothing returning vkey`,
  )
  return rows.length > 0
}
