import { type EmbedLink, embedChannels } from '../../domain/embed.ts'
import type { KeyStore } from '../platform/keys.ts'
import { type SealingKey, toSealingKey } from '../platform/suites.ts'

/**
 * What stands behind # in a signed link: version (1), channel (1), expiry in seconds (4), token (16), origin (the rest), sealed
 * with AES-256-GCM under a key of its own. The seal is the signature, and whoever reads the link learns no token from it.
 */
const version = 1
const headBytes = 6
const tokenBytes = 16
const boundTo = 'yiping/embed-link/v1'

export class EmbedLinks {
  readonly #key: SealingKey

  constructor(keys: KeyStore) {
    // A link lives for minutes and is read by nobody but us: it needs no suite of its own.
    this.#key = toSealingKey(keys.keyFor('embed-link'), 'aes-gcm')
  }

  seal({ token, channel, origin, expiresAt }: EmbedLink): string {
    const head = Buffer.alloc(headBytes)
    head.writeUInt8(version, 0)
    head.writeUInt8(embedChannels.indexOf(channel), 1)
    head.writeUInt32BE(Math.floor(expiresAt / 1000), 2)
    const plain = Buffer.concat([head, Buffer.from(token, 'base64url'), Buffer.from(origin ?? '', 'utf8')])
    return this.#key.seal(boundTo, plain).toString('base64url')
  }

  /** Undefined where it does not carry our seal. */
  open(link: string): EmbedLink | undefined {
    const plain = this.#unseal(link)
    if (plain === undefined || plain.readUInt8(0) !== version) return undefined
    const channel = embedChannels[plain.readUInt8(1)]
    if (channel === undefined) return undefined
    const origin = plain.subarray(headBytes + tokenBytes).toString('utf8')
    return {
      token: plain.subarray(headBytes, headBytes + tokenBytes).toString('base64url'),
      channel,
      origin: origin === '' ? null : origin,
      expiresAt: plain.readUInt32BE(2) * 1000,
    }
  }

  #unseal(link: string): Buffer | undefined {
    try {
      return this.#key.open(boundTo, Buffer.from(link, 'base64url'))
    } catch {
      return undefined
    }
  }
}
