import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

/** By which scheme windows are ranked on the whole, and how sure values are that do not say so themselves (domain/composite-gather.ts). */
export const compositeScore = shape({
  schemeCode: Type.Union([Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }), Type.Null()]),
  assessmentSpreadPoints: Type.Integer({ minimum: 1, maximum: 50 }),
  systemVariationPercent: Type.Integer({ minimum: 1, maximum: 1000 }),
  heldBackBelowPercent: Type.Integer({ minimum: 0, maximum: 100 }),
})
