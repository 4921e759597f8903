import { expect, test } from 'vitest'
import { check, withCopy } from './support.ts'

test('nothing that serves or analyses reads what was planted in the trial city; a planted reader is found', async () => {
  const peeking = "export const truth = (dataDir: string) => dataDir.concat('/trial-truth.json')\n"
  const asking = "export const city = () => import('../tools/city/plants.ts')\n"
  const files = {
    'server/peeking.ts': peeking,
    'domain/asking.ts': asking,
    'language/peeking.ts': peeking,
    'tools/mine.ts': peeking,
  }
  const { ok, output } = await withCopy(files, (folder) => check(folder, 'truth'))
  expect(ok).toBe(false)
  // These and nothing else: what is in the repository itself reads none of it.
  const found = [...output.matchAll(/^ +(\S+:\d+) {2}/gm)].map(([, place]) => place)
  expect(found.toSorted(), output).toEqual(['domain/asking.ts:1', 'language/peeking.ts:1', 'server/peeking.ts:1'])
})
