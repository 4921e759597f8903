import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkReceiptFile, type TrustText, toTrust } from '../../ledger/receipt-check.ts'
import { findReceiptFiles, leafHashOf, type ReceiptFile, writeReceiptFiles } from '../../ledger/receipt-file.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { giveEarlier } from '../../tests/support/earlier-record.ts'
import { workedOrder } from '../../tests/support/handling.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { runVaultCommand } from '../vault/command.ts'
import { makeFiles } from './actions.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  platform = await startPlatform({ now: () => Date.parse('2026-11-16T10:00:00+08:00') })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const ask = async (receipt: string) => {
  const answer = await calls.post<{ files: ReceiptFile[]; altered: string[]; lost: string[] }>(
    '/api/v1/evaluations/receipt-file',
    {
      receipt,
    },
  )
  expect(answer.status).toBe(200)
  return answer.body
}
/** Whether a leaf of this hash waits for the log or stands in it. */
const isLogged = async (file: ReceiptFile) => {
  const leafHash = leafHashOf(nodeLedger, file)
  const rows = await platform.database.query(
    'select from ledger.pending_leaf where leaf_hash = $1 union all select from ledger.leaf where leaf_hash = $1',
    [leafHash],
  )
  return rows.length === 1
}
const polling = { timeout: 20_000, interval: 300 }
const kindsOf = (files: readonly ReceiptFile[]) => files.map(({ kind }) => kind)

test('a file says exactly what was committed to, with the reasons that were added later', async () => {
  const more = { tags: ['115', '108'], comment: ' 慢\n"e\u0301" 🙂 ', scores: { overall: 1, attitude: 2 } }
  const { body: whole } = await calls.give(await platform.invite(), 1, calls.freshKey(), more)
  const { body: bare } = await calls.give(await platform.invite(), 5, calls.freshKey())
  const reasons = { receipt: bare.receipt, comment: 'e\u0301ncore', scores: { attitude: 1 } }
  expect((await calls.addReasons(bare.id, reasons, calls.freshKey())).status).toBe(201)
  for (const [{ receipt }, kinds] of [
    [whole, ['evaluation']],
    [bare, ['evaluation', 'reasons']],
  ] as const) {
    const { files, altered } = await ask(receipt)
    expect([kindsOf(files), altered]).toEqual([kinds, []])
    expect(findReceiptFiles(writeReceiptFiles(files))).toEqual(files)
    for (const file of files) expect(await isLogged(file)).toBe(true)
  }
})

test('so it does of what was said of the same service later, and of a comment on a window', async () => {
  const { receipt } = await workedOrder(platform, 6)
  const said = { receipt, kind: 'SUPPLEMENTARY', grade: 1, tags: ['115', '108'], comment: '还是不行' }
  expect((await calls.post('/api/v1/evaluations/supplements', said)).status).toBe(200)
  const later = await ask(receipt)
  expect(kindsOf(later.files)).toContain('SUPPLEMENTARY')
  const { body: comment } = await calls.comment({ grade: 4, comment: '干净' }, calls.freshKey())
  const { body: mute } = await calls.comment({ comment: '干净' }, calls.freshKey())
  const files = [...later.files, ...(await ask(comment.receipt)).files, ...(await ask(mute.receipt)).files]
  for (const file of files) expect(await isLogged(file), file.kind).toBe(true)
})

test('of what was erased it still says what stays, and what stays is still what was committed to', async () => {
  const { body: given } = await calls.give(await platform.invite(), 1, calls.freshKey(), { comment: '删掉这句' })
  const operator = operatorOf(platform)
  await runVaultCommand(operator, ['erase', given.id, '--basis', 'consent-withdrawn'])
  await operator.stop()
  const { files, altered } = await ask(given.receipt)
  expect([kindsOf(files), altered]).toEqual([['evaluation'], []])
  expect(Object.keys(files[0]?.erased ?? {})).toEqual(['comment', 'contact'])
  expect(JSON.stringify(files)).not.toContain('删掉')
  expect(await isLogged(files[0] as ReceiptFile)).toBe(true)
  const { erasure } = files[0] as ReceiptFile
  expect(erasure).toMatchObject({ fields: ['comment', 'link', 'seed'], basis: 'consent-withdrawn' })
  await expect.poll(async () => (await ask(given.receipt)).files[0]?.erasure?.proof, polling).toContain('tlog-proof')
})

test('an erasure of which the log knows nothing is handed out without a proof, and the platform says so itself', async () => {
  const { body: given } = await calls.give(await platform.invite(), 1, calls.freshKey(), { comment: '删掉这句' })
  const operator = operatorOf(platform)
  await runVaultCommand(operator, ['erase', given.id, '--basis', 'consent-withdrawn'])
  await operator.stop()
  await platform.database.query(
    `do $$ begin set local session_replication_role = replica; update vault.erasure set basis = 'unlawful' where record_id = '${given.id}'; end $$`,
  )
  const { files, lost } = await ask(given.receipt)
  expect([lost, files[0]?.erasure?.proof]).toEqual([['evaluation'], undefined])
})

