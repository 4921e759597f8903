import { constants } from 'node:fs'
import { chmod, type FileHandle, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isSame } from '../../ledger/bytes.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { syncFolder } from '../platform/durable-file.ts'
import { type Anchor, type AnchoredHead, AnchorFailed, type AnchorReceipt, type PublishedCheckpoint } from './anchor.ts'

/** Whoever may read the folder may read the file; nobody writes it, its owner only while a line is added. */
const [resting, adding] = [0o444, 0o644]

interface Line {
  readonly line: number
  readonly at: string
  readonly origin: string
  readonly size: number
  /** In hex, as the hashes below. */
  readonly root: string
  readonly noteHash: string
  /** SHA-256 of the line before, without its break; of nothing before the first. */
  readonly previous: string
}

interface ReadLine extends Line {
  readonly hash: string
}

interface Content {
  readonly lines: readonly ReadLine[]
  /** How many lines there are, those that a power cut left half written among them. */
  readonly count: number
  readonly lastHash: string
  /** The last line has no break: it was being written when the power went. */
  readonly isTorn: boolean
}

/**
 * A file that is only ever added to, one line of JSON for each checkpoint, each with the hash of the line before. Meant for a place that
 * keeps what it was given: a WORM volume, or a file with the attribute `a`. On an ordinary disk it is as good as whoever keeps a copy.
 */
export class FileAnchor implements Anchor {
  readonly kind = 'file'
  readonly name: string
  readonly #path: string
  readonly #now: () => number

  constructor(name: string, path: string, now: () => number) {
    this.name = name
    this.#path = path
    this.#now = now
  }

  async newest(origin: string): Promise<AnchoredHead | undefined> {
    const last = newestOf(await this.#read(), origin)
    return last === undefined ? undefined : { size: last.size, root: Buffer.from(last.root, 'hex') }
  }

  async submit({ origin, size, root, note }: PublishedCheckpoint): Promise<AnchorReceipt> {
    const content = await this.#read()
    const known = content.lines.find((each) => each.origin === origin && each.size === size)
    if (known !== undefined) {
      if (!isSame(Buffer.from(known.root, 'hex'), root)) throw new AnchorFailed('FORK_DETECTED', 'FORK')
      await this.#sync()
      return { transactionId: known.hash, position: known.line, chain: null }
    }
    if ((newestOf(content, origin)?.size ?? 0) > size) throw new AnchorFailed('STALE')
    const line: Line = {
      line: content.count + 1,
      at: new Date(this.#now()).toISOString(),
      origin,
      size,
      root: Buffer.from(root).toString('hex'),
      noteHash: hashOf(note),
      previous: content.lastHash,
    }
    const text = JSON.stringify(line)
    await this.#append(`${content.isTorn ? '\n' : ''}${text}\n`, content.count === 0)
    return { transactionId: hashOf(text), position: line.line, chain: null }
  }

  async #read(): Promise<Content> {
    try {
      return readContent(await readFile(this.#path, 'utf8'))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return readContent('')
      throw error
    }
  }

  async #append(text: string, isFirst: boolean): Promise<void> {
    const file = await this.#open()
    try {
      await file.appendFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    // A place that keeps what it was given may refuse even this.
    await chmod(this.#path, resting).catch(() => undefined)
    if (isFirst) await syncFolder(dirname(this.#path))
  }

  /** Whoever wrote the line may have been stopped before it was safe. */
  async #sync(): Promise<void> {
    const file = await open(this.#path, constants.O_RDONLY)
    await file.sync().finally(() => file.close())
  }

  async #open(): Promise<FileHandle> {
    const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT
    try {
      return await open(this.#path, flags, adding)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error
      await chmod(this.#path, adding)
      return open(this.#path, flags)
    }
  }
}

const hashOf = (text: string): string => sha256(text).toString('hex')

function newestOf({ lines }: Content, origin: string): ReadLine | undefined {
  return lines.findLast((each) => each.origin === origin)
}

/**
 * Throws BROKEN where a line is not as it was written, is gone, or stands where none was. What is no line at all is what a power cut left of one;
 * the line behind it holds its hash, as that of any other.
 */
function readContent(text: string): Content {
  const parts = text.split('\n')
  const isTorn = parts.at(-1) !== ''
  if (!isTorn) parts.pop()
  const lines: ReadLine[] = []
  let lastHash = ''
  for (const [at, part] of parts.entries()) {
    const line = findLine(part)
    const isNext = line === undefined || (line.line === at + 1 && line.previous === lastHash && grows(lines, line))
    if (!isNext) throw new AnchorFailed('FILE_BROKEN', 'BROKEN')
    lastHash = hashOf(part)
    if (line !== undefined) lines.push({ ...line, hash: lastHash })
  }
  return { lines, count: parts.length, lastHash, isTorn }
}

function grows(lines: readonly ReadLine[], { origin, size }: Line): boolean {
  return (lines.findLast((each) => each.origin === origin)?.size ?? 0) < size
}

function findLine(text: string): Line | undefined {
  try {
    const value = JSON.parse(text) as Partial<Line> | null
    const isLine =
      typeof value?.origin === 'string' &&
      Number.isSafeInteger(value.size) &&
      [value.root, value.noteHash].every((each) => typeof each === 'string' && /^[0-9a-f]{64}$/.test(each)) &&
      typeof value.previous === 'string'
    return isLine ? (value as Line) : undefined
  } catch {
    return undefined
  }
}
