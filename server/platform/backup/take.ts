import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { syncFolder } from '../durable-file.ts'
import { SUPERUSER } from '../postgres/cluster.ts'
import { findHome, type Secrets } from '../postgres/home.ts'
import { urlOf } from '../postgres/plan.ts'
import { readPidFile } from '../postgres/postmaster.ts'
import { copyFileDurably, listTree } from './copy.ts'
import { type BackupFile, type BackupManifest, BackupRefused, clusterFolder, manifestFile } from './manifest.ts'

export interface TakeOptions {
  readonly dataDir: string
  /** A folder that does not exist yet, or an empty one. */
  readonly to: string
  readonly version: string
  readonly now: () => number
  readonly tell: (line: string) => void
  /** Called when the copy is whole and before it gets its name: where it fails, there is no backup. */
  readonly onWhole: (manifest: BackupManifest) => Promise<void>
}

/**
 * A base backup of our own PostgreSQL while it works, with the WAL that makes it whole: whatever was committed before the end
 * is in it. https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 * The keys are not in it, on purpose: whoever has both can read everything.
 */
export async function takeBackup(options: TakeOptions): Promise<BackupManifest> {
  const to = resolve(options.to)
  await refuseOccupied(to)
  const { cluster } = await findHome(options.dataDir)
  const client = await connect(options.dataDir, cluster)
  const draft = join(dirname(to), `.${basename(to)}.unfinished-${randomBytes(4).toString('hex')}`)
  try {
    await mkdir(join(draft, clusterFolder), { recursive: true, mode: 0o700 })
    const copied = await copyCluster(client, cluster, draft, options)
    const secrets = await copyFileDurably(join(options.dataDir, secretsFile), join(draft, secretsFile))
    if (secrets === undefined) throw new Error(`${secretsFile} vanished while it was copied`)
    const manifest = { ...copied, secrets }
    await writeFile(join(draft, manifestFile), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true })
    await syncFolder(draft)
    await options.onWhole(manifest)
    await rmdir(to).catch(() => undefined)
    await rename(draft, to)
    await syncFolder(dirname(to))
    return manifest
  } finally {
    await client.end()
    await rm(draft, { recursive: true, force: true })
  }
}

export const secretsFile = 'postgres-secrets.json'

async function refuseOccupied(to: string): Promise<void> {
  const there = await readdir(to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new BackupRefused(`${to} is no folder that can be written: ${error.code ?? error.message}`)
  })
  if (there.length > 0) throw new BackupRefused(`${to} is not empty; a backup never overwrites anything`)
  await mkdir(dirname(to), { recursive: true })
}

/** As the superuser of our own server, which has to run: its log is half of the backup. */
async function connect(dataDir: string, cluster: string): Promise<pg.Client> {
  const found = await readPidFile(cluster)
  if (found === null)
    throw new BackupRefused(
      `no database runs on ${dataDir}. Start Yiping and take the backup while it works, or copy the stopped folder.`,
    )
  const secrets = JSON.parse(await readFile(join(dataDir, secretsFile), 'utf8')) as Secrets
  const client = new pg.Client({
    connectionString: urlOf(secrets, found.port, 'super', SUPERUSER),
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => undefined)
  await client.connect().catch((error: Error) => {
    throw new BackupRefused(`the database of ${dataDir} does not answer: ${error.message}`)
  })
  return client
}

/** What belongs to the running server and must not come along, or is made anew: its folder stays, empty. */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const leftOut = /(^|\/)(postmaster\.(pid|opts)|backup_label|tablespace_map|pg_internal\.init|pgsql_tmp[^/]*)$/

const isLeftOut = (path: string): boolean => leftOut.test(path) || emptied.has(path.split('/').slice(0, -1)[0] ?? '')

async function copyCluster(
  client: pg.Client,
  cluster: string,
  draft: string,
  { version, now, tell }: TakeOptions,
): Promise<Omit<BackupManifest, 'secrets'>> {
  const beganAt = new Date(now()).toISOString()
  // Holds back the WAL from here on, and lets it go when this connection ends, however it ends.
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [`yiping_backup_${process.pid}`])
  const began = await one<{ lsn: string }>(client, `select pg_backup_start('yiping', true)::text as lsn`)
  const { folders, files: names } = await listTree(cluster, isLeftOut)
  const files: BackupFile[] = []
  const copy = async (path: string) => {
    const copied = await copyFileDurably(join(cluster, path), join(draft, clusterFolder, path))
    if (copied !== undefined) files.push({ path, ...copied })
    else await rm(join(draft, clusterFolder, path), { force: true })
  }
  for (const [index, path] of names.entries()) {
    await copy(path)
    if (index % 500 === 499) tell(`${index + 1} of ${names.length} files`)
  }
  const endedAt = new Date(now()).toISOString()
  const ended = await one<{ lsn: string; labelfile: string; wal: string }>(
    client,
    `select lsn::text, labelfile, pg_walfile_name(lsn) as wal from pg_backup_stop(false)`,
  )
  const label = Buffer.from(ended.labelfile, 'utf8')
  await writeFile(join(draft, clusterFolder, 'backup_label'), label, { mode: 0o600, flush: true })
  files.push({ path: 'backup_label', bytes: label.length, sha256: createHash('sha256').update(label).digest('hex') })
  const { wal: firstWal } = await one<{ wal: string }>(client, 'select pg_walfile_name($1::pg_lsn) as wal', [began.lsn])
  for (const path of await walBetween(cluster, firstWal, ended.wal)) await copy(path)
  const { major } = await one<{ major: string }>(
    client,
    `select (current_setting('server_version_num')::int / 10000)::text as major`,
  )
  for (const folder of folders) await mkdir(join(draft, clusterFolder, folder), { recursive: true, mode: 0o700 })
  return {
    format: 1,
    beganAt,
    endedAt,
    yiping: version,
    postgresMajor: major,
    startLsn: began.lsn,
    stopLsn: ended.lsn,
    folders,
    files,
  }
}

/** The log from the start of the backup to its end, by path; refuses where a piece of it is gone. */
async function walBetween(cluster: string, first: string, last: string): Promise<readonly string[]> {
  const all = (await readdir(join(cluster, 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name)).sort()
  const wanted = all.filter((name) => name >= first && name <= last)
  if (wanted[0] !== first || wanted.at(-1) !== last)
    throw new Error(`the log between ${first} and ${last} is not whole`)
  const history = (await readdir(join(cluster, 'pg_wal'))).filter((name) => name.endsWith('.history'))
  return [...history, ...wanted].map((name) => `pg_wal/${name}`)
}

async function one<Row extends pg.QueryResultRow>(
  client: pg.Client,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row> {
  const [row] = (await client.query<Row>(text, [...values])).rows
  if (row === undefined) throw new Error('PostgreSQL gave no answer')
  return row
}
