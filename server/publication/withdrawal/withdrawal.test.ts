import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../domain/access.ts'
import { startPlatform, type TestPlatform } from '../../../tests/support/platform.ts'
import { bringProposal, bringPublication, someMonth, withdrawByTwo } from '../../../tests/support/publication.ts'
import { bringListed } from '../../../tests/support/score-list.ts'
import { bringScoredHall } from '../../../tests/support/scored-city.ts'
import { browserOf, freshCookie } from '../../../tests/support/staff.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-10-01T09:00:00+08:00')
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringScoredHall(platform, 2)
}, 120_000)
afterAll(() => platform.stop())

async function ask(path: string) {
  const answer = await fetch(`${platform.base}/api/v1/${path}`)
  return answer.json()
}
async function call(role: Role, method: string, path: string, body?: unknown) {
  return browserOf(platform).call(method, `/api/v1/${path}`, body, { cookie: await freshCookie(platform, role) })
}
const month = someMonth({ 'YP-SCORE-01/S01': [2, 3, 5, 20, 70], 'YP-SCORE-01/S02': [1, 1, 3, 15, 30] }, [
  'YP-SCORE-01/S01',
])
const query = (text: string, values: readonly unknown[]) => platform.database.query(text, [...values])

test('what is withdrawn is in nothing that follows from it, and its page stays with the reason and the digest', async () => {
  await bringPublication(platform, '2026-07', 'PUBLISHED', month)
  const { publicationId } = await bringPublication(platform, '2026-08', 'PUBLISHED', month)
  clock += dayMs
  expect((await ask('bulletins/2026-08')).told).toMatchObject({ evaluations: 150 })
  expect((await withdrawByTwo(platform, publicationId, '数据来源待核实')).status).toBe(200)
  const page = await ask('rankings/2026-08?revision=0')
  const { resultDigest } = page.published
  expect(page).toMatchObject({
    standing: null,
    evaluations: 150,
    published: { withdrawn: { reason: '数据来源待核实' } },
  })
  const told = { withdrawn: { reason: '数据来源待核实' }, resultDigest, figure: null }
  const portal = await ask('portal')
  expect(portal.latest.period).toBe('2026-07')
  expect(portal.periods[0]).toMatchObject({ period: '2026-08', ...told })
  expect((await ask('portal/halls/YP-SCORE-01')).periods[0]).toMatchObject(told)
  // The trend of a window goes on without it.
  const { periods } = await ask('portal/halls/YP-SCORE-01/windows/S01')
  expect(periods[0]).toMatchObject({ ...told, said: null, score: null })
  expect(periods[1]).toMatchObject({ period: '2026-07', said: 'TOP', figure: { evaluations: 100 } })
  const bulletin = await ask('bulletins/2026-08')
  expect(bulletin).toMatchObject({ told: null, resultDigest, months: ['2026-07'] })
  expect(bulletin.withdrawn.reason).toBe('数据来源待核实')
  const halls = await ask('open-data/halls')
  expect(halls.rows.map(([period]: [string]) => period)).toEqual(['2026-07'])
  const table = await ask('open-data/periods')
  const row = table.rows.find(([period]: [string]) => period === '2026-08')
  const at = (name: string) => row[table.columns.indexOf(name)]
  expect(['evaluations', 'grade_5', 'good_hundredths', 'invalidated'].map(at)).toEqual([null, null, null, null])
  expect([at('withdrawn_reason'), at('result_digest')]).toEqual(['数据来源待核实', resultDigest])
})

describe('versions of a period', () => {
  test('follow one another: after a withdrawal the next one is signed, and stands', async () => {
    const { publicationId } = await bringPublication(platform, '2026-08', 'REVIEWED', { ...month, revision: 1 })
    const signed = await call('LEADING_GROUP', 'POST', `publications/${publicationId}/signature`, {})
    expect([signed.status, signed.body.state]).toEqual([200, 'PUBLISHED'])
    expect(await ask('rankings/2026-08')).toMatchObject({ standing: 1, published: { revision: 1, withdrawn: null } })
    expect((await ask('bulletins/2026-08')).told).toMatchObject({ evaluations: 150 })
  })

  test('that are overtaken are signed no more, wait for nobody and are late no longer', async () => {
    const { publicationId } = await bringPublication(platform, '2026-06', 'REVIEWED', month)
    clock += 30 * dayMs
    await bringPublication(platform, '2026-06', 'PUBLISHED', { ...month, revision: 1 })
    const signed = await call('LEADING_GROUP', 'POST', `publications/${publicationId}/signature`, {})
    expect([signed.status, signed.body.code]).toEqual([409, 'NOT_AT_THIS_STAGE'])
    const { body } = await call('LEADING_GROUP', 'GET', 'publications')
    const own = body.publications.find((each: { publicationId: string }) => each.publicationId === publicationId)
    expect(own).toMatchObject({ state: 'OVERTAKEN', next: null, mayHold: false, daysLate: 30 })
    const of = async () => (await ask('rankings')).periods.find((each: { period: string }) => each.period === '2026-06')
    expect(await of()).toMatchObject({ standing: 1, waiting: [], daysLate: 30 })
    clock += 5 * dayMs
    expect(await of()).toMatchObject({ daysLate: 30 })
    await expect(
      query(
        `insert into published_ranking select $1, period, 'FINAL', 0, counts_until, evaluations, invalidated, exempted, log_size, score_policy_id,
           evaluation_policy_id, inputs, result_digest, published_at from published_ranking where period = '2026-06'`,
        [publicationId],
      ),
    ).rejects.toThrow(/NOT_AT_THIS_STAGE/)
  })
})

