import { randomBytes } from 'node:crypto'
import { open, rename } from 'node:fs/promises'

/** Puts a file in the place of another: whole and on the disk before it has that name. Whoever needs the name itself to outlive a power cut syncs the folder. */
export async function replaceDurably(path: string, content: Uint8Array | string, mode: number): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const handle = await open(draft, 'wx', mode)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, path)
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
