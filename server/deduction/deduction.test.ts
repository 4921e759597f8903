import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { bringAssessment } from '../../tests/support/assessment.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { bringEvaluationAudit } from '../../tests/support/evaluation-audit.ts'
import { somePhoto } from '../../tests/support/evidence-file.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { clearDeductionFiles, findDeductionsInForce } from './index.ts'

const dayMs = 86_400_000
/** A Monday after the holidays. */
const begun = Date.parse('2026-10-12T10:00:00+08:00')
let clock = begun
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  const [handled] = await platform.database.query<{ code: string }>(
    `select g.uscc as code from account_post p join organization g on g.id = p.organization_id where p.role = 'DEPARTMENT_HANDLER' limit 1`,
  )
  organizationCode = handled?.code ?? ''
})
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: unknown) {
  return browserOf(platform).call(method, path, body, { cookie: await freshCookie(platform, role) })
}
const upload = async (role: Role) =>
  (await call(role, 'POST', '/api/v1/deduction-files', { hallCode: 'YP-TRIAL-01', ...somePhoto })).body.fileId
const ask = {
  ...{ kind: 'DEDUCTION', code: 'PRAISE_INDUCED', against: 'WINDOW', hallCode: 'YP-TRIAL-01', windowCode: 'A01' },
  ...{ deedDay: '2026-10-11', words: '递手机时要求点五星，并称不点不给材料' },
}
/** For whom the trial handler handles. */
let organizationCode: string
async function propose(over: object = {}, role: Role = 'WORKING_GROUP') {
  const fileIds = [await upload(role)]
  return call(role, 'POST', '/api/v1/deductions', { ...ask, organizationCode, fileIds, ...over })
}
const answer = (id: string, role: Role = 'DEPARTMENT_HANDLER', over: object = {}) =>
  call(role, 'POST', `/api/v1/deductions/${id}/answer`, { words: '当时在教老人操作，并未要求好评', ...over })
const decide = (id: string, role: Role, over: object = {}) =>
  call(role, 'POST', `/api/v1/deductions/${id}/decision`, { outcome: 'UPHELD', words: '录音属实', ...over })
const messagesOf = async (role: Role) =>
  (await call(role, 'GET', '/api/v1/messages')).body.messages.map(({ kind }: { kind: string }) => kind)

