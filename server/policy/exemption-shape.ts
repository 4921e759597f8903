import { Type } from 'typebox'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { limitUnits } from '../../domain/time-limit.ts'

/** 容错: for how many days, how long afterwards, and until when it is decided (domain/exemption.ts). */
export const exemption = shape({
  rangeNaturalDaysMax: Type.Integer({ minimum: 1, maximum: 366 }),
  proposeWithinNaturalDays: Type.Integer({ minimum: 0, maximum: 366 }),
  decideWithin: shape({
    count: Type.Integer({ minimum: 1, maximum: 366 }),
    unit: oneOf(limitUnits),
    lastDayMoves: Type.Optional(Type.Boolean()),
  }),
  wordsCodePointsMax: Type.Integer({ minimum: 1, maximum: 8000 }),
})
