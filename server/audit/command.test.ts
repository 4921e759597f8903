import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type AuditBench, openAuditBench } from '../../tests/support/audit.ts'
import { main } from '../audit-check-main.ts'

let bench: AuditBench
beforeAll(async () => {
  bench = await openAuditBench()
  for (let at = 0; at < 5; at += 1) {
    await bench.append(`kept-${at}`)
    await bench.sealer().run()
  }
})
afterAll(() => bench.remove())

let printed: string
let said: string
beforeEach(() => {
  printed = ''
  said = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})

const env = () => ({ DATABASE_URL: bench.database.serverUrl, KEY_DIR: bench.keyDir, DATA_DIR: bench.keyDir })
/** As from the command line; what an earlier one has printed is not looked at. */
async function check(...argv: string[]): Promise<number> {
  printed = ''
  return main(env(), argv, bench.keyDir)
}
const findings = () => printed.split('\n').filter((line) => /: [A-Z_]+, /.test(line))

/** The last seal with its entries: what somebody takes away who wants the newest acts forgotten. */
const cutEnd = `delete from audit_entry e using audit_seal s where e.id = any(s.entry_ids) and s.no = (select max(no) from audit_seal);
  delete from audit_seal_mac where no = (select max(no) from audit_seal); delete from audit_seal where no = (select max(no) from audit_seal)`

describe('npm run audit-check', () => {
  test('says from where to where it looked, and prints a head to be kept; it stands in the audit itself', async () => {
    expect(await check()).toBe(0)
    expect(printed).toMatch(
      /^seals 1\.\.5, 5 entries; 0 wait for their seal\nas it was sealed\n--head 5:[0-9a-f]{64}\n$/,
    )
    const [entry] = await bench.database.query(
      `select act, actor_kind, command, detail from audit_entry where act = 'AUDIT_CHECKED'`,
    )
    expect(entry).toMatchObject({
      actor_kind: 'COMMAND',
      command: 'audit-check',
      detail: { until: 5, entries: 5, findings: 0 },
    })
    await bench.sealer().run()
    expect(await check()).toBe(0)
    expect(printed).toContain('seals 1..6, 6 entries; 0 wait')
    await bench.sealer().run()
  })

  test.each([
    [
      'a row altered',
      `update audit_entry set result = 'FORBIDDEN' where target_id = 'kept-2'`,
      /^seal 3, entry .*: ENTRY_CHANGED,/,
    ],
    ['a row removed', `delete from audit_entry where target_id = 'kept-1'`, /^seal 2, entry .*: ENTRY_MISSING,/],
    [
      'a row inserted, long ago',
      `insert into audit_entry (id, at, actor_kind, command, act, target_kind, result)
       values ('01890000-0000-7000-8000-00000000beef', '2023-06-01', 'COMMAND', 'forged', 'CALLED', 'ROUTE', 'DONE')`,
      /^entry 01890000-0000-7000-8000-00000000beef: ENTRY_UNSEALED,/,
    ],
    [
      'a row inserted, of a time to come',
      `insert into audit_entry (id, at, actor_kind, command, act, target_kind, result)
       values ('ff890000-0000-7000-8000-00000000beef', '2023-06-01', 'COMMAND', 'forged', 'CALLED', 'ROUTE', 'DONE')`,
      /^entry ff890000-0000-7000-8000-00000000beef: ENTRY_UNSEALED,/,
    ],
    [
      'a seal altered',
      `update audit_seal set sealed_at = sealed_at - interval '1 day' where no = 4`,
      /^seal 4: SEAL_CHANGED,/,
    ],
    [
      'a seal removed',
      `delete from audit_seal_mac where no = 2; delete from audit_seal where no = 2`,
      /^seal 2: SEAL_MISSING,/,
    ],
    ['the end cut off', cutEnd, /^seal \d+: HEAD_LOST,/],
  ])('finds %s by a superuser, and ends with 1', (_what, text, first) =>
    bench.during(text, async () => {
      expect(await check()).toBe(1)
      expect(findings()[0]).toMatch(first)
      expect(printed).not.toContain('--head')
    }),
  )

  test('finds the end cut off where the server’s own memory was cut with it, by a head that was written down', async () => {
    await check()
    const head = /--head (\S+)/.exec(printed)?.[1] ?? ''
    await bench.during(cutEnd, async () => {
      rmSync(bench.headPath)
      expect(await check()).toBe(0)
      expect(await check('--head', head)).toBe(1)
      expect(findings()).toEqual([expect.stringMatching(`^seal ${head.split(':')[0]}: HEAD_LOST,`)])
    })
    expect(await check('--head', head)).toBe(0)
  })

  test('a chain made anew without the key is found by whoever has it', async () => {
    const anew = `delete from audit_seal_mac; delete from audit_seal; delete from audit_pending;
      insert into audit_pending (entry_id) select id from audit_entry; select * from seal_audit_entries(10000);
      insert into audit_seal_mac select no, sha256(hash) from audit_seal`
    await bench.during(anew, async () => {
      expect(await check('--without-key')).toBe(0)
      expect(await check()).toBe(1)
      expect(findings()[0]).toMatch(/^seal 1: SEAL_NOT_OURS,/)
    })
  })

  test('says what was written amiss, and that nothing was checked', async () => {
    expect(await check('--head', 'x')).toBe(2)
    expect(said).toContain('NO:HASH')
    expect(await check('--colour')).toBe(2)
    expect(await main({ ...env(), KEY_DIR: '/nowhere' }, [], bench.keyDir)).toBe(2)
    expect(said).toContain('--without-key')
    expect(await main({ DATA_DIR: bench.keyDir }, [], bench.keyDir)).toBe(2)
    expect(said).toContain('npm start first')
  })
})
