import type { Asker } from './handling-ask.ts'
import { type HandlingOrder, hasCitizen } from './handling-order.ts'

/** 回访话术: what whoever calls back says and asks, line by line. A help, never an order; it asks nobody to change what he has said. */
interface FollowUpLine {
  readonly 'zh-CN': string
  readonly en: string
  /** Asked only where nobody has said yet what was wrong. */
  readonly onlyIfReasonPending: boolean
}

interface FollowUpPolicy {
  readonly script: { readonly contact: readonly FollowUpLine[]; readonly feedBack: readonly FollowUpLine[] }
  /** 不诱导. */
  readonly neverSays: readonly string[]
}

/** The lines for a call about an evaluation as it is now. */
export function scriptOf(
  { script }: Pick<FollowUpPolicy, 'script'>,
  { reasonPending }: { readonly reasonPending: boolean },
): FollowUpPolicy['script'] {
  const wanted = (lines: readonly FollowUpLine[]) =>
    lines.filter(({ onlyIfReasonPending }) => reasonPending || !onlyIfReasonPending)
  return { contact: wanted(script.contact), feedBack: wanted(script.feedBack) }
}

/** Which word of a script induces; undefined: none. */
export function findScriptFault({ script, neverSays }: FollowUpPolicy): string | undefined {
  const texts = [...script.contact, ...script.feedBack].flatMap((line) => [line['zh-CN'], line.en])
  return neverSays.find((word) => texts.some((text) => text.toLowerCase().includes(word.toLowerCase())))
}

export type CallRefusal = 'NOT_YOURS_TO_DO' | 'NOT_AT_THIS_STAGE' | 'RATED_PERSON' | 'REVIEWS_OWN_HALL'

/**
 * Why somebody is not shown whom to call about an order; undefined where he is. Whoever handles it for the unit that leads, and whoever checks it: nobody of
 * the hall that was rated, and nobody once it is closed.
 */
export function findCallRefusal(order: HandlingOrder, asker: Asker & { kind: 'ACCOUNT' }): CallRefusal | undefined {
  if (asker.isRated) return 'RATED_PERSON'
  if (asker.isOfHall) return 'REVIEWS_OWN_HALL'
  if (!asker.isReviewer && asker.organizationId !== order.organizationId) return 'NOT_YOURS_TO_DO'
  return !hasCitizen(order) || order.stage === 'CLOSED' || order.stage === 'FED_BACK' ? 'NOT_AT_THIS_STAGE' : undefined
}
