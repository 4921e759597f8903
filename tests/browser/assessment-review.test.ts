import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringRatedPlan, bringRater, bringReview, bringReviewAgency } from '../support/assessment-review.ts'
import { bringRatedScene } from '../support/rated-scene.ts'
import { choose, fill, judge, press, reached, says, signIn, turnTo } from './console-stage.ts'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ trustedProxies: ['127.0.0.1'] })
  const { divisionId } = await bringRatedPlan(stage)
  const agencyId = await bringReviewAgency(stage, divisionId, '乙咨询')
  await bringRater(stage, divisionId, { username: 'trial.third-party-evaluator', pool: 'THIRD_PARTY', agencyId })
  await bringReview(stage, { rater: 'trial.mystery-shopper' })
  await bringRatedScene(stage)
})
afterAll(() => stage.close())

describe('测评复核', () => {
  test('another agency checks at a phone what was drawn, and says what it comes to instead', async () => {
    const visit = await signIn(stage, 'THIRD_PARTY_EVALUATOR', looks.phone)
    await turnTo(visit, '测评复核')
    await reached(visit, '[data-review][data-state="OPEN"]')
    await visit.page.locator('summary').first().click()
    await judge(visit, looks.phone)
    await choose(visit, '复核结论', 'CHANGED')
    await press(visit, '提交复核')
    await says(visit, '请写明说明')
    await fill(visit, '复核得分（0–100）', '85.5')
    await fill(visit, '说明', '无障碍通道被占用')
    await press(visit, '提交复核')
    await reached(visit, '[data-shown="0"]')
    await choose(visit, '状态', 'REVIEWED')
    await says(visit, '85.5 分')
    await says(visit, '乙咨询')
    expect(await visit.page.getByText('一致性与宽严度').count()).toBe(0)
    expect(visit.mishaps).toEqual([])
  })

  test('a shopper gives his reasons at a phone, and is not told who the other is', async () => {
    const visit = await signIn(stage, 'MYSTERY_SHOPPER', looks.phone)
    await turnTo(visit, '我的校准')
    await reached(visit, '[data-calibration][data-state="ASKED"]')
    await visit.page.locator('summary').first().click()
    await judge(visit, looks.phone)
    await fill(visit, '说明理由', '告知单已当面给我')
    await press(visit, '提交理由')
    await says(visit, '告知单已当面给我')
    expect(visit.mishaps).toEqual([])
  })

  test('the working group sees raw beside corrected and who has not looked, and proposes, which another decides', async () => {
    const visit = await signIn(stage, 'WORKING_GROUP')
    await turnTo(visit, '一致性与宽严度')
    await reached(visit, '[data-careless="1"], [data-careless="2"]')
    await says(visit, '原始平均')
    await says(visit, '偏严')
    await judge(visit, looks.desk)
    await visit.page.getByRole('button', { name: '建议取消资格：评价员careless' }).click()
    await fill(visit, '理由', '多处敷衍，经核实')
    await press(visit, '提交建议')
    await says(visit, '已提交，由另一人审定')
    await turnTo(visit, '测评复核')
    await reached(visit, '[data-disqualification]')
    await judge(visit, looks.desk)
    expect(await visit.page.getByRole('button', { name: '提交审定' }).count()).toBe(0)
    expect(visit.mishaps).toEqual([])
    const leading = await signIn(stage, 'LEADING_GROUP')
    await turnTo(leading, '测评复核')
    await choose(leading, '审定结果', 'ACCEPTED')
    await fill(leading, '理由', '属实')
    await press(leading, '提交审定')
    await says(leading, '取消资格')
    await says(leading, '属实')
    expect(leading.mishaps).toEqual([])
  })
})
