import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Checkpoint, findCheckpoint } from '../../ledger/checkpoint.ts'
import { findNote } from '../../ledger/note.ts'
import { type TilePlace, tilePath, tilesOf, tileWidth } from '../../ledger/tile.ts'
import type { Database } from '../platform/database.ts'
import { replaceDurably, syncFolder } from '../platform/durable-file.ts'
import { LedgerAlarm } from './alarm.ts'
import { loadEntries } from './entries.ts'
import type { Head } from './store.ts'
import type { Tiles } from './tiles.ts'

export interface Mirrored extends Checkpoint {
  readonly note: string
}

/**
 * A copy of the log outside of the database, laid out as it is served: what a log is filled up from that was put back from a backup. Leaves and tiles are
 * there before a checkpoint that covers them is published.
 */
export class Mirror {
  readonly #folder: string
  readonly #deps: { readonly db: Database; readonly tiles: Tiles }
  /** Up to where each tree is known to be there. */
  readonly #sizes = new Map<string, number>()

  constructor(folder: string, deps: { readonly db: Database; readonly tiles: Tiles }) {
    this.#folder = folder
    this.#deps = deps
  }

  /** Everything below this head; durable when it resolves. */
  async write(head: Head): Promise<void> {
    const root = folderOf(this.#folder, head)
    const mirrored = await findMirrored(root)
    if (mirrored !== undefined) await this.#refuseOther(head, mirrored)
    const from = this.#sizes.get(head.hash) ?? mirrored?.size ?? 0
    const grown = tilesOf(head.size, from)
    for (const tile of grown) {
      const read = await this.#deps.tiles.load(head.hash, [tile])
      await putTile(root, tilePath, tile, read(tile))
      // The leaves are the same under both trees.
      if (head.hash === 'SHA256' && tile.level === 0)
        await putTile(root, entriesPath, tile, await loadEntries(this.#deps.db, tile))
    }
    this.#sizes.set(head.hash, head.size)
  }

  /** What this log has signed: before anybody else sees it, so that what a witness has signed is found again, whatever becomes of this database. */
  async keepSigned(head: Head, note: string): Promise<void> {
    await writeDurably(join(folderOf(this.#folder, head), signedName), note)
  }

  async keepCheckpoint(head: Head, note: string): Promise<void> {
    await writeDurably(join(folderOf(this.#folder, head), publishedName), note)
  }

  /** Nothing of a copy that has come further, or is of another history, is written over: it would lose what it is kept for. */
  async #refuseOther(head: Head, { size, root }: Mirrored): Promise<void> {
    if (size > head.size)
      throw new LedgerAlarm(`the copy of the log in ${this.#folder} has ${size} leaves, and the log ${head.size}`)
    if (!(await this.#deps.tiles.rootAt(head.hash, size)).equals(root))
      throw new LedgerAlarm(`the copy of the log in ${this.#folder} is not the beginning of this log`)
  }
}

const folderOf = (folder: string, { hash }: Pick<Head, 'hash'>) => (hash === 'SM3' ? join(folder, 'sm3') : folder)

const entriesPath = (tile: TilePlace): string => tilePath({ ...tile, level: 0 }).replace('tile/0/', 'tile/entries/')

async function putTile(
  root: string,
  pathOf: (tile: TilePlace) => string,
  tile: TilePlace,
  bytes: Uint8Array,
): Promise<void> {
  await writeDurably(join(root, pathOf(tile)), bytes)
  await dropNarrower(join(root, pathOf({ ...tile, width: tileWidth })), tile.width)
}

const [publishedName, signedName] = ['checkpoint', 'checkpoint.signed']

/** The newest checkpoint that a copy of a log has, published or only signed; whether its signatures hold is another question. */
export async function findMirrored(folder: string): Promise<Mirrored | undefined> {
  const [published, signed] = [await findNoteIn(folder, publishedName), await findNoteIn(folder, signedName)]
  return (signed?.size ?? -1) > (published?.size ?? -1) ? signed : published
}

async function findNoteIn(folder: string, name: string): Promise<Mirrored | undefined> {
  const path = join(folder, name)
  // A disk that does not answer has not seen nothing: anything but “no such file” is thrown.
  const note = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (note === undefined) return undefined
  const checkpoint = findCheckpoint(findNote(note)?.text ?? '')
  if (checkpoint === undefined) throw new Error(`${path} is no checkpoint`)
  return { ...checkpoint, note }
}

/** Leaves of a copy from one place up to another, bundle by bundle. @throws where a bundle is missing or damaged */
export async function* readMirroredLeaves(folder: string, from: number, to: number): AsyncGenerator<readonly Buffer[]> {
  for (let index = Math.floor(from / tileWidth); index * tileWidth < to; index += 1) {
    const width = Math.min(tileWidth, to - index * tileWidth)
    const leaves = await readBundle(folder, { level: 0, index, width })
    yield leaves.slice(Math.max(0, from - index * tileWidth), width)
  }
}

/** A bundle that has grown since holds what stood in the narrower one. */
async function readBundle(folder: string, tile: TilePlace): Promise<Buffer[]> {
  const full = join(folder, entriesPath({ ...tile, width: tileWidth }))
  const widths = await widthsBeside(full)
  const width = existsSync(full) ? tileWidth : widths.filter((each) => each >= tile.width)[0]
  if (width === undefined) throw new Error(`${entriesPath(tile)} is missing`)
  const bytes = await readFile(join(folder, entriesPath({ ...tile, width })))
  const leaves: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 36) {
    if (bytes.length < at + 36 || bytes.readUInt16BE(at) !== 34) throw new Error(`${entriesPath(tile)} is damaged`)
    leaves.push(bytes.subarray(at + 2, at + 36))
  }
  if (leaves.length < tile.width) throw new Error(`${entriesPath(tile)} is too short`)
  return leaves
}

/** Which partial ones lie beside a full one, narrowest first. */
async function widthsBeside(full: string): Promise<number[]> {
  if (!existsSync(`${full}.p`)) return []
  return (await readdir(`${full}.p`))
    .map(Number)
    .filter((width) => width > 0)
    .sort((a, b) => a - b)
}

/** What a wider one holds too is not kept twice. */
async function dropNarrower(full: string, width: number): Promise<void> {
  if (width === tileWidth) return rm(`${full}.p`, { recursive: true, force: true })
  for (const each of await widthsBeside(full)) if (each < width) await rm(join(`${full}.p`, String(each)))
}

async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await replaceDurably(path, bytes, 0o644)
  await syncFolder(dirname(path))
}
