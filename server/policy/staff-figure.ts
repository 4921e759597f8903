import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })

/** From when on anything is told of a person, and by which model (domain/staff-figure.ts). */
export const staffFigure = shape({
  pooledMonths: whole(1, 12),
  linkEvaluationsMin: whole(1, 1000),
  staffMin: whole(3, 1000),
  evaluationsMin: whole(13, 100_000),
  daysMin: whole(2, 366),
  reliabilityMinThousandths: whole(0, 999),
  spreadPoints: shape({ WINDOW: whole(1, 50), ITEM: whole(1, 50) }),
  dayShareThousandths: whole(0, 1000),
  intervalZThousandths: whole(1000, 4000),
})
