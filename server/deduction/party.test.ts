import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { bringAssessment, publishPlan } from '../../tests/support/assessment.ts'
import { somePhoto } from '../../tests/support/evidence-file.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { openFindings } from '../assessment-finding/index.ts'

const hallCode = 'YP-TRIAL-01'
let platform: TestPlatform
/** For whom the trial handler handles. */
let organizationCode: string
beforeAll(async () => {
  platform = await startPlatform({ now: () => Date.parse('2026-10-12T10:00:00+08:00') })
  const [handled] = await platform.database.query<{ code: string }>(
    `select g.uscc as code from account_post p join organization g on g.id = p.organization_id where p.role = 'DEPARTMENT_HANDLER' limit 1`,
  )
  organizationCode = handled?.code ?? ''
})
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: unknown, username?: string) {
  const cookie = await freshCookie(platform, role, username === undefined ? {} : { username })
  return browserOf(platform).call(method, path, body, { cookie })
}
const place = { kind: 'DEDUCTION', against: 'WINDOW', hallCode, windowCode: 'A01' }
const said = { code: 'BUCK_PASSED', deedDay: '2026-10-12', words: '让群众在两个窗口之间来回跑' }
async function propose(over: object) {
  return call('WORKING_GROUP', 'POST', '/api/v1/deductions', { ...place, ...said, ...over })
}
const upload = async () =>
  (await call('WORKING_GROUP', 'POST', '/api/v1/deduction-files', { hallCode, ...somePhoto })).body.fileId

describe('whoever has two posts', () => {
  test('decides nothing of the unit that he handles for, in whatever post he comes', async () => {
    const { body } = await propose({ organizationCode, fileIds: [await upload()] })
    await call('DEPARTMENT_HANDLER', 'POST', `/api/v1/deductions/${body.deductionId}/answer`, { words: '已改' })
    const handler = 'trial.department-handler'
    await platform.database.query(
      `insert into account_post (id, account_id, family, role, division_id, effective_from, granted_at)
       select gen_random_uuid(), a.id, 'BUSINESS', 'LEADING_GROUP', p.division_id, p.effective_from, p.granted_at
       from account a, account_post p where a.username = $1 and p.role = 'LEADING_GROUP' limit 1`,
      [handler],
    )
    const ruling = { outcome: 'DISMISSED', ground: 'NOT_SHOWN', words: '不属实' }
    const path = `/api/v1/deductions/${body.deductionId}/decision`
    const list = await call('LEADING_GROUP', 'GET', '/api/v1/deductions', undefined, handler)
    expect(list.body.deductions[0]).toMatchObject({ deductionId: body.deductionId, mayDecide: false })
    expect((await call('LEADING_GROUP', 'POST', path, ruling, handler)).body.code).toBe('DECIDES_OWN_CASE')
    expect((await call('LEADING_GROUP', 'POST', path, ruling)).status).toBe(200)
  })
})

describe('a finding', () => {
  let findingId: string
  let windows: string[]
  beforeAll(async () => {
    const visitId = await bringAssessment(platform, { hallCode, divisionCode: '990102000000', isPublished: false })
    const sent = { visitId, indicator: 'clean', words: '地面积水' }
    findingId = (await call('WORKING_GROUP', 'POST', '/api/v1/findings', sent)).body.findingId
    const [plan] = await platform.database.query<{ id: string }>(
      'select plan_id as id from assessment_visit where id = $1',
      [visitId],
    )
    await publishPlan(platform, plan?.id ?? '')
    await openFindings({ world: platform.running.world, rules: platform.running.app.rules })
    const rows = await platform.database.query<{ code: string }>(
      `select w.window_code as code from assessment_finding f join service_window w on w.hall_id = f.hall_id where f.id = $1
       order by w.id <> f.window_id, w.window_code`,
      [findingId],
    )
    windows = rows.map(({ code }) => code)
  })

  test('of one window is not held against another', async () => {
    expect((await propose({ findingId, windowCode: windows[1] })).body.code).toBe('NOT_FOUND')
  })

  test('of what was bad is no ground for a bonus, which would use it up', async () => {
    const bonus = await propose({ findingId, kind: 'BONUS', code: 'ACTIVE_SERVICE', windowCode: windows[0] })
    expect(bonus.body).toMatchObject({ code: 'STEP_INCOMPLETE' })
    // Seen on the 12th: what happened more than seven days before is not what was seen.
    const early = await propose({ findingId, windowCode: windows[0], deedDay: '2026-10-04' })
    expect(early.body).toMatchObject({ code: 'DEED_NOT_OF_BASIS', at: '/deedDay' })
    expect((await propose({ findingId, windowCode: windows[0], deedDay: '2026-10-05' })).status).toBe(201)
  })
})

test('where nobody handles for whoever runs the hall, its supervisor answers', async () => {
  const { body } = await propose({ against: 'HALL', windowCode: undefined, fileIds: [await upload()] })
  const path = `/api/v1/deductions/${body.deductionId}/answer`
  expect((await call('DEPARTMENT_HANDLER', 'POST', path, { words: '不是我们的' })).body.code).toBe('NOT_YOURS_TO_DO')
  expect((await call('WINDOW_SUPERVISOR', 'POST', path, { words: '已改' })).status).toBe(200)
})

test('a unit for which nobody handles there is not named: it would lose points and could not answer', async () => {
  await platform.database.query(`insert into organization (uscc) values ('91990100M000100Y43')`)
  const of = { against: 'ORGANIZATION', windowCode: undefined, fileIds: [await upload()] }
  for (const code of ['91990100M000100Y43', '000000000000000000'])
    expect((await propose({ ...of, organizationCode: code })).body.code).toBe('ORGANIZATION_UNKNOWN')
  expect((await propose({ ...of, organizationCode })).status).toBe(201)
})
