import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { drawClosures } from '../../server/closure-audit/index.ts'
import { bringDays } from '../../server/own-evaluation/index.ts'
import { callsOf } from '../support/calls.ts'
import { closedComplaint, showPhone } from '../support/closure-audit.ts'
import { closedOrder } from '../support/handling.ts'
import { changePolicy } from '../support/policy.ts'
import { freshCookie } from '../support/staff.ts'
import { choose, fill, judge, press, reached, says, turnTo } from './console-stage.ts'
import { expectAccessible, type Look, looks, openStage, type Stage, smallTargets, type Visit } from './stage.ts'

/** A Monday of an ordinary week: no holiday lies near. */
const monday = Date.parse('2026-11-16T10:00:00+08:00')
const dayMs = 86_400_000

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
  const { body } = await callsOf(stage).give(await stage.invite(), grade, `appeal-journey-${rated}`, more)
  return { orderId: body.id, receipt: body.receipt }
}

/** Somebody at the console, signed in a moment ago; his browser’s clock is right. */
async function at(role: Role, page: string, look: Look): Promise<Visit> {
  const [name = '', value = ''] = (await freshCookie(stage, role)).split('=')
  return stage.visit(`/console/#${page}`, look, async (context) => {
    await context.addCookies([{ name, value, url: stage.base }])
    await context.clock.setFixedTime(stage.running.world.now())
  })
}

/** Whoever holds the receipt; his browser’s clock is right too. */
const citizen = (receipt: string, look: Look = looks.phone) =>
  stage.visit(`/r#${receipt}`, look, (context) => context.clock.setFixedTime(stage.running.world.now()))

const submit = (visit: Visit) => press(visit, '提交')
const openAppeal = ({ page }: Visit, appealId: string) =>
  page.locator(`li[data-appeal="${appealId}"]`).getByRole('button').click()

async function judgeOwn(visit: Visit, look: Look): Promise<void> {
  await expectAccessible(visit, look)
  expect(await smallTargets(visit, look.query.includes('elderly') ? 60 : 44)).toEqual([])
}

async function decide(visit: Visit, verdict: string, reasons: string): Promise<void> {
  await press(visit, '表决')
  await choose(visit, '意见', verdict)
  await fill(visit, '理由', reasons)
  await submit(visit)
}

const reasons = '评价人所述与当日取号记录一致，是在本窗口被拒收的'

test('nothing to decide is said, and so is what cannot be reached', async () => {
  const reviewer = await at('REVIEWER', 'appeals', looks.phone)
  await says(reviewer, '没有等您裁定的申诉')
  await judge(reviewer, looks.phone)
  await press(reviewer, '申诉率')
  await says(reviewer, '管辖范围内还没有工单')
  await judge(reviewer, looks.phone)
  const lost = await at('WORKING_GROUP', 'appeals/0190aaaa-0000-7000-8000-000000000000', looks.phone)
  await says(lost, '没有找到这件申诉')
  await lost.page.route('**/api/v1/appeals**', (route) => route.abort())
  await press(lost, '返回申诉列表')
  await says(lost, '连接中断')
  await judge(lost, looks.phone)
})

