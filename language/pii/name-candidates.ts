import { isHan } from '../characters.ts'
import { doubleSurnames, givenCharacters, notNames, surnames, titles } from './name-words.ts'

/** A place where a name could stand. */
export interface NameCandidate {
  readonly start: number
  readonly end: number
  readonly shape: NameShape
}

/** A whole name of one or two given characters, 小李, 李姐, 欧阳倩, 阿普·友才. */
export type NameShape = 'two' | 'three' | 'prefixed' | 'titled' | 'double' | 'dotted'
export const nameShapes: readonly NameShape[] = ['two', 'three', 'prefixed', 'titled', 'double', 'dotted']

const code = (sign: string) => sign.charCodeAt(0)
const surnameRank = new Map([...surnames].map((sign, rank) => [code(sign), rank] as const).reverse())
const doubles = new Set(doubleSurnames.split(' '))
const doubleFirst = new Set([...doubles].map(code))
const given = new Set([...givenCharacters].map(code))
const ordinary = new Set(notNames.split(' '))
const prefixes = new Set([code('小'), code('老'), code('阿')])
const dots = new Set([0xb7, 0x2022, 0x30fb, 0x2027])
const byFirst = new Map<number, string[]>()
for (const title of titles) byFirst.set(code(title), [...(byFirst.get(code(title)) ?? []), title])

/** How common a surname is: 0 for the hundred most frequent, 1 and 2 for the others, 3 where it is none. */
export function surnameClass(unit: number): number {
  const rank = surnameRank.get(unit)
  if (rank === undefined) return 3
  return rank < 100 ? 0 : rank < 260 ? 1 : 2
}

export const isGiven = (unit: number): boolean => given.has(unit)
export const isOrdinary = (text: string, start: number): boolean => ordinary.has(text.slice(start, start + 2))

/** The title that stands at a place, or ''. */
export function titleAt(text: string, at: number): string {
  for (const title of byFirst.get(text.charCodeAt(at)) ?? []) if (text.startsWith(title, at)) return title
  return ''
}

function hanFrom(text: string, start: number, count: number): boolean {
  for (let at = start; at < start + count; at++) if (!isHan(text.charCodeAt(at))) return false
  return true
}

function afterDouble(text: string, at: number, into: NameCandidate[]): void {
  if (!doubleFirst.has(text.charCodeAt(at)) || !doubles.has(text.slice(at, at + 2))) return
  const title = titleAt(text, at + 2)
  if (title !== '') into.push({ start: at, end: at + 2 + title.length, shape: 'double' })
  if (hanFrom(text, at + 2, 1)) into.push({ start: at, end: at + 3, shape: 'double' })
  if (hanFrom(text, at + 2, 2)) into.push({ start: at, end: at + 4, shape: 'double' })
}

function afterSurname(text: string, at: number, into: NameCandidate[]): void {
  const title = titleAt(text, at + 1)
  if (title !== '') into.push({ start: at, end: at + 1 + title.length, shape: 'titled' })
  if (hanFrom(text, at + 1, 1)) into.push({ start: at, end: at + 2, shape: 'two' })
  if (hanFrom(text, at + 1, 2)) into.push({ start: at, end: at + 3, shape: 'three' })
}

/** 阿普·友才: runs of characters with a dot between. Where they begin the tagger has to tell, so several beginnings stand to choose. */
function aroundDot(text: string, at: number, into: NameCandidate[]): void {
  let end = at + 1
  while (end < text.length && end < at + 7 && isHan(text.charCodeAt(end))) end++
  for (let start = at - 1; start >= Math.max(0, at - 5) && isHan(text.charCodeAt(start)); start--) {
    for (let till = at + 3; till <= Math.min(end, at + 6); till++) into.push({ start, end: till, shape: 'dotted' })
  }
}

const isNickname = (unit: number) => surnameRank.has(unit) || given.has(unit)

/** Every place in a normal form where a name could stand; whether one does, the tagger says. */
export function nameCandidates(text: string): NameCandidate[] {
  const found: NameCandidate[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x4e00) {
      if (dots.has(unit)) aroundDot(text, at, found)
      continue
    }
    if (prefixes.has(unit) && isNickname(text.charCodeAt(at + 1))) {
      found.push({ start: at, end: at + 2, shape: 'prefixed' })
    }
    afterDouble(text, at, found)
    if (surnameRank.has(unit)) afterSurname(text, at, found)
  }
  return found
}
