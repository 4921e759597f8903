import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { scorePeriodBefore, scorePeriodOf } from '../../domain/score-period.ts'
import { draftPublications } from '../../server/publication/index.ts'
import { lookAfterPeriods } from '../../server/score-period/index.ts'
import { bringScoredDays, bringScoredHall } from '../support/scored-city.ts'
import { browserOf, freshCookie } from '../support/staff.ts'
import { reached, says } from './console-stage.ts'
import { expectAccessible, looks, openStage, type Stage, smallTargets } from './stage.ts'

const dayMs = 86_400_000
let stage: Stage
/** The month before the last: it is closed. */
let period: string
beforeAll(async () => {
  stage = await openStage()
  const last = scorePeriodBefore(scorePeriodOf('MONTH', toPlainDate(stage.running.world.now())))
  const month = scorePeriodBefore(last)
  period = month.name
  // Terminals ask otherwise from the middle of the month on: it is shown beside what was asked as before.
  await stage.database.query(
    `insert into policy (word, division_id, effective_from, version, source, body)
     select word, division_id, $1::date, version + 1, source, body || '{"thanksSeconds": 9}' from policy where word = 'terminal' order by version desc limit 1`,
    [addDays(month.fromDay, 15)],
  )
  await stage.running.app.rules.refresh()
  await bringScoredHall(stage, 14)
  await bringScoredDays(stage, { from: month.fromDay, to: addDays(month.endDay, -1), aDay: 20 })
}, 120_000)
afterAll(() => stage.close())

async function sweep(): Promise<void> {
  const deps = { world: stage.running.world, rules: stage.running.app.rules }
  await lookAfterPeriods(deps)
  await draftPublications(deps)
}
async function call(role: Role, method: string, path: string, body?: unknown) {
  return browserOf(stage).call(method, `/api/v1/${path}`, body, { cookie: await freshCookie(stage, role) })
}

test('before anything is final it is said so; what is final and not signed off is told with how late it is', async () => {
  const empty = await stage.visit('/ranking', looks.phone)
  await reached(empty, '[data-periods="0"]')
  await says(empty, '还没有定稿的一期')
  await expectAccessible(empty, looks.phone)
  await sweep()
  stage.clock.shiftMs += 15 * dayMs
  await sweep()
  stage.clock.shiftMs += 30 * dayMs
  const late = await stage.visit('/ranking', looks.phone)
  await reached(late, `[data-period="${period}"]`)
  await says(late, '尚未公开')
  await says(late, '公开率 0 %')
  await expectAccessible(late, looks.phone)
})

test('signed off, everybody reads who is named, with interval and participation, and how each score came about', async () => {
  const { body } = await call('WORKING_GROUP', 'GET', 'publications')
  const id = body.publications.find((each: { period: string }) => each.period === period).publicationId
  await call('WORKING_GROUP', 'POST', `publications/${id}/steps`, { step: 'CHECKED' })
  await call('DISCIPLINE_INSPECTOR', 'POST', `publications/${id}/steps`, { step: 'REVIEWED' })
  expect((await call('LEADING_GROUP', 'POST', `publications/${id}/signature`, {})).body.state).toBe('PUBLISHED')
  for (const look of [looks.phone, looks.desk]) {
    const visit = await stage.visit(`/ranking/${period}`, look)
    await reached(visit, '[data-list="TOP"] [data-window]')
    await says(visit, '先奖后罚')
    await reached(visit, '[data-bridge="terminal"] [data-side="before"]')
    await says(visit, '对照只含此前收到的评价')
    await says(visit, '终端规则：评价终端怎样提问和显示')
    await reached(visit, '[data-bridge] [data-moved]')
    await says(visit, '不说明窗口的工作变好或者变差')
    await says(visit, '参评率')
    // By the shipped scheme nobody has visited: no order, and it says why.
    await reached(visit, '[data-composite="THERE"] [data-composite-verdict="HELD"]')
    await says(visit, '名义 50 %')
    await says(visit, '个缺一方评价')
    await expectAccessible(visit, look)
    expect(await smallTargets(visit, 24)).toEqual([])
    const folder = process.env.YIPING_PICTURES
    if (folder)
      await visit.page.screenshot({
        path: `${folder}/ranking-${look === looks.phone ? 'phone' : 'desk'}.png`,
        fullPage: true,
      })
    await visit.page.getByRole('link', { name: '分数怎么来的' }).first().click()
    await reached(visit, '[data-verdict="TOP"]')
    await says(visit, '直接平均')
    await reached(visit, 'section[data-composite-verdict="HELD"]')
    await says(visit, '有一方没有评价')
    await expectAccessible(visit, look)
    if (folder)
      await visit.page.screenshot({
        path: `${folder}/ranked-window-${look === looks.phone ? 'phone' : 'desk'}.png`,
        fullPage: true,
      })
    expect(visit.mishaps).toEqual([])
  }
  const english = await stage.visit(`/ranking/${period}?lang=en`, looks.desk)
  await reached(english, '[data-list="TOP"]')
  await says(english, 'rules of terminals: how a terminal asks')
  await says(english, 'None of this says that work has become better or worse')
  const unknown = await stage.visit('/ranking/2019-01', looks.phone)
  await reached(unknown, '[data-unknown]')
  const failing = await stage.visit('/ranking', looks.phone)
  await failing.page.route('**/api/v1/rankings', (route) => route.abort())
  await failing.page.reload()
  await reached(failing, '[data-failed]')
})
