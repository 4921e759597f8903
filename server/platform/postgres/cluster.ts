import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { type Binaries, program } from './binaries.ts'
import { exists, type Home, ignoreMissing, makeDirectory, type Secrets } from './home.ts'
import { CLEAN_ENVIRONMENT, identity } from './postmaster.ts'

export const SUPERUSER = 'postgres'
export const OWNER = 'yiping_owner'
export const SERVER = 'yiping_server'
export const DATABASE = 'yiping'

/** Makes the data directory when there is none; refuses one that another major version made. */
export async function ensureCluster(home: Home, binaries: Binaries, secrets: Secrets): Promise<void> {
  await sweepDrafts(home)
  const made = await readFile(join(home.cluster, 'PG_VERSION'), 'utf8').catch(ignoreMissing)
  if (made === null) return initialise(home, binaries, secrets)
  if (made.trim() !== String(binaries.major)) {
    throw new Error(
      `${home.cluster} was made by PostgreSQL ${made.trim()}, but the ${binaries.kind} programs are ` +
        `${binaries.version}. Change POSTGRES_BINARIES, or dump the data with the old version and restore it.`,
    )
  }
}

const DRAFT = '.new-'

/** initdb works under a passing name: a directory with the final name is whole, however rudely we were stopped. */
async function initialise(home: Home, binaries: Binaries, secrets: Secrets): Promise<void> {
  const draft = `${home.cluster}${DRAFT}${randomBytes(4).toString('hex')}`
  await makeDirectory(draft, home.user)
  const failures: string[] = []
  for (const locale of localesFor(binaries)) {
    const failure = await initdb(home, binaries, secrets, draft, locale)
    if (failure === null) {
      await setAside(home.cluster)
      await rename(draft, home.cluster)
      return
    }
    failures.push(failure)
    await makeDirectory(draft, home.user)
  }
  await rm(draft, { recursive: true, force: true })
  throw new Error(`initdb failed.\n${failures.join('\n')}`)
}

/** Drafts of starts that were killed. Their initdb may go on for a moment, hence names that never repeat. */
async function sweepDrafts(home: Home): Promise<void> {
  const folder = dirname(home.cluster)
  const drafts = (await readdir(folder)).filter((name) => name.startsWith(basename(home.cluster) + DRAFT))
  for (const name of drafts) await rm(join(folder, name), { recursive: true, force: true }).catch(() => {})
}

/** Somebody else’s half-made directory: never deleted, since nobody can say what it holds. */
async function setAside(cluster: string): Promise<void> {
  if (await exists(cluster)) await rename(cluster, `${cluster}.incomplete-${randomBytes(4).toString('hex')}`)
}

/** Text sorts by code point everywhere, so that the same query gives the same order on every machine and version. */
function localesFor(binaries: Binaries): readonly (readonly string[])[] {
  if (binaries.major >= 17) return [['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']]
  return [
    ['--locale-provider=libc', '--locale=C.UTF-8', '--lc-messages=C'],
    ['--locale-provider=libc', '--locale=C'],
  ]
}

/** Answers null on success, otherwise what initdb said. */
async function initdb(
  home: Home,
  binaries: Binaries,
  secrets: Secrets,
  draft: string,
  locale: readonly string[],
): Promise<string | null> {
  // initdb runs as another user and wants the password in a file, outside the directory that has to be empty.
  const passwordFile = `${draft}.password`
  await writeFile(passwordFile, secrets.super, { mode: 0o600 })
  try {
    if (home.user !== null) await chown(passwordFile, home.user.uid, home.user.gid)
    const child = spawn(
      program(binaries, 'initdb'),
      ['-D', draft, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'].concat(
        ['--data-checksums', '--no-instructions'],
        locale,
      ),
      { cwd: draft, env: CLEAN_ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...identity(home.user) },
    )
    return await outcome(child)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

function outcome(child: ReturnType<typeof spawn>): Promise<string | null> {
  let said = ''
  child.stdout?.on('data', (chunk) => (said += chunk))
  child.stderr?.on('data', (chunk) => (said += chunk))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) => resolve(code === 0 ? null : `${said.trim().slice(-2000)} (exit ${code})`))
  })
}

/**
 * Creates roles and database where they are missing, so that a first start that was interrupted is finished by the
 * next. Answers whether the database was made now.
 */
export async function provision(superUrl: string, secrets: Secrets): Promise<boolean> {
  // A failing statement is written to the log with its text, and these texts hold passwords.
  const client = new pg.Client({
    connectionString: superUrl,
    connectionTimeoutMillis: 30_000,
    options: '-c log_min_error_statement=panic -c log_statement=none -c log_min_duration_statement=-1',
  })
  await client.connect()
  try {
    const make = async (what: string, name: string, sql: string): Promise<boolean> => {
      const found = await client.query(what, [name])
      if (found.rowCount === 0) await client.query(sql)
      return found.rowCount === 0
    }
    const role = 'select from pg_roles where rolname = $1'
    await make(role, OWNER, `create role ${OWNER} login createrole createdb password '${secrets.owner}'`)
    await make(role, SERVER, `create role ${SERVER} login noinherit password '${secrets.server}'`)
    return await make(
      'select from pg_database where datname = $1',
      DATABASE,
      `create database ${DATABASE} owner ${OWNER}`,
    )
  } finally {
    await client.end()
  }
}
