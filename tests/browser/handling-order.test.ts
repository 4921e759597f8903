import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { lookAfterOrders } from '../../server/handling-order/index.ts'
import { callsOf } from '../support/calls.ts'
import { jpegOf } from '../support/evidence.ts'
import { closedOrder, workedOrder } from '../support/handling.ts'
import { freshCookie } from '../support/staff.ts'
import { choose, fill, judge, press, reached, says, turnTo } from './console-stage.ts'
import { expectAccessible, type Look, looks, openStage, type Stage, type Visit } from './stage.ts'

const hourMs = 3_600_000
/** A Monday of an ordinary week: no holiday lies near. */
const monday = Date.parse('2026-11-16T10:00:00+08:00')

let stage: Stage
beforeAll(async () => {
  const begun = Date.now()
  const shiftMs = () => (stage as Stage | undefined)?.clock.shiftMs ?? 0
  stage = await openStage({ now: () => monday + Date.now() - begun + shiftMs() })
})
afterAll(() => stage.close())

let rated = 0
async function rate(grade: number, more: Record<string, unknown> = {}) {
  rated += 1
  const { body } = await callsOf(stage).give(await stage.invite(), grade, `desk-journey-${rated}`, more)
  return { orderId: body.id, receipt: body.receipt }
}

/** Somebody at the orders, signed in a moment ago; his browser’s clock is right. */
async function atOrders(role: Role, look: Look, at = ''): Promise<Visit> {
  const [name = '', value = ''] = (await freshCookie(stage, role)).split('=')
  return stage.visit(`/console/#handling-orders${at}`, look, async (context) => {
    await context.addCookies([{ name, value, url: stage.base }])
    await context.clock.setFixedTime(stage.running.world.now())
  })
}

const openOrder = ({ page }: Visit, orderId: string) =>
  page.locator(`li[data-order="${orderId}"]`).getByRole('button').click()
const stageIs = (visit: Visit, orderStage: string) => reached(visit, `article[data-stage="${orderStage}"]`)
const submit = (visit: Visit) => press(visit, '提交')

test('nothing to do is said, and so is what cannot be reached', async () => {
  const reviewer = await atOrders('REVIEWER', looks.phone)
  await says(reviewer, '没有等您处理的工单')
  await judge(reviewer, looks.phone)
  await reviewer.page.route('**/api/v1/handling-orders**', (route) => route.abort())
  await press(reviewer, '刷新')
  await says(reviewer, '连接中断')
  await reviewer.page.unrouteAll()
  const lost = await atOrders('WORKING_GROUP', looks.phone, '/0190aaaa-0000-7000-8000-000000000000')
  await says(lost, '没有找到这张工单')
  await judge(lost, looks.phone)
})

describe('from a bad evaluation to its closure, with four people', () => {
  test('the citizen says it, the supervisor answers at once, the handler puts it right, the reviewer checks, and the citizen has the last word', async () => {
    const { orderId, receipt } = await rate(1, { tags: ['110'], comment: '样本是旧的，白跑一趟' })

    const supervisor = await atOrders('WINDOW_SUPERVISOR', looks.phone)
    await reached(supervisor, `li[data-order="${orderId}"]`)
    await judge(supervisor, looks.phone)
    await openOrder(supervisor, orderId)
    await says(supervisor, '样本是旧的，白跑一趟')
    await press(supervisor, '签收')
    await submit(supervisor)
    await stageIs(supervisor, 'ACKNOWLEDGED')
    await supervisor.page.locator('[data-hindrance="CONTACT_FIRST"]').waitFor()
    await press(supervisor, '记录联系')
    await says(supervisor, '您的事情现在办好了吗？您希望我们怎么解决？')
    await submit(supervisor)
    await says(supervisor, '还有必填的内容没有填写')
    await choose(supervisor, '方式', 'VISIT')
    await choose(supervisor, '结果', 'REACHED')
    await judge(supervisor, looks.phone)
    await submit(supervisor)
    await stageIs(supervisor, 'CONTACTED')

    const handler = await atOrders('DEPARTMENT_HANDLER', looks.desk)
    await openOrder(handler, orderId)
    await press(handler, '记录核实结果')
    await choose(handler, '核实结果', 'CLEAR')
    await submit(handler)
    await stageIs(handler, 'RECTIFYING')
    await press(handler, '整改完成，提请复核')
    await fill(handler, '说明', '已更换样本，并补办完毕')
    await fill(handler, '文件名称或编号', '整改登记 12')
    const photo = { name: '现场照片.jpg', mimeType: 'image/jpeg', buffer: jpegOf({ way: 6 }) }
    await handler.page.getByLabel('上传照片或 PDF').setInputFiles({ ...photo, mimeType: 'text/html' })
    await says(handler, '只能上传 JPEG、PNG 照片和 PDF 文件。')
    await handler.page.getByLabel('上传照片或 PDF').setInputFiles(photo)
    await handler.page.getByAltText('已上传照片的预览').waitFor()
    await judge(handler, looks.desk)
    await submit(handler)
    await stageIs(handler, 'IN_REVIEW')
    await says(handler, '目前没有需要您办理的环节')

    const reviewer = await atOrders('REVIEWER', looks.desk)
    await reached(reviewer, `li[data-order="${orderId}"]`)
    await judge(reviewer, looks.desk)
    await openOrder(reviewer, orderId)
    await says(reviewer, '整改登记 12')
    const opened = reviewer.context.waitForEvent('page')
    await reviewer.page.getByRole('link', { name: '查看文件：附件 2' }).click()
    const shown = (await opened).locator('img')
    await shown.waitFor()
    expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
    await press(reviewer, '退回重办')
    await submit(reviewer)
    await says(reviewer, '还有必填的内容没有填写')
    await press(reviewer, '复核通过')
    await submit(reviewer)
    await stageIs(reviewer, 'REVIEWED')

    await press(handler, '返回工单列表')
    await openOrder(handler, orderId)
    await press(handler, '反馈评价人')
    await choose(handler, '方式', 'PHONE')
    await fill(handler, '说明', '样本已更正，您的件已办结')
    await submit(handler)
    await stageIs(handler, 'FED_BACK')

    const last = await callsOf(stage).post('/api/v1/handling-orders/answers', {
      receipt,
      answer: 'RATE',
      satisfaction: 100,
      isSolved: true,
    })
    expect(last.status).toBe(200)
    await supervisor.page.reload()
    await stageIs(supervisor, 'CLOSED')
    await says(supervisor, '对整改的满意度 100 分')
    for (const visit of [supervisor, handler, reviewer]) expect(visit.mishaps).toEqual([])
  })
})

