export { lookAfterPeriods } from './sweep.ts'
