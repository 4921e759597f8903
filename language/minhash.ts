import { isDigit, isHan, isLatin } from './characters.ts'

/** Values of a signature, and how many of them make a band of the index. */
export const minhashValues = 64
const bandValues = 2

const multipliers = Uint32Array.from({ length: minhashValues }, (_, at) => (Math.imul(at + 1, 0x9e3779b1) | 1) >>> 0)
const addends = Uint32Array.from({ length: minhashValues }, (_, at) => Math.imul(at + 7, 0x85ebca6b) >>> 0)

const counts = (unit: number) => isHan(unit) || isDigit(unit) || isLatin(unit) || (unit >= 0xe000 && unit < 0xe200)

const scratch = new Uint32Array(8192)

/** Pairs of neighbouring characters, punctuation left out; each once. @param units already masked */
export function shinglesOf(units: Uint16Array, length: number): Uint32Array {
  let count = 0
  let before = 1
  for (let at = 0; at < length && count < scratch.length - 1; at++) {
    const unit = units[at] ?? 0
    if (!counts(unit)) continue
    scratch[count++] = ((before << 16) | unit) >>> 0
    before = unit
  }
  scratch[count++] = ((before << 16) | 2) >>> 0
  const sorted = scratch.slice(0, count).sort()
  let kept = 0
  for (let at = 0; at < count; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[kept++] = sorted[at] ?? 0
  }
  return sorted.slice(0, kept)
}

/** The MinHash signature of shingles (Broder 1997): the share of equal values estimates how much two sets have in common. */
export function minhashOf(shingles: Uint32Array): Uint32Array {
  const signature = new Uint32Array(minhashValues).fill(0xffffffff)
  for (const shingle of shingles) {
    let base = Math.imul(shingle ^ (shingle >>> 15), 0x2c1b3c6d)
    base = Math.imul(base ^ (base >>> 12), 0x297a2d39)
    base ^= base >>> 15
    for (let at = 0; at < minhashValues; at++) {
      const value = (Math.imul(base, multipliers[at] ?? 1) + (addends[at] ?? 0)) >>> 0
      if (value < (signature[at] ?? 0)) signature[at] = value
    }
  }
  return signature
}

/** How much of two sets of shingles is common: Jaccard, from 0 to 1. Both ascending. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] ?? 0
    const right = b[j] ?? 0
    if (left === right) common++
    if (left <= right) i++
    if (right <= left) j++
  }
  return common / (a.length + b.length - common || 1)
}

/** From here on two comments are the same with small changes. */
export const duplicateFrom = 0.5

/** One comment of an index: its signature finds who may be like it, its shingles decide. */
export interface Fingerprint {
  readonly shingles: Uint32Array
  readonly signature: Uint32Array
}

/** Comments that are nearly the same: bands of signatures as buckets (LSH), joined by their real Jaccard. */
export class DuplicateIndex {
  private readonly buckets = new Map<number, number[]>()
  private readonly prints: Fingerprint[] = []
  private readonly parents: number[] = []

  /** Takes one in. @returns the number of its cluster, which is that of the first comment of it as far as is known now */
  add(print: Fingerprint): number {
    const own = this.prints.length
    this.prints.push(print)
    this.parents.push(own)
    const compared = new Set<number>()
    for (let band = 0; band * bandValues < minhashValues; band++) this.compareBand(print, own, band, compared)
    return this.clusterOf(own)
  }

  /** The cluster of the comment that was taken in as the `at`-th. */
  clusterOf(at: number): number {
    let root = at
    while (this.parents[root] !== root) root = this.parents[root] ?? root
    return root
  }

  private compareBand(print: Fingerprint, own: number, band: number, compared: Set<number>): void {
    let key = band
    for (let at = 0; at < bandValues; at++)
      key = Math.imul(key ^ (print.signature[band * bandValues + at] ?? 0), 0x5bd1e995)
    const bucket = this.buckets.get(key)
    if (bucket === undefined) {
      this.buckets.set(key, [own])
      return
    }
    for (const other of bucket) {
      if (compared.has(other)) continue
      compared.add(other)
      const with_ = this.prints[other]
      if (with_ !== undefined && jaccard(print.shingles, with_.shingles) >= duplicateFrom) this.join(own, other)
    }
    bucket.push(own)
  }

  private join(a: number, b: number): void {
    const [first, second] = [this.clusterOf(a), this.clusterOf(b)]
    this.parents[Math.max(first, second)] = Math.min(first, second)
  }
}
