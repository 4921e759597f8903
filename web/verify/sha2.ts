/**
 * SHA-256 and SHA-512 (FIPS 180-4) for the page that checks receipts. One piece of code over numbers of any width: a twentieth as fast as others’, and a fifth
 * of their weight, on a page that hashes a few kilobytes and must open anywhere. Nothing secret goes through it. Its constants are computed as the standard
 * defines them.
 */
type Turns = readonly [number, number, number]
interface Widths {
  readonly bits: 32 | 64
  readonly rounds: 64 | 80
  /** By how far words are turned: Σ0, Σ1, and σ0, σ1, whose last is a shift. */
  readonly turns: readonly [Turns, Turns, Turns, Turns]
}

/** The whole part of a root of a number below 2^201. */
function rootOf(value: bigint, power: bigint): bigint {
  let root = 0n
  for (let bit = 1n << 67n; bit > 0n; bit >>= 1n) if ((root + bit) ** power <= value) root += bit
  return root
}

const primes: number[] = []
for (let number = 2; primes.length < 80; number += 1)
  if (primes.every((prime) => number % prime > 0)) primes.push(number)

/** The first bits of the fractional parts of the primes’ roots. */
const fractions = (bits: number, power: bigint) =>
  primes.map((prime) => BigInt.asUintN(64, rootOf(BigInt(prime) << (64n * power), power)) >> BigInt(64 - bits))

function hasher({ bits, rounds, turns }: Widths): (bytes: Uint8Array) => Uint8Array<ArrayBuffer> {
  const cut = (word: bigint) => BigInt.asUintN(bits, word)
  const turn = (word: bigint, by: number) => (word >> BigInt(by)) | cut(word << BigInt(bits - by))
  const [sum0, sum1] = turns.slice(0, 2).map(
    ([a, b, c]: Turns) =>
      (word: bigint) =>
        turn(word, a) ^ turn(word, b) ^ turn(word, c),
  ) as Mixes
  const [mix0, mix1] = turns.slice(2).map(
    ([a, b, c]: Turns) =>
      (word: bigint) =>
        turn(word, a) ^ turn(word, b) ^ (word >> BigInt(c)),
  ) as Mixes
  const constants = fractions(bits, 3n)
  const beginning = fractions(bits, 2n).slice(0, 8)
  const wordBytes = bits / 8

  const wordsOf = (block: Uint8Array): bigint[] => {
    const words: bigint[] = []
    for (let at = 0; at < rounds; at += 1) {
      const word = block
        .subarray(at * wordBytes, (at + 1) * wordBytes)
        .reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
      const back = (by: number) => words[at - by] as bigint
      words.push(at < 16 ? word : cut(mix1(back(2)) + back(7) + mix0(back(15)) + back(16)))
    }
    return words
  }
  const addBlock = (state: State, block: Uint8Array): State => {
    let [a, b, c, d, e, f, g, h] = state
    for (const [at, word] of wordsOf(block).entries()) {
      const first = h + sum1(e) + ((e & f) ^ (cut(~e) & g)) + (constants[at] as bigint) + word
      const second = sum0(a) + ((a & b) ^ (a & c) ^ (b & c))
      ;[a, b, c, d, e, f, g, h] = [cut(first + second), a, b, c, cut(d + first), e, f, g]
    }
    const added = [a, b, c, d, e, f, g, h]
    return state.map((word, at) => cut(word + (added[at] as bigint))) as State
  }
  return (bytes) => {
    const blockBytes = 16 * wordBytes
    const padded = new Uint8Array(Math.ceil((bytes.length + 1 + 2 * wordBytes) / blockBytes) * blockBytes)
    padded.set(bytes)
    padded[bytes.length] = 128
    new DataView(padded.buffer).setUint32(padded.length - 4, bytes.length * 8)
    let state = beginning as State
    for (let at = 0; at < padded.length; at += blockBytes) state = addBlock(state, padded.subarray(at, at + blockBytes))
    const hex = state.map((word) => word.toString(16).padStart(2 * wordBytes, '0')).join('')
    return Uint8Array.from(hex.match(/../g) as string[], (pair) => Number.parseInt(pair, 16))
  }
}

type State = [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint]
type Mixes = [(word: bigint) => bigint, (word: bigint) => bigint]

/** Of up to 2^29 bytes. */
export const sha256 = hasher({
  bits: 32,
  rounds: 64,
  turns: [
    [2, 13, 22],
    [6, 11, 25],
    [7, 18, 3],
    [17, 19, 10],
  ],
})
/** Of up to 2^29 bytes. */
export const sha512 = hasher({
  bits: 64,
  rounds: 80,
  turns: [
    [28, 34, 39],
    [14, 18, 41],
    [1, 8, 7],
    [19, 61, 6],
  ],
})
