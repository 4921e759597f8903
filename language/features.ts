import { type Automaton, buildAutomaton } from './automaton.ts'
import { isDigit, isLatin } from './characters.ts'
import { concepts, stopperConcept } from './lexicon/index.ts'
import { isNumeral, readQuantity, toBucket } from './quantity.ts'
import { foldWord, isWordUnit, type Reading } from './reading.ts'

/** Rows of the feature space. */
const featureBits = 18
export const featureRows = 1 << featureBits

/** Families of features; each has a part of the hash of its own. */
const seed = {
  one: 1,
  two: 2,
  three: 3,
  concept: 4,
  conceptNot: 5,
  pair: 6,
  not: 7,
  amount: 8,
  form: 9,
  last: 10,
  first: 11,
}

const mixed = (family: number, a: number, b: number, c: number): number => {
  let hash = Math.imul(family + 0x51ed, 0x9e3779b1)
  hash = Math.imul(hash ^ a, 0x85ebca6b)
  hash = (hash << 13) | (hash >>> 19)
  hash = Math.imul(hash ^ b, 0xc2b2ae35)
  hash = (hash << 13) | (hash >>> 19)
  hash = Math.imul(hash ^ c, 0x27d4eb2f)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> (32 - featureBits)
}

export const conceptNames: readonly string[] = Object.keys(concepts)
const stopper = conceptNames.indexOf(stopperConcept)

let lexicon: Automaton | undefined

/** Every word of the lexicon; a word of several concepts belongs to the first. */
function lexiconAutomaton(): Automaton {
  if (lexicon !== undefined) return lexicon
  const words = new Map<string, number>()
  conceptNames.forEach((name, at) => {
    for (const word of (concepts[name] ?? '').split(/\s+/)) {
      const folded = foldWord(word)
      if (folded !== '' && !words.has(folded)) words.set(folded, at)
    }
  })
  lexicon = buildAutomaton(words)
  return lexicon
}

const negators = new Set([...'不没无别未非勿免'].map((sign) => sign.charCodeAt(0)))
const idsMax = 1 << 15
const matchesMax = 256
const scopeMax = 7

/** Reads the features of a comment, clause by clause, into arrays that are used again for the next. */
export class FeatureReader {
  /** Features of the clauses, one clause after the other; none twice in one clause. */
  readonly ids = new Int32Array(idsMax)
  readonly clauseEnds = new Int32Array(256)
  /** Features of the whole, none twice. */
  readonly whole = new Int32Array(idsMax)
  wholeCount = 0
  /** How often each concept is named in the whole, negated or not. */
  readonly conceptSeen = new Uint8Array(256)
  private count = 0
  private clauseStamp = 0
  private readonly clauseSeen = new Int32Array(featureRows)
  private readonly wholeSeen = new Int32Array(featureRows)
  private wholeStamp = 0
  private readonly matchStart = new Int32Array(matchesMax)
  private readonly matchEnd = new Int32Array(matchesMax)
  private readonly matchConcept = new Int32Array(matchesMax)
  private matches = 0
  private readonly run = new Int32Array(4200)
  private readonly words = lexiconAutomaton()

  read(reading: Reading): void {
    const { clauses } = reading
    this.count = 0
    this.wholeCount = 0
    this.wholeStamp++
    this.conceptSeen.fill(0)
    for (let at = 0; at < clauses.count; at++) {
      this.clauseStamp++
      const start = clauses.starts[at] ?? 0
      const end = clauses.ends[at] ?? 0
      this.grams(reading.units, start, end)
      this.findConcepts(reading.units, start, end)
      this.emitConcepts(reading.units, at, clauses.count, start)
      this.quantities(reading.units, start, end)
      this.clauseEnds[at] = this.count
    }
    this.form(reading)
  }

  private emit(family: number, a: number, b = 0, c = 0): void {
    const id = mixed(family, a, b, c)
    if (this.clauseSeen[id] === this.clauseStamp || this.count >= idsMax - 1) return
    this.clauseSeen[id] = this.clauseStamp
    this.ids[this.count++] = id
    this.emitWhole(id)
  }

  private emitWhole(id: number): void {
    if (this.wholeSeen[id] === this.wholeStamp || this.wholeCount >= idsMax - 1) return
    this.wholeSeen[id] = this.wholeStamp
    this.whole[this.wholeCount++] = id
  }

  /** Runs of characters between punctuation; a number is one sign, a Latin word is one sign. */
  private grams(units: Uint16Array, start: number, end: number): void {
    let length = 0
    for (let at = start; at < end; at++) {
      const unit = units[at] ?? 0
      if (!isWordUnit(unit)) {
        this.gramsOfRun(length)
        length = 0
      } else length = this.addSign(unit, at > start ? (units[at - 1] ?? 0) : 0, length)
    }
    this.gramsOfRun(length)
  }

  /** @returns how many signs the run has with it */
  private addSign(unit: number, before: number, length: number): number {
    if (isDigit(unit)) {
      if (isDigit(before)) return length
      this.run[length] = 0x30
      return length + 1
    }
    if (isLatin(unit) && isLatin(before)) {
      this.run[length - 1] = Math.imul(this.run[length - 1] ?? 0, 31) + unit
      return length
    }
    this.run[length] = unit
    return length + 1
  }

