import { type Decision, grant, refuse } from './kernel/decision.ts'

/** Opens deflated data, to a bounded size; undefined where it cannot. */
export type Inflate = (bytes: Uint8Array) => Uint8Array | undefined

/**
 * A PDF that is whole from its header to its last end-of-file mark, and says nowhere that it acts, carries another file or is locked
 * (ISO 32000-2). Names are looked for everywhere, their spelling by numbers included, and in every stream that holds objects; one that
 * cannot be looked into is refused. What it says of its author stays in it: it is kept as it is.
 */
export function checkPdf(bytes: Uint8Array, inflate: Inflate): Decision<Uint8Array, 'FILE_DAMAGED' | 'FILE_NOT_SAFE'> {
  const text = toText(bytes)
  if (!/^%PDF-(1\.[0-7]|2\.0)[\r\n ]/.test(text)) return refuse('FILE_DAMAGED')
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(text.slice(-1024)) || !/\d\s+\d+\s+obj\b/.test(text))
    return refuse('FILE_DAMAGED')
  if (acts(text)) return refuse('FILE_NOT_SAFE')
  return isOpenToSight(bytes, text, inflate) ? grant(bytes) : refuse('FILE_NOT_SAFE')
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
