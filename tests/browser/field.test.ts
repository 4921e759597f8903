import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringVisit } from '../support/assessment.ts'
import { enter, judge } from './console-stage.ts'
import { atField, choosePhoto, drawerOf, photoOf } from './field-stage.ts'
import { looks, openStage, type Stage, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const shopper = 'MYSTERY_SHOPPER'
const press = ({ page }: Visit, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const openVisit = ({ page }: Visit, visitId: string) => page.locator(`[data-visit="${visitId}"] button`).click()
const mark = ({ page }: Visit, indicator: string, step: number) =>
  page.locator(`[data-indicator="${indicator}"] .choice`).nth(step).click()
const isSent = ({ page }: Visit, kind: string) => page.locator(`[data-sent="${kind}"]`).waitFor()
const keptOf = (visitId: string) =>
  stage.database.query<{ points: number; place: string; files: number; greeting: number }>(
    `select points, latitude_thousandths || '/' || longitude_thousandths as place, (marks->>'greeting')::integer as greeting,
       (select count(*)::integer from assessment_file_use u where u.visit_id = a.visit_id) as files
     from assessment a where visit_id = $1`,
    [visitId],
  )

/** Everything but submitting: the best mark for all, but one that needs a photo. */
async function fillIn(visit: Visit, photo: Buffer): Promise<void> {
  const { page } = visit
  await press(visit, '我到了')
  for (const code of ['clean', 'ramp', 'greeting', 'one-time-notice']) await mark(visit, code, 0)
  await mark(visit, 'clean', 2)
  await choosePhoto(visit, 'clean', photo)
  await page.locator('[data-indicator="clean"] [data-file]').waitFor()
  await press(visit, '提供现在的位置')
  await page.locator('[data-place="true"]').waitFor()
  await press(visit, '我离开了')
  await page.locator('[data-ready="true"]').waitFor()
}

describe('a visit in the field', () => {
  test('is opened online, filled in without network with photos, outlasts a reload and a crash, and is submitted once when the network is back', async () => {
    const { visitId } = await bringVisit(stage, { role: shopper, isSecret: true, title: '暗访甲' })
    const visit = await atField(stage, shopper)
    const { context } = visit
    const photo = await photoOf(visit, 3000, 2250)
    await context.setOffline(true)
    await visit.page.reload()
    await visit.page.locator('[data-link="OFFLINE"]').waitFor()
    await openVisit(visit, visitId)
    await press(visit, '我到了')
    await mark(visit, 'greeting', 2)
    await visit.page.locator('[data-lacks="true"]').waitFor()
    await visit.page.locator('#words-greeting').fill('低头看手机，没有问候')
    await mark(visit, 'clean', 2)
    await choosePhoto(visit, 'clean', photo)
    await visit.page.locator('[data-indicator="clean"] img').waitFor()
    const size = await visit.page.locator('[data-indicator="clean"] img').evaluate((img: HTMLImageElement) => {
      return [img.naturalWidth, img.naturalHeight]
    })
    expect(size).toEqual([2048, 1536])

    await visit.page.reload()
    await visit.page.locator('[data-indicator="clean"] img').waitFor()
    expect(await visit.page.locator('#words-greeting').inputValue()).toBe('低头看手机，没有问候')
    const lying = JSON.stringify(await drawerOf(visit.page))
    for (const told of ['问候', 'greeting', 'YP-TRIAL', 'JFIF', '暗访', 'trial.mystery'])
      expect(lying).not.toContain(told)

    // The browser dies; another window begins where it stood.
    await visit.page.close()
    const page = await context.newPage()
    await page.goto(`${stage.base}/field/`)
    const again: Visit = { ...visit, page }
    await page.locator('[data-link="OFFLINE"]').waitFor()
    await openVisit(again, visitId)
    await page.locator('[data-indicator="clean"] img').waitFor()
    await press(again, '提交')
    expect(await page.locator('.lacks li').allTextContents()).toEqual([
      '没有打分：无障碍通道',
      '没有打分：一次性告知',
      '还没有提供到访位置',
      '还没有记录离开时间',
    ])
    await mark(again, 'ramp', 3)
    await mark(again, 'one-time-notice', 0)
    await press(again, '提供现在的位置')
    await page.getByText('北纬 30.274°，东经 120.155°').waitFor()
    await press(again, '我离开了')
    await press(again, '提交')
    await isSent(again, 'LATER')
    await page.reload()
    await page.locator(`[data-sent]`).waitFor()
    expect(await keptOf(visitId)).toEqual([])

    // The first answer is lost on its way: it is asked again under the same key.
    let lost = 0
    await page.route('**/assessment', async (route) => {
      if (lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort()
    })
    await context.setOffline(false)
    await isSent(again, 'KEPT')
    expect(lost).toBe(1)
    expect(await keptOf(visitId)).toEqual([{ points: 2500, place: '30274/120155', files: 1, greeting: 1 }])
    const drawer = await drawerOf(page)
    expect([drawer.drafts, drawer.photos]).toEqual([[], []])
    await press(again, '返回任务列表')
    await page.locator(`[data-visit="${visitId}"][data-state="SUBMITTED"]`).waitFor()
    const [file] = await stage.database.query<{ bytes: number; type: string }>(
      'select bytes, media_type as type from assessment_file where visit_id = $1',
      [visitId],
    )
    expect(file?.type).toBe('image/jpeg')
    console.log(`field: a photo of ${photo.length} bytes was handed in as ${file?.bytes}`)
    expect(visit.mishaps).toEqual([])
    await context.close()
  }, 120_000)

  test('takes no photo of 40 megapixels and no file of another kind, and says why', async () => {
    const { visitId } = await bringVisit(stage, { role: shopper })
    const visit = await atField(stage, shopper)
    await openVisit(visit, visitId)
    const alert = visit.page.locator('[data-indicator="clean"] [role="alert"]')
    await choosePhoto(visit, 'clean', await photoOf(visit, 8000, 5000))
    await expect.poll(() => alert.textContent()).toContain('照片像素太高，超过 3600 万像素')
    await choosePhoto(visit, 'clean', Buffer.from('GIF89a\x01\x00\x01\x00\x00\xff\x00,'), 'IMG_2.jpg')
    await expect.poll(() => alert.textContent()).toContain('只能使用 JPEG、PNG 照片或 PDF 文件')
    await choosePhoto(visit, 'clean', Buffer.from('%PDF-1.7\n'), 'IMG_3.jpg')
    await expect.poll(() => alert.textContent()).toContain('只能使用 JPEG、PNG')
    await choosePhoto(visit, 'clean', (await photoOf(visit, 40, 30)).subarray(0, 300))
    await expect.poll(() => alert.textContent()).toContain('打不开')
    expect(await visit.page.locator('[data-file]').count()).toBe(0)
    await choosePhoto(visit, 'clean', await photoOf(visit, 400, 300))
    await visit.page.locator('[data-file]').waitFor()
    expect(await alert.count()).toBe(0)
    await visit.context.close()
  }, 60_000)
})

describe('what lies on the phone', () => {
  test('waits sealed while a session has ended, and goes on when its holder signs in again', async () => {
    const { visitId } = await bringVisit(stage, { role: shopper })
    const visit = await atField(stage, shopper)
    const { page, context } = visit
    await openVisit(visit, visitId)
    await fillIn(visit, await photoOf(visit, 400, 300))
    await context.setOffline(true)
    await press(visit, '提交')
    await isSent(visit, 'LATER')
    await context.clearCookies()
    await context.setOffline(false)
    await page.locator('[data-link="SIGNED_OUT"]').waitFor()
    expect(await keptOf(visitId)).toEqual([])
    await page.reload()
    await page.locator('[data-door="SIGNED_OUT"]').waitFor()
    expect(await page.textContent('main')).not.toContain('测评表')
    await page.getByRole('link', { name: '去登录' }).click()
    await enter(stage, visit, shopper)
    await page.getByRole('link', { name: '打开现场测评' }).click()
    await expect.poll(() => keptOf(visitId), { timeout: 20_000 }).toHaveLength(1)
    await context.close()
  }, 60_000)

  test('is wiped at sign-out, here or in the console, and before anybody else signs in', async () => {
    const { visitId } = await bringVisit(stage, { role: shopper })
    await bringVisit(stage, { role: 'SOCIAL_SUPERVISOR' })
    const visit = await atField(stage, shopper)
    const { page, context } = visit
    const begin = async () => {
      await openVisit(visit, visitId)
      await mark(visit, 'clean', 0)
      await press(visit, '返回任务列表')
      await page.getByText('已开始填写').waitFor()
    }
    await begin()
    // Somebody else has the phone.
    const other = await atField(stage, 'SOCIAL_SUPERVISOR')
    await context.addCookies(await other.context.cookies())
    await other.context.close()
    await page.reload()
    await page.locator('[data-page="visits"]').waitFor()
    expect(await page.locator(`[data-visit="${visitId}"]`).count()).toBe(0)
    expect((await drawerOf(page)).drafts).toEqual([])
    // Two taps, because something would be lost; nothing is.
    await press(visit, '退出登录并删除本机内容')
    await page.locator('[data-door="WIPED"]').waitFor()
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
    await context.close()

    const desk = await atField(stage, shopper)
    await openVisit(desk, visitId)
    await mark(desk, 'clean', 0)
    const console = await desk.context.newPage()
    await console.goto(`${stage.base}/console/#field`)
    await console.getByRole('button', { name: '退出' }).click()
    await desk.page.locator('[data-door="WIPED"]').waitFor()
    expect(await console.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
    await desk.context.close()
  }, 60_000)

  test('is wiped when somebody else has signed in in another tab, and what he fills in then is his own', async () => {
    const { visitId } = await bringVisit(stage, { role: shopper })
    const { visitId: others } = await bringVisit(stage, { role: 'SOCIAL_SUPERVISOR' })
    const visit = await atField(stage, shopper)
    const { page, context } = visit
    const fill = async (which: string) => {
      await openVisit(visit, which)
      await mark(visit, 'clean', 0)
      await press(visit, '返回任务列表')
      await page.locator(`[data-visit="${which}"]`).getByText('已开始填写').waitFor()
    }
    await fill(visitId)
    const other = await atField(stage, 'SOCIAL_SUPERVISOR')
    await context.addCookies(await other.context.cookies())
    await other.context.close()
    await context.setOffline(true)
    await page.locator('[data-link="OFFLINE"]').waitFor()
    await context.setOffline(false)
    await page.locator(`[data-visit="${others}"]`).waitFor()
    expect(await page.locator(`[data-visit="${visitId}"]`).count()).toBe(0)
    expect((await drawerOf(page)).drafts).toEqual([])
    await fill(others)
    await page.reload()
    await page.locator(`[data-visit="${others}"]`).getByText('已开始填写').waitFor()
    expect(visit.mishaps).toEqual([])
    await context.close()
  }, 60_000)

  test('goes from it without network too once nothing is taken of the visit any more', async () => {
    const { visitId } = await bringVisit(stage, { role: shopper, isSecret: true, title: '暗访丁' })
    const visit = await atField(stage, shopper)
    const { page, context } = visit
    await openVisit(visit, visitId)
    await mark(visit, 'clean', 2)
    await choosePhoto(visit, 'clean', await photoOf(visit, 400, 300))
    await page.locator('[data-indicator="clean"] [data-file]').waitFor()
    await context.setOffline(true)
    await page.reload()
    await page.locator('[data-link="OFFLINE"]').waitFor()
    expect((await drawerOf(page)).drafts).toHaveLength(1)
    await page.clock.setFixedTime(stage.running.world.now() + 90 * 86_400_000)
    await page.reload()
    await page.locator('[data-link="OFFLINE"]').waitFor()
    expect(await page.locator(`[data-visit="${visitId}"]`).count()).toBe(0)
    const drawer = await drawerOf(page)
    expect([drawer.drafts, drawer.photos]).toEqual([[], []])
    expect(visit.mishaps).toEqual([])
    await context.close()
  }, 60_000)

  test('is asked about twice before it goes unsubmitted', async () => {
    const { visitId } = await bringVisit(stage, { role: shopper })
    const visit = await atField(stage, shopper)
    await openVisit(visit, visitId)
    await mark(visit, 'clean', 0)
    await press(visit, '返回任务列表')
    await visit.page.getByText('已开始填写').waitFor()
    await press(visit, '退出登录并删除本机内容')
    await press(visit, /本机还有 1 份没有提交/)
    await visit.page.locator('[data-door="WIPED"]').waitFor()
    await visit.context.close()
  })
})

test('who is partial says so, and the visit has ended', async () => {
  const { visitId } = await bringVisit(stage, { role: shopper })
  const visit = await atField(stage, shopper)
  await openVisit(visit, visitId)
  await visit.page.locator('details:not(.shown) summary').click()
  await press(visit, '终止这次任务')
  await visit.page.getByText('请写明具体情况').waitFor()
  await visit.page.locator('#end-reason').fill('亲属在这个窗口工作')
  await press(visit, '终止这次任务')
  await expect
    .poll(() => stage.database.query('select cause from assessment_visit_end where visit_id = $1', [visitId]))
    .toEqual([{ cause: 'RECUSED' }])
  await visit.context.close()
})

describe('the pages hold for everybody', () => {
  test.each([
    ['phone', looks.phone],
    ['desk', looks.desk],
    ['english', looks.english],
    ['narrow, 320 px', looks['narrow, 320 px']],
  ])('%s', async (_, look) => {
    const { visitId } = await bringVisit(stage, { role: shopper, isSecret: true })
    const visit = await atField(stage, shopper, look)
    await judge(visit, look)
    await openVisit(visit, visitId)
    await mark(visit, 'clean', 2)
    await choosePhoto(visit, 'clean', await photoOf(visit, 400, 300))
    await visit.page.locator('[data-file]').waitFor()
    await visit.page.locator('details:not(.shown) summary').click()
    await visit.page.locator('[data-ready] .button').click()
    await judge(visit, look)
    expect(visit.mishaps).toEqual([])
    await visit.context.close()
  })
})
