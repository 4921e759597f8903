import { afterAll, beforeAll, expect, test } from 'vitest'
import { callsOf } from '../support/calls.ts'
import { bringEvaluationAudit } from '../support/evaluation-audit.ts'
import { choose, fill, judge, press, reached, says, signIn, stepUp, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

const phone = '15400070727'
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('nothing is drawn yet, which is said', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP')
  await turnTo(visit, '评价抽查')
  await says(visit, '没有抽到的评价')
  await says(visit, '还没有冻结的月份')
  await judge(visit, looks.desk)
  expect(visit.mishaps).toEqual([])
})

test('at a phone a third party sees whom to call, with a fresh code, says its words, and notes what came of it', async () => {
  const calls = callsOf(stage)
  const token = await stage.invite({ applicant: { type: 'NATURAL_PERSON', phone } })
  const { body } = await calls.give(token, 1, calls.freshKey())
  await bringEvaluationAudit(stage, body.id)
  const visit = await signIn(stage, 'THIRD_PARTY_EVALUATOR', looks.phone)
  await turnTo(visit, '评价抽查')
  await reached(visit, '[data-state="OPEN"]')
  await judge(visit, looks.phone)
  stage.clock.shiftMs += 10 * 60_000
  await press(visit, '查看联系电话')
  await stepUp(stage, visit, 'THIRD_PARTY_EVALUATOR')
  await says(visit, phone)
  await judge(visit, looks.phone)
  await choose(visit, '核实结果', 'NOT_GIVEN')
  await press(visit, '登记，不能再改')
  await says(visit, '必须')
  await fill(visit, '群众怎么说（不属实的必须写）', '那天没有评价过')
  await press(visit, '登记，不能再改')
  await says(visit, '没有抽到的评价')
  await choose(visit, '状态', 'ASKED')
  await reached(visit, '[data-state="ASKED"]')
  await says(visit, '不属实：本人没有评价过')
  await judge(visit, looks.phone)
  expect(visit.mishaps).toEqual([])
})

test('the leading group sees the figures and by which seed the month was drawn', async () => {
  const visit = await signIn(stage, 'LEADING_GROUP')
  await turnTo(visit, '评价抽查')
  await says(visit, '2020-01 合计')
  await says(visit, '回答不足 30 条，或覆盖率不到 90 %，不出比率')
  await reached(visit, '[data-month="2020-01"]')
  await judge(visit, looks.desk)
  expect(visit.mishaps).toEqual([])
})
