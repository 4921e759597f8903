import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { findScorePeriod, type ScorePeriod } from '../../domain/score-period.ts'
import { computeScores, readResult, writeResult } from '../../domain/score-result.ts'
import { readInput } from '../../domain/score-text.ts'
import { bringAppeal } from '../../tests/support/appeal.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { caseReport, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringScoredDays, bringScoredHall } from '../../tests/support/scored-city.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import type { ComputationRow } from './store.ts'
import { hasChangedSince, listComputations } from './store.ts'
import { lookAfterPeriods } from './sweep.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-09-29T10:00:00+08:00')
let platform: TestPlatform
let objectionId: string
/** Given by a citizen himself; an order was opened for it. */
let bad: string
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringScoredHall(platform, 14)
  const [occurrence] = caseReport(clock).occurrences
  const at = { ...occurrence, hallCode: 'YP-SCORE-01', windowCode: 'S01', staffNo: undefined }
  const given = await callsOf(platform).give(await platform.invite({ occurrences: [at] }), 1, 'a-bad-one-at-S01')
  bad = given.body.id
  clock += 2 * dayMs
  await bringScoredDays(platform, { from: '2026-09-01' as PlainDate, to: '2026-09-30' as PlainDate, aDay: 12 })
}, 120_000)
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: unknown) {
  return browserOf(platform).call(method, `/api/v1/${path}`, body, { cookie: await freshCookie(platform, role) })
}
const deps = () => ({ world: platform.running.world, rules: platform.running.app.rules })
const sweep = () => lookAfterPeriods(deps())
const september = findScorePeriod('2026-09') as ScorePeriod
const of = async (period: string) => listComputations(platform.running.world.app, period)
const oneOf = async (period: string, purpose: string, revision = 0) =>
  (await of(period)).find((row) => row.purpose === purpose && row.revision === revision) as ComputationRow
async function textsOf({ id, inputs }: ComputationRow) {
  const rows = await platform.database.query<{ digest: string; packed: Buffer }>(
    `select encode(digest, 'hex') as digest, packed from score_input`,
  )
  const [result] = await platform.database.query<{ packed: Buffer }>(
    'select packed from score_result where computation_id = $1',
    [id],
  )
  const packed = new Map(rows.map((row) => [row.digest, row.packed]))
  return {
    inputs: inputs.map((digest) => gunzipSync(packed.get(digest) as Buffer).toString('utf8')),
    result: gunzipSync(result?.packed as Buffer).toString('utf8'),
  }
}
/** As whoever doubts it computes it: from the texts and the rules, and nothing else. */
async function recompute(row: ComputationRow): Promise<string> {
  const { rules } = deps()
  const { inputs } = await textsOf(row)
  const months = inputs.map((text) => {
    const read = readInput(text)
    if (!read.granted) throw new Error(read.code)
    return read.value
  })
  return writeResult(
    computeScores(months, 1, {
      policy: rules.policyById('window-score', row.scorePolicyId),
      negativeGradeMax: rules.policyById('evaluation', row.evaluationPolicyId).negativeGradeMax,
    }),
  )
}