test('of two people at once the second sees who was first and with what, and loses nothing that he wrote', async () => {
  const { orderId, version } = await workedOrder(stage, 3)
  const meanwhile = async (sent: object) => {
    const answer = await stage.running.http.inject({
      method: 'POST',
      url: `/api/v1/handling-orders/${orderId}/steps`,
      headers: { cookie: await freshCookie(stage, 'WINDOW_SUPERVISOR'), 'sec-fetch-site': 'same-origin' },
      payload: sent,
    })
    expect(answer.statusCode).toBe(200)
  }
  const visit = await atOrders('DEPARTMENT_HANDLER', looks.phone, `/${orderId}`)
  await press(visit, '记录联系')
  await choose(visit, '方式', 'VISIT')
  await choose(visit, '结果', 'NOT_REACHED')
  await fill(visit, '说明（可不填）', '无人接听')
  await meanwhile({ version, step: 'CONTACT', channel: 'VISIT', outcome: 'REACHED' })
  await submit(visit)
  await says(visit, '别人先处理了这张工单')
  await visit.page.locator('[data-passed="CONTACT"]').getByText('联系评价人').waitFor()
  // The step can still be done: the form stays as it was.
  expect(await visit.page.getByLabel('说明（可不填）', { exact: true }).inputValue()).toBe('无人接听')
  await press(visit, '整改完成，提请复核')
  await fill(visit, '说明', '已当面补办')
  await fill(visit, '文件名称或编号', '登记 7')
  const evidence = [{ kind: 'REGISTER', reference: '登记 6' }]
  await meanwhile({ version: version + 1, step: 'FINISH', words: '已补办', evidence })
  await submit(visit)
  // The step is gone: the words are there to be copied.
  await visit.page.locator('[data-kept-draft="FINISH"]').getByText('已当面补办').waitFor()
  await stageIs(visit, 'IN_REVIEW')
  await judge(visit, looks.phone)
  expect(visit.mishaps).toEqual([])
})

test('several departments: a co-handler is asked and reports, and everybody sees who is waited for', async () => {
  const { orderId } = await workedOrder(stage, 2)
  const lead = await atOrders('WINDOW_SUPERVISOR', looks.phone, `/${orderId}`)
  await press(lead, '请单位协办')
  await choose(lead, '单位', '11990102MB0000002B')
  await submit(lead)
  await says(lead, '这个单位现在没有承办员')
  // Somebody handles for either from now on.
  const posts = await stage.database.query<{ id: string }>(
    `insert into account_post (id, account_id, family, role, division_id, hall_id, organization_id, granted_at, effective_from)
     select gen_random_uuid(), p.account_id, p.family, p.role, p.division_id, p.hall_id, o.id, p.granted_at, p.effective_from
     from account_post p, organization o where p.role = 'DEPARTMENT_HANDLER' and o.uscc in ('11990102MB0000002B', '11990102MB0000004D')
     returning id`,
  )
  await submit(lead)
  await reached(lead, '[data-slowest="11990102MB0000002B"]')
  await press(lead, '转办')
  await choose(lead, '单位', '11990102MB0000004D')
  await submit(lead)
  await says(lead, '转办待答复')
  await lead.page.locator('[data-hindrance="TRANSFER_PENDING"]').first().waitFor()
  await judge(lead, looks.phone)
  await stage.database.query('update account_post set ended_at = now() where id = any($1::uuid[])', [
    posts.map(({ id }) => id),
  ])
})

