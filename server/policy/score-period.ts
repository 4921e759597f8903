import { Type } from 'typebox'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { limitUnits } from '../../domain/time-limit.ts'

const within = shape({
  count: Type.Integer({ minimum: 1, maximum: 366 }),
  unit: oneOf(limitUnits),
  lastDayMoves: Type.Optional(Type.Boolean()),
})

/** How long may be objected to what was computed of a period, and how long rules of before go on beside new ones (domain/score-period.ts). */
export const scorePeriod = shape({
  objectionWithin: within,
  decisionWithin: within,
  bridgePeriods: Type.Integer({ minimum: 0, maximum: 12 }),
})
