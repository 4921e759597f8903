import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { bringAgency } from '../../tests/support/assessor.ts'
import { bringMorePlaces, otherDistrict } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'

const day = Date.parse('2026-11-16T10:00:00+08:00')
const district = '990102000000'
let clock = day
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
})
afterAll(() => platform.stop())

async function call(method: string, path: string, body?: unknown, role: Role = 'WORKING_GROUP') {
  const cookie = await freshCookie(platform, role)
  return browserOf(platform).call(method, `/api/v1/agencies${path}`, body, { cookie })
}
const code = ({ status, body }: { status: number; body: { code?: string } }) =>
  body.code === undefined ? String(status) : `${status} ${body.code}`

const term = {
  qualification: '政务服务第三方评估资质，营业期满五年',
  contractFrom: '2026-01-01',
  contractTo: '2026-12-31',
  team: 10,
  publicMembers: 3,
}
const record = (over: object = {}, name = '云测咨询', divisionCode = district) =>
  call('POST', '', { divisionCode, name, term: { ...term, ...over } })

describe('an agency', () => {
  test('is recorded with its first contract, and is there for those who look after the pools', async () => {
    const { status, body } = await record()
    expect(status).toBe(201)
    expect(body).toMatchObject({ name: '云测咨询', isUnderContract: true, members: 0, endedOn: null })
    expect(body.terms).toMatchObject([{ sequence: 1, ...term }])
    for (const role of ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'] as const)
      expect((await call('GET', '', undefined, role)).body.agencies).toMatchObject([{ agencyId: body.agencyId }])
    for (const role of ['WINDOW_SUPERVISOR', 'THIRD_PARTY_EVALUATOR', 'DEPARTMENT_HANDLER'] as const)
      expect(code(await call('GET', '', undefined, role))).toBe('403 FORBIDDEN')
  })

  test.each([
    [
      'whose contract ends before it begins',
      { contractFrom: '2026-12-31', contractTo: '2026-12-30' },
      '422 TIMES_OUT_OF_ORDER',
    ],
    ['whose contract is over', { contractTo: '2026-11-15' }, '422 TIMES_OUT_OF_ORDER'],
    ['with more public members than people', { publicMembers: 11 }, '422 MORE_THAN_THE_TEAM'],
    ['of which a telephone number is told', { qualification: '联系人 15400001234' }, '422 PERSONAL_NUMBER'],
    ['of nobody', { team: 0 }, '400 MALFORMED'],
  ])('%s is not recorded', async (_, over, expected) => {
    expect(code(await record(over))).toBe(expected)
  })

  test('of another district is another’s', async () => {
    expect(code(await record({}, '邻区咨询', otherDistrict))).toBe('403 FORBIDDEN')
    const agencyId = await bringAgency(platform, otherDistrict, '邻区咨询')
    expect((await call('GET', '')).body.agencies.map(({ name }: { name: string }) => name)).not.toContain('邻区咨询')
    expect(code(await call('POST', `/${agencyId}/end`, { reason: '无' }))).toBe('404 NOT_FOUND')
    expect(code(await call('POST', `/${agencyId}/terms`, { version: 1, ...term }))).toBe('404 NOT_FOUND')
  })

  test('is renewed ahead and goes on without a gap; of two who renew it at once, one is told', async () => {
    const { agencyId } = (await record({ contractTo: '2026-11-20' }, '续约咨询')).body
    const next = { version: 1, ...term, contractFrom: '2026-11-21', contractTo: '2027-11-20' }
    const both = await Promise.all([
      call('POST', `/${agencyId}/terms`, next),
      call('POST', `/${agencyId}/terms`, { ...next, team: 12 }),
    ])
    expect(both.map(code).sort()).toEqual(['201', '409 VERSION_PASSED'])
    const seen = async () => {
      const { agencies } = (await call('GET', '')).body
      return agencies.find((each: { agencyId: string }) => each.agencyId === agencyId)
    }
    expect(await seen()).toMatchObject({ isUnderContract: true, terms: [{ sequence: 2 }, { sequence: 1 }] })
    clock = Date.parse('2026-11-21T00:00:00+08:00')
    expect((await seen()).isUnderContract).toBe(true)
    clock = Date.parse('2027-11-21T00:00:00+08:00')
    expect((await seen()).isUnderContract).toBe(false)
    clock = day
  })

  test('is ended once, with the reason, and gets no other contract', async () => {
    const { agencyId } = (await record({}, '终止咨询')).body
    const ended = await call('POST', `/${agencyId}/end`, { reason: '两次抽检发现代填记录' })
    expect(ended).toMatchObject({
      status: 200,
      body: { isUnderContract: false, endedOn: '2026-11-16', reason: '两次抽检发现代填记录' },
    })
    expect(code(await call('POST', `/${agencyId}/end`, { reason: '再次' }))).toBe('409 AGENCY_ENDED')
    expect(code(await call('POST', `/${agencyId}/terms`, { version: 1, ...term }))).toBe('409 AGENCY_ENDED')
  })

  test('is known to the audit by what was done with it', async () => {
    const acts = await platform.database.query<{ act: string }>(
      `select distinct act from audit_entry where act like 'AGENCY_%' and result = 'DONE' order by 1`,
    )
    expect(acts.map(({ act }) => act)).toEqual(['AGENCY_ENDED', 'AGENCY_RECORDED', 'AGENCY_TERM_NOTED'])
  })
})
