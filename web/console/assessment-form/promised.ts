import type * as assessmentForm from '../../../contracts/assessment-form.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the pages of assessment forms ask. */
export interface FormPromised {
  readonly listAssessmentForms: typeof assessmentForm.listAssessmentForms
  readonly seeAssessmentForm: typeof assessmentForm.seeAssessmentForm
  readonly draftAssessmentForm: typeof assessmentForm.draftAssessmentForm
  readonly decideAssessmentForm: typeof assessmentForm.decideAssessmentForm
}

export const formAddresses: Readonly<Record<keyof FormPromised, readonly [Method, string]>> = {
  listAssessmentForms: ['GET', '/api/v1/assessment-forms'],
  seeAssessmentForm: ['GET', '/api/v1/assessment-forms/{formId}'],
  draftAssessmentForm: ['POST', '/api/v1/assessment-forms'],
  decideAssessmentForm: ['POST', '/api/v1/assessment-forms/{formId}/decision'],
}
