import { type Decision, grant, refuse } from './kernel/decision.ts'

/** A PNG without texts, times and what a camera wrote into it (W3C PNG, 3rd edition). Every chunk is read, its sum reckoned. */
export function stripPng(
  bytes: Uint8Array,
  pixelsMax: number,
): Decision<Uint8Array, 'FILE_DAMAGED' | 'FILE_TOO_LARGE'> {
  const chunks = readChunks(bytes)
  const header = chunks?.[0]
  if (chunks === undefined || header === undefined || !isInOrder(chunks)) return refuse('FILE_DAMAGED')
  const pixels = pixelsOf(header.body)
  if (pixels === undefined) return refuse('FILE_DAMAGED')
  if (pixels > pixelsMax) return refuse('FILE_TOO_LARGE')
  const kept = chunks.filter(({ type }) => keptTypes.has(type))
  const whole = new Uint8Array(kept.reduce((sum, { whole: { length } }) => sum + length, signatureBytes))
  whole.set(bytes.subarray(0, signatureBytes))
  let at = signatureBytes
  for (const chunk of kept) {
    whole.set(chunk.whole, at)
    at += chunk.whole.length
  }
  return grant(whole)
}

const signatureBytes = 8
/** What the picture looks like, and nothing about it. */
const keptTypes: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs'])
const critical: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])
const lengths: Readonly<Record<string, (length: number) => boolean>> = {
  IHDR: (length) => length === 13,
  PLTE: (length) => length > 0 && length <= 768 && length % 3 === 0,
  IEND: (length) => length === 0,
  tRNS: (length) => length > 0 && length <= 256,
  gAMA: (length) => length === 4,
  cHRM: (length) => length === 32,
  sRGB: (length) => length === 1,
  pHYs: (length) => length === 9,
}

interface Chunk {
  readonly type: string
  readonly body: Uint8Array
  readonly whole: Uint8Array
}

/** To the end of the picture; what stands behind it belongs to something else. */
function readChunks(bytes: Uint8Array): readonly Chunk[] | undefined {
  const chunks: Chunk[] = []
  for (let at = signatureBytes; at + 12 <= bytes.length; ) {
    const length = long(bytes, at)
    const end = at + 12 + length
    if (end > bytes.length) return undefined
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (!isType(type, length) || crcOf(bytes.subarray(at + 4, end - 4)) !== long(bytes, end - 4)) return undefined
    chunks.push({ type, body: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) })
    if (type === 'IEND') return chunks
    at = end
  }
  return undefined
}

/** A capital first letter says that no reader may pass over it: one that is not known is refused. */
function isType(type: string, length: number): boolean {
  if (!/^[A-Za-z]{4}$/.test(type)) return false
  if (/^[A-Z]/.test(type) && !critical.has(type)) return false
  return lengths[type]?.(length) ?? true
}

function isInOrder(chunks: readonly Chunk[]): boolean {
  const types = chunks.map(({ type }) => type)
  const first = types.indexOf('IDAT')
  const last = types.lastIndexOf('IDAT')
  const isOnce = [...keptTypes].every((type) => type === 'IDAT' || types.indexOf(type) === types.lastIndexOf(type))
  const isTogether = types.slice(first, last + 1).every((type) => type === 'IDAT')
  return types[0] === 'IHDR' && first > 0 && isTogether && isOnce && types.indexOf('PLTE') < first
}

const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

function pixelsOf(header: Uint8Array): number | undefined {
  const [depth = 0, colour = 1, compression, filter, interlace = 2] = header.subarray(8)
  const isKnown = depths[colour]?.includes(depth) && compression === 0 && filter === 0 && interlace <= 1
  const pixels = long(header, 0) * long(header, 4)
  return isKnown && pixels > 0 ? pixels : undefined
}

function long(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4)
  return ((a * 256 + b) * 256 + c) * 256 + d
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  return rest
})

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
