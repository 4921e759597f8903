import { cp, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findNote, findVkey, type NoteKey } from '../../ledger/note.ts'
import { checkReceiptFile, type TrustText, toTrust } from '../../ledger/receipt-check.ts'
import type { ReceiptFile } from '../../ledger/receipt-file.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import { audit } from '../../tests/support/auditor.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { settleLedger, sweepNow } from '../../tests/support/ledger.ts'
import { optionsOf, runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { type Database, openPool } from '../platform/database.ts'
import { run } from '../run.ts'
import { runLedgerCommand } from './command.ts'

let platform: TestPlatform
let keyDir: string
let clock = Date.now()
const dayMs = 86_400_000
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock, ledger: { hasSm3: true } })
  keyDir = join(platform.folder, 'keys')
})
afterAll(() => platform.stop())

async function command(...argv: string[]): Promise<string> {
  const url = platform.database.serverUrl
  const pools = (['yiping_app', 'yiping_sealer'] as const).map((role) => openPool(url, role, 1, () => undefined))
  const [app, sealer] = pools.map(({ db }) => db) as [Database, Database]
  try {
    return await runLedgerCommand({ app, sealer, keyDir, mirror: null, now: () => clock }, argv)
  } finally {
    await Promise.all(pools.map(({ pool }) => pool.end()))
  }
}

