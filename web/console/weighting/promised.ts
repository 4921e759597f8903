import type { Method } from '../../../contracts/route.ts'
import type * as weighting from '../../../contracts/weighting.ts'

/** What the pages of weighting ask. */
export interface WeightingPromised {
  readonly listWeightings: typeof weighting.listWeightings
  readonly listWeightingExperts: typeof weighting.listWeightingExperts
  readonly openWeighting: typeof weighting.openWeighting
  readonly closeWeightingRound: typeof weighting.closeWeightingRound
  readonly openWeightingRound: typeof weighting.openWeightingRound
  readonly draftWeightedScheme: typeof weighting.draftWeightedScheme
  readonly listOwnWeightings: typeof weighting.listOwnWeightings
  readonly answerWeighting: typeof weighting.answerWeighting
}

export const weightingAddresses: Readonly<Record<keyof WeightingPromised, readonly [Method, string]>> = {
  listWeightings: ['GET', '/api/v1/weightings'],
  listWeightingExperts: ['GET', '/api/v1/weighting-experts'],
  openWeighting: ['POST', '/api/v1/weightings'],
  closeWeightingRound: ['POST', '/api/v1/weightings/{weightingId}/closure'],
  openWeightingRound: ['POST', '/api/v1/weightings/{weightingId}/rounds'],
  draftWeightedScheme: ['POST', '/api/v1/weightings/{weightingId}/scheme-drafts'],
  listOwnWeightings: ['GET', '/api/v1/own-weightings'],
  answerWeighting: ['POST', '/api/v1/own-weightings/{weightingId}/answers'],
}
