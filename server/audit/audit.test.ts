import { connect } from 'node:net'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf } from '../../tests/support/staff.ts'
import { findTail } from './store.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
})
afterAll(() => platform.stop())

const world = () => platform.running.world
const query = <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
  platform.database.query<Row>(text, values)

describe('the running server', () => {
  test('has sealed within five seconds what happened, also under load', async () => {
    const calls = callsOf(platform)
    let worst = 0
    let isBusy = true
    const watching = (async () => {
      while (isBusy) {
        worst = Math.max(worst, (await findTail(world().app)).seconds)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    })()
    const until = Date.now() + 6_000
    let done = 0
    const report = async (name: string) => {
      for (let no = 0; Date.now() < until; no += 1) {
        expect((await calls.putCase(`LOAD-${name}-${no}`)).status).toBe(201)
        done += 1
      }
    }
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(report))
    isBusy = false
    await watching
    console.log(`audit: ${done} acts in 6 s, the longest an entry waited for its seal was ${worst.toFixed(2)} s`)
    expect(worst).toBeLessThan(5)
    await expect.poll(async () => (await findTail(world().app)).waiting).toBe(0)
    await platform.running.app.audit.check()
    expect(platform.running.app.audit.lastCheck?.findings).toEqual([])
  })
})

describe('what is written', () => {
  const calls = () => callsOf(platform)
  const entriesOf = (requestId: string | null) =>
    query<Record<string, unknown>>(
      `select actor_kind, act, target_kind, target_id, result, host(from_address) as "from", hall_id is null as "allHalls", detail from audit_entry where request_id = $1`,
      [requestId],
    )
  test('a report of a case: one entry, in its own transaction, without the case number', async () => {
    const kept = await calls().putCase('SECRET-CASE-77')
    const entries = await entriesOf(kept.headers.get('x-request-id'))
    expect(entries).toEqual([
      {
        actor_kind: 'API_KEY',
        act: 'CASE_REPORTED',
        target_kind: 'CASE',
        target_id: kept.body.caseId,
        result: 'DONE',
        from: '127.0.0.1',
        allHalls: true,
        detail: { revision: 1, changed: true },
      },
    ])
    const [row] = await query<{ all: string }>('select jsonb_agg(to_jsonb(e))::text as all from audit_entry e')
    expect(row?.all).not.toContain('SECRET-CASE')
  })

  test('a refusal to somebody known, as what it would have been', async () => {
    const refused = await calls().putCase('REFUSED-1', { itemCode: '11990102MB0000000T1000000000099' })
    expect(refusal(refused)).toContain('ITEM_UNKNOWN')
    await expect
      .poll(() => entriesOf(refused.headers.get('x-request-id')))
      .toMatchObject([{ act: 'CASE_REPORTED', target_id: null, result: 'ITEM_UNKNOWN', detail: { status: 422 } }])
  })

  test('a refusal to somebody who does not wait for it', async () => {
    const { username } = accountOf(platform, 'LEADING_GROUP')
    const refused = async () => {
      const rows = await query<{ n: string }>(
        `select count(*) as n from audit_entry where act = 'SIGNED_IN' and result <> 'DONE' and target_id = (
           select id::text from account where username = $1)`,
        [username],
      )
      return Number(rows[0]?.n)
    }
    const before = await refused()
    // After the first few nobody is judged for a while: that somebody tries all the same is written down too.
    const tries = 8
    for (let no = 0; no < tries; no += 1)
      await hangUpAfter(`{"username": "${username}", "password": "not the one ${no}"}`)
    await expect.poll(refused).toBe(before + tries)
    const results = await query<{ result: string }>(
      `select distinct result from audit_entry where act = 'SIGNED_IN' and target_id = (
         select id::text from account where username = $1) order by 1`,
      [username],
    )
    expect(results.map(({ result }) => result)).toEqual(['SIGN_IN_REFUSED', 'TOO_MANY_REQUESTS'])
  })

  test('no refusal to somebody unknown: those are counted', async () => {
    const refused = await calls().putCase('ANONYMOUS-1', {}, 'yp_aaaaaaaaaaaa_no')
    expect(refused.status).toBe(401)
    await platform.invite()
    expect(await entriesOf(refused.headers.get('x-request-id'))).toEqual([])
    expect(await platform.running.metrics.registry.getSingleMetricAsString('yiping_refusals_total')).toContain(
      'code="UNAUTHENTICATED"',
    )
  })

  test('no evaluation, whoever gives it', async () => {
    const [before] = await query<{ count: number }>('select count(*)::integer as count from audit_entry')
    const token = await platform.invite()
    const [invited] = await query<{ count: number }>('select count(*)::integer as count from audit_entry')
    const given = await calls().give(token, 1, 'not-in-audit-1', { comment: '慢' })
    await calls().addReasons(given.body.id, { receipt: given.body.receipt, comment: '等了一上午' }, 'not-in-audit-2')
    await calls().lookUp(given.body.receipt)
    await calls().comment({ comment: '干净' }, 'not-in-audit-3')
    await new Promise((resolve) => setTimeout(resolve, 300))
    const [after] = await query<{ count: number }>('select count(*)::integer as count from audit_entry')
    expect([(invited?.count ?? 0) - (before?.count ?? 0), (after?.count ?? 0) - (invited?.count ?? 0)]).toEqual([1, 0])
  })
})

/** Sends a request to sign in and is gone before it can be answered: a password takes its time. */
function hangUpAfter(body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(platform.running.port, '127.0.0.1')
    const head = `POST /api/v1/session HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nsec-fetch-site: same-origin\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`
    socket.once('error', reject)
    socket.write(head + body, () => {
      socket.destroy()
      resolve()
    })
  })
}
