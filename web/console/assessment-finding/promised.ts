import type * as finding from '../../../contracts/assessment-finding.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the page of findings asks. */
export interface FindingPromised {
  readonly listAssessedVisits: typeof finding.listAssessedVisits
  readonly makeFinding: typeof finding.makeFinding
  readonly listFindings: typeof finding.listFindings
}

export const findingAddresses: Readonly<Record<keyof FindingPromised, readonly [Method, string]>> = {
  listAssessedVisits: ['GET', '/api/v1/assessed-visits'],
  makeFinding: ['POST', '/api/v1/findings'],
  listFindings: ['GET', '/api/v1/findings'],
}