describe('负面清单扣分', () => {
  let id: string

  test('is proposed with evidence, and the unit is told of it with words and files', async () => {
    expect((await call('WORKING_GROUP', 'POST', '/api/v1/deductions', ask)).body.code).toBe('EVIDENCE_MISSING')
    const made = await propose()
    expect(made).toMatchObject({
      status: 201,
      body: { state: 'TO_ANSWER', item: { points: 500 }, windowCode: 'A01', isOwn: true, mayDecide: false },
    })
    id = made.body.deductionId
    // Five working days from the day after: the weekend is none of them.
    expect(made.body.answerUntil).toBe(new Date('2026-10-20T00:00:00+08:00').toISOString())
    expect(await messagesOf('WINDOW_SUPERVISOR')).toContain('DEDUCTION_PROPOSED')
    expect(await messagesOf('DEPARTMENT_HANDLER')).toContain('DEDUCTION_PROPOSED')
    const { body } = await call('WINDOW_SUPERVISOR', 'GET', '/api/v1/deductions')
    expect(body.deductions[0]).toMatchObject({ deductionId: id, words: ask.words, mayAnswer: false, isOwn: false })
    const own = await call('DEPARTMENT_HANDLER', 'GET', '/api/v1/deductions')
    expect(own.body.deductions[0]).toMatchObject({ deductionId: id, mayAnswer: true })
    const [file] = body.deductions[0].files
    const cookie = await freshCookie(platform, 'WINDOW_SUPERVISOR')
    const photo = await fetch(`${platform.base}/api/v1/deductions/${id}/files/${file.fileId}`, { headers: { cookie } })
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  test('is not decided before the unit has answered or its time is over, nor ever by who proposed it or by the unit', async () => {
    expect((await decide(id, 'DISCIPLINE_INSPECTOR')).body.code).toBe('TOO_EARLY')
    expect((await decide(id, 'WORKING_GROUP')).body.code).toBe('OWN_PROPOSAL')
    for (const role of ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'REVIEWER', 'WINDOW_STAFF'] as const)
      expect((await decide(id, role)).status).toBe(403)
  })

  test('is answered once by the unit, with words and files, and whoever decides hears of it', async () => {
    for (const role of ['WORKING_GROUP', 'DISCIPLINE_INSPECTOR', 'LEADING_GROUP'] as const)
      expect((await answer(id, role)).status).toBe(403)
    // The one answer is the department’s: the supervisor of the hall does not use it up.
    expect((await answer(id, 'WINDOW_SUPERVISOR')).body.code).toBe('NOT_YOURS_TO_DO')
    const fileIds = [await upload('WINDOW_SUPERVISOR')]
    expect((await answer(id, 'DEPARTMENT_HANDLER', { fileIds })).body.code).toBe('FILE_UNKNOWN')
    const answered = await answer(id, 'DEPARTMENT_HANDLER', { fileIds: [await upload('DEPARTMENT_HANDLER')] })
    expect(answered).toMatchObject({ status: 200, body: { state: 'TO_DECIDE', answer: { files: [{}] } } })
    expect((await answer(id, 'DEPARTMENT_HANDLER')).body.code).toBe('STATED_ALREADY')
    expect(await messagesOf('WORKING_GROUP')).toContain('DEDUCTION_ANSWERED')
  })

  test('is decided by another with reasons, once, and the unit reads them', async () => {
    expect((await decide(id, 'WORKING_GROUP')).body.code).toBe('OWN_PROPOSAL')
    const exempt = { outcome: 'DISMISSED', ground: 'GOOD_FAITH_EXEMPTION' }
    expect((await decide(id, 'DISCIPLINE_INSPECTOR', exempt)).body.code).toBe('GROUND_NOT_ADMITTED')
    const both = await Promise.all([
      decide(id, 'DISCIPLINE_INSPECTOR', { outcome: 'REDUCED', points: 300 }),
      decide(id, 'LEADING_GROUP', { outcome: 'REDUCED', points: 300 }),
    ])
    expect(both.map(({ status, body }) => `${status} ${body.code ?? body.decision.points}`).sort()).toEqual([
      '200 300',
      '409 PROPOSAL_DECIDED',
    ])
    const { body } = await call('WINDOW_SUPERVISOR', 'GET', '/api/v1/deductions?state=DECIDED')
    expect(body.deductions[0].decision).toMatchObject({ outcome: 'REDUCED', points: 300, words: '录音属实' })
    expect(await messagesOf('WINDOW_SUPERVISOR')).toContain('DEDUCTION_DECIDED')
    expect((await answer(id)).body.code).toBe('PROPOSAL_DECIDED')
  })
})

test('when the time for an answer is over it may be decided without one, and nothing is answered any more', async () => {
  const { body } = await propose({ code: 'EVALUATION_REFUSED' }, 'DISCIPLINE_INSPECTOR')
  clock = Date.parse('2026-10-19T23:59:59+08:00')
  expect((await decide(body.deductionId, 'WORKING_GROUP')).body.code).toBe('TOO_EARLY')
  clock += 1000
  expect((await answer(body.deductionId)).body.code).toBe('TOO_LATE')
  expect((await decide(body.deductionId, 'WORKING_GROUP')).body).toMatchObject({ decision: { points: 500 } })
  clock = begun
})

test('善意容缺受理: what was done in good faith to spare somebody a way is exempt, where the list admits it', async () => {
  const { body } = await propose({ code: 'ACCEPTED_INCOMPLETE' })
  await answer(body.deductionId)
  const exempt = { outcome: 'DISMISSED', ground: 'GOOD_FAITH_EXEMPTION', words: '容缺受理，当日补齐，没有损害' }
  expect((await decide(body.deductionId, 'LEADING_GROUP', exempt)).body.decision).toMatchObject({
    ...{ outcome: 'DISMISSED', ground: 'GOOD_FAITH_EXEMPTION', points: null },
  })
})

test('the points are those of the list in force on the day of the deed, whatever holds when it is proposed', async () => {
  await platform.database.query(
    `insert into policy (word, division_id, effective_from, version, source, body)
     select word, division_id, '2026-10-12', version, source, jsonb_set(body, '{items,1,points}', '900')
     from policy where word = 'deduction'`,
  )
  await platform.running.app.rules.refresh()
  const [before, on] = [await propose({ deedDay: '2026-10-11' }), await propose({ deedDay: '2026-10-12' })]
  expect([before.body.item.points, on.body.item.points]).toEqual([500, 900])
  expect((await propose({ deedDay: '2026-10-13' })).body.code).toBe('TIME_IN_FUTURE')
  expect((await propose({ code: 'NEVER_LISTED' })).body.code).toBe('ITEM_NOT_LISTED')
})

test('弹性加分 waits for no answer, is told when it is decided, and is decided by another too', async () => {
  const bonus = { kind: 'BONUS', code: 'INNOVATION', against: 'HALL', windowCode: undefined }
  const { body } = await propose({ ...bonus, words: '上门为园区企业开办事日' })
  expect(body).toMatchObject({ state: 'TO_DECIDE', answerUntil: null, item: { points: 500 } })
  expect((await answer(body.deductionId)).body.code).toBe('NOT_AT_THIS_STAGE')
  expect((await decide(body.deductionId, 'WORKING_GROUP')).body.code).toBe('OWN_PROPOSAL')
  expect((await decide(body.deductionId, 'LEADING_GROUP')).body.decision).toMatchObject({ points: 500 })
})

describe('what it rests on', () => {
  const findingOf = async () => {
    const visitId = await bringAssessment(platform, {
      ...{ hallCode: 'YP-TRIAL-01', divisionCode: '990102000000', isPublished: false },
    })
    const sent = { visitId, indicator: 'clean', words: '地面积水' }
    const { body } = await call('WORKING_GROUP', 'POST', '/api/v1/findings', sent)
    return { visitId, findingId: body.findingId }
  }

  test('is never a finding of which the place does not know yet', async () => {
    const { findingId } = await findingOf()
    expect((await propose({ findingId, fileIds: [] })).body.code).toBe('NOT_AT_THIS_STAGE')
  })

  test('may be an audited evaluation that is not true, once, and the unit is not told which', async () => {
    const calls = callsOf(platform)
    const given = await calls.give(await platform.invite(), 5, calls.freshKey())
    const auditId = await bringEvaluationAudit(platform, given.body.id)
    const sent = { code: 'EVALUATED_FOR_CITIZEN', auditId, fileIds: [], deedDay: '2026-10-12' }
    expect((await propose(sent)).body.code).toBe('NOT_AT_THIS_STAGE')
    await platform.database.query(
      `insert into evaluation_audit_outcome (audit_id, division_id, hall_id, outcome, account_id, at, record_id)
       select a.id, a.division_id, a.hall_id, 'NOT_GIVEN', (select id from account where username = 'trial.working-group'), $2, gen_random_uuid()
       from evaluation_audit a where a.id = $1`,
      [auditId, new Date(clock)],
    )
    for (const deedDay of ['2026-10-01', '2026-10-11']) {
      await platform.database.query('alter table evaluation_audit disable trigger user')
      await platform.database.query(`update evaluation_audit set service_day = '2026-10-10' where id = $1`, [auditId])
      expect((await propose({ ...sent, deedDay })).body.code).toBe('DEED_NOT_OF_BASIS')
    }
    await platform.database.query(`update evaluation_audit set service_day = '2026-10-12' where id = $1`, [auditId])
    await platform.database.query('alter table evaluation_audit enable trigger user')
    expect((await propose(sent)).body).toMatchObject({ basis: 'AUDIT', findingId: null })
    expect((await propose(sent)).body.code).toBe('CONFLICT')
    const { body } = await call('WINDOW_SUPERVISOR', 'GET', '/api/v1/deductions')
    expect(JSON.stringify(body)).not.toContain(auditId)
    expect(JSON.stringify(body)).not.toContain(given.body.id)
  })
})

test('what stands is told to whoever computes with it: by deeds of a period, as far as it was decided before an instant', async () => {
  const divisions = platform.running.app.rules.divisionsWithin(platform.running.app.rules.rootDivisionId)
  const period = {
    from: '2026-10-01' as PlainDate,
    to: '2027-01-01' as PlainDate,
    decidedBefore: new Date(begun + 30 * dayMs),
  }
  const standing = await findDeductionsInForce(platform.running.world.app, period, divisions)
  expect(standing.map(({ code, kind, points }) => [code, kind, points]).sort()).toEqual([
    ['EVALUATION_REFUSED', 'DEDUCTION', 500],
    ['INNOVATION', 'BONUS', 500],
    ['PRAISE_INDUCED', 'DEDUCTION', 300],
  ])
  const earlier = { ...period, decidedBefore: new Date(begun) }
  expect(await findDeductionsInForce(platform.running.world.app, earlier, divisions)).toEqual([])
  const other = { ...period, to: '2026-10-11' as PlainDate }
  expect(await findDeductionsInForce(platform.running.world.app, other, divisions)).toEqual([])
})

test('a file that nothing has named goes, and what was named stays', async () => {
  const fileId = await upload('WORKING_GROUP')
  const { body } = await propose()
  clock += 3 * dayMs
  await clearDeductionFiles({ world: platform.running.world, rules: platform.running.app.rules })
  const chunksOf = async (id: string) =>
    (
      await platform.database.query<{ n: number }>('select count(*)::int as n from evidence_chunk where file_id = $1', [
        id,
      ])
    )[0]?.n
  expect(await chunksOf(fileId)).toBe(0)
  expect(await chunksOf(body.files[0].fileId)).toBe(1)
  clock = begun
})
