import { isDigit, isLatin } from './characters.ts'
import { ClauseSplitter } from './clause.ts'
import { dialectCharacters } from './lexicon/dialect.ts'
import type { Normal } from './normalise.ts'
import type { Found } from './pii/found.ts'
import { piiTypes } from './types.ts'

/** What stands in the features for masked personal data: one character of the private area for each type. */
const maskUnit = (type: Found['type']): number => 0xe000 + piiTypes.indexOf(type)

let folds: Uint16Array | undefined

/** Dialect characters and frequent slips, as the features read them. */
function dialectFolds(): Uint16Array {
  if (folds !== undefined) return folds
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  for (const group of dialectCharacters.split(' ')) {
    for (let at = 1; at < group.length; at++) table[group.charCodeAt(at)] = group.charCodeAt(0)
  }
  folds = table
  return table
}

/** The same folds for a word of the lexicon. */
export function foldWord(word: string): string {
  const table = dialectFolds()
  return [...word].map((sign) => String.fromCharCode(table[sign.charCodeAt(0)] ?? 0)).join('')
}

const readMax = 4096

/**
 * A comment as the features read it: masked, dialect folded, in clauses. Reused from comment to comment. What stands beyond 4,096 characters is
 * not read: comments end far before.
 */
export class Reading {
  readonly units = new Uint16Array(readMax + 2)
  /** Where each unit stands in the normal form. */
  readonly from = new Uint32Array(readMax + 2)
  readonly clauses = new ClauseSplitter()
  length = 0

  read(normal: Normal, masked: readonly Found[]): void {
    const table = dialectFolds()
    let length = 0
    let next = 0
    for (let at = 0; at < normal.length && length < readMax; ) {
      const mask = masked[next]
      this.from[length] = at
      if (mask !== undefined && at >= mask.start) {
        this.units[length++] = maskUnit(mask.type)
        at = Math.max(mask.end, at + 1)
        next++
        continue
      }
      this.units[length++] = table[normal.units[at] ?? 0] ?? 0
      at++
    }
    this.length = length
    this.from[length] = normal.length
    this.units[length] = 0
    this.clauses.split(this.units, length)
  }

  /** The place in the normal form of what is read from `start` to `end`. */
  placeOf(start: number, end: number): { readonly start: number; readonly end: number } {
    return { start: this.from[start] ?? 0, end: this.from[end] ?? 0 }
  }
}

export const isWordUnit = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) ||
  isLatin(unit) ||
  isDigit(unit) ||
  (unit >= 0xe000 && unit < 0xe200) ||
  (unit >= 0x3400 && unit <= 0x4dbf)
