import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendHashes, type Edge, emptyEdge, readEdge, rootOfEdge } from './edge.ts'
import { emptyRoot, type Hash, hashLeaf, hashNode, isConsistent, isIncluded } from './merkle.ts'
import {
  proofOf,
  rootOf,
  runsOfConsistency,
  runsOfInclusion,
  type TilePlace,
  tilePath,
  tilesOf,
  tilesOfRuns,
} from './tile.ts'

const sha256: Hash = (bytes) => createHash('sha256').update(bytes).digest()
const sm3: Hash = (bytes) => createHash('sm3').update(bytes).digest()
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')

/** RFC 6962, 2.1, word for word: recomputed from all leaves each time. */
function bruteRoot(hash: Hash, leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return hash(new Uint8Array(0))
  const [only] = leaves
  if (leaves.length === 1 && only !== undefined) return only
  const split = splitOf(leaves.length)
  return hashNode(hash, bruteRoot(hash, leaves.slice(0, split)), bruteRoot(hash, leaves.slice(split)))
}
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}
function brutePath(hash: Hash, index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return []
  const split = splitOf(leaves.length)
  return index < split
    ? [...brutePath(hash, index, leaves.slice(0, split)), bruteRoot(hash, leaves.slice(split))]
    : [...brutePath(hash, index - split, leaves.slice(split)), bruteRoot(hash, leaves.slice(0, split))]
}
function bruteProof(hash: Hash, oldSize: number, leaves: readonly Uint8Array[], isWhole = true): Uint8Array[] {
  if (oldSize === leaves.length) return isWhole ? [] : [bruteRoot(hash, leaves)]
  const split = splitOf(leaves.length)
  return oldSize <= split
    ? [...bruteProof(hash, oldSize, leaves.slice(0, split), isWhole), bruteRoot(hash, leaves.slice(split))]
    : [...bruteProof(hash, oldSize - split, leaves.slice(split), false), bruteRoot(hash, leaves.slice(0, split))]
}

const leavesOf = (hash: Hash, count: number, salt = 0) =>
  Array.from({ length: count }, (_, at) => hashLeaf(hash, Buffer.from(`leaf ${salt} ${at}`)))

/** A log that keeps every tile that was ever written, grown by these batches. */
class Log {
  edge: Edge = emptyEdge
  readonly tiles = new Map<string, Uint8Array>()
  readonly #hash: Hash
  constructor(hash: Hash) {
    this.#hash = hash
  }
  append(leaves: readonly Uint8Array[]): this {
    const { edge, tiles } = appendHashes(this.#hash, this.edge, leaves)
    for (const tile of tiles) this.tiles.set(`${tile.level}/${tile.index}`, tile.bytes)
    this.edge = edge
    return this
  }
  readonly read = ({ level, index }: TilePlace) => this.tiles.get(`${level}/${index}`) ?? new Uint8Array(0)
}

const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 511, 512, 513, 700]

describe.each([
  ['SHA-256', sha256],
  ['SM3', sm3],
] as const)('the tree over %s', (_, hash) => {
  const all = leavesOf(hash, 700)
  const log = new Log(hash).append(all)

  test.each(sizes)('of %i leaves is what RFC 6962 says, by root and by proof', (size) => {
    const leaves = all.slice(0, size)
    const root = bruteRoot(hash, leaves)
    expect(hex(rootOf(hash, size, log.read))).toBe(hex(root))
    expect(hex(rootOfEdge(hash, new Log(hash).append(leaves).edge))).toBe(hex(root))
    for (const index of new Set([0, 1, 2, size >> 1, size - 2, size - 1]).values()) {
      if (index < 0 || index >= size) continue
      const proof = proofOf(hash, runsOfInclusion(index, size), size, log.read)
      expect(proof.map(hex)).toEqual(brutePath(hash, index, leaves).map(hex))
      expect(isIncluded(hash, { index, size, leafHash: leaves[index] as Uint8Array, proof, root })).toBe(true)
    }
    for (const oldSize of sizes.filter((each) => each <= size)) {
      const proof = proofOf(hash, runsOfConsistency(oldSize, size), size, log.read)
      expect(proof.map(hex)).toEqual(bruteProof(hash, oldSize, leaves).map(hex))
      const oldRoot = bruteRoot(hash, leaves.slice(0, oldSize))
      expect(isConsistent(hash, { oldSize, newSize: size, oldRoot, newRoot: root, proof })).toBe(true)
    }
  })
})

