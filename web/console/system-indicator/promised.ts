import type { Method } from '../../../contracts/route.ts'
import type * as systemIndicator from '../../../contracts/system-indicator.ts'

/** What the page of indicators from systems asks. */
export interface SystemPromised {
  readonly listSystemIndicators: typeof systemIndicator.listSystemIndicators
  readonly seeSystemFigures: typeof systemIndicator.seeSystemFigures
}

export const systemAddresses: Readonly<Record<keyof SystemPromised, readonly [Method, string]>> = {
  listSystemIndicators: ['GET', '/api/v1/system-indicators'],
  seeSystemFigures: ['GET', '/api/v1/system-indicators/figures'],
}
