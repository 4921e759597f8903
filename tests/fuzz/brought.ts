import type { TestPlatform } from '../support/platform.ts'
import { bringAssessors } from './assessors.ts'
import { bringDuty } from './duty.ts'
import { bringFindings } from './findings.ts'
import { bringForms } from './forms.ts'
import type { Pools } from './generate.ts'
import { bringOpenings } from './openings.ts'
import { bringOpinionPools } from './opinions.ts'
import { bringOrders } from './orders.ts'
import { bringPlans } from './plans.ts'
import { bringPolicies } from './policies.ts'
import { bringReviews } from './reviews.ts'
import { bringSchemes } from './schemes.ts'
import { bringVisits } from './visits.ts'

/** What means something to single routes, by route, and stands on the platform for them. */
export async function bringPools(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  return {
    ...(await bringOrders(platform)),
    ...(await bringPolicies(platform)),
    ...(await bringDuty(platform)),
    ...(await bringAssessors(platform)),
    ...(await bringForms(platform)),
    ...(await bringSchemes(platform)),
    ...(await bringPlans(platform)),
    ...(await bringOpenings(platform)),
    ...(await bringVisits(platform)),
    ...(await bringReviews(platform)),
    ...(await bringFindings(platform)),
    ...(await bringOpinionPools(platform)),
  }
}
