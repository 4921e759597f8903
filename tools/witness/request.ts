import { findBase64 } from '../../ledger/base64.ts'
import { type Checkpoint, findCheckpoint } from '../../ledger/checkpoint.ts'
import { hashBytes } from '../../ledger/merkle.ts'
import { findNote, type SignedNote } from '../../ledger/note.ts'

/** What a log asks of a witness (C2SP tlog-witness): cosign this checkpoint, which goes on from that size as the proof shows. */
export interface AddCheckpoint {
  readonly old: number
  readonly proof: readonly Uint8Array[]
  /** As it came, with whatever signatures. */
  readonly raw: string
  readonly note: SignedNote
  readonly checkpoint: Checkpoint
}

/** As many as C2SP allows: a log of 2^63 leaves needs no more. */
const proofMax = 63

/** undefined for whatever is not written exactly so. */
export function findAddCheckpoint(body: Uint8Array): AddCheckpoint | undefined {
  const text = findText(body)
  const split = text?.indexOf('\n\n') ?? -1
  if (text === undefined || split < 0) return undefined
  const [first = '', ...lines] = text.slice(0, split).split('\n')
  const old = findSize(/^old (\d+)$/.exec(first)?.[1])
  const proof = lines.map(findBase64)
  const raw = text.slice(split + 2)
  const note = findNote(raw)
  const checkpoint = note === undefined ? undefined : findCheckpoint(note.text)
  if (old === undefined || note === undefined || checkpoint === undefined || proof.length > proofMax) return undefined
  if (proof.some((hash) => hash?.length !== hashBytes)) return undefined
  return { old, proof: proof as Uint8Array[], raw, note, checkpoint }
}

function findSize(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:0|[1-9]\d{0,15})$/.test(text)) return undefined
  return Number.isSafeInteger(Number(text)) ? Number(text) : undefined
}

function findText(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return undefined
  }
}
