import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noticeCode } from '../../server/letter/notice/codes.ts'
import { deriveStopCode } from '../../server/letter/write.ts'
import { occurrenceOf } from '../support/calls.ts'
import { workedOrder } from '../support/handling.ts'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { expectAccessible, looks, openStage, type Stage } from './stage.ts'

let stage: Stage
let stopCode = ''
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-letters-'))
  const file = { kind: 'file', name: 'letters', path: join(folder, 'letters.jsonl') } as const
  stage = await openStage({ letters: { providers: [file], everyMs: 3_600_000 } })
  for (let person = 0; person < 6; person += 1) {
    const token = await stage.invite({
      applicant: { type: 'NATURAL_PERSON', phone: `1540000000${person}` },
      occurrences: [occurrenceOf(stage.running.world.now())],
    })
    const body = { token, grade: 4, channel: 'SMS' }
    if (person % 2 === 0)
      await stage.post('/api/v1/evaluations', body, {
        'idempotency-key': createHash('sha256').update(token).digest('hex'),
      })
  }
  await stage.running.app.sweeps.find(({ name }) => name === 'participation')?.run()
  const [letter] = await stage.database.query<{ id: string }>('select id from letter limit 1')
  stopCode = deriveStopCode(stage.running.keys, letter?.id ?? '')
})
afterAll(async () => {
  await stage.close()
  await rm(folder, { recursive: true, force: true })
})

const widths = Object.entries({ phone: looks.phone, desk: looks.desk, english: looks.english })

describe.each(widths)('%s', (name, look) => {
  test('who follows the last link of a letter says no more letters, and letters again', async () => {
    const visit = await stage.visit(`/d#${stopCode}`, look)
    await visit.page.locator('[data-wish="RESUME"]').waitFor()
    await visit.page.locator('main button').click()
    await visit.page.locator('[data-wish="STOP"]').waitFor()
    await expectAccessible(visit, look)
    await picture(visit.page, `letter-${name}`)
    await visit.page.locator('main button').click()
    await visit.page.locator('[data-wish="RESUME"]').waitFor()
    expect(visit.requested.join('\n')).not.toContain(stopCode)
    expect(visit.mishaps).toEqual([])
  })

  test('participation is shown to who has a key, with every share beside its numbers and its meaning', async () => {
    const visit = await stage.visit('/participation/YP-TRIAL-01', look)
    await visit.page.locator('#key').fill(stage.trial.apiKey)
    await visit.page.locator('form button').click()
    await visit.page.locator('[data-report]').waitFor()
    expect(await visit.page.locator('dt').count()).toBe(6)
    await expectAccessible(visit, look)
    await picture(visit.page, `participation-${name}`)
    expect(visit.requested.join('\n')).not.toContain(stage.trial.apiKey)
    expect(visit.mishaps).toEqual([])
  })
})

test('the link of a letter about an answer leads to one’s own order without a receipt, and says so when it has expired', async () => {
  const token = await stage.invite({ applicant: { type: 'NATURAL_PERSON', phone: '15400000009' } })
  const { orderId } = await workedOrder(stage, 6, {}, token)
  const [letter] = await stage.database.query<{ id: string }>('select id from letter where order_id = $1', [orderId])
  const code = noticeCode(stage.running.world.vault, letter?.id ?? '')
  const visit = await stage.visit(`/r#${code}`, looks.phone)
  await visit.page.locator('[data-stage="FED_BACK"]').waitFor()
  await expectAccessible(visit, looks.phone)
  expect(visit.requested.join('\n')).not.toContain(code)
  const [before, after] = code.startsWith('A') ? ['A', 'B'] : [code[0] ?? '', 'A']
  await visit.page.goto(`${stage.base}/r#${code.replace(before, after)}`)
  await visit.page.reload()
  await visit.page.getByText('这个链接已过期').first().waitFor()
  await expectAccessible(visit, looks.phone)
})

test('who complained at a desk and left his phone gets the letter, and the desk is not shown his receipt', async () => {
  const desk = await signIn(stage, 'WINDOW_SUPERVISOR', looks.phone)
  await turnTo(desk, '登记投诉')
  await choose(desk, '来源', 'IN_PERSON')
  await fill(desk, '投诉内容', '材料被退回三次')
  await fill(desk, '联系电话（可不填）', '15400000011')
  await press(desk, '登记并开出工单')
  await reached(desk, '[data-told="LETTER"]')
  await says(desk, '已发送短信')
  await judge(desk, looks.phone)
  expect(await desk.page.locator('[data-receipt], img.qr').count()).toBe(0)
  await press(desk, '查看工单')
  await says(desk, '材料被退回三次')
  expect(await desk.page.locator('[data-through-desk]').count()).toBe(0)
  expect(desk.mishaps).toEqual([])
  const [letter] = await stage.database.query<{ id: string }>(
    `select id from letter where notice = 'COMPLAINT_KEPT' order by id desc limit 1`,
  )
  const own = await stage.visit(`/r#${noticeCode(stage.running.world.vault, letter?.id ?? '')}`, looks.phone)
  await own.page.getByText('材料被退回三次').first().waitFor()
})

test('a link that is not whole, and a key that may not look, are told so in words', async () => {
  const broken = await stage.visit('/d#abc', looks.phone)
  await broken.page.locator('.warning').waitFor()
  await expectAccessible(broken, looks.phone)
  const refused = await stage.visit('/participation/YP-TRIAL-01', looks.phone)
  await refused.page.locator('#key').fill('nothing')
  await refused.page.locator('form button').click()
  await refused.page.locator('.warning').waitFor()
  expect(await refused.page.locator('[data-report]').count()).toBe(0)
})

/** For the eye of whoever changes these pages: set PICTURES to a folder. */
async function picture(
  page: { screenshot(options: { path: string; fullPage: boolean }): Promise<unknown> },
  name: string,
) {
  const folder = process.env.PICTURES
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
