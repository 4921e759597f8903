import { addDays, type InstantMs, type PlainDate, startOfDay, weekdayOf } from './kernel/plain-date.ts'

/** 本人评价: what somebody at a window is told of his own evaluations: late, by the week and in company, so that he cannot tell who gave which. */
export interface OwnEvaluationPolicy {
  /** No batch is smaller: weeks are joined until it is as large. */
  readonly groupMin: number
  /** So many days after its last. */
  readonly toldAfterNaturalDays: number
  /** Words of abuse, which are covered up. */
  readonly maskedWords: readonly string[]
}

export interface DayCount {
  readonly day: PlainDate
  readonly evaluations: number
}

/** Whole weeks, from a Monday to a Sunday. */
export interface OwnBatch {
  readonly from: PlainDate
  readonly until: PlainDate
}

/**
 * The batches that may be told today, the oldest first. They follow one another, are counted from the first evaluation on and never change
 * afterwards: two of them compared tell nothing of a single one.
 */
export function toBatches(
  days: readonly DayCount[],
  { groupMin, toldAfterNaturalDays }: OwnEvaluationPolicy,
  today: PlainDate,
): readonly OwnBatch[] {
  const batches: OwnBatch[] = []
  let from: PlainDate | undefined
  let gathered = 0
  const weeks = [...byWeek(days)].toSorted(([one], [other]) => (one < other ? -1 : 1))
  for (const [monday, evaluations] of weeks) {
    from ??= monday
    gathered += evaluations
    if (gathered < groupMin) continue
    batches.push({ from, until: addDays(monday, 6) })
    from = undefined
    gathered = 0
  }
  return batches.filter(({ until }) => addDays(until, toldAfterNaturalDays) < today)
}

/** When a batch was told. From then on the days count in which somebody may appeal against any of it: all at once, so that their end tells nothing either. */
export function toldAt({ until }: OwnBatch, { toldAfterNaturalDays }: OwnEvaluationPolicy): InstantMs {
  return startOfDay(addDays(until, toldAfterNaturalDays + 1))
}

function byWeek(days: readonly DayCount[]): ReadonlyMap<PlainDate, number> {
  const weeks = new Map<PlainDate, number>()
  for (const { day, evaluations } of days) {
    const monday = addDays(day, 1 - weekdayOf(day))
    weeks.set(monday, (weeks.get(monday) ?? 0) + evaluations)
  }
  return weeks
}

/** Abuse is covered up, also where it is spaced out; long numbers too, which may be somebody’s. */
export function maskWords(text: string, { maskedWords }: Pick<OwnEvaluationPolicy, 'maskedWords'>): string {
  const cover = (found: string) => '＊'.repeat([...found].length)
  return maskedWords
    .filter((word) => word !== '')
    .reduce((masked, word) => masked.replace(spaced(word), cover), text.normalize('NFC').replace(/\p{Nd}{5,}/gu, cover))
}

function spaced(word: string): RegExp {
  const letters = [...word.normalize('NFC')].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  return new RegExp(letters.join('[\\s\\p{P}\\p{S}]*'), 'giu')
}
