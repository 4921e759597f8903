import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { type AssessmentForm, findFormFaults, scoreForm } from '../../domain/assessment-form.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { bringForm, shippedForm, someForm } from '../../tests/support/assessment-form.ts'
import { bringMorePlaces } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { findForm, findFormOn } from './index.ts'

let clock = Date.parse('2026-11-23T10:00:00+08:00')
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
})
afterAll(() => platform.stop())

const district = '990102000000'
const path = '/api/v1/assessment-forms'

async function call(role: Role, method: string, at: string, body?: unknown) {
  return browserOf(platform).call(method, at, body, { cookie: await freshCookie(platform, role) })
}
const list = async (role: Role, on?: string) =>
  (await call(role, 'GET', on === undefined ? path : `${path}?on=${on}`)).body.forms as readonly Listed[]
const decide = (role: Role, formId: string, body: unknown) => call(role, 'POST', `${path}/${formId}/decision`, body)
const draft = (over: Record<string, unknown> = {}) =>
  call('WORKING_GROUP', 'POST', path, {
    ...{ code: 'hall-tour', divisionCode: district, baseFormId: null, form: someForm },
    ...{ source: '大厅管理办法', reason: '试用' },
    ...over,
  })

interface Listed {
  readonly formId: string
  readonly code: string
  readonly version: number
  readonly state: string
  readonly governs: boolean
  readonly isShipped: boolean
  readonly divisionCode: string
}

const shipped = {
  accessibility: { unit: 'WINDOW', indicators: 12, marks: 3 },
  'one-time-notice-check': { unit: 'CASE', indicators: 10, marks: 3 },
  'online-channel-walk-through': { unit: 'WINDOW', indicators: 10, marks: 4 },
  'red-flag-standards': { unit: 'WINDOW', indicators: 32, marks: 3 },
  'servqual-hall-visit': { unit: 'WINDOW', indicators: 14, marks: 5 },
  'window-etiquette': { unit: 'WINDOW', indicators: 10, marks: 4 },
}

describe('six forms ship', () => {
  test('and are in force for everybody, drafted by nobody', async () => {
    const forms = await list('WINDOW_SUPERVISOR')
    expect(forms.map(({ code, version }) => [code, version])).toEqual(Object.keys(shipped).map((code) => [code, 1]))
    for (const form of forms)
      expect(form).toMatchObject({ state: 'IN_FORCE', governs: true, isShipped: true, divisionCode: '000000000000' })
    const before = await list('WINDOW_SUPERVISOR', '2019-12-02')
    expect(before.map(({ state, governs }) => [state, governs])).toEqual(forms.map(() => ['FUTURE', false]))
  })

  test.each(Object.entries(shipped))('%s: without fault, an anchor for every mark, a source', async (code, said) => {
    const { formId, form } = await shippedForm(platform, code)
    expect(findFormFaults(form)).toEqual([])
    expect(form.unit).toBe(said.unit)
    expect(form.indicators).toHaveLength(said.indicators)
    expect(Math.max(...form.indicators.map(({ scale }) => scale.length))).toBe(said.marks)
    const seen = await call('SOCIAL_SUPERVISOR', 'GET', `${path}/${formId}`)
    expect(seen).toMatchObject({ status: 200, body: { base: null, reason: null, mayDecide: false, mayRevise: false } })
    expect(seen.body.source).toMatch(/《.+》.+为本平台所拟/)
    const best = (each: AssessmentForm) =>
      Object.fromEntries(each.indicators.map((indicator) => [indicator.code, indicator.scale.at(-1)?.mark ?? null]))
    expect(scoreForm(form, best(form))).toMatchObject({ granted: true, value: { points: 10_000 } })
    const worst = Object.fromEntries(form.indicators.map((each) => [each.code, each.scale[0]?.mark ?? null]))
    expect(scoreForm(form, worst)).toMatchObject({ granted: true, value: { points: 0 } })
  })

  test('SERVQUAL by its five dimensions, the red-flag standards by four classes of eight', async () => {
    const groupsOf = async (code: string) => {
      const { form } = await shippedForm(platform, code)
      const groups = [...new Set(form.indicators.map(({ group }) => group.zh))]
      return groups.map((name) => [name, form.indicators.filter(({ group }) => group.zh === name).length])
    }
    expect((await groupsOf('servqual-hall-visit')).map(([name]) => name)).toEqual([
      '有形性',
      '可靠性',
      '响应性',
      '保证性',
      '移情性',
    ])
    expect(await groupsOf('red-flag-standards')).toEqual([
      ['服务流程', 8],
      ['人员素养', 8],
      ['设施设备', 8],
      ['监督评价', 8],
    ])
  })
})

