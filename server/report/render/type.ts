import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { unpackWoff } from './woff.ts'

const require = createRequire(import.meta.url)

/** 思源宋体 (Noto Serif SC, OFL-1.1): 8,244 characters in one file of each weight. Of them a document holds those that it shows. */
const files = {
  body: '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-400-normal.woff',
  bold: '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-700-normal.woff',
} as const
export type Typeface = keyof typeof files

const unpacked = new Map<Typeface, Buffer>()

/** Read and unpacked once, when the first document is drawn. */
function typefaceOf(face: Typeface): Buffer {
  const known = unpacked.get(face)
  if (known !== undefined) return known
  const file = unpackWoff(readFileSync(require.resolve(files[face])))
  unpacked.set(face, file)
  return file
}

export const readTypefaces = (): readonly (readonly [Typeface, Buffer])[] =>
  (['body', 'bold'] as const).map((face) => [face, typefaceOf(face)] as const)

/** 避头尾: what may not begin a line, and what may not end one. */
const notFirst = /[，。、；：！？）》」』”’％%…—·.,;:!?)\]}]/
const notLast = /[（《「『“‘([{]/
/** Latin words and numbers are not torn. */
const isOfWord = /[A-Za-z0-9.,%+\-−–/]/

/** @returns where a line may end, with what stands together: whole words and numbers, a sign of punctuation with what it belongs to */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (const character of text) {
    const last = pieces[pieces.length - 1]
    const before = last === undefined ? '' : (Array.from(last).pop() ?? '')
    const joins =
      notFirst.test(character) || notLast.test(before) || (isOfWord.test(character) && isOfWord.test(before))
    if (last !== undefined && joins) pieces[pieces.length - 1] = last + character
    else pieces.push(character)
  }
  return pieces
}

/**
 * Breaks a text into lines no wider than `width`; what is wider by itself (a digest) is torn.
 *
 * @param indent of the first line
 */
export function linesOf(
  text: string,
  { width, indent = 0, measure }: { width: number; indent?: number; measure: (text: string) => number },
): readonly string[] {
  const lines: string[] = []
  let [line, used] = ['', indent]
  for (const piece of piecesOf(text).flatMap((each) => (measure(each) > width ? Array.from(each) : [each]))) {
    const wide = measure(piece)
    if (used + wide > width && line !== '') {
      lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    if (line === '' && piece === ' ') continue
    line += piece
    used += wide
  }
  return [...lines, line]
}
