import { afterAll, beforeAll, expect, test } from 'vitest'
import type { seeEvaluationAuditDraws } from '../../contracts/evaluation-audit.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { type Calls, callsOf, hear } from '../../tests/support/calls.ts'
import { settleLedger } from '../../tests/support/ledger.ts'
import { runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { keyOf, openWitness, type TestWitness } from '../../tests/support/witness.ts'
import type { Running } from '../run.ts'
import { lookAfterEvaluationAudits } from './index.ts'

const september = Date.parse('2026-09-10T10:00:00+08:00')
const october = Date.parse('2026-10-12T10:00:00+08:00')
const november5 = Date.parse('2026-11-05T10:00:00+08:00')
let clock = september
let platform: TestPlatform
let calls: Calls
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock, ledger: { isSequencing: false } })
  await startWitnesses()
  calls = callsOf(platform)
  for (clock of [september, october])
    expect((await calls.give(await platform.invite(), 1, calls.freshKey())).status).toBe(201)
})
afterAll(async () => {
  await server.stop()
  await Promise.all(witnesses.map((witness) => witness.end()))
  await platform.stop()
})
/** A second server, which takes leaves in and has its checkpoints signed by two. */
let server: Running
let witnesses: TestWitness[]
async function startWitnesses() {
  const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
  const vkeys = lines.filter((line) => line.startsWith('checkpoint ')).map((line) => line.split(' ')[1] as string)
  witnesses = await Promise.all([0, 1].map((at) => openWitness({ name: `witness-${at}`, vkeys, now: () => clock })))
  const seen = witnesses.map(({ url, vkey }) => ({ url, key: keyOf(vkey) }))
  server = await runAgain(platform, {
    now: () => clock,
    ledger: { witnesses: { needed: 2, timeoutMs: 1000, witnesses: seen } },
  })
}
const look = () => lookAfterEvaluationAudits({ world: platform.running.world, rules: platform.running.app.rules })
const draws = async () => {
  clock += 60_000
  const { body } = await hear<AnswerOf<typeof seeEvaluationAuditDraws>>(
    fetch(`${platform.base}/api/v1/evaluation-audit-draws`),
  )
  return body.draws
}

test('a month in which nothing ran to freeze it is frozen later, and what lies further back than the policy says is not', async () => {
  const setBack = async (months: number, from: string) => {
    await platform.database.query(
      `insert into policy (word, division_id, effective_from, version, source, body)
       select word, division_id, $2, version, source, body || jsonb_build_object('freezeBackMonths', $1::integer)
       from policy where word = 'evaluation-audit' order by effective_from limit 1`,
      [months, from],
    )
    await platform.running.app.rules.refresh()
  }
  clock = november5
  await setBack(1, '2026-10-01')
  await settleLedger(server)
  await look()
  expect((await draws()).map(({ month }) => month)).toEqual(['2026-10'])
  await setBack(2, '2026-11-05')
  await look()
  await look()
  expect((await draws()).map(({ month, units }) => [month, units])).toEqual([
    ['2026-10', 1],
    ['2026-09', 1],
  ])
})

test('a draw waits for as many witnesses as the log asks for, and tells the checkpoint that its seed was made from', async () => {
  expect((await draws())[0]).toMatchObject({ month: '2026-10', seedSource: 'WITNESSES', seed: null })
  const ask = (needed: number) =>
    platform.database.query(
      `insert into ledger.witness_policy (revision, needed, witnesses, recorded_at)
       select max(revision) + 1, $1, 'as before', $2 from ledger.witness_policy`,
      [needed, new Date(clock)],
    )
  clock += 25 * 3_600_000
  await settleLedger(server)
  await ask(3)
  await settleLedger(server)
  await look()
  expect((await draws()).map(({ seed }) => seed)).toEqual([null, null])
  await ask(2)
  await look()
  const drawn = await draws()
  expect(drawn.map(({ told }) => told.map((line) => line.split(' ')[0]))).toEqual([
    ['witness-0', 'witness-1'],
    ['witness-0', 'witness-1'],
  ])
  for (const { checkpoint } of drawn) expect(checkpoint).toContain('witness-1')
})
