import { assessmentPlan } from './assessment-plan-shape.ts'
import { assessmentShape } from './assessment-shape.ts'
import { assessorShape } from './assessor-shape.ts'
import { assessmentFinding, deduction } from './deduction-shape.ts'
import { evaluationAudit } from './evaluation-audit.ts'
import { exemption } from './exemption-shape.ts'
import { opinionShape } from './opinion-shape.ts'
import { raterAgreement } from './rater-agreement.ts'

/** Policies of evaluators other than the citizen: who they are, where they are sent, what they hand in, and how far it is believed. */
export const assessingShapes = {
  assessor: assessorShape,
  assessment: assessmentShape,
  'assessment-finding': assessmentFinding,
  'assessment-plan': assessmentPlan,
  deduction,
  'evaluation-audit': evaluationAudit,
  exemption,
  opinion: opinionShape,
  'rater-agreement': raterAgreement,
}
