import { chainBeginning, entryBytes, sealingInfo, type TerminalEntry } from '../../ledger/terminal-entry.ts'

/** The pair that a terminal signs with: the private half is made not extractable, so that no script can read it out again. */
export function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
}

export async function publicKeyOf({ publicKey }: CryptoKeyPair): Promise<string> {
  return toBase64Url(await crypto.subtle.exportKey('raw', publicKey))
}

export interface SignedEntry extends TerminalEntry {
  readonly signature: string
}

export interface Signed {
  readonly entry: SignedEntry
  /** What the next entry names as its predecessor. */
  readonly hash: string
}

/** Numbers, chains and signs what has been sealed. */
export async function signEntry(keys: CryptoKeyPair, deviceId: string, entry: TerminalEntry): Promise<Signed> {
  const hash = await sha256(entryBytes(platform, deviceId, entry))
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, hash)
  return { entry: { ...entry, signature: toBase64Url(signature) }, hash: toBase64Url(hash) }
}

export async function beginningOf(deviceId: string): Promise<string> {
  return toBase64Url(await sha256(chainBeginning(platform, deviceId)))
}

/** Seals a text to the platform. The key that could open it again is thrown away here: not even this terminal can. */
export async function seal(sealingKey: string, deviceId: string, text: string): Promise<string> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const theirs = await crypto.subtle.importKey('raw', fromBase64Url(sealingKey), curve, false, [])
  const own = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey))
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256)
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits'])
  const info = asBuffer(sealingInfo(platform, deviceId))
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: point, info }, material, 44 * 8)
  const key = await crypto.subtle.importKey('raw', bits.slice(0, 32), 'AES-GCM', false, ['encrypt'])
  const plain = asBuffer(platform.utf8(text))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: bits.slice(32) }, key, plain)
  const bytes = new Uint8Array(point.length + sealed.byteLength)
  bytes.set(point)
  bytes.set(new Uint8Array(sealed), point.length)
  return toBase64Url(bytes)
}

const platform = { utf8: (text: string) => new TextEncoder().encode(text) }

async function sha256(bytes: Uint8Array): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', asBuffer(bytes))
}

function asBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer
}

function toBase64Url(bytes: ArrayBuffer | Uint8Array): string {
  let text = ''
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte)
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): ArrayBuffer {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer
}
