import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  bringFrozenPlan,
  bringPools,
  bringWindows,
  callAs,
  endByTwo,
  hurry,
  lagging,
  lift,
  lottery,
} from '../../tests/support/assessment-plan.ts'
import { audit } from '../../tests/support/auditor.ts'
import { settleLedger } from '../../tests/support/ledger.ts'
import { bringMorePlaces, otherHall, secondHall } from '../../tests/support/places.ts'
import { runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { keyOf, openWitness, type TestWitness } from '../../tests/support/witness.ts'
import type { Running } from '../run.ts'

/** A platform that does not take leaves in itself, and a second server of it that does, under two witnesses. */
let platform: TestPlatform
let server: Running
let witnesses: TestWitness[]
let folder: string
beforeAll(async () => {
  platform = await startPlatform({ now: lagging, ledger: { isSequencing: false } })
  await bringMorePlaces(platform.database)
  await bringWindows(platform, ['YP-TRIAL-01', secondHall, otherHall], 8)
  await lift(platform, ['WORKING_GROUP', 'LEADING_GROUP'])
  await hurry(platform)
  await bringPools(platform)
  const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
  const vkeys = lines.filter((line) => line.startsWith('checkpoint ')).map((line) => line.split(' ')[1] as string)
  witnesses = await Promise.all([0, 1].map((at) => openWitness({ name: `witness-${at}`, vkeys })))
  folder = await mkdtemp(join(tmpdir(), 'yiping-audited-'))
  const trust = { vkeys, witnesses: witnesses.map(({ vkey }) => vkey), needed: 2 }
  await writeFile(join(folder, 'trust.json'), JSON.stringify(trust))
})
afterAll(async () => {
  await server.stop()
  await Promise.all(witnesses.map((witness) => witness.end()))
  await rm(folder, { recursive: true, force: true })
  await platform.stop()
})

const manage = (path: string, body: unknown) => callAs(platform, 'WORKING_GROUP', 'POST', path, body)
const sample = (planId: string) =>
  audit('sample', planId, '--url', platform.base, '--trust', join(folder, 'trust.json'))
const at = (planId: string, rest: string) => `/api/v1/assessment-plans/${planId}${rest}`
describe('a draw under witnesses', () => {
  let planId: string

  test('waits for a checkpoint over the freeze that was made after the time that was told', async () => {
    planId = await bringFrozenPlan(platform)
    expect((await manage(at(planId, '/draw'), { randomness: lottery })).body.code).toBe('CHECKPOINT_WAITING')
    const seen = witnesses.map(({ url, vkey }) => ({ url, key: keyOf(vkey) }))
    server = await runAgain(platform, { ledger: { witnesses: { needed: 2, timeoutMs: 1000, witnesses: seen } } })
    await settleLedger(server)
    const { body } = await manage(at(planId, '/draw'), { randomness: lottery })
    expect(body.state).toBe('DRAWN')
    expect(body.seed.cosignatures.map(({ name }: { name: string }) => name).sort()).toEqual(['witness-0', 'witness-1'])
  })

  test('cannot be made again while the plan is secret, and what was frozen can be checked', async () => {
    await settleLedger(server)
    const answer = await sample(planId)
    expect(answer).toMatchObject({ exitCode: 2, findings: [] })
    expect(answer.remarks).toContain('told with its results')
  })

  test('is made again by the auditor once it is published: population, seed, places, shares and leaves', async () => {
    const { body } = await callAs(platform, 'WORKING_GROUP', 'GET', at(planId, ''))
    const [first, ...others] = body.visits as readonly { visitId: string }[]
    const closed = await endByTwo(platform, first?.visitId ?? '', 'CLOSED_WINDOW')
    for (const { visitId } of [...others, ...closed.visits])
      await manage(`/api/v1/assessment-visits/${visitId}/end`, { cause: 'NOT_DONE', reason: '说明' })
    expect((await manage(at(planId, '/publication'), {})).body.state).toBe('PUBLISHED')
    // What those who manage the plan have ended, everybody reads.
    const told = (await callAs(platform, 'WORKING_GROUP', 'GET', `/api/v1/log/assessment-plans/${planId}`)).body.endings
    expect(told).toMatchObject([
      { cause: 'CLOSED_WINDOW', isByManager: true },
      { cause: 'NOT_DONE', isByManager: true },
    ])
    await settleLedger(server)
    const answer = await sample(planId)
    expect(answer.findings).toEqual([])
    expect(answer.remarks).toContain('not shown to be the first since')
    expect(answer.exitCode).toBe(0)
    console.log(answer.remarks)
    expect(answer.remarks).toContain(`units of the population ${body.units}`)
    expect(answer.remarks).toContain('drawn places 13')
    expect(answer.remarks).toContain('strata within one unit of their share 3')
    expect(answer.remarks).toContain('cosignatures in the seed 2')
    expect(answer.remarks).toContain('leaves found in the log 5')
  })

  test('needs nothing but witnesses where no public randomness was announced', async () => {
    const open = await bringFrozenPlan(platform, { randomness: null, isSecret: false })
    await settleLedger(server)
    expect((await manage(at(open, '/draw'), { randomness: lottery })).body.code).toBe('RANDOMNESS_WRONG')
    expect((await manage(at(open, '/draw'), { randomness: null })).body.state).toBe('DRAWN')
    await settleLedger(server)
    expect(await sample(open)).toMatchObject({ exitCode: 0, findings: [] })
  })

  test('is found to be another where somebody has put in another window past the platform', async () => {
    await platform.database.query('alter table assessment_population disable trigger all')
    await platform.database.query(
      `update assessment_population set unit_key = unit_key || 'X' where plan_id = $1 and place = 2`,
      [planId],
    )
    await platform.database.query('alter table assessment_population enable trigger all')
    expect((await sample(planId)).codes).toContain('POPULATION_DIFFERS')
  })
})
