import { readFileSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { appendAudit, commandOrigin } from './audit/index.ts'
import {
  BackupRefused,
  copyFileDurably,
  noteBackup,
  noteRestore,
  restoreBackup,
  takeBackup,
} from './platform/backup/index.ts'
import { readConfig, refusalText } from './platform/config.ts'
import { openPool } from './platform/database.ts'
import { findServedUrl } from './platform/postgres/served.ts'

const usage = `
npm run backup  -- --to FOLDER [--keys-to FOLDER]      while Yiping runs; the second folder should lie elsewhere
npm run restore -- --from FOLDER [--keys-from FOLDER]  into a DATA_DIR that holds no database; then npm start
`

const print = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

/** `npm run backup` and `npm run restore`, on the database that `npm start` would serve. @returns the exit code */
export async function main(
  verb: 'backup' | 'restore',
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  root: string,
): Promise<number> {
  const wanted = verb === 'backup' ? 'to' : 'from'
  const folders = foldersOf(argv, wanted)
  const answer = readConfig(env, [], { root })
  if (folders === undefined || !answer.ok) {
    complain(answer.ok ? usage : refusalText(answer.problems))
    return 2
  }
  const { dataDir, keyDir, databaseUrl } = answer.config
  try {
    if (databaseUrl !== null)
      throw new BackupRefused(
        'DATABASE_URL names a server that is not ours: back it up with its own tools (docs/operations.md, “Backup”).',
      )
    const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
    if (verb === 'backup') await backUp(dataDir, keyDir, folders, version)
    else await restore(dataDir, keyDir, folders)
    return 0
  } catch (error) {
    complain(error instanceof BackupRefused ? error.message : String((error as Error).stack))
    return 1
  }
}

interface Folders {
  readonly data: string
  readonly keys: string | null
}

function foldersOf(argv: readonly string[], wanted: 'to' | 'from'): Folders | undefined {
  try {
    const options = { [wanted]: { type: 'string' }, [`keys-${wanted}`]: { type: 'string' } } as const
    const { values } = parseArgs({ args: [...argv], options, strict: true })
    const [data, keys] = [values[wanted], values[`keys-${wanted}`]]
    return typeof data === 'string' && data !== '' ? { data, keys: typeof keys === 'string' ? keys : null } : undefined
  } catch {
    return undefined
  }
}

async function backUp(dataDir: string, keyDir: string, { data, keys }: Folders, version: string): Promise<void> {
  if (keys !== null && `${resolve(keys)}${sep}`.startsWith(`${resolve(data)}${sep}`))
    throw new BackupRefused('the keys must not lie in the backup they open: whoever has both can read everything')
  const onWhole = ({ endedAt, files }: { endedAt: string; files: readonly unknown[] }) =>
    appendTaken(dataDir, endedAt, { files: files.length, hasKeys: keys !== null })
  const taken = await takeBackup({ dataDir, to: data, version, now: Date.now, tell: print, onWhole })
  await noteBackup(dataDir, taken.endedAt)
  const bytes = taken.files.reduce((sum, file) => sum + file.bytes, 0)
  print(
    `${resolve(data)}: ${taken.files.length} files, ${Math.ceil(bytes / 1e6)} MB, everything acknowledged before ${taken.endedAt}`,
  )
  // After the database: a month's key that was made meanwhile comes along.
  if (keys === null)
    print(`The keys (${keyDir}) are not in it. Without them nothing sealed can ever be read: keep a copy elsewhere.`)
  else print(`${resolve(keys)}: ${await copyKeys(keyDir, keys)} keys. Keep them apart from the backup.`)
}

/** Whoever has a backup has everything but the keys: a copy that nobody can be asked about is none. */
async function appendTaken(
  dataDir: string,
  endedAt: string,
  detail: { files: number; hasKeys: boolean },
): Promise<void> {
  const url = await findServedUrl(dataDir)
  if (url === undefined)
    throw new BackupRefused(`the database of ${dataDir} does not answer any more; nothing was kept`)
  const { db, pool } = openPool(url, 'yiping_app', 1, () => undefined)
  const target = { kind: 'BACKUP', id: endedAt } as const
  await appendAudit(db, { ...commandOrigin('backup'), act: 'BACKUP_TAKEN', target, result: 'DONE', detail }).finally(
    () => pool.end(),
  )
}

async function restore(dataDir: string, keyDir: string, { data, keys }: Folders): Promise<void> {
  // Before anything is put in place: a restore that stops half way could not be repeated.
  if (keys !== null) await refuseKeys(keys, keyDir)
  const restored = await restoreBackup({ from: data, dataDir, tell: print })
  await noteRestore(dataDir, { restoredAt: new Date().toISOString(), endedAt: restored.endedAt })
  print(`${dataDir}: as it was on ${restored.endedAt}, Yiping ${restored.yiping}`)
  if (keys === null) print(`Put the keys that belong to it into ${keyDir} before you start.`)
  else print(`${keyDir}: ${await copyKeys(keys, keyDir)} keys`)
}

const keyName = /^[\w-]+\.key$/

async function refuseKeys(from: string, to: string): Promise<void> {
  const names = await keysIn(from)
  if (names.length === 0) throw new BackupRefused(`${from} holds no keys; nothing was restored`)
  const there = (await keysIn(to)).filter((name) => names.includes(name))
  if (there.length > 0)
    throw new BackupRefused(`${join(to, there[0] ?? '')} exists; keys are never overwritten, and nothing was restored`)
}

const keysIn = async (folder: string) => (await readdir(folder).catch(() => [])).filter((name) => keyName.test(name))

async function copyKeys(from: string, to: string): Promise<number> {
  const names = await keysIn(from)
  if (names.length === 0) throw new BackupRefused(`${from} holds no keys`)
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const name of names) {
    const copied = await copyFileDurably(join(from, name), join(to, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new BackupRefused(`${join(to, name)} exists; keys are never overwritten`)
      throw error
    })
    if (copied === undefined) throw new BackupRefused(`${join(from, name)} vanished while it was copied`)
  }
  return names.length
}
