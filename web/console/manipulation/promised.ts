import type * as manipulation from '../../../contracts/manipulation.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the page of manipulation asks. */
export interface ManipulationPromised {
  readonly listManipulationSignals: typeof manipulation.listManipulationSignals
  readonly proposeManipulation: typeof manipulation.proposeManipulation
  readonly decideManipulation: typeof manipulation.decideManipulation
}

export const manipulationAddresses: Readonly<Record<keyof ManipulationPromised, readonly [Method, string]>> = {
  listManipulationSignals: ['GET', '/api/v1/manipulation-signals'],
  proposeManipulation: ['POST', '/api/v1/manipulation-signals/{signalId}/proposals'],
  decideManipulation: ['POST', '/api/v1/manipulation-signals/{signalId}/decision'],
}
