import { createCipheriv, hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomBytes } from './dice.ts'
import { keyedHash } from './keyed-hash.ts'
import { deriveSmKeys, type SuiteName, sealAesGcm, sealSm, sm4Ctr, suiteNames, toSealingKey } from './suites.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
const nothing = Buffer.alloc(0)

describe('the building blocks answer as their standards say', () => {
  test('SM3: GB/T 32905-2016, appendix A', () => {
    expect(hash('sm3', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(hash('sm3', 'abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })

  test('HMAC-SM3: GM/T 0042-2015, appendix D.3', () => {
    const long = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2)
    const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, index) => index + 1))
    const mac = (key: Uint8Array, message: string | Uint8Array) => keyedHash(key, 'sm3')(message).toString('hex')
    expect(mac(bytes(32), long)).toBe('ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a')
    expect(mac(bytes(37), Buffer.alloc(50, 0xcd))).toBe(
      '220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae',
    )
    expect(mac(Buffer.alloc(32, 0x0b), 'Hi There')).toBe(
      'c0ba18c68b90c88bc07de794bfc7d2c8d19ec31ed8773bc2b390c9604e0be11e',
    )
    expect(mac(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(
      '2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882',
    )
  })

  test('SM4, one block and a million: GB/T 32907-2016, appendix A', () => {
    const key = hex('0123456789abcdeffedcba9876543210')
    const block = () => createCipheriv('sm4-ecb', key, null).setAutoPadding(false)
    expect(block().update(key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
    const cipher = block()
    let text: Buffer = key
    for (let turn = 0; turn < 1_000_000; turn += 1) text = cipher.update(text)
    expect(text.toString('hex')).toBe('595298c7c6fd271f0402f804c33d3f66')
  }, 60_000)

  test('SM4-CTR: draft-ribose-cfrg-sm4-10, A.2.5', () => {
    const plain = hex(
      [...'aabbccddeeffaabb'].reduce(
        (all, _, at, text) => (at % 2 ? all : all + `${text[at]}${text[at + 1]}`.repeat(8)),
        '',
      ),
    )
    const seal = (key: string) => sm4Ctr(hex(key), hex('000102030405060708090a0b0c0d0e0f'), plain).toString('hex')
    expect(seal('0123456789abcdeffedcba9876543210')).toBe(
      'ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7f234bc0e24c11980fd1286310ce37b926e02fcd0faa0baf38b2933851d824514',
    )
    expect(seal('fedcba98765432100123456789abcdef')).toBe(
      '5dcccd25b95ab07417a08512ee160e2f8f661521cbbab44cc87138445bc29e5c0ae0297205d62704173b21239b887f6c8cb5b800917a2488284bde9e16ea2906',
    )
  })

  test('AES-256-GCM: the cases 13, 14 and 16 of its authors (McGrew and Viega)', () => {
    const zero = Buffer.alloc(32)
    const sealed = (key: Uint8Array, nonce: string, plain: string, place: Uint8Array) =>
      sealAesGcm(key, place, hex(plain), hex(nonce)).subarray(13).toString('hex')
    expect(sealed(zero, '00'.repeat(12), '', nothing)).toBe('530f8afbc74536b9a963b4f1c4cb738b')
    expect(sealed(zero, '00'.repeat(12), '00'.repeat(16), nothing)).toBe(
      'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
    )
    expect(
      sealed(
        hex('feffe9928665731c6d6a8f9467308308'.repeat(2)),
        'cafebabefacedbaddecaf888',
        'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
        hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
      ),
    ).toBe(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
        '76fc6ece0f4e1768cddf8853bb2d551b',
    )
  })
})

interface Golden {
  readonly suite: SuiteName
  readonly key: string
  readonly place: string
  readonly plain: string
  readonly nonce: string
  readonly sealed: string
}
const goldens = JSON.parse(readFileSync(join(import.meta.dirname, 'suites.golden.json'), 'utf8')) as Golden[]

describe('what was sealed yesterday opens tomorrow', () => {
  test('there is a vector of our own for each suite', () => {
    expect(goldens.map(({ suite }) => suite)).toEqual(suiteNames)
  })

  test.each(goldens)('$suite: its bytes are what they were', ({ suite, key, place, plain, nonce, sealed }) => {
    const [bytes, bound, text] = [hex(key), Buffer.from(place), Buffer.from(plain)]
    const again =
      suite === 'aes-gcm'
        ? sealAesGcm(bytes, bound, text, hex(nonce))
        : sealSm(deriveSmKeys(bytes), bound, text, hex(nonce))
    expect(again.toString('hex')).toBe(sealed)
    for (const set of suiteNames) expect(toSealingKey(bytes, set).open(place, hex(sealed)).toString()).toBe(plain)
  })
})

const place = fc.string({ unit: 'binary', maxLength: 60 })
const plain = fc.uint8Array({ maxLength: 200 })

describe.each(suiteNames)('sealed with %s', (suite) => {
  const key = toSealingKey(randomBytes(32), suite)

  test('anything opens where it was sealed, and by its own byte whatever is set', () => {
    const same = randomBytes(32)
    fc.assert(
      fc.property(place, plain, (at, text) => {
        const sealed = toSealingKey(same, suite).seal(at, text)
        for (const set of suiteNames) expect(toSealingKey(same, set).open(at, sealed)).toEqual(Buffer.from(text))
      }),
    )
  })

  test('nothing opens with one bit flipped, wherever it stands', () => {
    fc.assert(
      fc.property(plain, fc.nat(), (text, at) => {
        const sealed = key.seal('t|c|r', text)
        const bit = at % (sealed.length * 8)
        sealed[bit >> 3] = (sealed[bit >> 3] as number) ^ (1 << (bit & 7))
        expect(() => key.open('t|c|r', sealed)).toThrow()
      }),
      { numRuns: 300 },
    )
    const short = key.seal('t|c|r', Buffer.from('长'))
    for (let bit = 0; bit < short.length * 8; bit += 1) {
      const altered = Buffer.from(short)
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(() => key.open('t|c|r', altered)).toThrow()
    }
  })

  test('nothing opens cut, lengthened or emptied', () => {
    const sealed = key.seal('t|c|r', Buffer.from('等候时间太长'))
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => key.open('t|c|r', sealed.subarray(0, length))).toThrow()
    expect(() => key.open('t|c|r', Buffer.concat([sealed, Buffer.of(0)]))).toThrow()
  })

  test('nothing opens in another place, nor where the boundary between place and bytes was shifted', () => {
    fc.assert(
      fc.property(place, place, plain, (here, there, text) => {
        fc.pre(here !== there)
        expect(() => key.open(there, key.seal(here, text))).toThrow()
      }),
    )
    const sealed = key.seal('t|c|rX', Buffer.from('Y'))
    expect(() => key.open('t|c|r', sealed)).toThrow()
  })

  test('nothing opens as of the other suite, or with another key', () => {
    const sealed = key.seal('t|c|r', Buffer.from('等候时间太长'.repeat(8)))
    for (let byte = 0; byte < 256; byte += 1) {
      if (byte === sealed[0]) continue
      expect(() => key.open('t|c|r', Buffer.concat([Buffer.of(byte), sealed.subarray(1)]))).toThrow()
    }
    expect(() => toSealingKey(randomBytes(32), suite).open('t|c|r', sealed)).toThrow()
  })

  test('no nonce comes twice in a hundred thousand', () => {
    const nonces = new Set<string>()
    for (let turn = 0; turn < 100_000; turn += 1)
      nonces.add(
        key
          .seal('', nothing)
          .subarray(1, suite === 'aes-gcm' ? 13 : 17)
          .toString('latin1'),
      )
    expect(nonces.size).toBe(100_000)
  }, 60_000)
})
