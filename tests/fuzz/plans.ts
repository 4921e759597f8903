import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { shippedForm } from '../support/assessment-form.ts'
import { accountIdOf, bringAssessor } from '../support/assessor.ts'
import { type BareWish, bringBarePlan, bringEnding } from '../support/bare-plan.ts'
import { settleLedger } from '../support/ledger.ts'
import type { TestPlatform } from '../support/platform.ts'
import { accountOf } from '../support/staff.ts'
import type { Pools } from './generate.ts'

const divisionCode = '990102000000'

/** What means something to the routes of plans, by route: for each step a plan that waits for it. */
export async function bringPlans(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const accountId = await accountIdOf(platform, accountOf(platform, 'SOCIAL_SUPERVISOR').username)
  const assessorId = await bringAssessor(platform, divisionCode, { accountId, pool: 'SOCIAL_SUPERVISOR' })
  const bring = (wish: Partial<BareWish> = {}) =>
    bringBarePlan(platform, { divisionCode, hallCode: 'YP-TRIAL-01', assessorId, ...wish })
  const [drafted, given, drawn, done, moved, asked, ended] = [
    await bring({ steps: 'DRAFT', drawInMinutes: 1440 }),
    await bring({ steps: 'DRAFT' }),
    await bring(),
    await bring(),
    await bring(),
    await bring(),
    await bring(),
  ]
  await platform.database.query(
    `insert into assessment_plan_end (plan_id, division_id, reason, ended_at) select id, division_id, '停做', now() from assessment_plan where id = $1`,
    [ended.planId],
  )
  const endingId = await bringEnding(platform, asked.visitId, { isDecided: false })
  const frozen = await bring({ steps: 'FROZEN' })
  await platform.database.query(
    `insert into assessment_visit_end (visit_id, division_id, cause, reason, ended_at) select id, division_id, 'NOT_DONE', '停做', now()
     from assessment_visit where id = $1`,
    [done.visitId],
  )
  await settleLedger(platform.running)
  const { formId } = await shippedForm(platform, 'window-etiquette')
  const today = toPlainDate(platform.running.world.now())
  const every = { planId: [drawn.planId, done.planId] }
  const what = { divisionCode: [divisionCode], unit: ['WINDOW'], strataBy: ['HALL', 'WINDOW_KIND'], sample: [1, 2] }
  return {
    listAssessmentPlans: { after: [done.planId], limit: ['100', '1'] },
    previewAssessmentPopulation: what,
    draftAssessmentPlan: {
      ...what,
      formId: [formId],
      pool: ['MYSTERY_SHOPPER'],
      isSecret: [true],
      doubles: [0, 1],
      quotas: [[]],
      fromDay: [addDays(today, 2)],
      toDay: [addDays(today, 30)],
      drawNotBefore: [new Date(platform.running.world.now() + 86_400_000).toISOString()],
      randomness: ['双色球'],
    },
    seeAssessmentPlan: every,
    freezeAssessmentPlan: { planId: [drafted.planId] },
    drawAssessmentPlan: { planId: [frozen.planId], randomness: [{ text: '03 11', source: '福彩' }] },
    assignAssessmentVisits: every,
    endAssessmentVisit: { visitId: [drawn.visitId] },
    proposeVisitEnding: { visitId: [moved.visitId] },
    decideVisitEnding: { endingId: [endingId] },
    publishAssessmentPlan: { planId: [done.planId] },
    withdrawAssessmentPlan: { planId: [given.planId] },
    listLogAssessmentPlans: { after: [done.planId] },
    // What is secret of one place is in the log’s list when it is published or given up.
    seeLogAssessmentPlan: { planId: [ended.planId] },
    listLogAssessmentPopulation: { planId: [ended.planId], after: ['0', '1'] },
  }
}
