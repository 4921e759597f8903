import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { findRecusal } from '../../domain/assessor.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { accountIdOf, bringAgency, bringAssessor, divisionIdOf } from '../../tests/support/assessor.ts'
import { bringMorePlaces, otherDistrict, otherOrganization } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, freshCookie } from '../../tests/support/staff.ts'
import { readScoped } from '../access/index.ts'
import { findAssessedPlaces, findHeldAssessors } from './index.ts'
import { actAs, findAssessors } from './store.ts'

const day = Date.parse('2026-11-16T10:00:00+08:00')
const district = '990102000000'
const bureau = '11990102MB0000001A'
let clock = day
let platform: TestPlatform
let agencyId = ''
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  agencyId = await bringAgency(platform, district)
})
afterAll(() => platform.stop())
let minutes = 0
beforeEach(async () => {
  minutes += 1
  clock = day + minutes * 60_000
  // Every test begins with empty pools; facts are ended as people end them.
  await platform.database.query(
    `insert into assessor_end (assessor_id, division_id, ended_on, cause, reason, recorded_at)
     select id, division_id, recruited_on, 'ENTERED_WRONGLY', '重新开始', now() from assessor on conflict do nothing`,
  )
  // Whoever was disqualified in one test is recruited in the next.
  await platform.database.query(
    `set session_replication_role = replica; update assessor_end set cause = 'ENTERED_WRONGLY' where cause = 'DISQUALIFIED';
     set session_replication_role = default`,
  )
})

async function call(role: Role, method: string, path: string, body?: unknown) {
  const cookie = await freshCookie(platform, role)
  return browserOf(platform).call(method, `/api/v1${path}`, body, { cookie })
}
const code = ({ status, body }: { status: number; body: { code?: string } }) =>
  body.code === undefined ? String(status) : `${status} ${body.code}`
const holder = (role: Role) => accountIdOf(platform, accountOf(platform, role).username)

const supervisor = {
  divisionCode: district,
  pool: 'SOCIAL_SUPERVISOR',
  background: 'DEPUTY',
  termTo: '2027-11-15',
  homeDivisionCode: otherDistrict,
  employers: [],
}
/** Each a moment after the one before: lists tell the newest first. */
async function recruit(over: object = {}, role: Role = 'SOCIAL_SUPERVISOR') {
  clock += 1000
  return call('WORKING_GROUP', 'POST', '/assessors', { ...supervisor, accountId: await holder(role), ...over })
}
const list = async (query = '', role: Role = 'WORKING_GROUP') =>
  (await call(role, 'GET', `/assessors?${query}`)).body.assessors
const end = (assessorId: string, cause = 'RESIGNED', reason = '本人来函辞任') =>
  call('WORKING_GROUP', 'POST', `/assessors/${assessorId}/end`, { cause, reason })

/** As two have decided it (server/assessment-review). */
async function disqualify(assessorId: string) {
  const proposed = await call('WORKING_GROUP', 'POST', '/disqualifications', {
    ...{ assessorId, grounds: ['REVIEWS'], reason: '两次复核相差 20 分以上，记录与现场不符' },
  })
  const decided = await call(
    'LEADING_GROUP',
    'POST',
    `/disqualifications/${proposed.body.disqualificationId}/decision`,
    {
      ...{ outcome: 'ACCEPTED', reason: '属实' },
    },
  )
  expect([proposed.status, decided.status]).toEqual([201, 200])
}