const lines = async () => (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
async function keysFor(use: string): Promise<readonly NoteKey[]> {
  const found = (await lines()).map((line) => line.split(' ')).filter(([what]) => what === use)
  return found.map(([, vkey = '']) => findVkey(nodeLedger, vkey) as NoteKey)
}
const idOf = (key: NoteKey | undefined) => key?.keyId.toString(16).padStart(8, '0') ?? ''
const idInUse = async () => idOf((await keysFor('checkpoint')).find(({ type }) => type === 'ed25519'))

/** Ids of all that stand under what is served now. */
async function signersOf(path: string): Promise<readonly number[]> {
  const note = findNote(await (await fetch(platform.base + path)).text())
  return note?.signatures.map(({ keyId }) => keyId) ?? []
}
const ids = (keys: readonly NoteKey[]) => keys.map(({ keyId }) => keyId)

/** Evaluates, and gets the file for it: with a proof once the log has it, before that with a promise. */
async function give(grade: number) {
  const calls = callsOf(platform)
  const { body } = await calls.give(await platform.invite({ caseType: 'IMMEDIATE' }), grade, calls.freshKey())
  return body as { readonly receipt: string }
}
async function fileOf({ receipt }: { readonly receipt: string }): Promise<ReceiptFile> {
  const { body } = await callsOf(platform).post<{ files: ReceiptFile[] }>('/api/v1/evaluations/receipt-file', {
    receipt,
  })
  return body.files[0] as ReceiptFile
}
const trustNow = async () => (await (await fetch(`${platform.base}/verify/trust.json`)).json()) as TrustText
async function check(file: ReceiptFile, trust: TrustText) {
  const asked = { file, trust: toTrust(nodeLedger, trust), check: checkSignature, now: clock }
  return checkReceiptFile(nodeLedger, asked)
}

test('a key of the log commits to its successor from the beginning, whose secret lies under a name of its own', async () => {
  const rows = await platform.database.query<{ committed: number; keys: number }>(
    `select count(successor_hash)::integer as committed, count(*)::integer as keys from ledger.key where purpose in ('LOG', 'PROMISE')`,
  )
  expect(rows).toEqual([{ committed: 4, keys: 4 }])
  expect(await readdir(keyDir)).toContain('ledger-2.key')
  expect((await lines()).filter((line) => line.startsWith('successor-of-'))).toHaveLength(4)
})

describe('is not ended', () => {
  const keysAre = () =>
    platform.database.query('select vkey from ledger.key union all select vkey from ledger.key_end order by 1')

  test.each([
    ['by an id that no key has', () => ['rotate', '00000000'], 'no key of'],
    ['for a reason that is none', async () => ['rotate', await idInUse(), '--because', 'wish'], 'npm run ledger'],
    ['without an id', () => ['rotate'], 'npm run ledger'],
    [
      'where the successor that is named is not there',
      async () => ['rotate', await idInUse(), '--successor', '/nowhere'],
      'ENOENT',
    ],
  ])('%s', async (_what, argv, why) => {
    const before = await keysAre()
    await expect(command(...(await argv()))).rejects.toThrow(why)
    expect(await keysAre()).toEqual(before)
  })

  test('by another successor than the one that was committed to, nor where that is kept elsewhere and not named', async () => {
    const [before, id] = [await keysAre(), await idInUse()]
    const aside = await mkdtemp(join(tmpdir(), 'yiping-aside-'))
    await rename(join(keyDir, 'ledger-2.key'), join(aside, 'kept'))
    await expect(command('rotate', id)).rejects.toThrow('--successor FILE')
    await writeFile(join(aside, 'wrong'), Buffer.alloc(32, 7))
    await expect(command('rotate', id, '--successor', join(aside, 'wrong'))).rejects.toThrow('not the successor')
    await writeFile(join(keyDir, 'ledger-2.key'), Buffer.alloc(32, 7), { mode: 0o600 })
    await expect(command('rotate', id)).rejects.toThrow('not the successor')
    // Not laid over the other one either: somebody has to look why there are two.
    await expect(command('rotate', id, '--successor', join(aside, 'kept'))).rejects.toThrow('another key lies')
    await rename(join(aside, 'kept'), join(keyDir, 'ledger-2.key'))
    await rm(aside, { recursive: true })
    expect(await keysAre()).toEqual(before)
    expect(await readdir(keyDir)).not.toContain('ledger-3.key')
  })
})

describe('when a key is ended while everything is served', () => {
  let old: { readonly receipt: string }
  let oldFile: ReceiptFile
  let oldPromise: ReceiptFile
  let oldTrust: TrustText
  let id: string
  let first: readonly NoteKey[]

  beforeAll(async () => {
    first = await keysFor('checkpoint')
    id = await idInUse()
    old = await give(2)
    oldPromise = await fileOf(old)
    await settleLedger(platform.running)
    oldFile = await fileOf(old)
    oldTrust = await trustNow()
    // The secret of the successor comes back from where it was kept.
    const aside = await mkdtemp(join(tmpdir(), 'yiping-aside-'))
    await rename(join(keyDir, 'ledger-2.key'), join(aside, 'kept'))
    expect(await command('rotate', id, '--successor', join(aside, 'kept'))).toContain('ledger-3.key')
    await rm(aside, { recursive: true })
    await settleLedger(platform.running)
  })

  test('checkpoints of both trees carry both signatures for the transition, whoever publishes', async () => {
    const second = await keysFor('checkpoint')
    expect(ids(second)).not.toEqual(ids(first))
    await give(5)
    await settleLedger(platform.running)
    expect((await signersOf('/log/checkpoint')).toSorted()).toEqual([...ids(first), ...ids(second)].toSorted())
    expect(await signersOf('/log/sm3/checkpoint')).toHaveLength(2)
    const another = await runAgain(platform, { now: () => clock })
    await give(4)
    await settleLedger(another)
    expect((await signersOf('/log/checkpoint')).toSorted()).toEqual([...ids(first), ...ids(second)].toSorted())
    await another.stop()
  })

  test('the ends and the new keys are leaves; what ended is shown with its time, and above which size it signed nothing alone', async () => {
    const ended = (await lines()).filter((line) => line.startsWith('ended-')).map((line) => line.split(' '))
    expect(ended.map(([use]) => use).sort()).toEqual([
      'ended-checkpoint',
      'ended-checkpoint',
      'ended-checkpoint-sm3',
      'ended-promise',
    ])
    for (const [, , at = '', size = ''] of ended) {
      expect(Date.parse(at)).toBe(clock + 30 * dayMs)
      expect(Number(size)).toBeGreaterThan(0)
    }
    const [row] = await platform.database.query<{ count: number }>(
      `select count(*)::integer as count from ledger.leaf where get_byte(leaf, 1) = 13`,
    )
    expect(row?.count).toBeGreaterThanOrEqual(4 + 4 + 4)
  })

  test('receipts of before and of now hold by what the page is told now; what is made in the transition holds for who has not heard yet', async () => {
    const trust = await trustNow()
    expect(trust.ended).toHaveLength(3)
    const before = { ...oldFile, promise: oldPromise.promise as string }
    expect((await check(before, trust)).verdict).toBe('UNWITNESSED')
    const fresh = await give(3)
    const promised = await fileOf(fresh)
    expect([(await check(promised, trust)).verdict, (await check(promised, oldTrust)).verdict]).toEqual([
      'PROMISED',
      'PROMISED',
    ])
    await settleLedger(platform.running)
    const proved = await fileOf(fresh)
    expect([(await check(proved, trust)).verdict, (await check(proved, oldTrust)).verdict]).toEqual([
      'UNWITNESSED',
      'UNWITNESSED',
    ])
    expect(proved.vkeys).toHaveLength(3)
  })

  test('the auditor, who was told of the first keys alone, finds those that follow, and all of it in the log', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yiping-auditor-'))
    const place = join(folder, 'trust.json')
    const ask = () => audit('keys', '--url', platform.base, '--trust', place)
    await writeFile(place, JSON.stringify(oldTrust))
    expect(await ask()).toMatchObject({ exitCode: 0, findings: [] })
    await rm(folder, { recursive: true })
  })

  test('the command asked again changes nothing', async () => {
    const before = await lines()
    expect(await command('rotate', id)).toContain('nothing was changed')
    expect(await lines()).toEqual(before)
    expect(await command('status')).toContain(`key ${id} ed25519`)
  })

  test('after the transition the old key signs nothing more, and those who never heard of the new one are told so by their own list', async () => {
    clock += 31 * dayMs
    const given = await give(1)
    await sweepNow(platform.running, 'ledger-keys')
    const promised = await fileOf(given)
    await settleLedger(platform.running)
    expect((await signersOf('/log/checkpoint')).toSorted()).toEqual(ids(await keysFor('checkpoint')).toSorted())
    const [file, trust] = [await fileOf(given), await trustNow()]
    expect((await check({ ...file, promise: promised.promise as string }, trust)).verdict).toBe('UNWITNESSED')
    expect((await check(file, oldTrust)).findings.map(({ code }) => code)).toContain('NOT_SIGNED_BY_LOG')
    expect((await check(oldFile, trust)).verdict).toBe('UNWITNESSED')
  })
})

