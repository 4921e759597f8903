import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendHashes, emptyEdge, rootOfEdge } from '../ledger/edge.ts'
import {
  checkPromise,
  findPromise,
  findPromisePath,
  promiseKeyName,
  promiseText,
  writePromise,
} from '../ledger/promise.ts'
import { proofOf, runsOfInclusion } from '../ledger/tile.ts'
import { ed25519Signer } from './ed25519.ts'
import { nodeLedger } from './node-ledger.ts'
import { checkSignature, signNote } from './sign-note.ts'

const origin = 'log.example/2026'
const seedOf = (text: string) => createHash('sha256').update(text).digest()
const signer = ed25519Signer(promiseKeyName(origin), seedOf('promise'))
const logSigner = ed25519Signer(origin, seedOf('log'))

/** The promises of one commit, as the server makes them. */
async function promisesOf(count: number, by = signer) {
  const leaves = Array.from({ length: count }, (_, at) => seedOf(`leaf ${at}`))
  const { edge, tiles } = appendHashes(nodeLedger.sha256, emptyEdge, leaves)
  const root = rootOfEdge(nodeLedger.sha256, edge) as Uint8Array
  const content = { origin, size: count, promisedAt: 1_795_000_000_000, keptBy: 1_795_000_060_000, root }
  const note = await signNote(promiseText(content), [by])
  const read = ({ level, index }: { level: number; index: number }) =>
    tiles.find((tile) => tile.level === level && tile.index === index)?.bytes as Uint8Array
  const texts = leaves.map((_, index) => {
    const path = proofOf(nodeLedger.sha256, runsOfInclusion(index, count), count, read)
    return writePromise({ index, path, note })
  })
  return { leaves, texts, content }
}
const check = (leaf: Uint8Array, text: string, keys = [signer.key]) =>
  checkPromise(nodeLedger, leaf, text, keys, checkSignature)

describe('a promise', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 40 }),
        fc.nat(2 ** 40),
        fc.nat(2 ** 20),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (size, promisedAt, later, root) => {
          const content = { origin, size, promisedAt, keptBy: promisedAt + later, root }
          const found = findPromise(promiseText(content))
          expect({ ...found, root: [...(found?.root ?? [])] }).toEqual({ ...content, root: [...root] })
        },
      ),
    )
  })

  test.each([1, 2, 3, 7, 300])('holds for each of %d leaves of one commit, and for no other', async (count) => {
    const { leaves, texts, content } = await promisesOf(count)
    for (const at of [0, Math.floor(count / 2), count - 1]) {
      expect(await check(leaves[at] as Uint8Array, texts[at] as string)).toMatchObject({
        ...content,
        root: expect.anything(),
      })
      expect(await check(seedOf('another leaf'), texts[at] as string)).toBeUndefined()
      if (count > 1) expect(await check(leaves[(at + 1) % count] as Uint8Array, texts[at] as string)).toBeUndefined()
    }
  })

  test('is none where the log’s own key has signed it: each key signs its own kind of text', async () => {
    const { leaves, texts } = await promisesOf(2, logSigner)
    const keys = [logSigner.key, signer.key]
    expect(await check(leaves[0] as Uint8Array, texts[0] as string, keys)).toBeUndefined()
  })

  test('is none by a key that the reader does not know', async () => {
    const { leaves, texts } = await promisesOf(2)
    expect(await check(leaves[0] as Uint8Array, texts[0] as string, [])).toBeUndefined()
  })

  test('is none where any one character is another', async () => {
    const { leaves, texts } = await promisesOf(5)
    const [leaf, text] = [leaves[3] as Uint8Array, texts[3] as string]
    for (let at = 0; at < text.length; at += 1) {
      const bent = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`
      expect(await check(leaf, bent), bent).toBeUndefined()
    }
  })

  test('is none, and breaks nothing, whatever the text is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect(findPromise(text)).toBeUndefined()
        expect(findPromisePath(text)).toBeUndefined()
        expect(await check(seedOf('leaf'), text)).toBeUndefined()
      }),
    )
  })

  test.each([{ size: 0 }, { keptBy: 1 }, { origin: 'two\nlines' }, { origin: '' }, { root: new Uint8Array(31) }])(
    'is not written with %j',
    (wrong) => {
      const right = { origin, size: 1, promisedAt: 2, keptBy: 3, root: new Uint8Array(32) }
      expect(() => promiseText({ ...right, ...wrong })).toThrow(RangeError)
    },
  )
})
