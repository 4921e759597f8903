import { StringDecoder } from 'node:string_decoder'
import { FileUnfit } from './unfit.ts'

/** What a reader of XML is told. Names come without their prefix. */
export interface XmlHeard {
  open(name: string, attribute: (name: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

const tagCharsMax = 64 * 1024
const nameOf = /^\/?(?:[^\s/>:]+:)?([^\s/>]+)/

/**
 * As much of XML as workbooks are written in, told as it arrives. Document types, and with them entities of one's own, are
 * refused: that is where a small file becomes a large one, or reads files of the server.
 */
export class XmlReader {
  readonly #heard: XmlHeard
  readonly #decoder = new StringDecoder('utf8')
  #rest = ''

  constructor(heard: XmlHeard) {
    this.#heard = heard
  }

  write(bytes: Buffer): void {
    const text = this.#rest + this.#decoder.write(bytes)
    let at = 0
    while (at < text.length) {
      const next = text.charCodeAt(at) === 60 ? this.#tag(text, at) : this.#text(text, at)
      if (next === undefined) break
      at = next
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > tagCharsMax && this.#rest.startsWith('<')) throw new FileUnfit('FILE_BROKEN')
  }

  end(): void {
    if (this.#rest.trim() !== '') throw new FileUnfit('FILE_BROKEN')
  }

  /** @returns where to go on; undefined where more has to arrive first */
  #text(text: string, at: number): number | undefined {
    const end = text.indexOf('<', at)
    if (end === -1) {
      // An entity must not be cut in two; long texts are told in parts.
      const ampersand = text.lastIndexOf('&')
      const cut = ampersand >= at && text.indexOf(';', ampersand) === -1 ? ampersand : text.length
      if (cut > at) this.#heard.text(decode(text.slice(at, cut)))
      return cut === text.length || cut > at ? cut : undefined
    }
    this.#heard.text(decode(text.slice(at, end)))
    return end
  }

  #tag(text: string, at: number): number | undefined {
    if (text.startsWith('<!', at)) return this.#declaration(text, at)
    const end = endOfTag(text, at)
    if (end === undefined) return undefined
    const inner = text.slice(at + 1, end)
    if (inner.startsWith('?')) return end + 1
    const name = nameOf.exec(inner)?.[1]
    if (name === undefined) throw new FileUnfit('FILE_BROKEN')
    if (inner.startsWith('/')) this.#heard.close(name)
    else {
      this.#heard.open(name, (wanted) => attributeOf(inner, wanted))
      if (inner.endsWith('/')) this.#heard.close(name)
    }
    return end + 1
  }

  #declaration(text: string, at: number): number | undefined {
    const [start, close] = text.startsWith('<!--', at)
      ? ['<!--', '-->']
      : text.startsWith('<![CDATA[', at)
        ? ['<![CDATA[', ']]>']
        : ['', '']
    if (start === '') {
      if (text.length - at < 9) return undefined
      throw new FileUnfit('FILE_BROKEN')
    }
    const end = text.indexOf(close, at + start.length)
    if (end === -1) {
      if (text.length - at > tagCharsMax) throw new FileUnfit('FILE_BROKEN')
      return undefined
    }
    if (start === '<![CDATA[') this.#heard.text(text.slice(at + start.length, end))
    return end + close.length
  }
}

/** The closing bracket of a tag; one inside a quoted attribute is none. */
function endOfTag(text: string, at: number): number | undefined {
  let end = text.indexOf('>', at)
  while (end !== -1) {
    const inner = text.slice(at, end)
    if (isEven(inner, '"') && (inner.includes('"') || isEven(inner, "'"))) return end
    end = text.indexOf('>', end + 1)
  }
  return undefined
}

function isEven(text: string, character: string): boolean {
  let count = 0
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1
  return count % 2 === 0
}

function attributeOf(tag: string, wanted: string): string | undefined {
  for (const [, name, double, single] of tag.matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (name === wanted) return decode(double ?? single ?? '')
  return undefined
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (_, entity: string) => {
    if (!entity.startsWith('#')) {
      const character = named[entity]
      if (character === undefined) throw new FileUnfit('FILE_BROKEN')
      return character
    }
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    if (!(code <= 0x10ffff)) throw new FileUnfit('FILE_BROKEN')
    return String.fromCodePoint(code)
  })
}
