import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { bringMorePlaces, otherDistrict, otherHall, otherOrganization } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, freshCookie } from '../../tests/support/staff.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
})
afterAll(() => platform.stop())

const ask = async (role: Role, method: string, path: string, body?: unknown) =>
  browserOf(platform).call(method, `/api/v1/${path}`, body, { cookie: await freshCookie(platform, role) })
const see = (orderId: string, role: Role = 'DEPARTMENT_HANDLER') => ask(role, 'GET', `handling-orders/${orderId}`)
const isListed = async (orderId: string, query: string, role: Role = 'DEPARTMENT_HANDLER') => {
  const { body } = await ask(role, 'GET', `handling-orders?limit=200&${query}`)
  return body.orders.some((each: { orderId: string }) => each.orderId === orderId)
}
const step = async (role: Role, orderId: string, sent: object) => {
  const { version } = (await see(orderId, 'LEADING_GROUP')).body
  return ask(role, 'POST', `handling-orders/${orderId}/steps`, { version, ...sent })
}

let given = 0
async function rateWith(): Promise<{ readonly orderId: string; readonly receipt: string }> {
  given += 1
  const { body } = await callsOf(platform).give(await platform.invite(), 1, `parties-${given}-key`)
  return { orderId: body.id, receipt: body.receipt }
}
const rate = async () => (await rateWith()).orderId

/** The trial’s handler, in the service of a unit of another district; for one hall of it, where one is named. */
const handlesElsewhere = (hallCode: string | null) =>
  platform.database.query(
    `update account_post set organization_id = (select id from organization where uscc = $1),
       division_id = (select id from administrative_division where division_code = $2), hall_id = (select id from service_hall where hall_code = $3)
     where role = 'DEPARTMENT_HANDLER'`,
    [otherOrganization, otherDistrict, hallCode],
  )

const offer = { step: 'OFFER_TRANSFER', organizationCode: otherOrganization }

describe('两地、协办、转办: a unit’s part does not end where its own halls do', () => {
  test('who handles for a unit of another district has what it is asked to take over, and what it leads', async () => {
    await handlesElsewhere(null)
    const [orderId, another] = [await rate(), await rate()]
    expect((await see(orderId)).status).toBe(404)
    expect(await step('WINDOW_SUPERVISOR', orderId, offer)).toMatchObject({ status: 200 })
    expect(await see(orderId)).toMatchObject({
      status: 200,
      body: { offeredTo: { organizationCode: otherOrganization } },
    })
    expect(await isListed(orderId, 'mine=true&want=TRANSFER')).toBe(true)
    expect((await ask('DEPARTMENT_HANDLER', 'GET', 'handling-orders/morning-sheet')).body.counts.TRANSFER).toBe(1)
    expect(await step('DEPARTMENT_HANDLER', orderId, { step: 'ACCEPT_TRANSFER' })).toMatchObject({ status: 200 })
    expect(await step('DEPARTMENT_HANDLER', orderId, { step: 'ACKNOWLEDGE' })).toMatchObject({ status: 200 })
    // Nothing else of that hall.
    expect([await isListed(another, 'mine=true'), (await see(another)).status]).toEqual([false, 404])
    expect(await isListed(orderId, '')).toBe(false)
  })

  test('who has refused it is told that it is done, and sees it no more', async () => {
    await handlesElsewhere(null)
    const orderId = await rate()
    await step('WINDOW_SUPERVISOR', orderId, offer)
    const refused = await step('DEPARTMENT_HANDLER', orderId, { step: 'REFUSE_TRANSFER', words: '不属本局职责' })
    expect(refused).toMatchObject({ status: 200, body: { offeredTo: null } })
    expect((await see(orderId)).status).toBe(404)
  })

  test('a post for one hall alone is for that hall: where the unit has no other, nothing is given to it', async () => {
    await handlesElsewhere(otherHall)
    const orderId = await rate()
    expect((await step('WINDOW_SUPERVISOR', orderId, offer)).body).toMatchObject({ code: 'NOBODY_HANDLES_THERE' })
    await handlesElsewhere(null)
    await step('WINDOW_SUPERVISOR', orderId, offer)
    await handlesElsewhere(otherHall)
    expect((await see(orderId)).status).toBe(404)
  })
})

describe('whom an order is about', () => {
  test('does not find it by another post: not on his desk, not in his hall, not by its number', async () => {
    const { orderId, receipt } = await rateWith()
    const setStaff = (staffNo: string | null) =>
      platform.database.query(
        `update account set staff_id = (select id from window_staff where staff_no = $2 order by id limit 1) where username = $1`,
        [accountOf(platform, 'WINDOW_SUPERVISOR').username, staffNo],
      )
    await setStaff('1001')
    const found = [
      await isListed(orderId, 'mine=true', 'WINDOW_SUPERVISOR'),
      await isListed(orderId, '', 'WINDOW_SUPERVISOR'),
      (await see(orderId, 'WINDOW_SUPERVISOR')).status,
      (await ask('WINDOW_SUPERVISOR', 'GET', `appeals/of-order/${orderId}`)).status,
      (await ask('WINDOW_SUPERVISOR', 'POST', `handling-orders/${orderId}/steps`, { version: 1, step: 'ACKNOWLEDGE' }))
        .status,
    ]
    await callsOf(platform).post('/api/v1/handling-orders/answers', { receipt, answer: 'ASK_HELP' })
    const told = async (role: Role) =>
      (await ask(role, 'GET', 'messages')).body.messages.filter(
        ({ kind, target }: { kind: string; target: string }) => kind === 'ORDER_HELP_ASKED' && target === orderId,
      ).length
    const inbox = await told('WINDOW_SUPERVISOR')
    const counted = (await ask('WINDOW_SUPERVISOR', 'GET', 'handling-orders/morning-sheet')).body
    await setStaff(null)
    expect(found).toEqual([false, false, 404, 404, 404])
    // He is the only supervisor there: whoever is above hears that somebody asks for help.
    expect([inbox, await told('WORKING_GROUP')]).toEqual([0, 1])
    expect(await isListed(orderId, '', 'WINDOW_SUPERVISOR')).toBe(true)
    const all = (await ask('WINDOW_SUPERVISOR', 'GET', 'handling-orders/morning-sheet')).body
    expect(counted.places).not.toEqual(all.places)
  })
})
