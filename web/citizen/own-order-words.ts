import { sayDay, sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import type { OwnOrderTexts } from './own-order-texts.ts'

const dayMs = 86_400_000
/** Shanghai is eight hours ahead, all year. The domain’s days would come with the first page, for this one question. */
const aheadMs = 8 * 3_600_000

/** A time that is the first too late is told as the last that is not: midnight belongs to the day that ends with it. */
export function sayBy(language: Language, t: Pick<OwnOrderTexts, 'by'>, tooLateAt: string): string {
  const local = Date.parse(tooLateAt) + aheadMs
  if (local % dayMs !== 0) return sayInstant(language, tooLateAt)
  return t.by(sayDay(language, new Date(local - 1).toISOString().slice(0, 10)))
}
