import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { bringClosureAudit, closedComplaint, showPhone } from '../../tests/support/closure-audit.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { runVaultCommand } from '../vault/command.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-11-18T10:00:00+08:00')
let platform: TestPlatform
let calls: Calls
let complained: { readonly orderId: string; readonly receipt: string }

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  complained = await closedComplaint(platform, '15400070709')
  // Drawn under the first version, which says no number of tries.
  await bringClosureAudit(platform, complained.orderId)
})
afterAll(() => platform.stop())

const call = async (role: Role, method: string, path: string, body?: unknown) =>
  browserOf(platform).call(method, path, body, { cookie: await freshCookie(platform, role) })
const note = async (body: object) => {
  await showPhone(platform, complained.orderId, 'WORKING_GROUP')
  return noteAs(body)
}
const noteAs = (body: object) =>
  call('WORKING_GROUP', 'POST', `/api/v1/closure-audits/${complained.orderId}/outcome`, body)
const listed = async (state: string) =>
  (await call('WORKING_GROUP', 'GET', `/api/v1/closure-audits?state=${state}`)).body.audits
const total = async () => (await call('LEADING_GROUP', 'GET', '/api/v1/closure-audit-figures')).body.total
const look = () => calls.post<{ question: unknown }>('/api/v1/closure-audits/look-up', { receipt: complained.receipt })

describe('回访未接通', () => {
  test('when the tries are used up it counts as not reached, and nobody calls any more', async () => {
    for (const turn of [1, 2, 3]) {
      const noted = await note({ outcome: 'NOT_REACHED', words: `第 ${turn} 次无人接听` })
      expect(noted).toMatchObject({ status: 200, body: { state: turn === 3 ? 'ASKED' : 'OPEN', triesMax: 3 } })
      expect(noted.body.tries).toHaveLength(turn)
      clock += dayMs
    }
    expect(await note({ outcome: 'NOT_REACHED' })).toMatchObject({ status: 409, body: { code: 'ALREADY_ASKED' } })
    expect(await note({ outcome: 'CONFIRMED' })).toMatchObject({ status: 409, body: { code: 'ALREADY_ASKED' } })
    const at = new Date(clock - dayMs).toISOString()
    expect(await listed('OPEN')).toEqual([])
    expect(await listed('ASKED')).toMatchObject([
      { outcome: 'NOT_REACHED', channel: 'PHONE', askedAt: at, words: null },
    ])
    expect(await total()).toMatchObject({ drawn: 1, open: 0, notReached: 1, answered: 0 })
  })

  test('the citizen may answer on his own page after every try, as long as there is time', async () => {
    expect((await look()).body.question).toMatchObject({ askUntil: expect.any(String) })
    const answer = { receipt: complained.receipt, answer: 'CONFIRMED' }
    expect(await calls.post('/api/v1/closure-audits/answers', answer)).toMatchObject({ status: 200 })
    expect((await look()).body.question).toBeNull()
    const [audit] = await listed('ASKED')
    expect(audit).toMatchObject({ outcome: 'CONFIRMED', channel: 'MAILBOX' })
    expect(audit.tries.map(({ words }: { words: string }) => words)).toEqual(
      [1, 2, 3].map((turn) => `第 ${turn} 次无人接听`),
    )
    expect(await total()).toMatchObject({ drawn: 1, open: 0, notReached: 0, answered: 1, confirmed: 1 })
  })

  test('what was written at a try is erased with the record', async () => {
    const sealed = () =>
      platform.database.query(
        'select 1 from vault.sealed_field f join closure_audit_try t on t.record_id = f.record_id where t.order_id = $1',
        [complained.orderId],
      )
    expect(await sealed()).toHaveLength(3)
    const operator = operatorOf(platform)
    await runVaultCommand(operator, ['erase', complained.orderId, '--basis', 'consent-withdrawn'])
    await operator.stop()
    expect(await sealed()).toEqual([])
    expect((await listed('ASKED'))[0].tries.map(({ words }: { words: unknown }) => words)).toEqual([null, null, null])
  })
})
