import type * as agency from '../../../contracts/agency.ts'
import type * as assessor from '../../../contracts/assessor.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the pages of pools and agencies ask. */
export interface AssessorPromised {
  readonly listAgencies: typeof agency.listAgencies
  readonly recordAgency: typeof agency.recordAgency
  readonly noteAgencyTerm: typeof agency.noteAgencyTerm
  readonly endAgency: typeof agency.endAgency
  readonly listAssessors: typeof assessor.listAssessors
  readonly seeAssessorComposition: typeof assessor.seeAssessorComposition
  readonly listAssessorCandidates: typeof assessor.listAssessorCandidates
  readonly recruitAssessor: typeof assessor.recruitAssessor
  readonly endAssessor: typeof assessor.endAssessor
  readonly listOwnPools: typeof assessor.listOwnPools
}

export const assessorAddresses: Readonly<Record<keyof AssessorPromised, readonly [Method, string]>> = {
  listAgencies: ['GET', '/api/v1/agencies'],
  recordAgency: ['POST', '/api/v1/agencies'],
  noteAgencyTerm: ['POST', '/api/v1/agencies/{agencyId}/terms'],
  endAgency: ['POST', '/api/v1/agencies/{agencyId}/end'],
  listAssessors: ['GET', '/api/v1/assessors'],
  seeAssessorComposition: ['GET', '/api/v1/assessor-composition'],
  listAssessorCandidates: ['GET', '/api/v1/assessor-candidates'],
  recruitAssessor: ['POST', '/api/v1/assessors'],
  endAssessor: ['POST', '/api/v1/assessors/{assessorId}/end'],
  listOwnPools: ['GET', '/api/v1/own-pools'],
}
