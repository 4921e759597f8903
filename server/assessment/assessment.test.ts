import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import type { AssessorPool } from '../../domain/assessor.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import {
  type BroughtVisit,
  bringAssessment,
  bringVisit,
  publishPlan,
  type VisitWish,
} from '../../tests/support/assessment.ts'
import { accountIdOf, bringAssessor } from '../../tests/support/assessor.ts'
import { jpegOf, pdfOf, pngOf } from '../../tests/support/evidence.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { accountOf, freshCookie } from '../../tests/support/staff.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { readScoped } from '../access/index.ts'
import { sql } from '../platform/database.ts'
import { runVaultCommand } from '../vault/command.ts'
import { clearVisitFiles, openAssessmentWords } from './index.ts'

const hourMs = 3_600_000
let clock = Date.parse('2026-11-17T10:00:00+08:00')
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
})
afterAll(() => platform.stop())

const visits = '/api/v1/own-visits'

async function ask(role: Role, method: 'GET' | 'POST', url: string, payload?: object, key?: string) {
  const cookie = await freshCookie(platform, role)
  const answer = await platform.running.http.inject({
    method,
    url,
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(key === undefined ? {} : { 'idempotency-key': key }) },
    ...(payload === undefined ? {} : { payload }),
  })
  const isJson = String(answer.headers['content-type']).includes('json')
  const body = isJson ? answer.json() : {}
  const said = body.code === undefined ? String(answer.statusCode) : `${answer.statusCode} ${body.code}`
  return { ...answer, said, body }
}

const photo = { mediaType: 'image/jpeg', content: jpegOf({ way: 6, behind: 'PK' }).toString('base64') }
const shopper = 'MYSTERY_SHOPPER'
const bring = (over: Partial<VisitWish> = {}) => bringVisit(platform, { role: shopper, ...over })
const upload = ({ visitId }: BroughtVisit, file: object = photo, indicator = 'clean', role: Role = shopper) =>
  ask(role, 'POST', `${visits}/${visitId}/files`, { indicator, ...file })
const good = { clean: { mark: 5 }, ramp: { mark: null }, greeting: { mark: 5 }, 'one-time-notice': { mark: 5 } }
const found = (over: object = {}) => ({
  arrivedAt: new Date(clock - hourMs).toISOString(),
  leftAt: new Date(clock - hourMs / 2).toISOString(),
  position: { latitudeThousandths: 30_274, longitudeThousandths: 120_155 },
  answers: good,
  ...over,
})
let keys = 0
const submit = ({ visitId }: BroughtVisit, body: object = found(), key = `field-key-${++keys}`, role: Role = shopper) =>
  ask(role, 'POST', `${visits}/${visitId}/assessment`, body, key)
const chunksOf = async (fileId: string) => {
  const [row] = await platform.database.query<{ n: number }>(
    'select count(*)::integer as n from evidence_chunk where file_id = $1',
    [fileId],
  )
  return row?.n
}

describe('one’s own visits', () => {
  test('are told with all that a phone needs without network: where, when, by which form, and what may be handed in', async () => {
    const { visitId } = await bring({ isSecret: true, title: '暗访一' })
    const { said, body } = await ask(shopper, 'GET', visits)
    expect(said).toBe('200')
    const today = toPlainDate(clock)
    expect(body.limits).toMatchObject({ edgeMax: 2048, qualityPercent: 82, pixelsMax: 36_000_000 })
    const visit = body.visits.find((each: { visitId: string }) => each.visitId === visitId)
    expect(visit).toMatchObject({
      ...{ state: 'OPEN', title: '暗访一', pool: shopper, isSecret: true, fromDay: today, toDay: '2026-11-19' },
      ...{ submitUntil: '2026-11-22', hallCode: 'YP-TRIAL-01', windowCode: 'A01' },
    })
    expect(visit.hallAddress).toBeTruthy()
    const { form } = body.forms.find((each: { formId: string }) => each.formId === visit.formId)
    expect(form.indicators[0].scale[0].anchor).toEqual({
      zh: '窗口整洁：多处不符合',
      en: 'The window is tidy: in several places not',
    })
    expect(Object.keys(visit)).not.toContain('planId')
  })

  test('are nobody else’s: neither another’s of the same pool nor of another is there', async () => {
    const visit = await bring()
    const other = await bring({ role: 'SOCIAL_SUPERVISOR' })
    expect((await ask('SOCIAL_SUPERVISOR', 'GET', visits)).payload).not.toContain(visit.visitId)
    expect((await upload(other)).said).toBe('404 NOT_FOUND')
    expect((await submit(other)).said).toBe('404 NOT_FOUND')
    expect((await ask(shopper, 'GET', `${visits}/${other.visitId}/assessment`)).said).toBe('404 NOT_FOUND')
    const gone = { cause: 'DECLINED', reason: '不在' }
    expect((await ask(shopper, 'POST', `${visits}/${other.visitId}/end`, gone)).said).toBe('404 NOT_FOUND')
    for (const role of ['WINDOW_STAFF', 'LEADING_GROUP', 'REVIEWER', 'SYSTEM_ADMIN'] as const)
      expect((await ask(role, 'GET', visits)).said, role).toBe('403 FORBIDDEN')
  })
})

