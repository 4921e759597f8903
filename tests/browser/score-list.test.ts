import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { bringListed } from '../support/score-list.ts'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('nothing is found yet, everything is in shadow, and the leading group switches one on from a day', async () => {
  const leader = await signIn(stage, 'LEADING_GROUP')
  await turnTo(leader, '预警与名单')
  await says(leader, '没有预警')
  await says(leader, '没有窗口上榜')
  await reached(leader, '[data-link="ALERT"][data-on="false"]')
  await judge(leader, looks.desk)
  await press(leader, '作出决定，记录在案')
  await says(leader, '请填写生效日期和依据')
  const today = toPlainDate(stage.running.world.now())
  await fill(leader, '生效日期', addDays(today, -1))
  await fill(leader, '依据（会议纪要或文件）', '领导小组会议纪要 7 号')
  await press(leader, '作出决定，记录在案')
  await says(leader, '生效日期不能早于今天')
  await fill(leader, '生效日期', addDays(today, 3))
  await press(leader, '作出决定，记录在案')
  await says(leader, '决定已记录')
  await says(leader, '领导小组会议纪要 7 号')
  await reached(leader, '[data-link="ALERT"][data-on="false"]')
  await judge(leader, looks.desk)
  expect(leader.mishaps).toEqual([])
})

test('an alert says its figures and what it would open; a unit answers at a phone, and a stranger to it decides', async () => {
  await bringListed(stage, 'YP-TRIAL-01')
  const supervisor = await signIn(stage, 'WINDOW_SUPERVISOR', looks.phone)
  await turnTo(supervisor, '预警与名单')
  await reached(supervisor, '[data-alert][data-shadow="true"]')
  await says(supervisor, '平均 62.0 分（最多 66.5 分） · 差评占 35.0%（至少 28.4%）')
  await says(supervisor, '启用后会开一张整改工单')
  await reached(supervisor, '[data-entry][data-state="NOTIFIED"]')
  await judge(supervisor, looks.phone)
  await press(supervisor, '提交说明，不能再改')
  await says(supervisor, '请写明内容')
  await fill(supervisor, '说明', '当月窗口换了事项')
  await press(supervisor, '提交说明，不能再改')
  await reached(supervisor, '[data-entry][data-state="TO_DECIDE"]')
  const group = await signIn(stage, 'WORKING_GROUP')
  await turnTo(group, '预警与名单')
  await says(group, '当月窗口换了事项')
  await choose(group, '结论', 'REMOVED')
  await fill(group, '理由', '情况属实')
  await judge(group, looks.desk)
  await press(group, '审定，不能再改')
  await reached(group, '[data-entry][data-state="REMOVED"]')
  await group.page.getByRole('button', { name: 'English' }).click()
  await says(group, 'In force it would open an order')
  await judge(group, looks.desk)
  for (const { mishaps } of [supervisor, group]) expect(mishaps).toEqual([])
})

test('somebody at a window sees that there is nothing of him yet', async () => {
  const staff = await signIn(stage, 'WINDOW_STAFF', looks.phone)
  await turnTo(staff, '我的表现')
  await says(staff, '还没有可看的数据')
  await judge(staff, looks.phone)
  expect(staff.mishaps).toEqual([])
})
