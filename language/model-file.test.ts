import { describe, expect, test } from 'vitest'
import { modelBytes, sha256 } from '../tests/support/language-model.ts'
import { ModelRefused, readModel, toAscii } from './model-file.ts'

/** The committed file with one text of its header replaced by another of the same length. */
function changed(from: string, to: string): Uint8Array {
  const bytes = modelBytes()
  const at = Buffer.from(bytes).indexOf(from)
  expect(at).toBeGreaterThan(0)
  expect(to).toHaveLength(from.length)
  bytes.set(toAscii(to), at)
  return bytes
}

describe('a model file that does not fit is refused', () => {
  test('as it was committed it is read', () => {
    expect(readModel(modelBytes(), sha256).header.heads).toHaveLength(17)
  })

  test.each([
    ['another format', () => changed('"format":1', '"format":2'), 'format'],
    [
      'another taxonomy',
      () => changed('"taxonomyVersion":"window-zh-1"', '"taxonomyVersion":"window-zh-2"'),
      'taxonomy',
    ],
    ['another lexicon', () => changed('"lexiconHash":"', '"lexiconHush":"'), 'lexicon'],
    ['other heads', () => changed('"negative"', '"nagetive"'), 'heads'],
    ['a file that is none', () => toAscii('PK'.repeat(100)), 'no model file'],
    ['a file cut off', () => modelBytes().subarray(0, 500), 'cut off'],
    ['half a file', () => modelBytes().subarray(0, 400_000), 'bytes'],
  ])('%s', (_, file, reason) => {
    expect(() => readModel(file(), sha256)).toThrow(ModelRefused)
    expect(() => readModel(file(), sha256)).toThrow(reason)
  })

  test('one byte changed', () => {
    const bytes = modelBytes()
    bytes[bytes.length - 1000] = ((bytes[bytes.length - 1000] ?? 0) + 1) % 256
    expect(() => readModel(bytes, sha256)).toThrow('its bytes are not those that were written')
  })
})
