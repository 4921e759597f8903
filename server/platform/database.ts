import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { Refused } from './refused.ts'

/** The group roles of the product. Each pool steps into one; the login itself may do nothing. */
export type DatabaseRole =
  | 'yiping_app'
  | 'yiping_intake'
  | 'yiping_vault'
  | 'yiping_sealer'
  | 'yiping_sweep'
  | 'yiping_staff'

/** A pool in one role. SQL is written out with Kysely's `sql`; rows are typed where they cross into the domain. */
export type Database = Kysely<unknown>

export interface OpenedPool {
  readonly db: Database
  readonly pool: pg.Pool
}

const statementTimeoutMs = 15_000
const connectionTimeoutMs = 5_000

/**
 * The intake's few statements are planned once. Their plans do not depend on the values, but on a quiet morning PostgreSQL
 * would decide to plan them anew for each batch, and stay with it when the hall fills: that doubles the cost of a small batch.
 */
const settingsOf: { readonly [role in DatabaseRole | 'owner']?: string } = {
  yiping_intake: ' -c plan_cache_mode=force_generic_plan',
}

/** bigint as number (tallies stay far below 2^53), days as text: a day is not an instant. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.INT8) return Number
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}

/** @param role `owner`: the login of the address as it is, for what no role that serves may do */
export function openPool(
  url: string,
  role: DatabaseRole | 'owner',
  connectionsMax: number,
  onError: (error: Error) => void,
): OpenedPool {
  const pool = new pg.Pool({
    connectionString: url,
    options: `${role === 'owner' ? '' : `-c role=${role} `}-c statement_timeout=${statementTimeoutMs} -c timezone=Asia/Shanghai${settingsOf[role] ?? ''}`,
    max: connectionsMax,
    connectionTimeoutMillis: connectionTimeoutMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: role,
    types,
  })
  // A connection that dies while idle is replaced by the next query; without a listener it would end the process.
  pool.on('error', onError)
  // Lent out it has no listener at all: one that died inside a transaction would end the process. Its statement is told, or the next one.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool: preparing(pool) }) }), pool }
}

/**
 * Every statement of the product is written out in its code, so there are few, and each is planned once per connection
 * instead of at every call: planning takes longer than most of them run.
 */
function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `yiping_${names.size}`
    names.set(text, name)
    return name
  }
  const prepare = (client: pg.PoolClient) => {
    const query = (text: string, values: readonly unknown[]) =>
      values.length === 0 ? client.query(text) : client.query({ name: nameOf(text), text, values: [...values] })
    return { query, release: () => client.release() } as unknown as PostgresPoolClient
  }
  const prepared = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = prepared.get(client) ?? prepare(client)
      prepared.set(client, known)
      return known
    },
  }
}

export async function queryRows<Row>(db: Database, query: RawBuilder<Row>): Promise<readonly Row[]> {
  return (await query.execute(db)).rows
}

export async function findRow<Row>(db: Database, query: RawBuilder<Row>): Promise<Row | undefined> {
  return (await query.execute(db)).rows[0]
}

/** Errors that say “the database is not there or overloaded”, as opposed to “this statement is wrong”. */
function isUnavailable(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  if (typeof code !== 'string')
    return /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|not queryable/i.test(
      String((error as Error).message),
    )
  return /^(08|53|57|58)|^40001$|^40P01$|^25006$|^55P03$|^55000$|^3D000$|^E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_AGAIN)/.test(
    code,
  )
}

/** The database's absence is told as BUSY, with a time to come again; everything else stays a fault. */
export function orBusy(error: unknown): unknown {
  return isUnavailable(error) ? new Refused('BUSY', undefined, 2) : error
}

/** How an action's transaction ends. */
export type Transact = <T>(db: Database, act: (tx: Database) => Promise<T>) => Promise<T>

export const committed: Transact = (db, act) => db.transaction().execute(act)

/** The way of an action that is to be tried only: the database checks everything, and keeps nothing. */
class Undone extends Error {}

export const rehearsed: Transact = async (db, act) => {
  const answer: { value?: Awaited<ReturnType<typeof act>> } = {}
  try {
    await db.transaction().execute(async (tx) => {
      answer.value = await act(tx)
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return answer.value as Awaited<ReturnType<typeof act>>
}

export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: unknown }).code === '23505'
}

/** A copy that only reads: a standby. */
export function isReadOnly(error: unknown): boolean {
  return (error as { code?: unknown }).code === '25006'
}

/** Refused by the trigger that keeps what a citizen was asked about as it was. */
export function isAskedAbout(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'YP001'
}

/** Data errors (class 22, 23): the fault of one row, not of the batch it came in. */
export function isDataError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && /^2[23]/.test(code)
}

/** Why the login must not serve: whoever owns the tables or stands above the rules could change a fact unnoticed. */
export async function findUnfitLogin(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectionTimeoutMs })
  await client.connect()
  try {
    const { rows } = await client.query<{
      name: string
      is_super: boolean
      bypasses: boolean
      creates_roles: boolean
      owns: boolean
      roles: number
      stranger: string | null
    }>(`
      select r.rolname as name, r.rolsuper as is_super, r.rolbypassrls as bypasses, r.rolcreaterole as creates_roles,
        exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('public', 'vault', 'ledger') and c.relkind in ('r', 'p') and pg_has_role(session_user, c.relowner, 'MEMBER')) as owns,
        (select count(*)::int from pg_roles g where g.rolname = any ('{yiping_app,yiping_intake,yiping_vault,yiping_sweep,yiping_sealer,yiping_staff}')
          and pg_has_role(session_user, g.oid, 'MEMBER')) as roles,
        (select min(g.rolname) from pg_roles g where g.rolname <> all ('{yiping_app,yiping_intake,yiping_vault,yiping_sweep,yiping_staff,yiping_sealer}')
          and g.rolname <> session_user and pg_has_role(session_user, g.oid, 'MEMBER')) as stranger
      from pg_roles r where r.rolname = session_user`)
    const login = rows[0]
    if (login === undefined) return 'the login cannot be seen in pg_roles'
    if (login.is_super) return `the role ${login.name} is a superuser`
    if (login.bypasses) return `the role ${login.name} has BYPASSRLS`
    if (login.creates_roles) return `the role ${login.name} has CREATEROLE`
    if (login.owns) return `the role ${login.name} owns tables of the product, or is a member of their owner`
    // Whatever another role may do, its members may: write all data, read the server's files, become its owner.
    if (login.stranger !== null) return `the role ${login.name} is also a member of ${login.stranger}`
    if (login.roles < 6)
      return `the role ${login.name} is not a member of yiping_app, yiping_intake, yiping_vault, yiping_sweep, yiping_sealer and yiping_staff`
    return undefined
  } finally {
    await client.end()
  }
}

export { sql }

/** What reads a whole city’s month may take longer than what answers a click: for this transaction alone. */
export async function allowLong(tx: Database, minutes = 5): Promise<void> {
  await sql`select set_config('statement_timeout', ${`${minutes}min`}, true)`.execute(tx)
}
