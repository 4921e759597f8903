import { conceptNames, featureRows } from './features.ts'
import { dialectCharacters } from './lexicon/dialect.ts'
import { concepts } from './lexicon/index.ts'
import type { NameTagger } from './pii/names.ts'
import { labels, polarities } from './types.ts'

/** Version of the layout of the file, and of what features mean: a model of another version is refused. */
const modelFormat = 1
export const taxonomyVersion = 'window-zh-1'

/** Heads in the order of their columns: the labels, then the polarities. */
export const heads: readonly string[] = [...labels, ...polarities]

/** What the file says of itself. Everything in it is ASCII, other characters escaped. */
export interface ModelHeader {
  readonly format: number
  readonly version: string
  readonly taxonomyVersion: string
  readonly heads: readonly string[]
  readonly lexiconHash: string
  readonly sectionsHash: string
  readonly data: readonly { readonly file: string; readonly sha256: string; readonly comments: number }[]
  readonly seed: number
  readonly scales: readonly number[]
  readonly biases: readonly number[]
  /** Platt: probability = 1 / (1 + exp(−(a · score + b))). */
  readonly platt: readonly { readonly a: number; readonly b: number }[]
  /** Of the labels: the probability from which on a label is given. */
  readonly thresholds: readonly number[]
  readonly names: { readonly scale: number; readonly bias: number; readonly threshold: number }
  readonly documents: number
  readonly metrics: Readonly<Record<string, number>>
  readonly sections: readonly { readonly name: SectionName; readonly offset: number; readonly bytes: number }[]
}

type SectionName = 'rows' | 'weights' | 'names' | 'terms' | 'termCounts'

/** A model as it is used: views of the file’s bytes, and an index of its rows. */
export interface Model {
  readonly header: ModelHeader
  /** For each row of the feature space the row of `weights` plus one, or 0. */
  readonly rowOf: Uint16Array
  readonly weights: Int8Array
  readonly names: NameTagger
  readonly terms: readonly string[]
  readonly termCounts: Uint16Array
}

export interface ModelSections {
  readonly rows: Uint32Array
  readonly weights: Int8Array
  readonly names: Int8Array
  readonly terms: Uint16Array
  readonly termCounts: Uint16Array
}

/** SHA-256 in hexadecimal, handed in: the room has none of its own. */
export type Sha256 = (bytes: Uint8Array) => string

const magic = 'GWNLP\0\r\n'

/** Text as ASCII, other characters as \uXXXX: no codec is needed, and equal texts are equal bytes. */
export function toAscii(text: string): Uint8Array {
  const escaped = text.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return Uint8Array.from(escaped, (sign) => sign.charCodeAt(0))
}

function fromAscii(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096))
  return text
}

/** Of the words that features stand for: a model trained with other words would read nonsense. */
const lexiconHash = (sha256: Sha256): string =>
  sha256(toAscii(JSON.stringify([conceptNames, concepts, dialectCharacters])))

