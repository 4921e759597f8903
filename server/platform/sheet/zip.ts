import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly text: Iterable<string> | AsyncIterable<string>
}

interface Written {
  readonly name: Buffer
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  readonly offset: number
}

const version = 20
/** Sizes follow behind each part (bit 3), because they are not known before; names are UTF-8 (bit 11). */
const flags = 0x0808
const deflate = 8
/** 1980-01-01: when a file was made is nobody's business, and the same rows give the same bytes. */
const dosDate = 0x21
const flushCharacters = 64 * 1024

/** An archive as it is being read: nothing is held but the piece under way and the directory. */
export async function* zip(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const directory: Written[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8')
    const head = localHead(name)
    yield head
    const sums = { crc: 0, bytes: 0 }
    const packed = Readable.from(summed(part.text, sums), { objectMode: false }).pipe(createDeflateRaw())
    let packedBytes = 0
    for await (const piece of packed as AsyncIterable<Buffer>) {
      packedBytes += piece.length
      yield piece
    }
    const written = { name, offset, packedBytes, ...sums }
    directory.push(written)
    yield descriptor(written)
    offset += head.length + packedBytes + 16
  }
  const listed = directory.map(directoryEntry)
  yield* listed
  yield endOf(
    directory.length,
    offset,
    listed.reduce((bytes, entry) => bytes + entry.length, 0),
  )
}

async function* summed(
  text: Iterable<string> | AsyncIterable<string>,
  sums: { crc: number; bytes: number },
): AsyncGenerator<Buffer> {
  let waiting = ''
  const flush = () => {
    const bytes = Buffer.from(waiting, 'utf8')
    waiting = ''
    sums.crc = crc32(bytes, sums.crc)
    sums.bytes += bytes.length
    return bytes
  }
  for await (const piece of text) {
    waiting += piece
    if (waiting.length > flushCharacters) yield flush()
  }
  yield flush()
}

function localHead(name: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(version, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(deflate, 8)
  head.writeUInt16LE(dosDate, 12)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

function descriptor({ crc, packedBytes, bytes }: Written): Buffer {
  const behind = Buffer.alloc(16)
  behind.writeUInt32LE(0x08074b50, 0)
  behind.writeUInt32LE(crc, 4)
  behind.writeUInt32LE(packedBytes, 8)
  behind.writeUInt32LE(bytes, 12)
  return behind
}

function directoryEntry({ name, crc, packedBytes, bytes, offset }: Written): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(version, 4)
  entry.writeUInt16LE(version, 6)
  entry.writeUInt16LE(flags, 8)
  entry.writeUInt16LE(deflate, 10)
  entry.writeUInt16LE(dosDate, 14)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packedBytes, 20)
  entry.writeUInt32LE(bytes, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(offset, 42)
  return Buffer.concat([entry, name])
}

function endOf(count: number, offset: number, bytes: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