describe('what was found on a visit', () => {
  test('is submitted once, its words sealed, its photos without their place, its points by the form', async () => {
    const visit = await bring()
    const kept = await upload(visit)
    expect(kept.said).toBe('201')
    const { fileId } = kept.body
    const answers = {
      ...good,
      clean: { mark: 1, fileIds: [fileId] },
      greeting: { mark: 1, words: '没有起立迎接' },
      'one-time-notice': { mark: 1, recording: 'LY-20261117-03' },
    }
    const body = found({ answers, words: '总体一般' })
    const first = await submit(visit, body, 'one-visit-1')
    expect(first.said).toBe('201')
    expect(first.body).toEqual({ visitId: visit.visitId, points: 0, submittedAt: new Date(clock).toISOString() })
    const again = await submit(visit, body, 'one-visit-1')
    expect([again.said, again.headers['idempotency-replayed'], again.body]).toEqual(['201', 'true', first.body])
    expect((await submit(visit, { ...body, words: '改了' }, 'one-visit-1')).said).toBe('409 IDEMPOTENCY_MISMATCH')
    expect((await submit(visit, body)).said).toBe('409 ALREADY_SUBMITTED')
    expect((await upload(visit)).said).toBe('409 ALREADY_SUBMITTED')

    const seen = await ask(shopper, 'GET', `${visits}/${visit.visitId}/assessment`)
    expect(seen.body).toMatchObject({
      points: 0,
      words: '总体一般',
      position: { latitudeThousandths: 30_274, longitudeThousandths: 120_155 },
    })
    expect(seen.body.answers).toContainEqual({
      ...{ indicator: 'clean', mark: 1, words: null, recording: null },
      files: [{ fileId, mediaType: 'image/jpeg', bytes: kept.body.bytes }],
    })
    expect(seen.body.answers).toContainEqual(
      expect.objectContaining({ indicator: 'one-time-notice', recording: 'LY-20261117-03' }),
    )
    const file = await ask(shopper, 'GET', `${visits}/${visit.visitId}/files/${fileId}`)
    expect(file.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' })
    expect(file.rawPayload.includes('GPS') || file.rawPayload.includes('somebody')).toBe(false)
    const [row] = await platform.database.query<{ row: string; record: string }>(
      `select row_to_json(a)::text as row, a.record_id as record from assessment a where visit_id = $1`,
      [visit.visitId],
    )
    expect(row?.row).not.toMatch(/起立|LY-2026|总体/)
    const words = await openAssessmentWords(platform.running.world, [row?.record ?? ''])
    expect(words.get(row?.record ?? '')?.byIndicator.greeting?.words).toBe('没有起立迎接')
    expect((await ask(shopper, 'GET', visits)).body.visits).toContainEqual(
      expect.objectContaining({ visitId: visit.visitId, state: 'SUBMITTED' }),
    )
  })

  test('sent twenty times at once it is kept once, and every answer is the first', async () => {
    const visit = await bring()
    const body = found()
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(visit, body, 'at-once-key')))
    expect(new Set(answers.map(({ said }) => said))).toEqual(new Set(['201']))
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
  })

  test.each([
    ['422 EVIDENCE_MISSING', { answers: { ...good, clean: { mark: 1 } } }],
    ['422 EVIDENCE_MISSING', { answers: { ...good, 'one-time-notice': { mark: 1, words: '说过' } } }],
    ['422 MARK_MISSING', { answers: { clean: { mark: 5 } } }],
    ['422 MARK_UNKNOWN', { answers: { ...good, clean: { mark: 2 } } }],
    ['422 APPLIES_ALWAYS', { answers: { ...good, clean: { mark: null } } }],
    ['422 INDICATOR_UNKNOWN', { answers: { ...good, more: { mark: 1 } } }],
    ['422 LOCATION_MISSING', { position: null }],
    ['422 TIMES_OUT_OF_ORDER', { leftAt: '2026-11-17T08:00:00+08:00' }],
    ['422 TIME_IN_FUTURE', { leftAt: '2026-11-17T12:00:00+08:00' }],
    ['409 TOO_EARLY', { arrivedAt: '2026-11-16T23:00:00+08:00' }],
    [
      '422 FILE_UNKNOWN',
      { answers: { ...good, clean: { mark: 5, fileIds: ['0190a8e0-0000-7000-8000-000000000000'] } } },
    ],
    ['400 MALFORMED', { position: { latitude: 30.274_15, longitude: 120.155_07 } }],
  ])('is refused as %s, and nothing of it is kept', async (said, over) => {
    const visit = await bring()
    expect((await submit(visit, found(over))).said).toBe(said)
    expect(await platform.database.query('select 1 from assessment where visit_id = $1', [visit.visitId])).toEqual([])
  })

  test('names no file of another indicator, and none of another visit', async () => {
    const [visit, other] = [await bring(), await bring()]
    const { fileId } = (await upload(visit)).body
    const named = (code: string) => found({ answers: { ...good, [code]: { mark: 5, fileIds: [fileId] } } })
    expect((await submit(visit, named('greeting'))).said).toBe('422 FILE_UNKNOWN')
    expect((await submit(other, named('clean'))).said).toBe('422 FILE_UNKNOWN')
    expect((await upload(visit, photo, 'stairs')).said).toBe('422 INDICATOR_UNKNOWN')
  })

  test('is taken from nobody who has become partial between the draw and the visit, or whose term is over', async () => {
    const visit = await bring({ role: 'SOCIAL_SUPERVISOR' })
    await platform.database.query(
      `insert into assessor_employer (assessor_id, organization_id, division_id)
       select $1, v.managing_organization_id, v.division_id from service_hall h join service_hall_version v on v.hall_id = h.id
       where h.hall_code = 'YP-TRIAL-01' limit 1`,
      [visit.assessorId],
    )
    const refused = await submit(visit, found(), 'partial-key', 'SOCIAL_SUPERVISOR')
    expect([refused.said, refused.body.at]).toEqual(['403 RECUSAL_FOUND', '/EARLIER_EMPLOYER'])
  })
})

