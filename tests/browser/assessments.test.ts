import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringAssessment } from '../support/assessment.ts'
import { judge, reached, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const place = { hallCode: 'YP-TRIAL-01', divisionCode: '990102000000' }

test.each([
  ['phone', looks.phone],
  ['desk', looks.desk],
])('a window reads what was found there once it is published, with the behaviour of each mark: %s', async (_, look) => {
  const secret = await bringAssessment(stage, { ...place, isPublished: false })
  const told = await bringAssessment(stage, place)
  const visit = await signIn(stage, 'WINDOW_STAFF', look)
  await turnTo(visit, '测评结果')
  await reached(visit, `[data-assessment="${told}"]`)
  expect(await visit.page.locator(`[data-assessment="${secret}"]`).count()).toBe(0)
  await visit.page.locator(`[data-assessment="${told}"] summary`).click()
  await visit.page.getByText('窗口整洁：多处不符合').first().waitFor()
  await judge(visit, look)
  expect(visit.mishaps).toEqual([])
  await visit.context.close()
})

test('whoever assesses is led from the console to the field app', async () => {
  const visit = await signIn(stage, 'MYSTERY_SHOPPER', looks.phone)
  await turnTo(visit, '现场测评')
  await visit.page.getByRole('link', { name: '打开现场测评' }).waitFor()
  await judge(visit, looks.phone)
  await visit.page.getByRole('link', { name: '打开现场测评' }).click()
  await reached(visit, '[data-page="visits"]')
  await visit.context.close()
})
