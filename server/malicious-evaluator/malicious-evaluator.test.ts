import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { runVaultCommand } from '../vault/command.ts'

const dayMs = 86_400_000
// A Monday of an ordinary week: no holiday lies near.
const monday = Date.parse('2026-11-16T10:00:00+08:00')
let clock = monday
let platform: TestPlatform
let calls: Calls
let count = 0

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const reasons = '同一内容半年内三次，经查均与事实不符'
const panel = ['REVIEWER', 'WORKING_GROUP', 'SOCIAL_SUPERVISOR'] as const

async function call(role: Role, method: string, path: string, body?: object) {
  const cookie = await freshCookie(platform, role)
  return browserOf(platform).call(method, `/api/v1${path}`, body, { cookie })
}

const code = ({ status, body }: { status: number; body: { code?: string } }) =>
  body.code === undefined ? String(status) : `${status} ${body.code}`

/** Badly evaluated by whoever has a phone, and appealed against; upheld, where it is to be. */
async function appealed(phone: string, more: { ground?: string; isUpheld?: boolean } = {}) {
  const { ground = 'MALICIOUS', isUpheld = true } = more
  count += 1
  const token = await platform.invite({ applicant: { type: 'NATURAL_PERSON', phone } })
  const { body } = await calls.give(token, 1, `malicious-${count}-key`)
  const { id: orderId, receipt } = body as { id: string; receipt: string }
  const lodged = await call('WINDOW_SUPERVISOR', 'POST', '/appeals', {
    orderId,
    ground,
    words: '与事实不符',
    evidence: [{ kind: 'REGISTER', reference: '登记簿 2026-11-16' }],
  })
  const { appealId } = lodged.body as { appealId: string }
  await calls.post('/api/v1/appeals/answers', { receipt, stance: 'OBJECTS', words: '都是真的' })
  if (isUpheld)
    for (const [index, role] of panel.entries())
      await call(role, 'POST', `/appeals/${appealId}/votes`, {
        version: index + 2,
        verdict: 'UPHELD',
        words: '经查不实',
      })
  return { orderId, receipt, appealId }
}

const propose = (role: Role, appealId: string) =>
  call(role, 'POST', `/appeals/${appealId}/malicious-entry`, { words: reasons })
const decide = (role: Role, appealId: string, decision: string, version = 1) =>
  call(role, 'POST', `/appeals/${appealId}/malicious-entry/decisions`, { version, decision, words: '证据充分' })
const judge = (role: Role, appealId: string, verdict: string, version = 3) =>
  call(role, 'POST', `/appeals/${appealId}/malicious-entry/objection-decisions`, {
    version,
    verdict,
    words: '复核意见',
  })
const look = async (receipt: string) => (await calls.post('/api/v1/malicious-entries/look-up', { receipt })).body.entry
const object = (receipt: string) =>
  calls.post('/api/v1/malicious-entries/objections', { receipt, words: '三次都是我亲历的' })
const counted = async (role: Role, appealId: string) => {
  const heard = await call(role, 'GET', `/appeals/${appealId}/malicious-entry-count`)
  return heard.status === 200 ? heard.body.entriesInForce : code(heard)
}
const totals = async () => (await calls.get('/api/v1/malicious-entry-totals')).body
const images = () => platform.database.query<{ image: Buffer }>('select image from malicious_entry_image')
const sweep = () => platform.running.app.sweeps.find(({ name }) => name === 'malicious-entries')?.run()

async function confirmed(phone: string) {
  const found = await appealed(phone)
  expect(code(await propose('REVIEWER', found.appealId))).toBe('201')
  expect(code(await decide('WORKING_GROUP', found.appealId, 'CONFIRM'))).toBe('200')
  // The evaluator is told, and can object: by a letter whose row knows the order alone.
  const told = `select occurrence_id from letter where order_id = $1 and notice = 'ENTERED'`
  expect(await platform.database.query(told, [found.orderId])).toEqual([{ occurrence_id: null }])
  return found
}

/** What became of a bad evaluation, without its numbers. */
const courseOf = (orderId: string) =>
  platform.database.query(
    `select s.stage, s.version, s.organization_id, s.next_due_at is not null as has_clock, o.source, o.policy_id, e.kind, e.facts, v.grade, v.origin,
       exists (select from vault.evaluation_link l where l.evaluation_id = o.id and l.sealed_link is not null) as is_linked
     from handling_order o join handling_order_state s on s.order_id = o.id join handling_event e on e.order_id = o.id
     join evaluation v on v.id = o.evaluation_id where o.id = $1 order by e.sequence`,
    [orderId],
  )

