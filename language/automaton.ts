/** Words that are looked for, all at once, in one pass over a text (Aho and Corasick 1975). */
export interface Automaton {
  /** The state after `unit` in `state`; 0 is the beginning. */
  readonly step: (state: number, unit: number) => number
  /** The longest word that ends in a state: its value, or -1. */
  readonly value: Int32Array
  readonly wordLength: Uint8Array
  /** The next state with a shorter word that ends here, or 0. */
  readonly shorter: Int32Array
}

const empty = -1

class Edges {
  private keys: Float64Array
  private targets: Int32Array
  private readonly mask: number

  constructor(edges: number) {
    let room = 16
    while (room < edges * 3) room *= 2
    this.keys = new Float64Array(room).fill(empty)
    this.targets = new Int32Array(room)
    this.mask = room - 1
  }

  private slot(state: number, unit: number): number {
    const key = state * 0x10000 + unit
    let at = Math.imul(Math.imul(state, 0x9e3779b1) ^ unit, 0x85ebca6b) >>> 8
    at &= this.mask
    while (this.keys[at] !== empty && this.keys[at] !== key) at = (at + 1) & this.mask
    return at
  }

  find(state: number, unit: number): number {
    const at = this.slot(state, unit)
    return this.keys[at] === empty ? 0 : (this.targets[at] ?? 0)
  }

  add(state: number, unit: number, target: number): void {
    const at = this.slot(state, unit)
    this.keys[at] = state * 0x10000 + unit
    this.targets[at] = target
  }
}

/** The state of the longest word that ends in a state, or 0. */
export const wordState = ({ value, shorter }: Automaton, state: number): number =>
  (value[state] ?? empty) >= 0 ? state : (shorter[state] ?? 0)

interface Build {
  readonly edges: Edges
  readonly value: Int32Array
  readonly wordLength: Uint8Array
  readonly shorter: Int32Array
  readonly fail: Int32Array
  readonly children: { readonly unit: number; readonly state: number }[][]
}

function addWord(build: Build, word: string, value: number): void {
  let state = 0
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    let next = build.edges.find(state, unit)
    if (next === 0) {
      next = build.children.length
      build.edges.add(state, unit, next)
      build.children[state]?.push({ unit, state: next })
      build.children.push([])
    }
    state = next
  }
  build.value[state] = value
  build.wordLength[state] = word.length
}

function failOf(build: Build, parent: number, unit: number): number {
  let back = build.fail[parent] ?? 0
  for (;;) {
    const found = build.edges.find(back, unit)
    if (found !== 0) return found
    if (back === 0) return 0
    back = build.fail[back] ?? 0
  }
}

function linkFailures(build: Build): void {
  const queue: number[] = [0]
  for (let at = 0; at < queue.length; at++) {
    const parent = queue[at] ?? 0
    for (const { unit, state } of build.children[parent] ?? []) {
      const fail = parent === 0 ? 0 : failOf(build, parent, unit)
      build.fail[state] = fail
      build.shorter[state] = (build.value[fail] ?? empty) >= 0 ? fail : (build.shorter[fail] ?? 0)
      queue.push(state)
    }
  }
}

/** @param words each with a value of 0 or more; of equal words the last value holds */
export function buildAutomaton(words: Iterable<readonly [word: string, value: number]>): Automaton {
  const list = [...words].filter(([word]) => word.length > 0 && word.length < 256)
  const states = list.reduce((sum, [word]) => sum + word.length, 1)
  const build: Build = {
    edges: new Edges(states),
    value: new Int32Array(states).fill(empty),
    wordLength: new Uint8Array(states),
    shorter: new Int32Array(states),
    fail: new Int32Array(states),
    children: [[]],
  }
  for (const [word, value] of list) addWord(build, word, value)
  linkFailures(build)
  const { edges, fail, value, wordLength, shorter } = build
  const step = (state: number, unit: number) => {
    let from = state
    for (;;) {
      const next = edges.find(from, unit)
      if (next !== 0 || from === 0) return next
      from = fail[from] ?? 0
    }
  }
  return { step, value, wordLength, shorter }
}
