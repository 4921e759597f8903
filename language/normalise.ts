import { isDigit, isHan, plainSigns, toCharTable, toSign } from './characters.ts'

/** A text as it is read, and where each unit of it stands in the original. */
export interface Normal {
  readonly original: string
  readonly text: string
  /** Units of `text`; longer than it, only the first `length` count. */
  readonly units: Uint16Array
  readonly length: number
  /** Where the unit begins and ends in the original, in UTF-16 units. */
  readonly from: Uint32Array
  readonly till: Uint32Array
}

const repeatsMax = 3
const space = 0x20

let table: Uint16Array | undefined

/** Letters with the marks of tones, as in pinyin that a scan has put into brackets behind a character. */
const toned = /^[(（〔[【]\s*[a-züɑɡ]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-züɑɡ]*\s*[)）〕\]】]/i

function pinyinLength(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit !== 0x28 && unit !== 0xff08 && unit !== 0x3014 && unit !== 0x5b && unit !== 0x3010) return 0
  return toned.exec(text.slice(at, at + 12))?.[0].length ?? 0
}

/** Units between which a scan or a transcript has put spaces: one space behind nearly every character is no punctuation. */
function isSpacedOut(text: string): boolean {
  let spaces = 0
  let han = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === space) spaces++
    else if (unit >= 0x4e00 && unit <= 0x9fff) han++
  }
  return han >= 4 && spaces >= han * 0.6
}

class Writer {
  readonly units: Uint16Array
  readonly from: Uint32Array
  readonly till: Uint32Array
  length = 0
  private repeats = 0

  constructor(room: number) {
    this.units = new Uint16Array(room)
    this.from = new Uint32Array(room)
    this.till = new Uint32Array(room)
  }

  /** Writes one unit; of a unit that comes again and again only the first three, but every digit. */
  put(unit: number, from: number, till: number): void {
    this.repeats = this.length > 0 && this.units[this.length - 1] === unit ? this.repeats + 1 : 1
    if (this.repeats > repeatsMax && !isDigit(unit)) {
      this.till[this.length - 1] = till
      return
    }
    this.units[this.length] = unit
    this.from[this.length] = from
    this.till[this.length] = till
    this.length++
  }
}

/**
 * Reads a text: compatibility forms, capitals and traditional characters folded one for one, what is repeated cut at three, pinyin that a
 * scan has left in brackets taken out. Digits are kept as they are, for numbers are looked for afterwards.
 */
export function normalise(text: string): Normal {
  table ??= toCharTable()
  const writer = new Writer(text.length)
  const spaced = isSpacedOut(text)
  let at = 0
  while (at < text.length) at = readUnit(text, at, writer, table, spaced)
  const { units, length, from, till } = writer
  return { original: text, text: toText(units, length), units, length, from, till }
}

/** In pieces: a call takes no more than some ten thousand arguments. */
function toText(units: Uint16Array, length: number): string {
  let text = ''
  for (let at = 0; at < length; at += 4096) {
    text += String.fromCharCode(...units.subarray(at, Math.min(length, at + 4096)))
  }
  return text
}

function readUnit(text: string, at: number, writer: Writer, chars: Uint16Array, spaced: boolean): number {
  const raw = text.charCodeAt(at)
  if (raw >= 0xd800 && raw <= 0xdfff) {
    const codePoint = text.codePointAt(at) ?? raw
    const next = at + (codePoint > 0xffff ? 2 : 1)
    writer.put(toSign(codePoint), at, next)
    return next
  }
  const unit = plainSigns.get(raw) ?? chars[raw] ?? raw
  if (unit === 0) return at + 1
  if (unit === space && spaced && writer.length > 0 && isHan(writer.units[writer.length - 1] ?? 0)) return at + 1
  const pinyin = writer.length > 0 ? pinyinLength(text, at) : 0
  if (pinyin > 0) return at + pinyin
  writer.put(unit, at, at + 1)
  return at + 1
}

/** The place in the original of what stands from `start` to `end` in the normal form. */
export function toOriginal(
  normal: Normal,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  return { start: normal.from[start] ?? 0, end: normal.till[end - 1] ?? 0 }
}
