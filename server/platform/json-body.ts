/** No promised shape is nearly so deep; what lies deeper must not exhaust the stack of whoever walks it. */
export const depthMax = 32

const quote = 34
const backslash = 92
const colon = 58
/** Square and curly brackets differ in this bit alone, and outside texts nothing else comes near them. */
const bracketBit = 32
const opening = 123
const closing = 125

/**
 * Whether a JSON text, already parsed, means one thing only: no member stands twice in one object, and nothing lies deeper than
 * `depthMax`. Of two members with one name JSON.parse keeps the last, other readers the first: what a proxy checked would not be
 * what is kept. Each member has one colon outside texts, so it is enough to count those and the members that were kept.
 */
export function isUnambiguous(text: string, value: unknown): boolean {
  const members = countWrittenMembers(text)
  return members !== undefined && members === countKeptMembers(value)
}

/** @returns undefined where the text is nested too deeply */
function countWrittenMembers(text: string): number | undefined {
  let members = 0
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfText(text, at)
    else if (code === colon) members += 1
    else if ((code | bracketBit) === opening) {
      depth += 1
      if (depth > depthMax) return undefined
    } else if ((code | bracketBit) === closing) depth -= 1
  }
  return members
}

/** The place of the quotation mark that closes the text begun at `start`: the first before which an even number of backslashes stands. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end - 1
    while (text.charCodeAt(before) === backslash) before -= 1
    if ((end - before) % 2 === 1) return end
  }
  return text.length
}

function countKeptMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let members = 0
  if (Array.isArray(value)) for (const inner of value) members += countKeptMembers(inner)
  else for (const name in value) members += 1 + countKeptMembers((value as Record<string, unknown>)[name])
  return members
}
