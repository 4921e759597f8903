import type { Answer } from '../shared/call.ts'

/** So many tries between two looks at the page: it stays usable, also on an old phone. */
const triesAtATime = 2_000

/** Looks for the number of a challenge. Loaded only where one is asked for. @returns what is sent with the comment */
export async function solve(asked: Answer<'seeChallenge'>): Promise<string | undefined> {
  const { algorithm, challenge, salt, signature, maxnumber } = asked
  const wanted = wordsOf(challenge)
  for (let from = 0; from < maxnumber; from += triesAtATime) {
    const number = tryFrom(salt, wanted, from, Math.min(maxnumber, from + triesAtATime))
    if (number !== undefined) return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }))
    await new Promise((resume) => setTimeout(resume))
  }
  return undefined
}

function tryFrom(salt: string, wanted: readonly number[], from: number, until: number): number | undefined {
  for (let number = from; number < until; number += 1) {
    const found = sha256(`${salt}${number}`)
    if (wanted.every((word, at) => word === found[at])) return number
  }
  return undefined
}

function wordsOf(hex: string): number[] {
  return (hex.match(/.{8}/g) ?? []).map((word) => Number.parseInt(word, 16) | 0)
}

/** FIPS 180-4, constants computed. The browser’s own is asynchronous: a hundred thousand short texts take it ten times as long. */
const [begin, constants] = makeConstants()

function makeConstants(): readonly [Int32Array, Int32Array] {
  const roots: number[] = []
  const cubes: number[] = []
  for (let candidate = 2; cubes.length < 64; candidate += 1) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) isPrime = false
    if (!isPrime) continue
    if (roots.length < 8) roots.push((Math.sqrt(candidate) * 2 ** 32) | 0)
    cubes.push((Math.cbrt(candidate) * 2 ** 32) | 0)
  }
  return [Int32Array.from(roots), Int32Array.from(cubes)]
}

const schedule = new Int32Array(64)
const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** Of a text in ASCII. @returns eight words */
export function sha256(text: string): Int32Array {
  const blocks = ((text.length + 8) >> 6) + 1
  const state = Int32Array.from(begin)
  for (let block = 0; block < blocks; block += 1) {
    fill(text, block, blocks)
    mix(state)
  }
  return state
}

function fill(text: string, block: number, blocks: number): void {
  schedule.fill(0, 0, 16)
  const offset = block * 64
  for (let at = 0; at < 64; at += 1) {
    const place = offset + at
    if (place > text.length) break
    const byte = place === text.length ? 0x80 : text.charCodeAt(place)
    schedule[at >> 2] = (schedule[at >> 2] ?? 0) | (byte << (24 - 8 * (at & 3)))
  }
  if (block === blocks - 1) schedule[15] = text.length * 8
  for (let at = 16; at < 64; at += 1) {
    const [near, far] = [schedule[at - 15] ?? 0, schedule[at - 2] ?? 0]
    const small = turn(near, 7) ^ turn(near, 18) ^ (near >>> 3)
    const large = turn(far, 17) ^ turn(far, 19) ^ (far >>> 10)
    schedule[at] = ((schedule[at - 16] ?? 0) + small + (schedule[at - 7] ?? 0) + large) | 0
  }
}

function mix(state: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let at = 0; at < 64; at += 1) {
    const chosen = (e & f) ^ (~e & g)
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (constants[at] ?? 0) + (schedule[at] ?? 0)) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = ((state[at] ?? 0) + word) | 0
}
