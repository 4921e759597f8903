import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Running } from '../../server/run.ts'
import { audit } from '../support/auditor.ts'
import { settleLedger } from '../support/ledger.ts'
import { runAgain, startPlatform, type TestPlatform } from '../support/platform.ts'
import { keyOf, openWitness, type TestWitness } from '../support/witness.ts'
import { attackerOf } from './attacker.ts'

let platform: TestPlatform
let witnesses: readonly TestWitness[]
let folder: string
let server: Running | undefined
let run: ReturnType<typeof attackerOf>['run']

beforeAll(async () => {
  platform = await startPlatform({ ledger: { isSequencing: false } })
  folder = await mkdtemp(join(tmpdir(), 'yiping-policy-'))
  ;({ run } = attackerOf(platform.database, undefined as never))
  const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
  const vkeys = lines.filter((line) => line.startsWith('checkpoint ')).map((line) => line.split(' ')[1] as string)
  witnesses = await Promise.all([0, 1].map((at) => openWitness({ name: `witness-${at}`, vkeys })))
  // The auditor himself asks for no witness here: what the log says of itself is enough.
  await writeFile(join(folder, 'trust.json'), JSON.stringify({ vkeys, witnesses: [], needed: 0 }))
})
afterAll(async () => {
  await server?.stop()
  await Promise.all(witnesses.map((witness) => witness.end()))
  await platform.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The server that publishes, started anew with so many witnesses that have to sign; 0: nobody is asked. */
async function publishBy(needed: number): Promise<void> {
  await server?.stop()
  const asked = witnesses.map(({ url, vkey }) => ({ url, key: keyOf(vkey) }))
  const policy = needed === 0 ? null : { needed, timeoutMs: 2000, witnesses: asked }
  server = await runAgain(platform, { ledger: { witnesses: policy } })
  await settleLedger(server)
}
const rules = async () =>
  (
    await platform.database.query<{ rule: string }>(
      `select revision || ': ' || needed || ' of ' || coalesce(array_length(string_to_array(nullif(witnesses, ''), e'\n'), 1), 0) as rule
       from ledger.witness_policy order by revision`,
    )
  ).map(({ rule }) => rule)
const trusting = () => ['--trust', join(folder, 'trust.json')]
const ask = (command: string, ...more: readonly string[]) =>
  audit(command, '--url', platform.base, ...trusting(), ...more)
const inside = () => audit('rows', '--dsn', platform.database.superUrl, ...trusting())
const clean = { exitCode: 0, findings: [] }
/** As if nobody had ever cosigned what was published last. */
const strip = () =>
  run(`update ledger.checkpoint c set note = regexp_replace(note, '— witness-[^\n]*\n', '', 'g')
       where hash = 'SHA256' and size = (select max(size) from ledger.checkpoint where hash = 'SHA256')`)

test('a log that never asked anybody says nothing of witnesses, and so does a server that publishes nothing', async () => {
  await publishBy(0)
  expect(await rules()).toEqual([])
  expect((await ask('witnesses')).remarks).toContain('checkpoints for which no witness was asked 1')
})

test('whom a server asks is a leaf of the log, once, and what is shown satisfies it', async () => {
  await publishBy(2)
  await publishBy(2)
  expect(await rules()).toEqual(['1: 2 of 2'])
  const answer = await ask('witnesses')
  expect(answer).toMatchObject(clean)
  expect(answer.remarks).toContain('rules about witnesses 1, checkpoints held against the rule of their time 1')
  expect(await ask('consistency', '--since', join(folder, 'seen'))).toMatchObject(clean)
  expect(await inside()).toMatchObject(clean)
})

test('that fewer are asked, and that nobody is any more, is said before anything is published by it', async () => {
  await publishBy(1)
  await publishBy(0)
  expect(await rules()).toEqual(['1: 2 of 2', '2: 1 of 2', '3: 0 of 0'])
  const answer = await ask('witnesses', '--since', join(folder, 'seen'))
  expect(answer).toMatchObject(clean)
  expect(answer.remarks).toContain('rules about witnesses 3')
  // What was remembered is held against the rule of its own time.
  expect(answer.remarks).toContain('checkpoints held against the rule of their time 1')
  expect(await inside()).toMatchObject(clean)
})

test('a change that is taken away is found, because its leaf stands in the log', async () => {
  await run('delete from ledger.witness_policy where revision = 3')
  expect((await ask('witnesses')).codes).toEqual(['POLICY_HIDDEN'])
  expect((await inside()).codes).toEqual(['LEAF_WITHOUT_ROW', 'WITNESS_MISSING'])
})

test('what was published without those who had to sign is found, from outside and from inside', async () => {
  await publishBy(2)
  expect((await ask('witnesses')).codes).toEqual(['POLICY_HIDDEN'])
  await strip()
  const answer = await ask('witnesses')
  expect(answer.codes).toEqual(['POLICY_HIDDEN', 'WITNESS_MISSING'])
  expect((await inside()).codes).toContain('WITNESS_MISSING')
})
