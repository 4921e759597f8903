import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toNoteKey, writeVkey } from '../../ledger/note.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { findLeafDifferences, findLeaves, noDifferences } from '../../tests/support/logged-facts.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { KeyRecordedOtherwise, type RecordedKey, recordKeyEnd, recordKeys } from './index.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
})
afterAll(() => platform.stop())

const vkeyOf = (name: string, seed: number) =>
  writeVkey(toNoteKey(nodeLedger, name, 'ed25519', new Uint8Array(32).fill(seed)))
const beginsAt = new Date('2026-11-23T00:00:00Z')
const successorHash = createHash('sha256').update(vkeyOf('log.example/yiping', 2)).digest()
const keys: readonly RecordedKey[] = [
  { name: 'log.example/yiping', vkey: vkeyOf('log.example/yiping', 1), purpose: 'LOG', successorHash },
  {
    name: 'log.example/yiping/promise',
    vkey: vkeyOf('log.example/yiping/promise', 3),
    purpose: 'PROMISE',
    successorHash: null,
  },
  { name: 'witness.example', vkey: vkeyOf('witness.example', 4), purpose: 'WITNESS', successorHash: null },
].map((key) => ({ ...key, type: 'ed25519' as const, purpose: key.purpose as RecordedKey['purpose'], beginsAt }))
const db = () => platform.running.world.app
const keyLeaves = async () => (await findLeaves(platform.database)).filter(({ leaf }) => leaf.startsWith('010d')).length

test('keys are recorded once each, at whatever start and by however many servers, and each is a leaf', async () => {
  const before = await keyLeaves()
  const added = await Promise.all([1, 2, 3].map(() => recordKeys(db(), keys)))
  expect(added.flat().sort()).toEqual(keys.map(({ vkey }) => vkey).sort())
  expect(await recordKeys(db(), keys)).toEqual([])
  expect(await keyLeaves()).toBe(before + 3)
  expect(await findLeafDifferences(platform.database)).toEqual(noDifferences)
})

test('of a key that is recorded nothing is said anew', async () => {
  const [log] = keys as [RecordedKey]
  await expect(recordKeys(db(), [{ ...log, purpose: 'WITNESS' }])).rejects.toThrow(KeyRecordedOtherwise)
  await expect(recordKeys(db(), [{ ...log, successorHash: null }])).rejects.toThrow(KeyRecordedOtherwise)
  expect(await recordKeys(db(), [{ ...log, beginsAt: new Date() }])).toEqual([])
})

test('that a key ends is a fact and a leaf of its own, once', async () => {
  const before = await keyLeaves()
  const [{ vkey }] = keys as [RecordedKey]
  const end = { vkey, cause: 'ROTATED' as const, endsAt: new Date('2027-01-01T00:00:00Z') }
  expect(await recordKeyEnd(db(), end)).toBe(true)
  expect(await recordKeyEnd(db(), { ...end, cause: 'LEAKED' })).toBe(false)
  expect(await keyLeaves()).toBe(before + 1)
  expect(await findLeafDifferences(platform.database)).toEqual(noDifferences)
})
