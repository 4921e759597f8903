import type * as rootCause from '../../../contracts/root-cause.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the page 根因分析 asks. */
export interface RootCausePromised {
  readonly listRootCauses: typeof rootCause.listRootCauses
}

export const rootCauseAddresses: Readonly<Record<keyof RootCausePromised, readonly [Method, string]>> = {
  listRootCauses: ['GET', '/api/v1/root-causes'],
}
