import type * as review from '../../../contracts/assessment-review.ts'
import type { seeRaterAgreement } from '../../../contracts/rater-agreement.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the pages of review, calibration and agreement ask. */
export interface ReviewPromised {
  readonly listAssessmentReviews: typeof review.listAssessmentReviews
  readonly noteAssessmentReview: typeof review.noteAssessmentReview
  readonly listCalibrations: typeof review.listCalibrations
  readonly closeCalibration: typeof review.closeCalibration
  readonly listOwnCalibrations: typeof review.listOwnCalibrations
  readonly stepOwnCalibration: typeof review.stepOwnCalibration
  readonly listDisqualifications: typeof review.listDisqualifications
  readonly proposeDisqualification: typeof review.proposeDisqualification
  readonly decideDisqualification: typeof review.decideDisqualification
  readonly seeRaterAgreement: typeof seeRaterAgreement
}

export const reviewAddresses: Readonly<Record<keyof ReviewPromised, readonly [Method, string]>> = {
  listAssessmentReviews: ['GET', '/api/v1/assessment-reviews'],
  noteAssessmentReview: ['POST', '/api/v1/assessment-reviews/{visitId}/outcome'],
  listCalibrations: ['GET', '/api/v1/calibrations'],
  closeCalibration: ['POST', '/api/v1/calibrations/{calibrationId}/closure'],
  listOwnCalibrations: ['GET', '/api/v1/own-calibrations'],
  stepOwnCalibration: ['POST', '/api/v1/own-calibrations/{calibrationId}/steps'],
  listDisqualifications: ['GET', '/api/v1/disqualifications'],
  proposeDisqualification: ['POST', '/api/v1/disqualifications'],
  decideDisqualification: ['POST', '/api/v1/disqualifications/{disqualificationId}/decision'],
  seeRaterAgreement: ['GET', '/api/v1/rater-agreement'],
}
