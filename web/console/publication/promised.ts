import type * as publication from '../../../contracts/publication.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the page of publications asks. */
export interface PublicationPromised {
  readonly listPublications: typeof publication.listPublications
  readonly stepPublication: typeof publication.stepPublication
  readonly signPublication: typeof publication.signPublication
  readonly withdrawPublication: typeof publication.withdrawPublication
}

export const publicationAddresses: Readonly<Record<keyof PublicationPromised, readonly [Method, string]>> = {
  listPublications: ['GET', '/api/v1/publications'],
  stepPublication: ['POST', '/api/v1/publications/{publicationId}/steps'],
  signPublication: ['POST', '/api/v1/publications/{publicationId}/signature'],
  withdrawPublication: ['POST', '/api/v1/publications/{publicationId}/withdrawal'],
}
