import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { looks, open, openStage, type Stage, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const status = (visit: Visit, text: string) => visit.page.getByText(text, { exact: true }).waitFor()
const tap = (visit: Visit, grade: number) => visit.page.locator(`button[data-grade="${grade}"]`).click()

const given = async () =>
  (await stage.database.query<{ grade: number; origin: string }>('select grade, origin from evaluation')).map((row) =>
    Number(row.grade),
  )

/** The journey of a phone: what went over the wire held no token, no receipt and no other place. */
function expectDiscreet(visit: Visit, ...secrets: string[]): void {
  expect(visit.mishaps).toEqual([])
  for (const secret of secrets) expect(visit.requested.filter((url) => url.split('#')[0]?.includes(secret))).toEqual([])
}

describe('a citizen evaluates on a phone', () => {
  test('one tap counts; reasons are added; the receipt finds it again', async () => {
    const token = await stage.invite()
    const before = await given()
    const visit = await stage.visit(`/e?c=QR_CODE#${token}`)
    const { page } = visit
    await status(visit, '您对本次服务满意吗？')
    expect(await page.locator('[aria-pressed], input:checked').count()).toBe(0)
    expect(await page.getByText('点一下即提交').isVisible()).toBe(true)
    expect(await page.getByText('系统可联系您，窗口和工作人员看不到您是谁').isVisible()).toBe(true)
    expect(await page.getByText('评价自愿').isVisible()).toBe(true)
    await tap(visit, 5)
    await status(visit, '已收到')
    expect(await given()).toEqual([...before, 5])

    expect(await page.locator('.tags input').count()).toBe(8)
    await page.getByLabel('一窗受理一次办结').check()
    await page.getByLabel('想说的话').fill('办得很快 👍')
    await page.getByText('分项打分').click()
    await page.getByRole('group', { name: '办事效率' }).getByLabel('5', { exact: true }).check()
    await page.getByRole('button', { name: '提交原因' }).click()
    await status(visit, '感谢您的评价')
    const receipt = (await page.locator('.receipt').textContent()) ?? ''
    expect(receipt).toMatch(/^[A-Za-z0-9_-]{64}$/)

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '保存为文件' }).click()
    expect((await download).suggestedFilename()).toBe('yiping-receipt.txt')
    await page.getByRole('link', { name: '查看我的评价' }).click()
    await status(visit, '系统保存的评价')
    await status(visit, '一窗受理一次办结')
    await status(visit, '办得很快 👍')
    expect(await page.getByRole('button', { name: '提交原因' }).count()).toBe(0)
    expectDiscreet(visit, token, receipt)
  })

  test('a bad grade without a reason is accepted, thanked the same, and may be explained once later', async () => {
    const token = await stage.invite()
    const visit = await stage.visit(`/e#${token}`)
    const { page } = visit
    await tap(visit, 1)
    await status(visit, '已收到')
    expect(await given()).toContain(1)
    await page.getByRole('button', { name: '提交原因' }).click()
    await status(visit, '请至少选择或填写一项。')
    await page.getByRole('button', { name: '不填写，完成' }).click()
    await status(visit, '感谢您的评价')
    await status(visit, '没有填写原因，评价同样有效。之后可凭回执补充一次原因。')
    await page.getByRole('link', { name: '查看我的评价' }).click()
    await status(visit, '系统保存的评价')
    await page.getByLabel('想说的话').fill('排队太久')
    await page.getByRole('button', { name: '提交原因' }).click()
    await status(visit, '排队太久')
    expect(await page.getByRole('button', { name: '提交原因' }).count()).toBe(0)
    expectDiscreet(visit, token)
  })

  test('a reload after the tap goes on with the reasons', async () => {
    const visit = await stage.visit(`/e#${await stage.invite()}`)
    await tap(visit, 4)
    await status(visit, '已收到')
    await visit.page.reload()
    await status(visit, '已收到')
    await visit.page.getByRole('button', { name: '不填写，完成' }).click()
    await status(visit, '感谢您的评价')
    await visit.page.reload()
    await status(visit, '感谢您的评价')
  })

  test('too long a comment is counted in characters as people see them, and kept until it is shortened', async () => {
    const visit = await stage.visit(`/e#${await stage.invite()}`)
    await tap(visit, 3)
    await status(visit, '已收到')
    const field = visit.page.getByLabel('想说的话')
    await field.fill('😀'.repeat(501))
    await status(visit, '超出 1 字，请缩短')
    await visit.page.getByRole('button', { name: '提交原因' }).click()
    await field.fill('😀'.repeat(500))
    await status(visit, '还可输入 0 字')
    await visit.page.getByRole('button', { name: '提交原因' }).click()
    await status(visit, '感谢您的评价')
  })

  test('with the keyboard alone', async () => {
    const visit = await stage.visit(`/e#${await stage.invite()}`)
    const { page } = visit
    await status(visit, '您对本次服务满意吗？')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到主要内容')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement as Element)
      return [document.activeElement?.getAttribute('data-grade'), style.outlineStyle, style.outlineWidth]
    })
    expect(focused).toEqual(['4', 'solid', '3px'])
    await page.keyboard.press('Enter')
    await status(visit, '已收到')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('已收到')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await page.locator('.tags input:checked').count()).toBe(1)
    for (let step = 0; step < 20; step += 1) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate(() => document.activeElement?.textContent)) === '提交原因') break
    }
    await page.keyboard.press('Enter')
    await status(visit, '感谢您的评价')
    expect(visit.mishaps).toEqual([])
  })

  test('the elderly edition reads the question, and the choice once it has been received', async () => {
    const spoken: string[] = []
    const visit = await stage.visit(`/e#${await stage.invite()}`, looks.elderly, async (context) => {
      await context.exposeFunction('heard', (text: string) => spoken.push(text))
      // The voice is the device's: here it writes down what it is given.
      await context.addInitScript(() => {
        const { heard } = window as unknown as { heard: (text: string) => void }
        window.speechSynthesis.speak = (utterance) => heard(`${utterance.lang} ${utterance.text}`)
      })
    })
    await visit.page.getByRole('button', { name: '朗读' }).click()
    await tap(visit, 2)
    await status(visit, '已收到')
    await expect.poll(() => spoken.length).toBe(2)
    expect(spoken[0]).toMatch(/^zh-CN 您正在评价.*您对本次服务满意吗/)
    expect(spoken[1]).toBe('zh-CN 您选择了：不满意。已收到，谢谢。')
  })

  test('language and edition are remembered on the device', async () => {
    const token = await stage.invite()
    const visit = await stage.visit(`/e#${token}`)
    await visit.page.getByRole('button', { name: 'English' }).click()
    await status(visit, 'How satisfied are you with this service?')
    expect(await visit.page.evaluate(() => [document.documentElement.lang, document.title])).toEqual([
      'en',
      'Evaluate this service · Yiping 以评',
    ])
    await visit.page.getByRole('button', { name: 'Large type' }).click()
    const again = await open(visit.context, stage.base, `/e#${token}`, looks.phone)
    await status(again, 'How satisfied are you with this service?')
    expect(await again.page.evaluate(() => document.documentElement.dataset.edition)).toBe('elderly')
  })

  test('where the browser forbids storage', async () => {
    const visit = await stage.visit(`/e#${await stage.invite()}`, looks.phone, async (context) => {
      await context.addInitScript(() => {
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, {
            get: () => {
              throw new DOMException('forbidden', 'SecurityError')
            },
          })
        }
      })
    })
    await tap(visit, 5)
    await status(visit, '已收到')
    expect(visit.mishaps).toEqual([])
  })
})

describe('a general comment on a window', () => {
  test('is given without a case and said to be one', async () => {
    const visit = await stage.visit('/c/YP-TRIAL-01/A01')
    await status(visit, '这是对窗口的综合点评，不对应某一次办事，与办事评价分开统计，标准相同。')
    const { page } = visit
    await page.getByRole('button', { name: '提交点评' }).click()
    await status(visit, '请选择满意程度或者写下意见。')
    await page.locator('label.grade').nth(4).click()
    await page.getByLabel('想说的话').fill('叫号屏看不清')
    await page.getByRole('button', { name: '提交点评' }).click()
    await status(visit, '已收到您的点评')
    expect(visit.mishaps).toEqual([])
    const [row] = await stage.database.query<{ count: string }>('select count(*) from public_comment')
    expect(Number(row?.count)).toBe(1)
  })
})
