import {
  constants,
  createPrivateKey,
  generateKeyPairSync,
  hash,
  privateEncrypt,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  type BlindPlatform,
  blindMessage,
  encodePss,
  finaliseSignature,
  isSigned,
  prepareMessage,
  toBlindKey,
  toNumber,
} from './blind-rsa.ts'

const platform: BlindPlatform = { sha384: (bytes) => hash('sha384', bytes, 'buffer') }
const vectors = JSON.parse(readFileSync(new URL('blind-rsa.vectors.json', import.meta.url), 'utf8')) as {
  readonly [part in 'p' | 'q' | 'inverse' | 'salt' | 'message']: string
} & {
  readonly variants: readonly {
    readonly [part in 'name' | 'prefix' | 'blinded' | 'blindSignature' | 'signature']: string
  }[]
}

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const hex = (each: Uint8Array | undefined) => Buffer.from(each ?? []).toString('hex')
const number = (text: string) => BigInt(`0x${text}`)
const even = (text: string) => (text.length % 2 === 0 ? text : `0${text}`)
const base64url = (each: bigint) => Buffer.from(even(each.toString(16)), 'hex').toString('base64url')

function invert(value: bigint, modulus: bigint): bigint {
  let [rest, next, factor, nextFactor] = [modulus, value % modulus, 0n, 1n]
  while (next > 0n)
    [rest, next, factor, nextFactor] = [next, rest % next, nextFactor, factor - (rest / next) * nextFactor]
  return ((factor % modulus) + modulus) % modulus
}

const [p, q] = [number(vectors.p), number(vectors.q)]
const n = p * q
const d = invert(65_537n, (p - 1n) * (q - 1n))
const vectorKey = createPrivateKey({
  format: 'jwk',
  key: {
    ...{ kty: 'RSA', n: base64url(n), e: 'AQAB', d: base64url(d), p: base64url(p), q: base64url(q) },
    ...{ dp: base64url(d % (p - 1n)), dq: base64url(d % (q - 1n)), qi: base64url(invert(q, p)) },
  },
})
const rfcKey = toBlindKey(bytes(n.toString(16)))
const sealWith = (key: Parameters<typeof sign>[2], blinded: Uint8Array) =>
  privateEncrypt({ key: key as never, padding: constants.RSA_NO_PADDING }, blinded)
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }

describe.each(vectors.variants)(
  'the vectors of RFC 9474 for $name',
  ({ prefix, blinded, blindSignature, signature }) => {
    const prepared = prepareMessage(bytes(prefix), bytes(vectors.message))
    const drawn = { salt: bytes(vectors.salt), factor: invert(number(vectors.inverse), n) }

    test('are blinded, signed by Node, finalised and checked byte for byte', () => {
      const draft = blindMessage(platform, rfcKey, prepared, drawn)
      expect(hex(draft.blinded)).toBe(blinded)
      expect(draft.inverse).toBe(number(vectors.inverse))
      expect(hex(sealWith(vectorKey, draft.blinded))).toBe(blindSignature)
      const finalised = finaliseSignature(platform, rfcKey, prepared, {
        blindSignature: bytes(blindSignature),
        inverse: draft.inverse,
      })
      expect(hex(finalised)).toBe(signature)
      expect(isSigned(platform, rfcKey, prepared, bytes(signature))).toBe(true)
    })

    test('no byte of the signature or of the message can be another', () => {
      for (let at = 0; at < 512; at += 37) {
        const other = bytes(signature)
        other[at] = (other[at] as number) ^ 1
        expect(isSigned(platform, rfcKey, prepared, other)).toBe(false)
      }
      const otherMessage = prepared.slice()
      otherMessage[prepared.length - 1] = (otherMessage[prepared.length - 1] as number) ^ 1
      expect(isSigned(platform, rfcKey, otherMessage, bytes(signature))).toBe(false)
      expect(isSigned(platform, rfcKey, prepared, bytes(signature).slice(1))).toBe(false)
    })
  },
)

describe('with a key of 3072 bits, against what Node itself does', () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const key = toBlindKey(Buffer.from(pair.publicKey.export({ format: 'jwk' }).n as string, 'base64url'))
  const prepared = prepareMessage(randomBytes(32), Buffer.from('yiping/eval-token/v1|key'))
  const draw = () => ({ salt: randomBytes(48), factor: toNumber(randomBytes(384)) % key.modulus })

  test('a finalised signature is an ordinary one to node:crypto, and an ordinary one is taken here', () => {
    const draft = blindMessage(platform, key, prepared, draw())
    const blindSignature = sealWith(pair.privateKey, draft.blinded)
    const signature = finaliseSignature(platform, key, prepared, { blindSignature, inverse: draft.inverse })
    expect(verify('sha384', prepared, { key: pair.publicKey, ...pss }, signature as Uint8Array)).toBe(true)
    const ordinary = sign('sha384', prepared, { key: pair.privateKey, ...pss })
    expect(isSigned(platform, key, prepared, ordinary)).toBe(true)
    expect(
      isSigned(platform, key, prepared, sign('sha384', prepared, { key: pair.privateKey, ...pss, saltLength: 20 })),
    ).toBe(false)
  })

  test('the same message is never sent twice alike, and both ways lead to a signature over it', () => {
    const drafts = [draw(), draw()].map((drawn) => blindMessage(platform, key, prepared, drawn))
    expect(hex(drafts[0]?.blinded)).not.toBe(hex(drafts[1]?.blinded))
    const signatures = drafts.map(({ blinded, inverse }) =>
      finaliseSignature(platform, key, prepared, { blindSignature: sealWith(pair.privateKey, blinded), inverse }),
    )
    expect(signatures.every((each) => each !== undefined)).toBe(true)
  })

  test('what the signer has signed wrongly is found, whatever it is', () => {
    const { inverse, blinded } = blindMessage(platform, key, prepared, draw())
    const signed = sealWith(pair.privateKey, blinded)
    for (const wrong of [blinded, randomBytes(384), signed.subarray(1), Buffer.alloc(384, 255), Buffer.alloc(0)])
      expect(finaliseSignature(platform, key, prepared, { blindSignature: wrong, inverse })).toBeUndefined()
  })

  test('a factor that is none is refused, and so is a modulus that cannot be one', () => {
    const salt = randomBytes(48)
    for (const factor of [0n, -1n, key.modulus, key.modulus + 1n])
      expect(() => blindMessage(platform, key, prepared, { salt, factor })).toThrow(RangeError)
    expect(() => blindMessage(platform, rfcKey, prepared, { salt, factor: p })).toThrow(RangeError)
    expect(() => toBlindKey(Uint8Array.of(0, 255, 255))).toThrow(RangeError)
    expect(() => toBlindKey(Uint8Array.of(255, 254))).toThrow(RangeError)
    expect(() => encodePss(platform, prepared, salt, 96)).toThrow(RangeError)
  })
})
