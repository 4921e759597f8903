import type * as exemption from '../../../contracts/exemption.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the page of exemptions asks. */
export interface ExemptionPromised {
  readonly listExemptions: typeof exemption.listExemptions
  readonly proposeExemption: typeof exemption.proposeExemption
  readonly decideExemption: typeof exemption.decideExemption
  readonly seeExemptionFigures: typeof exemption.seeExemptionFigures
}

export const exemptionAddresses: Readonly<Record<keyof ExemptionPromised, readonly [Method, string]>> = {
  listExemptions: ['GET', '/api/v1/exemptions'],
  proposeExemption: ['POST', '/api/v1/exemptions'],
  decideExemption: ['POST', '/api/v1/exemptions/{exemptionId}/decision'],
  seeExemptionFigures: ['GET', '/api/v1/exemption-figures'],
}
