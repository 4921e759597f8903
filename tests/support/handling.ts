import type { Role } from '../../domain/access.ts'
import { callsOf } from './calls.ts'
import type { TestPlatform } from './platform.ts'
import { freshCookie } from './staff.ts'

export interface WorkedOrder {
  readonly orderId: string
  readonly receipt: string
  readonly version: number
}

const work = [
  ['WINDOW_SUPERVISOR', { step: 'ACKNOWLEDGE' }],
  ['WINDOW_SUPERVISOR', { step: 'CONTACT', channel: 'PHONE', outcome: 'REACHED' }],
  ['WINDOW_SUPERVISOR', { step: 'VERIFY', finding: 'CLEAR' }],
  ['WINDOW_SUPERVISOR', { step: 'FINISH', words: '已补办', evidence: [{ kind: 'REGISTER', reference: '整改登记' }] }],
  ['REVIEWER', { step: 'PASS_REVIEW' }],
  ['WINDOW_SUPERVISOR', { step: 'FEED_BACK', channel: 'PHONE', words: '已办妥' }],
] as const satisfies readonly (readonly [Role, object])[]

/** An order about a bad grade, worked on so many steps of the usual way: 4 brings it before the reviewer, 6 to the citizen. */
export async function workedOrder(platform: TestPlatform, steps: number): Promise<WorkedOrder> {
  const calls = callsOf(platform)
  const { body } = await calls.give(await platform.invite(), 1, `worked-order-${Math.random()}`)
  for (const [index, [role, sent]] of work.slice(0, steps).entries()) {
    const room = role === 'REVIEWER' ? 'reviews' : 'steps'
    const answer = await platform.running.http.inject({
      method: 'POST',
      url: `/api/v1/handling-orders/${body.id}/${room}`,
      headers: { cookie: await freshCookie(platform, role), 'sec-fetch-site': 'same-origin' },
      payload: { version: index + 1, ...sent },
    })
    if (answer.statusCode !== 200) throw new Error(`step ${index + 1}: ${answer.payload}`)
  }
  return { orderId: body.id, receipt: body.receipt, version: steps + 1 }
}
