import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import { type ByteSource, FileUnfit, fileLimits } from './unfit.ts'

/** One part of a zip archive, as its directory lists it. */
export interface ZipEntry {
  readonly name: string
  readonly isDeflated: boolean
  readonly packedBytes: number
  readonly bytes: number
  readonly offset: number
}

const endSignature = 0x06054b50
const directorySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const commentBytesMax = 65_535
const directoryBytesMax = 1024 * 1024
const localBytes = 30
const directoryEntryBytes = 46
const pieceBytes = 64 * 1024
const encryptedFlag = 1

/**
 * The parts of an archive by its directory, which is checked before anything is unpacked: too many parts, parts that lie over
 * each other (the trick by which 10 MB become 281 TB), sizes beyond reason. What the directory says of sizes is checked again
 * while unpacking, because it may lie.
 */
export async function readDirectory(source: ByteSource): Promise<ReadonlyMap<string, ZipEntry>> {
  const { count, offset, bytes } = await findEnd(source)
  if (count > fileLimits.entriesMax || bytes > directoryBytesMax) throw new FileUnfit('FILE_EXPANDS')
  const directory = await source.read(offset, bytes)
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let index = 0; index < count; index += 1) {
    if (at + directoryEntryBytes > directory.length || directory.readUInt32LE(at) !== directorySignature)
      throw new FileUnfit('FILE_BROKEN')
    const { entry, next } = readEntry(directory, at, source.size)
    if (entries.has(entry.name)) throw new FileUnfit('FILE_BROKEN')
    entries.set(entry.name, entry)
    at = next
  }
  refuseOverlaps([...entries.values()], offset)
  return entries
}

async function findEnd(source: ByteSource): Promise<{ count: number; offset: number; bytes: number }> {
  const length = Math.min(source.size, endBytes + commentBytesMax)
  const tail = await source.read(source.size - length, length)
  for (let at = tail.length - endBytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endSignature) continue
    const count = tail.readUInt16LE(at + 10)
    const bytes = tail.readUInt32LE(at + 12)
    const offset = tail.readUInt32LE(at + 16)
    // 0xffff and 0xffffffff announce zip64, for archives beyond 4 GB: no workbook that we take.
    if (offset + bytes > source.size) throw new FileUnfit('FILE_BROKEN')
    return { count, offset, bytes }
  }
  throw new FileUnfit('FILE_BROKEN')
}

function readEntry(directory: Buffer, at: number, size: number): { entry: ZipEntry; next: number } {
  const flags = directory.readUInt16LE(at + 8)
  const method = directory.readUInt16LE(at + 10)
  const packedBytes = directory.readUInt32LE(at + 20)
  const bytes = directory.readUInt32LE(at + 24)
  const nameBytes = directory.readUInt16LE(at + 28)
  const offset = directory.readUInt32LE(at + 42)
  const next = at + directoryEntryBytes + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  const name = directory.toString('utf8', at + directoryEntryBytes, at + directoryEntryBytes + nameBytes)
  if ((flags & encryptedFlag) !== 0) throw new FileUnfit('FILE_PROTECTED')
  if ((method !== 0 && method !== 8) || offset + packedBytes > size) throw new FileUnfit('FILE_BROKEN')
  if (isTooLarge(bytes, packedBytes)) throw new FileUnfit('FILE_EXPANDS')
  return { entry: { name, isDeflated: method === 8, packedBytes, bytes, offset }, next }
}

function isTooLarge(bytes: number, packedBytes: number): boolean {
  if (bytes > fileLimits.entryBytesMax) return true
  return bytes > fileLimits.ratioFromBytes && bytes > packedBytes * fileLimits.ratioMax
}

function refuseOverlaps(entries: readonly ZipEntry[], directoryOffset: number): void {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset)
  for (const [index, entry] of inOrder.entries()) {
    const end = entry.offset + localBytes + entry.packedBytes
    if (end > (inOrder[index + 1]?.offset ?? directoryOffset)) throw new FileUnfit('FILE_EXPANDS')
  }
}

/** Unpacks one part, piece by piece; whoever stops reading stops the unpacking. */
export async function* readEntryBytes(source: ByteSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = piecesOf(source, entry)
  if (!entry.isDeflated) {
    yield* packed
    return
  }
  const inflate = createInflateRaw({ chunkSize: pieceBytes })
  const fed = pipeline(Readable.from(packed, { objectMode: false, highWaterMark: pieceBytes }), inflate)
  // Its failure is met below, where the unpacked bytes are read.
  fed.catch(() => undefined)
  let bytes = 0
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (isTooLarge(bytes, entry.packedBytes)) throw new FileUnfit('FILE_EXPANDS')
      yield piece
    }
  } catch (error) {
    if (/^Z_/.test(String((error as { code?: unknown }).code))) throw new FileUnfit('FILE_BROKEN')
    throw error
  } finally {
    inflate.destroy()
  }
}

async function* piecesOf(source: ByteSource, { offset, packedBytes }: ZipEntry): AsyncGenerator<Buffer> {
  const head = await source.read(offset, localBytes)
  if (head.length < localBytes || head.readUInt32LE(0) !== localSignature) throw new FileUnfit('FILE_BROKEN')
  const start = offset + localBytes + head.readUInt16LE(26) + head.readUInt16LE(28)
  if (start + packedBytes > source.size) throw new FileUnfit('FILE_BROKEN')
  for (let done = 0; done < packedBytes; done += pieceBytes)
    yield await source.read(start + done, Math.min(pieceBytes, packedBytes - done))
}
