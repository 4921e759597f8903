import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { writeCheckpoint } from '../../ledger/checkpoint.ts'
import { appendHashes, emptyEdge, rootOfEdge, type WrittenTile } from '../../ledger/edge.ts'
import { type LeafKind, toLeaf } from '../../ledger/leaf.ts'
import { emptyRoot, type Hash, hashLeaf } from '../../ledger/merkle.ts'
import { writeVkey } from '../../ledger/note.ts'
import { promiseKeyName } from '../../ledger/promise.ts'
import { tilePath, tileWidth } from '../../ledger/tile.ts'
import { ed25519Signer } from '../../signing/ed25519.ts'
import { sha256, sm3 } from '../../signing/node-ledger.ts'
import { cosign, signNote } from '../../signing/sign-note.ts'
import type { NoteSigner } from '../../signing/signer.ts'
import { sm2Signer } from '../../signing/sm2.ts'

export const origin = 'log.test.example/2026'

/** Whoever signs in these tests. */
export const signers = {
  log: ed25519Signer(origin, sha256('log')),
  logSm2: sm2Signer(origin, sha256('log sm2')),
  second: sm2Signer(`${origin}/sm3`, sha256('log sm2')),
  promise: ed25519Signer(promiseKeyName(origin), sha256('promise')),
  witnesses: ['one', 'two', 'three'].map((name) =>
    ed25519Signer(`${name}.witness.example`, sha256(name), 'cosignature'),
  ),
}

export const trusted = {
  vkeys: [signers.log, signers.logSm2, signers.second, signers.promise].map(({ key }) => writeVkey(key)),
  witnesses: signers.witnesses.map(({ key }) => writeVkey(key)),
  needed: 2,
}

/** Some leaf of a kind, another for each number. */
export const leafOf = (at: number, kind: LeafKind = 'evaluation') => toLeaf(kind, sha256(`leaf ${at}`))
export const leavesOf = (count: number) => Array.from({ length: count }, (_, at) => leafOf(at))

export interface BuiltTree {
  readonly root: Uint8Array
  /** By their path. */
  readonly tiles: ReadonlyMap<string, WrittenTile>
}

export function buildTree(hash: Hash, leaves: readonly Uint8Array[]): BuiltTree {
  const hashes = leaves.map((leaf) => hashLeaf(hash, leaf))
  const { edge, tiles } = appendHashes(hash, emptyEdge, hashes)
  return {
    root: rootOfEdge(hash, edge) ?? emptyRoot(hash),
    tiles: new Map(tiles.map((tile) => [tilePath(tile), tile])),
  }
}

export function bundleOf(leaves: readonly Uint8Array[]): Buffer {
  return Buffer.concat(leaves.map((leaf) => Buffer.concat([Buffer.of(0, leaf.length), leaf])))
}

export interface SignedBy {
  readonly by?: readonly NoteSigner[]
  readonly seenBy?: readonly NoteSigner[]
  readonly secondsAgo?: number
}

export async function signCheckpoint(
  content: { readonly origin: string; readonly size: number; readonly root: Uint8Array },
  { by = [signers.log, signers.logSm2], seenBy = signers.witnesses.slice(0, 2), secondsAgo = 5 }: SignedBy = {},
): Promise<string> {
  const note = await signNote(writeCheckpoint(content), by)
  const seconds = Math.floor(Date.now() / 1000) - secondsAgo
  const seen = await Promise.all(seenBy.map((witness) => cosign(note, seconds, witness)))
  return note + seen.join('')
}

/** A log as files: what a path answers. Tests bend it as they like. */
export type LogFiles = Map<string, string | Uint8Array>

export async function filesOf(leaves: readonly Uint8Array[], signed: SignedBy = {}): Promise<LogFiles> {
  const [first, second] = [buildTree(sha256, leaves), buildTree(sm3, leaves)]
  const size = leaves.length
  const files: LogFiles = new Map()
  files.set('/log/checkpoint', await signCheckpoint({ origin, size, root: first.root }, signed))
  files.set(
    '/log/sm3/checkpoint',
    await signCheckpoint({ origin: `${origin}/sm3`, size, root: second.root }, { by: [signers.second], seenBy: [] }),
  )
  for (const [path, { bytes }] of first.tiles) files.set(`/log/${path}`, bytes)
  for (const [path, { bytes }] of second.tiles) files.set(`/log/sm3/${path}`, bytes)
  for (let from = 0; from < size; from += tileWidth) {
    const some = leaves.slice(from, from + tileWidth)
    const path = tilePath({ level: 0, index: from / tileWidth, width: some.length })
    files.set(`/log/${path.replace('tile/0/', 'tile/entries/')}`, bundleOf(some))
  }
  return files
}

export interface StaticLog {
  readonly url: string
  files: LogFiles
  stop(): Promise<void>
}

/** A log that is nothing but files behind HTTP, as a mirror would show it. */
export async function serveFiles(files: LogFiles): Promise<StaticLog> {
  const log = { url: '', files, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) }
  const server = createServer((request, response) => {
    const found = log.files.get(request.url ?? '')
    response.writeHead(found === undefined ? 404 : 200).end(found)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  log.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return log
}
