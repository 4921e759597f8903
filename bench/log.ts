import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { writeCheckpoint } from '../ledger/checkpoint.ts'
import { appendHashes, type Edge, emptyEdge, rootOfEdge } from '../ledger/edge.ts'
import { toLeaf } from '../ledger/leaf.ts'
import { type Hash, hashLeaf, hashNode } from '../ledger/merkle.ts'
import { tilePath, tileWidth } from '../ledger/tile.ts'
import { ed25519Signer } from '../signing/ed25519.ts'
import { sha256, sm3 } from '../signing/node-ledger.ts'
import { signNote } from '../signing/sign-note.ts'
import { type Verified, verifyCheckpoint } from '../tools/audit/checkpoint.ts'
import { checkConsistency } from '../tools/audit/consistency.ts'
import { Report } from '../tools/audit/finding.ts'
import { auditTrees } from '../tools/audit/fsck.ts'
import { httpSource } from '../tools/audit/source.ts'
import type { TreeName } from '../tools/audit/tree-name.ts'

const batch = 1_000
const origin = 'log.bench.example'
const signer = ed25519Signer(origin, sha256('bench'))
const hashOf: { readonly [Name in TreeName]: Hash } = { SHA256: sha256, SM3: sm3 }

interface Built {
  /** By path, below the address of the tree. */
  readonly files: Map<string, Uint8Array>
  readonly root: Uint8Array
  /** Roots after every so many leaves. */
  readonly roots: readonly { readonly size: number; readonly root: Uint8Array }[]
  readonly leavesPerSecond: number
}

export interface LogFigures {
  readonly leaves: number
  readonly append: { readonly [Name in TreeName]: number }
  /** Leaf and node hashes alone, as many as a tree of that size has: no tree can be faster. */
  readonly hashing: { readonly [Name in TreeName]: number }
  readonly auditSeconds: number
  /** Processor time of the same, auditor and server of the files together. */
  readonly auditCpuSeconds: number
  readonly checkpoints: number
  /** What the auditor says in the end. */
  readonly said: string
  readonly isClean: boolean
}

/**
 * A log of many leaves: both trees built in batches with a root after each, then all of it, tiles, leaves and checkpoints, audited over HTTP by the auditor’s own
 * code. The hashes alone are taken in the same run.
 */
export async function benchLog(count: number, checkpoints: number): Promise<LogFigures> {
  const leaves = Array.from({ length: count }, (_, at) => toLeaf('evaluation', sha256(`leaf ${at}`)))
  // Once around first, so that what is compiled late is compiled.
  build('SHA256', leaves.slice(0, 50 * batch), 1)
  build('SM3', leaves.slice(0, 50 * batch), 1)
  const trees = { SHA256: build('SHA256', leaves, checkpoints), SM3: build('SM3', leaves, 1) }
  const hashing = { SHA256: hashAlone(sha256, leaves), SM3: hashAlone(sm3, leaves) }
  const notes = await Promise.all(
    trees.SHA256.roots.map(({ size, root }) => signNote(writeCheckpoint({ origin, size, root }), [signer])),
  )
  const server = await serve(leaves, trees)
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const report = await audit(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, count, trees, notes)
  const auditSeconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  server.closeAllConnections()
  server.close()
  return {
    leaves: count,
    append: { SHA256: trees.SHA256.leavesPerSecond, SM3: trees.SM3.leavesPerSecond },
    hashing,
    auditSeconds,
    auditCpuSeconds: (user + system) / 1_000_000,
    checkpoints: notes.length,
    said: report.summary('audit'),
    isClean: report.isClean,
  }
}

function build(tree: TreeName, leaves: readonly Uint8Array[], checkpoints: number): Built {
  const hash = hashOf[tree]
  const files = new Map<string, Uint8Array>()
  const roots: { size: number; root: Uint8Array }[] = []
  const every = Math.ceil(leaves.length / checkpoints / batch) * batch
  let edge: Edge = emptyEdge
  const started = performance.now()
  for (let from = 0; from < leaves.length; from += batch) {
    const hashes = leaves.slice(from, from + batch).map((leaf) => hashLeaf(hash, leaf))
    const grown = appendHashes(hash, edge, hashes)
    edge = grown.edge
    for (const tile of grown.tiles) files.set(tilePath(tile), tile.bytes)
    const root = rootOfEdge(hash, edge)
    if (root !== undefined && (edge.size % every === 0 || edge.size === leaves.length))
      roots.push({ size: edge.size, root })
  }
  const leavesPerSecond = leaves.length / ((performance.now() - started) / 1000)
  return { files, root: rootOfEdge(hash, edge) ?? new Uint8Array(0), roots, leavesPerSecond }
}

function hashAlone(hash: Hash, leaves: readonly Uint8Array[]): number {
  const started = performance.now()
  let last = hash(new Uint8Array(0))
  for (const leaf of leaves) last = hashNode(hash, hashLeaf(hash, leaf), last)
  return leaves.length / ((performance.now() - started) / 1000)
}

function serve(leaves: readonly Uint8Array[], trees: { readonly [Name in TreeName]: Built }): Promise<Server> {
  const files = new Map<string, Uint8Array>()
  for (const [path, bytes] of trees.SHA256.files) files.set(`/log/${path}`, bytes)
  for (const [path, bytes] of trees.SM3.files) files.set(`/log/sm3/${path}`, bytes)
  for (let from = 0; from < leaves.length; from += tileWidth) {
    const some = leaves.slice(from, from + tileWidth)
    const path = tilePath({ level: 0, index: from / tileWidth, width: some.length }).replace('tile/0/', 'tile/entries/')
    files.set(`/log/${path}`, Buffer.concat(some.flatMap((leaf) => [Buffer.of(0, leaf.length), leaf])))
  }
  const server = createServer((request, response) => {
    const found = files.get(request.url ?? '')
    response.writeHead(found === undefined ? 404 : 200).end(found)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

/** Signatures of all checkpoints, that each begins the last one, then every leaf, tile and root of both trees. */
async function audit(
  url: string,
  size: number,
  trees: { readonly [Name in TreeName]: Built },
  notes: readonly string[],
): Promise<Report> {
  const report = new Report((line) => console.error(line))
  const source = httpSource(url)
  const trust = { origin, keys: [signer.key], witnesses: [], needed: 0 }
  const verified: Verified[] = []
  for (const note of notes) {
    const found = await verifyCheckpoint(report, note, origin, { tree: 'SHA256', trust, isPublished: true })
    if (found !== undefined) verified.push(found)
  }
  const last = verified.at(-1)
  if (last !== undefined) for (const each of verified) await checkConsistency(report, source, 'SHA256', each, last)
  await auditTrees(report, source, [
    { tree: 'SHA256', size, root: trees.SHA256.root },
    { tree: 'SM3', size, root: trees.SM3.root },
  ])
  return report
}
