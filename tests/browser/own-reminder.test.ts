import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
})
afterAll(() => stage.close())

const words = {
  zh: {
    own: '我的账户',
    phone: '本人手机号',
    keep: '保存号码',
    wrong: '请填写 11 位手机号',
    remove: '删除号码',
    sure: '确定',
  },
  en: {
    own: 'My account',
    phone: 'Own mobile number',
    keep: 'Keep the number',
    wrong: 'A mobile number of eleven digits',
    remove: 'Delete the number',
    sure: 'Yes, do it',
  },
}

describe.each([
  ['at a phone', looks.phone, words.zh],
  ['in English', looks.english, words.en],
])('%s', (_, look, t) => {
  test('one leaves one’s own number for reminders, sees it masked, and takes it away', async () => {
    const visit = await signIn(stage, 'WINDOW_SUPERVISOR', look)
    await turnTo(visit, t.own)
    await reached(visit, '[data-kept="false"]')
    await fill(visit, t.phone, '0990-12345')
    await press(visit, t.keep)
    await says(visit, t.wrong)
    await fill(visit, t.phone, '154 0000 0057')
    await press(visit, t.keep)
    await reached(visit, '[data-kept="true"]')
    await says(visit, '154****0057')
    await judge(visit, look)
    expect(await visit.page.content()).not.toContain('15400000057')
    await press(visit, t.remove)
    await press(visit, t.sure)
    await reached(visit, '[data-kept="false"]')
    await judge(visit, look)
    expect(visit.requested.join('\n')).not.toContain('0057')
    expect(visit.mishaps).toEqual([])
  })
})
