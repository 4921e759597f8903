import { type Decision, grant, refuse } from './kernel/decision.ts'

/**
 * A JPEG without what the camera wrote into it: place, time, device, thumbnail, comments. Every segment is read (ITU-T T.81 Annex B); of
 * the application segments a bare JFIF, Adobe’s colour transform and the way up are written anew, and nothing behind the end is kept.
 */
export function stripJpeg(
  bytes: Uint8Array,
  pixelsMax: number,
): Decision<Uint8Array, 'FILE_DAMAGED' | 'FILE_TOO_LARGE'> {
  if (bytes[0] !== 0xff || bytes[1] !== soi) return refuse('FILE_DAMAGED')
  const walk: Walk = { bytes, kept: [], frame: undefined, scans: 0, way: undefined, ends: false }
  for (let at = 2; !walk.ends; ) {
    const next = readSegment(walk, at)
    if (next === undefined) return refuse('FILE_DAMAGED')
    at = next
  }
  if (walk.frame === undefined || walk.scans === 0) return refuse('FILE_DAMAGED')
  if (walk.frame > pixelsMax) return refuse('FILE_TOO_LARGE')
  const way = walk.way === undefined ? [] : [wayUp(walk.way)]
  return grant(joined([Uint8Array.of(0xff, soi), ...way, ...walk.kept, Uint8Array.of(0xff, eoi)]))
}

const soi = 0xd8
const eoi = 0xd9
const sos = 0xda
const dht = 0xc4
const dqt = 0xdb
const dri = 0xdd
const app0 = 0xe0
const app1 = 0xe1
const app14 = 0xee
const comment = 0xfe
/** Baseline, extended and progressive: what browsers show. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2]

interface Walk {
  readonly bytes: Uint8Array
  readonly kept: Uint8Array[]
  /** In pixels. */
  frame: number | undefined
  scans: number
  way: number | undefined
  ends: boolean
}

/** @returns where the next one begins; undefined where this one breaks the rules */
function readSegment(walk: Walk, from: number): number | undefined {
  const { bytes } = walk
  let at = from
  if (bytes[at] !== 0xff) return undefined
  while (bytes[at + 1] === 0xff) at += 1
  const marker = bytes[at + 1]
  if (marker === eoi) walk.ends = true
  if (marker === undefined || marker === eoi) return marker === undefined ? undefined : at + 2
  const end = at + 2 + word(bytes, at + 2)
  const body = bytes.subarray(at + 4, end)
  if (end > bytes.length || end < at + 4 || !keepSegment(walk, marker, body)) return undefined
  return marker === sos ? keepScan(walk, end) : end
}

/** @returns whether it may stand there */
function keepSegment(walk: Walk, marker: number, body: Uint8Array): boolean {
  if ((marker >= app0 && marker <= 0xef) || marker === comment) {
    keepApplication(walk, marker, body)
    return true
  }
  if (!isWhole(walk, marker, body)) return false
  if (frames.includes(marker)) walk.frame = word(body, 1) * word(body, 3)
  if (marker === sos) walk.scans += 1
  walk.kept.push(segment(marker, body))
  return true
}

function isWhole({ frame }: Walk, marker: number, body: Uint8Array): boolean {
  if (frames.includes(marker)) {
    const components = body[5] ?? 0
    const isSized = body[0] === 8 && word(body, 1) > 0 && word(body, 3) > 0
    return frame === undefined && isSized && components >= 1 && components <= 4 && body.length === 6 + 3 * components
  }
  switch (marker) {
    case sos:
      return frame !== undefined && (body[0] ?? 0) >= 1 && (body[0] ?? 0) <= 4 && body.length === 4 + 2 * (body[0] ?? 0)
    case dqt:
      return isTables(body, (at) => ((body[at] ?? 0) >> 4 === 0 ? 65 : 129))
    case dht:
      return isTables(body, (at) => 17 + body.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0))
    case dri:
      return body.length === 2
    default:
      return false
  }
}

/** One table behind the other, to the last byte. */
function isTables(body: Uint8Array, lengthAt: (at: number) => number): boolean {
  let at = 0
  while (at < body.length) at += lengthAt(at)
  return at === body.length && at > 0
}

function keepApplication(walk: Walk, marker: number, body: Uint8Array): void {
  if (marker === app0 && startsWith(body, 'JFIF\0') && body.length >= 14) {
    walk.kept.push(segment(app0, Uint8Array.of(...body.subarray(0, 12), 0, 0)))
  } else if (marker === app14 && startsWith(body, 'Adobe') && body.length >= 12) {
    walk.kept.push(segment(app14, body.subarray(0, 12)))
  } else if (marker === app1 && startsWith(body, 'Exif\0\0')) {
    walk.way ??= findWayUp(body.subarray(6))
  }
}

/** Compressed data until a marker that does not belong to it. */
function keepScan(walk: Walk, from: number): number | undefined {
  const { bytes } = walk
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0
    const isWithin = bytes[at] !== 0xff || next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (isWithin) continue
    walk.kept.push(bytes.subarray(from, at))
    return at
  }
  return undefined
}

/** Tag 0x0112 of the first directory (Exif 2.32, 4.6.2); undefined where it stands upright or says nothing that can be read. */
function findWayUp(tiff: Uint8Array): number | undefined {
  const isLittle = tiff[0] === 0x49
  const short = (at: number) => (isLittle ? word(tiff, at, 1, 0) : word(tiff, at))
  const long = (at: number) => (isLittle ? short(at + 2) * 65_536 + short(at) : short(at) * 65_536 + short(at + 2))
  if (short(2) !== 42) return undefined
  const directory = long(4)
  if (directory + 2 > tiff.length) return undefined
  const entries = Math.min(short(directory), 200)
  for (let at = directory + 2; at < directory + 2 + 12 * entries && at + 12 <= tiff.length; at += 12) {
    if (short(at) !== 0x0112) continue
    const way = short(at + 8)
    return way >= 2 && way <= 8 ? way : undefined
  }
  return undefined
}

/** The way up and nothing else, always in the same bytes. */
function wayUp(way: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]
  return segment(app1, Uint8Array.of(...exif, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0, 0, 0, 0, 0))
}

function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), body])
}

const word = (bytes: Uint8Array, at: number, high = 0, low = 1) =>
  (bytes[at + high] ?? 0) * 256 + (bytes[at + low] ?? 0)

function startsWith(body: Uint8Array, text: string): boolean {
  return [...text].every((char, at) => body[at] === char.charCodeAt(0))
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
