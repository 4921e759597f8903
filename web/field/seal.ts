/**
 * What lies on the phone is sealed under a key that the browser holds and never hands out. It keeps drafts of secret visits out of backups and
 * out of whatever else reads the browser’s files as they lie there, and lets all of it go at once when the key is deleted. It does not keep
 * them from whoever holds the phone unlocked with this page open.
 */
export interface Sealer {
  seal(place: string, plain: Uint8Array): Promise<ArrayBuffer>
  open(place: string, sealed: ArrayBuffer): Promise<Uint8Array>
}

const nonceBytes = 12

/** Not to be read out, by us or anybody. */
export function newSealingKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** A sealed value is bound to its place, so that it opens nowhere else. */
export function sealerOf(key: CryptoKey): Sealer {
  const how = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(place),
  })
  return {
    async seal(place, plain) {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes))
      const sealed = await crypto.subtle.encrypt(how(nonce, place), key, plain as Uint8Array<ArrayBuffer>)
      const whole = new Uint8Array(nonceBytes + sealed.byteLength)
      whole.set(nonce)
      whole.set(new Uint8Array(sealed), nonceBytes)
      return whole.buffer
    },
    async open(place, sealed) {
      const nonce = new Uint8Array(sealed.slice(0, nonceBytes))
      return new Uint8Array(await crypto.subtle.decrypt(how(nonce, place), key, sealed.slice(nonceBytes)))
    },
  }
}