describe('a form is never changed in place: another version is drafted', () => {
  const changed = (form: AssessmentForm): AssessmentForm => ({
    ...form,
    indicators: form.indicators.map((each, at) =>
      at === 0 ? { ...each, evidence: 'PHOTO', evidenceBelow: null } : each,
    ),
  })

  test('for the own division, from what holds there, and changes nothing before somebody else puts it in force', async () => {
    const { formId: baseFormId, form } = await shippedForm(platform, 'window-etiquette')
    const made = { code: 'window-etiquette', baseFormId, form: changed(form), reason: '着装也要照片' }
    expect(await draft({ ...made, form })).toMatchObject({ status: 422, body: { code: 'FORM_UNCHANGED' } })
    const drafted = await draft(made)
    expect(drafted).toMatchObject({
      status: 201,
      body: {
        ...{ code: 'window-etiquette', version: 2, state: 'OPEN', isOwn: true, mayDecide: false, governs: false },
        ...{ reason: '着装也要照片', source: '大厅管理办法', base: { formId: baseFormId, version: 1 } },
      },
    })
    const { formId } = drafted.body
    expect(await decide('WORKING_GROUP', formId, { outcome: 'PUBLISHED', effectiveFrom: '2026-12-01' })).toMatchObject({
      ...{ status: 403, body: { code: 'OWN_DRAFT' } },
    })
    const wish = { outcome: 'PUBLISHED', effectiveFrom: '2026-12-01' }
    expect(await decide('LEADING_GROUP', formId, { ...wish, effectiveFrom: '2026-11-23' })).toMatchObject({
      ...{ status: 422, body: { code: 'EFFECTIVE_TOO_EARLY' } },
    })
    expect(await decide('LEADING_GROUP', formId, wish)).toMatchObject({
      ...{ status: 200, body: { state: 'FUTURE', effectiveFrom: '2026-12-01', governs: false } },
    })
    expect(await decide('LEADING_GROUP', formId, wish)).toMatchObject({ status: 409, body: { code: 'DRAFT_ENDED' } })
    const states = async (on: string) =>
      (await list('WORKING_GROUP', on))
        .filter(({ code }) => code === 'window-etiquette')
        .map(({ version, state, governs }) => `${version} ${state} ${governs}`)
    expect(await states('2026-11-30')).toEqual(['2 FUTURE false', '1 IN_FORCE true'])
    // That of the country still is in force, elsewhere.
    expect(await states('2026-12-01')).toEqual(['2 IN_FORCE true', '1 IN_FORCE false'])
    const idOf = async (divisionCode: string) =>
      (
        await platform.database.query<{ id: number }>(
          'select id from administrative_division where division_code = $1',
          [divisionCode],
        )
      )[0]?.id ?? 0
    const { world, app } = platform.running
    const deps = { world, rules: app.rules }
    const on = (divisionId: number, day: string) =>
      findFormOn(deps, { code: 'window-etiquette', divisionId, on: day as PlainDate })
    expect((await on(await idOf(district), '2026-12-01'))?.formId).toBe(formId)
    expect((await findForm(world.app, formId))?.body).toEqual(changed(form))
    expect((await on(await idOf(district), '2026-11-30'))?.formId).toBe(baseFormId)
    expect((await on(await idOf('990103000000'), '2026-12-01'))?.formId).toBe(baseFormId)
    // The next is made from the last, also before its day.
    expect(await draft({ ...made, form: someForm })).toMatchObject({ status: 409, body: { code: 'VERSION_PASSED' } })
    const later = await draft({ ...made, baseFormId: formId, form: someForm })
    expect(later).toMatchObject({ status: 201, body: { version: 3 } })
    expect(
      await decide('LEADING_GROUP', later.body.formId, { outcome: 'PUBLISHED', effectiveFrom: '2026-11-30' }),
    ).toMatchObject({ status: 422, body: { code: 'EFFECTIVE_DAYS_WRONG' } })
  })

  test('of which only the first of two that were made from the same is put in force; the other can only be rejected', async () => {
    const { formId: baseFormId, form } = await shippedForm(platform, 'accessibility')
    const made = { code: 'accessibility', baseFormId, form: changed(form) }
    const [one, other] = await Promise.all([draft(made), draft({ ...made, form: someForm })])
    expect([one?.body.version, other?.body.version].sort()).toEqual([2, 3])
    const wish = { outcome: 'PUBLISHED', effectiveFrom: '2026-12-01' }
    expect((await decide('LEADING_GROUP', other.body.formId, wish)).status).toBe(200)
    const late = await decide('LEADING_GROUP', one.body.formId, wish)
    expect(late).toMatchObject({ status: 409, body: { code: 'VERSION_PASSED' } })
    expect(await decide('LEADING_GROUP', one.body.formId, { outcome: 'REJECTED' })).toMatchObject({
      ...{ status: 422, body: { code: 'STEP_INCOMPLETE', at: '/reason' } },
    })
    const rejected = await decide('LEADING_GROUP', one.body.formId, { outcome: 'REJECTED', reason: '已有新版本' })
    expect(rejected).toMatchObject({
      ...{ status: 200, body: { state: 'REJECTED', decisionReason: '已有新版本', effectiveFrom: null } },
    })
  })

  test('and a form that nobody has may be drafted under a code of its own', async () => {
    expect(await draft({ code: 'accessibility' })).toMatchObject({ status: 409, body: { code: 'FORM_CODE_TAKEN' } })
    const drafted = await draft()
    expect(drafted).toMatchObject({ status: 201, body: { version: 1, base: null } })
    expect(await draft({ baseFormId: drafted.body.formId })).toMatchObject({
      ...{ status: 422, body: { code: 'FORM_UNKNOWN' } },
    })
    const wish = { outcome: 'PUBLISHED', effectiveFrom: '2026-11-24' }
    expect((await decide('LEADING_GROUP', drafted.body.formId, wish)).status).toBe(200)
    clock += 86_400_000
    const [found] = (await list('THIRD_PARTY_EVALUATOR')).filter(({ code }) => code === 'hall-tour')
    expect(found).toMatchObject({ state: 'IN_FORCE', governs: true })
  })

  test('with the first fault named by code and place, and nothing kept', async () => {
    const count = async () =>
      (await platform.database.query<{ n: number }>('select count(*)::integer as n from assessment_form'))[0]?.n
    const before = await count()
    const [first, second] = someForm.indicators
    const faulty: readonly (readonly [unknown, string, string])[] = [
      [{ ...someForm, indicators: [first] }, 'WEIGHTS_NOT_FULL', '/form/indicators'],
      [{ ...someForm, indicators: [first, { ...second, code: 'desk' }] }, 'INDICATOR_TWICE', '/form/indicators/1/code'],
      [
        { ...someForm, indicators: [first, { ...second, evidenceBelow: 5000 }] },
        'EVIDENCE_SENSELESS',
        '/form/indicators/1/evidenceBelow',
      ],
      [{ ...someForm, title: { zh: '表', en: '' } }, 'FORM_WORDS_MISSING', '/form/title'],
    ]
    for (const [form, code, at] of faulty)
      expect(await draft({ code: 'faulty', form })).toMatchObject({ status: 422, body: { code, at } })
    expect(await draft({ code: 'faulty', reason: ' ' })).toMatchObject({ status: 400, body: { code: 'MALFORMED' } })
    expect(await count()).toBe(before)
  })
})

