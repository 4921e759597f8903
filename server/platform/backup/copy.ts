import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BackupFile } from './manifest.ts'

const chunkBytes = 1 << 20

/** Copies a file to the disk, not merely to memory. @returns undefined where it vanished meanwhile: a dropped table. */
export async function copyFileDurably(from: string, to: string): Promise<Omit<BackupFile, 'path'> | undefined> {
  const hash = createHash('sha256')
  let bytes = 0
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const target = await open(to, 'wx', 0o600)
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: chunkBytes })) {
      hash.update(chunk as Buffer)
      bytes += (chunk as Buffer).length
      await target.writeFile(chunk as Buffer)
    }
    await target.sync()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  } finally {
    await target.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

interface Found {
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

/** Everything below a folder, by path with slashes; symbolic links are refused (tablespaces: not made by us). */
export async function listTree(root: string, skip: (path: string) => boolean, below = ''): Promise<Found> {
  const folders: string[] = []
  const files: string[] = []
  for (const name of (await readdir(join(root, below))).sort()) {
    const path = below === '' ? name : `${below}/${name}`
    if (skip(path)) continue
    const found = await lstat(join(root, path)).catch(() => null)
    if (found === null) continue
    if (found.isSymbolicLink()) throw new Error(`${join(root, path)} is a link: tablespaces are not backed up`)
    if (!found.isDirectory()) files.push(path)
    else {
      folders.push(path)
      const inner = await listTree(root, skip, path)
      folders.push(...inner.folders)
      files.push(...inner.files)
    }
  }
  return { folders, files }
}
