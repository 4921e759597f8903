import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { writeTold } from '../../domain/ranking.ts'
import { computeScores, writeResult } from '../../domain/score-result.ts'
import { readInput } from '../../domain/score-text.ts'
import { factLeaf } from '../../ledger/fact.ts'
import { loggedFacts } from '../../ledger/logged-facts.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { audit } from '../../tests/support/auditor.ts'
import { bendingMirror } from '../../tests/support/bending-mirror.ts'
import { settleLedger } from '../../tests/support/ledger.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringScoredDays, bringScoredHall } from '../../tests/support/scored-city.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { bringWorker } from '../../tests/support/worker.ts'
import { lookAfterPeriods } from '../score-period/index.ts'
import { draftPublications } from './index.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-10-01T09:00:00+08:00')
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringWorker(platform, { username: 'second.leader', role: 'LEADING_GROUP', divisionCode: '990102000000' })
  await bringScoredHall(platform, 14)
  await bringScoredDays(platform, { from: '2026-08-01' as PlainDate, to: '2026-08-31' as PlainDate, aDay: 20 })
}, 120_000)
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: unknown) {
  return browserOf(platform).call(method, `/api/v1/${path}`, body, { cookie: await freshCookie(platform, role) })
}
const open = async (path: string) => {
  const answer = await fetch(`${platform.base}/api/v1/${path}`)
  const text = await answer.text()
  return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined }
}
async function sweep() {
  const deps = { world: platform.running.world, rules: platform.running.app.rules }
  await lookAfterPeriods(deps)
  await draftPublications(deps)
}

