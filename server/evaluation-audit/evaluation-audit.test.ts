import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { seeEvaluationAuditDraws, seeEvaluationAuditSample } from '../../contracts/evaluation-audit.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { Role } from '../../domain/access.ts'
import {
  type AuditStratum,
  drawnOf,
  frozenText,
  type GradeGroup,
  leavesText,
  sealText,
  seedText,
} from '../../domain/evaluation-audit.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { accountIdOf, bringAgency, bringAssessor } from '../../tests/support/assessor.ts'
import { audit } from '../../tests/support/auditor.ts'
import { type Calls, callsOf, hear } from '../../tests/support/calls.ts'
import { settleLedger } from '../../tests/support/ledger.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, browserOf, freshCookie } from '../../tests/support/staff.ts'
import { lookAfterEvaluationAudits } from './index.ts'

const dayMs = 86_400_000
const october = Date.parse('2026-10-12T10:00:00+08:00')
const november5 = Date.parse('2026-11-05T10:00:00+08:00')
const phone = '15400070717'
let clock = october
let platform: TestPlatform
let calls: Calls

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  // Few as they are here, three are enough to be told as a stratum; the one of the middle grade is not.
  await platform.database.query(
    `insert into policy (word, division_id, effective_from, version, source, body)
     select word, division_id, '2026-10-01', version, source, body || '{"smallestGroup": 3}' from policy where word = 'evaluation-audit'`,
  )
  await platform.running.app.rules.refresh()
  const applicant = { type: 'NATURAL_PERSON', phone }
  for (const grade of [1, 1, 2, 5, 5, 4, 3]) {
    const token = await platform.invite({ applicant })
    expect(await calls.give(token, grade, calls.freshKey(), { comment: '等了很久' })).toMatchObject({ status: 201 })
  }
  expect((await calls.give(await platform.invite({ drill: true }), 1, calls.freshKey())).status).toBe(201)
})
afterAll(() => platform.stop())

async function call(role: Role, method: string, path: string, body?: unknown) {
  return browserOf(platform).call(method, path, body, { cookie: await freshCookie(platform, role) })
}
const look = () => lookAfterEvaluationAudits({ world: platform.running.world, rules: platform.running.app.rules })
const draws = async () => {
  clock += 60_000
  const { body } = await hear<AnswerOf<typeof seeEvaluationAuditDraws>>(
    fetch(`${platform.base}/api/v1/evaluation-audit-draws`),
  )
  return body.draws
}
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
interface Few extends AuditStratum {
  readonly salt: string
  readonly digest: string
  readonly leaf: string
}
const tell = (role: Role, body = { result: '2026131 03 08 15 21 27 32 + 09', source: '中国福利彩票网公告' }) =>
  call(role, 'POST', '/api/v1/evaluation-audit-draws/2026-10/public-draw', body)
const audits = async (role: Role = 'THIRD_PARTY_EVALUATOR') =>
  (await call(role, 'GET', '/api/v1/evaluation-audits')).body.audits
const note = (auditId: string, body: object, role: Role = 'THIRD_PARTY_EVALUATOR') =>
  call(role, 'POST', `/api/v1/evaluation-audits/${auditId}/outcome`, body)
const reveal = (auditId: string, role: Role = 'THIRD_PARTY_EVALUATOR') =>
  call(role, 'POST', `/api/v1/evaluation-audits/${auditId}/phone`)

