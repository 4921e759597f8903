import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callsOf, occurrenceOf, refusal } from '../support/calls.ts'
import { TestGateway } from '../support/gateway.ts'
import { workedOrder } from '../support/handling.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { changePolicy } from '../support/policy.ts'
import { browserOf, freshCookie } from '../support/staff.ts'

const dayMs = 86_400_000
// A Monday of an ordinary week: no holiday lies near.
const monday = Date.parse('2026-11-23T10:00:00+08:00')
let clock = monday
let gateway: TestGateway
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  gateway = await TestGateway.start({ kind: 'sms-json', name: 'gateway', now: () => clock })
  platform = await startPlatform({
    now: () => clock,
    letters: { providers: [gateway.settings(20_000)], everyMs: 3_600_000 },
  })
  calls = callsOf(platform)
})
afterAll(async () => {
  await platform.stop()
  await gateway.down()
})
beforeEach(() => {
  gateway.taken.length = 0
})

const allKinds = ['ANSWERED', 'WROTE', 'APPEALED', 'ASKED', 'ENTERED', 'COMPLAINT_KEPT']
let people = 0
const nextPhone = () => {
  people += 1
  return `161${String(people).padStart(8, '0')}`
}
const sweep = async () => {
  await platform.running.app.sweeps.find(({ name }) => name === 'letters')?.run()
}
const notices = () => gateway.taken.filter(({ template }) => template !== 'T1')

/** Served and asked, then badly evaluated, and worked on so far. */
async function rated(phone: string, steps: number, more: Record<string, unknown> = {}) {
  const applicant = { type: 'NATURAL_PERSON', phone }
  const token = await platform.invite({ applicant, occurrences: [occurrenceOf(clock)] })
  await sweep()
  gateway.taken.length = 0
  return workedOrder(platform, steps, more, token)
}
const open = (code: string) => calls.post('/api/v1/notices/open', { code })
const codeIn = (link: string) => link.split('#')[1] ?? ''
const stateOf = async (orderId: string) =>
  (
    await platform.database.query<{ state: string }>(
      'select state::text from letter where order_id = $1 order by seq',
      [orderId],
    )
  ).map(({ state }) => state)

describe('whoever evaluated badly is told by letter', () => {
  test('that there is an answer, by a link that leads to his order and needs no receipt', async () => {
    const phone = nextPhone()
    const { receipt } = await rated(phone, 6)
    await sweep()
    expect(notices()).toMatchObject([{ phone, template: 'N1' }])
    const [{ link } = { link: '' }] = notices()
    expect(link).toMatch(new RegExp(`^${platform.base}/r#[A-Za-z0-9_-]{22}$`))
    expect((await open(codeIn(link))).body).toEqual({ notice: 'ANSWERED', receipt })
    await sweep()
    expect(notices()).toHaveLength(1)
  })

  test('that a message was left for him, each one; a call that was tried is no letter', async () => {
    const phone = nextPhone()
    const { orderId } = await rated(phone, 1)
    const step = async (version: number, sent: object) => {
      const cookie = await freshCookie(platform, 'WINDOW_SUPERVISOR')
      const path = `/api/v1/handling-orders/${orderId}/steps`
      expect(
        (await browserOf(platform).call('POST', path, { version, step: 'CONTACT', ...sent }, { cookie })).status,
      ).toBe(200)
    }
    await step(2, { channel: 'VISIT', outcome: 'NOT_REACHED' })
    await step(3, { channel: 'MAILBOX', outcome: 'NOT_REACHED', words: '请补充说明' })
    await step(4, { channel: 'MAILBOX', outcome: 'NOT_REACHED', words: '我们已找到您的材料' })
    await sweep()
    await sweep()
    expect(notices().map(({ template }) => template)).toEqual(['N2', 'N2'])
  })

  test('until its link expires, and from then on with the receipt alone', async () => {
    await rated(nextPhone(), 6)
    await sweep()
    const code = codeIn(notices()[0]?.link ?? '')
    clock += 30 * dayMs
    expect((await open(code)).status).toBe(200)
    clock += dayMs
    expect(refusal(await open(code))).toBe('404 NOTICE_UNKNOWN')
    expect(refusal(await open('A'.repeat(22)))).toBe('404 NOTICE_UNKNOWN')
    clock -= 31 * dayMs
  })

  test('not where the evaluation is anonymous, nor where the policy wants no such letter, nor of what no provider has a text for', async () => {
    await changePolicy(platform, 'identity-mode', { otherwise: 'ANONYMOUS', byChannel: {} })
    const anonymous = await rated(nextPhone(), 6)
    await changePolicy(platform, 'identity-mode', { otherwise: 'REAL_NAME_HIDDEN', byChannel: {} })
    await changePolicy(platform, 'notice', { kinds: ['APPEALED'] })
    const unwanted = await rated(nextPhone(), 6)
    const appealed = await rated(nextPhone(), 0)
    const cookie = await freshCookie(platform, 'WINDOW_SUPERVISOR')
    const evidence = [{ kind: 'REGISTER', reference: '派件记录' }]
    const appeal = { orderId: appealed.orderId, ground: 'WRONG_OBJECT', words: '与本窗口无关', evidence }
    expect((await browserOf(platform).call('POST', '/api/v1/appeals', appeal, { cookie })).status).toBe(201)
    await changePolicy(platform, 'notice', { kinds: allKinds })
    await sweep()
    expect(notices()).toEqual([])
    expect(await stateOf(anonymous.orderId)).toEqual([])
    expect(await stateOf(unwanted.orderId)).toEqual([])
    expect(await stateOf(appealed.orderId)).toEqual(['DROPPED'])
  })

  test('not in the night, and not against a wish, his own by the link of such a letter included', async () => {
    const phone = nextPhone()
    clock = Date.parse('2026-11-24T21:30:00+08:00')
    const { orderId } = await rated(phone, 6)
    await sweep()
    expect(notices()).toEqual([])
    clock = Date.parse('2026-11-25T08:00:01+08:00')
    await sweep()
    expect(notices()).toHaveLength(1)
    const stopCode = codeIn(gateway.stops.get(phone) ?? '')
    const wish = async () => (await calls.post('/api/v1/do-not-call/look-up', { stopCode })).body.wish
    expect(await wish()).toBe('RESUME')
    expect((await calls.post('/api/v1/do-not-call', { stopCode, wish: 'STOP' })).status).toBe(200)
    expect(await wish()).toBe('STOP')
    await rated(phone, 6)
    await sweep()
    expect(notices()).toEqual([])
    expect(await stateOf(orderId)).toEqual(['SENT'])
  })

  test('and no row joins his order and his service: the letter of an order knows no person', async () => {
    await rated(nextPhone(), 6)
    const rows = await platform.database.query(
      `select 1 from letter n join letter i on i.recipient_index in (n.recipient_index, n.other_index)
       where n.order_id is not null and i.occurrence_id is not null`,
    )
    expect(rows).toEqual([])
    const [counts] = await platform.database.query<{ same: boolean }>(
      `select coalesce(sum(sent), 0) = (select count(*) from letter where sent_at is not null and order_id is null) as same from letter_tally`,
    )
    expect(counts?.same).toBe(true)
  })
})