test('a deadline passes, and the escalation arrives on the overdue board, level by level', async () => {
  const { orderId } = await rate(2)
  const { world, app } = stage.running
  const lookLater = async (hours: number) => {
    stage.clock.shiftMs += hours * hourMs
    await lookAfterOrders({ world, rules: app.rules })
  }
  await lookLater(5)
  const desk = await atOrders('WINDOW_SUPERVISOR', looks.phone)
  await desk.page.locator(`li[data-order="${orderId}"][data-pace="OVERDUE"]`).waitFor()
  await desk.page.getByRole('button', { name: /^已超期/ }).click()
  await desk.page.locator(`li[data-order="${orderId}"]`).waitFor()
  // One working day later it is the working group’s, and three later it has gone further up.
  for (const [hours, level] of [
    [48, 1],
    [72, 2],
  ] as const) {
    await lookLater(hours)
    const visit = await atOrders(level === 1 ? 'WORKING_GROUP' : 'LEADING_GROUP', looks.phone, '/late')
    await visit.page.locator(`[data-level="${level}"] li[data-order="${orderId}"]`).waitFor()
    if (level === 1) await judge(visit, looks.phone)
    await visit.page.locator(`li[data-order="${orderId}"]`).getByRole('button').click()
    await says(visit, '目前没有需要您办理的环节')
    expect(visit.mishaps).toEqual([])
  }
})

test('the figures stand with their definitions; what stands behind them is listed, and leads to its order', async () => {
  const { orderId } = await workedOrder(stage, 0)
  stage.clock.shiftMs += 25 * 24 * hourMs
  const at = async (look: Look) => {
    const visit = await atOrders('WORKING_GROUP', look)
    await turnTo(visit, '整改指标')
    await reached(visit, '[data-figure="onTimeRectificationRate"]')
    return visit
  }
  const phone = await at(looks.phone)
  await says(phone, '逾期后才整改的不算按期')
  await reached(phone, `li[data-order="${orderId}"]`)
  await judge(phone, looks.phone)
  await phone.page.route('**/api/v1/handling-figures**', (route) => route.abort())
  await fill(phone, '开单日期从', '2026-01-01')
  await press(phone, '查看')
  await says(phone, '连接中断')
  await phone.page.unrouteAll()
  await fill(phone, '到', '2026-01-31')
  await press(phone, '查看')
  await says(phone, '这段时间没有差评工单')
  await says(phone, '没有例外')
  await judge(phone, looks.phone)

  const desk = await at(looks.desk)
  await choose(desk, '例外种类', 'HANDLED_LATE')
  await choose(desk, '按什么分', 'HALL')
  await desk.page.locator('tr[data-place="YP-TRIAL-01"]').getByRole('button').click()
  await says(desk, '列出全部')
  await reached(desk, `li[data-order="${orderId}"]`)
  await judge(desk, looks.desk)
  await openOrder(desk, orderId)
  await stageIs(desk, 'OPENED')
})

test('a complaint is entered at the desk, its receipt passed on, and its maker follows it; so is a finding of an inspection', async () => {
  const desk = await atOrders('WINDOW_SUPERVISOR', looks.phone)
  await turnTo(desk, '登记投诉')
  await press(desk, '登记并开出工单')
  await says(desk, '请选择大厅和来源')
  await choose(desk, '来源', 'SUGGESTION_BOX')
  await choose(desk, '窗口', 'A01')
  await fill(desk, '投诉内容', '意见箱：取号机坏了三天')
  await fill(desk, '联系电话（可不填）', '15400000001')
  await judge(desk, looks.phone)
  await press(desk, '登记并开出工单')
  await reached(desk, '[data-receipt] >> visible=true')
  await reached(desk, 'img.qr')
  await judge(desk, looks.phone)
  const receipt = (await desk.page.locator('[data-receipt]').getAttribute('data-receipt')) ?? ''
  await press(desk, '查看工单')
  await says(desk, '意见箱：取号机坏了三天')
  await says(desk, '反映人留有联系方式')
  // Nobody sends letters here, so that the desk has to hand it over.
  await reached(desk, '[data-through-desk]')
  await judge(desk, looks.phone)
  expect(desk.mishaps).toEqual([])

  const own = await stage.visit(`/r#${receipt}`, looks.phone)
  await says(own, '您的投诉')
  await says(own, '意见箱：取号机坏了三天')
  await reached(own, '[data-stage="OPENED"]')
  await expectAccessible(own, looks.phone)

  const inspector = await atOrders('WORKING_GROUP', looks.desk)
  await turnTo(inspector, '登记检查发现')
  await choose(inspector, '大厅', 'YP-TRIAL-01')
  await fill(inspector, '发现的问题', '评价器被遮挡')
  await judge(inspector, looks.desk)
  await press(inspector, '登记并开出工单')
  await press(inspector, '查看工单')
  await says(inspector, '评价器被遮挡')
  await judge(inspector, looks.desk)
})

