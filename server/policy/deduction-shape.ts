import { Type } from 'typebox'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { deductionKinds } from '../../domain/deduction.ts'
import { limitUnits } from '../../domain/time-limit.ts'

const words = Type.String({ minLength: 1, maxLength: 200 })

/** What of an assessment is taken up without anybody’s doing, and how much may be written (domain/assessment-finding.ts). */
export const assessmentFinding = shape({
  belowHundredths: Type.Integer({ minimum: 0, maximum: 10_000 }),
  wordsCodePointsMax: Type.Integer({ minimum: 1, maximum: 4000 }),
  filesMax: Type.Integer({ minimum: 0, maximum: 50 }),
})

/** 负面清单 and 弹性加分, and how long a unit may answer (domain/deduction.ts). */
export const deduction = shape({
  answerWithin: shape({
    count: Type.Integer({ minimum: 1, maximum: 366 }),
    unit: oneOf(limitUnits),
    lastDayMoves: Type.Optional(Type.Boolean()),
  }),
  deedWithinNaturalDays: Type.Integer({ minimum: 1, maximum: 3660 }),
  deedBeforeBasisNaturalDays: Type.Integer({ minimum: 0, maximum: 366 }),
  wordsCodePointsMax: Type.Integer({ minimum: 1, maximum: 8000 }),
  items: Type.Array(
    shape({
      code: Type.String({ pattern: '^[A-Z][A-Z_]{2,59}$' }),
      kind: oneOf(deductionKinds),
      nameZh: words,
      nameEn: words,
      points: Type.Integer({ minimum: 1, maximum: 10_000 }),
      source: words,
      admitsGoodFaith: Type.Boolean(),
    }),
    { minItems: 1, maxItems: 200 },
  ),
})
