import type * as publication from '../../../contracts/publication.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the page of publications asks. */
export interface PublicationPromised {
  readonly listPublications: typeof publication.listPublications
  readonly stepPublication: typeof publication.stepPublication
  readonly signPublication: typeof publication.signPublication
  readonly proposeWithdrawal: typeof publication.proposeWithdrawal
  readonly decideWithdrawal: typeof publication.decideWithdrawal
}

export const publicationAddresses: Readonly<Record<keyof PublicationPromised, readonly [Method, string]>> = {
  listPublications: ['GET', '/api/v1/publications'],
  stepPublication: ['POST', '/api/v1/publications/{publicationId}/steps'],
  signPublication: ['POST', '/api/v1/publications/{publicationId}/signature'],
  proposeWithdrawal: ['POST', '/api/v1/publications/{publicationId}/withdrawal-proposal'],
  decideWithdrawal: ['POST', '/api/v1/publications/{publicationId}/withdrawal'],
}
