import { toBase64 } from '../../../ledger/base64.ts'
import { findNote, findSigners, writeNote } from '../../../ledger/note.ts'
import { nodeLedger } from '../../../signing/node-ledger.ts'
import { checkSignature } from '../../../signing/sign-note.ts'
import type { Outgoing } from '../../platform/outgoing/index.ts'
import type { PolicyWitness } from './policy.ts'

/** What a witness is shown: that this signed checkpoint goes on from that size. */
export interface Shown {
  /** A signed note. */
  readonly note: string
  readonly old: number
  readonly proof: readonly Uint8Array[]
}

export type WitnessAnswer =
  /** One line of its signature, checked against its key. */
  | { readonly kind: 'COSIGNED'; readonly line: string }
  /** It has cosigned another size than was named; undefined where it says that the sizes are the same and the roots are not. */
  | { readonly kind: 'ELSEWHERE'; readonly size: number | undefined }
  /** The proof does not lead from what it has cosigned to this. */
  | { readonly kind: 'UNPROVEN' }
  /** It says yes, and not under its key. */
  | { readonly kind: 'BAD_SIGNATURE' }
  /** It does not watch this log, does not know its key, or does not understand us. */
  | { readonly kind: 'REFUSED'; readonly status: number }
  | { readonly kind: 'DOWN' }

/** A few lines of signatures. */
const answerBytesMax = 8_192

/** Asks one witness once (C2SP tlog-witness). Never throws: whoever does not answer is down. */
export async function askWitness(
  outgoing: Outgoing,
  { key, url }: PolicyWitness,
  { note, old, proof }: Shown,
  timeoutMs: number,
): Promise<WitnessAnswer> {
  const body = `${[`old ${old}`, ...proof.map(toBase64)].join('\n')}\n\n${note}`
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  const ask = { url: `${url}/add-checkpoint`, method: 'POST' as const, headers, body, timeoutMs, answerBytesMax }
  const answer = await outgoing(ask).catch(() => undefined)
  if (answer === undefined || answer.status === 429 || answer.status >= 500) return { kind: 'DOWN' }
  if (answer.status === 409) return { kind: 'ELSEWHERE', size: findSize(answer.text) }
  if (answer.status === 422) return { kind: 'UNPROVEN' }
  if (answer.status !== 200) return { kind: 'REFUSED', status: answer.status }
  const line = await findCosignature(note, answer.text, { key, url })
  return line === undefined ? { kind: 'BAD_SIGNATURE' } : { kind: 'COSIGNED', line }
}

function findSize(text: string): number | undefined {
  const size = Number(/^(0|[1-9]\d{0,15})\n?$/.exec(text)?.[1])
  return Number.isSafeInteger(size) ? size : undefined
}

/** Of what it has sent its own signature alone, as it is under its key; written anew, so that nothing else comes along. */
async function findCosignature(note: string, lines: string, { key }: PolicyWitness): Promise<string | undefined> {
  const text = findNote(note)?.text
  const sent = text === undefined ? undefined : findNote(`${text}\n${lines}`)
  if (text === undefined || sent === undefined || sent.text !== text) return undefined
  const own = sent.signatures.find(({ name, keyId }) => name === key.name && keyId === key.keyId)
  if (own === undefined) return undefined
  const signed = { text, signatures: [own] }
  const signers = await findSigners(nodeLedger, signed, [key], checkSignature)
  return signers?.length === 1 ? writeNote(signed).slice(text.length + 1) : undefined
}
