/**
 * The citizen's receipt: the evaluation's id and the seed that opens it, 48 bytes in base64url, 64 characters. Whoever holds
 * it can look the evaluation up, add reasons once, and (with the log) prove that it was given.
 */
const receiptPattern = /^[A-Za-z0-9_-]{64}$/
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export interface Receipt {
  /** 16 bytes. */
  readonly id: Uint8Array
  /** 32 bytes. */
  readonly seed: Uint8Array
}

export function findReceipt(text: string): Receipt | undefined {
  if (!receiptPattern.test(text)) return undefined
  const bytes = new Uint8Array(48)
  for (let group = 0; group < 16; group += 1) {
    let bits = 0
    for (let index = 0; index < 4; index += 1) bits = bits * 64 + alphabet.indexOf(text[group * 4 + index] as string)
    bytes[group * 3] = bits >> 16
    bytes[group * 3 + 1] = (bits >> 8) & 255
    bytes[group * 3 + 2] = bits & 255
  }
  return { id: bytes.subarray(0, 16), seed: bytes.subarray(16) }
}
