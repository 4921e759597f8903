import { traditional } from './traditional.ts'

/** Signs that stand for what has no character of its own in the basic plane, from the private area, so that no citizen types them. */
export const signs = {
  rareHan: 0xe100,
  glad: 0xe101,
  cross: 0xe102,
  emoji: 0xe103,
  other: 0xe104,
} as const

/** Characters that are read as nothing: joiners, marks of direction, soft hyphens, variation selectors. */
const nothing = 0

const isNothing = (unit: number) =>
  (unit >= 0x200b && unit <= 0x200f) ||
  (unit >= 0x202a && unit <= 0x202e) ||
  (unit >= 0x2060 && unit <= 0x2064) ||
  (unit >= 0xfe00 && unit <= 0xfe0f) ||
  unit === 0xfeff ||
  unit === 0xad

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff

function foldedUnit(unit: number): number {
  if (isSurrogate(unit)) return unit
  if (isNothing(unit)) return nothing
  const folded = String.fromCharCode(unit).normalize('NFKC').toLowerCase()
  return folded.length === 1 ? folded.charCodeAt(0) : unit
}

/**
 * What each UTF-16 unit is read as: compatibility forms and capitals folded where that is one for one, traditional characters as simplified.
 * 0 is to be left out.
 */
export function toCharTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = foldedUnit(unit)
  for (const group of traditional.split(/\s+/)) {
    const simplified = group.charCodeAt(0)
    for (let at = 1; at < group.length; at++) table[group.charCodeAt(at)] = simplified
  }
  for (const space of [0x09, 0x0a, 0x0d, 0x3000, 0xa0]) table[space] = 0x20
  return table
}

const glad = new Set([...'👍👏🌹😊😄😃😀😁🙂🥰😍❤💕💖💯🎉👌🤝🙏💐🌟🎊🌸🥳😋☺✌♥'].map((sign) => sign.codePointAt(0)))
const cross = new Set([...'👎😡😠🤬😤💩🙄😒😑😞😟😩😫😭😢💔🤮😓😔👿🖕😣😖🤦🤷'].map((sign) => sign.codePointAt(0)))

/** What a character beyond the basic plane, or a sign of emotion within it, is read as. */
export function toSign(codePoint: number): number {
  if (glad.has(codePoint)) return signs.glad
  if (cross.has(codePoint)) return signs.cross
  if (codePoint >= 0x20000) return signs.rareHan
  const folded = String.fromCodePoint(codePoint).normalize('NFKC').toLowerCase()
  if (folded.length === 1) return folded.charCodeAt(0)
  return codePoint >= 0x1f000 && codePoint < 0x1fb00 ? signs.emoji : signs.other
}

/** Signs of emotion in the basic plane (❤ ☺ ✌ ♥), which need no pair. */
export const plainSigns: ReadonlyMap<number, number> = new Map(
  [...'❤☺✌♥'].map((sign) => [sign.charCodeAt(0), signs.glad]),
)

export const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39
export const isLatin = (unit: number) => unit >= 0x61 && unit <= 0x7a
export const isHan = (unit: number) =>
  (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === signs.rareHan
