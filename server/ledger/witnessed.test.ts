import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
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

/** A server with the keys of the other on a database of its own, as it is now. */
async function runBeside(isRemembered: boolean, watchedBy = policy()) {
  const copy = await copyInUse(platform.database.name)
  const folder = await mkdtemp(join(tmpdir(), 'yiping-beside-'))
  await cp(join(platform.folder, 'keys'), join(folder, 'keys'), { recursive: true })
  if (!isRemembered) await rm(join(folder, 'keys', 'ledger-head'))
  const running = await run(optionsOf(copy, folder, { ledger: { witnesses: watchedBy } }))
  return {
    running,
    copy,
    end: async () => {
      await running.stop()
      await copy.drop()
      await rm(folder, { recursive: true })
    },
  }
}

test('a witness that only claims to have seen more stops nobody: what it cannot show under our signature is silence', async () => {
  await settleLedger(server)
  const liar = createServer((request, response) =>
    response.writeHead(request.method === 'POST' ? 409 : 404).end('999999\n'),
  ).listen(0, '127.0.0.1')
  await once(liar, 'listening')
  const all = policy()
  const [first, ...others] = all.witnesses as [(typeof all.witnesses)[number], ...typeof all.witnesses]
  const lying = { ...first, url: `http://127.0.0.1:${(liar.address() as AddressInfo).port}` }
  const beside = await runBeside(false, { ...all, witnesses: [lying, ...others] })
  await sweepNow(beside.running, 'ledger-sequence')
  const findings = await beside.running.metrics.ledgerFindings.get()
  expect(findings.values.find(({ labels }) => labels.kind === 'WITNESS_UNSIGNED')?.value).toBeGreaterThan(0)
  await beside.end()
  liar.close().closeAllConnections()
})

test('of two of our servers that write two logs with one key, the one whose log the witnesses have not seen stops, and says so', async () => {
  await settleLedger(server)
  const beside = await runBeside(true)
  await sweepNow(beside.running, 'ledger-sequence')
  await give(3, 'here')
  await settleLedger(server)
  const row = `select '\\x01ff'::bytea || sha256(n::text::bytea) as leaf from generate_series(1, 40) n`
  await beside.copy.query(
    `insert into ledger.pending_leaf (leaf, leaf_hash) select leaf, sha256('\\x00' || leaf) from (${row}) made`,
  )
  // Its own sweeps run besides, and one of them may have found it first.
  await expect(
    (async () => {
      await sweepNow(beside.running, 'ledger-sequence')
      await sweepNow(beside.running, 'ledger-publish')
      await sweepNow(beside.running, 'ledger-sequence')
    })(),
  ).rejects.toThrow(/under our own signature that are not those of this log|has seen (another log|the log at)/)
  const findings = await beside.running.metrics.ledgerFindings.get()
  expect(findings.values.find(({ labels }) => labels.kind === 'SECOND_LOG')?.value).toBeGreaterThan(0)
  await expect(sweepNow(beside.running, 'ledger-sequence')).rejects.toThrow(/has seen/)
  await beside.end()
  await give(1, 'still-here')
  await settleLedger(server)
  expect((await checkpointOf(server))?.signers).toHaveLength(3)
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
