import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { findPasskeySite, type PasskeySite } from '../../domain/passkey.ts'
import type { TestPlatform } from './platform.ts'
import type { Staff } from './staff.ts'

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])
const bytes = (value: Buffer) => Buffer.concat([Buffer.from([0x59, value.length >> 8, value.length & 255]), value])

interface Bent {
  readonly origin?: string
  readonly siteId?: string
  readonly type?: string
  readonly verifiesHolder?: boolean
  readonly signCount?: number
  readonly userHandle?: string
}

/** An authenticator in software: makes a key (ES256, or RS256 as an old one), signs challenges with it, and can be made to do it wrong. */
export class TestPasskey {
  readonly id = randomBytes(16)
  readonly #site: PasskeySite
  readonly #keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
  /** Stays at 0 for one that does not count. */
  signCount: number

  constructor(platform: TestPlatform, { counts = true, isRsa = false } = {}) {
    const site = findPasskeySite(platform.running.world.publicUrl())
    if (site === undefined) throw new Error('no passkeys here')
    this.#site = site
    this.#keys = isRsa
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.signCount = counts ? 1 : 0
  }

  create(challenge: string, bent: Bent = {}) {
    const authData = this.#authenticatorData(0x40, bent, Buffer.concat([this.#credential(), this.coseKey()]))
    const attestation = [
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      bytes(authData),
    ]
    return {
      id: this.id.toString('base64url'),
      clientDataJSON: this.#clientData(bent.type ?? 'webauthn.create', challenge, bent).toString('base64url'),
      attestationObject: Buffer.concat(attestation).toString('base64url'),
      transports: ['internal'],
    }
  }

  show(challenge: string, bent: Bent = {}) {
    if (this.signCount > 0) this.signCount += 1
    const authenticatorData = this.#authenticatorData(0, bent)
    const clientData = this.#clientData(bent.type ?? 'webauthn.get', challenge, bent)
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), this.#keys.privateKey)
    return {
      id: this.id.toString('base64url'),
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
      ...(bent.userHandle === undefined ? {} : { userHandle: bent.userHandle }),
    }
  }

  #clientData(type: string, challenge: string, { origin = this.#site.origin }: Bent): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }

  #authenticatorData(flags: number, bent: Bent, more: Buffer = Buffer.alloc(0)): Buffer {
    const { siteId = this.#site.id, verifiesHolder = true, signCount = this.signCount } = bent
    const head = Buffer.alloc(5)
    head[0] = flags | 1 | (verifiesHolder ? 4 : 0)
    head.writeUInt32BE(signCount, 1)
    return Buffer.concat([sha256(siteId), head, more])
  }

  #credential(): Buffer {
    return Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id])
  }

  coseKey(): Buffer {
    const { x = '', y = '', n } = this.#keys.publicKey.export({ format: 'jwk' })
    if (n !== undefined)
      return Buffer.concat([
        Buffer.from([0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20]),
        bytes(Buffer.from(n, 'base64url')),
        Buffer.from([0x21, 0x43, 0x01, 0x00, 0x01]),
      ])
    const point = (of: string) => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(of, 'base64url')])
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      point(x),
      Buffer.from([0x22]),
      point(y),
    ])
  }
}

/** Enrols it in a session that may. */
export async function enrolled(staff: Staff, passkey: TestPasskey, name = '办公室的钥匙'): Promise<void> {
  const begun = await staff.call('POST', '/api/v1/session/passkeys/challenge', {})
  if (begun.status !== 201) throw new Error(`not begun: ${JSON.stringify(begun.body)}`)
  const { challengeId, challenge } = begun.body
  const response = passkey.create(challenge)
  const kept = await staff.call('POST', '/api/v1/session/passkeys', { challengeId, name, response })
  if (kept.status !== 201) throw new Error(`not enrolled: ${JSON.stringify(kept.body)}`)
}
