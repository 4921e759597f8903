import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Makes a folder that a power cut does not take away again. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made))
    if (made === first) return
  }
}

/**
 * Writes a file that is not there yet: whole and on the disk, name included, when this resolves, or not at all. A draft is written first and then
 * given its name by link(), which unlike a rename never takes the name away from somebody else’s file: two processes that want one name have one winner.
 * @returns whether the file is ours; false where the name was taken
 */
export async function writeOnce(path: string, bytes: Uint8Array | string): Promise<boolean> {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}${draftEnding}`)
  try {
    await writeSynced(draft, bytes)
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await unlink(draft).catch(() => {})
  }
  await syncFolder(dirname(path))
  return true
}

const draftEnding = '.draft'

/** Takes away what a killed process has left half written. */
export async function clearDrafts(folder: string): Promise<void> {
  const left = (await readdir(folder)).filter((name) => name.startsWith('.') && name.endsWith(draftEnding))
  await Promise.all(left.map((name) => unlink(join(folder, name)).catch(() => {})))
}

async function writeSynced(path: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What was named in it stays named. */
export async function syncFolder(folder: string): Promise<void> {
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
