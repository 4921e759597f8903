import { Type } from 'typebox'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { limitUnits } from '../../domain/time-limit.ts'

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })

/** 刷评识别: by which rules a finished day is looked at, and until when what was found is decided (domain/manipulation.ts). */
export const manipulationDetector = shape({
  quarantineLevelThousandths: whole(0, 100),
  watchLevelThousandths: whole(1, 500),
  baselineNaturalDays: whole(28, 366),
  baselineEvaluationsMin: whole(50, 100_000),
  shrinkEvaluations: whole(0, 10_000),
  burst: shape({
    cellMinutes: Type.Union([5, 10, 15, 20, 30, 60].map((minutes) => Type.Literal(minutes))),
    countMin: whole(4, 1000),
    sizeMinThousandths: whole(100, 10_000),
    sizeMaxThousandths: whole(1000, 1_000_000),
  }),
  drift: shape({
    oddsRatioThousandths: whole(1200, 10_000),
    concentration: whole(2, 10_000),
    reviewAtThousandths: whole(2000, 20_000),
    escalateAtThousandths: whole(2000, 30_000),
    lookBackNaturalDays: whole(14, 366),
    evaluationsMin: whole(20, 10_000),
  }),
  streak: shape({ expectedMaxThousandths: whole(1, 1000), lookBackNaturalDays: whole(7, 366) }),
  prompt: shape({
    seconds: whole(1, 30),
    cleanShareMillionths: whole(100, 500_000),
    concentration: whole(2, 10_000),
    chanceMaxMillionths: whole(1, 50_000),
    countMin: whole(2, 100),
    weekNaturalDays: whole(2, 31),
  }),
  regular: shape({
    sessionGapMinutes: whole(1, 120),
    limits: Type.Array(shape({ gaps: whole(5, 1000), watchBelow: whole(0, 1000), quarantineBelow: whole(0, 1000) }), {
      minItems: 1,
      maxItems: 10,
    }),
  }),
  uniform: shape({ evaluationsMin: whole(10, 10_000), lookBackNaturalDays: whole(7, 366) }),
  selective: shape({
    zMaxThousandths: whole(-10_000, -1000),
    settleNaturalDays: whole(1, 180),
    lookBackNaturalDays: whole(7, 180),
    withheldMin: whole(1, 100),
  }),
  bombing: shape({ gradeMax: whole(1, 3), similarMin: whole(2, 100) }),
  markPercentAbove: whole(0, 100),
  markNaturalDays: whole(7, 366),
  decideWithin: shape({
    count: whole(1, 366),
    unit: oneOf(limitUnits),
    lastDayMoves: Type.Optional(Type.Boolean()),
  }),
  replayNaturalDays: whole(7, 180),
  wordsCodePointsMax: whole(1, 8000),
})
