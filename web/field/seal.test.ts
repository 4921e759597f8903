import { expect, test } from 'vitest'
import { toBase64 } from './photo.ts'
import { newSealingKey, sealerOf } from './seal.ts'

test('what is sealed opens in its own place and under its own key alone, and the key is handed out to nobody', async () => {
  const key = await newSealingKey()
  const sealer = sealerOf(key)
  const plain = new TextEncoder().encode('没有起立')
  const sealed = await sealer.seal('drafts|1', plain)
  expect(await sealer.open('drafts|1', sealed)).toEqual(plain)
  expect(new Uint8Array(await sealer.seal('drafts|1', plain))).not.toEqual(new Uint8Array(sealed))
  await expect(sealer.open('drafts|2', sealed)).rejects.toThrow()
  await expect(sealerOf(await newSealingKey()).open('drafts|1', sealed)).rejects.toThrow()
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('bytes of any length are told in base64', () => {
  for (const length of [0, 1, 2, 3, 0x7fff, 0x8000, 0x8001]) {
    const bytes = Uint8Array.from({ length }, (_, at) => at % 251)
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
  }
})