  private gramsOfRun(length: number): void {
    const { run } = this
    let negatedTill = -1
    for (let at = 0; at < length; at++) {
      const unit = run[at] ?? 0
      this.emit(seed.one, unit)
      if (at + 1 < length) {
        const after = run[at + 1] ?? 0
        this.emit(seed.two, unit, after)
        if (at + 2 < length) this.emit(seed.three, unit, after, run[at + 2] ?? 0)
        if (at <= negatedTill) this.emit(seed.not, unit, after)
      }
      if (negators.has(unit)) negatedTill = at + scopeMax
    }
  }

  private findConcepts(units: Uint16Array, start: number, end: number): void {
    const { step, value, wordLength, shorter } = this.words
    let state = 0
    this.matches = 0
    for (let at = start; at < end; at++) {
      state = step(state, units[at] ?? 0)
      for (let of = (value[state] ?? -1) >= 0 ? state : (shorter[state] ?? 0); of !== 0; of = shorter[of] ?? 0) {
        this.addMatch(at + 1 - (wordLength[of] ?? 0), at + 1, value[of] ?? 0)
      }
    }
  }

  /** A word within a longer one is not itself said: 好 in 好几次. */
  private addMatch(start: number, end: number, concept: number): void {
    let kept = 0
    for (let at = 0; at < this.matches; at++) {
      const other = this.matchStart[at] ?? 0
      const otherEnd = this.matchEnd[at] ?? 0
      if (other <= start && otherEnd >= end) return
      if (start <= other && end >= otherEnd) continue
      this.matchStart[kept] = other
      this.matchEnd[kept] = otherEnd
      this.matchConcept[kept++] = this.matchConcept[at] ?? 0
    }
    this.matches = kept
    if (kept === matchesMax) return
    this.matchStart[kept] = start
    this.matchEnd[kept] = end
    this.matchConcept[kept] = concept
    this.matches = kept + 1
  }

  /** Whether one of the four characters before negates, and no word that only looks like it. */
  private isNegated(units: Uint16Array, at: number, clauseStart: number): boolean {
    const start = this.matchStart[at] ?? 0
    const before = at > 0 ? (this.matchEnd[at - 1] ?? 0) : 0
    for (let of = start - 1; of >= clauseStart && of >= start - 4; of--) {
      const unit = units[of] ?? 0
      if (!isWordUnit(unit)) return false
      if (negators.has(unit)) return of >= before
    }
    return false
  }

  private emitConcepts(units: Uint16Array, clause: number, clauses: number, clauseStart: number): void {
    for (let at = 0; at < this.matches; at++) {
      const concept = this.matchConcept[at] ?? 0
      if (concept === stopper) continue
      const not = this.isNegated(units, at, clauseStart)
      this.emit(not ? seed.conceptNot : seed.concept, concept)
      this.conceptSeen[concept] = (this.conceptSeen[concept] ?? 0) + 1
      if (clauses > 1) this.emitEdge(concept, not ? 1 : 0, clause, clauses)
      this.emitPairs(concept, at)
    }
  }

  /** What is said first and what is said last weighs differently from what stands between. */
  private emitEdge(concept: number, not: number, clause: number, clauses: number): void {
    if (clause === clauses - 1) this.emit(seed.last, concept, not)
    if (clause === 0) this.emit(seed.first, concept, not)
  }

  /** A concept with each other one that the clause has named before it. */
  private emitPairs(concept: number, at: number): void {
    for (let before = 0; before < at; before++) {
      const other = this.matchConcept[before] ?? 0
      if (other !== concept && other !== stopper) {
        this.emit(seed.pair, Math.min(other, concept), Math.max(other, concept))
      }
    }
  }

  private quantities(units: Uint16Array, start: number, end: number): void {
    for (let at = start; at < end; at++) {
      const unit = units[at] ?? 0
      if (!isDigit(unit) && !isNumeral(unit)) continue
      const quantity = readQuantity(units, at, end)
      if (quantity === undefined) continue
      this.emit(seed.amount, toBucket(quantity))
      at = quantity.end - 1
    }
  }

  /** What the whole looks like: how long, how many clauses, whether it asks or exclaims. */
  private form(reading: Reading): void {
    const { units, length, clauses } = reading
    let asks = 0
    let exclaims = 0
    let quotes = 0
    for (let at = 0; at < length; at++) {
      const unit = units[at]
      if (unit === 0x3f) asks = 1
      else if (unit === 0x21) exclaims = 1
      else if (unit === 0x201c || unit === 0x22 || unit === 0x300c) quotes = 1
    }
    const one = (a: number, b: number) => this.emitWhole(mixed(seed.form, a, b, 0))
    one(1, Math.min(7, Math.floor(Math.log2(length + 1))))
    one(2, Math.min(6, clauses.count))
    if (asks > 0) one(3, 0)
    if (exclaims > 0) one(4, 0)
    if (quotes > 0) one(5, 0)
    const last = length > 0 ? units[length - 1] : 0
    if (last === 0x3f) one(6, 0)
  }
}
