import { stripJpeg } from './evidence-jpeg.ts'
import { cleanPdf, type Inflate } from './evidence-pdf.ts'
import { stripPng } from './evidence-png.ts'
import { type Decision, refuse } from './kernel/decision.ts'

/** 证据文件: what a step or an answer is shown by. Nothing else is taken: each kind is read to its end before it is kept. */
export const evidenceMediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type EvidenceMediaType = (typeof evidenceMediaTypes)[number]

/**
 * FILE_TYPE_WRONG: it is not what it is said to be, or nothing that is taken. FILE_DAMAGED: it breaks the rules of its kind, or off.
 * FILE_TOO_LARGE: more bytes or pixels than the policy admits. FILE_NOT_SAFE: it could act, or hides what is in it.
 * FILE_TELLS_AUTHOR: by whom and when it was made stands in it where it cannot be taken out.
 */
export type FileRefusal = 'FILE_TYPE_WRONG' | 'FILE_DAMAGED' | 'FILE_TOO_LARGE' | 'FILE_NOT_SAFE' | 'FILE_TELLS_AUTHOR'

export interface EvidenceFilePolicy {
  readonly mediaTypes: readonly EvidenceMediaType[]
  readonly bytesMax: number
  /** Of a photo: a small file may unfold to more than a reader’s memory. */
  readonly pixelsMax: number
  readonly filesPerStepMax: number
  /** So many of one order may wait for a step that names them. */
  readonly waitingMax: number
  readonly waitingHours: number
}

const beginnings: readonly (readonly [EvidenceMediaType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** By its first bytes, whatever it is called. */
export function findMediaType(bytes: Uint8Array): EvidenceMediaType | undefined {
  return beginnings.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte))?.[0]
}

/** What is kept of a file: photos without what the camera wrote into them, documents without who made them, with what and when. */
export function cleanEvidence(
  bytes: Uint8Array,
  declared: EvidenceMediaType,
  policy: Pick<EvidenceFilePolicy, 'mediaTypes' | 'bytesMax' | 'pixelsMax'>,
  inflate: Inflate,
): Decision<Uint8Array, FileRefusal> {
  if (bytes.length > policy.bytesMax) return refuse('FILE_TOO_LARGE')
  if (findMediaType(bytes) !== declared || !policy.mediaTypes.includes(declared)) return refuse('FILE_TYPE_WRONG')
  switch (declared) {
    case 'image/jpeg':
      return stripJpeg(bytes, policy.pixelsMax)
    case 'image/png':
      return stripPng(bytes, policy.pixelsMax)
    case 'application/pdf':
      return cleanPdf(bytes, inflate)
  }
}
