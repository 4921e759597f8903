import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, type PlainDate, startOfDay, toPlainDate, weekdayOf } from './kernel/plain-date.ts'

/** 值班表: when which supervisor of a hall is on duty, so that what is said to be bad reaches somebody who is there. */
export interface DutySpan {
  readonly day: PlainDate
  /** Minutes of that day, the last one left out: 0 to 1440 is all of it. What lasts beyond midnight is two shifts. */
  readonly fromMinute: number
  readonly toMinute: number
}

export interface DutyShift extends DutySpan {
  readonly accountId: string
  /** 替班: whom it was planned for, where somebody else has taken it over. */
  readonly coversAccountId: string | null
}

export const dayMinutes = 1440
/** Beyond a quarter nobody knows who will be there. */
const dutyDaysAheadMax = 92

/** Somebody who holds the post of a supervisor in the hall, from a day until a day. */
export interface SupervisorPost {
  readonly accountId: string
  readonly from: PlainDate
  readonly until: PlainDate | null
}

/** What stands: who may be on duty in the hall, and when those who may already are, here or elsewhere. */
export interface Roster {
  readonly posts: readonly SupervisorPost[]
  readonly shifts: readonly DutyShift[]
}

export type ShiftRefusal =
  | 'TIMES_OUT_OF_ORDER'
  | 'SHIFT_PAST'
  | 'SHIFT_TOO_FAR'
  | 'NOT_A_SUPERVISOR_THERE'
  | 'SHIFT_OVERLAPS'

const minuteMs = 60_000

export const shiftEndsAt = ({ day, toMinute }: DutySpan): InstantMs => startOfDay(day) + toMinute * minuteMs

export function isOnDutyAt(span: DutySpan, now: InstantMs): boolean {
  return startOfDay(span.day) + span.fromMinute * minuteMs <= now && now < shiftEndsAt(span)
}

/** A shift that has begun may still be put down: somebody is there from now on. */
export function putShift(ask: DutyShift, { posts, shifts }: Roster, now: InstantMs): Decision<DutyShift, ShiftRefusal> {
  if (ask.fromMinute >= ask.toMinute) return refuse('TIMES_OUT_OF_ORDER', '/toMinute')
  if (shiftEndsAt(ask) <= now) return refuse('SHIFT_PAST', '/day')
  if (ask.day > addDays(toPlainDate(now), dutyDaysAheadMax)) return refuse('SHIFT_TOO_FAR', '/day')
  if (!posts.some((post) => holdsOn(post, ask))) return refuse('NOT_A_SUPERVISOR_THERE', '/accountId')
  if (shifts.some((other) => overlaps(other, ask))) return refuse('SHIFT_OVERLAPS', '/fromMinute')
  return grant(ask)
}

function holdsOn({ accountId, from, until }: SupervisorPost, ask: DutyShift): boolean {
  return accountId === ask.accountId && from <= ask.day && (until === null || ask.day <= until)
}

function overlaps(one: DutyShift, other: DutyShift): boolean {
  const isOfSame = one.accountId === other.accountId && one.day === other.day
  return isOfSame && one.fromMinute < other.toMinute && other.fromMinute < one.toMinute
}

/** Who was on duty stays known: what is over is not withdrawn. */
export function withdrawShift<Shift extends DutyShift>(
  shift: Shift & { readonly isWithdrawn: boolean },
  now: InstantMs,
): Decision<Shift, 'SHIFT_WITHDRAWN' | 'SHIFT_PAST'> {
  if (shift.isWithdrawn) return refuse('SHIFT_WITHDRAWN')
  return shiftEndsAt(shift) <= now ? refuse('SHIFT_PAST') : grant(shift)
}

/**
 * 替班: somebody takes a shift over as it stands. It is known for whom: also where it goes on to a third, and no longer where it comes back.
 *
 * @param roster in which the shift itself still stands
 */
export function coverShift(
  shift: DutyShift & { readonly isWithdrawn: boolean },
  accountId: string,
  roster: Roster,
  now: InstantMs,
): Decision<DutyShift, ShiftRefusal | 'SHIFT_WITHDRAWN'> {
  const withdrawn = withdrawShift(shift, now)
  if (!withdrawn.granted) return withdrawn
  const { day, fromMinute, toMinute } = shift
  const plannedFor = shift.coversAccountId ?? shift.accountId
  const coversAccountId = plannedFor === accountId ? null : plannedFor
  return putShift({ day, fromMinute, toMinute, accountId, coversAccountId }, roster, now)
}

export const mondayOf = (day: PlainDate): PlainDate => addDays(day, 1 - weekdayOf(day))

export interface CopiedWeek {
  readonly copied: readonly DutyShift[]
  readonly left: readonly (DutyShift & { readonly code: ShiftRefusal })[]
}

/** The shifts of a week, once more a week later, each that is possible. A cover was for that week alone: it goes back to whom it was planned for. */
export function copyWeek(shifts: readonly DutyShift[], roster: Roster, now: InstantMs): CopiedWeek {
  const copied: DutyShift[] = []
  const left: CopiedWeek['left'][number][] = []
  for (const { day, fromMinute, toMinute, accountId, coversAccountId } of shifts) {
    const span = { day: addDays(day, 7), fromMinute, toMinute }
    const ask = { ...span, accountId: coversAccountId ?? accountId, coversAccountId: null }
    const decision = putShift(ask, { ...roster, shifts: [...roster.shifts, ...copied] }, now)
    if (decision.granted) copied.push(decision.value)
    else left.push({ ...ask, code: decision.code })
  }
  return { copied, left }
}

/** Somebody who is on duty at this moment and still holds the post. */
export interface OnDuty {
  readonly accountId: string
  /** Who he is at the windows. */
  readonly staffId: number | null
}

/**
 * Who of a hall is told at once: whoever is on duty, but never the rated person alone. Empty: everybody who holds the post, so that nothing
 * is left untold.
 */
export function onDutyToTell<Each extends OnDuty>(
  onDuty: readonly Each[],
  ratedStaffId: number | null,
): readonly Each[] {
  return onDuty.filter(({ staffId }) => staffId === null || staffId !== ratedStaffId)
}