describe('from a bad evaluation through appeal and objection to the decision', () => {
  test('the unit appeals, the citizen objects, three decide of whom one is from outside, and both read the reasons', async () => {
    const { orderId, receipt } = await rate(1, { tags: ['110'], comment: '材料齐全却被拒收' })

    const unit = await at('WINDOW_SUPERVISOR', `handling-orders/${orderId}`, looks.phone)
    await press(unit, '提出申诉')
    await press(unit, '提交申诉')
    await says(unit, '请选择理由类别')
    expect(await unit.page.getByLabel('理由类别').locator('option').allTextContents()).not.toContain('诉求没有法定依据')
    await choose(unit, '理由类别', 'WRONG_OBJECT')
    await fill(unit, '申诉理由', '该事项由不动产登记中心办理，与本窗口无关')
    await fill(unit, '文件名称或编号', '派件记录 11-16')
    await judge(unit, looks.phone)
    await press(unit, '提交申诉')
    await reached(unit, 'article[data-standing="WAITING"]')
    const appealId = (await unit.page.locator('article').getAttribute('data-appeal')) ?? ''
    await judge(unit, looks.phone)
    // Whoever lodged it may withdraw it, and decide nothing.
    expect(await unit.page.locator('section[data-options]').getAttribute('data-options')).toBe('WITHDRAW')

    const early = await at('REVIEWER', `appeals/${appealId}`, looks.desk)
    await reached(early, '[data-hindrance="CITIZEN_NOT_HEARD"]')
    expect(await early.page.getByRole('button', { name: '表决' }).count()).toBe(0)

    const own = await citizen(receipt)
    await says(own, '有人对您的评价提出了申诉，想听听您的意见')
    await says(own, '2026年11月23日 24:00')
    await says(own, '不答复不算同意')
    await press(own, '提交意见')
    await says(own, '请先选择同意还是不同意')
    await own.page.getByLabel('不同意，我的评价是真实的').check()
    await press(own, '提交意见')
    await says(own, '不同意的，请写几句理由')
    await fill(own, '想说的话（不同意时请写明）', '就是在这个窗口被拒收的')
    await judgeOwn(own, looks.phone)
    await press(own, '提交意见')
    await says(own, '已收到您的异议')
    await says(own, '裁定结果和理由会显示在这里')
    expect(await own.page.getByRole('button', { name: '提交意见' }).count()).toBe(0)

    // The unit learns that there was an objection, and not its words.
    await unit.page.reload()
    await says(unit, '评价人写的话只给裁定人员看')
    expect(await unit.page.getByText('就是在这个窗口被拒收的').count()).toBe(0)

    const first = await at('REVIEWER', 'appeals', looks.phone)
    await reached(first, `li[data-appeal="${appealId}"][data-standing="HEARD"]`)
    await judge(first, looks.phone)
    await openAppeal(first, appealId)
    await says(first, '就是在这个窗口被拒收的')
    await says(first, '材料齐全却被拒收')
    await says(first, '派件记录 11-16')
    await press(first, '表决')
    await submit(first)
    await says(first, '还有必填的内容没有填写')
    await choose(first, '意见', 'REJECTED')
    await fill(first, '理由', reasons)
    await judge(first, looks.phone)
    await submit(first)
    await reached(first, '[data-hindrance="ALREADY_VOTED"]')

    const second = await at('WORKING_GROUP', `appeals/${appealId}`, looks.desk)
    await says(second, '全部表决后才公开各人的意见')
    expect(await second.page.getByText(reasons).count()).toBe(0)
    await decide(second, 'UPHELD', '派件记录显示由他单位办理')
    await reached(second, '[data-hindrance="ALREADY_VOTED"]')
    const third = await at('SOCIAL_SUPERVISOR', `appeals/${appealId}`, looks.desk)
    await decide(third, 'REJECTED', '拒收材料的是本窗口')
    await reached(third, '[data-verdict="REJECTED"]')
    await judge(third, looks.desk)

    for (const visit of [unit, own]) {
      await visit.page.reload()
      await says(visit, reasons)
      await says(visit, '拒收材料的是本窗口')
    }
    await reached(unit, '[data-verdict="REJECTED"]')
    await says(own, '您的评价照常计入得分')
    await judgeOwn(own, looks.phone)
    for (const visit of [unit, early, own, first, second, third]) expect(visit.mishaps).toEqual([])
  })

  test('upheld, it does not count and stays; what the province says stands beside it, and the rates show who appeals', async () => {
    const { orderId, receipt } = await rate(2, { comment: '点错了' })
    const appealId = await lodgedFor(orderId)
    const own = await citizen(receipt, looks['elderly English, 320 px'])
    await says(own, 'Somebody appeals against your evaluation')
    await judgeOwn(own, looks['elderly English, 320 px'])
    await own.page.getByLabel('I agree: it need not count').check()
    await press(own, 'Send')
    await says(own, 'Your answer has been received')
    for (const role of ['REVIEWER', 'THIRD_PARTY_EVALUATOR'] as const)
      await decide(await at(role, `appeals/${appealId}`, looks.desk), 'UPHELD', '评价人确认是误操作')
    const group = await at('WORKING_GROUP', `appeals/${appealId}`, looks.phone)
    await says(group, '同意申诉')
    await decide(group, 'UPHELD', '评价人确认是误操作')
    await reached(group, '[data-verdict="UPHELD"] [data-accepted="null"]')
    await press(group, '登记省级答复')
    await choose(group, '省级答复', 'false')
    await fill(group, '答复的出处', '省平台回执 2026-118')
    await judge(group, looks.phone)
    await submit(group)
    await reached(group, '[data-verdict="UPHELD"] [data-accepted="false"]')
    await says(group, '省级平台与本级裁定不一致')
    await judge(group, looks.phone)

    await press(group, '查看差评工单')
    await reached(group, '[data-appealed="DECIDED"]')
    await says(group, '申诉成立：这条评价不再计入得分')
    await says(group, '点错了')
    await own.page.reload()
    await says(own, 'Decision: the appeal is upheld')
    await says(own, 'This evaluation does not count any more')
    await judgeOwn(own, looks['elderly English, 320 px'])

    await group.page.goto(`${stage.base}/console/#appeals/figures`)
    await reached(group, '[data-units="1"]')
    await says(group, '对外公开的总数')
    await judge(group, looks.phone)
    await press(group, '全部申诉')
    await choose(group, '状态', 'DECIDED')
    await reached(group, `li[data-appeal="${appealId}"][data-standing="DECIDED"]`)
    expect([...group.mishaps, ...own.mishaps]).toEqual([])
  })
})

