import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })

/** What is named as a root cause (domain/root-cause.ts). */
export const rootCause = shape({
  recentDays: whole(3, 60),
  pastDays: whole(14, 366),
  falseShareThousandths: whole(1, 500),
  ratioMinThousandths: whole(1000, 10_000),
  daysMin: whole(1, 14),
  standingRatioMinThousandths: whole(1000, 10_000),
  levelThousandths: whole(500, 999),
  namedMax: whole(1, 100),
  smallestGroup: whole(2, 1000),
})
