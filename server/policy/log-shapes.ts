import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

/** Policies of the log: what it promises and opens, what is counted for it, and the tokens whose keys stand in it. */
export const logShapes = {
  // The first is when a day is counted, the others when it is counted again; always in whole days after it has ended.
  'invitation-count': shape({
    countAfterNaturalDays: Type.Array(Type.Integer({ minimum: 1, maximum: 3660 }), { minItems: 1, maxItems: 12 }),
  }),
  // How soon what was given is in the log, and what of it is opened to everybody, when.
  ledger: shape({
    /** What every answer promises. */
    promiseSeconds: Type.Integer({ minimum: 10, maximum: 3600 }),
    /** When a leaf that waits is an alarm: well before a promise is broken. */
    alarmSeconds: Type.Integer({ minimum: 5, maximum: 3600 }),
    /** After how many days the public fields of evaluations are opened. */
    openAfterDays: Type.Integer({ minimum: 1, maximum: 366 }),
    /** Of how few evaluations of a window and day nothing is opened by itself. */
    smallestGroup: Type.Integer({ minimum: 5, maximum: 1000 }),
  }),
  // For how long a key that signs for the log goes on beside its successor, so that whoever believes the old one alone can learn of the new.
  'ledger-key': shape({
    transitionNaturalDays: Type.Integer({ minimum: 1, maximum: 366 }),
  }),
  // 匿名凭证. Half a year of keys ahead at the most, and a crowd of two at the least: alone, nobody is hidden.
  'blind-token': shape({
    isOffered: Type.Boolean(),
    expectedMin: Type.Integer({ minimum: 2, maximum: 100_000 }),
    expectedOverWeeks: Type.Integer({ minimum: 1, maximum: 52 }),
    keyWeeksAhead: Type.Integer({ minimum: 1, maximum: 26 }),
    graceDays: Type.Integer({ minimum: 0, maximum: 366 }),
    useDays: Type.Integer({ minimum: 1, maximum: 366 }),
    delayMinutesMax: Type.Integer({ minimum: 0, maximum: 1440 }),
  }),
}
