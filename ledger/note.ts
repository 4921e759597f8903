import { findBase64, toBase64 } from './base64.ts'
import type { LedgerPlatform } from './platform.ts'

/**
 * Signed notes (C2SP signed-note): a text that ends with a line break, an empty line, and a line for each signature. Signatures whose
 * key the reader does not know are passed over, so that keys can follow each other and others can add theirs.
 */
interface NoteSignature {
  readonly name: string
  /** The first four bytes of the hash of the key, as a number: only a hint which key it is. */
  readonly keyId: number
  readonly signature: Uint8Array
}

export interface SignedNote {
  /** With its last line break: exactly what is signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** Kinds of signatures of C2SP, and of our own: 0xff is followed by what it is called. */
const signatureTypes = { ed25519: [1], cosignature: [4], sm2: [0xff, ...ascii('sm2-with-sm3.yiping')] } as const
export type SignatureType = keyof typeof signatureTypes

function ascii(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}

/** Somebody’s public key, under the name that stands beside his signatures. */
export interface NoteKey {
  readonly name: string
  readonly keyId: number
  readonly type: SignatureType
  readonly publicKey: Uint8Array
}

/** Somebody’s key as it is believed: without an end, or as one that has got a successor. What it signed before it ended holds for ever. */
export interface TrustedKey extends NoteKey {
  /** Since when it signs nothing; milliseconds since 1970. */
  readonly endsAt?: number
  /** Of a log of more leaves its signature alone is none: the leaf behind these says that it ends. */
  readonly lastSize?: number
}

/** keyId = the first four bytes of SHA-256(name ‖ newline ‖ type ‖ key). */
function keyIdOf(platform: LedgerPlatform, name: string, type: SignatureType, publicKey: Uint8Array): number {
  const told = [...platform.utf8(`${name}\n`), ...signatureTypes[type], ...publicKey]
  return toKeyId(platform.sha256(Uint8Array.from(told)))
}

export function toNoteKey(platform: LedgerPlatform, name: string, type: SignatureType, publicKey: Uint8Array): NoteKey {
  if (!isName(name)) throw new RangeError('a name of a key holds no blank and no plus')
  return { name, type, publicKey, keyId: keyIdOf(platform, name, type, publicKey) }
}

const isName = (name: string) => name !== '' && !/[\s+]/u.test(name)

const toKeyId = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)

/** `name+hex of the key id+base64 of type and key`: how a key is handed on. */
export function writeVkey({ name, keyId, type, publicKey }: NoteKey): string {
  const id = keyId.toString(16).padStart(8, '0')
  return `${name}+${id}+${toBase64(Uint8Array.from([...signatureTypes[type], ...publicKey]))}`
}

/** undefined for what is no key, is of a kind that is not known, or names another key than it holds. */
export function findVkey(platform: LedgerPlatform, vkey: string): NoteKey | undefined {
  const parts = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(vkey)
  const bytes = parts?.[3] === undefined ? undefined : findBase64(parts[3])
  const name = parts?.[1]
  if (parts === null || bytes === undefined || name === undefined) return undefined
  for (const type of Object.keys(signatureTypes) as SignatureType[]) {
    const prefix = signatureTypes[type]
    if (!prefix.every((byte, at) => bytes[at] === byte)) continue
    const key = toNoteKey(platform, name, type, bytes.slice(prefix.length))
    return key.keyId.toString(16).padStart(8, '0') === parts[2] ? key : undefined
  }
  return undefined
}

export function writeNote({ text, signatures }: SignedNote): string {
  if (!isText(text)) throw new RangeError('a note is text whose last line is ended')
  return `${text}\n${signatures.map(writeSignature).join('')}`
}

function writeSignature({ name, keyId, signature }: NoteSignature): string {
  const bytes = new Uint8Array(4 + signature.length)
  new DataView(bytes.buffer).setUint32(0, keyId)
  bytes.set(signature, 4)
  return `\u2014 ${name} ${toBase64(bytes)}\n`
}

/** More signatures than anybody has keys for are no note. */
const signaturesMax = 100

/** undefined for what is no signed note. */
export function findNote(note: string): SignedNote | undefined {
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) return undefined
  const text = note.slice(0, split + 1)
  const lines = note.slice(split + 2, -1).split('\n')
  if (!isText(text) || lines.length > signaturesMax) return undefined
  const signatures = lines.map(findSignature)
  if (signatures.some((each) => each === undefined)) return undefined
  return { text, signatures: signatures as NoteSignature[] }
}

function findSignature(line: string): NoteSignature | undefined {
  const parts = /^\u2014 ([^+\s]+) (\S+)$/u.exec(line)
  const bytes = parts?.[2] === undefined ? undefined : findBase64(parts[2])
  if (parts?.[1] === undefined || bytes === undefined || bytes.length < 5) return undefined
  return { name: parts[1], keyId: toKeyId(bytes), signature: bytes.slice(4) }
}

/** No control characters but the line break. */
const isText = (text: string) => text.endsWith('\n') && ![...text].some((letter) => letter < ' ' && letter !== '\n')

/** Checks one signature over bytes; each kind of key is checked by who can. */
export type CheckSignature = (key: NoteKey, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>

/** What signs: C2SP cosignatures sign the time beside the text. */
function messageOf(
  platform: LedgerPlatform,
  key: NoteKey,
  text: string,
  signature: Uint8Array,
): readonly [Uint8Array, Uint8Array] {
  if (key.type !== 'cosignature') return [platform.utf8(text), signature]
  return [cosignedMessage(platform, text, cosignedAt(signature)), signature.slice(8)]
}

/** Seconds since 1970, as a cosignature tells it: its first eight bytes. */
function cosignedAt(signature: Uint8Array): number {
  return Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0))
}

export function cosignedMessage(platform: LedgerPlatform, text: string, seconds: number): Uint8Array {
  return platform.utf8(`cosignature/v1\ntime ${seconds}\n${text}`)
}

/** Which of these keys have signed the note. A signature that names a known key and is not of it makes the whole note invalid: undefined. */
export async function findSigners(
  platform: LedgerPlatform,
  note: SignedNote,
  keys: readonly NoteKey[],
  check: CheckSignature,
): Promise<readonly NoteKey[] | undefined> {
  const found = new Set<NoteKey>()
  for (const { name, keyId, signature } of note.signatures) {
    const key = keys.find((each) => each.name === name && each.keyId === keyId)
    if (key === undefined) continue
    if (key.type === 'cosignature' && signature.length < 9) return undefined
    const [message, bare] = messageOf(platform, key, note.text, signature)
    if (!(await check(key, message, bare))) return undefined
    found.add(key)
  }
  return [...found]
}
