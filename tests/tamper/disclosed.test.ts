import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import { appendInvalidation, lockValidity } from '../../server/evaluation/index.ts'
import { committed } from '../../server/platform/database.ts'
import { bringAppeal } from '../support/appeal.ts'
import { audit } from '../support/auditor.ts'
import { callsOf } from '../support/calls.ts'
import { settleLedger, sweepNow } from '../support/ledger.ts'
import { atHour, giveAt, nextMonday } from '../support/openings.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { attackerOf } from './attacker.ts'

const monday = nextMonday(Date.now())
const [tuesday, wednesday] = [addDays(monday, 1), addDays(monday, 2)]
let clock = atHour(monday, 9)
let platform: TestPlatform
let folder: string
let run: ReturnType<typeof attackerOf>['run']

async function giveOn(day: PlainDate, grades: readonly number[]): Promise<readonly string[]> {
  const ids: string[] = []
  for (const [at, grade] of grades.entries()) {
    clock = atHour(day, 9 + at)
    ids.push((await giveAt(platform, callsOf(platform), 'A01', grade)).id)
  }
  await settleLedger(platform.running)
  return ids
}
/** What was given on a day is opened when it is over. */
async function open(day: PlainDate): Promise<void> {
  clock = startOfDay(addDays(day, 1)) + 600_000
  await sweepNow(platform.running, 'log-openings')
  await settleLedger(platform.running)
}
async function invalidate(evaluationId: string): Promise<void> {
  const appealId = await bringAppeal(platform, evaluationId, 'UPHELD')
  const [place] = await platform.database.query<{ divisionId: number; hallId: number }>(
    'select division_id as "divisionId", hall_id as "hallId" from evaluation where id = $1',
    [evaluationId],
  )
  if (place === undefined) throw new Error('it was given')
  await committed(platform.running.world.app, async (tx) => {
    await lockValidity(tx, evaluationId)
    await appendInvalidation(tx, { evaluationId, ...place, appealId, at: new Date(clock) })
  })
  await sweepNow(platform.running, 'log-figures')
  await settleLedger(platform.running)
}

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  folder = await mkdtemp(join(tmpdir(), 'yiping-disclosed-'))
  ;({ run } = attackerOf(platform.database, undefined as never))
  const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
  const vkeys = lines.map((line) => line.split(' ')[1] ?? '')
  await writeFile(join(folder, 'trust.json'), JSON.stringify({ vkeys, witnesses: [], needed: 0 }))
  const [, , bad = ''] = await giveOn(monday, [5, 4, 1, 3, 2, 5])
  await open(monday)
  await giveOn(tuesday, [4, 4])
  await invalidate(bad)
  await open(tuesday)
  const [, hidden] = await giveOn(wednesday, [5, 1, 5, 5, 5, 5])
  // Whoever has all rights takes a bad evaluation away before its day is opened: no figure knows of it.
  await run('delete from evaluation where id = $1', [hidden])
  await open(wednesday)
})
afterAll(async () => {
  await platform.stop()
  await rm(folder, { recursive: true, force: true })
})
const ask = (day: PlainDate) => audit('disclosure', day, '--url', platform.base, '--trust', join(folder, 'trust.json'))

test('days of which nothing is hidden are clean, with all their revisions', async () => {
  for (const day of [monday, tuesday]) expect(await ask(day)).toMatchObject({ exitCode: 0, findings: [] })
  expect((await ask(monday)).remarks).toContain('evaluations in the log 6')
})

test('an evaluation that is missing from the counts is found in the log', async () => {
  const answer = await ask(wednesday)
  expect(answer.codes).toEqual(['EVALUATION_HIDDEN'])
  expect(answer.findings).toMatchObject([{ where: wednesday, hidden: 1 }])
})

test('counts that are made to fit afterwards are not those of the log', async () => {
  const count = (day: PlainDate, by: string) =>
    run(`update ledger_opening_count set evaluations = evaluations ${by} where period = $1`, [day])
  await count(tuesday, '+ 1')
  expect((await ask(tuesday)).codes).toEqual(['COUNTS_DIFFER', 'LEAF_MISSING'])
  expect((await ask(wednesday)).codes).toContain('LEAF_MISSING')
  await count(tuesday, '- 1')
  await run('update ledger_opening_period set drills = drills + 1 where period = $1', [wednesday])
  await run('update ledger_opening_count set counted = counted + 1 where period = $1', [wednesday])
  expect((await ask(wednesday)).codes).toEqual(['LEAF_MISSING'])
})

test('a revision of figures that is taken away is found on the day on which it was published', async () => {
  await run('delete from ledger_opening_figure where revision = 2')
  expect((await ask(tuesday)).codes).toEqual(['FIGURE_HIDDEN'])
})