test('what comes back after its closure is flagged, and the ledger shows every time and what was said to have mended it', async () => {
  const first = await closedOrder(stage, { tags: ['111'] })
  const { orderId } = await workedOrder(stage, 2)
  const handler = await atOrders('WINDOW_SUPERVISOR', looks.phone, `/${orderId}`)
  await press(handler, '记录核实结果')
  await choose(handler, '核实结果', 'CLEAR')
  await choose(handler, '问题分类', 'GUIDANCE')
  await judge(handler, looks.phone)
  await submit(handler)
  await reached(handler, 'section[data-occurrence="2"]')
  await says(handler, '第 2 次发现')
  await judge(handler, looks.phone)
  await press(handler, '查看以前的整改')
  await handler.page.locator(`li[data-order="${first.orderId}"][data-time="1"]`).getByText('已补办').waitFor()
  await handler.page.locator(`li[data-order="${orderId}"][data-time="2"]`).waitFor()
  await judge(handler, looks.phone)
  await press(handler, '返回台账')
  await reached(handler, `li[data-order="${orderId}"]`)
  await judge(handler, looks.phone)
  await choose(handler, '问题分类', 'FACILITIES')
  await says(handler, '没有符合筛选条件的问题')
  await handler.page.route('**/api/v1/problem-entries**', (route) => route.abort())
  await choose(handler, '状态', 'OPEN')
  await says(handler, '连接中断')
  await judge(handler, looks.phone)
  await handler.page.unrouteAll()

  const desk = await atOrders('WORKING_GROUP', looks.desk)
  await turnTo(desk, '问题台账')
  await choose(desk, '大厅', 'YP-TRIAL-01')
  await choose(desk, '窗口', 'A01')
  await choose(desk, '出现次数', 'true')
  await reached(desk, `li[data-order="${orderId}"][data-occurrence="2"]`)
  await desk.page.locator(`li[data-order="${first.orderId}"]`).waitFor({ state: 'detached' })
  await judge(desk, looks.desk)
  const [file] = await Promise.all([desk.page.waitForEvent('download'), press(desk, '导出 Excel')])
  expect(file.suggestedFilename()).toMatch(/^problem-entries-.*\.xlsx$/)
  expect(desk.mishaps).toEqual([])
})

test('what worked is drafted on its order, adopted by somebody else, and stands beside the same problem', async () => {
  const { orderId } = await closedOrder(stage, { tags: ['113'] })
  const again = await workedOrder(stage, 3, { tags: ['113'] })
  const supervisor = await atOrders('WINDOW_SUPERVISOR', looks.phone, `/${orderId}`)
  await press(supervisor, '提炼经验做法')
  await press(supervisor, '提交，等待采纳')
  await says(supervisor, '三项都要填写')
  await fill(supervisor, '标题', '一窗收件，内部流转')
  await fill(supervisor, '做了什么', '材料由窗口代转，群众不再多头跑。')
  await fill(supervisor, '适用于哪些窗口、事项', '综合窗口')
  await judge(supervisor, looks.phone)
  await press(supervisor, '提交，等待采纳')
  await says(supervisor, '已提交，等待他人采纳')

  const group = await atOrders('WORKING_GROUP', looks.desk)
  await turnTo(group, '经验做法')
  await choose(group, '问题分类', 'FACILITIES')
  await says(group, '没有符合筛选条件的经验做法')
  await choose(group, '问题分类', 'TRIPS')
  await press(group, '不采纳：一窗收件，内部流转')
  await judge(group, looks.desk)
  await press(group, '采纳：一窗收件，内部流转')
  await press(group, '确定')
  await reached(group, 'li[data-practice][data-state="ADOPTED"]')
  await group.page.route('**/api/v1/practices**', (route) => route.abort())
  await choose(group, '状态', 'OPEN')
  await says(group, '连接中断')
  await group.page.unrouteAll()
  await judge(group, looks.desk)

  const reader = await atOrders('WINDOW_SUPERVISOR', looks.phone, `/${again.orderId}`)
  await press(reader, '查看以前的整改')
  await reached(reader, 'li[data-practice]')
  await judge(reader, looks.phone)
  for (const visit of [supervisor, reader]) expect(visit.mishaps).toEqual([])
})
