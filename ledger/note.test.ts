import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findBase64, toBase64 } from './base64.ts'
import { findCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { findInclusion, writeInclusion } from './inclusion-text.ts'
import {
  type CheckSignature,
  cosignedMessage,
  findNote,
  findSigners,
  findVkey,
  type NoteKey,
  type SignatureType,
  toNoteKey,
  writeNote,
  writeVkey,
} from './note.ts'

const platform = {
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest(),
  utf8: (text: string) => Buffer.from(text, 'utf8'),
}

const rawOf = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).subarray(-32)
const spki = Buffer.from('302a300506032b6570032100', 'hex')
const check: CheckSignature = (key, message, signature) =>
  verify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([spki, key.publicKey]), format: 'der', type: 'spki' }),
    signature,
  )

function signer(name: string, type: SignatureType = 'ed25519') {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = toNoteKey(platform, name, type, rawOf(publicKey))
  return {
    key,
    signText: (text: string) => ({ name, keyId: key.keyId, signature: sign(null, Buffer.from(text), privateKey) }),
    cosign(text: string, seconds: number) {
      const bare = sign(null, cosignedMessage(platform, text, seconds), privateKey)
      const at = Buffer.alloc(8)
      at.writeBigUInt64BE(BigInt(seconds))
      return { name, keyId: key.keyId, signature: Buffer.concat([at, bare]) }
    },
  }
}

const log = signer('log.yiping.example/2026')
const witness = signer('witness.example', 'cosignature')
const root = platform.sha256(Buffer.from('root'))
const text = writeCheckpoint({ origin: 'log.yiping.example/2026', size: 1234, root })

describe('base64', () => {
  test('has one spelling for some bytes, and is what others write', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const told = toBase64(bytes)
        expect(told).toBe(Buffer.from(bytes).toString('base64'))
        expect(Buffer.from(findBase64(told) ?? [])).toEqual(Buffer.from(bytes))
      }),
    )
  })

  test.each(['A', 'AA', 'AAA', 'AB==', 'AAB=', 'AA==AA==', 'A A=', 'AA-_', '====', 'AA=='.repeat(2)])(
    '%s is none',
    (bad) => {
      expect(findBase64(bad)).toBeUndefined()
    },
  )
})

describe('a signed note', () => {
  const note = writeNote({ text, signatures: [log.signText(text), witness.cosign(text, 1_800_000_000)] })

  test('is read as it was written, and says who has signed', async () => {
    const found = findNote(note)
    expect(found?.text).toBe(text)
    expect(await findSigners(platform, found ?? { text: '', signatures: [] }, [log.key, witness.key], check)).toEqual([
      log.key,
      witness.key,
    ])
    expect(findCheckpoint(found?.text ?? '')).toEqual({
      origin: 'log.yiping.example/2026',
      size: 1234,
      root: new Uint8Array(root),
    })
  })

  test('keys that the reader does not know are passed over', async () => {
    const found = findNote(note) ?? { text: '', signatures: [] }
    expect(await findSigners(platform, found, [witness.key], check)).toEqual([witness.key])
    expect(await findSigners(platform, found, [signer('log.yiping.example/2026').key], check)).toEqual([])
  })

  test('whose text was changed, or whose signature is another’s, is signed by nobody', async () => {
    const other = text.replace('1234', '1235')
    const forged = { text: other, signatures: [log.signText(text)] }
    expect(await findSigners(platform, forged, [log.key], check)).toBeUndefined()
    const late = witness.cosign(text, 1_800_000_000)
    const backdated = { ...late, signature: Buffer.from(late.signature) }
    backdated.signature.writeBigUInt64BE(1_700_000_000n)
    expect(await findSigners(platform, { text, signatures: [backdated] }, [witness.key], check)).toBeUndefined()
  })

  test.each([
    ['no signature', text],
    ['no empty line', `${text}\u2014 name AAAAAAA=\n`],
    ['not ended', note.slice(0, -1)],
    ['a key id without a signature', `${text}\n\u2014 name AAAAAA==\n`],
    ['a name with a blank', `${text}\n\u2014 a b AAAAAAA=\n`],
    ['a control character', `a\u0001\n\n\u2014 name AAAAAAA=\n`],
    ['another dash', `${text}\n- name AAAAAAA=\n`],
  ])('%s: is none', (_, bad) => {
    expect(findNote(bad)).toBeUndefined()
  })
})

describe('a public key', () => {
  test('is handed on in one line that names itself', () => {
    for (const { key } of [log, witness])
      expect(findVkey(platform, writeVkey(key))).toEqual({ ...key, publicKey: new Uint8Array(key.publicKey) })
    // The example of C2SP signed-note.
    const example = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    const found = findVkey(platform, example) as NoteKey
    expect([found.name, found.keyId, found.type]).toEqual(['PeterNeumann', 0xc7_4f_20_a3, 'ed25519'])
    expect(writeVkey(found)).toBe(example)
  })

  test('that names another key than it holds is none', () => {
    const told = writeVkey(log.key)
    expect(findVkey(platform, told.replace(/\+[0-9a-f]{8}\+/, '+00000000+'))).toBeUndefined()
    expect(findVkey(platform, 'name+00000000')).toBeUndefined()
    expect(() => toNoteKey(platform, 'two words', 'ed25519', root)).toThrow(RangeError)
  })
})

test('a checkpoint has one spelling', () => {
  for (const bad of [
    '',
    'o\n01\nAA==\n',
    `o\n1\n${toBase64(root)}`,
    `\n1\n${toBase64(root)}\n`,
    'o\n1\nAA==\n',
    `o\n-1\n${toBase64(root)}\n`,
  ])
    expect(findCheckpoint(bad)).toBeUndefined()
  expect(() => writeCheckpoint({ origin: 'two\nlines', size: 1, root })).toThrow(RangeError)
  expect(findCheckpoint(`o\n1\n${toBase64(root)}\nmore\n`)).toMatchObject({ size: 1 })
})

test('a full receipt is read as it was written', () => {
  const checkpoint = writeNote({ text, signatures: [log.signText(text)] })
  const told = { index: 77, proof: [root, platform.sha256(root)], checkpoint }
  const written = writeInclusion(told)
  expect(written.split('\n').slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 77'])
  expect(findInclusion(written)).toEqual({ ...told, proof: told.proof.map((each) => new Uint8Array(each)) })
  for (const bad of [
    written.replace('v1', 'v2'),
    written.replace('index 77', 'index 077'),
    written.replace(toBase64(root), 'AAAA'),
  ])
    expect(findInclusion(bad)).toBeUndefined()
})
