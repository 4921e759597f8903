import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { workedOrder } from '../../tests/support/handling.ts'
import { runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { dumpOf, operatorOf } from '../../tests/support/vault.ts'
import { firstUuidAt } from '../platform/uuid.ts'
import { runVaultCommand } from '../vault/command.ts'
import { type CommentReader, openCommentReader, readComments } from './index.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let keys = 0
beforeAll(async () => {
  platform = await startPlatform()
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const phone = '15400070707'
const key = () => {
  keys += 1
  return `comment-reading-${keys}`
}
interface Row {
  readonly record_id: string
  readonly id: string
  readonly origin: string
  readonly reader: string
  readonly labels: string[]
  readonly polarity: string | null
  readonly is_unreadable: boolean
  readonly read_at: Date
}
const readings = () => platform.database.query<Row>('select * from comment_reading order by read_at, record_id')
const sources = () => platform.database.query<{ record_id: string }>('select record_id from comment_source')
const everythingRead = () =>
  vi.waitFor(
    async () => {
      const [unread] = await platform.database.query<{ n: number }>(
        'select count(*)::int as n from comment_source s where not exists (select from comment_reading r where r.record_id = s.record_id)',
      )
      expect(unread?.n).toBe(0)
    },
    { timeout: 60_000, interval: 200 },
  )
const ask = async (role: Parameters<typeof freshCookie>[1], method: string, path: string, body?: unknown) =>
  browserOf(platform).call(method, `/api/v1/comment-readings${path}`, body, {
    cookie: await freshCookie(platform, role),
  })

/** The real one under another name, and every comment that it was asked for, in order. */
function readerNamed(name: string): { readonly reader: CommentReader; readonly asked: string[] } {
  const real = openCommentReader()
  const asked: string[] = []
  return {
    asked,
    reader: {
      drain: () => real.drain(),
      name: async () => name,
      read: (comments) => {
        asked.push(...comments.map(({ id }) => id))
        return real.read(comments)
      },
    },
  }
}

test('every comment of every channel is read by the platform itself, with its place and what it says', async () => {
  const { receipt } = await workedOrder(platform, 6, { tags: ['115'], comment: '排队排了两个多小时，等太久了' })
  expect(
    (
      await calls.post('/api/v1/evaluations/supplements', {
        receipt,
        kind: 'SUPPLEMENTARY',
        grade: 5,
        comment: '整改以后好多了，谢谢',
      })
    ).status,
  ).toBe(200)
  const later = (await calls.give(await platform.invite(), 1, key())).body
  expect(
    (await calls.addReasons(later.id, { receipt: later.receipt, comment: '窗口工作人员态度很差，爱理不理' }, key()))
      .status,
  ).toBe(201)
  for (const channel of ['QR_CODE', 'PAPER_QR', 'APP', 'MINI_PROGRAM'])
    await calls.give(await platform.invite(), 5, key(), { channel, comment: `工作人员很热情，${phone}可以作证` })
  expect((await calls.comment({ grade: 2, comment: '停车场太小，厕所也不干净' }, key())).status).toBe(201)
  expect((await calls.comment({ grade: 3 }, key())).status).toBe(201)
  await everythingRead()
  const rows = await readings()
  expect(rows.map(({ record_id }) => record_id).sort()).toEqual(
    (await sources()).map(({ record_id }) => record_id).sort(),
  )
  expect(new Set(rows.map(({ origin }) => origin))).toEqual(new Set(['EVALUATION', 'ADDED', 'LATER', 'PUBLIC']))
  expect(rows.find(({ origin }) => origin === 'ADDED')).toMatchObject({ labels: expect.arrayContaining(['态度冷漠']) })
  expect(rows.find(({ origin }) => origin === 'PUBLIC')?.labels).toContain('环境设施')
  expect(rows.every(({ is_unreadable }) => !is_unreadable)).toBe(true)
})

test('a second server reads none of them twice, and both together none at the same time', async () => {
  const second = await runAgain(platform)
  try {
    await Promise.all(
      Array.from({ length: 12 }, async (_, at) =>
        calls.give(await platform.invite(), 4, key(), { comment: `第${at}次来，办得很快` }),
      ),
    )
    const [one, other] = [readerNamed('side by side'), readerNamed('side by side')]
    await Promise.all([
      readComments({ world: platform.running.world, reader: one.reader }),
      readComments({ world: second.world, reader: other.reader }),
    ])
    await readComments({ world: second.world, reader: other.reader })
    const asked = [...one.asked, ...other.asked]
    expect(asked.toSorted()).toEqual((await sources()).map(({ record_id }) => record_id).toSorted())
  } finally {
    await second.stop()
  }
})

test('a new version reads all again, what comes meanwhile first, and the rows of before stay', async () => {
  await everythingRead()
  const before = (await readings()).length
  const { world } = platform.running
  const fresh = readerNamed('another version')
  // It has begun, and has nothing behind it yet.
  await platform.database.query(
    'insert into comment_reader (reader, begun_at, watermark, backlog_before) values ($1, now(), $2, $2)',
    ['another version', firstUuidAt(world.now() + 3_600_000)],
  )
  const earlier = (await sources()).map(({ record_id }) => record_id)
  await platform.database.query('update comment_reader set watermark = $1 where reader = $2', [
    firstUuidAt(world.now() + 120_000),
    'another version',
  ])
  await new Promise((resolve) => setTimeout(resolve, 5))
  const given = (await calls.give(await platform.invite(), 5, key(), { comment: '办得顺利' })).body
  await readComments({ world, reader: fresh.reader })
  // Comments without a case may bear an hour that is past: they are looked for a little longer.
  const late = new Set((await readings()).filter(({ origin }) => origin === 'PUBLIC').map(({ record_id }) => record_id))
  expect(fresh.asked.find((id) => !late.has(id))).toBe(given.id)
  expect(fresh.asked.toSorted()).toEqual([...earlier, given.id].toSorted())
  await everythingRead()
  expect(
    (await readings()).filter(({ reader }) => reader !== 'another version' && reader !== 'side by side').length,
  ).toBeGreaterThanOrEqual(before - earlier.length)
  const [state] = await platform.database.query<{ done: boolean }>(
    "select done_at is not null as done from comment_reader where reader = 'another version'",
  )
  expect(state).toEqual({ done: true })
})

test('what is personal in a comment is in no row and in no answer; its place is covered', async () => {
  await everythingRead()
  const dump = await dumpOf(platform)
  expect(dump.filter(({ rows }) => rows.some((row) => row.includes(phone))).map(({ table }) => table)).toEqual([])
  const { status, body } = await ask('WORKING_GROUP', 'GET', '')
  expect(status).toBe(200)
  expect(JSON.stringify(body)).not.toContain(phone)
  expect(JSON.stringify(body)).toContain('〔phone〕可以作证')
  const ids = (await sources()).map(({ record_id }) => record_id)
  expect(ids.filter((id) => JSON.stringify(body).includes(id))).toEqual([])
})

test('figures tell of no group below the smallest, and are for those who check', async () => {
  const { body } = await ask('LEADING_GROUP', 'GET', '/figures')
  expect(body).toMatchObject({ smallestGroup: 5, unreadable: 0, total: { isHidden: false } })
  expect(body.total.comments).toBe((await sources()).length)
  expect(body.total.labels).toContainEqual(expect.objectContaining({ label: '表扬' }))
  const small = (await ask('LEADING_GROUP', 'GET', '/figures?windowCode=B02')).body
  expect(small.total).toMatchObject({ comments: 0, positive: 0, labels: [] })
  for (const role of ['WINDOW_STAFF', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER'] as const)
    expect(refusal((await ask(role, 'GET', '/figures')) as never)).toBe('403 FORBIDDEN')
  expect(refusal((await ask('LEADING_GROUP', 'GET', '')) as never)).toBe('403 FORBIDDEN')
})

test('a correction holds over every reader, stays a fact, and takes a comment out of the queue', async () => {
  const { comments } = (await ask('REVIEWER', 'GET', '?label=环境设施')).body
  const [comment] = comments
  const said = { labels: ['环境设施', '收费'], polarity: 'MIXED' }
  expect((await ask('REVIEWER', 'PUT', `/${comment.id}/correction`, said)).status).toBe(200)
  const after = (await ask('WORKING_GROUP', 'GET', '?label=收费')).body.comments
  expect(after).toContainEqual(
    expect.objectContaining({ ...said, isCorrected: true, review: null, masked: comment.masked }),
  )
  expect(await platform.database.query('select old_labels, labels, polarity from comment_correction')).toEqual([
    { old_labels: comment.labels, ...said },
  ])
  expect(refusal((await ask('LEADING_GROUP', 'PUT', `/${comment.id}/correction`, said)) as never)).toBe('403 FORBIDDEN')
})

test('what was erased has no reading any more, and is marked where it is looked for again', async () => {
  const operator = operatorOf(platform)
  try {
    const given = (await calls.give(await platform.invite(), 5, key(), { comment: '请把我说的删掉，谢谢帮忙' })).body
    await everythingRead()
    await runVaultCommand(operator, ['erase', given.id, '--basis', 'consent-withdrawn'])
    const told = async () =>
      (await readings()).filter(({ record_id, is_unreadable }) => record_id === given.id && !is_unreadable)
    expect(await told()).toEqual([])
    await readComments({ world: platform.running.world, reader: openCommentReader() })
    await everythingRead()
    expect(await told()).toEqual([])
    expect((await readings()).some(({ record_id }) => record_id === given.id)).toBe(true)
  } finally {
    await operator.stop()
  }
})