describe('whoever', () => {
  test('stands elsewhere neither sees a draft nor drafts', async () => {
    const elsewhere = await bringForm(platform, '990103000000', 'elsewhere')
    expect((await list('WORKING_GROUP')).map(({ formId }) => formId)).not.toContain(elsewhere)
    expect(await call('WORKING_GROUP', 'GET', `${path}/${elsewhere}`)).toMatchObject({ status: 404 })
    expect(await decide('LEADING_GROUP', elsewhere, { outcome: 'REJECTED', reason: '不' })).toMatchObject({
      status: 404,
    })
    expect(await draft({ divisionCode: '990103000000' })).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
  })

  test('acts, the audit says so', async () => {
    const rows = await platform.database.query<{ act: string; n: number }>(
      `select act, count(*)::integer as n from audit_entry where act like 'ASSESSMENT_FORM%' group by act order by act`,
    )
    expect(rows.map(({ act }) => act)).toEqual(['ASSESSMENT_FORM_DECIDED', 'ASSESSMENT_FORM_DRAFTED'])
  })

  test('writes past the program cannot end a draft in nobody’s name, nor change a version', async () => {
    const formId = await bringForm(platform, district, 'past')
    const asApp = (statement: string) =>
      platform.database.query(`set local role yiping_app; ${statement}`).then(
        () => 'done',
        (error: Error) => error.message,
      )
    expect(
      await asApp(
        `insert into assessment_form_end (form_id, division_id, outcome, effective_from, ended_at) select id, division_id, 'PUBLISHED', '2026-12-01', now() from assessment_form where id = '${formId}'`,
      ),
    ).toMatch(/row-level security/)
    expect(await asApp(`update assessment_form set source = 'x' where id = '${formId}'`)).toMatch(/permission denied/)
  })
})