test('any batching gives the same tiles and the same root, also through an edge that was read back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 8 }), (batches) => {
      const count = batches.reduce((sum, each) => sum + each, 0)
      const leaves = leavesOf(sha256, count)
      const whole = new Log(sha256).append(leaves)
      const piecewise = new Log(sha256)
      let from = 0
      for (const each of batches) {
        piecewise.edge = readEdge(piecewise.edge.size, piecewise.read)
        piecewise.append(leaves.slice(from, from + each))
        from += each
      }
      expect([...piecewise.tiles].map(([at, bytes]) => [at, hex(bytes)])).toEqual(
        expect.arrayContaining([...whole.tiles].map(([at, bytes]) => [at, hex(bytes)])),
      )
      expect(hex(rootOfEdge(sha256, piecewise.edge))).toBe(hex(count === 0 ? undefined : bruteRoot(sha256, leaves)))
    }),
    { numRuns: 60 },
  )
})

/** What a forger can do to a claim: another place, another size, other bytes, one hash more, fewer, or elsewhere. */
const mutations = fc.oneof(
  fc.record({ what: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7), byte: fc.nat(31) }),
  fc.record({ what: fc.constantFrom('drop', 'repeat', 'swap', 'append', 'prepend'), at: fc.nat() }),
)
type Mutation = typeof mutations extends fc.Arbitrary<infer T> ? T : never

function mutate(proof: readonly Uint8Array[], mutation: Mutation): readonly Uint8Array[] {
  const at = proof.length === 0 ? 0 : mutation.at % proof.length
  const changed = proof.map((each) => Uint8Array.from(each))
  const one = changed[at] ?? new Uint8Array(32)
  switch (mutation.what) {
    case 'flip':
      one[mutation.byte] = (one[mutation.byte] ?? 0) ^ (1 << mutation.bit)
      return changed
    case 'drop':
      return changed.toSpliced(at, 1)
    case 'repeat':
      return changed.toSpliced(at, 0, one)
    case 'swap':
      return changed.toReversed()
    case 'append':
      return [...changed, one]
    default:
      return [one, ...changed]
  }
}

test('every proof that was tampered with is refused', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 600 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1), mutations)),
      ([size, index, mutation]) => {
        const leaves = leavesOf(sha256, size)
        const log = new Log(sha256).append(leaves)
        const root = rootOf(sha256, size, log.read)
        const leafHash = leaves[index] as Uint8Array
        const proof = proofOf(sha256, runsOfInclusion(index, size), size, log.read)
        const forged = mutate(proof, mutation)
        if (JSON.stringify(forged.map(hex)) !== JSON.stringify(proof.map(hex)))
          expect(isIncluded(sha256, { index, size, leafHash, proof: forged, root })).toBe(false)
        const claim = { oldSize: index + 1, newSize: size, newRoot: root }
        const oldRoot = rootOf(sha256, index + 1, new Log(sha256).append(leaves.slice(0, index + 1)).read)
        const steps = proofOf(sha256, runsOfConsistency(index + 1, size), size, log.read)
        expect(isConsistent(sha256, { ...claim, oldRoot, proof: steps })).toBe(true)
        const bent = mutate(steps, mutation)
        if (JSON.stringify(bent.map(hex)) !== JSON.stringify(steps.map(hex)))
          expect(isConsistent(sha256, { ...claim, oldRoot, proof: bent })).toBe(false)
      },
    ),
    { numRuns: 200 },
  )
})

test('a leaf that was changed, moved, or is elsewhere is not included', () => {
  const leaves = leavesOf(sha256, 300)
  const log = new Log(sha256).append(leaves)
  const root = rootOf(sha256, 300, log.read)
  const proof = proofOf(sha256, runsOfInclusion(77, 300), 300, log.read)
  const claim = { index: 77, size: 300, leafHash: leaves[77] as Uint8Array, proof, root }
  expect(isIncluded(sha256, claim)).toBe(true)
  for (const over of [
    { index: 76 },
    { index: 78 },
    { size: 256 },
    { leafHash: leaves[78] as Uint8Array },
    { index: -1 },
    { index: 0.5 },
  ])
    expect(isIncluded(sha256, { ...claim, ...over })).toBe(false)
  // Of the same length as its way, a size that shares it cannot be told apart by the proof alone: the signed checkpoint says it.
  expect(isIncluded(sha256, { ...claim, root: emptyRoot(sha256) })).toBe(false)
})

