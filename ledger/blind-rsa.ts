import { isSame } from './bytes.ts'

/**
 * RFC 9474, RSABSSA-SHA384-PSS-Randomized: the side of whoever has something signed that the signer does not see. What is sent away is the message
 * times a random number to the power of e: every message fits every value equally well, so the signer learns nothing, however long he computes.
 * BigInt takes longer for some numbers than for others; what the signer could measure of that happens on the citizen’s device, before anything is sent.
 */
export interface BlindPlatform {
  /** SHA-384 of the bytes; a fresh array of 48 bytes. */
  sha384(bytes: Uint8Array): Uint8Array
}

/** A public key. Its modulus has a multiple of 8 bits and the highest of them set. */
export interface BlindKey {
  readonly modulus: bigint
  readonly exponent: bigint
  /** Of the modulus, and of everything that is sent and signed, in bytes. */
  readonly length: number
}

/** What only the device knows until it has the signature. */
export interface BlindDraft {
  /** What goes to the signer. */
  readonly blinded: Uint8Array
  readonly inverse: bigint
}

const hashLength = 48
/** The same for every token of this variant: as long as the hash. */
export const saltLength = hashLength
/** Of the random bytes in front of a message. */
export const prefixLength = 32

/** @throws RangeError where the modulus is not odd or does not fill its bytes */
export function toBlindKey(modulus: Uint8Array, exponent = 65_537n): BlindKey {
  const [first = 0] = modulus
  const last = modulus[modulus.length - 1] ?? 0
  if (first < 128 || last % 2 === 0) throw new RangeError('a modulus is odd and fills its bytes')
  return { modulus: toNumber(modulus), exponent, length: modulus.length }
}

/** Random bytes in front of what is signed: then no signer, whatever key he made, can have chosen what he signs. */
export function prepareMessage(prefix: Uint8Array, message: Uint8Array): Uint8Array {
  return concat(prefix, message)
}

/**
 * @param salt 48 random bytes
 * @param factor a random number of the key’s length, above 0 and below the modulus
 * @throws RangeError where the factor is none, or shares a divisor with the modulus: then another has to be taken
 */
export function blindMessage(
  platform: BlindPlatform,
  key: BlindKey,
  prepared: Uint8Array,
  { salt, factor }: { readonly salt: Uint8Array; readonly factor: bigint },
): BlindDraft {
  const { modulus, exponent, length } = key
  if (factor <= 0n || factor >= modulus) throw new RangeError('the factor is not below the modulus')
  const encoded = toNumber(encodePss(platform, prepared, salt, length))
  // Shared by chance as often as the key is guessed; a message that shares one would tell it to everybody.
  invert(encoded, modulus)
  const inverse = invert(factor, modulus)
  return { blinded: toBytes((encoded * power(factor, exponent, modulus)) % modulus, length), inverse }
}

/** The signature over the prepared message; undefined where what the signer sent is not one. */
export function finaliseSignature(
  platform: BlindPlatform,
  key: BlindKey,
  prepared: Uint8Array,
  { blindSignature, inverse }: { readonly blindSignature: Uint8Array; readonly inverse: bigint },
): Uint8Array | undefined {
  const signed = toNumber(blindSignature)
  if (blindSignature.length !== key.length || signed >= key.modulus) return undefined
  const signature = toBytes((signed * inverse) % key.modulus, key.length)
  return isSigned(platform, key, prepared, signature) ? signature : undefined
}

/** RSASSA-PSS-VERIFY (RFC 8017, 8.1.2) with SHA-384, MGF1 of it and 48 bytes of salt: what every library checks. */
export function isSigned(platform: BlindPlatform, key: BlindKey, prepared: Uint8Array, signature: Uint8Array): boolean {
  const number = toNumber(signature)
  if (signature.length !== key.length || number >= key.modulus) return false
  const encoded = toBytes(power(number, key.exponent, key.modulus), key.length)
  return isEncoded(platform, prepared, encoded)
}

/** EMSA-PSS-ENCODE (RFC 8017, 9.1.1) for a modulus that fills so many bytes: one bit less than them is encoded. */
export function encodePss(platform: BlindPlatform, prepared: Uint8Array, salt: Uint8Array, length: number): Uint8Array {
  const block = new Uint8Array(length - hashLength - 1)
  if (block.length < salt.length + 1) throw new RangeError('the modulus is too short for the salt')
  block[block.length - salt.length - 1] = 1
  block.set(salt, block.length - salt.length)
  const hash = hashSalted(platform, prepared, salt)
  const masked = mask(platform, block, hash)
  masked[0] = (masked[0] as number) & 0x7f
  return concat(masked, hash, Uint8Array.of(0xbc))
}

/** EMSA-PSS-VERIFY (RFC 8017, 9.1.2): whoever knows the salt encodes anew, and compares. */
function isEncoded(platform: BlindPlatform, prepared: Uint8Array, encoded: Uint8Array): boolean {
  const at = encoded.length - hashLength - 1
  const block = mask(platform, encoded.subarray(0, at), encoded.subarray(at, at + hashLength))
  return isSame(encodePss(platform, prepared, block.slice(block.length - saltLength), encoded.length), encoded)
}

function hashSalted(platform: BlindPlatform, prepared: Uint8Array, salt: Uint8Array): Uint8Array {
  return platform.sha384(concat(new Uint8Array(8), platform.sha384(prepared), salt))
}

/** The block, each byte with one of MGF1 (RFC 8017, B.2.1). */
function mask(platform: BlindPlatform, block: Uint8Array, seed: Uint8Array): Uint8Array {
  const masked = block.slice()
  for (let counter = 0; counter * hashLength < block.length; counter += 1) {
    const from = counter * hashLength
    const piece = platform.sha384(concat(seed, Uint8Array.of(0, 0, counter >> 8, counter & 255)))
    for (let at = from; at < Math.min(from + hashLength, block.length); at += 1)
      masked[at] = (masked[at] as number) ^ (piece[at - from] as number)
  }
  return masked
}

/** Big-endian, as all of RSA. */
export function toNumber(bytes: Uint8Array): bigint {
  let hex = '0x0'
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return BigInt(hex)
}

function toBytes(number: bigint, length: number): Uint8Array {
  const hex = number.toString(16).padStart(2 * length, '0')
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16))
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** @throws RangeError where the two share a divisor */
function invert(number: bigint, modulus: bigint): bigint {
  let [rest, next] = [modulus, number % modulus]
  let [factor, nextFactor] = [0n, 1n]
  while (next > 0n) {
    const times = rest / next
    ;[rest, next] = [next, rest - times * next]
    ;[factor, nextFactor] = [nextFactor, factor - times * nextFactor]
  }
  if (rest !== 1n) throw new RangeError('the number shares a divisor with the modulus')
  return factor < 0n ? factor + modulus : factor
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
