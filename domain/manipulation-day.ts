import type { HallBaseline } from './detector-baseline.ts'
import { findBombings, findBursts, type SimilarAmong } from './detector-burst.ts'
import { type DailyShare, findDrifts } from './detector-drift.ts'
import { findPrompt } from './detector-prompt.ts'
import { findRegular } from './detector-regular.ts'
import { type CountedDay, findCountBreaches, findSelective, type InvitedDay } from './detector-selective.ts'
import { findStreak } from './detector-streak.ts'
import { findUniform, type VectorCount } from './detector-uniform.ts'
import { addDays, type InstantMs, type PlainDate, startOfDay, weekdayOf } from './kernel/plain-date.ts'
import {
  type DetectorPolicy,
  type Family,
  type SeenEvaluation,
  type Signal,
  watchOnly,
  weighFamily,
} from './manipulation.ts'

/** What detectors look at when a day is over, of one hall. `recent` are those of the
 * days that are looked back on, the day included, of windows that had quick taps: no other is asked for them. */
export interface DayOfHall {
  readonly day: PlainDate
  readonly today: readonly SeenEvaluation[]
  readonly recent: readonly SeenEvaluation[]
  readonly daily: readonly DailyShare[]
  readonly vectors: readonly VectorCount[]
  readonly invited: readonly InvitedDay[]
  readonly counts: readonly CountedDay[]
}

const sunday = 7

/** Families of each detector, hall by hall; a day of the whole place is weighed as one. */
interface Looked {
  readonly families: Readonly<Record<'BURST' | 'BOMBING' | 'PROMPT' | 'WEEK' | 'UNIFORM', Family>>
  readonly alone: readonly Signal[]
  readonly ofHall: DayOfHall
  readonly baseline: HallBaseline | undefined
}

const none: Family = { suspicions: [], looked: 0 }

function lookAtHall(
  ofHall: DayOfHall,
  baseline: HallBaseline | undefined,
  policy: DetectorPolicy,
  similarAmong: SimilarAmong,
): Looked {
  const { day, today } = ofHall
  const isWeekOver = weekdayOf(day) === sunday
  const since = startOfDay(addDays(day, 1 - policy.prompt.weekNaturalDays))
  const week = isWeekOver ? after(ofHall.recent, since) : []
  const uniform = isWeekOver ? findUniform(ofHall.vectors, policy) : none
  const alone = [
    ...findRegular(today, policy),
    ...(baseline === undefined ? [] : driftsOf(ofHall, baseline, policy)),
    ...(isWeekOver ? findSelective(ofHall.invited, policy) : []),
    ...findCountBreaches(ofHall.counts),
  ]
  const open = baseline?.windows.length ?? 0
  const families = {
    BURST: baseline === undefined ? none : findBursts(today, baseline, policy),
    BOMBING: baseline === undefined ? none : findBombings(today, baseline, policy, similarAmong),
    PROMPT: findPrompt(today, policy, 'DAY', open),
    WEEK: findPrompt(week, policy, 'WEEK', open),
    UNIFORM: uniform,
  }
  return { families, alone, ofHall, baseline }
}

const after = (seen: readonly SeenEvaluation[], since: InstantMs) => seen.filter(({ tappedAt }) => tappedAt >= since)

function driftsOf({ day, daily }: DayOfHall, baseline: HallBaseline, policy: DetectorPolicy): readonly Signal[] {
  return baseline.windows.flatMap(({ windowId, evaluations, shareOfFives }) => {
    if (evaluations < policy.drift.evaluationsMin) return []
    const own = daily.filter((one) => one.windowId === windowId)
    return findDrifts(own, shareOfFives, policy, day)
  })
}

function streaksOf({ ofHall, baseline }: Looked, beside: readonly Signal[], policy: DetectorPolicy): readonly Signal[] {
  return (baseline?.windows ?? []).flatMap(({ windowId, shareOfFives }) => {
    const own = ofHall.recent.filter((one) => one.windowId === windowId)
    return findStreak(own, windowId, shareOfFives, policy.streak.expectedMaxThousandths / 1000, beside)
  })
}

export interface HallToLookAt {
  readonly ofHall: DayOfHall
  readonly baseline: HallBaseline | undefined
}

/**
 * Everything that is out of the ordinary on a day in all halls that have one policy: a family of each detector and day, whatever hall it was in.
 *
 * @returns what is set aside and what is watched; nothing of it is a verdict
 */
export function lookAtDay(
  halls: readonly HallToLookAt[],
  policy: DetectorPolicy,
  similarAmong: SimilarAmong,
): readonly Signal[] {
  const looked = halls.map(({ ofHall, baseline }) => lookAtHall(ofHall, baseline, policy, similarAmong))
  const together = (name: keyof Looked['families']): Family => ({
    suspicions: looked.flatMap(({ families }) => families[name].suspicions),
    looked: looked.reduce((sum, { families }) => sum + families[name].looked, 0),
  })
  const ofDay = (['BURST', 'BOMBING', 'PROMPT'] as const).flatMap((name) => [...weighFamily(together(name), policy)])
  const isFound = ({ windowId }: Signal) =>
    ofDay.some((one) => one.detector === 'PROMPT' && one.state === 'QUARANTINED' && one.windowId === windowId)
  const weighed = [...ofDay, ...weighFamily(together('WEEK'), policy).filter((signal) => !isFound(signal))]
  return [
    ...weighed,
    ...watchOnly(weighFamily(together('UNIFORM'), policy)),
    ...looked.flatMap(({ alone }) => alone),
    ...looked.flatMap((one) => streaksOf(one, weighed, policy)),
  ]
}
