import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { bringDays, tellPraise } from './index.ts'

const dayMs = 86_400_000
/** A Monday of an ordinary week: no holiday lies near. */
const monday = Date.parse('2026-11-16T10:00:00+08:00')
let clock = monday
let platform: TestPlatform
let calls: Calls
let given = 0

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  await changePolicy(platform, 'own-evaluation', { groupMin: 5 })
})
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: object) {
  const cookie = await freshCookie(platform, role)
  return browserOf(platform).call(method, `/api/v1${path}`, body, { cookie })
}
const own = async () => (await call('WINDOW_STAFF', 'GET', '/own-evaluations')).body

async function rate(grade: number, comment?: string) {
  given += 1
  const more = comment === undefined ? {} : { comment }
  const { body } = await calls.give(await platform.invite(), grade, `own-${given}-key`, more)
  return body.id
}

const code = ({ status, body }: { status: number; body: { code?: string } }) =>
  body.code === undefined ? String(status) : `${status} ${body.code}`
const at = async (days: number) => {
  clock = monday + days * dayMs
  await bringDays(platform.running.world)
}

describe('somebody at a window sees his own evaluations', () => {
  let badId = ''
  test('not before the account says who he is, and not before the week is over and the policy’s days have passed', async () => {
    badId = await rate(1, '你这个混 蛋，我的电话 1540000')
    await rate(5, '办得真快，谢谢')
    for (let count = 0; count < 3; count += 1) await rate(4)
    expect(await own()).toMatchObject({ isAtWindows: false, batches: [] })
    await platform.database.query(
      `update account set staff_id = (select staff_id from handling_order where id = $1) where username = 'trial.window-staff'`,
      [badId],
    )
    await at(9)
    expect(await own()).toMatchObject({ isAtWindows: true, groupMin: 5, toldAfterNaturalDays: 3, batches: [] })
    const { inviting } = await own()
    expect(inviting.source).toContain('服务窗口评价实施方案')
    expect(inviting.sentences[0]).toMatchObject({
      'zh-CN': expect.stringContaining('真实感受'),
      en: expect.any(String),
    })
    expect(inviting.inducing.map(({ code }: { code: string }) => code)).toContain('ASKS_FOR_GRADE')
    await at(10)
    const { batches } = await own()
    expect(batches).toMatchObject([{ from: '2026-11-16', until: '2026-11-22' }])
    expect(batches[0].grades).toContainEqual({ grade: 1, evaluations: 1 })
  })

  test('with abuse and long numbers covered up, in an order of its own, and without a time, a number or a service', async () => {
    const [{ evaluations }] = (await own()).batches
    expect(evaluations.map(({ grade }: { grade: number }) => grade)).toEqual([5, 4, 4, 4, 1])
    expect(evaluations[0]).toMatchObject({ number: 1, comment: '办得真快，谢谢', mayAppeal: false })
    expect(evaluations[4]).toMatchObject({ comment: '你这个＊＊＊，我的电话 ＊＊＊＊＊＊＊', mayAppeal: true })
    expect(JSON.stringify(evaluations)).not.toContain(badId)
    expect(Object.keys(evaluations[4]).sort()).toEqual(
      ['appeal', 'comment', 'grade', 'isInvalidated', 'mayAppeal', 'number', 'statement', 'tags'].sort(),
    )
  })

  test('in batches of the smallest group at least: a few wait for the weeks to come', async () => {
    for (let count = 0; count < 4; count += 1) await rate(5)
    await at(30)
    expect((await own()).batches).toHaveLength(1)
    await rate(3)
    await at(50)
    expect((await own()).batches).toMatchObject([{ from: '2026-11-23', until: '2026-12-20' }, { from: '2026-11-16' }])
  })

  test('is told that he was praised when his weeks may be told, once, and by how many alone', async () => {
    const {
      world,
      app: { rules },
    } = platform.running
    const { database } = platform
    const praised = () =>
      database.query<{ at: Date; detail: object; page: string }>(
        `select m.detail, m.page from message m join account a on a.id = m.account_id where a.username = 'trial.window-staff' and m.kind = 'PRAISE_TOLD' order by m.id`,
      )
    await database.query(`delete from message where kind = 'PRAISE_TOLD'`)
    await at(9)
    await tellPraise({ world, rules })
    expect(await praised()).toEqual([])
    await at(10)
    await tellPraise({ world, rules })
    await tellPraise({ world, rules })
    expect(await praised()).toEqual([
      { detail: { from: '2026-11-16', until: '2026-11-22', praises: 1 }, page: 'own-evaluations' },
    ])
    // Weeks that were told long ago are not told again.
    await at(30)
    await database.query(`delete from message where kind = 'PRAISE_TOLD'`)
    await tellPraise({ world, rules })
    expect(await praised()).toEqual([])
  })

  test('says something to one, once, and whoever handles it reads it', async () => {
    await at(11)
    const sent = { from: '2026-11-16', number: 5, words: '当时系统故障，已当面说明' }
    expect(code(await call('WINDOW_STAFF', 'POST', '/own-evaluations/statements', sent))).toBe('201')
    expect(code(await call('WINDOW_STAFF', 'POST', '/own-evaluations/statements', sent))).toBe('409 STATED_ALREADY')
    expect((await own()).batches.at(-1).evaluations[4]).toMatchObject({ statement: '当时系统故障，已当面说明' })
    expect((await call('WINDOW_SUPERVISOR', 'GET', `/handling-orders/${badId}`)).body.said).toMatchObject({
      statement: '当时系统故障，已当面说明',
    })
  })

  test('appeals himself, of what he has been told alone', async () => {
    const appeal = {
      from: '2026-11-16',
      number: 5,
      ground: 'SYSTEM_FAULT',
      words: '系统中断两小时',
      evidence: [{ kind: 'REGISTER', reference: '运维登记 11-16' }],
    }
    const lodge = (over: object) => call('WINDOW_STAFF', 'POST', '/own-evaluations/appeals', { ...appeal, ...over })
    expect(code(await lodge({ number: 6 }))).toBe('404 NOT_FOUND')
    expect(code(await lodge({ number: 1 }))).toBe('404 NOT_FOUND')
    expect(code(await lodge({ from: '2026-11-23' }))).toBe('404 NOT_FOUND')
    // His days count from when he was told, for all of a batch at once: ten working days from Thursday the 26th.
    await at(24)
    expect((await own()).batches.at(-1).evaluations[4]).toMatchObject({ mayAppeal: true })
    await at(25)
    expect(code(await lodge({}))).toBe('409 TOO_LATE')
    expect((await own()).batches.at(-1).evaluations[4]).toMatchObject({ mayAppeal: false })
    await at(11)
    expect(code(await lodge({}))).toBe('201')
    expect(code(await lodge({}))).toBe('409 ALREADY_APPEALED')
    expect((await own()).batches.at(-1).evaluations[4]).toMatchObject({
      mayAppeal: false,
      appeal: { standing: 'WAITING', verdict: null },
    })
    expect(code(await call('REVIEWER', 'GET', '/own-evaluations'))).toBe('403 FORBIDDEN')
  })

  test('every day is brought once, whoever brings it', async () => {
    const { world } = platform.running
    await at(60)
    await Promise.all([bringDays(world), bringDays(world)])
    const [row] = await platform.database.query<{ same: boolean }>(
      `select (select count(*) from staff_evaluation) = (select count(*) from evaluation where staff_id is not null and origin <> 'DRILL')
         and (select sum(evaluations) from staff_evaluation_day) = (select count(*) from staff_evaluation) as same`,
    )
    expect(row?.same).toBe(true)
  })
  test('the morning sheet of a hall says how many were very satisfied the day before, and never of a few', async () => {
    const praise = async (role: Role) => (await call(role, 'GET', '/handling-orders/morning-sheet')).body.praise
    await at(100)
    for (let count = 0; count < 4; count += 1) await rate(5)
    await at(101)
    expect(await praise('WINDOW_SUPERVISOR')).toBeNull()
    await at(100)
    await rate(2)
    await at(101)
    expect(await praise('WINDOW_SUPERVISOR')).toEqual({ day: '2027-02-24', verySatisfied: 4, evaluations: 5 })
    expect(await praise('REVIEWER')).toBeNull()
  })
})
