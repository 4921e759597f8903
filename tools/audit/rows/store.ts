import pg from 'pg'
import type { ColumnForm, FactShape } from '../../../ledger/fact.ts'
import { leafKinds } from '../../../ledger/leaf.ts'
import { loggedFacts, tableOfFact } from '../../../ledger/logged-facts.ts'
import { CouldNotCheck } from '../finding.ts'
import type { TreeName } from '../tree-name.ts'

/**
 * The database as the auditor reads it: in one snapshot, and without writing. Row security is switched off, so that a login which may not see everything
 * is refused instead of being shown less.
 */
export class AuditStore {
  readonly #client: pg.Client

  private constructor(client: pg.Client) {
    this.#client = client
  }

  static async open(dsn: string): Promise<AuditStore> {
    const client = new pg.Client({ connectionString: dsn })
    try {
      await client.connect()
      await client.query('begin isolation level repeatable read read only')
      await client.query('set local row_security = off')
      await client.query('set local statement_timeout = 0')
    } catch (error) {
      throw new CouldNotCheck(`the database does not answer: ${(error as Error).message}`)
    }
    return new AuditStore(client)
  }

  close(): Promise<void> {
    return this.#client.end()
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    try {
      return (await this.#client.query(text, [...values])).rows as Row[]
    } catch (error) {
      throw new CouldNotCheck(`the database refuses to be read: ${(error as Error).message}`)
    }
  }

  /** Rows of a statement as they come, however many there are. */
  async *stream<Row>(name: string, text: string, values: readonly unknown[] = []): AsyncGenerator<Row> {
    await this.query(`declare ${name} no scroll cursor for ${text}`, values)
    for (;;) {
      const rows = await this.query<Row>(`fetch ${rowsAtATime} from ${name}`)
      yield* rows
      if (rows.length < rowsAtATime) break
    }
    await this.query(`close ${name}`)
  }
}

const rowsAtATime = 2_000

export interface HeadRow {
  readonly hash: TreeName
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

export function listHeads(store: AuditStore): Promise<readonly HeadRow[]> {
  return store.query(`select hash::text, origin, size::float8 as size, root from ledger.head order by hash`)
}

export interface LeafRow {
  readonly index: number
  readonly leaf: Buffer
  readonly leaf_hash: Buffer
}

export function listLeaves(store: AuditStore, from: number, count: number): Promise<readonly LeafRow[]> {
  return store.query(
    `select index::float8 as index, leaf, leaf_hash from ledger.leaf where index >= $1 order by index limit $2`,
    [from, count],
  )
}

export interface CheckpointRow {
  readonly size: number
  readonly root: Buffer
  readonly note: string
}

/** Those of sizes above `from`, up to `to`. */
export function listCheckpoints(
  store: AuditStore,
  tree: TreeName,
  from: number,
  to: number,
): Promise<readonly CheckpointRow[]> {
  return store.query(
    `select size::float8 as size, root, note from ledger.checkpoint where hash = $1 and size > $2 and size <= $3 order by size`,
    [tree, from, to],
  )
}

/** The newest, as many as asked for. */
export function listNewestCheckpoints(
  store: AuditStore,
  tree: TreeName,
  count: number,
): Promise<readonly CheckpointRow[]> {
  return store.query(
    `select size::float8 as size, root, note from ledger.checkpoint where hash = $1 order by size desc limit $2`,
    [tree, count],
  )
}

/** The rules about witnesses as facts: their columns as text, the oldest first. */
export async function listPolicyColumns(store: AuditStore): Promise<readonly (readonly string[])[]> {
  const rows = await store.query<{ told: string[] }>(
    `select array[revision::text, needed::text, witnesses, (extract(epoch from recorded_at) * 1000000)::bigint::text] as told
     from ledger.witness_policy order by revision`,
    [],
  )
  return rows.map(({ told }) => told)
}

/** Where leaves stand in the log, by the leaf in hex. */
export async function findPlaces(store: AuditStore, leaves: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await store.query<{ leaf: string; index: number }>(
    `select encode(leaf, 'hex') as leaf, index::float8 as index from ledger.leaf
     where leaf_hash = any (select sha256('\\x00'::bytea || decode(told, 'hex')) from unnest($1::text[]) told)`,
    [leaves],
  )
  return new Map(rows.map(({ leaf, index }) => [leaf, index] as const))
}

export interface TileRow {
  readonly level: number
  readonly index: number
  readonly width: number
  readonly hashes: Buffer
}

export function listTiles(
  store: AuditStore,
  tree: TreeName,
  wanted: readonly { readonly level: number; readonly index: number }[],
): Promise<readonly TileRow[]> {
  return store.query(
    `select t.level, t.index::float8 as index, t.width, t.hashes
     from unnest($2::smallint[], $3::bigint[]) as wanted (level, index)
     join ledger.tile t on t.hash = $1 and t.level = wanted.level and t.index = wanted.index`,
    [tree, wanted.map(({ level }) => level), wanted.map(({ index }) => index)],
  )
}

export async function countTiles(store: AuditStore, tree: TreeName): Promise<number> {
  const [row] = await store.query<{ count: number }>(
    `select count(*)::float8 as count from ledger.tile where hash = $1`,
    [tree],
  )
  return row?.count ?? 0
}

export interface OverdueRow {
  readonly leaf_hash: Buffer
  readonly seconds: number
}

/** Leaves that have waited too long. What is not to be taken in at once waits from then on. */
export function listOverdue(store: AuditStore, within: number): Promise<readonly OverdueRow[]> {
  return store.query(
    `select leaf_hash, waited.seconds from ledger.pending_leaf p
     cross join lateral (select extract(epoch from
       statement_timestamp() - greatest(p.appended_at, (to_jsonb(p) ->> 'due_at')::timestamptz))::float8 as seconds) waited
     where waited.seconds > $1 order by p.seq`,
    [within],
  )
}

/** Records whose digest stands in their row; whether it is theirs is looked at field by field. */
const records = [
  { kind: 1, id: 'id', table: 'evaluation' },
  { kind: 7, id: 'record_id', table: 'evaluation_reason' },
  { kind: 7, id: 'record_id', table: 'evaluation_supplement' },
  { kind: 11, id: 'id', table: 'public_comment' },
  { kind: 2, id: 'record_id', table: 'vault.erasure' },
] as const
const facts: Readonly<Record<string, FactShape>> = loggedFacts

/** Kinds of leaves of which a row is looked for. */
export const sourceKinds: ReadonlySet<number> = new Set([
  ...records.map(({ kind }) => kind),
  ...Object.values(facts).map(({ kind }) => leafKinds[kind]),
])

const prefixOf = (kind: number) => `'\\x01${kind.toString(16).padStart(2, '0')}'::bytea`

const recordLeaves = records.map(
  ({ kind, id, table }) =>
    `select ${prefixOf(kind)} || digest as leaf, '${table}' as source, ${id}::text as id from ${table}`,
)

/** Columns as text, asked for without the functions of the database that made the leaf: those could have been changed. */
const asText: Readonly<Record<ColumnForm, (column: string) => string>> = {
  text: (column) => `${column}::text`,
  time: (column) => `(extract(epoch from ${column}) * 1000000)::bigint::text`,
  day: (column) => `to_char(${column}, 'YYYY-MM-DD')`,
  bytes: (column) => `encode(${column}, 'hex')`,
}

/** A fact is named by its first two columns: what it is, and of what or the how manieth. */
function factLeaves(name: string, { kind, columns }: FactShape): string {
  const texts = columns.map(({ name: column, form }) => asText[form](`t.${column}`))
  const told = texts.map((text) => `coalesce(octet_length(${text})::text || ':' || ${text}, '-') || ';'`)
  const digest = `sha256(convert_to('yiping/fact/v1;${name};' || ${told.join(' || ')}, 'UTF8'))`
  return `select ${prefixOf(leafKinds[kind])} || ${digest}, '${name}', concat_ws(' ', ${texts.slice(0, 2).join(', ')}) from ${tableOfFact(name)} t`
}

export interface SourceRow {
  readonly leaf: Buffer
  readonly source: string
  readonly id: string
}

/** The leaf of every row, in the order of their bytes; that of a fact computed anew from its columns. */
export function streamSources(store: AuditStore): AsyncGenerator<SourceRow> {
  const parts = [...recordLeaves, ...Object.entries(facts).map(([name, shape]) => factLeaves(name, shape))]
  return store.stream('audit_sources', `${parts.join(' union all ')} order by 1, 2, 3`)
}

export interface LoggedRow {
  readonly leaf: Buffer
  /** null while it waits. */
  readonly index: number | null
}

/** Every leaf that is in the log or waits for it, in the order of their bytes. */
export function streamLogged(store: AuditStore): AsyncGenerator<LoggedRow> {
  return store.stream(
    'audit_logged',
    `select leaf, index::float8 as index from ledger.leaf union all select leaf, null from ledger.pending_leaf order by 1, 2`,
  )
}

/** What every answer promises, in seconds: the longest that any policy of this platform has ever said. */
export async function findPromiseSeconds(store: AuditStore): Promise<number | undefined> {
  const [row] = await store.query<{ seconds: number | null }>(
    `select max((body ->> 'promiseSeconds')::float8) as seconds from policy where word = 'ledger'`,
  )
  return row?.seconds ?? undefined
}
