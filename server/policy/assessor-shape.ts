import { Type } from 'typebox'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { assessorPools, homeLevels } from '../../domain/assessor.ts'

const percent = Type.Integer({ minimum: 0, maximum: 100 })
const pools = Type.Array(oneOf(assessorPools), { uniqueItems: true })

/** How pools of assessors are made up, and who of them is not sent where (domain/assessor.ts). */
export const assessorShape = shape({
  agenciesMin: Type.Integer({ minimum: 0, maximum: 100 }),
  publicMembersPercentMin: percent,
  expertsPercentMin: percent,
  supervisorsMin: Type.Integer({ minimum: 0, maximum: 10_000 }),
  termMonthsMax: Type.Integer({ minimum: 1, maximum: 120 }),
  sameHallQuartersMax: Type.Integer({ minimum: 1, maximum: 40 }),
  rotatingPools: pools,
  homePools: pools,
  homeLevel: oneOf(homeLevels),
  employerYears: Type.Integer({ minimum: 0, maximum: 50 }),
  disqualifiedMonths: Type.Integer({ minimum: 0, maximum: 600 }),
})