test('the rated person does not find it, by whatever post he looks, and has nothing to press', async () => {
  const { orderId, receipt } = await rate(1)
  const appealId = await lodgedFor(orderId)
  await callsOf(stage).post('/api/v1/appeals/answers', { receipt, stance: 'OBJECTS', words: '属实' })
  await stage.database.query(
    `update account set staff_id = (select staff_id from handling_order where id = $1) where username = 'trial.reviewer'`,
    [orderId],
  )
  const visit = await at('REVIEWER', `appeals/${appealId}`, looks.phone)
  await says(visit, '没有找到这件申诉')
  expect(await visit.page.getByRole('button', { name: '表决' }).count()).toBe(0)
  await judge(visit, looks.phone)
  await press(visit, '返回申诉列表')
  await says(visit, '没有等您裁定的申诉')
  expect(visit.mishaps).toEqual([])
  await stage.database.query(`update account set staff_id = null where username = 'trial.reviewer'`)
})

test('window staff see their own evaluations late and in company, say something beside one, and appeal against it', async () => {
  const { orderId } = await rate(1, { comment: '你这个混蛋，白跑一趟' })
  await rate(5, { comment: '办得真快，谢谢' })
  await changePolicy(stage, 'own-evaluation', { groupMin: 5 })
  await stage.database.query(
    `update account set staff_id = (select staff_id from handling_order where id = $1) where username = 'trial.window-staff'`,
    [orderId],
  )
  const early = await at('WINDOW_STAFF', 'own-evaluations', looks.phone)
  await says(early, '还没有可以公布的评价')
  await judge(early, looks.phone)
  stage.clock.shiftMs += 10 * dayMs
  await bringDays(stage.running.world)
  const staff = await at('WINDOW_STAFF', 'own-evaluations', looks.phone)
  await reached(staff, '[data-batch]')
  await says(staff, '群众的肯定')
  await staff.page.locator('[data-batch] summary').first().click()
  await says(staff, '你这个＊＊，白跑一趟')
  expect(await staff.page.getByText('混蛋').count()).toBe(0)
  const bad = staff.page.locator('li[data-grade]').filter({ hasText: '白跑一趟' })
  await bad.getByRole('button', { name: /写说明$/ }).click()
  await press(staff, '提交说明')
  await says(staff, '请先写下说明')
  await fill(staff, '本人说明', '当时系统中断，已当面致歉')
  await judge(staff, looks.phone)
  await press(staff, '提交说明')
  await says(staff, '说明已保存')
  await bad.getByRole('button', { name: /提出申诉$/ }).click()
  await choose(staff, '理由类别', 'SYSTEM_FAULT')
  await fill(staff, '申诉理由', '系统中断两小时')
  await fill(staff, '文件名称或编号', '运维登记 11-16')
  await press(staff, '提交申诉')
  await says(staff, '您不参与')
  await bad.getByText('申诉 · 等评价人答复').waitFor()
  await judge(staff, looks.phone)
  const desk = await at('WINDOW_SUPERVISOR', `handling-orders/${orderId}`, looks.desk)
  await says(desk, '当时系统中断，已当面致歉')
  await reached(desk, '[data-appealed="WAITING"]')
  expect([...early.mishaps, ...staff.mishaps, ...desk.mishaps]).toEqual([])
})