const bytesOf = (view: ArrayBufferView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
const aligned = (length: number) => Math.ceil(length / 8) * 8

/** @param about what the header says besides layout and hashes */
export function writeModel(
  about: Omit<
    ModelHeader,
    'format' | 'sections' | 'sectionsHash' | 'lexiconHash' | 'heads' | 'taxonomyVersion' | 'version'
  >,
  sections: ModelSections,
  sha256: Sha256,
): Uint8Array {
  const names = Object.keys(sections) as SectionName[]
  let offset = 0
  const places = names.map((name) => {
    const place = { name, offset, bytes: sections[name].byteLength }
    offset += aligned(place.bytes)
    return place
  })
  const body = new Uint8Array(offset)
  for (const place of places) body.set(bytesOf(sections[place.name]), place.offset)
  const sectionsHash = sha256(body)
  const header: ModelHeader = {
    format: modelFormat,
    version: `window-zh-${sectionsHash.slice(0, 12)}`,
    taxonomyVersion,
    heads,
    lexiconHash: lexiconHash(sha256),
    sectionsHash,
    ...about,
    sections: places,
  }
  const text = toAscii(JSON.stringify(header))
  const start = aligned(magic.length + 8 + text.length)
  const file = new Uint8Array(start + body.length)
  file.set(toAscii(magic), 0)
  new DataView(file.buffer).setUint32(magic.length, text.length, true)
  file.set(text, magic.length + 8)
  file.set(body, start)
  return file
}

/** Why a file is not the model that this room can use. */
export class ModelRefused extends Error {}

function readHeader(file: Uint8Array): { header: ModelHeader; start: number } {
  if (file.length < magic.length + 8 || fromAscii(file.subarray(0, magic.length)) !== magic) {
    throw new ModelRefused('no model file: it begins with something else')
  }
  const length = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(magic.length, true)
  const end = magic.length + 8 + length
  if (end > file.length) throw new ModelRefused('the model file is cut off')
  return { header: JSON.parse(fromAscii(file.subarray(magic.length + 8, end))) as ModelHeader, start: aligned(end) }
}

function checkHeader(header: ModelHeader, body: Uint8Array, sha256: Sha256): void {
  if (header.format !== modelFormat) throw new ModelRefused(`format ${header.format}, not ${modelFormat}`)
  if (header.taxonomyVersion !== taxonomyVersion) {
    throw new ModelRefused(`taxonomy ${header.taxonomyVersion}, not ${taxonomyVersion}`)
  }
  if (header.heads.join() !== heads.join()) throw new ModelRefused('other heads than this taxonomy has')
  if (header.lexiconHash !== lexiconHash(sha256)) throw new ModelRefused('trained with another lexicon: train again')
  if (header.sectionsHash !== sha256(body)) throw new ModelRefused('its bytes are not those that were written')
}

/**
 * Reads a model file; its arrays are views of the bytes given. Throws {@link ModelRefused} when format, taxonomy, lexicon or hash differ.
 * @param file at an address divisible by eight, as whole files are
 */
export function readModel(file: Uint8Array, sha256: Sha256): Model {
  const { header, start } = readHeader(file)
  const body = file.subarray(start)
  checkHeader(header, body, sha256)
  const place = (name: SectionName) => {
    const found = header.sections.find((section) => section.name === name)
    if (found === undefined) throw new ModelRefused(`without ${name}`)
    return { at: body.byteOffset + found.offset, bytes: found.bytes }
  }
  const wide = <T>(
    name: SectionName,
    size: number,
    make: (buffer: ArrayBufferLike, at: number, length: number) => T,
  ) => {
    const { at, bytes } = place(name)
    return make(body.buffer, at, bytes / size)
  }
  const rows = wide('rows', 4, (buffer, at, length) => new Uint32Array(buffer, at, length))
  const rowOf = new Uint16Array(featureRows)
  for (let row = 0; row < rows.length; row++) rowOf[rows[row] ?? 0] = row + 1
  return {
    header,
    rowOf,
    weights: wide('weights', 1, (buffer, at, length) => new Int8Array(buffer, at, length)),
    names: { ...header.names, weights: wide('names', 1, (buffer, at, length) => new Int8Array(buffer, at, length)) },
    terms: toTerms(wide('terms', 2, (buffer, at, length) => new Uint16Array(buffer, at, length))),
    termCounts: wide('termCounts', 2, (buffer, at, length) => new Uint16Array(buffer, at, length)),
  }
}

function toTerms(units: Uint16Array): string[] {
  const terms: string[] = []
  let term = ''
  for (const unit of units) {
    if (unit !== 0) {
      term += String.fromCharCode(unit)
      continue
    }
    terms.push(term)
    term = ''
  }
  return terms
}

/** The terms as one section: each ends with 0. */
export function fromTerms(terms: readonly string[]): Uint16Array {
  return Uint16Array.from(terms.flatMap((term) => [...[...term].map((sign) => sign.charCodeAt(0)), 0]))
}
