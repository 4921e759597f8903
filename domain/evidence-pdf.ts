import { type Decision, grant, refuse } from './kernel/decision.ts'

/** Opens deflated data, to a bounded size; undefined where it cannot. */
export type Inflate = (bytes: Uint8Array) => Uint8Array | undefined

/**
 * A PDF that is whole from its header to its last end-of-file mark, and says nowhere that it acts, carries another file or is locked
 * (ISO 32000-2). Names are looked for everywhere, their spelling by numbers included, and in every stream that holds objects; one that
 * cannot be looked into is refused. What it says of its author, program and times is blanked where it stands, so that every other byte stays at its
 * place; where that cannot be, it is refused. What is written on its pages stays.
 */
export function cleanPdf(
  bytes: Uint8Array,
  inflate: Inflate,
): Decision<Uint8Array, 'FILE_DAMAGED' | 'FILE_NOT_SAFE' | 'FILE_TELLS_AUTHOR'> {
  const text = toText(bytes)
  if (!/^%PDF-(1\.[0-7]|2\.0)[\r\n ]/.test(text)) return refuse('FILE_DAMAGED')
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(text.slice(-1024)) || !/\d\s+\d+\s+obj\b/.test(text))
    return refuse('FILE_DAMAGED')
  if (acts(text)) return refuse('FILE_NOT_SAFE')
  if (!isOpenToSight(bytes, text, inflate)) return refuse('FILE_NOT_SAFE')
  const told = findTold(text)
  return told === undefined ? refuse('FILE_TELLS_AUTHOR') : grant(blanked(bytes, told))
}

/** A name as it may be spelled: each letter by itself or by its number (7.3.5). */
function spelled(name: string): string {
  const letters = [...name].map((letter) => {
    const number = letter.charCodeAt(0).toString(16)
    const either = [...number].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit))
    return `(?:${letter}|#${either.join('')})`
  })
  return `/${letters.join('')}`
}

/** Actions that run, send, fetch or open something else, what carries files, and what locks. */
const forbiddenNames = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'Filespec',
  'RichMedia',
  'Rendition',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Encrypt',
  'FileAttachment',
  'EF',
  'JS',
  'AA',
  'Movie',
  'Sound',
  'Thread',
  'GoTo3DView',
  'XFA',
]
/** The whole name: one that begins like it is another. */
const forbidden = new RegExp(`(?:${forbiddenNames.map(spelled).join('|')})(?![A-Za-z0-9_.#-])`)
/** A link may be clicked; one that opens by itself tells its site who reads. */
const opensItself = new RegExp(spelled('OpenAction'))
const fetches = new RegExp(`${spelled('URI')}(?![A-Za-z0-9_.#-])`)
const objectStream = new RegExp(spelled('ObjStm'), 'g')
/** Of the dictionary of a stream: longer ones are refused. */
const dictionaryMax = 2048
const objectStreamsMax = 2000

function isOpenToSight(bytes: Uint8Array, text: string, inflate: Inflate): boolean {
  const found = [...text.matchAll(objectStream)]
  if (found.length > objectStreamsMax) return false
  return found.every(({ index }) => {
    const head = text.slice(index, index + dictionaryMax)
    const start = /stream\r?\n/.exec(head)
    if (start === null) return false
    const before = text.slice(Math.max(0, index - dictionaryMax), index)
    const dictionary = unspelled(before.slice(before.search(/\sobj\b(?![\s\S]*\sobj\b)/)) + head.slice(0, start.index))
    // One filter, spelled out: two of them, or one that foretells bytes, would show us something else than the reader.
    if (dictionary.split('Decode').length !== 2 || !/\/FlateDecode\b/.test(dictionary)) return false
    const opened = inflate(bytes.subarray(index + start.index + start[0].length))
    return opened !== undefined && !acts(toText(opened))
  })
}

/** By itself, or by carrying or fetching something. */
const acts = (text: string): boolean => forbidden.test(text) || (opensItself.test(text) && fetches.test(text))

/** Names as they are read, whatever letters stand in them by number. */
const unspelled = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, number: string) => String.fromCharCode(Number.parseInt(number, 16)))

/** Byte by byte. */
function toText(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return parts.join('')
}

/** From a byte to the one before another. */
type Range = readonly [from: number, to: number]

/** What an object tells of the document (14.3): strings of the information dictionary, and streams of XMP. undefined where one lies folded. */
function findTold(text: string): readonly Range[] | undefined {
  const told: Range[] = []
  for (const info of new Set([...text.matchAll(infoOf)].map(([, number]) => number ?? ''))) {
    const objects = [...text.matchAll(new RegExp(`(?<![0-9])${info}\\s+\\d+\\s+obj\\b`, 'g'))]
    // It lies in a stream of objects, where nothing can be blanked.
    if (objects.length === 0) return undefined
    for (const { index } of objects) {
      const strings = findStrings(text, index, text.indexOf('endobj', index))
      if (strings === undefined) return undefined
      told.push(...strings)
    }
  }
  for (const { index } of text.matchAll(metadata)) {
    const stream = findXmp(text, index)
    if (stream === undefined) return undefined
    told.push(stream)
  }
  return told
}

const infoOf = new RegExp(`${spelled('Info')}\\s+(\\d+)\\s+\\d+\\s+R\\b`, 'g')
/** As the type or subtype of an object; where the catalogue names it a number follows. */
const metadata = new RegExp(`${spelled('Type')}\\s*${spelled('Metadata')}(?![A-Za-z0-9_.#-])`, 'g')

/** Of an object that lies open; undefined where a value stands elsewhere, or a string does not end. */
function findStrings(text: string, from: number, to: number): readonly Range[] | undefined {
  const strings: Range[] = []
  let rest = ''
  for (let at = from; at < to; at += 1) {
    const end = endOfString(text, at, to)
    if (end === undefined) rest += text[at]
    else if (end < 0 || end >= to) return undefined
    else {
      strings.push([at + 1, end])
      at = end
    }
  }
  return to < 0 || /\d\s+\d+\s+R\b/.test(rest) ? undefined : strings
}

/** Of what begins there; undefined where no string does, -1 where it does not end. */
function endOfString(text: string, at: number, to: number): number | undefined {
  if (text[at] === '(') return endOfLiteral(text, at, to)
  const isDictionary = text[at + 1] === '<' || text[at - 1] === '<'
  return text[at] === '<' && !isDictionary ? text.indexOf('>', at) : undefined
}

/** Of a string in parentheses, which may stand in it in pairs; -1 where it does not end. */
function endOfLiteral(text: string, from: number, to: number): number {
  let depth = 0
  for (let at = from; at < to; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '(') depth += 1
    else if (text[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  return -1
}

/** The bytes of a stream that lies open; undefined where it is folded, or no stream. */
function findXmp(text: string, at: number): Range | undefined {
  const start = /stream\r?\n/.exec(text.slice(at, at + dictionaryMax))
  if (start === null) return undefined
  const before = text.slice(Math.max(0, at - dictionaryMax), at)
  const dictionary = unspelled(before.slice(before.lastIndexOf('obj')) + text.slice(at, at + start.index))
  const from = at + start.index + start[0].length
  const to = text.indexOf('endstream', from)
  return to < 0 || dictionary.includes('/Filter') ? undefined : [from, to]
}

const blank = 0x20

function blanked(bytes: Uint8Array, told: readonly Range[]): Uint8Array {
  const clean = bytes.slice()
  for (const [from, to] of told) clean.fill(blank, from, to)
  return clean
}
