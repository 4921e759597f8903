import { Buffer } from 'node:buffer'
import { crc32, deflateSync } from 'node:zlib'

const segment = (marker: number, body: Uint8Array | string) => {
  const bytes = Buffer.from(body as string, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}

const place = 'GPS 30.2741 120.1551'

/** What a telephone writes into a photo: which way is up, and where it was taken. */
export function exifOf(way: number, isLittle = false): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4)
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) => (isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at))
  tiff.write(isLittle ? 'II' : 'MM', 'latin1')
  short(42, 2)
  long(8, 4)
  short(2, 8)
  for (const [at, tag, type, count] of [
    [10, 0x0112, 3, 1],
    [22, 0x8825, 4, 1],
  ] as const) {
    short(tag, at)
    short(type, at + 2)
    long(count, at + 4)
  }
  short(way, 18)
  long(38, 30)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(place)])
}

interface Jpeg {
  readonly way?: number
  readonly isLittle?: boolean
  readonly width?: number
  readonly height?: number
  readonly behind?: string
}

/** A grey dot as a telephone would send it: with its place, a thumbnail, a comment and something behind its end. */
export function jpegOf({ way = 1, isLittle = false, width = 1, height = 1, behind = '' }: Jpeg = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01thumb'),
    segment(0xe1, exifOf(way, isLittle)),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${place}`),
    segment(0xed, 'Photoshop 3.0\0secret'),
    segment(0xfe, 'by somebody'),
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    segment(0xc0, frame),
    // One code of one bit for each table: the dot is one difference of nothing and the end of its block.
    segment(0xc4, Buffer.from([0x00, 1, ...Buffer.alloc(15), 0, 0x10, 1, ...Buffer.alloc(15), 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x3f, 0xff, 0xd9]),
    Buffer.from(behind),
  ])
}

const chunk = (type: string, body: Uint8Array) => {
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), body, Buffer.alloc(4)])
  whole.writeUInt32BE(body.length)
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4)
  return whole
}

/** A grey dot with a text, a time and a place. */
export function pngOf(width = 1, height = 1, more: readonly Buffer[] = []): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Author\0somebody')),
    chunk('tIME', Buffer.from([7, 234, 11, 16, 8, 0, 0])),
    chunk('eXIf', exifOf(1).subarray(6)),
    ...more,
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
export const pngChunk = chunk

/** A page with nothing on it; `more` are objects of its own. */
export function pdfOf(more = '', head = '%PDF-1.7'): Buffer {
  const objects = '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n'
  return Buffer.from(`${head}\n${objects}${more}trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n`, 'latin1')
}

/** Objects within a stream, as newer writers keep them. */
export function objectStreamOf(objects: string, filter = '/Filter/FlateDecode'): string {
  const packed = deflateSync(Buffer.from(objects)).toString('latin1')
  return `5 0 obj\n<</Type/ObjStm/N 1/First 4${filter}/Length ${packed.length}>>stream\n${packed}\nendstream\nendobj\n`
}
