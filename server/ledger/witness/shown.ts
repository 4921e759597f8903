import { type Checkpoint, findCheckpoint } from '../../../ledger/checkpoint.ts'
import { findNote, findSigners, type TrustedKey } from '../../../ledger/note.ts'
import { nodeLedger } from '../../../signing/node-ledger.ts'
import { checkSignature } from '../../../signing/sign-note.ts'
import type { Outgoing } from '../../platform/outgoing/index.ts'
import type { PolicyWitness, WitnessPolicy } from './policy.ts'

/** A log as it knows itself: its name, and the keys with which it has ever signed. */
export interface OwnLog {
  readonly origin: string
  readonly keys: readonly TrustedKey[]
}

/** A checkpoint and a few lines of signatures. */
const answerBytesMax = 16_384

/**
 * The last checkpoint that a witness shows of a log, where the log’s own key has signed it: only that is evidence of what the log has been. A number in a refusal
 * is nobody’s word. undefined where it shows none, or one that is not signed by the log. Never throws.
 */
export async function askShown(
  { policy, outgoing }: { readonly policy: WitnessPolicy; readonly outgoing: Outgoing },
  { url }: PolicyWitness,
  { origin, keys }: OwnLog,
): Promise<Checkpoint | undefined> {
  const ask = { url: `${url}/checkpoint?origin=${encodeURIComponent(origin)}`, method: 'GET' as const, headers: {} }
  const { timeoutMs } = policy
  const answer = await outgoing({ ...ask, timeoutMs, answerBytesMax }).catch(() => undefined)
  const note = answer?.status === 200 ? findNote(answer.text) : undefined
  const checkpoint = note && findCheckpoint(note.text)
  if (note === undefined || checkpoint?.origin !== origin) return undefined
  const { size } = checkpoint
  const own = keys.filter(({ name, lastSize = size }) => name === origin && size <= lastSize)
  const signers = await findSigners(nodeLedger, note, own, checkSignature)
  return signers === undefined || signers.length === 0 ? undefined : checkpoint
}
