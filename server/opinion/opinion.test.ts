import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { somePhoto } from '../../tests/support/evidence-file.ts'
import { findProjectionDifferences } from '../../tests/support/handling.ts'
import { bringMorePlaces, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'

// A Monday of an ordinary week.
const monday = Date.parse('2026-11-16T10:00:00+08:00')
let clock = monday
let platform: TestPlatform
let calls: Calls

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
})
afterAll(() => platform.stop())

const cookies = new Map<Role, string>()
async function as(role: Role, method: 'GET' | 'POST', path: string, body?: object) {
  const cookie = cookies.get(role) ?? (await freshCookie(platform, role))
  cookies.set(role, cookie)
  const answer = await browserOf(platform).call(method, `/api/v1/${path}`, body, { cookie })
  return { ...answer, said: [answer.status, answer.body.code].filter(Boolean).join(' ') }
}

const forum = {
  kind: 'ENTERPRISE_FORUM',
  day: '2026-11-12',
  hallCode: 'YP-TRIAL-01',
  hostOrganizationCode: '11990102MB0000001A',
  topic: '企业开办一件事',
  groups: { ENTERPRISE_AGENT: 8, ENTERPRISE_HEAD: 2 },
  consent: 'SPOKEN',
  guideCode: 'FORUM',
}
const group = {
  ...forum,
  kind: 'FOCUS_GROUP',
  topic: '老年人办事',
  groups: { ELDERLY: 6 },
  guideCode: 'SERVICE_QUALITY',
}
const statements = ['材料要交三遍', '叫号屏字太小', '等了两个小时', '窗口说法不一样', '网上传不了照片', '没有座位'].map(
  (words) => ({ group: 'ELDERLY', words }),
)

async function session(over: object = {}): Promise<string> {
  const kept = await as('WORKING_GROUP', 'POST', 'opinion-sessions', { ...forum, ...over })
  expect(kept.said).toBe('201')
  return kept.body.sessionId
}
const at = (sessionId: string, room = '') => `opinion-sessions/${sessionId}${room}`
const see = async (sessionId: string, role: Role = 'WORKING_GROUP') => (await as(role, 'GET', at(sessionId))).body
const write = (sessionId: string, version: number, said: object[] = statements, reason?: string) =>
  as('WORKING_GROUP', 'POST', at(sessionId, '/protocols'), {
    version,
    statements: said,
    ...(reason === undefined ? {} : { reason }),
  })
const mains = ['RULES', 'TANGIBLES', 'RESPONSIVENESS', 'ASSURANCE', 'SYSTEMS', 'TANGIBLES']
const codings = (codes: readonly string[]) => codes.map((each, index) => ({ number: index + 1, codes: [each] }))
const code = (role: Role, sessionId: string, version: number, codes: readonly string[]) =>
  as(role, 'POST', at(sessionId, '/codings'), { version, codings: codings(codes) })

/** A focus group with its protocol, coded by two who lie apart on the last statement. */
async function codedGroup(): Promise<string> {
  const sessionId = await session(group)
  expect((await write(sessionId, 0)).said).toBe('200')
  expect((await code('WORKING_GROUP', sessionId, 1, mains)).said).toBe('200')
  expect((await code('THIRD_PARTY_EVALUATOR', sessionId, 1, [...mains.slice(0, 5), 'EMPATHY'])).said).toBe('200')
  return sessionId
}

