import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

/** What is drawn of closed orders, and how its rate is told (domain/closure-audit.ts). */
export const closureAudit = shape({
  sharePercent: Type.Integer({ minimum: 0, maximum: 100 }),
  unitMonthMin: Type.Integer({ minimum: 0, maximum: 1000 }),
  drawAfterNaturalDays: Type.Integer({ minimum: 1, maximum: 366 }),
  askWithinNaturalDays: Type.Integer({ minimum: 1, maximum: 366 }),
  // Versions of before do not say it.
  triesMax: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  tooFewBelow: Type.Integer({ minimum: 1, maximum: 1000 }),
  intervalZThousandths: Type.Integer({ minimum: 500, maximum: 4000 }),
})
