import { type Checkpoint, findCheckpoint } from '../../ledger/checkpoint.ts'
import { type Hash, isConsistent } from '../../ledger/merkle.ts'
import { findNote, findSigners, findVkey, type NoteKey } from '../../ledger/note.ts'
import { proofOf, type ReadTile, runsOfConsistency, type TilePlace, tilePath, tilesOfRuns } from '../../ledger/tile.ts'
import { nodeLedger, sha256, sm3 } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'

export interface LogName {
  readonly prefix: string
  /** What its keys are for, in the list of keys. */
  readonly use: string
  readonly hash: Hash
  /** As the database calls it. */
  readonly stored: 'SHA256' | 'SM3'
}
export const logs: readonly LogName[] = [
  { prefix: '/log', use: 'checkpoint', hash: sha256, stored: 'SHA256' },
  { prefix: '/log/sm3', use: 'checkpoint-sm3', hash: sm3, stored: 'SM3' },
]

export interface ReadCheckpoint extends Checkpoint {
  readonly note: string
}

const widthsOf = ({ level, index }: TilePlace) => `${level}/${index}`

export async function fetchBytes(url: string): Promise<Buffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(20_000) })
  if (answer.status !== 200) throw new Error(`${answer.status} of ${new URL(url).pathname}`)
  return Buffer.from(await answer.arrayBuffer())
}

export async function keysFor(base: string, use: string): Promise<readonly NoteKey[]> {
  const lines = (await fetchBytes(`${base}/log/vkeys`)).toString().trim().split('\n')
  const vkeys = lines.map((line) => line.split(' ')).filter(([what]) => what === use)
  return vkeys.map(([, vkey = '']) => findVkey(nodeLedger, vkey) as NoteKey)
}

/** @throws unless it is a checkpoint that each of these keys has signed */
export async function readCheckpoint(note: string, keys: readonly NoteKey[]): Promise<ReadCheckpoint> {
  const found = findNote(note)
  const signers = found && (await findSigners(nodeLedger, found, keys, checkSignature))
  const checkpoint = found && findCheckpoint(found.text)
  if (checkpoint === undefined || signers?.length !== keys.length) throw new Error(`not signed by all:\n${note}`)
  return { ...checkpoint, note }
}

/** Reads tiles that are there already; a wider one than is asked for holds the narrower. */
export function readerOf(tiles: ReadonlyMap<string, Uint8Array>): ReadTile {
  return (tile) => (tiles.get(widthsOf(tile)) ?? new Uint8Array(0)).subarray(0, 32 * tile.width)
}

export async function fetchTiles(base: string, prefix: string, wanted: readonly TilePlace[]) {
  const tiles = new Map<string, Uint8Array>()
  for (const tile of wanted) tiles.set(widthsOf(tile), await fetchBytes(`${base}${prefix}/${tilePath(tile)}`))
  return tiles
}

/** Whether the newer begins with the older. */
export function followsOn(hash: Hash, older: Checkpoint, newer: Checkpoint, read: ReadTile): boolean {
  const proof = proofOf(hash, runsOfConsistency(older.size, newer.size), newer.size, read)
  const [oldSize, newSize, oldRoot, newRoot] = [older.size, newer.size, older.root, newer.root]
  return older.origin === newer.origin && isConsistent(hash, { oldSize, newSize, oldRoot, newRoot, proof })
}

export const tilesOfConsistency = (oldSize: number, newSize: number) =>
  tilesOfRuns(runsOfConsistency(oldSize, newSize), newSize)
