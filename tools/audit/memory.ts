import { readFile, rename, writeFile } from 'node:fs/promises'
import { CouldNotCheck } from './finding.ts'
import { fetchBytes } from './source.ts'

/** The last checkpoint that was verified, as a note in a file: a client with a memory. undefined where nothing was remembered yet. */
export async function findRemembered(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new CouldNotCheck(`${path}: ${(error as Error).message}`)
  }
}

/** Whole or not at all: a program that is stopped here remembers what it did before. */
export async function remember(path: string, note: string): Promise<void> {
  const draft = `${path}.${process.pid}.draft`
  await writeFile(draft, note, { mode: 0o600 })
  await rename(draft, path)
}

/** A note of somebody else: a file, or an address that shows it. */
export async function loadNote(place: string): Promise<string> {
  const isAddress = /^https?:\/\//.test(place)
  const found = isAddress ? await findFetched(place) : await findRemembered(place)
  if (found === undefined) throw new CouldNotCheck(`${place}: nothing is there`)
  return found
}

async function findFetched(url: string): Promise<string | undefined> {
  const bytes = await fetchBytes(url)
  return bytes && Buffer.from(bytes).toString('utf8')
}
