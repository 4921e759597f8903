import type * as dutyShift from '../../../contracts/duty-shift.ts'
import type { Method } from '../../../contracts/route.ts'

/** What the page of the roster asks. */
export interface DutyPromised {
  readonly listDutyShifts: typeof dutyShift.listDutyShifts
  readonly putDutyShift: typeof dutyShift.putDutyShift
  readonly copyDutyWeek: typeof dutyShift.copyDutyWeek
  readonly coverDutyShift: typeof dutyShift.coverDutyShift
  readonly withdrawDutyShift: typeof dutyShift.withdrawDutyShift
}

export const dutyAddresses: Readonly<Record<keyof DutyPromised, readonly [Method, string]>> = {
  listDutyShifts: ['GET', '/api/v1/halls/{hallCode}/duty-shifts'],
  putDutyShift: ['POST', '/api/v1/halls/{hallCode}/duty-shifts'],
  copyDutyWeek: ['POST', '/api/v1/halls/{hallCode}/duty-shifts/week-copies'],
  coverDutyShift: ['POST', '/api/v1/duty-shifts/{shiftId}/cover'],
  withdrawDutyShift: ['POST', '/api/v1/duty-shifts/{shiftId}/withdrawal'],
}
