import { createHmac, randomBytes } from 'node:crypto'
import { drawReviews, endAfter, reviewMonth } from '../../../domain/assessment-review.ts'
import { startOfDay } from '../../../domain/kernel/plain-date.ts'
import { committed } from '../../platform/database.ts'
import type { ReviewDeps } from '../deps.ts'
import { findHandedIn, type HandedInRow, insertReviewDraw, isReviewDrawn, lockReviewDraws } from './store.ts'

/** How a month is drawn: the seed that is kept, and the rank that follows from it; the lowest are drawn. */
export interface ReviewLot {
  readonly seed: Buffer
  rankOf(row: HandedInRow): string
}

/** Draws the last month that is ready, once. The seed is made when nothing of the month can be handed in any more with an eye to it. */
export async function drawAssessmentReviews(
  { world, rules }: ReviewDeps,
  lot: () => ReviewLot = throwLot,
): Promise<void> {
  const now = world.now()
  const month = reviewMonth(now, rules.loadPolicy('rater-agreement', rules.rootDivisionId, now).body)
  if (await isReviewDrawn(world.app, month)) return
  const { seed, rankOf } = lot()
  const policyOf = ({ divisionId }: HandedInRow) => rules.loadPolicy('rater-agreement', divisionId, now)
  await committed(world.app, async (tx) => {
    await lockReviewDraws(tx)
    if (await isReviewDrawn(tx, month)) return
    const handed = await findHandedIn(tx, new Date(startOfDay(month.fromDay)), new Date(startOfDay(month.endDay)))
    const ranked = handed.map((row) => ({ ...row, rank: rankOf(row) }))
    const drawn = drawReviews(ranked, (row) => policyOf(row).body).map(({ rank: _, ...row }) => {
      const { id: policyId, body } = policyOf(row)
      return { ...row, policyId, reviewUntil: new Date(endAfter(now, body.reviewWithinNaturalDays)) }
    })
    await insertReviewDraw(tx, { month, seed, drawnAt: new Date(now), handedIn: handed.length, drawn })
  })
}

function throwLot(): ReviewLot {
  const seed = randomBytes(32)
  return { seed, rankOf: ({ visitId }) => createHmac('sha256', seed).update(visitId).digest('hex') }
}
