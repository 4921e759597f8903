import type { Normal } from '../normalise.ts'
import { findAddresses } from './address.ts'
import { type Found, withoutOverlap } from './found.ts'
import { findNames, type NameTagger } from './names.ts'
import { findNumbers, withSpokenDigits } from './numbers.ts'
import { findPatterns } from './patterns.ts'

interface Signs {
  readonly digits: number
  readonly latin: number
  readonly numerals: number
}

const numeralSigns = new Set([...'零〇○一二三四五六七八九幺两'].map((sign) => sign.charCodeAt(0)))

function count({ units, length }: Normal): Signs {
  let digits = 0
  let latin = 0
  let numerals = 0
  for (let at = 0; at < length; at++) {
    const unit = units[at] ?? 0
    if (unit >= 0x30 && unit <= 0x39) digits++
    else if (unit >= 0x61 && unit <= 0x7a) latin++
    else if (numeralSigns.has(unit)) numerals++
  }
  return { digits, latin, numerals }
}

/**
 * Personal data in a text, before anything else reads it: numbers by shape, check digits and the words around them, addresses, and names by the
 * trained tagger. Places are units of the normal form, in order, none overlapping.
 */
export function findPii(normal: Normal, tagger: NameTagger | undefined): Found[] {
  const { text } = normal
  const signs = count(normal)
  const found: Found[] = []
  if (signs.digits + signs.numerals >= 7) {
    const view = signs.numerals >= 6 ? withSpokenDigits(text) : text
    found.push(...findNumbers(view))
  } else if (signs.digits >= 5) found.push(...findNumbers(text))
  if (signs.latin > 0 && signs.latin + signs.digits >= 5) found.push(...findPatterns(text))
  if (signs.latin >= 5) found.push(...findLatinNames(normal))
  if (signs.digits + signs.numerals >= 1) found.push(...findAddresses(text))
  if (tagger !== undefined) found.push(...findNames(text, tagger))
  return found.length === 0 ? found : withoutOverlap([...found, ...findAgain(text, found)])
}

const latinName = /[a-z][a-z'’]+(?:[ ·.-][a-z][a-z'’]+){1,3}/g
const isCapital = (unit: number) => unit >= 0x41 && unit <= 0x5a

/** David Miller: two to four words of Latin letters, each with a capital in the original. */
function findLatinNames({ text, original, from }: Normal): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(latinName)) {
    const words = [...match[0].matchAll(/[a-z'’]+/g)]
    if (words.every((word) => isCapital(original.charCodeAt(from[match.index + word.index] ?? 0)))) {
      if (!words.some((word) => isCapital(original.charCodeAt(from[match.index + word.index + 1] ?? 0)))) {
        found.push({ type: 'name', start: match.index, end: match.index + match[0].length, p: 0.6 })
      }
    }
  }
  return found
}

/** What was found once is masked wherever it stands, also where nothing around it tells what it is. */
function findAgain(text: string, found: readonly Found[]): Found[] {
  const again: Found[] = []
  for (const one of found) {
    const value = text.slice(one.start, one.end)
    if (value.length < 2) continue
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      if (at !== one.start) again.push({ ...one, start: at, end: at + value.length })
    }
  }
  return again
}
