import {
  bringDisqualification,
  bringRatedPlan,
  bringRater,
  bringReview,
  bringReviewAgency,
} from '../support/assessment-review.ts'
import type { TestPlatform } from '../support/platform.ts'
import type { Pools } from './generate.ts'

/** What was drawn to be checked again, two who lay far apart, and who should assess no more. */
export async function bringReviews(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const { divisionId, planId } = await bringRatedPlan(platform)
  const agencyId = await bringReviewAgency(platform, divisionId, '甲咨询')
  await bringRater(platform, divisionId, { username: 'trial.third-party-evaluator', pool: 'THIRD_PARTY', agencyId })
  const held = await bringRater(platform, divisionId, { username: 'fuzz.rater', pool: 'SOCIAL_SUPERVISOR' })
  const own = await bringReview(platform, { rater: 'trial.mystery-shopper' })
  const others = await bringReview(platform)
  // One that both have had their time for.
  const late = await bringReview(platform)
  await platform.database.query('alter table calibration disable trigger refuse_change')
  await platform.database.query(`update calibration set until = '2026-02-20T00:00:00Z' where id = $1`, [
    late.calibrationId,
  ])
  await platform.database.query('alter table calibration enable trigger refuse_change')
  const { disqualificationId } = await bringDisqualification(platform, '990102000000', false)
  const limit = ['100', '1']
  return {
    listAssessmentReviews: { after: [own.reviewedVisitId], limit },
    noteAssessmentReview: { visitId: [others.reviewedVisitId] },
    listCalibrations: { after: [own.calibrationId], limit },
    closeCalibration: { calibrationId: [late.calibrationId] },
    stepOwnCalibration: { calibrationId: [own.calibrationId] },
    listDisqualifications: { after: [disqualificationId], limit },
    proposeDisqualification: { assessorId: [held] },
    decideDisqualification: { disqualificationId: [disqualificationId] },
    seeRaterAgreement: { formId: [own.formId], planId: [planId] },
  }
}