describe('a month', () => {
  let id: string
  const step = (role: Role, kind: string, more: object = {}) =>
    call(role, 'POST', `publications/${id}/steps`, { step: kind, ...more })

  test('is a draft by itself as soon as it is final, and due by the catalogue; nobody outside reads of it', async () => {
    await sweep()
    clock += 20 * dayMs
    await sweep()
    const { body } = await call('WORKING_GROUP', 'GET', 'publications')
    const [draft] = body.publications.filter(({ period }: { period: string }) => period === '2026-08')
    expect(draft).toMatchObject({ period: '2026-08', state: 'DRAFT', evaluations: 14 * 31 * 20, daysLate: 0 })
    expect(draft.mayTake).toBe('CHECKED')
    id = draft.publicationId
    expect((await open('rankings/2026-08')).status).toBe(404)
    const catalogue = (await open('rankings')).body
    expect(catalogue.periods[0]).toMatchObject({ period: '2026-08', published: [] })
  })

  test('is checked, reviewed and signed off by three, one after the other, and by nobody else', async () => {
    expect((await step('WORKING_GROUP', 'REVIEWED')).body.code).toBe('NOT_AT_THIS_STAGE')
    expect((await call('LEADING_GROUP', 'POST', `publications/${id}/signature`, {})).body.code).toBe(
      'NOT_AT_THIS_STAGE',
    )
    expect((await step('WINDOW_SUPERVISOR', 'CHECKED')).status).toBe(403)
    expect((await step('WORKING_GROUP', 'CHECKED')).body.state).toBe('CHECKED')
    expect((await step('WORKING_GROUP', 'REVIEWED')).body.code).toBe('TWO_STEPS_BY_ONE')
    expect((await step('WORKING_GROUP', 'HELD', { reason: '等待上级文件' })).body.steps).toHaveLength(2)
    expect((await step('WORKING_GROUP', 'HELD', { reason: '仍在等待' })).body.steps).toHaveLength(3)
    expect((await step('WORKING_GROUP', 'HELD')).body.code).toBe('STEP_INCOMPLETE')
    expect((await step('DISCIPLINE_INSPECTOR', 'REVIEWED')).body.state).toBe('REVIEWED')
    expect((await call('WORKING_GROUP', 'POST', `publications/${id}/signature`, {})).status).toBe(403)
  })

  test('may be delayed by who signs, and the delay is told before and after', async () => {
    clock += 40 * dayMs
    const before = (await open('rankings')).body
    expect(before.periods.find(({ period }: { period: string }) => period === '2026-08').daysLate).toBeGreaterThan(20)
    expect(before.rateHundredths).toBe(0)
    const { status, body } = await call('LEADING_GROUP', 'POST', `publications/${id}/signature`, {})
    expect([status, body.state]).toEqual([200, 'PUBLISHED'])
    const after = (await open('rankings')).body.periods.find(({ period }: { period: string }) => period === '2026-08')
    expect(after.published[0].daysLate).toBe(body.daysLate)
  })

  test('is public with names, intervals and participation, and is computed again byte for byte from what is public', async () => {
    const { body } = await open('rankings/2026-08')
    // 先奖后罚: whoever is among the last is counted, and not named before a dated decision.
    expect([body.namesLast, body.named.length]).toEqual([false, body.counts.TOP])
    expect(body.named.length).toBeGreaterThan(0)
    for (const window of body.named) {
      expect(window.lower).toBeLessThan(window.upper)
      expect(window.invited).toBe(3 * 31 * 20)
      expect(window.answered).toBe(31 * 20)
    }
    const inputs = await Promise.all(
      body.proof.inputs.map(async (digest: string) => {
        const { text } = await open(`score-inputs/${digest}`)
        expect(createHash('sha256').update(text).digest('hex')).toBe(digest)
        const read = readInput(text)
        if (!read.granted) throw new Error(read.code)
        return read.value
      }),
    )
    const { rules } = platform.running.app
    const policy = rules.policyById('window-score', Number(body.proof.scorePolicy.id))
    const { negativeGradeMax } = rules.policyById('evaluation', Number(body.proof.evaluationPolicy.id))
    const scores = computeScores(inputs, 1, { policy, negativeGradeMax })
    expect(createHash('sha256').update(writeResult(scores)).digest('hex')).toBe(body.published.resultDigest)
    const told = (await open('rankings/2026-08/result')).text
    expect(told).toBe(writeTold(scores, false))
    // Who is among the last is told by no line of it, and of those that are not named no figure by which they could be put in order.
    expect(scores.some(({ verdict }) => verdict === 'BOTTOM')).toBe(body.counts.BOTTOM > 0)
    expect(told).not.toMatch(/BOTTOM|findings|"place"/)
    for (const line of told.trimEnd().split('\n').slice(1))
      expect('scoreThousandths' in JSON.parse(line)).toBe(JSON.parse(line).verdict === 'TOP')
  })

  test('stands in the log as everybody is told it', async () => {
    const { body } = await open('rankings/2026-08')
    const shape = loggedFacts.published_ranking
    const told = shape.columns.map(({ name }) => body.proof.row[name] as string | null)
    const leaf = Buffer.from(factLeaf(nodeLedger, 'published_ranking', shape, told))
    const [row] = await platform.database.query<{ n: number }>(
      `select count(*)::integer as n from (select leaf from ledger.pending_leaf union all select leaf from ledger.leaf) l where leaf = $1`,
      [leaf],
    )
    expect(row?.n).toBe(1)
  })

  test('is found clean by the auditor, who computes it anew; with another grade in its input, or another name, it is not', async () => {
    await settleLedger(platform.running)
    const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
    const vkey = lines.find((line) => line.startsWith('checkpoint '))?.split(' ')[1] ?? ''
    const ask = (url: string) => audit('ranking', '2026-08', '--url', url, '--vkey', vkey)
    expect(await ask(platform.base)).toMatchObject({ exitCode: 0, findings: [] })
    for (const [path, from, to] of [
      [/score-inputs/, '"CITIZEN"', '"ENTERPRISE"'],
      [/result/, '"TOP"', '"BOTTOM"'],
      [/rankings.2026-08$/, '"verdict":"TOP"', '"verdict":"BOTTOM"'],
      [/rankings.2026-08$/, '"purpose":"FINAL"', '"purpose":"REVISION"'],
    ] as const) {
      const bent = await bendingMirror(platform.base, path, [from, to])
      const found = await ask(bent.url)
      await bent.stop()
      expect([to, found.exitCode, found.codes.length > 0]).toEqual([to, 1, true])
    }
  })

  test('tells of each window how its figure came about', async () => {
    const { body } = await open('rankings/2026-08/window?hallCode=YP-SCORE-01&windowCode=S14')
    expect(body).toMatchObject({ windowCode: 'S14', evaluations: 620, invited: 1860, answered: 620 })
    expect(body.adjusted).toBeGreaterThan(body.raw)
    expect((await open('rankings/2026-08/window?hallCode=YP-SCORE-01&windowCode=S99')).status).toBe(404)
  })

  test('is withdrawn by two: nobody carries out what he has proposed himself, and one who declines says why', async () => {
    const [propose, decide] = [`publications/${id}/withdrawal-proposal`, `publications/${id}/withdrawal`]
    expect((await call('LEADING_GROUP', 'POST', decide, { outcome: 'AGREED' })).body.code).toBe('NOT_AT_THIS_STAGE')
    expect((await call('WINDOW_SUPERVISOR', 'POST', propose, { reason: '待核实' })).status).toBe(403)
    expect((await call('LEADING_GROUP', 'POST', propose, { reason: ' ' })).body.code).toBe('COMMENT_EMPTY')
    const own = (await call('LEADING_GROUP', 'POST', propose, { reason: '数据来源待核实' })).body
    expect(own).toMatchObject({ state: 'PUBLISHED', mayProposeWithdrawal: false, mayDecideWithdrawal: false })
    for (const body of [{ outcome: 'AGREED' }, { outcome: 'DECLINED', reason: '再想想' }])
      expect((await call('LEADING_GROUP', 'POST', decide, body)).body.code).toBe('OWN_PROPOSAL')
    expect((await call('WORKING_GROUP', 'POST', decide, { outcome: 'AGREED' })).status).toBe(403)
    expect((await call('WORKING_GROUP', 'POST', propose, { reason: '再提' })).body.code).toBe('NOT_AT_THIS_STAGE')
    // What waits is told to nobody outside, and changes nothing.
    expect((await open('rankings/2026-08')).body).toMatchObject({ standing: 0, published: { withdrawn: null } })
    const other = async (body: object) =>
      browserOf(platform).call('POST', `/api/v1/${decide}`, body, {
        cookie: await freshCookie(platform, 'LEADING_GROUP', { username: 'second.leader' }),
      })
    expect((await other({ outcome: 'DECLINED' })).body.code).toBe('STEP_INCOMPLETE')
    const declined = await other({ outcome: 'DECLINED', reason: '依据不足' })
    expect(declined.body.proposals).toMatchObject([
      { isOwn: false, decision: { outcome: 'DECLINED', reason: '依据不足' } },
    ])
    expect((await call('WORKING_GROUP', 'POST', propose, { reason: '来源确有误' })).body.state).toBe('PUBLISHED')
    expect((await call('LEADING_GROUP', 'POST', decide, { outcome: 'AGREED' })).body.state).toBe('WITHDRAWN')
    const { body } = await open('rankings/2026-08')
    expect(body).toMatchObject({ standing: null, published: { withdrawn: { reason: '来源确有误' } } })
    expect(body.published.resultDigest).toMatch(/^[0-9a-f]{64}$/)
    expect((await call('WORKING_GROUP', 'POST', propose, { reason: '再撤' })).body.code).toBe('NOT_AT_THIS_STAGE')
    const acts = await platform.database.query<{ act: string }>(
      `select act from audit_entry where act ~ 'WITHDRAW' and target_id = $1 and result = 'DONE' order by at, id`,
      [id],
    )
    expect(acts.map(({ act }) => act)).toEqual([
      'WITHDRAWAL_PROPOSED',
      'WITHDRAWAL_DECLINED',
      'WITHDRAWAL_PROPOSED',
      'PUBLICATION_WITHDRAWN',
    ])
  })

  test('is computed again after that, by its next number, and is the one that stands once it is signed; what rests on it waits', async () => {
    const quarter = async () =>
      (
        await platform.database.query<{ inputs: string[] }>(
          `select inputs from score_computation where period = '2026-Q3' and purpose = 'OBJECTION'`,
        )
      )[0]
    clock += 3_600_000
    await sweep()
    expect(await quarter()).toBeUndefined()
    const [again] = await platform.database.query<{ revision: number; reason: string }>(
      `select revision, reason from score_computation where period = '2026-08' and purpose = 'REVISION'`,
    )
    expect(again).toEqual({ revision: 1, reason: 'WITHDRAWN' })
    const waiting = (await open('rankings')).body.periods.find((each: { period: string }) => each.period === '2026-08')
    expect(waiting).toMatchObject({ standing: null, waiting: [{ revision: 1 }] })
    clock += 3_600_000
    await sweep()
    expect(await quarter()).toBeDefined()
    const { body } = await call('WORKING_GROUP', 'GET', 'publications')
    id = body.publications.find(
      (each: { period: string; revision: number }) => each.period === '2026-08' && each.revision === 1,
    ).publicationId
    await step('WORKING_GROUP', 'CHECKED')
    await step('DISCIPLINE_INSPECTOR', 'REVIEWED')
    expect((await call('LEADING_GROUP', 'POST', `publications/${id}/signature`, {})).body.state).toBe('PUBLISHED')
    expect((await open('rankings/2026-08')).body).toMatchObject({ standing: 1, published: { withdrawn: null } })
    // Once: what stands is not computed again for it.
    clock += 3_600_000
    await sweep()
    const versions = await platform.database.query(
      `select 1 from score_computation where period = '2026-08' and purpose = 'REVISION'`,
    )
    expect(versions).toHaveLength(1)
  })
})