test('of a record of before the file says the fields that it has committed to, also when it was erased, and no others', async () => {
  const { database, running } = platform
  const given = await giveEarlier(
    database,
    running.world.vault,
    async () => (await calls.give(await platform.invite(), 1, calls.freshKey(), { comment: '以前' })).body,
  )
  const isWhole = async () => {
    const { files, altered } = await ask(given.receipt)
    expect([kindsOf(files), altered, Object.keys(files[0]?.record ?? {}).includes('origin')]).toEqual([
      ['evaluation'],
      [],
      false,
    ])
    expect(findReceiptFiles(writeReceiptFiles(files))).toEqual(files)
    expect(await isLogged(files[0] as ReceiptFile)).toBe(true)
  }
  await isWhole()
  const operator = operatorOf(platform)
  await runVaultCommand(operator, ['erase', given.id, '--basis', 'consent-withdrawn'])
  await operator.stop()
  await isWhole()
})

test.each([
  ['whether it counts at all', "origin = 'DRILL'"],
  ['of which day it counts', 'service_day = service_day - 31'],
])('%s is changed behind the citizen’s back: the platform says so itself', async (_, change) => {
  const { body: given } = await calls.give(await platform.invite(), 1, calls.freshKey())
  expect((await ask(given.receipt)).files[0]?.record).toMatchObject({ origin: 'ACTIVE' })
  await platform.database.query(
    `do $$ begin set local session_replication_role = replica; update evaluation set ${change} where id = '${given.id}'; end $$`,
  )
  expect((await ask(given.receipt)).altered).toEqual(['evaluation'])
})

test('a record that somebody has changed is handed out as it is now, and the platform says so itself', async () => {
  const { body: given } = await calls.give(await platform.invite(), 1, calls.freshKey())
  await platform.database.query(
    `do $$ begin set local session_replication_role = replica; update evaluation set grade = 5 where id = '${given.id}'; end $$`,
  )
  const { files, altered } = await ask(given.receipt)
  expect(altered).toEqual(['evaluation'])
  expect(files[0]?.record).toMatchObject({ scores: { grade: 5 } })
  expect(await isLogged(files[0] as ReceiptFile)).toBe(false)
})

test('a wrong seed, an unknown id and a receipt of nothing are answered alike', async () => {
  const { body: given } = await calls.give(await platform.invite(), 1, calls.freshKey())
  const wrong = `${given.receipt.slice(0, -1)}${given.receipt.endsWith('A') ? 'B' : 'A'}`
  for (const receipt of [wrong, 'A'.repeat(64)])
    expect(refusal(await calls.post('/api/v1/evaluations/receipt-file', { receipt }))).toBe('404 RECEIPT_UNKNOWN')
})

test('the file holds the promise until the log has taken the record in, and then the proof; both hold by what the page is told to trust', async () => {
  const { body: given } = await calls.give(await platform.invite(), 3, calls.freshKey())
  const { body: told } = await calls.get<TrustText>('/verify/trust.json')
  const trust = toTrust(nodeLedger, told)
  const look = async () => {
    const [file] = (await ask(given.receipt)).files
    if (file === undefined) throw new Error('there is a file')
    const now = platform.running.world.now()
    return { file, ...(await checkReceiptFile(nodeLedger, { file, trust, check: checkSignature, now })) }
  }
  const before = await look()
  expect([before.verdict, before.file.proof]).toEqual(['PROMISED', undefined])
  await expect.poll(async () => (await look()).verdict, polling).toBe('UNWITNESSED')
  expect((await look()).file.promise).toBeUndefined()
  // The promise that was given at first still fits.
  const both = { ...(await look()).file, promise: before.file.promise as string }
  const { verdict, findings } = await checkReceiptFile(nodeLedger, { file: both, trust, check: checkSignature, now: 0 })
  expect([verdict, findings.map(({ code }) => code)]).toEqual([
    'UNWITNESSED',
    ['PROMISE_HOLDS', 'IN_LOG', 'SIGNED_BY_LOG', 'NO_WITNESS_ASKED'],
  ])
})

test('nothing is promised of a record that is neither in the log nor waiting for it, and that is said', async () => {
  const { body: given } = await calls.give(await platform.invite(), 3, calls.freshKey())
  const { world } = platform.running
  const prove = async () => 'UNKNOWN' as const
  const trust = () => ({ origin: 'x', vkeys: [], witnesses: [], needed: 0 })
  const promise = () => ['a promise']
  const { files, altered, lost } = await makeFiles({ world, proofs: { prove }, promise, trust }, given.receipt)
  expect([altered, lost, files[0]?.promise]).toEqual([[], ['evaluation'], undefined])
})
