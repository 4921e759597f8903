import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, startOfDay } from '../../domain/kernel/plain-date.ts'
import { audit } from '../support/auditor.ts'
import { callsOf } from '../support/calls.ts'
import { settleLedger } from '../support/ledger.ts'
import { atHour, giveAt, nextMonday } from '../support/openings.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

const day = nextMonday(Date.now())
let clock = atHour(day, 9)
let platform: TestPlatform
let folder: string
let receipt: { readonly id: string; readonly promise: string }
const sweep = async (...names: readonly string[]) => {
  for (const name of names) await platform.running.app.sweeps.find((each) => each.name === name)?.run()
}

beforeAll(async () => {
  platform = await startPlatform({ ledger: { hasSm3: true }, now: () => clock })
  folder = await mkdtemp(join(tmpdir(), 'yiping-served-'))
  const calls = callsOf(platform)
  for (const grade of [5, 4, 1, 3, 2, 5]) receipt = (await giveAt(platform, calls, 'A01', grade)) as never
  await giveAt(platform, calls, 'B01', 4)
  await settleLedger(platform.running)
  clock = startOfDay(addDays(day, 1)) + 600_000
  await sweep('log-openings')
  await settleLedger(platform.running)
  const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
  const vkeys = lines.map((line) => line.split(' ')[1] ?? '')
  await writeFile(join(folder, 'trust.json'), JSON.stringify({ vkeys, witnesses: [], needed: 0 }))
})
afterAll(async () => {
  await platform.stop()
  await rm(folder, { recursive: true, force: true })
})
const ask = (...argv: readonly string[]) =>
  audit(...argv, '--url', platform.base, '--trust', join(folder, 'trust.json'))

test.each([['checkpoint'], ['fsck'], ['disclosure', day]])(
  'what a running platform shows is as it should be: %s',
  async (...argv) => {
    expect(await ask(...argv)).toMatchObject({ exitCode: 0, findings: [] })
  },
)

test('it goes on from what was remembered of it', async () => {
  const since = join(folder, 'seen')
  expect(await ask('consistency', '--since', since)).toMatchObject({ exitCode: 0 })
  await giveAt(platform, callsOf(platform), 'B01', 5)
  await sweep('ledger-sequence', 'ledger-publish')
  expect(await ask('consistency', '--since', since)).toMatchObject({ exitCode: 0, findings: [] })
})

test('the promise of an answer was kept, and its proof holds', async () => {
  const [row] = await platform.database.query<{ leaf: string }>(
    "select encode(sha256('\\x000101' || digest), 'hex') as leaf from evaluation where id = $1",
    [receipt.id],
  )
  await writeFile(join(folder, 'promise'), receipt.promise)
  const answer = await ask('receipt', join(folder, 'promise'), '--leaf', row?.leaf ?? '')
  expect(answer).toMatchObject({ exitCode: 0, findings: [] })
  expect(answer.remarks).toContain('inclusion proofs 1')
})
