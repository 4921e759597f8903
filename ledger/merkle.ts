import { isSame } from './bytes.ts'

/**
 * The tree of RFC 6962 (2.1), over any hash: SHA-256 as C2SP fixes it, SM3 beside it. Here is what anybody checks with nothing in hand but hashes;
 * where they come from is in tile.ts. Sizes and places are whole numbers below 2^53.
 */
export type Hash = (bytes: Uint8Array) => Uint8Array

export const hashBytes = 32

/** The hash of a leaf is prefixed by 0x00 and that of a node by 0x01, so that neither passes for the other. */
export function hashLeaf(hash: Hash, leaf: Uint8Array): Uint8Array {
  const prefixed = new Uint8Array(leaf.length + 1)
  prefixed.set(leaf, 1)
  return hash(prefixed)
}

export function hashNode(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  const prefixed = new Uint8Array(1 + 2 * hashBytes)
  prefixed[0] = 1
  prefixed.set(left, 1)
  prefixed.set(right, 1 + hashBytes)
  return hash(prefixed)
}

/** Of a log in which nothing stands yet. */
export const emptyRoot = (hash: Hash): Uint8Array => hash(new Uint8Array(0))

export interface InclusionClaim {
  readonly index: number
  readonly size: number
  readonly leafHash: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Whether a leaf stands at this place of the log with this root. Whatever is odd about the proof, the answer is no. */
export function isIncluded(hash: Hash, { index, size, leafHash, proof, root }: InclusionClaim): boolean {
  if (!isPlace(index) || !isPlace(size) || index >= size) return false
  if (![leafHash, root, ...proof].every(isHash)) return false
  const sides = sidesOf(index, size - 1, proof.length)
  return sides !== undefined && isSame(climb(hash, leafHash, proof, sides), root)
}

type Side = 'LEFT' | 'RIGHT'

/** On which side the siblings stand on the way from a place up to the root; undefined where there are not so many. */
function sidesOf(from: number, lastOne: number, count: number): readonly Side[] | undefined {
  const sides: Side[] = []
  let [place, last] = [from, lastOne]
  while (last > 0 && sides.length < count) {
    const isRightmost = place === last
    sides.push(isOdd(place) || isRightmost ? 'LEFT' : 'RIGHT')
    // At the right edge a subtree that has no sibling is its own parent.
    while (isRightmost && !isOdd(place) && place !== 0) [place, last] = [half(place), half(last)]
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && sides.length === count ? sides : undefined
}

function climb(hash: Hash, from: Uint8Array, proof: readonly Uint8Array[], sides: readonly Side[]): Uint8Array {
  return proof.reduce(
    (found, sibling, at) => (sides[at] === 'LEFT' ? hashNode(hash, sibling, found) : hashNode(hash, found, sibling)),
    from,
  )
}

export interface ConsistencyClaim {
  readonly oldSize: number
  readonly newSize: number
  readonly oldRoot: Uint8Array
  readonly newRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * Whether the newer log begins with the older one, leaf by leaf: nothing was changed, moved or taken out. Of an older one in which nothing stood there is
 * nothing to show: the answer is no, and whoever begins there asks nothing.
 */
export function isConsistent(hash: Hash, claim: ConsistencyClaim): boolean {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim
  if (!isPlace(oldSize) || !isPlace(newSize) || oldSize === 0 || oldSize > newSize) return false
  if (!proof.every(isHash)) return false
  if (oldSize === newSize) return proof.length === 0 && isSame(oldRoot, newRoot)
  return isLonger(hash, claim)
}

function isLonger(hash: Hash, { oldSize, newSize, oldRoot, newRoot, proof }: ConsistencyClaim): boolean {
  let [place, last] = [oldSize - 1, newSize - 1]
  while (isOdd(place)) [place, last] = [half(place), half(last)]
  // A tree that was full is its own first step.
  const [first, ...rest] = place === 0 ? [oldRoot, ...proof] : proof
  const sides = sidesOf(place, last, rest.length)
  if (first === undefined || sides === undefined) return false
  // What stands to the right of the old log came later.
  const known = rest.filter((_, at) => sides[at] === 'LEFT')
  const older = climb(
    hash,
    first,
    known,
    known.map(() => 'LEFT'),
  )
  return isSame(older, oldRoot) && isSame(climb(hash, first, rest, sides), newRoot)
}

// Beyond 2^31 bits are not what JavaScript’s operators take them for.
const isOdd = (place: number) => place % 2 === 1
const half = (place: number) => Math.floor(place / 2)
const isPlace = (place: number) => Number.isSafeInteger(place) && place >= 0
const isHash = ({ length }: Uint8Array) => length === hashBytes
