import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const lastBackupFile = 'last-backup.json'

/** Left in DATA_DIR, so that the status page can say how old the last backup is. */
export async function noteBackup(dataDir: string, endedAt: string): Promise<void> {
  const draft = join(dataDir, `${lastBackupFile}.draft`)
  await writeFile(draft, JSON.stringify({ endedAt }), { mode: 0o644 })
  await rename(draft, join(dataDir, lastBackupFile))
}

const restoreFile = 'restored.json'

/** A backup that was put back, until the database that came with it is told. */
export interface RestoreNote {
  readonly restoredAt: string
  /** Of the backup. */
  readonly endedAt: string
}

export async function noteRestore(dataDir: string, note: RestoreNote): Promise<void> {
  await writeFile(join(dataDir, restoreFile), JSON.stringify(note), { mode: 0o600, flush: true })
}

export async function findRestore(dataDir: string): Promise<RestoreNote | undefined> {
  const text = await readFile(join(dataDir, restoreFile), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as RestoreNote)
}

export async function forgetRestore(dataDir: string): Promise<void> {
  await rm(join(dataDir, restoreFile), { force: true })
}

/** When the last backup of this DATA_DIR ended; null where none was taken by us. */
export async function findLastBackup(dataDir: string): Promise<string | null> {
  try {
    const { endedAt } = JSON.parse(await readFile(join(dataDir, lastBackupFile), 'utf8')) as { endedAt?: unknown }
    return typeof endedAt === 'string' && !Number.isNaN(Date.parse(endedAt)) ? new Date(endedAt).toISOString() : null
  } catch {
    return null
  }
}