describe('评价抽查', () => {
  test('a month is frozen when it is over, once, and drills are no part of it', async () => {
    clock = november5 - 2 * dayMs
    await look()
    expect(await draws()).toEqual([])
    clock = november5
    await Promise.all([look(), look()])
    const [frozen] = await draws()
    expect(frozen).toMatchObject({ month: '2026-10', units: 7, seed: null, drawn: null, seedSource: 'PUBLIC_DRAW' })
    const leaf = await platform.database.query(
      `select from ledger.pending_leaf where encode(leaf_hash, 'hex') = $1 union all select from ledger.leaf where encode(leaf_hash, 'hex') = $1`,
      [frozen?.leafHash],
    )
    expect(leaf).toHaveLength(1)
  })

  test('the public draw is told after its time, by the working group, once', async () => {
    expect(await tell('THIRD_PARTY_EVALUATOR')).toMatchObject({ status: 403 })
    expect(await tell('WORKING_GROUP')).toMatchObject({ status: 409, body: { code: 'TOO_EARLY' } })
    clock = november5 + 2 * dayMs
    // Whoever knows the draw may not bend how many are drawn by it: the rules are those of the freeze.
    await platform.database.query(
      `insert into policy (word, division_id, effective_from, version, source, body)
       select word, division_id, '2026-11-06', version, source, body || '{"sharePercent": 0, "stratumMin": 0, "lowStratumMin": 0}'
       from policy where word = 'evaluation-audit' and effective_from = '2026-10-01'`,
    )
    await platform.running.app.rules.refresh()
    const both = await Promise.all([tell('WORKING_GROUP'), tell('WORKING_GROUP')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await tell('WORKING_GROUP')).toMatchObject({ body: { code: 'DRAWN_ALREADY' } })
    const [drawn] = await draws()
    expect(drawn).toMatchObject({ drawn: 5, isOver: false, total: { units: 7, drawn: 5, open: 5, hundredths: null } })
  })

  test('anybody makes the same seed from what was told, and nobody is told yet who was drawn', async () => {
    const [drawn] = await draws()
    const text = seedText({ freezeLeafHash: drawn?.leafHash ?? '', source: 'PUBLIC_DRAW', told: drawn?.told ?? [] })
    expect(createHash('sha256').update(text).digest('hex')).toBe(drawn?.seed)
    const sample = await hear(fetch(`${platform.base}/api/v1/evaluation-audit-draws/2026-10/sample`))
    expect(sample).toMatchObject({ status: 409, body: { code: 'TOO_EARLY' } })
  })

  test('a third party asks, through the vault and for this alone; nobody of a window sees that anything was drawn', async () => {
    const [first] = await audits()
    expect(first).toMatchObject({ month: '2026-10', state: 'OPEN', mayCall: true, outcome: null, triesMax: 3 })
    const told = JSON.stringify(await audits('WORKING_GROUP'))
    expect(told).not.toContain(phone)
    expect(told).not.toContain('等了很久')
    for (const role of ['WINDOW_STAFF', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'REVIEWER'] as const)
      expect(await call(role, 'GET', '/api/v1/evaluation-audits')).toMatchObject({ status: 403 })
    expect(await reveal(first.auditId, 'WORKING_GROUP')).toMatchObject({ status: 403 })
    expect(await note(first.auditId, { outcome: 'CONFIRMED' })).toMatchObject({ body: { code: 'NUMBER_NOT_SHOWN' } })
    expect(await reveal(first.auditId)).toMatchObject({ status: 201, body: { phone } })
    const rows = await platform.database.query<{ purpose: string }>(
      `select purpose from unmasking where case_id = $1`,
      [first.auditId],
    )
    expect(rows).toEqual([{ purpose: 'EVALUATION_AUDIT' }])
  })

  test('whoever is tied to the hall, or whose term or agency is over, neither sees nor calls nor notes', async () => {
    const [{ auditId }] = await audits()
    const accountId = await accountIdOf(platform, accountOf(platform, 'THIRD_PARTY_EVALUATOR').username)
    const said = async () => [
      (await reveal(auditId)).body.code ?? 'shown',
      (await note(auditId, { outcome: 'CONFIRMED' })).body.code,
      (await audits()).length,
    ]
    await platform.database.query(
      `insert into account_post (id, account_id, family, role, division_id, hall_id, effective_from, granted_at, ended_at)
       select gen_random_uuid(), $1, p.family, p.role, p.division_id, p.hall_id, p.effective_from, p.granted_at, $2
       from account_post p where p.role = 'WINDOW_SUPERVISOR' limit 1`,
      [accountId, new Date(october)],
    )
    expect(await said()).toEqual(['REVIEWS_OWN_HALL', 'REVIEWS_OWN_HALL', 0])
    await platform.database.query('alter table account_post disable trigger user')
    await platform.database.query(`delete from account_post where account_id = $1 and role = 'WINDOW_SUPERVISOR'`, [
      accountId,
    ])
    await platform.database.query('alter table account_post enable trigger user')
    const agencyId = await bringAgency(platform, '990102000000')
    const assessorId = await bringAssessor(platform, '990102000000', { accountId, pool: 'THIRD_PARTY', agencyId })
    expect((await audits()).length).toBe(5)
    await platform.database.query(
      `insert into assessor_end (assessor_id, division_id, ended_on, cause, reason, recorded_at)
       select id, division_id, recruited_on, 'DISQUALIFIED', '伪造', $2 from assessor where id = $1`,
      [assessorId, new Date(clock)],
    )
    expect(await said()).toEqual(['RECUSAL_FOUND', 'RECUSAL_FOUND', 0])
    await bringAssessor(platform, '990102000000', { accountId, pool: 'THIRD_PARTY', agencyId })
    expect((await audits()).length).toBe(5)
  })

  test('a call that reaches nobody is tried on another day; the last try makes it unreachable', async () => {
    const [, second] = await audits()
    const { auditId } = second
    for (const turn of [1, 2, 3]) {
      // What was read for the call before serves no other.
      expect(await note(auditId, { outcome: 'NOT_REACHED' })).toMatchObject({ body: { code: 'NUMBER_NOT_SHOWN' } })
      await reveal(auditId)
      const both = await Promise.all([
        note(auditId, { outcome: 'NOT_REACHED' }),
        note(auditId, { outcome: 'NOT_REACHED' }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      const found = (await audits()).find((each: { auditId: string }) => each.auditId === auditId)
      expect(found).toMatchObject({ tries: turn, outcome: turn === 3 ? 'NOT_REACHED' : null })
      clock += dayMs
    }
  })

  test('what was said is noted once, sealed, and counted; whoever wants to be left alone is not called', async () => {
    const open = (await audits()).filter(({ state }: { state: string }) => state === 'OPEN')
    const [first, next, last] = open
    await reveal(first.auditId)
    expect(await note(first.auditId, { outcome: 'NOT_GIVEN' })).toMatchObject({ status: 422 })
    const words = '从来没有评价过'
    expect(await note(first.auditId, { outcome: 'NOT_GIVEN', words })).toMatchObject({
      status: 200,
      body: { state: 'ASKED', outcome: 'NOT_GIVEN', words },
    })
    expect(await note(first.auditId, { outcome: 'CONFIRMED' })).toMatchObject({ body: { code: 'ALREADY_ASKED' } })
    const sealed = await platform.database.query('select o::text as text from evaluation_audit_outcome o')
    expect(JSON.stringify(sealed)).not.toContain(words)
    await reveal(next.auditId)
    expect(await note(next.auditId, { outcome: 'CONFIRMED' })).toMatchObject({ status: 200 })
    const authorization = `Bearer ${platform.trial.apiKey}`
    await calls.post('/api/v1/do-not-call/phones', { phone, wish: 'STOP' }, { authorization })
    expect(await reveal(last.auditId)).toMatchObject({ status: 403, body: { code: 'DO_NOT_CALL' } })
    const figures = (await call('LEADING_GROUP', 'GET', '/api/v1/evaluation-audit-figures')).body
    expect(figures).toMatchObject({
      month: '2026-10',
      total: {
        drawn: 5,
        answered: 2,
        confirmed: 1,
        notGiven: 1,
        unreachable: 1,
        open: 2,
        hundredths: null,
        coverageHundredths: expect.any(Number),
      },
    })
    expect(figures.parts.map(({ by }: { by: string }) => by)).toEqual(
      expect.arrayContaining(['GROUP', 'HALL', 'DIVISION']),
    )
  })

  test('when nobody is called any more everybody draws again and finds the same', async () => {
    clock = november5 + 60 * dayMs
    const [drawn] = await draws()
    expect(drawn).toMatchObject({ isOver: true, total: { open: 0, unreachable: 3 } })
    const { body } = await hear<AnswerOf<typeof seeEvaluationAuditSample>>(
      fetch(`${platform.base}/api/v1/evaluation-audit-draws/2026-10/sample`),
    )
    const month = { fromDay: '2026-10-01' as PlainDate, endDay: '2026-11-01' as PlainDate }
    expect(
      createHash('sha256')
        .update(frozenText(month, body.strata, body.sealed.seals))
        .digest('hex'),
    ).toBe(drawn?.digest)
    const all = await platform.database.query<{ grade: number; leaf: string }>(
      `select grade, encode(sha256('\\x000101'::bytea || digest), 'hex') as leaf from evaluation where origin <> 'DRILL'`,
    )
    const policy = platform.running.app.rules.loadPolicy('evaluation-audit', 1, november5).body
    const groupOf = (grade: number): GradeGroup => (grade <= 2 ? 'LOW' : grade === 3 ? 'MIDDLE' : 'HIGH')
    const rankOf = (leaf: string) =>
      createHash('sha256')
        .update(Buffer.from(drawn?.seed ?? '', 'hex'))
        .update('yiping/audit/v1\0')
        .update(Buffer.from(leaf, 'hex'))
        .digest('hex')
    const kept = await platform.database.query<{ gradeGroup: string; salt: string }>(
      `select grade_group as "gradeGroup", encode(salt, 'hex') as salt from evaluation_audit_stratum`,
    )
    for (const { gradeGroup, units, digest, salt, drawn: told } of body.strata) {
      const leaves = all.filter(({ grade }) => groupOf(grade) === gradeGroup).map(({ leaf }) => leaf)
      const concatenated = Buffer.concat(leaves.sort().map((leaf) => Buffer.from(leaf, 'hex')))
      const own = kept.find((each) => each.gradeGroup === gradeGroup)?.salt ?? ''
      expect(sha256(leavesText(own, sha256(concatenated)))).toBe(digest)
      expect(salt).toBe(told.length === units ? own : null)
      const ranked = leaves.sort((one, other) => (rankOf(one) < rankOf(other) ? -1 : 1))
      expect(told).toEqual(ranked.slice(0, drawnOf({ gradeGroup, units }, policy)))
    }
    expect(body.strata.map(({ gradeGroup }) => gradeGroup)).toEqual(['HIGH', 'LOW'])
  })

  test('of a stratum with too few nobody learns window, grade, channel or leaf, and no leaf of the log can be tried against it', async () => {
    const answer = await fetch(`${platform.base}/api/v1/evaluation-audit-draws/2026-10/sample`)
    const text = await answer.text()
    const [few] = await platform.database.query<Few>(
      `select s.window_id as "windowId", s.grade_group as "gradeGroup", s.channel, s.units, encode(s.salt, 'hex') as salt, encode(s.digest, 'hex') as digest,
         encode(sha256('\\x000101'::bytea || e.digest), 'hex') as leaf
       from evaluation_audit_stratum s join evaluation e on e.grade = 3 where s.grade_group = 'MIDDLE'`,
    )
    if (few === undefined) throw new Error('there is one of the middle grade')
    expect(JSON.parse(text).sealed).toEqual({ units: 1, drawn: 1, seals: [sha256(sealText(few.salt, few))] })
    for (const closed of ['MIDDLE', few.salt, few.digest, few.leaf, sha256(Buffer.from(few.leaf, 'hex'))])
      expect(text).not.toContain(closed)
  })

  test('and so does the auditor from outside, who finds every leaf of it in the log', async () => {
    await settleLedger(platform.running)
    const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
    const vkeys = lines.filter((line) => line.startsWith('checkpoint ')).map((line) => line.split(' ')[1] as string)
    const ask = () => audit('evaluation-sample', '2026-10', '--url', platform.base, '--vkey', vkeys[0] ?? '')
    clock += 60_000
    const answer = await ask()
    expect(answer.findings).toEqual([])
    expect(answer.exitCode).toBe(0)
    expect(answer.remarks).toContain('drawn evaluations 4')
    expect(answer.remarks).toContain('leaves found in the log 6')
    expect(answer.remarks).toContain('too few answers for a share')
    await platform.database.query('alter table evaluation_audit_draw disable trigger all')
    await platform.database.query(`update evaluation_audit_draw set told = '{"2026131 04","中国福利彩票网公告"}'`)
    await platform.database.query('alter table evaluation_audit_draw enable trigger all')
    clock += 60_000
    expect((await ask()).codes).toEqual(['LEAF_MISSING', 'SEED_DIFFERS'])
  })
})