describe('somebody is taken into a pool', () => {
  test('by who manages it, from today on, and is shown with name, home and employers', async () => {
    const kept = await recruit({ employers: [{ organizationCode: bureau, leftOn: '2024-05-01' }] })
    expect(kept.status).toBe(201)
    expect(kept.body).toMatchObject({
      pool: 'SOCIAL_SUPERVISOR',
      name: '社会监督员庚',
      recruitedOn: '2026-11-16',
      termTo: '2027-11-15',
      state: 'CURRENT',
      home: { divisionCode: otherDistrict, name: '邻区' },
      employers: [{ organizationCode: bureau, leftOn: '2024-05-01' }],
      isSelfAssessment: false,
      isUnannounced: false,
      mayEnd: true,
    })
    expect(await list('pool=SOCIAL_SUPERVISOR&state=CURRENT')).toMatchObject([{ assessorId: kept.body.assessorId }])
    expect(await list('state=CURRENT', 'LEADING_GROUP')).toMatchObject([{ name: '社会监督员庚', mayEnd: false }])
  })

  test.each([
    ['who is held in it', { first: true }, '409 ALREADY_IN_POOL'],
    ['for longer than the policy says', { termTo: '2028-11-17' }, '422 TERM_TOO_LONG'],
    ['until a day that is over', { termTo: '2026-11-15' }, '422 TIMES_OUT_OF_ORDER'],
    ['whose home is not told', { homeDivisionCode: undefined }, '422 STEP_INCOMPLETE'],
    ['who lives where no place is', { homeDivisionCode: '880000000000' }, '422 DIVISION_UNKNOWN'],
    ['by an agency, though his pool has none', { agency: true }, '422 STEP_INCOMPLETE'],
    ['without a post of the pool', { pool: 'MYSTERY_SHOPPER' }, '422 POST_NOT_OF_POOL'],
    ['into the pool of another district', { divisionCode: otherDistrict }, '403 FORBIDDEN'],
  ])('but not one %s', async (_, { first, agency, ...over }: Record<string, unknown>, expected) => {
    if (first) await recruit()
    expect(code(await recruit({ ...over, ...(agency ? { agencyId } : {}) }))).toBe(expected)
  })

  test('but nobody by himself, nor by who only looks after it', async () => {
    const own = { pool: 'WORKING_GROUP', accountId: await holder('WORKING_GROUP') }
    expect(code(await recruit(own))).toBe('403 OWN_ACCOUNT')
    const body = { ...supervisor, accountId: await holder('SOCIAL_SUPERVISOR') }
    for (const role of ['LEADING_GROUP', 'DISCIPLINE_INSPECTOR', 'SOCIAL_SUPERVISOR', 'WINDOW_SUPERVISOR'] as const)
      expect(code(await call(role, 'POST', '/assessors', body))).toBe('403 FORBIDDEN')
  })

  test('and of two who take him in at once, one is told', async () => {
    const both = await Promise.all([recruit(), recruit()])
    expect(both.map(code).sort()).toEqual(['201', '409 ALREADY_IN_POOL'])
  })

  test('of third parties only by an agency whose contract holds', async () => {
    const third = { pool: 'THIRD_PARTY', homeDivisionCode: undefined }
    expect(code(await recruit(third, 'THIRD_PARTY_EVALUATOR'))).toBe('422 STEP_INCOMPLETE')
    const foreign = await bringAgency(platform, otherDistrict, '邻区咨询')
    expect(code(await recruit({ ...third, agencyId: foreign }, 'THIRD_PARTY_EVALUATOR'))).toBe('404 NOT_FOUND')
    clock = Date.parse('2027-11-16T10:00:00+08:00')
    const late = await recruit({ ...third, agencyId, termTo: '2028-01-01' }, 'THIRD_PARTY_EVALUATOR')
    expect(code(late)).toBe('409 AGENCY_ENDED')
    clock = day + minutes * 60_000
    expect(await recruit({ ...third, agencyId }, 'THIRD_PARTY_EVALUATOR')).toMatchObject({
      status: 201,
      body: { agency: { agencyId } },
    })
  })

  test('a window supervisor with his own hall alone, marked as self-assessment; inspectors as unannounced', async () => {
    expect(await recruit({ pool: 'WINDOW_SUPERVISOR' }, 'WINDOW_SUPERVISOR')).toMatchObject({
      body: { isSelfAssessment: true, halls: [{ hallCode: 'YP-TRIAL-01' }] },
    })
    expect(await recruit({ pool: 'INSPECTOR' }, 'DISCIPLINE_INSPECTOR')).toMatchObject({
      body: { isUnannounced: true },
    })
  })
})

describe('candidates', () => {
  const candidates = async (pool: string) =>
    (await call('WORKING_GROUP', 'GET', `/assessor-candidates?divisionCode=${district}&pool=${pool}`)).body

  test('are those who hold a post of the pool and are not in it; whoever was disqualified is told as that', async () => {
    expect(await candidates('SOCIAL_SUPERVISOR')).toMatchObject({
      homeNeeded: true,
      termToMax: '2028-11-16',
      candidates: [{ name: '社会监督员庚', isOwn: false }],
    })
    const { assessorId } = (await recruit()).body
    expect((await candidates('SOCIAL_SUPERVISOR')).candidates).toEqual([])
    await disqualify(assessorId)
    expect((await candidates('SOCIAL_SUPERVISOR')).candidates).toMatchObject([{ disqualifiedOn: '2026-11-16' }])
    expect((await candidates('WORKING_GROUP')).candidates).toMatchObject([{ isOwn: true }])
  })
})