describe('whoever was disqualified', () => {
  const disqualify = ({ assessorId }: BroughtVisit, cause = 'DISQUALIFIED') =>
    platform.database.query(
      `insert into assessor_end (assessor_id, division_id, ended_on, cause, reason, recorded_at)
       select id, division_id, $2, $3, '测试', $4 from assessor where id = $1`,
      [assessorId, toPlainDate(clock), cause, new Date(clock)],
    )
  /** Held since last month, so that yesterday is a day of his. */
  const heldAs = async (role: Role, pool: AssessorPool): Promise<string> =>
    bringAssessor(platform, '990102000000', {
      accountId: await accountIdOf(platform, accountOf(platform, role).username),
      pool,
      recruitedOn: addDays(toPlainDate(clock), -30),
    })
  const role = 'WORKING_GROUP'

  test('hands in nothing any more, not even of a day before that; his open visits are shown to him no longer, what he handed in is', async () => {
    const wish = { role, from: -1, assessorId: await heldAs(role, 'WORKING_GROUP') } as const
    const [done, open] = [await bring(wish), await bring(wish)]
    expect((await submit(done, found(), 'before-it', role)).said).toBe('201')
    await disqualify(open)
    const day = 24 * hourMs
    const yesterday = found({
      arrivedAt: new Date(clock - day).toISOString(),
      leftAt: new Date(clock - day + hourMs).toISOString(),
    })
    for (const refused of [
      await submit(open, yesterday, 'backdated', role),
      await upload(open, photo, 'clean', role),
      await ask(role, 'POST', `${visits}/${open.visitId}/end`, { cause: 'DECLINED', reason: '不在' }),
    ])
      expect([refused.said, refused.body.at]).toEqual(['403 RECUSAL_FOUND', '/TERM_OVER'])
    const own = (await ask(role, 'GET', visits)).body.visits.map(({ visitId }: BroughtVisit) => visitId)
    expect(own).toContain(done.visitId)
    expect(own).not.toContain(open.visitId)
    expect((await submit(done, found(), 'before-it', role)).said).toBe('201')
  })

  test('is not who has only gone: what he saw in his term he may still hand in', async () => {
    const assessorId = await heldAs('DISCIPLINE_INSPECTOR', 'INSPECTOR')
    const gone = await bring({ role: 'DISCIPLINE_INSPECTOR', from: -1, assessorId })
    await disqualify(gone, 'RESIGNED')
    const at = (hours: number) => new Date(clock - hours * hourMs).toISOString()
    const handedIn = (arrivedAt: string, key: string) =>
      submit(gone, found({ arrivedAt, leftAt: at(0.5) }), key, 'DISCIPLINE_INSPECTOR')
    expect((await handedIn(at(1), 'of-today')).said).toBe('403 RECUSAL_FOUND')
    expect((await handedIn(at(20), 'of-yesterday')).said).toBe('201')
  })
})