describe('the database itself', () => {
  test('keeps a withdrawal of one alone out, a second proposal beside the first, and a decision on the own one', async () => {
    const { publicationId } = await bringPublication(platform, '2026-05', 'PUBLISHED', month)
    const withdraw = `insert into ranking_withdrawal (publication_id, period, revision, reason, account_id, withdrawn_at)
      select $1, '2026-05', 0, '数据来源待核实', id, now() from account where username = $2`
    await expect(query(withdraw, [publicationId, 'trial.hr'])).rejects.toThrow(/WITHDRAWN_BY_ONE/)
    const proposalId = await bringProposal(platform, publicationId)
    await expect(query(withdraw, [publicationId, 'trial.reviewer'])).rejects.toThrow(/WITHDRAWN_BY_ONE/)
    const again = `insert into withdrawal_proposal (id, publication_id, turn, period, revision, reason, account_id, proposed_at)
      select gen_random_uuid(), $1, 2, '2026-05', 0, '再提', id, now() from account where username = 'trial.hr'`
    await expect(query(again, [publicationId])).rejects.toThrow(/NOT_AT_THIS_STAGE/)
    const decide = `insert into withdrawal_decision (proposal_id, outcome, account_id, decided_at)
      select $1, 'AGREED', id, now() from account where username = $2`
    await expect(query(decide, [proposalId, 'trial.reviewer'])).rejects.toThrow(/OWN_PROPOSAL/)
    await query(decide, [proposalId, 'trial.hr'])
    await query(withdraw, [publicationId, 'trial.hr'])
    await expect(query(again, [publicationId])).rejects.toThrow(/NOT_AT_THIS_STAGE/)
  })
})

test('lists, awards and alerts that rest on a withdrawn month count no more, until a version that says the same stands', async () => {
  const { entryId, alertId } = await bringListed(platform, 'YP-TRIAL-01')
  const entry = async () => {
    const { body } = await call('WORKING_GROUP', 'GET', 'score-list-entries?limit=200')
    return body.entries.find((each: { entryId: string }) => each.entryId === entryId)
  }
  const alert = async () => {
    const { body } = await call('WORKING_GROUP', 'GET', 'score-alerts?limit=200')
    return body.alerts.find((each: { alertId: string }) => each.alertId === alertId)
  }
  expect([(await entry()).state, (await alert()).isWithdrawn]).toEqual(['NOTIFIED', false])
  const publish = async (period: string) => {
    const { publicationId } = await bringPublication(platform, period, 'REVIEWED', 'YP-TRIAL-01')
    await query(
      `insert into published_ranking (publication_id, period, purpose, revision, counts_until, evaluations, invalidated, exempted, score_policy_id,
         evaluation_policy_id, inputs, result_digest, published_at)
       select $1, $2, 'FINAL', 0, counts_until, 0, 0, 0, score_policy_id, evaluation_policy_id, array[repeat('0', 64)], sha256('none'), $3
       from score_computation where period = $2`,
      [publicationId, period, new Date(clock)],
    )
    return publicationId
  }
  const withdrawn = await publish('2023-01')
  const proposalId = await bringProposal(platform, withdrawn)
  await query(
    `with who as (select id from account where username = 'trial.hr'), decided as (
       insert into withdrawal_decision (proposal_id, outcome, account_id, decided_at) select $1, 'AGREED', id, $2 from who
     ) select 1`,
    [proposalId, new Date(clock)],
  )
  await query(
    `insert into ranking_withdrawal (publication_id, period, revision, reason, account_id, withdrawn_at)
     select $1, '2023-01', 0, '数据来源待核实', id, $2 from account where username = 'trial.hr'`,
    [withdrawn, new Date(clock)],
  )
  expect(await entry()).toMatchObject({ state: 'WITHDRAWN', mayAnswer: false, mayDecide: false })
  expect((await alert()).isWithdrawn).toBe(true)
  await publish('2023-02')
  expect([(await entry()).state, (await alert()).isWithdrawn]).toEqual(['NOTIFIED', false])
})
