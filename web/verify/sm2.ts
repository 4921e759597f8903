import { sm2 } from 'sm-crypto-v2'

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** SM2 with SM3 as the platform signs it (signing/sm2.ts). Fetched only where there is such a signature: it weighs twice the rest of the page. */
export function isSm2Signed(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 65 || signature.length !== 64) return false
  try {
    return sm2.doVerifySignature(message, hex(signature), hex(publicKey), { hash: true, der: false })
  } catch {
    return false
  }
}