describe('a file that is no photo and no document of the size that is taken', () => {
  test.each([
    [
      '413 FILE_TOO_LARGE',
      { mediaType: 'image/jpeg', content: jpegOf({ width: 8000, height: 5000 }).toString('base64') },
    ],
    ['413 FILE_TOO_LARGE', { mediaType: 'image/png', content: pngOf(8000, 5000).toString('base64') }],
    ['422 FILE_TYPE_WRONG', { ...photo, mediaType: 'image/png' }],
    ['422 FILE_TYPE_WRONG', { mediaType: 'image/jpeg', content: Buffer.from('GIF89a').toString('base64') }],
    ['422 FILE_NOT_SAFE', { mediaType: 'application/pdf', content: pdfOf('<</S/JavaScript>>').toString('base64') }],
    ['422 FILE_TELLS_AUTHOR', { mediaType: 'application/pdf', content: pdfOf('<</Info 9 0 R>>').toString('base64') }],
    ['400 MALFORMED', { mediaType: 'image/heic', content: 'AAAA' }],
  ])('is refused as %s, and nothing of it is kept', async (said, file) => {
    const visit = await bring()
    expect((await upload(visit, file)).said).toBe(said)
    expect(await platform.database.query('select 1 from assessment_file where visit_id = $1', [visit.visitId])).toEqual(
      [],
    )
  })

  test('and what no assessment has named in time is thrown away; what was named stays until it is erased', async () => {
    const visit = await bring({ to: 10 })
    const [named, left] = [(await upload(visit)).body.fileId, (await upload(visit)).body.fileId]
    const answers = { ...good, clean: { mark: 5, fileIds: [named] } }
    expect((await submit(visit, found({ answers }))).said).toBe('201')
    const { world, app } = platform.running
    clock += 72 * hourMs
    await clearVisitFiles({ world, rules: app.rules })
    expect([await chunksOf(named), await chunksOf(left)]).toEqual([1, 1])
    clock += hourMs + 1
    await clearVisitFiles({ world, rules: app.rules })
    expect([await chunksOf(named), await chunksOf(left)]).toEqual([1, 0])
    clock -= 73 * hourMs + 1
    await expect(platform.database.query('delete from evidence_chunk where file_id = $1', [named])).rejects.toThrow(
      'ERASED_UNRECORDED',
    )
    const operator = operatorOf(platform)
    expect(await runVaultCommand(operator, ['erase', visit.visitId, '--basis', 'consent-withdrawn'])).toContain(named)
    await operator.stop()
    expect((await ask(shopper, 'GET', `${visits}/${visit.visitId}/files/${named}`)).said).toBe('410 ERASED')
  })
})

describe('a visit that is not made', () => {
  const end = ({ visitId }: BroughtVisit, reason = '本人亲属在该窗口', cause = 'RECUSED') =>
    ask(shopper, 'POST', `${visits}/${visitId}/end`, { cause, reason })

  test('is ended by whoever was to make it, with a reason, once; then nothing is submitted', async () => {
    const visit = await bring()
    expect((await end(visit, ' ')).said).toBe('422 STEP_INCOMPLETE')
    expect((await end(visit, '电话 15400070711')).said).toBe('422 PERSONAL_NUMBER')
    expect((await end(visit, '太远', 'REASSIGNED')).said).toBe('400 MALFORMED')
    expect((await end(visit)).body).toMatchObject({ cause: 'RECUSED' })
    expect((await end(visit)).said).toBe('409 VISIT_ENDED')
    expect((await submit(visit)).said).toBe('409 VISIT_ENDED')
    expect((await upload(visit)).said).toBe('409 VISIT_ENDED')
  })

  test('cannot be ended once it was submitted, and of both at once one holds', async () => {
    const visit = await bring()
    expect((await submit(visit)).said).toBe('201')
    expect((await end(visit)).said).toBe('409 ALREADY_SUBMITTED')
    for (let turn = 0; turn < 5; turn += 1) {
      const both = await bring()
      const [one, other] = await Promise.all([submit(both), end(both)])
      expect([one?.said, other?.said].sort()).toEqual(
        one?.said === '201' ? ['201', '409 ALREADY_SUBMITTED'] : ['200', '409 VISIT_ENDED'],
      )
    }
  })
})