describe('a term', () => {
  test('is ended with its cause and reason, once, and is undone by being recruited anew alone', async () => {
    const { assessorId } = (await recruit()).body
    expect(await end(assessorId)).toMatchObject({
      status: 200,
      body: { state: 'ENDED', endedOn: '2026-11-16', cause: 'RESIGNED', mayEnd: false },
    })
    expect(code(await end(assessorId, 'RESIGNED'))).toBe('409 ASSESSOR_ENDED')
    const again = await recruit()
    expect(again.status).toBe(201)
    expect(again.body.assessorId).not.toBe(assessorId)
    expect((await list('state=PAST'))[0]).toMatchObject({ assessorId, state: 'ENDED' })
  })

  test('is not ended by disqualification where one says so alone', async () => {
    const { assessorId } = (await recruit()).body
    expect((await end(assessorId, 'DISQUALIFIED')).status).toBe(400)
    expect((await list('state=CURRENT'))[0]).toMatchObject({ assessorId, state: 'CURRENT' })
  })

  test('runs out by itself', async () => {
    const { assessorId } = (await recruit({ termTo: '2026-11-20' })).body
    clock = Date.parse('2026-11-21T10:00:00+08:00')
    expect((await list('state=PAST'))[0]).toMatchObject({ assessorId, state: 'TERM_OVER', mayEnd: false })
    expect(code(await end(assessorId, 'ROTATED'))).toBe('409 ASSESSOR_ENDED')
  })

  test('of which nothing is told that a telephone number stands in', async () => {
    const { assessorId } = (await recruit()).body
    expect(code(await end(assessorId, 'RESIGNED', '请电 154-0000-1234'))).toBe('422 PERSONAL_NUMBER')
  })

  test('is told to whoever it is of, without names of others, and to nobody else', async () => {
    const { assessorId } = (await recruit()).body
    const own = (role: Role) => call(role, 'GET', '/own-pools')
    expect((await own('SOCIAL_SUPERVISOR')).body.pools[0]).toMatchObject({ assessorId, state: 'CURRENT' })
    expect((await own('MYSTERY_SHOPPER')).body.pools).toEqual([])
    for (const role of ['SOCIAL_SUPERVISOR', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'SYSTEM_ADMIN'] as const)
      expect(code(await call(role, 'GET', '/assessors'))).toBe('403 FORBIDDEN')
  })

  test('of another district is not there', async () => {
    const who = { accountId: await holder('SOCIAL_SUPERVISOR'), pool: 'SOCIAL_SUPERVISOR' } as const
    const assessorId = await bringAssessor(platform, otherDistrict, who)
    expect(await list('state=CURRENT')).toEqual([])
    expect(code(await end(assessorId))).toBe('404 NOT_FOUND')
  })
})

test('构成 is told beside what the policy asks, with what falls short', async () => {
  const path = `/assessor-composition?divisionCode=${district}`
  await recruit()
  const division = { accountId: await holder('DISCIPLINE_INSPECTOR') }
  await bringAssessor(platform, district, { ...division, pool: 'WORKING_GROUP', background: 'EXPERT' })
  await bringAssessor(platform, district, { ...division, pool: 'WORKING_GROUP', background: 'OFFICIAL' })
  const { body } = await call('LEADING_GROUP', 'GET', path)
  expect(body).toMatchObject({
    agencies: { count: 1, min: 2, isEnough: false },
    publicMembers: [{ agencyId, count: 4, of: 10, hundredths: 4000, minPercent: 30, isEnough: true }],
    experts: { count: 1, of: 2, hundredths: 5000, isEnough: true },
    supervisors: { count: 1, min: 50, isEnough: false },
    warnings: ['TOO_FEW_AGENCIES', 'TOO_FEW_SUPERVISORS'],
  })
  expect(body.source).toContain('服务窗口评价实施方案')
  expect(code(await call('WORKING_GROUP', 'GET', `/assessor-composition?divisionCode=${otherDistrict}`))).toBe(
    '403 FORBIDDEN',
  )
})

