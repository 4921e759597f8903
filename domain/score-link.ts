import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { PlainDate } from './kernel/plain-date.ts'
import { type ScoreListName, scoreLists } from './score-list.ts'

/**
 * 启用决定: what figures lead to beyond being seen. Every link begins in shadow 试运行: computed, shown inside, without consequences, until the leading group
 * decides from which day on it counts.
 */
export const scoreLinks = ['ALERT', ...scoreLists] as const
export type ScoreLink = 'ALERT' | ScoreListName

/** A decision of the leading group of a division, for all windows within it. */
export interface ScoreLinkDecision {
  readonly id: string
  readonly link: ScoreLink
  readonly divisionId: number
  readonly isOn: boolean
  readonly fromDay: PlainDate
  /** Decisions are numbered as they were made. */
  readonly turn: number
}

/** Never about days that are over: who served then could not know it. */
export function decideLink(
  fromDay: PlainDate,
  today: PlainDate,
): Decision<{ readonly fromDay: PlainDate }, 'EFFECTIVE_BEFORE_TODAY'> {
  return fromDay < today ? refuse('EFFECTIVE_BEFORE_TODAY', '/fromDay') : grant({ fromDay })
}

/** Of one division the decision that holds on a day: the one from the latest day; of two from the same day the later one. */
function heldOn(decisions: readonly ScoreLinkDecision[], day: PlainDate): ScoreLinkDecision | undefined {
  const begun = decisions.filter(({ fromDay }) => fromDay <= day)
  return begun.sort((one, other) =>
    one.fromDay === other.fromDay ? other.turn - one.turn : one.fromDay < other.fromDay ? 1 : -1,
  )[0]
}

interface LinkAsk {
  readonly link: ScoreLink
  /** Of the window, from its own division upwards. */
  readonly divisionPath: readonly number[]
  /** The first day of service of the period that speaks. */
  readonly periodFrom: PlainDate
  readonly today: PlainDate
}

/**
 * The decision by which a link counts for a window: it held when the period began, and nobody has ended it since. What a wider division has decided holds for all
 * within it.
 *
 * @returns undefined: in shadow
 */
export function findLinkOn(
  decisions: readonly ScoreLinkDecision[],
  { link, divisionPath, periodFrom, today }: LinkAsk,
): ScoreLinkDecision | undefined {
  const own = decisions.filter((decision) => decision.link === link)
  const heldOf = (day: PlainDate) => {
    for (const divisionId of [...divisionPath].reverse()) {
      const held = heldOn(
        own.filter((decision) => decision.divisionId === divisionId),
        day,
      )
      if (held !== undefined) return held
    }
    return undefined
  }
  const began = heldOf(periodFrom)
  return began?.isOn === true && heldOf(today)?.isOn === true ? began : undefined
}
