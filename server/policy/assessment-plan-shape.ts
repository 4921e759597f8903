import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

/** How plans of assessments are drawn (domain/assessment-plan.ts). */
export const assessmentPlan = shape({
  drawAfterMinutesMin: Type.Integer({ minimum: 0, maximum: 525_600 }),
  agenciesMin: Type.Integer({ minimum: 1, maximum: 20 }),
  casesOfNaturalDays: Type.Integer({ minimum: 1, maximum: 3660 }),
  populationMax: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
})
