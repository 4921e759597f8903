import * as agency from './agency.ts'
import * as assessment from './assessment.ts'
import * as assessmentFinding from './assessment-finding.ts'
import * as assessmentForm from './assessment-form.ts'
import * as assessmentPlan from './assessment-plan.ts'
import * as assessmentPlanLog from './assessment-plan-log.ts'
import * as assessmentReview from './assessment-review.ts'
import * as assessor from './assessor.ts'
import * as deduction from './deduction.ts'
import * as evaluationAudit from './evaluation-audit.ts'
import type { Route } from './route.ts'

/** What is promised about evaluators other than the citizen, in the order in which the API page shows it. */
export const assessingRoutes: readonly Route[] = [
  agency.listAgencies,
  agency.recordAgency,
  agency.noteAgencyTerm,
  agency.endAgency,
  assessor.listAssessors,
  assessor.seeAssessorComposition,
  assessor.listAssessorCandidates,
  assessor.recruitAssessor,
  assessor.endAssessor,
  assessor.listOwnPools,
  assessmentForm.listAssessmentForms,
  assessmentForm.seeAssessmentForm,
  assessmentForm.draftAssessmentForm,
  assessmentForm.decideAssessmentForm,
  assessment.listAssessments,
  assessment.listOwnVisits,
  assessment.keepVisitFile,
  assessment.readVisitFile,
  assessment.submitAssessment,
  assessment.seeOwnAssessment,
  assessment.endOwnVisit,
  assessmentPlan.listAssessmentPlans,
  assessmentPlan.previewAssessmentPopulation,
  assessmentPlan.draftAssessmentPlan,
  assessmentPlan.seeAssessmentPlan,
  assessmentPlan.freezeAssessmentPlan,
  assessmentPlan.drawAssessmentPlan,
  assessmentPlan.assignAssessmentVisits,
  assessmentPlan.endAssessmentVisit,
  assessmentPlan.publishAssessmentPlan,
  assessmentPlan.withdrawAssessmentPlan,
  assessmentPlanLog.listLogAssessmentPlans,
  assessmentPlanLog.seeLogAssessmentPlan,
  assessmentPlanLog.listLogAssessmentPopulation,
  assessmentReview.listAssessmentReviews,
  assessmentReview.noteAssessmentReview,
  assessmentReview.listCalibrations,
  assessmentReview.closeCalibration,
  assessmentReview.listOwnCalibrations,
  assessmentReview.stepOwnCalibration,
  assessmentReview.listDisqualifications,
  assessmentReview.proposeDisqualification,
  assessmentReview.decideDisqualification,
  assessmentFinding.listAssessedVisits,
  assessmentFinding.readAssessedFile,
  assessmentFinding.makeFinding,
  assessmentFinding.listFindings,
  assessmentFinding.readFindingFile,
  deduction.listDeductions,
  deduction.keepDeductionFile,
  deduction.proposeDeduction,
  deduction.answerDeduction,
  deduction.decideDeduction,
  deduction.readDeductionFile,
  evaluationAudit.listEvaluationAudits,
  evaluationAudit.revealEvaluationAuditPhone,
  evaluationAudit.noteEvaluationAudit,
  evaluationAudit.seeEvaluationAuditFigures,
  evaluationAudit.seeEvaluationAuditDraws,
  evaluationAudit.seeEvaluationAuditSample,
  evaluationAudit.tellPublicDraw,
]
