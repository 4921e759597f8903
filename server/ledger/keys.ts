import { createHmac } from 'node:crypto'
import { writeVkey } from '../../ledger/note.ts'
import { type Ed25519Signer, ed25519Signer } from '../../signing/ed25519.ts'
import type { NoteSigner } from '../../signing/signer.ts'
import { sm2Signer } from '../../signing/sm2.ts'
import type { KeyPurpose, RecordedKey } from '../ledger-key/index.ts'
import type { KeyStore } from '../platform/keys.ts'
import type { HashName } from './store.ts'
import type { WitnessPolicy } from './witness/policy.ts'

/** With what the log signs. Each key follows from one that lies in the key folder, and is used for nothing else. */
export interface LedgerSigners {
  /** Of each tree, whoever signs its checkpoints. */
  readonly checkpoint: { readonly [Name in HashName]: readonly NoteSigner[] }
  readonly promise: Ed25519Signer
}

export const sm3Origin = (origin: string) => `${origin}/sm3`

export function openSigners(keys: Pick<KeyStore, 'keyFor'>, origin: string): LedgerSigners {
  const root = keys.keyFor('ledger')
  const seedOf = (use: string) => createHmac('sha256', root).update(`yiping/ledger-key/v1|${use}`).digest()
  const state = (name: string) => sm2Signer(name, seedOf('sm2'))
  return {
    checkpoint: {
      SHA256: [ed25519Signer(origin, seedOf('ed25519')), state(origin)],
      // C2SP knows SHA-256 alone: nobody but a reader of SM2 is told of the other tree.
      SM3: [state(sm3Origin(origin))],
    },
    promise: ed25519Signer(`${origin}/promise`, seedOf('promise')),
  }
}

/** As they are recorded, for ever: by which keys the log, its promises and its witnesses sign from now on, where that was not known before. */
export function keysOf(
  { checkpoint, promise }: LedgerSigners,
  policy: WitnessPolicy | null,
  now: number,
): readonly RecordedKey[] {
  const recorded = (purpose: KeyPurpose, { key }: Pick<NoteSigner, 'key'>): RecordedKey => ({
    vkey: writeVkey(key),
    name: key.name,
    type: key.type,
    purpose,
    beginsAt: new Date(now),
    successorHash: null,
  })
  return [
    ...[...checkpoint.SHA256, ...checkpoint.SM3].map((signer) => recorded('LOG', signer)),
    recorded('PROMISE', promise),
    ...(policy?.witnesses ?? []).map((witness) => recorded('WITNESS', witness)),
  ]
}

/** Of the tree in which receipts are proved, and of the promises; each is told apart by its name. */
export const vkeysForCitizens = ({ checkpoint, promise }: LedgerSigners): readonly string[] =>
  [...checkpoint.SHA256, promise].map(({ key }) => writeVkey(key))
