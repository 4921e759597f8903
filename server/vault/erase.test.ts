import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { CanonValue } from '../../ledger/canon.ts'
import { commitField, digestCommitments, erasureDigest, evaluationFields, type Remains } from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { callsOf, type Evaluated, refusal } from '../../tests/support/calls.ts'
import { bringClosureAudit } from '../../tests/support/closure-audit.ts'
import { findEvaluations, hourOf } from '../../tests/support/digests.ts'
import { closedOrder, workedOrder } from '../../tests/support/handling.ts'
import { caseReport, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { dumpOf, operatorOf } from '../../tests/support/vault.ts'
import { main } from '../vault-main.ts'
import { runVaultCommand } from './command.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let operator: ReturnType<typeof operatorOf>
let given: Evaluated
let kept: Evaluated
let token: string
beforeAll(async () => {
  platform = await startPlatform()
  calls = callsOf(platform)
  operator = operatorOf(platform)
  token = await platform.invite()
  given = (await calls.give(token, 1, 'erase-me', {})).body
  await calls.addReasons(given.id, { receipt: given.receipt, comment: '事后补充' }, 'erase-me-too')
  kept = (await calls.give(await platform.invite(), 4, 'keep-me-1', { comment: '不要删' })).body
})
afterAll(async () => {
  await operator.stop()
  await platform.stop()
})

const erase = (id: string, basis = 'consent-withdrawn') => runVaultCommand(operator, ['erase', id, '--basis', basis])
/** Sealed values of a record with their wrapped key, as a copy of the database has them. */
const copyOf = (id: string) =>
  platform.database.query<{ epoch: number; wrapped: Buffer; sealed: Buffer }>(
    `select k.epoch, k.wrapped, f.sealed from vault.data_key k left join vault.sealed_field f using (record_id) where k.record_id = $1`,
    [id],
  )

describe('a complaint is erased', () => {
  test('with its contact and all that was written in its order; who passed it on and who made it are told so', async () => {
    const send = async () => {
      const answer = await fetch(`${platform.base}/api/v1/complaints/ERASE-1`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${platform.trial.apiKey}` },
        body: JSON.stringify({
          hallCode: 'YP-TRIAL-01',
          channel: 'HOTLINE_12345',
          words: '窗口无人',
          contact: { phone: '15400000001' },
          receivedAt: '2026-01-05T09:00:00+08:00',
        }),
      })
      return (await answer.json()) as { orderId: string; receipt: string; code?: string }
    }
    const { orderId, receipt } = await send()
    expect(await erase(orderId)).toMatch(`${orderId}  applicant-phone, complaint, seed\n`)
    expect(await copyOf(orderId)).toEqual([])
    expect((await send()).code).toBe('ERASED')
    for (const room of ['complaints', 'handling-orders'])
      expect(refusal(await calls.post(`/api/v1/${room}/look-up`, { receipt }))).toBe('410 ERASED')
  })
})

describe('one record is erased', () => {
  test('with what hangs on it, and what is printed names fields, never a value', async () => {
    const [evaluation] = (await findEvaluations(platform.database)).filter(({ id }) => id === given.id)
    expect(evaluation?.sealed_link).not.toBeNull()
    const said = await erase(given.id)
    expect(said).toMatch(new RegExp(`^${given.id}  link, seed\n[0-9a-f-]{36}  comment\n`))
    expect(said).not.toContain('事后')
    expect(await copyOf(given.id)).toEqual([])
  })

  test('the holder of its receipt is told so; anybody else learns not even that it was there', async () => {
    expect(refusal(await calls.lookUp(given.receipt))).toBe('410 ERASED')
    const others = `${given.receipt.slice(0, 40)}${kept.receipt.slice(40)}`
    expect(refusal(await calls.lookUp(others))).toBe('404 RECEIPT_UNKNOWN')
    expect((await calls.lookUp(kept.receipt)).body).toMatchObject({ grade: 4, comment: '不要删' })
  })

  test('it stays given: neither the same request nor another gives it again, and the board counts it', async () => {
    expect(refusal(await calls.give(token, 1, 'erase-me', {}))).toBe('410 ERASED')
    expect(refusal(await calls.give(token, 5, 'another-key', {}))).toBe('409 ALREADY_EVALUATED')
    expect(refusal(await calls.addReasons(given.id, { receipt: given.receipt, comment: '再来' }, 'again-1-1'))).toBe(
      '410 ERASED',
    )
    expect((await calls.board()).today.evaluations).toBe(2)
  })

  test('what was written in its order goes with it; that each step was taken stays', async () => {
    const { orderId } = await workedOrder(platform, 6)
    const written = () =>
      platform.database.query(
        `select kind, record_id in (select record_id from vault.data_key) as "isThere" from handling_event
         where order_id = $1 and record_id is not null order by sequence`,
        [orderId],
      )
    expect(await written()).toEqual([
      { kind: 'DONE', isThere: true },
      { kind: 'FED_BACK', isThere: true },
    ])
    await erase(orderId)
    expect((await written()).map(({ isThere }) => isThere)).toEqual([false, false])
    const seen = await platform.running.http.inject({
      url: `/api/v1/handling-orders/${orderId}`,
      headers: { cookie: await freshCookie(platform, 'REVIEWER'), 'sec-fetch-site': 'same-origin' },
    })
    expect(seen.statusCode).toBe(200)
    expect(seen.payload).toContain('FED_BACK')
    expect(seen.payload).not.toContain('已补办')
  })

  test('what was said when somebody asked once more goes with it, and so do the reasons of the leading group', async () => {
    const { orderId, receipt } = await closedOrder(platform)
    const proposalId = await bringClosureAudit(platform, orderId)
    const said = { receipt, answer: 'FALSE', words: '还是要交复印件' }
    expect((await calls.post('/api/v1/closure-audits/answers', said)).status).toBe(200)
    const decided = await browserOf(platform).call(
      'POST',
      `/api/v1/accountability-proposals/${proposalId}/decision`,
      { outcome: 'ACCEPTED', words: '约谈负责人' },
      { cookie: await freshCookie(platform, 'LEADING_GROUP') },
    )
    expect(decided.status).toBe(200)
    const sealed = () =>
      platform.database.query<{ id: string }>(
        `select f.record_id as id from vault.sealed_field f where f.record_id in (
           select record_id from closure_audit_outcome where order_id = $1
           union select record_id from accountability_decision where proposal_id = $2)`,
        [orderId, proposalId],
      )
    expect(await sealed()).toHaveLength(2)
    await erase(orderId)
    expect(await sealed()).toEqual([])
    const heard = await browserOf(platform).call('GET', '/api/v1/accountability-proposals', undefined, {
      cookie: await freshCookie(platform, 'LEADING_GROUP'),
    })
    expect(heard.body.proposals).toMatchObject([{ proposalId, outcome: 'ACCEPTED', words: null }])
  })

  test('that it was erased is a fact and a leaf of the log: record, fields, basis, time', async () => {
    const [row] = await platform.database.query<{
      fields: string[]
      basis: string
      digest: Buffer
      erased_at: Date
      leaves: number
    }>(
      `select fields, basis, digest, erased_at,
         (select count(*)::int from (select leaf from ledger.pending_leaf union all select leaf from ledger.leaf) l
            where leaf = '\\x0102'::bytea || digest) as leaves
       from vault.erasure where record_id = $1`,
      [given.id],
    )
    expect(row).toMatchObject({ fields: ['link', 'seed'], basis: 'consent-withdrawn', leaves: 1 })
    const { fields = [], basis = '', erased_at = new Date(0) } = row ?? {}
    const digest = erasureDigest(nodeLedger, { id: given.id, fields, basis, at: erased_at.getTime() })
    expect(row?.digest.equals(digest)).toBe(true)
    const acts = await platform.database.query(
      `select command, detail from audit_entry where act = 'RECORD_ERASED' and target_id = $1`,
      [given.id],
    )
    expect(acts).toEqual([{ command: 'vault', detail: { basis: 'consent-withdrawn', records: 2 } }])
  })

  test('what stays of it can still be proved: its digest follows from its row and what remains', async () => {
    const [row] = await platform.database.query<{
      digest: Buffer
      received_at: Date
      remains: Remains
      grade: number
      scores: null
      channel: string
      policy_id: number
      place: string
      item_code: string
      staff_no: string
      nullifier: Buffer
      id: string
      origin: string
      counted: CanonValue
    }>(
      `select e.id, e.origin, evaluation_counted(e) as counted, e.digest, e.received_at, e.grade, e.scores, e.channel, e.policy_id, x.remains, h.hall_code || '/' || w.window_code as place, i.item_code, s.staff_no, r.nullifier
       from evaluation e join vault.erasure x on x.record_id = e.id join service_hall h on h.id = e.hall_id join service_window w on w.id = e.window_id
       join service_item i on i.id = e.item_id join window_staff s on s.id = e.staff_id join redemption r on r.evaluation_id = e.id`,
    )
    if (row === undefined) throw new Error('one evaluation was erased')
    const values: Readonly<Record<string, Parameters<typeof commitField>[3]>> = {
      id: row.id,
      at: hourOf(row as never),
      window: row.place,
      item: row.item_code,
      staff: row.staff_no,
      channel: row.channel,
      scores: { grade: row.grade, dimensions: row.scores },
      reasons: [],
      ticket: row.nullifier.toString('base64url'),
      rules: row.policy_id,
      origin: row.origin,
      counted: row.counted,
    }
    expect(Object.keys(row.remains.commitments)).toEqual(['comment', 'contact'])
    const commitments = evaluationFields.map((field) => {
      const value = values[field]
      if (value === undefined) return Buffer.from(row.remains.commitments[field] ?? '', 'hex')
      return commitField(nodeLedger, field, Buffer.from(row.remains.salts[field] ?? '', 'hex'), value)
    })
    expect(row.digest.equals(digestCommitments(nodeLedger, commitments))).toBe(true)
    const better = { ...values, scores: { grade: 5, dimensions: null } }
    const forged = commitField(nodeLedger, 'scores', Buffer.from(row.remains.salts.scores ?? '', 'hex'), better.scores)
    expect(Buffer.from(forged).equals(commitments[6] ?? forged)).toBe(false)
  })

  test('twice is refused, and so is what was never there', async () => {
    await expect(erase(given.id)).rejects.toThrow(`${given.id} was erased at 20`)
    await expect(erase('0193570a-0000-7000-8000-000000000001')).rejects.toThrow('there is no sealed record')
    await expect(erase(kept.id, 'because 154-0007-7123 asked')).rejects.toThrow('--basis: one of purpose-ended')
    await expect(erase('15400077123')).rejects.toThrow('give one id')
  })
})

describe('erased is erased', () => {
  const person = {
    type: 'NATURAL_PERSON',
    name: '甄待删',
    phone: '16100077001',
    certificateType: '111',
    certificateNo: '990102194912310021',
  }

  test('a case with all its reports: a dump of the database with every key opens nothing of it', async () => {
    const report = { ...caseReport(Date.now()), applicant: person }
    const { body } = await calls.putCase('ERASE-CASE-1', report)
    await calls.putCase('ERASE-CASE-1', { ...report, applicant: { ...person, phone: '16100077002' } })
    const revisions = await platform.database.query<{ id: string }>(
      'select id from service_case_revision where case_id = $1',
      [body.caseId],
    )
    expect(revisions).toHaveLength(2)
    const before = await Promise.all(revisions.map(({ id }) => copyOf(id)))
    const ciphertexts = before
      .flat()
      .flatMap(({ wrapped, sealed }) => [wrapped.toString('hex'), sealed.toString('hex')])
    expect(ciphertexts.length).toBeGreaterThan(10)
    const found = (dump: Awaited<ReturnType<typeof dumpOf>>) => {
      const text = dump.flatMap(({ rows }) => rows).join('\n')
      return ciphertexts.filter((hex) => text.includes(hex)).length
    }
    expect(found(await dumpOf(platform))).toBe(ciphertexts.length)

    const said = await erase(body.caseId, 'unlawful')
    for (const { id } of revisions) expect(said).toContain(id)
    expect(found(await dumpOf(platform))).toBe(0)
    const token = body.occurrences[0]?.invitation?.token
    expect(refusal(await calls.post('/api/v1/invitations/open', { token }))).toBe('404 INVITATION_UNKNOWN')
  })

  test('a public comment', async () => {
    const { body } = await calls.comment({ comment: '留言待删' }, 'erase-comment')
    await erase(body.id)
    expect(refusal(await calls.post('/api/v1/public-comments/look-up', { receipt: body.receipt }))).toBe('410 ERASED')
    expect(refusal(await calls.comment({ comment: '留言待删' }, 'erase-comment'))).toBe('410 ERASED')
  })

  test('not by a hand that records nothing, the owner’s neither', async () => {
    for (const [table, column] of [
      ['vault.data_key', 'record_id'],
      ['vault.sealed_field', 'record_id'],
      ['vault.evaluation_link', 'evaluation_id'],
    ])
      await expect(platform.database.query(`delete from ${table} where ${column} = $1`, [kept.id])).rejects.toThrow(
        'ERASED_UNRECORDED',
      )
    expect((await calls.lookUp(kept.receipt)).status).toBe(200)
  })
})

describe('npm run vault', () => {
  test('works as the owner of the database alone, and says by its exit code whether it did', async () => {
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const { serverUrl, ownerUrl } = platform.database
    const env = { DATABASE_URL: serverUrl, DATA_DIR: platform.folder }
    const owner = { ...env, MIGRATE_DATABASE_URL: ownerUrl }
    expect(await main(env, ['keys'], platform.folder)).toBe(1)
    expect(String(said.mock.lastCall?.[0])).toContain('MIGRATE_DATABASE_URL')
    expect(await main(owner, ['keys'], platform.folder)).toBe(0)
    expect(String(printed.mock.lastCall?.[0])).toMatch(/^\d{6} {2}may be retired from \d{4}-\d\d-01\n/)
    expect(await main(owner, ['retire', '1'], platform.folder)).toBe(2)
    expect(await main(owner, ['rotate', '202001'], platform.folder)).toBe(2)
    expect(await main(owner, ['shred'], platform.folder)).toBe(2)
    expect(
      await main(
        { ...owner, MIGRATE_DATABASE_URL: serverUrl },
        ['erase', kept.id, '--basis', 'unlawful'],
        platform.folder,
      ),
    ).toBe(1)
    expect(await main({ ...owner, KEY_DIR: `${platform.folder}/elsewhere` }, ['keys'], platform.folder)).toBe(1)
    expect(String(said.mock.lastCall?.[0])).toContain('does not belong to this database')
    expect(await main({ DATA_DIR: platform.folder }, ['keys'], platform.folder)).toBe(1)
    expect(await main({ ...owner, SEALING_SUITE: 'rot13' }, ['keys'], platform.folder)).toBe(2)
    expect(await main(owner, ['--help'], platform.folder)).toBe(0)
  })
})