/** An appeal of the window’s supervisor, through the API. */
async function lodgedFor(orderId: string): Promise<string> {
  const answer = await stage.running.http.inject({
    method: 'POST',
    url: '/api/v1/appeals',
    headers: { cookie: await freshCookie(stage, 'WINDOW_SUPERVISOR'), 'sec-fetch-site': 'same-origin' },
    payload: {
      orderId,
      ground: 'MISPRESSED',
      words: '评价人当场说明是点错了',
      evidence: [{ kind: 'RECORDING', reference: '大厅录音 16-03' }],
    },
  })
  expect(answer.statusCode).toBe(201)
  return answer.json().appealId
}

describe('after an order was closed', () => {
  test('the citizen says that it was not put right, it is taken up again, and the leading group says what follows', async () => {
    const before = await at('WORKING_GROUP', 'closure-audits', looks.phone)
    await says(before, '没有抽到的工单')
    await says(before, '还没有抽查')
    await judge(before, looks.phone)
    const { orderId, receipt } = await closedOrder(stage)
    const callable = await closedComplaint(stage, '15400070711', 'AUDIT-BROWSER')
    // The month after, when it is ready to be drawn.
    stage.clock.shiftMs += 32 * dayMs
    await drawClosures({ world: stage.running.world, rules: stage.running.app.rules })

    const checker = await at('WORKING_GROUP', 'closure-audits', looks.phone)
    await reached(checker, `li[data-order="${orderId}"][data-state="OPEN"]`)
    await says(checker, '群众凭回执打开工单时会看到这个问题')
    // A call that reaches nobody is a try, once a day.
    await choose(checker, '回访结果', 'NOT_REACHED')
    await press(checker, '登记，不能再改')
    await says(checker, '须先按回访目的调取号码')
    await showPhone(stage, callable.orderId, 'WORKING_GROUP')
    await press(checker, '登记，不能再改')
    await reached(checker, `li[data-order="${callable.orderId}"][data-state="OPEN"] [data-tries="1"]`)
    await says(checker, '今天已拨打过，没有联系上')
    expect(await checker.page.locator('option[value="NOT_REACHED"]').count()).toBe(0)
    await judge(checker, looks.phone)

    const asked = await citizen(receipt)
    await says(asked, '这件事真的改好了吗？')
    await press(asked, '提交回答')
    await says(asked, '请选择一项。')
    await asked.page.getByLabel('没有改好').check()
    await fill(asked, '想说的话（选“其他”时必填，加密保存）', '还是要交复印件')
    await judgeOwn(asked, looks.phone)
    await press(asked, '提交回答')
    await says(asked, '谢谢，已收到您的回答')
    await reached(asked, '[data-stage="ACKNOWLEDGED"]')
    expect(await asked.page.getByText('这件事真的改好了吗？').count()).toBe(0)

    await choose(checker, '状态', 'ASKED')
    await says(checker, '还是要交复印件')

    const group = await at('LEADING_GROUP', 'closure-audits', looks.phone)
    await reached(group, 'li[data-proposal]')
    await press(group, '提交，不能再改')
    await says(group, '请选择意见并写明理由。')
    await judge(group, looks.phone)
    await choose(group, '审议意见', 'ACCEPTED')
    await fill(group, '理由', '约谈主办单位负责人')
    await press(group, '提交，不能再改')
    await says(group, '约谈主办单位负责人')
    await judge(group, looks.phone)
    await turnTo(group, '整改指标')
    await says(group, '整改不实 1 件，回答 1 件')

    // A region may call it otherwise, and everybody reads the total under that name.
    const { terms } = stage.running.app.rules.loadPolicy(
      'wording',
      stage.running.app.rules.rootDivisionId,
      Date.now(),
    ).body
    await changePolicy(stage, 'wording', { terms: { ...terms, FALSE_CLOSURE: { 'zh-CN': '虚假整改', en: 'Sham' } } })
    const everybody = await stage.visit('/handling-figures', looks.phone)
    await reached(everybody, '[data-closures]')
    await says(everybody, '虚假整改')
    await says(everybody, '1 ÷ 1 件 · 不足 10 件，不出比率')
    await expectAccessible(everybody, looks.phone)
    await choose(checker, '状态', '')
    await checker.page.reload()
    await says(checker, '虚假整改率')
    expect([asked.mishaps, checker.mishaps, group.mishaps, everybody.mishaps]).toEqual([[], [], [], []])
    await turnTo(group, '办结抽查')

    await group.page.route('**/api/v1/closure-audits**', (route) => route.abort())
    await choose(group, '状态', 'OVER')
    await says(group, '连接中断')
    expect(await group.page.getByText('没有抽到的工单').count()).toBe(0)
    await judge(group, looks.phone)
  })
})
