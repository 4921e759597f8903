import { isDigit, isHan, isLatin } from './characters.ts'

/** Places of the clauses of a normal form: pairs of start and end. */
interface Clauses {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly count: number
}

/** Words that turn a sentence: what comes after them is another clause. */
const turns = [
  '但是',
  '不过',
  '就是',
  '可是',
  '可惜',
  '然而',
  '只是',
  '虽然',
  '遗憾',
  '美中不足',
  '话说回来',
  '结果',
  '后来',
  '但',
  '却',
].map((word) => [...word].map((sign) => sign.charCodeAt(0)))

const turnFirst = new Set(turns.map((word) => word[0]))

/** Masked characters, from the private area, are part of the clause they stand in. */
const isWordUnit = (unit: number) => isHan(unit) || isLatin(unit) || isDigit(unit) || (unit >= 0xe000 && unit < 0xe200)

function isTurn(units: Uint16Array, at: number, end: number): boolean {
  if (!turnFirst.has(units[at])) return false
  return turns.some((word) => at + word.length <= end && word.every((unit, of) => units[at + of] === unit))
}

const clausesMax = 256
const shortest = 3

/** What ends a clause; an enumeration comma, a quotation mark and a bracket do not. */
function isBreak(units: Uint16Array, at: number): boolean {
  const unit = units[at] ?? 0
  if (unit === 0x2e || unit === 0x2c) return !(isDigit(units[at - 1] ?? 0) && isDigit(units[at + 1] ?? 0))
  return (
    unit === 0x3002 ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === 0x3b ||
    unit === 0x20 ||
    unit === 0x2026 ||
    unit === 0x7e ||
    unit === 0xff0c
  )
}

/**
 * Splits at punctuation, at spaces, and before words that turn a sentence. What is shorter than three characters goes with the clause before it.
 * @param into reused; holds at most 256 clauses, the rest of a very long text belongs to the last
 */
export class ClauseSplitter implements Clauses {
  readonly starts = new Int32Array(clausesMax)
  readonly ends = new Int32Array(clausesMax)
  count = 0

  split(units: Uint16Array, length: number): void {
    this.count = 0
    let start = 0
    let words = 0
    for (let at = 0; at < length; at++) {
      const ends = isBreak(units, at)
      if (ends || (words >= shortest && isTurn(units, at, length))) {
        this.add(start, at, words)
        start = ends ? at + 1 : at
        words = ends ? 0 : 1
      } else if (isWordUnit(units[at] ?? 0)) words++
    }
    this.add(start, length, words)
  }

  private add(start: number, end: number, words: number): void {
    if (end <= start || words === 0) return
    if (this.count > 0 && (words < shortest || this.count === clausesMax)) {
      this.ends[this.count - 1] = end
      return
    }
    this.starts[this.count] = start
    this.ends[this.count] = end
    this.count++
  }
}
