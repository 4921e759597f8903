export { findNowOnDuty, findWhomToTell } from './on-duty.ts'
export { serveDutyShifts } from './routes.ts'
export { insertShifts } from './store.ts'
