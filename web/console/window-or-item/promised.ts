import type { Method } from '../../../contracts/route.ts'
import type * as windowOrItem from '../../../contracts/window-or-item.ts'

/** What the page 窗口还是制度 asks. */
export interface WindowOrItemPromised {
  readonly seeWindowOrItem: typeof windowOrItem.seeWindowOrItem
}

export const windowOrItemAddresses: Readonly<Record<keyof WindowOrItemPromised, readonly [Method, string]>> = {
  seeWindowOrItem: ['GET', '/api/v1/score-periods/{period}/window-or-item'],
}
