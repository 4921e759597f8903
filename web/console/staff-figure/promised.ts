import type { Method } from '../../../contracts/route.ts'
import type * as staffFigure from '../../../contracts/staff-figure.ts'

/** What the page of personal figures asks. */
export interface StaffFigurePromised {
  readonly listStaffFigures: typeof staffFigure.listStaffFigures
}

export const staffFigureAddresses: Readonly<Record<keyof StaffFigurePromised, readonly [Method, string]>> = {
  listStaffFigures: ['GET', '/api/v1/staff-figures'],
}
