import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

/** Policies of what is counted for the log. */
export const logShapes = {
  // The first is when a day is counted, the others when it is counted again; always in whole days after it has ended.
  'invitation-count': shape({
    countAfterNaturalDays: Type.Array(Type.Integer({ minimum: 1, maximum: 3660 }), { minItems: 1, maxItems: 12 }),
  }),
}
