import { randomBytes } from 'node:crypto'
import { chown, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { syncFolder } from '../durable-file.ts'
import { exists, findHome, type Home, makeDirectory } from '../postgres/home.ts'
import { acquireLock } from '../postgres/lock.ts'
import { copyFileDurably } from './copy.ts'
import { type BackupFile, type BackupManifest, BackupRefused, clusterFolder, readManifest } from './manifest.ts'
import { secretsFile } from './take.ts'

export interface RestoreOptions {
  readonly from: string
  /** Must not hold a database. */
  readonly dataDir: string
  readonly tell: (line: string) => void
}

/**
 * Puts a backup where the next start finds it; PostgreSQL then replays the log up to the end of the backup. Every file is
 * compared with what the backup says of it before anything is put in place: a damaged or altered backup is refused whole.
 */
export async function restoreBackup({ from, dataDir, tell }: RestoreOptions): Promise<BackupManifest> {
  const manifest = await readManifest(resolve(from))
  await mkdir(dataDir, { recursive: true })
  const lock = acquireLock(join(dataDir, 'yiping.lock'), `A Yiping runs on ${dataDir}; restore to another DATA_DIR`)
  try {
    const home = await findHome(dataDir)
    if ((await exists(home.cluster)) || (await exists(join(dataDir, secretsFile))))
      throw new BackupRefused(`${dataDir} already holds a database; a restore never overwrites one`)
    // Under a passing name, like a new cluster: a directory with the final name is whole, however rudely we were stopped.
    const draft = `${home.cluster}.new-${randomBytes(4).toString('hex')}`
    const secretsDraft = join(dataDir, `${secretsFile}.new-${randomBytes(4).toString('hex')}`)
    try {
      await copyBack(resolve(from), draft, home, manifest, tell)
      await copyLike(join(resolve(from), secretsFile), secretsDraft, manifest.secrets, secretsFile)
      // The passwords first: a cluster without them would be one that nobody can log in to.
      await rename(secretsDraft, join(dataDir, secretsFile))
      await rename(draft, home.cluster)
    } finally {
      await rm(draft, { recursive: true, force: true })
      await rm(secretsDraft, { force: true })
    }
    await syncFolder(dirname(home.cluster))
    await syncFolder(dataDir)
    return manifest
  } finally {
    lock.release()
  }
}

async function copyBack(
  from: string,
  draft: string,
  home: Home,
  { files, folders }: BackupManifest,
  tell: (line: string) => void,
): Promise<void> {
  await makeDirectory(draft, home.user)
  const own = async (path: string) => {
    if (home.user !== null) await chown(path, home.user.uid, home.user.gid)
  }
  for (const folder of [...folders, 'pg_wal/archive_status']) {
    await mkdir(inside(draft, folder), { recursive: true, mode: 0o700 })
    await own(inside(draft, folder))
  }
  for (const [index, file] of files.entries()) {
    const target = inside(draft, file.path)
    await copyLike(join(from, clusterFolder, file.path), target, file, file.path)
    await own(target)
    if (index % 500 === 499) tell(`${index + 1} of ${files.length} files`)
  }
}

/** Refuses what is not, byte for byte, what the backup says of it. */
async function copyLike(from: string, to: string, wanted: Omit<BackupFile, 'path'>, name: string): Promise<void> {
  const copied = await copyFileDurably(from, to)
  if (copied?.sha256 !== wanted.sha256 || copied.bytes !== wanted.bytes)
    throw new BackupRefused(`${name} is not what it was when the backup was taken; nothing was restored`)
}

/** The manifest comes from a folder that others may have written to: no path of it leads out of the cluster. */
function inside(draft: string, path: string): string {
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..') || path.startsWith('/'))
    throw new BackupRefused(`the backup names a path that lies outside of it: ${path}`)
  return join(draft, path)
}
