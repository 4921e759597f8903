import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

/** 匿名凭证. Half a year of keys ahead at the most, and a crowd of two at the least: alone, nobody is hidden. */
export const blindToken = shape({
  isOffered: Type.Boolean(),
  expectedMin: Type.Integer({ minimum: 2, maximum: 100_000 }),
  expectedOverWeeks: Type.Integer({ minimum: 1, maximum: 52 }),
  keyWeeksAhead: Type.Integer({ minimum: 1, maximum: 26 }),
  graceDays: Type.Integer({ minimum: 0, maximum: 366 }),
  useDays: Type.Integer({ minimum: 1, maximum: 366 }),
  delayMinutesMax: Type.Integer({ minimum: 0, maximum: 1440 }),
})
