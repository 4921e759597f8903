import type * as assessment from '../../../contracts/assessment.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the page of published assessments asks. */
export interface AssessmentPromised {
  readonly listAssessments: typeof assessment.listAssessments
}

export const assessmentAddresses: Readonly<Record<keyof AssessmentPromised, readonly [Method, string]>> = {
  listAssessments: ['GET', '/api/v1/assessments'],
}
