import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AuditBench, entryOf, openAuditBench } from '../../tests/support/audit.ts'
import { checkAudit } from './check.ts'
import { appendAudit } from './entry.ts'
import { openHeadFile } from './head.ts'
import { sealMacOf } from './sealer.ts'
import { findTail, sealEntries } from './store.ts'

let bench: AuditBench
beforeAll(async () => {
  bench = await openAuditBench()
})
afterAll(() => bench.remove())

const query = <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
  bench.database.query<Row>(text, values)
const append = (id: string) => bench.append(id)
const sealer = (head?: string) => bench.sealer(head)
const headPath = () => bench.headPath
const check = async () =>
  checkAudit(bench.app, {
    mac: sealMacOf(bench.keys),
    head: openHeadFile(headPath()).find(),
    keptMonths: 60,
    now: Date.now(),
    after: 0,
    sealsMax: 1_000_000,
    straysFrom: 0,
  })
const kinds = async () => [...new Set((await check()).findings.map(({ kind }) => kind))]
/** How often each entry of a target stands in the chain. */
const timesSealed = (id: string) =>
  query<{ times: number }>(
    `select (select count(*)::integer from audit_seal s where e.id = any(s.entry_ids)) as times from audit_entry e where target_id = $1`,
    [id],
  )

describe('the chain', () => {
  test('takes in every act, and the checker, which computes it anew, finds it so', async () => {
    for (let at = 0; at < 20; at += 1) await append(`whole-${at}`)
    await bench.app.transaction().execute((tx) =>
      appendAudit(tx, {
        actor: { kind: 'ACCOUNT', accountId: '01890000-0000-7000-8000-00000000000a', postId: null, role: 'HR' },
        divisionId: 1,
        hallId: null,
        from: '2001:db8::7',
        requestId: 'ä;5:x',
        act: 'CATALOGUE_KEPT',
        target: { kind: 'CATALOGUE_ENTRY', id: 'HALL/政务大厅;-;' },
        result: 'FORBIDDEN',
        detail: { b: 'ü😀', a: 1, list: ['x', '-'] },
      }),
    )
    await sealer().run()
    const checked = await check()
    expect(checked.findings).toEqual([])
    expect(checked.entries).toBeGreaterThanOrEqual(21)
    expect((await findTail(bench.app)).waiting).toBe(0)
  })

  test('an act that is undone leaves nothing behind, and nothing undone can be found in it', async () => {
    const undone = bench.app.transaction().execute(async (tx) => {
      await appendAudit(tx, entryOf('undone'))
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    await sealer().run()
    expect(await timesSealed('undone')).toEqual([])
  })

  test('what commits in another order than it was numbered is chained once, and never passed over', async () => {
    const open = async () => {
      const client = new pg.Client({ connectionString: bench.database.serverUrl, options: '-c role=yiping_app' })
      await client.connect()
      await client.query('begin')
      return client
    }
    const clients = await Promise.all(Array.from({ length: 6 }, open))
    const insert = (client: pg.Client, no: number) =>
      client.query(
        `insert into audit_entry (id, at, actor_kind, command, act, target_kind, target_id, result)
         values ((substr(uuid_v7_floor(now())::text, 1, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid, now(), 'COMMAND', 'test', 'CALLED', 'ROUTE', 'late-' || $1::text, 'DONE')`,
        [no],
      )
    for (const [no, client] of clients.entries()) await insert(client, no)
    // Numbered 0 to 5, ended 5 to 0, with a sealing after each: the first number is the last to be seen.
    for (const client of [...clients].reverse()) {
      await client.query('commit')
      await sealer().run()
      await client.end()
    }
    for (let no = 0; no < 6; no += 1) expect(await timesSealed(`late-${no}`)).toEqual([{ times: 1 }])
    expect(await kinds()).toEqual([])
  })

  test('many writers and several sealers at once: all is chained, each once', async () => {
    const sealers = Array.from({ length: 3 }, (_, at) => sealer(join(bench.keyDir, `head-${at}`)))
    let isWriting = true
    const sealing = sealers.map(async (each) => {
      while (isWriting) await each.run()
    })
    await Promise.all(Array.from({ length: 200 }, () => append('crowd')))
    isWriting = false
    await Promise.all(sealing)
    await sealer().run()
    const times = await timesSealed('crowd')
    expect(times).toHaveLength(200)
    expect(times.filter(({ times: once }) => once !== 1)).toEqual([])
    expect(await kinds()).toEqual([])
  })

  test('a server that dies between writing and sealing, or while it seals, loses nothing', async () => {
    await append('before-death')
    const client = new pg.Client({ connectionString: bench.database.serverUrl, options: '-c role=yiping_sweep' })
    client.on('error', () => undefined)
    await client.connect()
    await client.query('begin')
    await client.query('select * from seal_audit_entries(5000)')
    const [{ pid }] = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows as [{ pid: number }]
    await query('select pg_terminate_backend($1)', [pid])
    await expect
      .poll(async () => {
        await sealer().run()
        return timesSealed('before-death')
      })
      .toEqual([{ times: 1 }])
    expect(await kinds()).toEqual([])
  })

  test('while one seals, another goes away again instead of waiting', async () => {
    const client = new pg.Client({ connectionString: bench.database.serverUrl, options: '-c role=yiping_sweep' })
    await client.connect()
    await client.query('begin')
    await append('two-at-it')
    await client.query('select * from seal_audit_entries(5000)')
    const other = await bench.sweep.transaction().execute((tx) => sealEntries(tx, 10))
    await client.query('rollback')
    await client.end()
    expect(other).toBeUndefined()
  })
})

describe('a superuser who tampers is found', () => {
  beforeEach(async () => {
    for (let at = 0; at < 3; at += 1) {
      await append(`victim-${at}`)
      await sealer().run()
    }
    expect(await kinds()).toEqual([])
  })
  async function during(text: string, look: () => Promise<void>): Promise<void> {
    await bench.during(text, look)
    expect(await kinds()).toEqual([])
  }

  test.each([
    ['who', `update audit_entry set command = 'other' where target_id = 'victim-1'`],
    ['when', `update audit_entry set at = at + interval '1 microsecond' where target_id = 'victim-1'`],
    ['what', `update audit_entry set act = 'AUDIT_READ' where target_id = 'victim-1'`],
    ['on what', `update audit_entry set target_id = 'other' where target_id = 'victim-1'`],
    ['from where', `update audit_entry set from_address = '192.0.2.1' where target_id = 'victim-1'`],
    ['the result', `update audit_entry set result = 'FORBIDDEN' where target_id = 'victim-1'`],
    ['the place', `update audit_entry set hall_id = 7 where target_id = 'victim-1'`],
    ['the detail', `update audit_entry set detail = '{"a": 1}' where target_id = 'victim-1'`],
  ])('an entry changed: %s', (_, text) => during(text, async () => expect(await kinds()).toEqual(['ENTRY_CHANGED'])))

  test('an entry deleted', () =>
    during(`delete from audit_entry where target_id = 'victim-1'`, async () =>
      expect(await kinds()).toEqual(['ENTRY_MISSING']),
    ))

  test('two entries swapped', () =>
    during(
      `update audit_entry e set target_id = case e.target_id when 'victim-0' then 'victim-1' else 'victim-0' end where e.target_id in ('victim-0', 'victim-1')`,
      async () => expect(await kinds()).toEqual(['ENTRY_CHANGED']),
    ))

  test('an entry put in past the platform', () =>
    during(
      `insert into audit_entry (id, at, actor_kind, command, act, target_kind, result) values ('01890000-0000-7000-8000-00000000beef', now(), 'COMMAND', 'forged', 'CALLED', 'ROUTE', 'DONE')`,
      async () => expect(await kinds()).toEqual(['ENTRY_UNSEALED']),
    ))

  test('an entry deleted after it was written and before it was sealed', async () => {
    await append('gone-early')
    await during(`delete from audit_entry where target_id = 'gone-early'`, async () => {
      await sealer().run()
      expect(await kinds()).toEqual(['ENTRY_MISSING'])
    })
    await sealer().run()
  })

  test.each([
    [
      'deleted',
      `delete from audit_seal_mac where no = 2; delete from audit_seal where no = 2`,
      ['SEAL_MISSING', 'ENTRY_UNSEALED'],
    ],
    ['changed', `update audit_seal set sealed_at = sealed_at - interval '1 day' where no = 2`, ['SEAL_CHANGED']],
    [
      'swapped',
      `update audit_seal set no = case no when 2 then -3 else -2 end where no in (2, 3); update audit_seal set no = -no where no < 0`,
      ['SEAL_CHANGED'],
    ],
    [
      'put together from others’ digests',
      `update audit_seal s set entry_ids = o.entry_ids, digests = o.digests from audit_seal o where s.no = 2 and o.no = 3`,
      ['SEAL_CHANGED', 'ENTRY_UNSEALED'],
    ],
    ['stripped of its mark', `delete from audit_seal_mac where no = 2`, ['SEAL_NOT_OURS']],
  ])('a seal %s', (_, text, expected) =>
    during(
      text.includes('-3')
        ? `alter table audit_seal drop constraint audit_seal_no_check; ${text}; alter table audit_seal add constraint audit_seal_no_check check (no >= 1)`
        : text,
      async () => expect(await kinds()).toEqual(expected),
    ),
  )

  test('the whole chain made anew, in order and without a gap, but without the key', () =>
    during(
      `delete from audit_seal_mac; delete from audit_seal; update audit_entry set result = 'FORBIDDEN' where target_id = 'victim-1';
       insert into audit_pending (entry_id) select id from audit_entry; select * from seal_audit_entries(10000);
       insert into audit_seal_mac select no, sha256(hash) from audit_seal`,
      async () => expect(await kinds()).toEqual(expect.arrayContaining(['SEAL_NOT_OURS', 'HEAD_LOST'])),
    ))

  test('the end cut off, entries and seals together: the server remembers the last seal, and goes on saying so', () =>
    during(
      `delete from audit_entry e using audit_seal s where e.id = any(s.entry_ids) and s.no = (select max(no) from audit_seal);
       delete from audit_seal_mac where no = (select max(no) from audit_seal); delete from audit_seal where no = (select max(no) from audit_seal)`,
      async () => {
        expect(await kinds()).toEqual(['HEAD_LOST'])
        await append('after-the-cut')
        await expect(sealer().run()).rejects.toThrow('is not there any more')
        expect(await timesSealed('after-the-cut')).toEqual([{ times: 1 }])
        expect(await kinds()).toEqual(['HEAD_LOST'])
      },
    ))

  test('honestly: who rules database and server both, and cuts off the end in both, is found by nothing here', () =>
    during(
      `delete from audit_entry e using audit_seal s where e.id = any(s.entry_ids) and s.no = (select max(no) from audit_seal);
       delete from audit_seal_mac where no = (select max(no) from audit_seal); delete from audit_seal where no = (select max(no) from audit_seal)`,
      async () => {
        rmSync(headPath())
        expect(await kinds()).toEqual([])
        writeFileSync(headPath(), 'nonsense')
        expect(() => openHeadFile(headPath()).find()).toThrow('cannot be read')
      },
    ))
})
