import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })

/** From when on agreement is told, who counts as careless, and what is checked again (domain/rater-agreement.ts, domain/assessment-review.ts). */
export const raterAgreement = shape({
  pairsMin: whole(10, 10_000),
  unitsMin: whole(3, 10_000),
  levelThousandths: whole(500, 999),
  carelessPairedMin: whole(3, 1000),
  carelessRatioHundredths: whole(100, 10_000),
  carelessLevelThousandths: whole(1, 100),
  samePercentMin: whole(50, 100),
  sameVisitsMin: whole(3, 1000),
  betweenHallsMinutesMin: whole(0, 1440),
  stayMinutesMin: whole(0, 1440),
  shortStaysMin: whole(1, 1000),
  sharePercent: whole(0, 100),
  monthMin: whole(0, 1000),
  drawAfterNaturalDays: whole(1, 366),
  reviewWithinNaturalDays: whole(1, 366),
  calibrationHundredths: whole(1, 10_000),
  calibrationNaturalDays: whole(1, 366),
})
