const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 (RFC 4648, 4) with its padding. Browsers have no one-step way from bytes that old ones know. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  // Bytes behind the end count as zeros; nothing is made but the text: a promise holds many hashes, and every answer a promise.
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text +=
      (alphabet[bits >> 18] as string) + alphabet[(bits >> 12) & 63] + alphabet[(bits >> 6) & 63] + alphabet[bits & 63]
  }
  const missing = (3 - (bytes.length % 3)) % 3
  return missing === 0 ? text : `${text.slice(0, -missing)}${'='.repeat(missing)}`
}

/** undefined for what is not the one spelling of some bytes: no blanks, no missing padding, no spare bits. */
export function findBase64(text: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined
  const letters = text.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4))
  for (let at = 0; at < bytes.length; at += 1) {
    const from = Math.floor((at * 4) / 3)
    const [high, low] = [alphabet.indexOf(letters[from] ?? 'A'), alphabet.indexOf(letters[from + 1] ?? 'A')]
    const shift = 2 * ((at % 3) + 1)
    bytes[at] = ((high << shift) | (low >> (6 - shift))) & 255
  }
  return toBase64(bytes) === text ? bytes : undefined
}
