import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findCheckpoint } from '../../ledger/checkpoint.ts'
import { findNote, findSigners } from '../../ledger/note.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { copyInUse, settleLedger, sweepNow } from '../../tests/support/ledger.ts'
import { optionsOf, runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { keyOf, openWitness, type TestWitness } from '../../tests/support/witness.ts'
import { type Running, run } from '../run.ts'

let platform: TestPlatform
let server: Running
let witnesses: TestWitness[]
let vkeys: readonly string[]
/** Two of three have to cosign. */
const policy = () => ({
  needed: 2,
  timeoutMs: 1000,
  witnesses: witnesses.map(({ url, vkey }) => ({ url, key: keyOf(vkey) })),
})
beforeAll(async () => {
  // Witnesses want to know the log before they cosign it, so it is there before they are.
  platform = await startPlatform({ ledger: { isSequencing: false } })
  const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
  vkeys = lines.filter((line) => line.startsWith('checkpoint ')).map((line) => line.split(' ')[1] as string)
  witnesses = await Promise.all([0, 1, 2].map((at) => openWitness({ name: `witness-${at}`, vkeys })))
  server = await runAgain(platform, { ledger: { witnesses: policy() } })
})
afterAll(async () => {
  await server.stop()
  await Promise.all(witnesses.map((witness) => witness.end().catch(() => undefined)))
  await platform.stop()
})

/** Stops a witness. @returns what starts it again, with its key and what it remembers */
async function pause(at: number): Promise<() => Promise<void>> {
  const { folder, url, stop } = witnesses[at] as TestWitness
  await stop()
  return async () => {
    witnesses[at] = await openWitness({ name: `witness-${at}`, vkeys, folder, port: Number(new URL(url).port) })
  }
}

async function give(count: number, key: string) {
  const calls = callsOf(platform)
  for (let at = 0; at < count; at += 1)
    expect((await calls.give(await platform.invite(), 3, `witnessed-${key}-${at}`)).status).toBe(201)
}
async function checkpointOf(running: Running) {
  const note = findNote(await (await fetch(`http://127.0.0.1:${running.port}/log/checkpoint`)).text())
  if (note === undefined) return undefined
  const keys = witnesses.map(({ vkey }) => keyOf(vkey))
  const signers = await findSigners(nodeLedger, note, keys, checkSignature)
  return { ...findCheckpoint(note.text), signers: signers?.map(({ name }) => name) }
}

test('the keys of the log, of its promises and of its witnesses are recorded once each', async () => {
  const rows = await platform.database.query<{ purpose: string; count: number }>(
    'select purpose, count(*)::integer as count from ledger.key group by 1 order by 1',
  )
  const count = (purpose: string) => rows.find((row) => row.purpose === purpose)?.count
  expect([count('LOG'), count('PROMISE'), count('WITNESS')]).toEqual([3, 1, 3])
})

describe('a checkpoint', () => {
  test('is shown with what the witnesses have signed', async () => {
    await give(3, 'first')
    await settleLedger(server)
    expect((await checkpointOf(server))?.signers).toEqual(['witness-0', 'witness-1', 'witness-2'])
  })

  test('is not shown where too few have signed; evaluations are taken and go into the log all the same, and it is shown when they are back', async () => {
    const before = await checkpointOf(server)
    const restarts = [await pause(1), await pause(2)]
    await give(2, 'alone')
    await settleLedger(server)
    expect(await checkpointOf(server)).toEqual(before)
    const findings = await server.metrics.ledgerFindings.get()
    expect(findings.values.find(({ labels }) => labels.kind === 'WITNESS_DOWN')?.value).toBeGreaterThan(0)
    for (const restart of restarts) await restart()
    await sweepNow(server, 'ledger-publish')
    const after = await checkpointOf(server)
    // Seals of the audit may come between.
    expect(after?.size).toBeGreaterThanOrEqual((before?.size ?? 0) + 2)
    expect(after?.signers).toHaveLength(3)
  })
})

test('a database that was put back is not written on by a new server where a witness has seen more, and not where too many are silent', async () => {
  await give(2, 'before-backup')
  await settleLedger(server)
  const backup = await copyInUse(platform.database.name)
  await give(4, 'after-backup')
  await settleLedger(server)
  const folder = await mkdtemp(join(tmpdir(), 'yiping-restored-'))
  await cp(join(platform.folder, 'keys'), join(folder, 'keys'), { recursive: true })
  await rm(join(folder, 'keys', 'ledger-head'))
  const restored = await run(optionsOf(backup, folder, { ledger: { witnesses: policy() } }))
  await expect(sweepNow(restored, 'ledger-sequence')).rejects.toThrow(/witness-\d has seen the log at/)
  const restarts = [await pause(0), await pause(1), await pause(2)]
  await expect(sweepNow(restored, 'ledger-sequence')).rejects.toThrow('do not answer')
  await sweepNow(restored, 'ledger-publish')
  await restored.stop()
  for (const restart of restarts) await restart()
  await backup.drop()
  await rm(folder, { recursive: true })
})
