import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** How the database calls a hash function; each has a log of its own, over the same leaves. */
export type HashName = 'SHA256' | 'SM3'

export interface Head {
  readonly hash: HashName
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

export async function insertHead(sealer: Database, { hash, origin, root }: Omit<Head, 'size'>): Promise<void> {
  await sql`insert into ledger.head (hash, origin, root) values (${hash}, ${origin}, ${root}) on conflict do nothing`.execute(
    sealer,
  )
}

export function listHeads(db: Database): Promise<readonly Head[]> {
  return queryRows(db, sql<Head>`select hash, origin, size, root from ledger.head order by hash`)
}

/** What a server may be silent for within a round before the lock is taken from it. */
const silentMs = { sequencing: 15_000, publishing: 40_000 }

/**
 * Whoever stands still with a lock in hand loses it, and what he had begun is undone: a machine that hangs or is cut off would otherwise stop the log for
 * all others, and promises would be broken.
 */
async function loseWhenSilent(tx: Database, work: keyof typeof silentMs): Promise<void> {
  await sql`select set_config('idle_in_transaction_session_timeout', ${String(silentMs[work])}, true)`.execute(tx)
}

/** The first log is the one whose lock counts; undefined where another server holds it. */
export async function lockHead(tx: Database): Promise<Head | undefined> {
  await loseWhenSilent(tx, 'sequencing')
  return findRow(
    tx,
    sql<Head>`select hash, origin, size, root from ledger.head where hash = 'SHA256' for update skip locked`,
  )
}

export function findHead(db: Database, hash: HashName): Promise<Head | undefined> {
  return findRow(db, sql<Head>`select hash, origin, size, root from ledger.head where hash = ${hash}`)
}

export interface PendingLeaf {
  readonly leaf: Buffer
  readonly leafHash: Buffer
}

/**
 * Takes leaves that are due out of the queue; whoever does holds the lock of the head. Their numbers are an array, so that they are looked up one by one
 * however many wait: where the planner has not heard of a backlog of millions, a join would read all of it for each batch.
 */
export function takePending(tx: Database, countMax: number): Promise<readonly PendingLeaf[]> {
  return queryRows(
    tx,
    sql<PendingLeaf>`
      delete from ledger.pending_leaf
      where seq = any(array(select seq from ledger.pending_leaf where due_at <= statement_timestamp() order by due_at, seq limit ${countMax}))
      returning leaf, leaf_hash as "leafHash"`,
  )
}

export interface NewLeaves {
  /** Where the first of them stands. */
  readonly from: number
  readonly count: number
  /** One behind the other: 34 bytes each. */
  readonly leaves: Buffer
  /** 32 bytes each. */
  readonly leafHashes: Buffer
}

export async function insertLeaves(tx: Database, { from, count, leaves, leafHashes }: NewLeaves): Promise<void> {
  await sql`
    insert into ledger.leaf (index, leaf, leaf_hash)
    select ${from}::bigint + n, substr(${leaves}::bytea, n * 34 + 1, 34), substr(${leafHashes}::bytea, n * 32 + 1, 32)
    from generate_series(0, ${count - 1}::integer) n`.execute(tx)
}

export interface LeafRow {
  readonly index: number
  readonly leaf: Buffer
}

/** Leaves from one place up to another, in their order. */
export function listLeaves(db: Database, from: number, to: number): Promise<readonly LeafRow[]> {
  return queryRows(
    db,
    sql<LeafRow>`select index, leaf from ledger.leaf where index >= ${from} and index < ${to} order by index`,
  )
}

export interface TileRow {
  readonly level: number
  readonly index: number
  readonly width: number
  readonly hashes: Buffer
}

/** A tile that is there and is as wide as before is left alone. */
export async function upsertTiles(tx: Database, hash: HashName, tiles: readonly TileRow[]): Promise<void> {
  await sql`
    insert into ledger.tile as kept (hash, level, index, width, hashes)
    select ${hash}::ledger.hash_name, level, index, width, hashes
    from unnest(${tiles.map(({ level }) => level)}::smallint[], ${tiles.map(({ index }) => index)}::bigint[],
      ${tiles.map(({ width }) => width)}::smallint[], ${tiles.map(({ hashes }) => hashes)}::bytea[]) as grown (level, index, width, hashes)
    on conflict (hash, level, index) do update set width = excluded.width, hashes = excluded.hashes where kept.width < excluded.width`.execute(
    tx,
  )
}

export function listTiles(
  db: Database,
  hash: HashName,
  wanted: readonly { readonly level: number; readonly index: number }[],
): Promise<readonly TileRow[]> {
  return queryRows(
    db,
    sql<TileRow>`
      select t.level, t.index, t.width, t.hashes
      from unnest(${wanted.map(({ level }) => level)}::smallint[], ${wanted.map(({ index }) => index)}::bigint[]) as wanted (level, index)
      join ledger.tile t on t.hash = ${hash} and t.level = wanted.level and t.index = wanted.index`,
  )
}

export async function moveHead(tx: Database, { hash, size, root }: Omit<Head, 'origin'>): Promise<void> {
  await sql`update ledger.head set size = ${size}, root = ${root}, moved_at = now() where hash = ${hash}`.execute(tx)
}

/** How many wait that are due, and for how long the oldest of them has been. */
export async function findQueue(db: Database): Promise<{ readonly waiting: number; readonly seconds: number }> {
  const row = await findRow(
    db,
    sql<{ waiting: number; seconds: number }>`
      select (select count(*) from ledger.pending_leaf where due_at <= statement_timestamp())::integer as waiting,
        coalesce((select extract(epoch from clock_timestamp() - due_at) from ledger.pending_leaf where due_at <= statement_timestamp() order by due_at, seq limit 1), 0)::float8 as seconds`,
  )
  return row ?? { waiting: 0, seconds: 0 }
}

export interface CheckpointRow {
  readonly size: number
  readonly root: Buffer
  readonly note: string
}

/** The newest that was published. */
export function findCheckpointRow(db: Database, hash: HashName): Promise<CheckpointRow | undefined> {
  return findRow(
    db,
    sql<CheckpointRow>`
      select size, root, note from ledger.checkpoint where hash = ${hash} order by size desc limit 1`,
  )
}

export async function insertCheckpoint(
  sealer: Database,
  hash: HashName,
  { size, root, note, at }: CheckpointRow & { readonly at: Date },
): Promise<void> {
  await sql`
    insert into ledger.checkpoint (hash, size, root, note, published_at) values (${hash}, ${size}, ${root}, ${note}, ${at})
    on conflict do nothing`.execute(sealer)
}

/** Any number will do; it is ours among the advisory locks. */
const publisherLock = 7_914_202

/** Whether this server is the one that publishes now; until its transaction ends. */
export async function lockPublishing(tx: Database): Promise<boolean> {
  await loseWhenSilent(tx, 'publishing')
  const row = await findRow(tx, sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${publisherLock}) as locked`)
  return row?.locked === true
}

/** Where a leaf stands in the log. The earliest where it stands in it more than once. */
export async function findLeafIndex(db: Database, leafHash: Buffer): Promise<number | undefined> {
  const row = await findRow(
    db,
    sql<{ index: number }>`select index from ledger.leaf where leaf_hash = ${leafHash} order by index limit 1`,
  )
  return row?.index
}

export interface WaitingLeaf {
  /** null where it does not wait on purpose. */
  readonly heldUntil: Date | null
  readonly isDue: boolean
}

/** A leaf that waits; undefined where it does not. */
export function findWaiting(db: Database, leafHash: Buffer): Promise<WaitingLeaf | undefined> {
  return findRow(
    db,
    sql<WaitingLeaf>`
      select case when due_at > appended_at + interval '1 second' then due_at end as "heldUntil", due_at <= clock_timestamp() as "isDue"
      from ledger.pending_leaf where leaf_hash = ${leafHash} limit 1`,
  )
}

/** For how long the oldest leaf has been in the log that no published checkpoint covers yet. */
export async function findUnpublishedSeconds(db: Database): Promise<number> {
  const row = await findRow(
    db,
    sql<{ seconds: number }>`
      select extract(epoch from clock_timestamp() - taken_at)::float8 as seconds from ledger.leaf
      where index = coalesce((select max(size) from ledger.checkpoint where hash = 'SHA256'), 0)`,
  )
  return row?.seconds ?? 0
}

/** Leaves that wait although they stand in the log from this place on. @returns how many were taken out of the queue */
export async function deletePendingTaken(tx: Database, from: number): Promise<number> {
  const rows = await queryRows(
    tx,
    sql<{ seq: number }>`
      delete from ledger.pending_leaf p using ledger.leaf l
      where l.leaf_hash = p.leaf_hash and l.leaf = p.leaf and l.index >= ${from}
      returning p.seq`,
  )
  return new Set(rows.map(({ seq }) => seq)).size
}

/** Whoever holds a lock says that he is still at work. */
export async function keepLock(tx: Database): Promise<void> {
  await sql`select 1`.execute(tx)
}
