import { depthMax } from './json-body.ts'

/**
 * Finds the first text in a JSON value that is not plain: NUL and other control characters (line breaks and tabs are fine),
 * bidirectional overrides that make a text read differently than it is, and lone surrogates. Member names count too.
 * @returns a JSON pointer, or undefined where everything is plain
 */
export function findUnplainText(value: unknown, at = '', depth = 0): string | undefined {
  if (typeof value === 'string') return isPlain(value) ? undefined : at
  if (typeof value !== 'object' || value === null || depth > depthMax) return undefined
  for (const [member, inner] of Object.entries(value)) {
    const here = `${at}/${isPlain(member) ? member : ''}`
    if (!isPlain(member)) return here
    const found = findUnplainText(inner, here, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const notPlain = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

function isPlain(text: string): boolean {
  return !notPlain.test(text) && text.isWellFormed()
}

/** The same JSON value with every text in NFC, so that one text has one form. Texts alone: a serialised whole would be damaged. */
export function toNfc<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T
  if (Array.isArray(value)) return value.map(toNfc) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, toNfc(inner)])) as T
}