test('two keys after each other: a key that has leaked is ended, and where the command was cut off after its files, asking again completes it', async () => {
  const id = await idInUse()
  // As after a start that got no further than the file of what comes next.
  await writeFile(join(keyDir, 'ledger-4.key'), Buffer.alloc(32, 9), { mode: 0o600 })
  expect(await command('rotate', id, '--because', 'leaked')).toContain('ledger-4.key')
  await give(4)
  await settleLedger(platform.running)
  expect(await signersOf('/log/checkpoint')).toHaveLength(4)
  const rows = await platform.database.query<{ cause: string; count: number }>(
    'select cause, count(*)::integer as count from ledger.key_end group by 1 order by 1',
  )
  expect(rows).toEqual([
    { cause: 'LEAKED', count: 4 },
    { cause: 'ROTATED', count: 4 },
  ])
})

test('a key that was lost is not needed to end it, and signs no more from then on', async () => {
  const id = await idInUse()
  await rm(join(keyDir, 'ledger-3.key'))
  await command('rotate', id, '--because', 'lost')
  await give(4)
  await settleLedger(platform.running)
  // That of before still has its transition.
  expect(await signersOf('/log/checkpoint')).toHaveLength(4)
  clock += 31 * dayMs
  await give(4)
  await settleLedger(platform.running)
  expect(await signersOf('/log/checkpoint')).toHaveLength(2)
})

test('a server whose key folder lacks the key in use does not start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yiping-lacking-'))
  await cp(keyDir, join(folder, 'keys'), { recursive: true })
  await rm(join(folder, 'keys', 'ledger-4.key'))
  await expect(run(optionsOf(platform.database, folder, { now: () => clock }))).rejects.toThrow(
    'ledger-4.key, with which the log',
  )
  await rm(folder, { recursive: true })
})

test('a database whose keys were recorded before successors were commits to them at its next start, once', async () => {
  const other = await startPlatform({ ledger: { isSequencing: false } })
  const { query } = other.database
  await query(
    `set session_replication_role = replica; update ledger.key set successor_hash = null where purpose in ('LOG', 'PROMISE')`,
  )
  for (let start = 0; start < 2; start += 1) await (await runAgain(other, { ledger: { isSequencing: false } })).stop()
  expect(await query('select count(*)::integer as count from ledger.key_successor')).toEqual([{ count: 4 }])
  const line = (await (await fetch(`${other.base}/log/vkeys`)).text()).split('\n')[0] ?? ''
  expect(line).toContain('checkpoint ')
  await other.stop()
})