describe('a secret visit', () => {
  const readers = ['select 1 from assessment', 'select 1 from assessment_file', 'select 1 from assessment_file_use']
  const seenBy = async (visitId: string) => {
    const { world, app } = platform.running
    const reach = { divisionId: app.rules.rootDivisionId, hallId: null }
    return readScoped({ world, rules: app.rules }, reach, async (tx) => {
      const counts: number[] = []
      for (const each of readers)
        counts.push((await sql.raw(`${each} where visit_id = '${visitId}'`).execute(tx)).rows.length)
      return counts
    })
  }

  test('is in no reading of any place, however far it reaches, before its results are published; afterwards without who it was', async () => {
    const visit = await bring({ isSecret: true })
    const { fileId } = (await upload(visit)).body
    const answers = { ...good, clean: { mark: 5, fileIds: [fileId] } }
    expect((await submit(visit, found({ answers }))).said).toBe('201')
    expect(await seenBy(visit.visitId)).toEqual([0, 0, 0])
    await publishPlan(platform, visit.planId)
    expect(await seenBy(visit.visitId)).toEqual([1, 1, 1])
    const { world, app } = platform.running
    for (const column of ['assessor_id', 'account_id', 'arrived_at', 'latitude_thousandths'])
      await expect(
        readScoped({ world, rules: app.rules }, { divisionId: app.rules.rootDivisionId, hallId: null }, (tx) =>
          sql.raw(`select ${column} from assessment`).execute(tx),
        ),
      ).rejects.toThrow('permission denied')
  })

  test('is told to the window once its results are published, by its day and marks, and never who it was', async () => {
    const place = { hallCode: 'YP-TRIAL-01', divisionCode: '990102000000' }
    const [secret, told] = [
      await bringAssessment(platform, { ...place, isPublished: false }),
      await bringAssessment(platform, place),
    ]
    for (const role of ['WINDOW_STAFF', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'LEADING_GROUP'] as const) {
      const { said, payload } = await ask(role, 'GET', '/api/v1/assessments')
      expect([said, payload.includes(told), payload.includes(secret)], role).toEqual(['200', true, false])
    }
    const { body, payload } = await ask('WINDOW_STAFF', 'GET', '/api/v1/assessments?limit=200')
    const shown = body.assessments.find((each: { assessmentId: string }) => each.assessmentId === told)
    expect(shown).toMatchObject({
      ...{ assessmentId: told, pool: shopper, isSelfAssessment: false, day: toPlainDate(clock), windowCode: 'A01' },
      points: 2500,
    })
    expect(shown.indicators[0]).toMatchObject({ mark: 1, anchor: { zh: '窗口整洁：多处不符合' } })
    expect(payload).not.toMatch(/assessorId|accountId|arrivedAt|latitude/)
    for (const role of ['MYSTERY_SHOPPER', 'REVIEWER', 'HR'] as const)
      expect((await ask(role, 'GET', '/api/v1/assessments')).said, role).toBe('403 FORBIDDEN')
  })

  test('leaves in the audit which visit it was, and never where', async () => {
    const visit = await bring({ isSecret: true })
    await upload(visit)
    await submit(visit)
    const [hall] = await platform.database.query<{ id: number }>(
      `select id from service_hall where hall_code = 'YP-TRIAL-01'`,
    )
    const entries = await platform.database.query<{ act: string; hall: number | null }>(
      'select act, hall_id as hall from audit_entry where target_id = $1 order by id',
      [visit.visitId],
    )
    expect(entries.map(({ act }) => act)).toEqual(['VISIT_FILE_KEPT', 'ASSESSMENT_SUBMITTED'])
    expect(entries.map(({ hall: where }) => where)).not.toContain(hall?.id)
  })
})
