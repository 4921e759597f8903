import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { batchOf } from './batch.ts'
import { appendHashes, emptyEdge, rootOfEdge } from './edge.ts'
import { hashLeaf, isIncluded } from './merkle.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const leaves = Array.from({ length: 300 }, (_, at) => hashLeaf(sha256, Uint8Array.of(at & 255, at >> 8)))

test.each([1, 2, 3, 5, 7, 8, 31, 100, 256, 257])(
  'a batch of %i has the root of the log of the same leaves, and each of its paths leads there',
  (size) => {
    const leafHashes = leaves.slice(0, size)
    const { root, paths } = batchOf(sha256, leafHashes)
    expect(Buffer.from(root)).toEqual(
      Buffer.from(rootOfEdge(sha256, appendHashes(sha256, emptyEdge, leafHashes).edge) ?? []),
    )
    for (const [index, proof] of paths.entries())
      expect(isIncluded(sha256, { index, size, leafHash: leafHashes[index] as Uint8Array, proof, root })).toBe(true)
  },
)

test('nothing is no batch', () => {
  expect(() => batchOf(sha256, [])).toThrow(RangeError)
})
