import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

/** From how many records on a figure of the systems is told, and below which coverage it is marked (domain/system-indicator.ts). */
export const systemIndicator = shape({
  smallestGroup: Type.Integer({ minimum: 1, maximum: 1000 }),
  coverageMinPercent: Type.Integer({ minimum: 0, maximum: 100 }),
})
