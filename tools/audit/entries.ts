import { leafKinds } from '../../ledger/leaf.ts'

const leafLength = 34

/** The leaves of a bundle; undefined for what is not as many whole leaves as were asked for. */
export function findLeaves(bytes: Uint8Array, width: number): readonly Uint8Array[] | undefined {
  const leaves: Uint8Array[] = []
  let at = 0
  while (at + 2 <= bytes.length && leaves.length < width) {
    const length = (bytes[at] as number) * 256 + (bytes[at + 1] as number)
    if (at + 2 + length > bytes.length) return undefined
    leaves.push(bytes.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return leaves.length === width ? leaves : undefined
}

const kinds: readonly number[] = Object.values(leafKinds)

/** Whether it is a leaf of version 1 of a kind that this auditor knows. */
export function isKnownLeaf(leaf: Uint8Array): boolean {
  return leaf.length === leafLength && leaf[0] === 1 && kinds.includes(leaf[1] as number)
}
