import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringSignal } from '../support/signal.ts'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('nothing is found yet, which is said at a phone', async () => {
  const visit = await signIn(stage, 'WORKING_GROUP', looks.phone)
  await turnTo(visit, '刷评识别')
  await says(visit, '没有这样的线索')
  await judge(visit, looks.phone)
  expect(visit.mishaps).toEqual([])
})

test('one proposes at a phone with the figures both ways before him, another decides at a desk', async () => {
  const { signalId } = await bringSignal(stage, 'YP-TRIAL-01')
  const first = await signIn(stage, 'WORKING_GROUP', looks.phone)
  await turnTo(first, '刷评识别')
  await reached(first, `[data-signal="${signalId}"][data-review="OPEN"]`)
  await says(first, '短时激增')
  await says(first, '不计入暂存')
  await press(first, '提出')
  await says(first, '请写明理由')
  await choose(first, '意见', 'RELEASE')
  await fill(first, '理由', '当天有集中办理活动，已核对排队记录')
  await judge(first, looks.phone)
  await press(first, '提出')
  await reached(first, `[data-signal="${signalId}"][data-review="PROPOSED"]`)
  await says(first, '是您提出的')
  await judge(first, looks.phone)
  const second = await signIn(stage, 'LEADING_GROUP')
  await turnTo(second, '刷评识别')
  await reached(second, `[data-signal="${signalId}"][data-review="PROPOSED"]`)
  await fill(second, '理由', '排队记录属实')
  await judge(second, looks.desk)
  await press(second, '审定')
  await reached(second, `[data-signal="${signalId}"][data-review="DECIDED"]`)
  await says(second, '另一人同意，已生效')
  for (const visit of [first, second]) expect(visit.mishaps).toEqual([])
})
