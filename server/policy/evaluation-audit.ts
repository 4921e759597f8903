import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

const days = Type.Integer({ minimum: 1, maximum: 366 })

/** What is drawn of evaluations, by which seed, and how its rate is told (domain/evaluation-audit.ts). */
export const evaluationAudit = shape({
  sharePercent: Type.Integer({ minimum: 0, maximum: 100 }),
  stratumMin: Type.Integer({ minimum: 0, maximum: 1000 }),
  lowStratumMin: Type.Integer({ minimum: 0, maximum: 1000 }),
  freezeAfterNaturalDays: days,
  freezeBackMonths: Type.Integer({ minimum: 1, maximum: 24 }),
  seedAfterHours: Type.Integer({ minimum: 1, maximum: 24 * 31 }),
  witnessesMin: Type.Integer({ minimum: 1, maximum: 100 }),
  publicDraw: Type.String({ minLength: 1, maxLength: 500 }),
  callWithinNaturalDays: days,
  triesMax: Type.Integer({ minimum: 1, maximum: 20 }),
  smallestGroup: Type.Integer({ minimum: 1, maximum: 1000 }),
  tooFewBelow: Type.Integer({ minimum: 1, maximum: 1000 }),
  coverageMinPercent: Type.Integer({ minimum: 0, maximum: 100 }),
  intervalZThousandths: Type.Integer({ minimum: 500, maximum: 4000 }),
})
