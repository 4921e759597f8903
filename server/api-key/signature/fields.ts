import { verify } from 'node:crypto'
import type { SignatureTimes } from '../../../domain/request-signature.ts'

/** What a request says of its signature (RFC 9421), as far as we understand it: one signature, Ed25519, plain components. */
export interface SignedWith extends SignatureTimes {
  readonly keyId: string
  readonly nonce: string
  readonly components: readonly string[]
  /** As it was sent: part of what is signed. */
  readonly inputText: string
  readonly signature: Buffer
}

const inputMax = 2000
const name = '"(?:@?[a-z0-9][a-z0-9-]{0,60})"'
const parameter = String.raw`;[a-z]{1,20}=(?:"[\x20\x21\x23-\x5b\x5d-\x7e]{0,100}"|\d{1,12})`
const inputPattern = new RegExp(
  String.raw`^([a-z][a-z0-9_-]{0,30})=(\(${name}(?: ${name}){0,30}\)(?:${parameter}){1,10})$`,
)
const signaturePattern = /^([a-z][a-z0-9_-]{0,30})=:([A-Za-z0-9+/]{86}==):$/
const known = ['created', 'expires', 'nonce', 'keyid', 'alg', 'tag']

/** @returns undefined where it is not said as it should be */
export function readSignature(input: string, signature: string): SignedWith | undefined {
  const [, label, inputText] = (input.length <= inputMax ? inputPattern.exec(input) : null) ?? []
  const [, signedLabel, bytes] = signaturePattern.exec(signature) ?? []
  if (inputText === undefined || bytes === undefined || label !== signedLabel) return undefined
  const end = inputText.indexOf(')')
  const components = [...inputText.slice(0, end).matchAll(/"([^"]+)"/g)].map(([, one]) => one ?? '')
  const said = parametersOf(inputText.slice(end + 1))
  if (said === undefined || new Set(components).size < components.length) return undefined
  const { created, expires, nonce, keyid: keyId, alg = 'ed25519' } = said
  const isWhole = typeof created === 'number' && typeof expires === 'number' && typeof keyId === 'string'
  if (!isWhole || typeof nonce !== 'string' || !/^[\x21-\x7e]{16,64}$/.test(nonce) || alg !== 'ed25519')
    return undefined
  return { created, expires, keyId, nonce, components, inputText, signature: Buffer.from(bytes, 'base64') }
}

function parametersOf(text: string): Readonly<Record<string, string | number>> | undefined {
  const found: Record<string, string | number> = {}
  for (const [, word = '', quoted, digits] of text.matchAll(/;([a-z]+)=(?:"([^"]*)"|(\d+))/g)) {
    if (!known.includes(word) || Object.hasOwn(found, word)) return undefined
    found[word] = quoted ?? Number(digits)
  }
  return found
}

/** A request, as far as a signature may cover it. */
export interface Signable {
  readonly method: string
  /** Host and port as the sender meant them, without the scheme’s own port. */
  readonly authority: string
  /** As it was sent, with its query. */
  readonly target: string
  header(name: string): string | undefined
}

/** The text that is signed (RFC 9421, 2.5); undefined where a component is not in the request, or unknown. */
function signedText(request: Signable, { components, inputText }: SignedWith): string | undefined {
  const lines: string[] = []
  for (const component of components) {
    const value = componentOf(request, component)
    if (value === undefined) return undefined
    lines.push(`"${component}": ${value}`)
  }
  return [...lines, `"@signature-params": ${inputText}`].join('\n')
}

function componentOf({ method, authority, target, header }: Signable, component: string): string | undefined {
  const query = target.indexOf('?')
  switch (component) {
    case '@method':
      return method
    case '@authority':
      return authority
    case '@path':
      return query < 0 ? target : target.slice(0, query)
    case '@query':
      return query < 0 ? '?' : target.slice(query)
    default:
      return component.startsWith('@') ? undefined : header(component)?.trim()
  }
}

/** DER of an Ed25519 public key without the key itself (RFC 8410). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex')

export function isSignedBy(request: Signable, signed: SignedWith, publicKey: Buffer): boolean {
  const text = signedText(request, signed)
  const key = { key: Buffer.concat([spkiHead, publicKey]), format: 'der', type: 'spki' } as const
  return text !== undefined && verify(null, Buffer.from(text, 'latin1'), key, signed.signature)
}

/** An Ed25519 public key as PEM (SubjectPublicKeyInfo), as OpenSSL writes it, or as its 32 bytes in base64url. */
export function readPublicKey(text: string): Buffer | undefined {
  const pem = /^\s*-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+?)\s*-----END PUBLIC KEY-----\s*$/.exec(text)?.[1]
  if (pem !== undefined) {
    const der = Buffer.from(pem, 'base64')
    return der.length === 44 && der.subarray(0, 12).equals(spkiHead) ? der.subarray(12) : undefined
  }
  return /^[A-Za-z0-9_-]{43}$/.test(text) ? Buffer.from(text, 'base64url') : undefined
}
