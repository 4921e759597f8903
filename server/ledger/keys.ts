import { createHmac } from 'node:crypto'
import { writeVkey } from '../../ledger/note.ts'
import { promiseKeyName } from '../../ledger/promise.ts'
import { type Ed25519Signer, ed25519Signer } from '../../signing/ed25519.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import type { NoteSigner } from '../../signing/signer.ts'
import { sm2Signer } from '../../signing/sm2.ts'
import type { KeyPurpose, RecordedKey } from '../ledger-key/index.ts'
import type { HashName } from './store.ts'
import type { WitnessPolicy } from './witness/policy.ts'

/** With what the log signs. All of a set follow from one secret in the key folder, which is used for nothing else. */
export interface LedgerSigners {
  /** Of each tree, whoever signs its checkpoints. */
  readonly checkpoint: { readonly [Name in HashName]: readonly NoteSigner[] }
  readonly promise: Ed25519Signer
}

export const sm3Origin = (origin: string) => `${origin}/sm3`

/** The names under which keys of a log sign. */
export const keyNames = (origin: string): readonly string[] => [origin, sm3Origin(origin), promiseKeyName(origin)]

/** @param root 32 bytes */
export function signersOf(root: Uint8Array, origin: string): LedgerSigners {
  const seedOf = (use: string) => createHmac('sha256', root).update(`yiping/ledger-key/v1|${use}`).digest()
  const state = (name: string) => sm2Signer(name, seedOf('sm2'))
  return {
    checkpoint: {
      SHA256: [ed25519Signer(origin, seedOf('ed25519')), state(origin)],
      // C2SP knows SHA-256 alone: nobody but a reader of SM2 is told of the other tree.
      SM3: [state(sm3Origin(origin))],
    },
    promise: ed25519Signer(promiseKeyName(origin), seedOf('promise')),
  }
}

export const allSigners = ({ checkpoint, promise }: LedgerSigners): readonly Pick<NoteSigner, 'key'>[] => [
  ...checkpoint.SHA256,
  ...checkpoint.SM3,
  promise,
]

/** What a key commits its successor to: SHA-256 of its vkey. */
export const hashOfVkey = (vkey: string): Buffer => sha256(vkey)

/** A set of keys as it is recorded, each with the hash of what follows it: settled before anybody could have stolen it. */
export function recordedSet(set: LedgerSigners, next: LedgerSigners, now: number): readonly RecordedKey[] {
  const successors = allSigners(next)
  return allSigners(set).map((signer, at) => {
    const successor = successors[at] as Pick<NoteSigner, 'key'>
    const purpose: KeyPurpose = signer === set.promise ? 'PROMISE' : 'LOG'
    return recorded(purpose, signer, now, hashOfVkey(writeVkey(successor.key)))
  })
}

/** By which keys the witnesses sign; what follows them is their own affair. */
export const recordedWitnesses = (policy: WitnessPolicy | null, now: number): readonly RecordedKey[] =>
  (policy?.witnesses ?? []).map((witness) => recorded('WITNESS', witness, now, null))

const recorded = (
  purpose: KeyPurpose,
  { key }: Pick<NoteSigner, 'key'>,
  now: number,
  successorHash: Buffer | null,
): RecordedKey => ({
  vkey: writeVkey(key),
  name: key.name,
  type: key.type,
  purpose,
  beginsAt: new Date(now),
  successorHash,
})