describe('whoever draws is given', () => {
  const today = '2026-11-16' as PlainDate
  const held = (at: PlainDate = today) =>
    findHeldAssessors(
      platform.running.world.app,
      platform.running.app.rules,
      { pool: 'SOCIAL_SUPERVISOR', state: 'CURRENT' },
      at,
    )
  const placeOf = async (hallCode: string) => {
    const [window] = await platform.database.query<{ id: number }>(
      `select w.id from service_window w join service_hall h on h.id = w.hall_id where h.hall_code = $1 and w.window_code = 'A01'`,
      [hallCode],
    )
    const places = await findAssessedPlaces(
      platform.running.world.app,
      platform.running.app.rules,
      [window?.id ?? 0],
      today,
    )
    const [place] = places.values()
    if (place === undefined) throw new Error(`no window in ${hallCode}`)
    return place
  }
  const policy = () =>
    platform.running.app.rules.loadPolicy('assessor', platform.running.app.rules.rootDivisionId, day).body
  const recusalAt = async (hallCode: string) => {
    const [assessor] = await held()
    if (assessor === undefined) throw new Error('nobody is held')
    return findRecusal(assessor, await placeOf(hallCode), today, policy())
  }

  test('who may not go where he lives, and may go elsewhere', async () => {
    await recruit({ homeDivisionCode: district })
    expect(await recusalAt('YP-TRIAL-01')).toBe('OWN_DISTRICT')
    expect(await recusalAt('YP-TRIAL-03')).toBeUndefined()
  })

  test('who may not go anywhere in his district though a street of it was told', async () => {
    const [street] = await platform.database.query<{ code: string }>(
      `with added as (insert into administrative_division (division_code) values ('990102009000') returning id, division_code)
       insert into administrative_division_version (division_id, effective_from, name, level, parent_id)
       select added.id, '2026-01-01', '某街道', 'STREET', p.id from added, administrative_division p where p.division_code = $1
       returning (select division_code from added) as code`,
      [district],
    )
    await platform.running.app.rules.refresh()
    await recruit({ homeDivisionCode: street?.code })
    expect((await held())[0]?.homePath).toHaveLength(2)
    expect((await held())[0]?.homePath).toContain(await divisionIdOf(platform, district))
    expect(await recusalAt('YP-TRIAL-01')).toBe('OWN_DISTRICT')
  })

  test('who may not go where he works, by hall or by item', async () => {
    await recruit({
      employers: [
        { organizationCode: bureau, leftOn: null },
        { organizationCode: otherOrganization, leftOn: null },
      ],
    })
    expect(await recusalAt('YP-TRIAL-01')).toBe('EARLIER_EMPLOYER')
    // Whose items the window serves is known there; of the other hall nobody has said it, and it has no staff.
    expect((await placeOf('YP-TRIAL-01')).organizationIds.length).toBeGreaterThan(1)
    expect((await placeOf('YP-TRIAL-03')).organizationIds).toHaveLength(1)
  })

  test('nobody whose term is over or was ended', async () => {
    const { assessorId } = (await recruit()).body
    expect(await held()).toHaveLength(1)
    expect(await held('2027-11-16' as PlainDate)).toEqual([])
    await end(assessorId)
    expect(await held()).toEqual([])
  })
})

test('every act is in the audit, without a name and without a reason', async () => {
  const acts = await platform.database.query<{ act: string; whole: string }>(
    `select act, row_to_json(e)::text as whole from audit_entry e where act like 'ASSESSOR_%' and result = 'DONE'`,
  )
  expect([...new Set(acts.map(({ act }) => act))].sort()).toEqual(['ASSESSOR_ENDED', 'ASSESSOR_RECRUITED'])
  expect(acts.some(({ whole }) => /监督员|不符/.test(whole))).toBe(false)
})

test('PostgreSQL shows assessors to nobody of staff but the roles that look after them, and to those in their place alone', async () => {
  await recruit()
  const seen = async (role: string, divisionCode: string) => {
    const divisionId = await divisionIdOf(platform, divisionCode)
    const { world, app } = platform.running
    return readScoped({ world, rules: app.rules }, { divisionId, hallId: null }, async (tx) => {
      await actAs(tx, role)
      return (await findAssessors(tx, { today: '2026-11-16' as PlainDate })).length
    })
  }
  for (const role of ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'])
    expect(await seen(role, district)).toBeGreaterThan(0)
  for (const role of ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'SOCIAL_SUPERVISOR', 'SYSTEM_ADMIN', ''])
    expect(await seen(role, district)).toBe(0)
  const [elsewhere] = await platform.database.query<{ count: number }>(
    'select count(*)::integer as count from assessor where division_id = $1',
    [await divisionIdOf(platform, otherDistrict)],
  )
  expect(await seen('WORKING_GROUP', otherDistrict)).toBe(elsewhere?.count)
})

// The last of all: what it recruits in a later year would be the newest of every list.
test('a term that ended by disqualification is followed by none, in any pool, until the time of the policy is over', async () => {
  const { assessorId } = (await recruit()).body
  await disqualify(assessorId)
  expect(code(await recruit())).toBe('409 DISQUALIFIED_LATELY')
  // Another pool, and another place, is no way around it.
  expect(code(await recruit({ divisionCode: district, termTo: '2027-01-01' }))).toBe('409 DISQUALIFIED_LATELY')
  clock = Date.parse('2027-11-15T10:00:00+08:00')
  expect(code(await recruit())).toBe('409 DISQUALIFIED_LATELY')
  clock = Date.parse('2027-11-16T10:00:00+08:00')
  expect((await recruit({ termTo: '2028-06-01' })).status).toBe(201)
})
