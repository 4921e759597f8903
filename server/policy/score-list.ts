import { Type } from 'typebox'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { limitUnits } from '../../domain/time-limit.ts'

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })
const rule = shape({ percent: whole(1, 50), months: whole(1, 12) })

/** Who comes on a list, and what has to be borne out beyond the months of the sources (domain/score-list.ts, progress-award.ts). */
export const scoreList = shape({
  red: rule,
  toImprove: rule,
  pooledMonths: whole(1, 12),
  marginPoints: whole(0, 50),
  probabilityMinThousandths: whole(500, 999),
  falseDiscoveryPercent: whole(1, 50),
  progress: shape({ beforeMonths: whole(1, 12), afterMonths: whole(1, 12), marginPoints: whole(0, 50) }),
  answerWithin: shape({
    count: whole(1, 366),
    unit: oneOf(limitUnits),
    lastDayMoves: Type.Optional(Type.Boolean()),
  }),
  validMonths: whole(1, 24),
})