describe('an occasion of opinions', () => {
  test('is kept by its groups, guide and consent, and nobody is named', async () => {
    const sessionId = await session()
    expect(await see(sessionId)).toMatchObject({
      kind: 'ENTERPRISE_FORUM',
      hallCode: 'YP-TRIAL-01',
      participants: 10,
      consent: 'SPOKEN',
      version: 0,
      statements: null,
      codersMin: 1,
    })
    expect((await see(sessionId)).questions.length).toBeGreaterThan(2)
    const refused = async (over: object) =>
      (await as('WORKING_GROUP', 'POST', 'opinion-sessions', { ...forum, ...over })).said
    expect(await refused({ day: '2026-11-17' })).toBe('422 TIME_IN_FUTURE')
    expect(await refused({ groups: { NEIGHBOURS: 3 } })).toBe('422 GROUP_UNKNOWN')
    expect(await refused({ guideCode: 'SERVICE_QUALITY' })).toBe('422 GUIDE_UNKNOWN')
    expect(await refused({ guideCode: null })).toBe('422 COMMENT_EMPTY')
    expect(await refused({ topic: '张先生 15400001234' })).toBe('422 PERSONAL_NUMBER')
  })

  test('its protocol is corrected by another version that says why, and never in place', async () => {
    const sessionId = await session()
    const said = [{ group: 'ENTERPRISE_AGENT', words: '材料要交三遍' }]
    expect((await write(sessionId, 0, said)).said).toBe('200')
    expect((await write(sessionId, 0, said)).said).toBe('409 VERSION_PASSED')
    const corrected = [{ group: 'ENTERPRISE_AGENT', words: '材料要交两遍' }]
    expect((await write(sessionId, 1, corrected)).said).toBe('422 STEP_INCOMPLETE')
    expect((await write(sessionId, 1, corrected, '记错了次数')).body).toMatchObject({
      version: 2,
      corrections: [{ version: 2, reason: '记错了次数' }],
      protocol: [{ words: '材料要交两遍' }],
    })
    expect((await write(sessionId, 2, [{ group: 'CITIZEN', words: '请打 154-0000-1234' }], '补记')).said).toBe(
      '422 PERSONAL_NUMBER',
    )
  })

  test('its words stand in no table in plain', async () => {
    const sessionId = await session()
    await write(sessionId, 0, [{ group: 'CITIZEN', words: '独一无二的一句话' }])
    const rows = await platform.database.query<{ text: string }>(
      `select p::text as text from opinion_protocol p where session_id = $1`,
      [sessionId],
    )
    expect(JSON.stringify(rows)).not.toContain('独一无二')
  })

  test('a photo is kept where those who took part agreed, and refused where they did not', async () => {
    const refused = await session({ consent: 'REFUSED' })
    expect((await as('WORKING_GROUP', 'POST', at(refused, '/files'), somePhoto)).said).toBe('409 NO_CONSENT')
    const nowhere = await session({ hallCode: undefined, divisionCode: '990102000000' })
    const kept = await as('WORKING_GROUP', 'POST', at(nowhere, '/files'), somePhoto)
    expect(kept.said).toBe('201')
    expect((await see(nowhere)).files).toMatchObject([{ fileId: kept.body.fileId }])
    const cookie = await freshCookie(platform, 'LEADING_GROUP')
    const url = `/api/v1/${at(nowhere, `/files/${kept.body.fileId}`)}`
    const read = await platform.running.http.inject({ method: 'GET', url, headers: { cookie } })
    expect([read.statusCode, read.headers['content-type']]).toEqual([200, somePhoto.mediaType])
  })

  test('is not there for another place, nor for the evaluated side', async () => {
    const elsewhere = await session({ hallCode: secondHall })
    expect((await as('WINDOW_SUPERVISOR', 'GET', at(elsewhere))).said).toBe('403 FORBIDDEN')
    expect((await as('DEPARTMENT_HANDLER', 'GET', at(elsewhere))).said).toBe('403 FORBIDDEN')
  })
})

describe('statements are coded', () => {
  test('by two coders, of whom neither sees the other before both are done', async () => {
    const sessionId = await session(group)
    await write(sessionId, 0)
    expect((await code('WORKING_GROUP', sessionId, 1, mains.slice(0, 5))).said).toBe('422 STEP_INCOMPLETE')
    expect((await code('WORKING_GROUP', sessionId, 1, [...mains.slice(0, 5), 'NOISE'])).said).toBe('422 CODE_UNKNOWN')
    expect((await code('WORKING_GROUP', sessionId, 1, mains)).said).toBe('200')
    expect((await code('WORKING_GROUP', sessionId, 1, mains)).said).toBe('409 CODED_ALREADY')
    const other = await see(sessionId, 'THIRD_PARTY_EVALUATOR')
    expect(other).toMatchObject({ agreement: null, mayCode: true })
    expect(JSON.stringify(other.protocol)).not.toContain('RULES')
    await code('THIRD_PARTY_EVALUATOR', sessionId, 1, [...mains.slice(0, 5), 'EMPATHY'])
    expect(await see(sessionId, 'LEADING_GROUP')).toMatchObject({
      agreement: { units: 6, agreed: 5 },
      mayCode: false,
      protocol: { 0: { state: 'AGREED', codes: ['RULES'] }, 5: { state: 'APART', codes: null } },
    })
  })

  test('where they lie apart one of them settles it after a talk, with the reason; a third settles what he has not coded', async () => {
    const sessionId = await codedGroup()
    const settle = (over: object) =>
      as('WORKING_GROUP', 'POST', at(sessionId, '/settlements'), {
        ...{ version: 1, number: 6, codes: ['TANGIBLES'], way: 'TALK', reason: '两人商定：说的是座位' },
        ...over,
      })
    expect((await settle({ way: 'THIRD' })).said).toBe('403 NOT_YOURS_TO_DO')
    expect((await settle({ number: 1 })).said).toBe('409 NOT_AT_THIS_STAGE')
    expect((await settle({ reason: '  ' })).said).toBe('422 STEP_INCOMPLETE')
    expect((await settle({})).body.protocol[5]).toMatchObject({ state: 'SETTLED', codes: ['TANGIBLES'] })
    expect((await settle({})).said).toBe('409 NOT_AT_THIS_STAGE')
  })

  test('a correction keeps the codes of what it leaves as it was', async () => {
    const sessionId = await codedGroup()
    const corrected = statements.map((each, index) => (index === 1 ? { ...each, words: '叫号屏看不清' } : each))
    const seen = (await write(sessionId, 1, corrected, '听错了')).body
    expect(seen).toMatchObject({ agreement: null, mayCode: true })
    const again = (role: Role) =>
      as(role, 'POST', at(sessionId, '/codings'), { version: 2, codings: [{ number: 2, codes: ['EMPATHY'] }] })
    expect((await again('WORKING_GROUP')).said).toBe('200')
    expect((await again('THIRD_PARTY_EVALUATOR')).body).toMatchObject({
      protocol: { 0: { state: 'AGREED', codes: ['RULES'] }, 1: { state: 'AGREED', codes: ['EMPATHY'] } },
    })
    expect((await code('WORKING_GROUP', sessionId, 1, mains)).said).toBe('409 VERSION_PASSED')
  })
})

