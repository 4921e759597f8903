import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SuiteName } from '../server/platform/suites.ts'

export interface NaiveRecord {
  readonly id: string
  readonly wrapped: Buffer
  readonly link: Buffer
  readonly comment: Buffer
}

/**
 * The same envelopes as they are usually written: random numbers asked for one by one, an Hmac object for every code, subkeys
 * derived where they are needed.
 */
export class NaiveSeals {
  readonly #suite: SuiteName
  readonly #monthKey = randomBytes(32)

  constructor(suite: SuiteName) {
    this.#suite = suite
  }

  seal(id: string, link: Buffer, comment: Buffer): NaiveRecord {
    const dataKey = randomBytes(32)
    return {
      id,
      wrapped: this.#seal(this.#monthKey, `dek|${id}|202611`, dataKey),
      link: this.#seal(dataKey, `evaluation_link|sealed_link|${id}`, link),
      comment: this.#seal(dataKey, `sealed_field|comment|${id}`, comment),
    }
  }

  open({ id, wrapped, link, comment }: NaiveRecord): number {
    const dataKey = this.#open(this.#monthKey, `dek|${id}|202611`, wrapped)
    return (
      this.#open(dataKey, `evaluation_link|sealed_link|${id}`, link).length +
      this.#open(dataKey, `sealed_field|comment|${id}`, comment).length
    )
  }

  #seal(key: Buffer, place: string, plain: Buffer): Buffer {
    if (this.#suite === 'aes-gcm') {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.of(1), nonce, sealed, cipher.getAuthTag()])
    }
    const nonce = randomBytes(16)
    const cipher = createCipheriv('sm4-ctr', halfOf(key, 'yiping/sm4-ctr/v1').subarray(0, 16), nonce)
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([Buffer.of(2), nonce, sealed, tagOf(key, nonce, place, sealed)])
  }

  #open(key: Buffer, place: string, sealed: Buffer): Buffer {
    if (this.#suite === 'aes-gcm') {
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13)).setAAD(Buffer.from(place))
      cipher.setAuthTag(sealed.subarray(-16))
      return Buffer.concat([cipher.update(sealed.subarray(13, -16)), cipher.final()])
    }
    const [nonce, hidden, tag] = [sealed.subarray(1, 17), sealed.subarray(17, -32), sealed.subarray(-32)]
    if (!timingSafeEqual(tagOf(key, nonce, place, hidden), tag)) throw new Error('altered')
    const cipher = createDecipheriv('sm4-ctr', halfOf(key, 'yiping/sm4-ctr/v1').subarray(0, 16), nonce)
    return Buffer.concat([cipher.update(hidden), cipher.final()])
  }
}

const halfOf = (key: Buffer, label: string) => createHmac('sm3', key).update(label).digest()

function tagOf(key: Buffer, nonce: Buffer, place: string, sealed: Buffer): Buffer {
  const bound = Buffer.from(place)
  const length = Buffer.alloc(8)
  length.writeUInt32BE(bound.length, 4)
  return createHmac('sm3', halfOf(key, 'yiping/hmac-sm3/v1'))
    .update(Buffer.of(2))
    .update(nonce)
    .update(length)
    .update(bound)
    .update(sealed)
    .digest()
}