test('a log that was rewritten, cut off or grown in its past is not consistent', () => {
  const leaves = leavesOf(sha256, 400)
  const oldRoot = bruteRoot(sha256, leaves.slice(0, 300))
  const rewritten = leaves.with(10, hashLeaf(sha256, Buffer.from('another')))
  const inserted = leaves.toSpliced(10, 0, hashLeaf(sha256, Buffer.from('one more')))
  for (const later of [rewritten, inserted]) {
    const log = new Log(sha256).append(later)
    const proof = proofOf(sha256, runsOfConsistency(300, later.length), later.length, log.read)
    const newRoot = rootOf(sha256, later.length, log.read)
    expect(isConsistent(sha256, { oldSize: 300, newSize: later.length, oldRoot, newRoot, proof })).toBe(false)
  }
  expect(isConsistent(sha256, { oldSize: 300, newSize: 200, oldRoot, newRoot: oldRoot, proof: [] })).toBe(false)
})

test('a proof of a large log is told from few tiles, and its numbers reach beyond 32 bits', () => {
  const size = 2 ** 33 + 12_345
  const tiles = tilesOfRuns(runsOfInclusion(2 ** 32 + 5, size), size)
  expect(tiles.length).toBeLessThan(40)
  expect(runsOfInclusion(2 ** 32 + 5, size).length).toBeLessThanOrEqual(34)
  expect(tiles.every(({ width }) => width >= 1 && width <= 256)).toBe(true)
})

test('tiles are named as C2SP names them', () => {
  expect(tilePath({ level: 0, index: 0, width: 256 })).toBe('tile/0/000')
  expect(tilePath({ level: 1, index: 1_234_067, width: 256 })).toBe('tile/1/x001/x234/067')
  expect(tilePath({ level: 0, index: 273, width: 112 })).toBe('tile/0/273.p/112')
  expect(tilesOf(70_000).filter(({ width }) => width < 256)).toEqual([
    { level: 0, index: 273, width: 112 },
    { level: 1, index: 1, width: 17 },
    { level: 2, index: 0, width: 1 },
  ])
})

/** Probes of others, where they lie at hand: valid ones, and ones that have to be refused. */
const probes = process.env['MERKLE_PROBES']
const at = (name: string) => path.join(probes ?? '', name)
const isThere = probes !== undefined && existsSync(at('merkle-inclusion.json'))
const bytesOf = (text: string | null) => Buffer.from(text ?? '', 'base64')

interface Probe {
  readonly case: string
  readonly wantErr: boolean
  readonly proof: readonly string[] | null
  readonly [member: string]: unknown
}
const read = (name: string) => JSON.parse(readFileSync(at(name), 'utf8')) as readonly Probe[]

describe.skipIf(!isThere)('probes of others (MERKLE_PROBES names their folder)', () => {
  test('of inclusion', () => {
    for (const probe of isThere ? read('merkle-inclusion.json') : []) {
      const claim = {
        index: probe['leafIdx'] as number,
        size: probe['treeSize'] as number,
        leafHash: bytesOf(probe['leafHash'] as string),
        root: bytesOf(probe['root'] as string),
        proof: (probe.proof ?? []).map(bytesOf),
      }
      expect([probe.case, isIncluded(sha256, claim)]).toEqual([probe.case, !probe.wantErr])
    }
  })

  test('of consistency', () => {
    for (const probe of isThere ? read('merkle-consistency.json') : []) {
      const claim = {
        oldSize: probe['size1'] as number,
        newSize: probe['size2'] as number,
        oldRoot: bytesOf(probe['root1'] as string),
        newRoot: bytesOf(probe['root2'] as string),
        proof: (probe.proof ?? []).map(bytesOf),
      }
      expect([probe.case, isConsistent(sha256, claim)]).toEqual([probe.case, !probe.wantErr])
    }
  })
})
