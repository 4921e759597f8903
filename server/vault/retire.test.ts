import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { retirableFrom } from '../../domain/retention.ts'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { epochOf } from '../platform/epoch.ts'
import { run } from '../run.ts'
import { runVaultCommand } from './command.ts'

const received = Date.now()
const month = epochOf(received)
/** The last instant of its retention, and the first after it. */
const keptUntil = (years: number) => startOfDay(retirableFrom(month, { keptNaturalYears: years })) - 1
const dayOf = (years: number) => retirableFrom(month, { keptNaturalYears: years })
let clock = received
let platform: TestPlatform
let operator: ReturnType<typeof operatorOf>
let receipt: string
let comment: { readonly receipt: string }
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  const calls = callsOf(platform)
  const token = await platform.invite()
  receipt = (await calls.give(token, 2, 'five-years-ago', { comment: '五年以前' })).body.receipt
  comment = (await calls.comment({ comment: '五年以前' }, 'five-years-ago-2')).body
  operator = operatorOf(platform)
  await staff('9001', { name: '贾在职' })
  await staff('9002', { name: '贾离职' })
  await staff('9002', { status: 'CLOSED' })
  await staff('9003', { name: '贾原名' })
  await staff('9003', { name: '贾改名' })
})
afterAll(async () => {
  await operator.stop()
  await platform.stop()
})

async function staff(staffNo: string, over: Readonly<Record<string, string>>): Promise<void> {
  const { key } = await callsOf(platform).apiKey({ scopes: ['catalogue:write'] })
  const [bureau] = await platform.database.query<{ uscc: string }>('select uscc from organization order by id limit 1')
  const answer = await fetch(`${platform.base}/api/v1/catalogue/halls/YP-TRIAL-01/staff/${staffNo}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({
      post: 'WINDOW',
      employingOrganizationCode: bureau?.uscc,
      appraisingOrganizationCode: bureau?.uscc,
      ...over,
    }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
const command = (line: string) => runVaultCommand(operator, line.split(' '))
const keyOf = (month: number) => join(platform.folder, 'keys', `epoch-${month}.key`)

describe('what was received in a month is kept five years, and then its keys are destroyed', () => {
  test('not a day before', async () => {
    clock = keptUntil(5)
    await expect(command(`retire ${month}`)).rejects.toThrow(`kept for 5 years: not before ${dayOf(5)}`)
    expect(existsSync(keyOf(month))).toBe(true)
    expect((await callsOf(platform).lookUp(receipt)).status).toBe(200)
  })

  test('nor by a division’s policy that keeps it longer', async () => {
    clock = keptUntil(5) + 1
    await platform.database.query(
      `insert into policy (word, division_id, effective_from, version, source, body)
       select 'retention', id, '2020-01-01', 1, '试验：某区延长保存', '{"keptNaturalYears": 6}' from administrative_division where division_code = '990102000000'`,
    )
    await expect(command(`retire ${month}`)).rejects.toThrow(`kept for 6 years: not before ${dayOf(6)}`)
  })

  test('from that day on, and it is recorded', async () => {
    clock = keptUntil(6) + 1
    // This month has its key before the other goes.
    await callsOf(platform).comment({ comment: '今天' }, 'today-1')
    const said = await command(`retire ${month}`)
    expect(said).toContain(`1 keys of ${month} are destroyed`)
    expect(existsSync(keyOf(month))).toBe(false)
    const rows = await platform.database.query('select kind, epoch, kept_natural_years, at from vault.key_event')
    expect(rows).toEqual([{ kind: 'RETIRED', epoch: month, kept_natural_years: 6, at: new Date(clock) }])
    const acts = await platform.database.query(`select command, target_id from audit_entry where act = 'KEY_RETIRED'`)
    expect(acts).toEqual([{ command: 'vault', target_id: String(month) }])
    await expect(command(`retire ${month}`)).rejects.toThrow(`${month} was retired before`)
    await expect(command('retire 202001')).rejects.toThrow('there is no key of 202001')
  })

  test('a server that runs forgets them too, and says to the holder of a receipt what is so', async () => {
    platform.running.keys.refresh()
    const calls = callsOf(platform)
    expect(refusal(await calls.lookUp(receipt))).toBe('410 ERASED')
    expect(refusal(await calls.post('/api/v1/public-comments/look-up', { receipt: comment.receipt }))).toBe(
      '410 ERASED',
    )
    const repeated = await calls.comment({ comment: '五年以前' }, 'five-years-ago-2')
    expect(refusal(repeated)).toBe('410 ERASED')
    expect((await calls.board()).day).toBe(toPlainDate(clock))
  })

  test('what is still needed was carried over: the present names of staff who are still there, and no other', async () => {
    const rows = await platform.database.query<{ id: string; epoch: number; wrapped: Buffer; sealed: Buffer }>(
      `select k.record_id as id, k.epoch, k.wrapped, f.sealed from vault.sealed_field f
       join vault.data_key k on k.record_id = f.record_id where f.field = 'staff-name' order by k.record_id`,
    )
    const { vault } = platform.running.world
    const names = rows.map((row) => {
      try {
        return [row.epoch, vault.openRecord(row.id, row).open('sealed_field|staff-name', row.sealed).toString()]
      } catch (error) {
        return [row.epoch, (error as Error).message]
      }
    })
    expect(names.sort()).toEqual([
      [month, 'ERASED'],
      [month, 'ERASED'],
      [epochOf(clock), '贾在职'],
      [epochOf(clock), '贾改名'],
    ])
  })

  test('the next start misses no retired key', async () => {
    const again = await run({
      databaseUrl: platform.database.serverUrl,
      keyDir: join(platform.folder, 'keys'),
      host: '127.0.0.1',
      port: 0,
      tls: null,
      trustedProxies: [],
      logLevel: 'silent',
      intakeConnections: 1,
      appConnections: 1,
      intakeQueueMax: 1,
      importMegabytesMax: 20,
      facesFolder: null,
      version: '0',
      publicUrl: () => 'http://127.0.0.1',
      now: () => clock,
    })
    await again.stop()
  })
})
