import { Type } from 'typebox'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { limitUnits } from '../../domain/time-limit.ts'

const within = () =>
  shape({
    count: Type.Integer({ minimum: 1, maximum: 366 }),
    unit: oneOf(limitUnits),
    lastDayMoves: Type.Optional(Type.Boolean()),
  })

/** The catalogue of what is published when, after it is final (domain/publication.ts). */
export const publication = shape({
  within: shape({ MONTH: within(), QUARTER: within(), HALF_YEAR: within(), YEAR: within() }),
  // Until a dated decision says otherwise, only the best are named in public.
  namesLast: Type.Boolean(),
})
