import { type EvidenceMediaType, findMediaType } from '../../domain/evidence-file.ts'
import { stripJpeg } from '../../domain/evidence-jpeg.ts'
import { stripPng } from '../../domain/evidence-png.ts'
import { type Decision, grant, refuse } from '../../domain/kernel/decision.ts'
import type { Limits } from './api.ts'

export interface Prepared {
  readonly mediaType: EvidenceMediaType
  readonly bytes: Uint8Array
}

/** TOO_MANY_PIXELS: a photo of more than is taken; it is never unfolded. TOO_LARGE: a file of more bytes than is taken. */
export type PhotoRefusal = 'TYPE_WRONG' | 'TOO_MANY_PIXELS' | 'TOO_LARGE' | 'DAMAGED'

/**
 * What is kept of a chosen file. What it is its bytes say, not its name; a photo is read to its end before it is unfolded, and then drawn anew
 * as JPEG with the longest side of the policy: nothing that the camera wrote into it is left. A document is kept as it is and judged again by
 * the platform.
 */
export async function prepare(file: Blob, limits: Limits): Promise<Decision<Prepared, PhotoRefusal>> {
  if (file.size > limits.originalBytesMax) return refuse('TOO_LARGE')
  const bytes = await readBytes(file)
  if (bytes === undefined) return refuse('DAMAGED')
  const mediaType = findMediaType(bytes)
  if (mediaType === undefined || !limits.mediaTypes.includes(mediaType)) return refuse('TYPE_WRONG')
  if (mediaType === 'application/pdf')
    return bytes.length > limits.bytesMax ? refuse('TOO_LARGE') : grant({ mediaType, bytes })
  const strip = mediaType === 'image/jpeg' ? stripJpeg : stripPng
  const stripped = strip(bytes, limits.pixelsMax)
  if (!stripped.granted) return refuse(stripped.code === 'FILE_TOO_LARGE' ? 'TOO_MANY_PIXELS' : 'DAMAGED')
  const drawn = await redraw(new Blob([stripped.value as Uint8Array<ArrayBuffer>], { type: mediaType }), limits)
  if (drawn === undefined) return refuse('DAMAGED')
  return drawn.length > limits.bytesMax ? refuse('TOO_LARGE') : grant({ mediaType: 'image/jpeg', bytes: drawn })
}

/** undefined where the file cannot be read any more. */
async function readBytes(file: Blob): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return undefined
  }
}

async function redraw(photo: Blob, { edgeMax, qualityPercent }: Limits): Promise<Uint8Array | undefined> {
  try {
    const seen = await createImageBitmap(photo)
    const scale = Math.min(1, edgeMax / Math.max(seen.width, seen.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(seen.width * scale))
    canvas.height = Math.max(1, Math.round(seen.height * scale))
    canvas.getContext('2d')?.drawImage(seen, 0, 0, canvas.width, canvas.height)
    seen.close()
    const jpeg = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', qualityPercent / 100))
    return jpeg === null ? undefined : await readBytes(jpeg)
  } catch {
    return undefined
  }
}

/** In base64, piece by piece: a whole photo at once is too many arguments. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
