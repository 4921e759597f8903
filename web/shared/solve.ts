import type { Answer } from './call.ts'

/** So many tries between two looks at the page: it stays usable, also on an old phone. */
const triesAtATime = 5_000

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
  // The whole blocks of the salt are the same in each try.
  const whole = salt.length - (salt.length % blockLength)
  const head = { state: digest(salt.slice(0, whole)), length: whole }
  const rest = salt.slice(whole)
  for (let number = from; number < until; number += 1) {
    const found = sha256(`${rest}${number}`, head)
    if (found[0] === wanted[0] && wanted.every((word, at) => word === found[at])) return number
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

const blockLength = 64
const schedule = new Int32Array(64)

/** What was digested before, in whole blocks. */
interface Head {
  readonly state: Int32Array
  readonly length: number
}

/** Of a text in ASCII. @returns eight words */
export function sha256(text: string, head: Head = { state: begin, length: 0 }): Int32Array {
  const blocks = ((text.length + 8) >> 6) + 1
  const state = head.state.slice()
  for (let block = 0; block < blocks; block += 1) {
    fill(text, block * blockLength)
    if (block === blocks - 1) schedule[15] = (head.length + text.length) * 8
    mix(state)
  }
  return state
}

/** Of whole blocks, without an end. */
function digest(text: string): Int32Array {
  const state = begin.slice()
  for (let from = 0; from < text.length; from += blockLength) {
    fill(text, from)
    mix(state)
  }
  return state
}

/** Sixteen words of the text; behind its end a bit, then nothing. */
function fill(text: string, from: number): void {
  for (let word = 0; word < 16; word += 1) {
    const at = from + word * 4
    schedule[word] =
      (byteAt(text, at) << 24) | (byteAt(text, at + 1) << 16) | (byteAt(text, at + 2) << 8) | byteAt(text, at + 3)
  }
}

const byteAt = (text: string, at: number) => (at < text.length ? text.charCodeAt(at) : at === text.length ? 0x80 : 0)

/** Of a typed array, within its bounds. */
const of = (words: Int32Array, at: number) => words[at] as number

function mix(state: Int32Array): void {
  for (let at = 16; at < 64; at += 1) {
    const near = of(schedule, at - 15)
    const far = of(schedule, at - 2)
    const small = ((near >>> 7) | (near << 25)) ^ ((near >>> 18) | (near << 14)) ^ (near >>> 3)
    const large = ((far >>> 17) | (far << 15)) ^ ((far >>> 19) | (far << 13)) ^ (far >>> 10)
    schedule[at] = (of(schedule, at - 16) + small + of(schedule, at - 7) + large) | 0
  }
  let a = of(state, 0)
  let b = of(state, 1)
  let c = of(state, 2)
  let d = of(state, 3)
  let e = of(state, 4)
  let f = of(state, 5)
  let g = of(state, 6)
  let h = of(state, 7)
  for (let at = 0; at < 64; at += 1) {
    const upper = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const one = (h + upper + ((e & f) ^ (~e & g)) + of(constants, at) + of(schedule, at)) | 0
    const lower = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const two = (lower + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  state[0] = of(state, 0) + a
  state[1] = of(state, 1) + b
  state[2] = of(state, 2) + c
  state[3] = of(state, 3) + d
  state[4] = of(state, 4) + e
  state[5] = of(state, 5) + f
  state[6] = of(state, 6) + g
  state[7] = of(state, 7) + h
}
