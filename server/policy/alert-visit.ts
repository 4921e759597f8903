import { Type } from 'typebox'
import { nullable, oneOf, shape } from '../../contracts/shapes.ts'
import { alertVisitPools } from '../../domain/alert-visit.ts'

/** How an alert has a window visited (domain/alert-visit.ts). */
export const alertVisit = shape({
  pool: oneOf(alertVisitPools),
  formCode: Type.String({ pattern: '^[a-z][a-z0-9-]{1,63}$' }),
  title: Type.String({ minLength: 1, maxLength: 200 }),
  withinNaturalDays: Type.Integer({ minimum: 1, maximum: 92 }),
  randomness: nullable(Type.String({ minLength: 1, maxLength: 500 })),
})
