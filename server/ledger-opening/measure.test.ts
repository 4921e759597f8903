import { expect, test } from 'vitest'
import { toHourNumber, startOfDay, toPlainDate, addDays } from '../../domain/kernel/plain-date.ts'
import { evaluationDigest } from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { startPlatform } from '../../tests/support/platform.ts'
import { randomBytes } from 'node:crypto'
import { uuidV7 } from '../platform/uuid.ts'
import { openDuePeriods } from './index.ts'

test('measure', async () => {
  let clock = Date.now()
  const platform = await startPlatform({ now: () => clock })
  const calls = callsOf(platform)
  const { body } = await calls.give(await platform.invite(), 5, 'measure-1')
  const N = Number(process.env.N ?? 10000)
  const day = addDays(toPlainDate(clock), 2)
  const base = startOfDay(day) + 9 * 3_600_000
  const { vault } = platform.running.world
  const [t] = await platform.database.query<any>(`select e.*, h.hall_code, w.window_code, i.item_code, s.staff_no from evaluation e join service_hall h on h.id=e.hall_id join service_window w on w.id=e.window_id join service_item i on i.id=e.item_id join window_staff s on s.id=e.staff_id where e.id=$1`, [body.id])
  for (let from = 0; from < N; from += 2000) {
    const rows = Array.from({ length: 2000 }, (_, k) => {
      const now = base + (from + k) * 500
      const id = uuidV7(now)
      const record = vault.newRecord(id, now)
      const nullifier = randomBytes(16)
      const comment = k % 5 === 0 ? '等候时间有点长，其他都好' : null
      const digest = evaluationDigest(nodeLedger, record.derive('seed'), { id, at: toHourNumber(now), window: `${t.hall_code}/${t.window_code}`, item: t.item_code, staff: t.staff_no, channel: t.channel, scores: { grade: 5, dimensions: null }, reasons: [], ticket: nullifier.toString('base64url'), comment, contact: null, rules: t.policy_id })
      return { id, now, record, nullifier, digest: Buffer.from(digest), comment: comment === null ? null : record.seal('sealed_field|comment', comment) }
    })
    const ids = rows.map((r) => r.id)
    await platform.database.query(`insert into evaluation select (jsonb_populate_record(t, jsonb_build_object('id', n.id, 'received_at', to_timestamp(n.at/1000.0), 'digest', '\\x' || encode(n.d,'hex')))).* from evaluation t, unnest($2::uuid[], $3::bigint[], $4::bytea[]) n (id, at, d) where t.id = $1`, [body.id, ids, rows.map((r) => r.now), rows.map((r) => r.digest)])
    await platform.database.query(`insert into redemption (nullifier, evaluation_id, idempotency_key_hash, request_hash, division_id, hall_id) select n.b, n.id, n.b, n.b, $1, $2 from unnest($3::uuid[], $4::bytea[]) n (id, b)`, [t.division_id, t.hall_id, ids, rows.map((r) => r.nullifier)])
    await platform.database.query(`insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped) select n.id, $1, $2, n.e, n.b from unnest($3::uuid[], $4::int[], $5::bytea[]) n (id, e, b)`, [t.division_id, t.hall_id, ids, rows.map((r) => r.record.key.epoch), rows.map((r) => r.record.key.wrapped)])
    const c = rows.filter((r) => r.comment !== null)
    await platform.database.query(`insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed) select n.id, $1, $2, 'comment', n.b from unnest($3::uuid[], $4::bytea[]) n (id, b)`, [t.division_id, t.hall_id, c.map((r) => r.id), c.map((r) => r.comment)])
  }
  clock = startOfDay(addDays(day, 1)) + 600_000
  const deps = { world: platform.running.world, rules: platform.running.app.rules }
  const began = performance.now()
  let runs = 0
  for (;;) {
    const b = performance.now()
    await openDuePeriods(deps)
    runs += 1
    const [row] = await platform.database.query<any>(`select count(*)::int as n, (select given from ledger_opening_period where period = $1) as given from ledger_opening`, [day])
    console.log('run', runs, Math.round(performance.now() - b), 'ms', row)
    if (row.given !== null && row.given !== undefined) break
    if (runs > 40) break
  }
  console.log(N, 'opened in', Math.round(performance.now() - began), 'ms')
  const b = performance.now()
  const page = await calls.get<any>(`/api/v1/log/openings?day=${day}`)
  console.log('page', page.status, page.text.length, Math.round(performance.now() - b), 'ms')
  const [size] = await platform.database.query<any>(`select sum(pg_total_relation_size(c.oid))::bigint as bytes from pg_class c where relname like 'ledger_opening%' and relkind='r'`)
  console.log(size)
  const [plan] = [await platform.database.query<any>(`select count(*)::int as not_opened from ledger_opening where salts is null`)]
  console.log(plan)
  await platform.stop()
  expect(1).toBe(1)
}, 600_000)
