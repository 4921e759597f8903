import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { bringMorePlaces, otherDistrict, otherHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringPublication } from '../../tests/support/publication.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { bringWorker } from '../../tests/support/worker.ts'

const city = '990100000000'
let platform: TestPlatform
/** Of the trial’s district alone, of the other alone, and of both. */
let own: string
let other: string
let both: string
beforeAll(async () => {
  platform = await startPlatform()
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  for (const [username, role, divisionCode] of [
    ['city.group', 'WORKING_GROUP', city],
    ['city.leader', 'LEADING_GROUP', city],
    ['other.group', 'WORKING_GROUP', otherDistrict],
  ] as const)
    await bringWorker(platform, { username, role, divisionCode })
  own = (await bringPublication(platform, '2019-10', 'DRAFT')).publicationId
  other = (await bringPublication(platform, '2019-11', 'DRAFT', otherHall)).publicationId
  const wide = await bringPublication(platform, '2019-12', 'REVIEWED')
  both = wide.publicationId
  await platform.database.query(
    `insert into window_score (computation_id, window_id, division_id, hall_id, verdict, evaluations, body)
     select p.computation_id, s.window_id, s.division_id, s.hall_id, s.verdict, s.evaluations, s.body
     from publication p, publication q join window_score s on s.computation_id = q.computation_id where p.id = $1 and q.id = $2`,
    [both, other],
  )
})
afterAll(() => platform.stop())

async function call(role: Role, username: string | undefined, method: string, path: string, body?: unknown) {
  const cookie = await freshCookie(platform, role, username === undefined ? {} : { username })
  return browserOf(platform).call(method, `/api/v1/${path}`, body, { cookie })
}
async function listed(role: Role, username?: string): Promise<string[]> {
  const { body } = await call(role, username, 'GET', 'publications')
  return body.publications.map(({ publicationId }: { publicationId: string }) => publicationId).sort()
}

test('whoever answers for one district is shown what tells of it alone, and whoever answers for the city everything', async () => {
  expect(await listed('WORKING_GROUP')).toEqual([own])
  expect(await listed('WORKING_GROUP', 'other.group')).toEqual([other])
  expect(await listed('WORKING_GROUP', 'city.group')).toEqual([own, other, both].sort())
})

test('what tells of more than the own district is checked, held, signed off and withdrawn by nobody of it', async () => {
  for (const id of [other, both]) {
    const code = async (role: Role, path: string, body: object) =>
      (await call(role, undefined, 'POST', `publications/${id}/${path}`, body)).body.code
    expect(await code('WORKING_GROUP', 'steps', { step: 'CHECKED' })).toBe('NOT_FOUND')
    expect(await code('WORKING_GROUP', 'steps', { step: 'HELD', reason: '等待' })).toBe('NOT_FOUND')
    expect(await code('LEADING_GROUP', 'signature', {})).toBe('NOT_FOUND')
    expect(await code('WORKING_GROUP', 'withdrawal-proposal', { reason: '待核实' })).toBe('NOT_FOUND')
    expect(await code('LEADING_GROUP', 'withdrawal', { outcome: 'AGREED' })).toBe('NOT_FOUND')
  }
  const signed = await call('LEADING_GROUP', 'city.leader', 'POST', `publications/${both}/signature`, {})
  expect([signed.status, signed.body.state, signed.body.counts]).toEqual([200, 'PUBLISHED', { TOO_FEW_TO_TELL: 2 }])
})

test('what is public is read by whoever may see publications, and acted on by nobody whom it exceeds', async () => {
  const { body } = await call('WORKING_GROUP', undefined, 'GET', 'publications')
  const told = body.publications.map((each: { publicationId: string; isReached: boolean }) => [
    each.publicationId,
    each.isReached,
  ])
  expect(new Map(told)).toEqual(
    new Map([
      [own, true],
      [both, false],
    ]),
  )
  const wide = body.publications.find((each: { publicationId: string }) => each.publicationId === both)
  const nothing = { mayTake: null, mayHold: false, mayProposeWithdrawal: false, mayDecideWithdrawal: false, next: null }
  expect(wide).toMatchObject({ state: 'PUBLISHED', ...nothing })
  const leader = (await call('LEADING_GROUP', undefined, 'GET', 'publications')).body
  const read = leader.publications.find((each: { publicationId: string }) => each.publicationId === both)
  expect(read).toMatchObject(nothing)
  // The rate is that of everything that was due, for whoever looks.
  const whole = (await call('WORKING_GROUP', 'city.group', 'GET', 'publications')).body
  expect([body.rateHundredths, leader.rateHundredths]).toEqual([whole.rateHundredths, whole.rateHundredths])
})

test('who may do what is told before it is tried', async () => {
  const of = async (role: Role) =>
    (await call(role, undefined, 'GET', 'publications')).body.publications.find(
      (each: { publicationId: string }) => each.publicationId === own,
    )
  const [group, leader] = [await of('WORKING_GROUP'), await of('LEADING_GROUP')]
  expect(group).toMatchObject({
    next: 'CHECKED',
    mayTake: 'CHECKED',
    mayNot: null,
    mayHold: true,
    mayProposeWithdrawal: false,
  })
  expect(leader).toMatchObject({ next: 'CHECKED', mayTake: null, mayNot: 'ANOTHER_ROLE', mayHold: false })
  await call('WORKING_GROUP', undefined, 'POST', `publications/${own}/steps`, { step: 'CHECKED' })
  expect(await of('WORKING_GROUP')).toMatchObject({ next: 'REVIEWED', mayTake: null, mayNot: 'TWO_STEPS_BY_ONE' })
  expect(await of('DISCIPLINE_INSPECTOR')).toMatchObject({ next: 'REVIEWED', mayTake: 'REVIEWED', mayNot: null })
})

test('the catalogue tells how soon each kind of period is due, and by which rule', async () => {
  const { catalogue } = (await call('LEADING_GROUP', undefined, 'GET', 'publications')).body
  expect(catalogue.within[0]).toEqual({ kind: 'MONTH', count: 10, unit: 'WORKING_DAYS' })
  expect(catalogue.namesLast).toBe(false)
  expect(catalogue.source).toContain('公开目录')
})