describe('a month', () => {
  test('is not computed while an evaluation of it may still arrive', async () => {
    await sweep()
    expect(await of('2026-09')).toEqual([])
  })

  test('is computed for objections when nothing can arrive any more, once, whoever looks', async () => {
    clock += 30 * dayMs
    await Promise.all([sweep(), sweep()])
    const rows = await of('2026-09')
    expect(rows.map(({ purpose, revision }) => [purpose, revision])).toEqual([['OBJECTION', 0]])
    expect(rows[0]).toMatchObject({
      fromDay: september.fromDay,
      evaluations: 14 * 30 * 12 + 1,
      invalidated: 0,
      exempted: 0,
    })
    expect(rows[0]?.objectionsUntil?.getTime()).toBeGreaterThan(clock)
  })

  test('tells every window, the better ones higher, and the one with the hard item higher than its raw mean', async () => {
    const { result } = await textsOf(await oneOf('2026-09', 'OBJECTION'))
    const scores = readResult(result).filter(({ key }) => key.startsWith('YP-SCORE-01/'))
    expect(scores).toHaveLength(14)
    expect(scores.map(({ evaluations }) => evaluations)).toEqual([361, ...Array.from({ length: 13 }, () => 360)])
    const points = scores.map(({ scoreThousandths }) => scoreThousandths ?? 0)
    expect(points[12]).toBeGreaterThan(points[0] ?? 0)
    const last = scores[13]
    expect((last?.adjustedThousandths ?? 0) - (last?.rawThousandths ?? 0)).toBeGreaterThan(3000)
  })

  test('is seen by whom it is about, who may object once to each figure of his own', async () => {
    const { body } = await call('WINDOW_SUPERVISOR', 'GET', 'score-periods/2026-09/windows')
    expect([...new Set(body.windows.map(({ hallCode }: { hallCode: string }) => hallCode))]).toEqual(['YP-TRIAL-01'])
    expect(body.windows[0]).toMatchObject({ windowCode: 'A01', mayObject: true, objection: null })
    const ask = { hallCode: 'YP-TRIAL-01', windowCode: 'A01', words: '当月三天停电，评价屏没有开' }
    const objected = await call('WINDOW_SUPERVISOR', 'POST', 'score-periods/2026-09/objections', ask)
    expect([objected.status, objected.body.objection.words]).toEqual([201, ask.words])
    expect((await call('WINDOW_SUPERVISOR', 'POST', 'score-periods/2026-09/objections', ask)).body.code).toBe(
      'STATED_ALREADY',
    )
    expect((await call('WORKING_GROUP', 'POST', 'score-periods/2026-09/objections', ask)).status).toBe(403)
    const other = { ...ask, hallCode: 'YP-SCORE-01', windowCode: 'S01' }
    expect((await call('WINDOW_SUPERVISOR', 'POST', 'score-periods/2026-09/objections', other)).status).toBe(403)
    objectionId = objected.body.objection.objectionId
  })

  test('is not final while an objection waits; a stranger to the unit decides on it, with what follows from it', async () => {
    clock += 20 * dayMs
    await sweep()
    expect(await oneOf('2026-09', 'FINAL')).toBeUndefined()
    const { body } = await call('WORKING_GROUP', 'GET', 'score-periods')
    const month = body.periods.find(({ period }: { period: string }) => period === '2026-09')
    expect(month).toMatchObject({ state: 'TO_DECIDE', openObjections: 1 })
    const decide = (role: Role, over: object = {}) =>
      call(role, 'POST', `score-objections/${objectionId}/decision`, {
        outcome: 'DISMISSED',
        words: '已另行容错',
        ...over,
      })
    expect((await decide('WINDOW_SUPERVISOR')).status).toBe(403)
    expect((await decide('WORKING_GROUP', { outcome: 'UPHELD' })).body.code).toBe('STEP_INCOMPLETE')
    expect((await decide('WORKING_GROUP')).body.objection.decision).toMatchObject({
      outcome: 'DISMISSED',
      remedy: null,
    })
    expect((await decide('WORKING_GROUP')).body.code).toBe('PROPOSAL_DECIDED')
  })

  test('is final when the time for objections is over, and its text follows from its input alone', async () => {
    await sweep()
    const final = await oneOf('2026-09', 'FINAL')
    expect(final.objectionsUntil).toBeNull()
    const { result } = await textsOf(final)
    expect(await recompute(final)).toBe(result)
    expect((await of('2026-09')).some(({ purpose }) => purpose === 'BRIDGE')).toBe(false)
  })

  test('is computed again after an upheld appeal: the old text stays, and the new one is another', async () => {
    const before = await textsOf(await oneOf('2026-09', 'FINAL'))
    await uphold(bad)
    clock += dayMs
    await sweep()
    const revised = await oneOf('2026-09', 'REVISION', 1)
    expect(revised).toMatchObject({ invalidated: 1, evaluations: 14 * 30 * 12, reason: 'FOUND_LATER' })
    const after = await textsOf(revised)
    expect(after.result).not.toBe(before.result)
    expect(await recompute(revised)).toBe(after.result)
    const final = await oneOf('2026-09', 'FINAL')
    expect(await textsOf(final)).toEqual(before)
    expect(await recompute(final)).toBe(before.result)
  })

  test('is looked at again for what was written before it would be counted, and not for what comes after', async () => {
    const { countsUntil: since } = await oneOf('2026-09', 'FINAL')
    const [{ at }] = (await platform.database.query<{ at: Date }>(
      'select invalidated_at as at from evaluation_invalidation where evaluation_id = $1',
      [bad],
    )) as [{ at: Date }]
    const hasChanged = (until: Date) => hasChangedSince(platform.running.world.app, september, { since, until })
    expect([await hasChanged(at), await hasChanged(new Date(at.getTime() + 1))]).toEqual([false, true])
  })

  test('is not computed again where nothing has changed', async () => {
    clock += dayMs
    const before = await of('2026-09')
    await sweep()
    expect(await of('2026-09')).toEqual(before)
  })

  test('cannot be changed by whoever serves', async () => {
    for (const table of ['score_computation', 'score_input', 'score_result', 'window_score'])
      await expect(platform.running.world.app.deleteFrom(table as never).execute()).rejects.toThrow()
  })
})

/** As an appeal that was decided so leaves it behind. */
async function uphold(evaluationId: string): Promise<void> {
  const appealId = await bringAppeal(platform, evaluationId, 'UPHELD')
  await platform.database.query(
    `insert into evaluation_invalidation (evaluation_id, division_id, hall_id, appeal_id, invalidated_at)
     select id, division_id, hall_id, $2, $3 from evaluation where id = $1`,
    [evaluationId, appealId, new Date(clock)],
  )
}