describe('the register of malicious evaluators (恶意评价人员信息库)', () => {
  test('is not kept where no region says so, and every route of staff says that', async () => {
    const { appealId } = await appealed('16100000001')
    expect(code(await call('REVIEWER', 'GET', '/malicious-entries'))).toBe('409 REGISTER_NOT_KEPT')
    expect(code(await call('REVIEWER', 'GET', `/appeals/${appealId}/malicious-entry`))).toBe('409 REGISTER_NOT_KEPT')
    expect(code(await propose('REVIEWER', appealId))).toBe('409 REGISTER_NOT_KEPT')
    expect(await counted('REVIEWER', appealId)).toBe('409 REGISTER_NOT_KEPT')
    expect(await totals()).toEqual({ isKept: false, inForce: 0, ended: 0, objectionsUpheld: 0 })
    await changePolicy(platform, 'malicious-evaluator', { isKept: true })
    expect(await totals()).toMatchObject({ isKept: true })
  })

  test('takes an evaluation found malicious alone, proposed by one and confirmed by another', async () => {
    const other = await appealed('16100000002', { ground: 'DUPLICATE' })
    expect(code(await propose('REVIEWER', other.appealId))).toBe('409 NOT_AT_THIS_STAGE')
    const open = await appealed('16100000002', { isUpheld: false })
    expect(code(await propose('REVIEWER', open.appealId))).toBe('409 NOT_AT_THIS_STAGE')
    await changePolicy(platform, 'identity-mode', { otherwise: 'ANONYMOUS', byChannel: {} })
    const anonymous = await appealed('16100000002')
    await changePolicy(platform, 'identity-mode', { otherwise: 'REAL_NAME_HIDDEN', byChannel: {} })
    expect(code(await propose('REVIEWER', anonymous.appealId))).toBe('409 EVALUATOR_UNKNOWN')
    const { appealId, receipt } = await appealed('16100000002')
    for (const role of ['WINDOW_STAFF', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'LEADING_GROUP'] as const)
      expect(code(await propose(role, appealId)), role).toBe('403 FORBIDDEN')
    expect((await propose('REVIEWER', appealId)).body).toMatchObject({
      entry: { standing: 'PROPOSED', confirmedAt: null, events: [{ kind: 'PROPOSED', words: reasons, isOwn: true }] },
      options: [
        { step: 'CONFIRM', hindrance: 'NEEDS_ANOTHER' },
        { step: 'DECLINE', hindrance: 'NEEDS_ANOTHER' },
      ],
    })
    expect(code(await propose('WORKING_GROUP', appealId))).toBe('409 NOT_AT_THIS_STAGE')
    expect(code(await decide('REVIEWER', appealId, 'CONFIRM'))).toBe('403 NEEDS_ANOTHER')
    expect(code(await decide('WORKING_GROUP', appealId, 'CONFIRM', 7))).toBe('409 VERSION_PASSED')
    // Nobody has been looked for yet, and nobody is told of what may come to nothing.
    expect(await images()).toEqual([])
    expect(await look(receipt)).toBeNull()
    expect((await decide('WORKING_GROUP', appealId, 'DECLINE')).body).toMatchObject({ entry: { standing: 'DECLINED' } })
    expect(await images()).toEqual([])
  })

  test('holds an image of an address and nobody’s name; reasons are sealed', async () => {
    const phone = '16100000003'
    const { appealId } = await confirmed(phone)
    const [kept, ...more] = await images()
    expect(more).toEqual([])
    const { vault } = platform.running.world
    expect(kept?.image.equals(vault.blindIndex('letter-recipient', phone))).toBe(false)
    const rows = await platform.database.query(
      `select e.*, v.*, i.image from malicious_entry e join malicious_entry_event v on v.entry_id = e.id
       join malicious_entry_image i on i.entry_id = e.id where e.appeal_id = $1`,
      [appealId],
    )
    const text = JSON.stringify(rows)
    for (const secret of [phone, reasons, '证据充分']) expect(text).not.toContain(secret)
    const listed = await call('DISCIPLINE_INSPECTOR', 'GET', '/malicious-entries')
    expect(listed.body.entries[0]).toMatchObject({ standing: 'WAITING', appealId, endedAt: null })
    await decide('REVIEWER', appealId, 'END', 2)
  })

  test('tells whoever evaluated, with the reasons; his objection is decided by a third, and upheld it ends at once', async () => {
    const { appealId, receipt } = await confirmed('16100000004')
    expect(await look(receipt)).toMatchObject({
      standing: 'WAITING',
      reasons: [reasons, '证据充分'],
      // Fifteen working days from Monday: over when the Tuesday after the third week begins.
      objectUntil: new Date('2026-12-08T00:00:00+08:00').toISOString(),
      endsAt: new Date('2027-05-16T00:00:00+08:00').toISOString(),
      mayObject: true,
    })
    const objected = await object(receipt)
    expect(objected.body.entry).toMatchObject({ standing: 'OBJECTED', objection: '三次都是我亲历的', mayObject: false })
    expect(code(await object(receipt))).toBe('409 CITIZEN_HAS_SPOKEN')
    // Whoever may act next hears of it once: to be confirmed, then to be judged, by inspection too.
    const told = `select kind, role from message where target = $1 and kind like 'REGISTER%' order by kind, role`
    expect(await platform.database.query(told, [appealId])).toEqual([
      ...['DISCIPLINE_INSPECTOR', 'REVIEWER', 'WORKING_GROUP'].map((role) => ({ kind: 'REGISTER_OBJECTED', role })),
      ...['REVIEWER', 'WORKING_GROUP'].map((role) => ({ kind: 'REGISTER_PROPOSED', role })),
    ])
    clock += 40 * dayMs
    // However long nobody decides: it has no effect.
    expect(await look(receipt)).toMatchObject({ standing: 'OBJECTED' })
    expect(code(await judge('REVIEWER', appealId, 'REJECTED'))).toBe('403 NEEDS_ANOTHER')
    expect(code(await judge('WORKING_GROUP', appealId, 'REJECTED'))).toBe('403 NEEDS_ANOTHER')
    expect((await judge('DISCIPLINE_INSPECTOR', appealId, 'UPHELD')).body).toMatchObject({
      entry: { standing: 'ENDED', ending: 'OBJECTION_UPHELD' },
    })
    expect(await images()).toEqual([])
    expect(await look(receipt)).toMatchObject({ standing: 'ENDED', verdict: 'UPHELD', answers: ['复核意见'] })
    clock -= 40 * dayMs
    expect(await totals()).toMatchObject({ inForce: 0, ended: 2, objectionsUpheld: 1 })
  })

  test('in force it keeps nobody from evaluating and takes nothing from an order: who decides a later appeal learns how many there are', async () => {
    const phone = '16100000005'
    const first = await confirmed(phone)
    const again = await appealed(phone, { isUpheld: false })
    const stranger = await appealed('16100000006', { isUpheld: false })
    expect(await courseOf(again.orderId)).toEqual(await courseOf(stranger.orderId))
    // Not before the days of the objection are over.
    expect(await counted('REVIEWER', again.appealId)).toBe(0)
    clock += 30 * dayMs
    expect(code(await object(first.receipt))).toBe('409 TOO_LATE')
    expect(await counted('REVIEWER', again.appealId)).toBe(1)
    expect(await counted('SOCIAL_SUPERVISOR', again.appealId)).toBe(1)
    expect(await counted('REVIEWER', stranger.appealId)).toBe(0)
    for (const role of ['WINDOW_STAFF', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'LEADING_GROUP'] as const)
      expect(await counted(role, again.appealId), role).toBe('403 FORBIDDEN')
    expect(await counted('REVIEWER', first.appealId)).toBe('409 NOT_AT_THIS_STAGE')
    const read = await platform.database.query(
      `select act, target_id from audit_entry where act = 'MALICIOUS_COUNT_READ' and result = 'DONE' and target_id = $1`,
      [again.appealId],
    )
    expect(read.length).toBeGreaterThan(0)
    // And what is said while it is in force goes the way of everybody’s, whether or not it is appealed against.
    const later = await appealed(phone, { isUpheld: false })
    const other = await appealed('16100000007', { isUpheld: false })
    expect(later.receipt).toHaveLength(64)
    expect(await courseOf(later.orderId)).toEqual(await courseOf(other.orderId))
    clock -= 30 * dayMs
  })

  test('ends by itself: the image goes, that there was an entry stays', async () => {
    expect(await images()).toHaveLength(1)
    clock = Date.parse('2027-05-15T23:59:59+08:00')
    await sweep()
    expect(await images()).toHaveLength(1)
    clock += 1000
    expect(await totals()).toMatchObject({ inForce: 0 })
    await sweep()
    expect(await images()).toEqual([])
    const [last] = await platform.database.query(
      `select kind, actor_kind, facts from malicious_entry_event order by at desc, sequence desc limit 1`,
    )
    expect(last).toEqual({ kind: 'ENDED', actor_kind: 'PLATFORM', facts: { ending: 'EXPIRED' } })
    clock = monday
  })

  test('erasing the evaluation ends it; so does a region that keeps a register no more', async () => {
    const erased = await confirmed('16100000008')
    const operator = operatorOf(platform)
    await runVaultCommand(operator, ['erase', erased.orderId, '--basis', 'consent-withdrawn'])
    await operator.stop()
    expect(await images()).toEqual([])
    expect(code(await calls.post('/api/v1/malicious-entries/look-up', { receipt: erased.receipt }))).toBe('410 ERASED')
    const { receipt } = await confirmed('16100000009')
    await changePolicy(platform, 'malicious-evaluator', { isKept: false })
    expect(await look(receipt)).toMatchObject({ standing: 'ENDED', mayObject: false })
    await sweep()
    expect(await images()).toEqual([])
    expect(await totals()).toMatchObject({ isKept: false, inForce: 0 })
  })
})