describe('a finding', () => {
  const find = (over: object) =>
    as('WORKING_GROUP', 'POST', 'opinion-findings', {
      ...{ hallCode: 'YP-TRIAL-01', words: '叫号屏字太小，老年人看不清', codes: ['TANGIBLES'], statements: [] },
      ...{ suggestionIds: [], ...over },
    })
  const decide = (findingId: string, outcome: string, words = '本月内换屏') =>
    as('WORKING_GROUP', 'POST', `opinion-findings/${findingId}/decision`, { outcome, words })
  const findingOf = async (findingId: string) =>
    (await as('WORKING_GROUP', 'GET', 'opinion-findings?limit=200')).body.findings.find(
      (each: { findingId: string }) => each.findingId === findingId,
    )

  test('rests on statements that are coded as it says', async () => {
    const sessionId = await codedGroup()
    const on = (...numbers: number[]) => ({ statements: numbers.map((number) => ({ sessionId, number })) })
    expect((await find({})).said).toBe('422 STEP_INCOMPLETE')
    expect((await find(on(6))).said).toBe('409 NOT_CODED')
    expect((await find(on(1))).said).toBe('422 CODE_DIFFERS')
    expect((await find(on(9))).said).toBe('422 STATEMENT_UNKNOWN')
    expect((await find({ ...on(2), words: '找 15400001234' })).said).toBe('422 PERSONAL_NUMBER')
    const found = await find(on(2))
    expect(found.said).toBe('201')
    expect(await findingOf(found.body.findingId)).toMatchObject({
      ...{ statements: 1, sessions: 1, participants: 6, suggestions: 0, state: 'OPEN' },
    })
  })

  test('that is taken up opens one order of its own source in its hall, and is done when that is closed', async () => {
    const sessionId = await codedGroup()
    const { findingId } = (await find({ statements: [{ sessionId, number: 2 }] })).body
    const decided = await Promise.all([decide(findingId, 'TAKEN_UP'), decide(findingId, 'TAKEN_UP')])
    expect(decided.map(({ said }) => said).toSorted()).toEqual(['200', '409 NOT_AT_THIS_STAGE'])
    const { orderId } = await findingOf(findingId)
    const order = (await as('WINDOW_SUPERVISOR', 'GET', `handling-orders/${orderId}`)).body
    expect(order).toMatchObject({ source: 'OPINION', stage: 'OPENED' })
    expect(JSON.stringify(order)).toContain('叫号屏字太小')
    await platform.database.query(`update handling_order_state set stage = 'CLOSED' where order_id = $1`, [orderId])
    expect(await see(sessionId)).toMatchObject({ found: [{ state: 'DONE', decision: '本月内换屏' }] })
    await platform.database.query(`update handling_order_state set stage = 'OPENED' where order_id = $1`, [orderId])
    expect(await findProjectionDifferences(platform.running.world, platform.running.app.rules)).toEqual([])
  })

  test('of no hall is answered or declined with words for everybody, and opens no order', async () => {
    // Later than what was decided before: the newest is told first.
    clock += 60_000
    const sessionId = await codedGroup()
    const nowhere = { hallCode: undefined, divisionCode: '990102000000', statements: [{ sessionId, number: 2 }] }
    const { findingId } = (await find(nowhere)).body
    expect((await decide(findingId, 'TAKEN_UP')).said).toBe('404 HALL_UNKNOWN')
    expect((await decide(findingId, 'DECLINED', '   ')).said).toBe('422 COMMENT_EMPTY')
    expect((await decide(findingId, 'DECLINED', '本级无权修改该系统，已报省级')).said).toBe('200')
    clock += 60_000
    const told = (await calls.get('/api/v1/opinion-outcomes')).body as { outcomes: object[] }
    expect(told.outcomes[0]).toMatchObject({
      state: 'DECLINED',
      decision: '本级无权修改该系统，已报省级',
      hallName: null,
    })
    expect(JSON.stringify(told)).not.toMatch(/findingId|accountId|orderId|sessionId/)
  })
})