describe('whoever complained at a desk gets his receipt, and not the desk', () => {
  const enter = async (contact: object | undefined, key = `at-desk-${Math.random()}`) => {
    const cookie = await freshCookie(platform, 'WINDOW_SUPERVISOR')
    const said = { hallCode: 'YP-TRIAL-01', channel: 'IN_PERSON', words: '材料被退回三次' }
    const body = { ...said, receivedAt: new Date(clock).toISOString(), ...(contact === undefined ? {} : { contact }) }
    return browserOf(platform).call('POST', '/api/v1/complaints', body, { cookie, 'idempotency-key': key })
  }
  const seen = async (orderId: string) => {
    const cookie = await freshCookie(platform, 'REVIEWER')
    return (await browserOf(platform).call('GET', `/api/v1/handling-orders/${orderId}`, undefined, { cookie })).body
  }

  test('by a letter whose link opens the order; the desk is not shown it, asked again neither', async () => {
    const phone = nextPhone()
    const first = await enter({ phone }, 'told-by-letter')
    expect(first).toMatchObject({ status: 201, body: { handover: 'LETTER', receipt: null, url: null, created: true } })
    const again = await enter({ phone }, 'told-by-letter')
    expect(again).toMatchObject({ status: 200, body: { handover: 'LETTER', receipt: null, url: null, created: false } })
    expect(again.body.orderId).toBe(first.body.orderId)
    await sweep()
    const told = notices().filter((notice) => notice.phone === phone)
    expect(told).toMatchObject([{ template: 'N3' }])
    const opened = await open(codeIn(told[0]?.link ?? ''))
    expect(opened.body).toMatchObject({ notice: 'COMPLAINT_KEPT' })
    const { receipt } = opened.body as unknown as { receipt: string }
    expect((await calls.post('/api/v1/complaints/look-up', { receipt })).body).toMatchObject({ id: first.body.orderId })
    expect((await seen(first.body.orderId)).complaint).toMatchObject({ hasContact: true, receiptThroughDesk: false })
  })

  test('from the hands of the desk where he wants no letters, left no mobile phone, or no letter is wanted by the policy', async () => {
    const handedOver = async (contact: object | undefined) => {
      const { status, body } = await enter(contact)
      expect([status, body.handover]).toEqual([201, 'DESK'])
      expect((await calls.post('/api/v1/complaints/look-up', { receipt: body.receipt })).body).toMatchObject({
        id: body.orderId,
      })
      expect((await seen(body.orderId)).complaint).toMatchObject({ receiptThroughDesk: true })
    }
    const phone = nextPhone()
    await enter({ phone })
    await sweep()
    const stopCode = codeIn(gateway.stops.get(phone) ?? '')
    expect((await calls.post('/api/v1/do-not-call', { stopCode, wish: 'STOP' })).status).toBe(200)
    gateway.taken.length = 0
    await handedOver({ phone })
    await handedOver({ phone: '010-5550000' })
    await handedOver(undefined)
    await changePolicy(platform, 'notice', { kinds: ['ANSWERED'] })
    await handedOver({ phone: nextPhone() })
    await changePolicy(platform, 'notice', { kinds: allKinds })
    await sweep()
    expect(notices()).toEqual([])
  })
})
