import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

/** How soon what was given is in the log, and what of it is opened to everybody, when. */
export const ledgerShape = shape({
  /** What every answer promises. */
  promiseSeconds: Type.Integer({ minimum: 10, maximum: 3600 }),
  /** When a leaf that waits is an alarm: well before a promise is broken. */
  alarmSeconds: Type.Integer({ minimum: 5, maximum: 3600 }),
  /** After how many days the public fields of evaluations are opened. */
  openAfterDays: Type.Integer({ minimum: 1, maximum: 366 }),
  /** Of how few evaluations of a window and day nothing is opened by itself. */
  smallestGroup: Type.Integer({ minimum: 5, maximum: 1000 }),
})
