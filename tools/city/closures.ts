import { createHash } from 'node:crypto'
import type { OutcomeAsk } from '../../domain/closure-audit.ts'
import { addDays, type InstantMs, type PlainDate, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { PastDraw } from '../../server/closure-audit/index.ts'
import { openDayAfter } from './calendar.ts'
import { type Dice, diceOf } from './dice.ts'
import { firstDayOf } from './parameters.ts'
import type { PlantedCity } from './plants.ts'

export interface PastOutcome extends OutcomeAsk {
  readonly at: InstantMs
}

const minuteMs = 60_000
/** In the night, before anybody works. */
const drawnAfterMs = 3 * 60 * minuteMs
/** Of those whom nobody can call, so many answer the question on their page; of a hundred calls so many reach nobody. */
const answeringPercent = 45
const notReachedPercent = 30
/** As many as the policy makes of them. */
const callsMax = 3

export const drawnAt = (day: PlainDate): InstantMs => startOfDay(day) + drawnAfterMs

/** A month that ended before the city began has nothing to be drawn from. */
export const isDrawing = ({ parameters }: PlantedCity, endDay: PlainDate): boolean => endDay > firstDayOf(parameters)

export const seedOf = ({ parameters }: PlantedCity, day: PlainDate): Buffer =>
  createHash('sha256').update(`${parameters.seed}|closure-audit|${day}`).digest()

export const closureDice = ({ parameters }: PlantedCity, { openedAt, hallCode, source }: PastDraw): Dice =>
  diceOf(parameters.seed, 'closure-audit', openedAt.toISOString(), hallCode, source)

/** What whoever was drawn is asked and says, as far as the city goes: most was put right, and some cannot be reached or say nothing. */
export function outcomesOf(
  { parameters }: PlantedCity,
  { isCallable }: PastDraw,
  drawn: InstantMs,
  dice: Dice,
): readonly PastOutcome[] {
  const endsAt = startOfDay(addDays(parameters.until, 1))
  return (isCallable ? calls(drawn, dice) : answers(drawn, dice)).filter(({ at }) => at < endsAt)
}

function answers(drawn: InstantMs, dice: Dice): readonly PastOutcome[] {
  const said = saidOf(dice)
  const at = drawn + dice.whole(6 * 60, 20 * 24 * 60) * minuteMs
  return dice.chance(answeringPercent / 100) ? [{ at, channel: 'MAILBOX', ...said }] : []
}

/** Called on working days until somebody answers, or often enough. */
function calls(drawn: InstantMs, dice: Dice): readonly PastOutcome[] {
  const outcomes: PastOutcome[] = []
  let day = toPlainDate(drawn)
  for (let call = 1; call <= callsMax; call += 1) {
    day = openDayAfter(day, dice.whole(1, 4))
    const at = startOfDay(day) + dice.whole(9 * 60, 16 * 60) * minuteMs
    const said = saidOf(dice)
    if (!dice.chance(notReachedPercent / 100)) return [...outcomes, { at, channel: 'PHONE', ...said }]
    outcomes.push({ at, channel: 'PHONE', outcome: 'NOT_REACHED', words: null })
  }
  return outcomes
}

function saidOf(dice: Dice): Pick<OutcomeAsk, 'outcome' | 'words'> {
  const outcome = dice.weighted(['CONFIRMED', 'PARTLY', 'FALSE'] as const, (one) => shares[one])
  return { outcome, words: words[outcome] }
}

const shares = { CONFIRMED: 82, PARTLY: 12, FALSE: 6 } as const
const words = { CONFIRMED: null, PARTLY: '改了一部分，窗口还是要等很久', FALSE: '说已经改好，去看并没有改' } as const
