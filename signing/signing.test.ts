import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sm3 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { findNote, findSigners } from '../ledger/note.ts'
import { ed25519Signer } from './ed25519.ts'
import { nodeLedger, sm3 as nodeSm3 } from './node-ledger.ts'
import { checkSignature, cosign, signNote } from './sign-note.ts'
import { sm2Signer } from './sm2.ts'

const seedOf = (text: string) => createHash('sha256').update(text).digest()
const log = ed25519Signer('log.example', seedOf('log'))
const state = sm2Signer('log.example', seedOf('sm2'))
const witness = ed25519Signer('witness.example', seedOf('witness'), 'cosignature')
const text = 'log.example\n7\nAAAA\n'

const signersOf = async (note: string) => {
  const found = findNote(note)
  if (found === undefined) throw new Error('no note')
  return findSigners(nodeLedger, found, [log.key, state.key, witness.key], checkSignature)
}

describe('a signed checkpoint', () => {
  it('is of the log by Ed25519 and by SM2, and of a witness with the time it was seen', async () => {
    const note = await signNote(text, [log, state])
    const cosigned = note + (await cosign(note, 1_795_000_000, witness))
    expect(await signersOf(cosigned)).toEqual([log.key, state.key, witness.key])
  })

  it('is of nobody where a letter of it was changed', async () => {
    const note = await signNote(text, [log, state])
    expect(await signersOf(note.replace('\n7\n', '\n8\n'))).toBeUndefined()
  })

  it('does not move to another time', async () => {
    const note = await signNote(text, [log])
    const line = await cosign(note, 1_795_000_000, witness)
    const bytes = Buffer.from(line.split(' ')[2] as string, 'base64')
    bytes.writeBigUInt64BE(1_795_000_001n, 4)
    expect(await signersOf(`${note}— witness.example ${bytes.toString('base64')}\n`)).toBeUndefined()
  })
})

describe('SM2', () => {
  it('has another key for another secret, and signs anew each time', async () => {
    const keys = fc.sample(fc.uint8Array({ minLength: 32, maxLength: 32 }), 30).map((secret) => sm2Signer('x', secret))
    expect(new Set(keys.map(({ key }) => Buffer.from(key.publicKey).toString('hex'))).size).toBe(30)
  })

  it('refuses any signature that is one bit away, and any of another length', async () => {
    const message = nodeLedger.utf8(text)
    const signature = await state.sign(message)
    for (const at of [0, 31, 32, 63]) {
      const bent = Uint8Array.from(signature)
      bent[at] = (bent[at] as number) ^ 1
      expect(checkSignature(state.key, message, bent)).toBe(false)
    }
    expect(checkSignature(state.key, message, signature.slice(1))).toBe(false)
    expect(checkSignature(state.key, message, signature)).toBe(true)
  })
})

describe('SM3', () => {
  it('is the hash of GB/T 32905, example 1, and what another library makes of any bytes', () => {
    expect(Buffer.from(nodeSm3(Buffer.from('abc'))).toString('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(Buffer.from(nodeSm3(bytes)).toString('hex')).toBe(sm3(bytes))
      }),
      { numRuns: 50 },
    )
  })
})
