import { type Hash, hashNode } from './merkle.ts'

export interface Batch {
  readonly root: Uint8Array
  /** Of each leaf what leads from it to the root: an inclusion proof of RFC 6962. */
  readonly paths: readonly (readonly Uint8Array[])[]
}

/**
 * The tree over a few leaves that came together, with the path of each: each node is hashed once, however many paths lead by it. A node that has no
 * brother is its own parent, which gives the tree of RFC 6962.
 * @param leafHashes at least one
 */
export function batchOf(hash: Hash, leafHashes: readonly Uint8Array[]): Batch {
  const paths: Uint8Array[][] = leafHashes.map(() => [])
  let level = leafHashes
  for (let height = 0; level.length > 1; height += 1) {
    for (const [index, path] of paths.entries()) {
      const brother = level[Math.floor(index / 2 ** height) ^ 1]
      if (brother !== undefined) path.push(brother)
    }
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, at) => {
      const [left, right] = [level[2 * at] as Uint8Array, level[2 * at + 1]]
      return right === undefined ? left : hashNode(hash, left, right)
    })
  }
  const root = level[0]
  if (root === undefined) throw new RangeError('a batch has a leaf')
  return { root, paths }
}
