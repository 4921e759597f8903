import type * as plan from '../../../contracts/assessment-plan.ts'
import type { Method } from '../../../contracts/route.ts'
import type * as ending from '../../../contracts/visit-ending.ts'

/** What the pages of assessment plans ask. */
export interface PlanPromised {
  readonly listAssessmentPlans: typeof plan.listAssessmentPlans
  readonly previewAssessmentPopulation: typeof plan.previewAssessmentPopulation
  readonly draftAssessmentPlan: typeof plan.draftAssessmentPlan
  readonly seeAssessmentPlan: typeof plan.seeAssessmentPlan
  readonly freezeAssessmentPlan: typeof plan.freezeAssessmentPlan
  readonly drawAssessmentPlan: typeof plan.drawAssessmentPlan
  readonly assignAssessmentVisits: typeof plan.assignAssessmentVisits
  readonly endAssessmentVisit: typeof plan.endAssessmentVisit
  readonly proposeVisitEnding: typeof ending.proposeVisitEnding
  readonly decideVisitEnding: typeof ending.decideVisitEnding
  readonly publishAssessmentPlan: typeof plan.publishAssessmentPlan
  readonly withdrawAssessmentPlan: typeof plan.withdrawAssessmentPlan
}

export const planAddresses: Readonly<Record<keyof PlanPromised, readonly [Method, string]>> = {
  listAssessmentPlans: ['GET', '/api/v1/assessment-plans'],
  previewAssessmentPopulation: ['POST', '/api/v1/assessment-plans/population'],
  draftAssessmentPlan: ['POST', '/api/v1/assessment-plans'],
  seeAssessmentPlan: ['GET', '/api/v1/assessment-plans/{planId}'],
  freezeAssessmentPlan: ['POST', '/api/v1/assessment-plans/{planId}/freeze'],
  drawAssessmentPlan: ['POST', '/api/v1/assessment-plans/{planId}/draw'],
  assignAssessmentVisits: ['POST', '/api/v1/assessment-plans/{planId}/assignments'],
  endAssessmentVisit: ['POST', '/api/v1/assessment-visits/{visitId}/end'],
  proposeVisitEnding: ['POST', '/api/v1/assessment-visits/{visitId}/endings'],
  decideVisitEnding: ['POST', '/api/v1/assessment-visit-endings/{endingId}/decision'],
  publishAssessmentPlan: ['POST', '/api/v1/assessment-plans/{planId}/publication'],
  withdrawAssessmentPlan: ['POST', '/api/v1/assessment-plans/{planId}/withdrawal'],
}
