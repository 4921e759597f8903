import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CanonValue } from '../../ledger/canon.ts'
import { publicCommentDigest, supplementDigest } from '../../ledger/record.ts'
import type { SealedPlace } from '../../server/platform/vault.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { callsOf } from '../support/calls.ts'
import {
  codesOf,
  findEvaluations,
  hourOf,
  type RecordRow,
  recomputeDigest,
  seedOf,
  wordsOf,
} from '../support/digests.ts'
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

const vault = () => platform.running.world.vault
const open = (row: RecordRow, place: SealedPlace, sealed: Buffer) => vault().openRecord(row.id, row).open(place, sealed)
const evaluations = () => findEvaluations(platform.database)

test('the digest of every evaluation can be computed again from what the vault opens', async () => {
  const rows = await evaluations()
  for (const row of rows) {
    expect(row.digest.equals(recomputeDigest(vault(), row))).toBe(true)
  }
  expect(rows).toHaveLength(3)
})

test('so can that of every reason added, with the seed of the same receipt', async () => {
  const seeds = new Map((await evaluations()).map((row) => [row.id, seedOf(vault(), row)]))
  const rows = await platform.database.query<
    RecordRow & { evaluation_id: string; scores: Record<string, number> | null }
  >(
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
      comment: wordsOf(vault(), row),
      rules: row.policy_id,
    })
    expect(row.digest.equals(digest)).toBe(true)
  }
  expect(rows).toHaveLength(2)
})

test('and that of every comment on a window', async () => {
  const rows = await platform.database.query<
    RecordRow & { hall_code: string; window_code: string; channel: string; grade: number | null; counted: CanonValue }
  >(
    `select c.*, public_comment_counted(c) as counted, h.hall_code, w.window_code, k.epoch, k.wrapped, f.sealed as sealed_comment
     from public_comment c join service_hall h on h.id = c.hall_id join service_window w on w.id = c.window_id
     join vault.data_key k on k.record_id = c.id
     left join vault.sealed_field f on f.record_id = c.id and f.field = 'comment'`,
  )
  for (const row of rows) {
    const digest = publicCommentDigest(nodeLedger, seedOf(vault(), row), {
      id: row.id,
      at: hourOf(row),
      window: `${row.hall_code}/${row.window_code}`,
      channel: row.channel,
      scores: row.grade,
      comment: wordsOf(vault(), row),
      rules: row.policy_id,
      counted: row.counted,
    })
    expect(row.digest.equals(digest)).toBe(true)
  }
  expect(rows).toHaveLength(2)
})

test('a sealed value opens nowhere but where it stands', async () => {
  const [a, b] = await evaluations()
  const link = a?.sealed_link
  if (a === undefined || b === undefined || !link) throw new Error('two evaluations were given')
  expect(() => open(b, 'evaluation_link|sealed_link', link)).toThrow()
  expect(() => open(a, 'sealed_field|comment', link)).toThrow()
  const altered = Buffer.from(link)
  altered[20] = (altered[20] ?? 0) ^ 1
  expect(() => open(a, 'evaluation_link|sealed_link', altered)).toThrow()
})
