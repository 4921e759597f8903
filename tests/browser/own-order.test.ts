import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { callsOf } from '../support/calls.ts'
import { jpegOf } from '../support/evidence.ts'
import { freshCookie } from '../support/staff.ts'
import { expectAccessible, type Look, looks, openStage, type Stage, smallTargets, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

interface Own {
  readonly orderId: string
  readonly receipt: string
}

async function giveBad(): Promise<Own> {
  const { body } = await callsOf(stage).give(await stage.invite(), 1, `own-order-${Math.random()}`, {
    comment: '样表是错的',
  })
  return { orderId: body.id, receipt: body.receipt }
}

async function ask(role: Role, method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = { cookie: await freshCookie(stage, role), 'sec-fetch-site': 'same-origin' }
  const answer = await stage.running.http.inject({
    method,
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  })
  expect([url, answer.statusCode, answer.payload]).toMatchObject([url, 200, expect.any(String)])
  return answer.json()
}

/** What the desk does meanwhile, on the order as it is then. */
async function done(orderId: string, ...steps: readonly (readonly [Role, object])[]): Promise<void> {
  for (const [role, sent] of steps) {
    const { version } = await ask('LEADING_GROUP', 'GET', `/api/v1/handling-orders/${orderId}`)
    const room = role === 'REVIEWER' ? 'reviews' : 'steps'
    await ask(role, 'POST', `/api/v1/handling-orders/${orderId}/${room}`, { version, ...sent })
  }
}

const desk = 'WINDOW_SUPERVISOR'
const acknowledge = [desk, { step: 'ACKNOWLEDGE' }] as const
const leave = [desk, { step: 'CONTACT', channel: 'MAILBOX', outcome: 'REACHED', words: '是哪一张样表？' }] as const
const mend = [
  [desk, { step: 'VERIFY', finding: 'CLEAR' }],
  [desk, { step: 'FINISH', words: '样表已换', evidence: [{ kind: 'REGISTER', reference: '整改登记' }] }],
  ['REVIEWER', { step: 'PASS_REVIEW' }],
  [desk, { step: 'FEED_BACK', channel: 'MAILBOX', words: '样表已经更正，请您看看。' }],
] as const

const stageOf = (visit: Visit, name: string) => visit.page.locator(`[data-stage="${name}"]`).waitFor()
const says = (visit: Visit, text: string) => visit.page.getByText(text, { exact: true }).waitFor()
const inboxOf = async (role: Role) =>
  ((await ask(role, 'GET', '/api/v1/messages')).messages as { kind: string; target: string }[]).filter(
    ({ kind }) => kind.startsWith('ORDER_') && kind !== 'ORDER_OPENED',
  )

test('whoever is still in the hall has somebody come', async () => {
  const { orderId, receipt } = await giveBad()
  const visit = await stage.visit(`/r#${receipt}`)
  await stageOf(visit, 'OPENED')
  await expectAccessible(visit, looks.phone)
  await visit.page.getByRole('button', { name: '请值班人员过来' }).click()
  await says(visit, '已通知值班人员，请在窗口附近稍等。')
  expect(await visit.page.getByRole('button', { name: '请值班人员过来' }).count()).toBe(0)
  const told = await inboxOf('WINDOW_SUPERVISOR')
  expect(told.filter(({ target }) => target === orderId)).toMatchObject([{ kind: 'ORDER_HELP_ASKED' }])
})

test('a citizen follows what becomes of a bad evaluation, is asked, answers, and has it taken up again', async () => {
  const { orderId, receipt } = await giveBad()
  const visit = await stage.visit(`/r#${receipt}`)
  const { page } = visit
  await stageOf(visit, 'OPENED')
  expect(await page.getByText('被反映的工作人员不参与办理').isVisible()).toBe(true)
  expect(await page.getByText('这一步最迟').isVisible()).toBe(true)

  await done(orderId, acknowledge, leave)
  await page.reload()
  await says(visit, '是哪一张样表？')
  await page.getByRole('button', { name: '发送回复' }).click()
  await says(visit, '请先写下回复。')
  await page.getByLabel('回复留言').fill('身份证换领的那张')
  const photo = { name: '样表.jpg', mimeType: 'image/jpeg', buffer: jpegOf({ way: 6 }) }
  await page.getByLabel('上传照片或 PDF').setInputFiles({ ...photo, buffer: photo.buffer.subarray(0, -2) })
  await says(visit, '文件不完整或已损坏，请换一份。')
  await page.getByLabel('上传照片或 PDF').setInputFiles(photo)
  await says(visit, '附件 1（1 KB）')
  await expectAccessible(visit, looks.phone)
  expect(await smallTargets(visit, 44)).toEqual([])
  await page.getByRole('button', { name: '发送回复' }).click()
  await says(visit, '回复已送达责任单位。')
  const messages = page.locator('details', { hasText: '查看附件 1' })
  await messages.locator('summary').click()
  await messages.getByRole('button', { name: '查看附件 1' }).click()
  await page.getByAltText('查看附件 1').waitFor()
  expect(await page.getByRole('button', { name: '发送回复' }).count()).toBe(0)
  const told = async () => (await inboxOf(desk)).filter(({ target }) => target === orderId)
  expect(await told()).toMatchObject([{ kind: 'ORDER_CITIZEN_WROTE' }])

  await done(orderId, ...mend)
  await page.reload()
  await says(visit, '样表已经更正，请您看看。')
  await page.getByRole('button', { name: '提交评价' }).click()
  await says(visit, '请先选择满意程度，并选择问题是否解决。')
  // With the keyboard alone: the steps are one group, and the arrows go through it.
  await page.getByLabel('很满意').first().focus()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
  expect(await page.getByLabel('不太满意').isChecked()).toBe(true)
  await page.getByLabel('没有解决').check()
  await page.getByLabel('想说的话（可不填）').fill('大厅里还是旧的')
  await page.getByRole('button', { name: '提交评价' }).click()
  await stageOf(visit, 'ACKNOWLEDGED')
  await says(visit, '已重新办理，这是第 2 次办理。')
  expect((await told()).map(({ kind }) => kind)).toEqual(['ORDER_REOPENED', 'ORDER_CITIZEN_WROTE'])

  await done(orderId, leave, ...mend)
  await page.reload()
  await page.getByLabel('比较满意').check()
  await page.getByLabel('解决了', { exact: true }).check()
  await page.getByRole('button', { name: '提交评价' }).click()
  await stageOf(visit, 'CLOSED')
  await says(visit, '75 分')

  await page.getByText('还没有解决？要求重新办理').click()
  await page.getByLabel('哪里还没有解决').fill('昨天又见到旧样表')
  await page.getByRole('button', { name: '要求重新办理' }).click()
  await says(visit, '已重新办理，这是第 3 次办理。')
  expect(visit.mishaps).toEqual([])
  expect(visit.requested.filter((url) => url.split('#')[0]?.includes(receipt))).toEqual([])
})

test('who was content is told that there is nothing to handle; where it cannot be asked, the evaluation stays', async () => {
  const { body } = await callsOf(stage).give(await stage.invite(), 5, 'own-order-good')
  const content = await stage.visit(`/r#${body.receipt}`)
  await content.page.getByText('没有需要办理的事项').waitFor()
  const { receipt } = await giveBad()
  const cut = await stage.visit(`/r#${receipt}`, looks.phone, async (context) => {
    await context.route('**/handling-orders/look-up', (route) => route.abort())
  })
  await cut.page.getByText('办理进展暂时查不到').waitFor()
  await says(cut, '样表是错的')
  await cut.context.unroute('**/handling-orders/look-up')
  await cut.page.getByRole('button', { name: '再查一次' }).click()
  await stageOf(cut, 'OPENED')
})

test('when it has been put right one may say how it is now, whatever that is; the first evaluation stays, and the desk sees both', async () => {
  const { orderId, receipt } = await giveBad()
  const visit = await stage.visit(`/r#${receipt}`)
  const { page } = visit
  await stageOf(visit, 'OPENED')
  expect(await page.locator('[data-offered]').count()).toBe(0)
  await done(orderId, acknowledge, leave, ...mend)
  await page.reload()
  await page.getByText('整改之后，您现在怎么评价？').click()
  await page.getByRole('button', { name: '提交现在的评价' }).click()
  await says(visit, '请先选择现在的评价。')
  const form = page.locator('[data-offered="SUPPLEMENTARY"]')
  expect(await form.getByRole('radio', { checked: true }).count()).toBe(0)
  await form.getByRole('radio').nth(1).check()
  await form.getByRole('checkbox').first().check()
  await form.getByLabel('现在的情况（可不填）').fill('样表换了，讲得也清楚')
  await page.getByRole('button', { name: '提交现在的评价' }).click()
  await page.locator('[data-later="SUPPLEMENTARY"][data-grade="4"]').waitFor()
  await says(visit, '第一次的评价不变，两次都会保留。')
  expect(await form.count()).toBe(0)
  expect(await page.getByText('您的评价').first().textContent()).toContain('1')
  // The mark for the rectification is another question, and stands where it stood.
  expect(await page.getByRole('button', { name: '提交评价' }).isVisible()).toBe(true)
  const desks = await ask('REVIEWER', 'GET', `/api/v1/handling-orders/${orderId}`)
  expect(desks).toMatchObject({ said: { grade: 1 }, later: [{ grade: 4, comment: '样表换了，讲得也清楚' }] })
  expect(visit.mishaps).toEqual([])
})

const seen: readonly (readonly [string, Look])[] = [
  ['phone', looks.phone],
  ['elderly English, 320 px', looks['elderly English, 320 px']],
]

test('every state of it holds for everybody: asked, answered, closed', async () => {
  const asked = await giveBad()
  await done(asked.orderId, acknowledge, leave)
  const answered = await giveBad()
  await done(answered.orderId, acknowledge, leave, ...mend)
  const closed = await giveBad()
  await done(closed.orderId, acknowledge, leave, ...mend)
  const rating = { receipt: closed.receipt, answer: 'RATE', satisfaction: 100, isSolved: true }
  expect((await callsOf(stage).post('/api/v1/handling-orders/answers', rating)).status).toBe(200)
  const later = { receipt: closed.receipt, kind: 'SUPPLEMENTARY', grade: 4, tags: ['411'], comment: '换了' }
  expect((await callsOf(stage).post('/api/v1/evaluations/supplements', later)).status).toBe(200)
  for (const [name, look] of seen) {
    for (const { receipt } of [asked, answered, closed]) {
      const visit = await stage.visit(`/r#${receipt}`, look)
      await visit.page.locator('[data-stage]').waitFor()
      await visit.page.locator(receipt === closed.receipt ? '[data-later]' : '[data-offered]').waitFor()
      await visit.page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      await expectAccessible(visit, look)
      expect([name, await smallTargets(visit, look.query.includes('elderly') ? 60 : 44)]).toEqual([name, []])
      await visit.context.close()
    }
  }
})
