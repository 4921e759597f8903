import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkReceiptFile, type TrustText, toTrust } from '../../ledger/receipt-check.ts'
import type { ReceiptFile } from '../../ledger/receipt-file.ts'
import { runVaultCommand } from '../../server/vault/command.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import { callsOf } from '../support/calls.ts'
import { settleLedger } from '../support/ledger.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { dumpOf, operatorOf } from '../support/vault.ts'

const words = '柜台第三次让我回去补同一张表'
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  platform = await startPlatform()
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

async function fileOf(receipt: string): Promise<ReceiptFile> {
  const { body } = await calls.post<{ files: ReceiptFile[] }>('/api/v1/evaluations/receipt-file', { receipt })
  return body.files[0] as ReceiptFile
}
async function check(file: ReceiptFile) {
  const trust = toTrust(nodeLedger, (await calls.get<TrustText>('/verify/trust.json')).body)
  const now = platform.running.world.now()
  return checkReceiptFile(nodeLedger, { file, trust, check: checkSignature, now })
}
const sealedOf = (id: string) =>
  platform.database.query<{ bytes: string }>(
    `select encode(sealed, 'hex') as bytes from vault.sealed_field where record_id = $1
     union all select encode(wrapped, 'hex') from vault.data_key where record_id = $1`,
    [id],
  )

// 个人信息保护法 第四十七条: what is erased is gone; that it was there, and that nothing else was changed, can still be proved.
test('a citizen has his record erased: every proof of it still holds, and nothing of his words is in the database any more', async () => {
  const { body: given } = await calls.give(await platform.invite(), 1, calls.freshKey(), { comment: words })
  await settleLedger(platform.running)
  const before = await fileOf(given.receipt)
  expect((await check(before)).verdict).toBe('UNWITNESSED')
  expect(JSON.stringify(before.record)).toContain(words)
  const sealed = await sealedOf(given.id)
  expect(sealed.length).toBeGreaterThanOrEqual(2)

  const operator = operatorOf(platform)
  await runVaultCommand(operator, ['erase', given.id, '--basis', 'consent-withdrawn'])
  await operator.stop()
  // Until the log says that it was erased, nobody need believe it.
  const { erasure: _, ...unsaid } = await fileOf(given.receipt)
  expect((await check(unsaid)).verdict).toBe('UNPROVEN')
  await settleLedger(platform.running)

  // What he has saved goes on to prove what he said; what the platform has left proves the rest of it.
  expect((await check(before)).verdict).toBe('UNWITNESSED')
  const after = await fileOf(given.receipt)
  expect(await check(after)).toMatchObject({
    verdict: 'UNWITNESSED',
    findings: expect.arrayContaining([{ code: 'ERASED', fields: ['comment', 'contact'] }]),
  })
  expect(after.record).toMatchObject({ scores: before.record?.scores, window: before.record?.window })
  expect(JSON.stringify(after)).not.toContain(words)

  // Neither the words nor their seal nor the key to it: with every key of the platform there is nothing to open.
  const dump = (await dumpOf(platform)).flatMap(({ table, rows }) => rows.map((row) => ({ table, row })))
  for (const needle of [words, ...sealed.map(({ bytes }) => bytes)])
    expect(dump.filter(({ row }) => row.includes(needle)).map(({ table }) => table)).toEqual([])
  expect(await sealedOf(given.id)).toEqual([])
  const [erasure] = await platform.database.query<{ count: number }>(
    `select count(*)::int as count from vault.erasure e join ledger.leaf l on l.leaf = '\\x0102'::bytea || e.digest where e.record_id = $1`,
    [given.id],
  )
  expect(erasure).toEqual({ count: 1 })
})
