import { type CheckSignature, cosignedMessage, findNote, writeNote } from '../ledger/note.ts'
import { isEd25519Signed } from './ed25519.ts'
import { nodeLedger } from './node-ledger.ts'
import type { NoteSigner } from './signer.ts'
import { isSm2Signed } from './sm2.ts'

/** Signs a text with each of these keys: a note. The text ends with a line break. */
export async function signNote(text: string, signers: readonly NoteSigner[]): Promise<string> {
  const message = nodeLedger.utf8(text)
  const signatures = await Promise.all(
    signers.map(async ({ key, sign }) => ({ name: key.name, keyId: key.keyId, signature: await sign(message) })),
  )
  return writeNote({ text, signatures })
}

/** The line with which a witness says that it has seen this note at this time, as C2SP tlog-cosignature writes it. */
export async function cosign(note: string, seconds: number, { key, sign }: NoteSigner): Promise<string> {
  const text = findNote(note)?.text
  if (text === undefined) throw new RangeError('only a signed note is cosigned')
  const bare = await sign(cosignedMessage(nodeLedger, text, seconds))
  const signature = Buffer.alloc(8 + bare.length)
  signature.writeBigUInt64BE(BigInt(seconds))
  signature.set(bare, 8)
  const cosigned = writeNote({ text, signatures: [{ name: key.name, keyId: key.keyId, signature }] })
  return cosigned.slice(text.length + 1)
}

/** Every kind of signature, on Node. */
export const checkSignature: CheckSignature = ({ type, publicKey }, message, signature) =>
  type === 'sm2' ? isSm2Signed(publicKey, message, signature) : isEd25519Signed(publicKey, message, signature)
