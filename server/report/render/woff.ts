import { inflateSync } from 'node:zlib'

const signature = 0x774f4646
const [woffHead, woffEntry, sfntHead, sfntEntry] = [44, 20, 12, 16]
const padded = (bytes: number) => Math.ceil(bytes / 4) * 4

/**
 * A typeface as it is packed for pages (WOFF 1.0, W3C), unpacked: whoever reads glyphs one by one would unpack the table of all of them for each.
 *
 * @returns the same tables as a TrueType file
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== signature) throw new Error('this is no WOFF file')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = woffHead + at * woffEntry
    const [offset, packed, bytes] = [4, 8, 12].map((shift) => woff.readUInt32BE(entry + shift)) as [
      number,
      number,
      number,
    ]
    const data = woff.subarray(offset, offset + packed)
    return {
      tag: woff.subarray(entry, entry + 4),
      checksum: woff.readUInt32BE(entry + 16),
      data: packed < bytes ? inflateSync(data) : data,
    }
  })
  const first = sfntHead + count * sfntEntry
  const sfnt = Buffer.alloc(tables.reduce((sum, { data }) => sum + padded(data.length), first))
  sfnt.writeUInt32BE(woff.readUInt32BE(4), 0)
  sfnt.writeUInt16BE(count, 4)
  const entries = Math.floor(Math.log2(count))
  sfnt.writeUInt16BE(2 ** entries * 16, 6)
  sfnt.writeUInt16BE(entries, 8)
  sfnt.writeUInt16BE(count * 16 - 2 ** entries * 16, 10)
  let offset = first
  for (const [at, { tag, checksum, data }] of tables.entries()) {
    const entry = sfntHead + at * sfntEntry
    tag.copy(sfnt, entry)
    for (const [shift, value] of [checksum, offset, data.length].entries())
      sfnt.writeUInt32BE(value, entry + 4 + 4 * shift)
    data.copy(sfnt, offset)
    offset += padded(data.length)
  }
  return sfnt
}
