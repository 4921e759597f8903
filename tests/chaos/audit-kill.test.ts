import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../../server/audit-check-main.ts'
import { accountOf, browserOf, type Staff, signedIn } from '../support/staff.ts'
import { type ChaosPlatform, root, startChaosPlatform, startsWithinMs } from './platform.ts'

let platform: ChaosPlatform
beforeAll(async () => {
  platform = await startChaosPlatform()
}, startsWithinMs)
afterAll(() => platform?.remove())

const actors = 4
const acknowledgedBeforeKill = 40

/** Opens one account after the other until the server is gone. @returns the ids it was told of */
async function openAccounts(staff: Staff, name: string, told: (id: string) => void): Promise<void> {
  for (let no = 0; ; no += 1) {
    const body = { username: `kill.${name}-${no}`, name: '某人', family: 'BUSINESS', divisionCode: '990102000000' }
    const heard = await staff.call('POST', '/api/v1/accounts', body).catch(() => undefined)
    if (heard === undefined) return
    expect(heard.status).toBe(201)
    told(heard.body.account.accountId)
  }
}

test('kill -9 amid acts of staff: what was acknowledged has its entry, no entry is without its act, and the chain goes on', async () => {
  const staff = await signedIn(platform, accountOf(platform, 'SYSTEM_ADMIN'))
  const acknowledged: string[] = []
  const told = (id: string) => {
    acknowledged.push(id)
    if (acknowledged.length === acknowledgedBeforeKill) process.kill(platform.server.pid, 'SIGKILL')
  }
  await Promise.all(Array.from({ length: actors }, (_, at) => openAccounts(staff, `actor${at}`, told)))
  await platform.server.exited
  const sealsBefore = await platform.query<{ no: string }>('select no from audit_seal order by no')
  await platform.start()

  const opened = await platform.query<{ id: string }>(`select id from account where username like 'kill.%'`)
  const entries = await platform.query<{ id: string }>(
    `select target_id as id from audit_entry where act = 'ACCOUNT_OPENED' and result = 'DONE' and target_id is not null`,
  )
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort()
  expect(acknowledged.filter((id) => !ids(entries).includes(id))).toEqual([])
  expect(ids(entries)).toEqual(ids(opened))

  // Something more is done after the restart, and sealed behind what waited.
  const { username, password } = accountOf(platform, 'HR')
  expect((await browserOf(platform).call('POST', '/api/v1/session', { username, password })).status).toBe(201)
  await expect.poll(async () => (await platform.query('select from audit_pending')).length, { timeout: 10_000 }).toBe(0)
  const seals = await platform.query<{ no: string; previous: Buffer; hash: Buffer }>(
    'select no, previous, hash from audit_seal order by no',
  )
  expect(seals.length).toBeGreaterThan(sealsBefore.length)
  expect(seals.map(({ no }) => Number(no))).toEqual(seals.map((_, at) => at + 1))
  for (const [at, seal] of seals.entries())
    if (at > 0) expect(seal.previous.equals(seals[at - 1]?.hash ?? seal.hash)).toBe(true)
  expect(await main({ DATA_DIR: platform.dataDir }, [], root)).toBe(0)
}, 60_000)
