import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { callsOf } from '../support/calls.ts'
import { changePolicy } from '../support/policy.ts'
import { browserOf, freshCookie } from '../support/staff.ts'
import { fill, judge, press, reached, says } from './console-stage.ts'
import { expectAccessible, type Look, looks, openStage, type Stage, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

async function call(role: Role, path: string, body: object) {
  const cookie = await freshCookie(stage, role)
  const heard = await browserOf(stage).call('POST', `/api/v1${path}`, body, { cookie })
  expect([path, heard.status]).toEqual([path, heard.status < 300 ? heard.status : 'granted'])
  return heard.body
}

async function at(role: Role, page: string, look: Look): Promise<Visit> {
  const [name = '', value = ''] = (await freshCookie(stage, role)).split('=')
  return stage.visit(`/console/#${page}`, look, (context) =>
    context.addCookies([{ name, value, url: stage.base }]).then(() => undefined),
  )
}

/** An evaluation of which an appeal says that it is malicious, upheld by three after the citizen was heard. */
async function upheld() {
  const token = await stage.invite({ applicant: { type: 'NATURAL_PERSON', phone: '16100000321' } })
  const { body } = await callsOf(stage).give(token, 1, 'malicious-journey-key')
  const { id: orderId, receipt } = body as { id: string; receipt: string }
  const { appealId } = await call('WINDOW_SUPERVISOR', '/appeals', {
    orderId,
    ground: 'MALICIOUS',
    words: '与事实不符',
    evidence: [{ kind: 'REGISTER', reference: '登记簿' }],
  })
  await callsOf(stage).post('/api/v1/appeals/answers', { receipt, stance: 'OBJECTS', words: '都是真的' })
  for (const [index, role] of (['REVIEWER', 'WORKING_GROUP', 'SOCIAL_SUPERVISOR'] as const).entries())
    await call(role, `/appeals/${appealId}/votes`, { version: index + 2, verdict: 'UPHELD', words: '经查不实' })
  return { appealId, receipt }
}

test('where no register is kept that is said; where one is, one proposes, another confirms, and the citizen reads why and objects', async () => {
  const { appealId, receipt } = await upheld()
  const reviewer = await at('REVIEWER', 'appeals/register', looks.phone)
  await says(reviewer, '本地区不建恶意评价登记')
  await judge(reviewer, looks.phone)

  await changePolicy(stage, 'malicious-evaluator', { isKept: true })
  await reviewer.page.goto(`${stage.base}/console/#appeals/${appealId}`)
  await reviewer.page.reload()
  await reached(reviewer, '[data-register="NONE"]')
  await press(reviewer, '提出登记')
  await fill(reviewer, '理由', '同一内容半年内三次，经查均与事实不符')
  await judge(reviewer, looks.phone)
  await press(reviewer, '提交')
  await reached(reviewer, '[data-register="PROPOSED"]')

  const group = await at('WORKING_GROUP', `appeals/${appealId}`, looks.desk)
  await reached(group, '[data-register="PROPOSED"]')
  await press(group, '确认登记')
  await fill(group, '理由', '证据充分')
  await press(group, '提交')
  await reached(group, '[data-register="WAITING"]')
  await judge(group, looks.desk)

  const own = await stage.visit(`/r#${receipt}`, looks.phone)
  await own.page.locator('[data-malicious="WAITING"]').waitFor()
  await says(own, '同一内容半年内三次，经查均与事实不符')
  await fill(own, '您的理由', '三次都是我亲历的')
  await expectAccessible(own, looks.phone)
  await press(own, '提出异议')
  await own.page.locator('[data-malicious="OBJECTED"]').waitFor()
  await expectAccessible(own, looks.phone)

  await group.page.goto(`${stage.base}/console/#appeals/register`)
  await says(group, '有异议待裁定，未生效')
  await judge(group, looks.desk)
})
