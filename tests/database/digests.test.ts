import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluationDigest, publicCommentDigest, supplementDigest } from '../../ledger/record.ts'
import { nodeLedger } from '../../server/platform/node-ledger.ts'
import type { SealedPlace } from '../../server/platform/vault.ts'
import { callsOf } from '../support/calls.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
  const calls = callsOf(platform)
  const asks = [
    [5, {}],
    [1, { tags: ['115', '108'], comment: ' 慢\n"e\u0301" 🙂 ', scores: { overall: 1, attitude: 2 } }],
    [2, { channel: 'KEYPAD' }],
  ] as const
  for (const [grade, more] of asks) {
    const { body } = await calls.give(await platform.invite(), grade, calls.freshKey(), more)
    await calls.addReasons(
      body.id,
      { receipt: body.receipt, comment: 'e\u0301ncore', scores: { attitude: 1 } },
      calls.freshKey(),
    )
  }
  await calls.comment({ grade: 4 }, calls.freshKey())
  await calls.comment({ comment: '干净' }, calls.freshKey())
})
afterAll(() => platform.stop())

/** What every record has: its data key, the digest it was committed to with, and its words where there are some. */
interface Kept extends Record<string, unknown> {
  readonly id: string
  readonly epoch: number
  readonly wrapped: Buffer
  readonly digest: Buffer
  readonly received_at: Date
  readonly sealed_comment: Buffer | null
  readonly codes: string[]
  readonly policy_id: number
}
interface EvaluationRow extends Kept {
  readonly hall_code: string
  readonly window_code: string
  readonly item_code: string
  readonly staff_no: string | null
  readonly channel: string
  readonly grade: number
  readonly scores: Record<string, number> | null
  readonly sealed_link: Buffer
  readonly nullifier: Buffer
}

const open = (row: Kept, place: SealedPlace, sealed: Buffer) =>
  platform.running.world.vault.openRecord(row.id, row).open(place, sealed)
const wordsOf = (row: Kept) =>
  row.sealed_comment === null ? null : open(row, 'sealed_field|comment', row.sealed_comment).toString('utf8')
const hourOf = ({ received_at }: Kept) => Math.floor(received_at.getTime() / 3_600_000)
const codesOf = (tags: string) =>
  `array(select t.norm_code from unnest(${tags}) with ordinality as given (id, at) join evaluation_tag t on t.id = given.id order by at) as codes`

const evaluations = () =>
  platform.database.query<EvaluationRow>(
    `select e.*, h.hall_code, w.window_code, i.item_code, s.staff_no, k.epoch, k.wrapped, l.sealed_link, f.sealed as sealed_comment, r.nullifier, ${codesOf('e.tags')}
     from evaluation e join service_hall h on h.id = e.hall_id join service_window w on w.id = e.window_id
     join service_item i on i.id = e.item_id left join window_staff s on s.id = e.staff_id join redemption r on r.evaluation_id = e.id
     join vault.data_key k on k.record_id = e.id join vault.evaluation_link l on l.evaluation_id = e.id
     left join vault.sealed_field f on f.record_id = e.id and f.field = 'comment'`,
  )
const seedOf = (row: Kept) => platform.running.world.vault.openRecord(row.id, row).derive('seed')

test('the digest of every evaluation can be computed again from what the vault opens', async () => {
  const rows = await evaluations()
  for (const row of rows) {
    const digest = evaluationDigest(nodeLedger, seedOf(row), {
      id: row.id,
      at: hourOf(row),
      window: `${row.hall_code}/${row.window_code}`,
      item: row.item_code,
      staff: row.staff_no,
      channel: row.channel,
      scores: { grade: row.grade, dimensions: row.scores },
      reasons: row.codes,
      ticket: row.nullifier.toString('base64url'),
      comment: wordsOf(row),
      contact: null,
      rules: row.policy_id,
    })
    expect(row.digest.equals(digest)).toBe(true)
  }
  expect(rows).toHaveLength(3)
})

test('so can that of every reason added, with the seed of the same receipt', async () => {
  const seeds = new Map((await evaluations()).map((row) => [row.id, seedOf(row)]))
  const rows = await platform.database.query<Kept & { evaluation_id: string; scores: Record<string, number> | null }>(
    `select r.record_id as id, r.*, k.epoch, k.wrapped, f.sealed as sealed_comment, e.policy_id, ${codesOf('r.tags')}
     from evaluation_reason r join evaluation e on e.id = r.evaluation_id join vault.data_key k on k.record_id = r.record_id
     left join vault.sealed_field f on f.record_id = r.record_id and f.field = 'comment'`,
  )
  for (const row of rows) {
    const digest = supplementDigest(nodeLedger, seeds.get(row.evaluation_id) ?? Buffer.alloc(32), {
      id: row.id,
      at: hourOf(row),
      of: row.evaluation_id,
      scores: row.scores,
      reasons: row.codes,
      comment: wordsOf(row),
      rules: row.policy_id,
    })
    expect(row.digest.equals(digest)).toBe(true)
  }
  expect(rows).toHaveLength(2)
})

test('and that of every comment on a window', async () => {
  const rows = await platform.database.query<
    Kept & { hall_code: string; window_code: string; channel: string; grade: number | null }
  >(
    `select c.*, h.hall_code, w.window_code, k.epoch, k.wrapped, f.sealed as sealed_comment
     from public_comment c join service_hall h on h.id = c.hall_id join service_window w on w.id = c.window_id
     join vault.data_key k on k.record_id = c.id
     left join vault.sealed_field f on f.record_id = c.id and f.field = 'comment'`,
  )
  for (const row of rows) {
    const digest = publicCommentDigest(nodeLedger, seedOf(row), {
      id: row.id,
      at: hourOf(row),
      window: `${row.hall_code}/${row.window_code}`,
      channel: row.channel,
      scores: row.grade,
      comment: wordsOf(row),
      rules: row.policy_id,
    })
    expect(row.digest.equals(digest)).toBe(true)
  }
  expect(rows).toHaveLength(2)
})

test('a sealed value opens nowhere but where it stands', async () => {
  const [a, b] = await evaluations()
  if (a === undefined || b === undefined) throw new Error('two evaluations were given')
  expect(() => open(b, 'evaluation_link|sealed_link', a.sealed_link)).toThrow()
  expect(() => open(a, 'sealed_field|comment', a.sealed_link)).toThrow()
  const altered = Buffer.from(a.sealed_link)
  altered[20] = (altered[20] ?? 0) ^ 1
  expect(() => open(a, 'evaluation_link|sealed_link', altered)).toThrow()
})
