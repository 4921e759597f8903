import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One file of a backup, as it was when it was copied. */
export interface BackupFile {
  /** Below `postgres/` of the backup, with slashes. */
  readonly path: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** What a backup says of itself: written last, so that a folder without it is no backup. */
export interface BackupManifest {
  readonly format: 1
  readonly beganAt: string
  /** Everything acknowledged before this moment is in it. */
  readonly endedAt: string
  readonly yiping: string
  readonly postgresMajor: string
  readonly startLsn: string
  readonly stopLsn: string
  readonly folders: readonly string[]
  readonly files: readonly BackupFile[]
  /** The passwords of the server, which lie beside `postgres/`. */
  readonly secrets: Omit<BackupFile, 'path'>
}

export const manifestFile = 'backup.json'
export const clusterFolder = 'postgres'

/** Reasons that the person at the terminal can mend; the message is a sentence for them. */
export class BackupRefused extends Error {}

export async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => null)
  if (text === null)
    throw new BackupRefused(`${folder} holds no finished backup: ${manifestFile} is written last, and is not there`)
  const manifest = JSON.parse(text) as BackupManifest
  if (manifest.format !== 1)
    throw new BackupRefused(`${folder} was made by a newer version of Yiping (format ${String(manifest.format)})`)
  return manifest
}
