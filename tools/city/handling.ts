import type { ContactChannel } from '../../domain/handling-order.ts'
import { addDays, type InstantMs, type PlainDate, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { PastStep } from '../../server/handling-order/index.ts'
import { openDayAfter } from './calendar.ts'
import type { CityComplaint } from './complaints.ts'
import type { Dice } from './dice.ts'
import type { Rated } from './evaluating.ts'
import { isAt, type PlantedCity, plantsOf } from './plants.ts'

/** Who works the orders of a hall; the reviewer belongs to none. */
export interface Workers {
  readonly supervisorId: string
  readonly reviewerId: string
  /** Has no part in any of them, and asks whether they were put right. */
  readonly auditorId: string
}

const minuteMs = 60_000
/** As long as the policy lets the citizen wait with the mark; then the platform closes it. */
const ratedWithinDays = 15

/** What is out of the ordinary about one order: what was planted, and nothing else. */
interface Oddity {
  readonly isLate: boolean
  readonly isReopened: boolean
  readonly isExplained: boolean
}

function oddityOf(city: PlantedCity, { hallCode, windowCode, itemCode, department }: Rated): Oddity {
  const at = (kind: 'LATE_ORDERS' | 'REOPENED_ORDERS') =>
    plantsOf(city, kind).some((one) => isAt(one, hallCode, windowCode))
  return {
    isLate: at('LATE_ORDERS') || plantsOf(city, 'SLOW_DEPARTMENT').some((one) => one.department === department),
    isReopened: at('REOPENED_ORDERS'),
    isExplained: plantsOf(city, 'EXPLAINED_ORDERS').some((one) => one.itemCode === itemCode),
  }
}

/**
 * How the people of the hall work an order, from its opening to the last word: each step at the time at which it was done, in the
 * working hours of the city. What lies after the city’s last day has not happened yet.
 */
export function courseOf(
  city: PlantedCity,
  rated: Rated,
  openedAt: InstantMs,
  workers: Workers,
  dice: Dice,
): readonly PastStep[] {
  return untilEnd(city, new Course(oddityOf(city, rated), workers, dice, true).run(openedAt))
}

/** The same of a complaint; who left no contact is written to in his mailbox. */
export function complaintCourseOf(
  city: PlantedCity,
  { rated, at, sent }: CityComplaint,
  workers: Workers,
  dice: Dice,
): readonly PastStep[] {
  return untilEnd(city, new Course(oddityOf(city, rated), workers, dice, sent.contact !== undefined).run(at))
}

/** What the hall does when a closure audit found that it was not put right. */
export function againCourseOf(
  city: PlantedCity,
  takenUpAt: InstantMs,
  workers: Workers,
  isCallable: boolean,
  dice: Dice,
): readonly PastStep[] {
  const ordinary = { isLate: false, isReopened: false, isExplained: false }
  return untilEnd(city, new Course(ordinary, workers, dice, isCallable).again(takenUpAt))
}

function untilEnd({ parameters }: PlantedCity, steps: readonly PastStep[]): readonly PastStep[] {
  const endsAt = startOfDay(addDays(parameters.until, 1))
  return steps.filter(({ at }) => at < endsAt)
}

class Course {
  readonly #oddity: Oddity
  readonly #dice: Dice
  readonly #isCallable: boolean
  readonly #steps: PastStep[] = []
  readonly #supervisor: PastStep['by']
  readonly #reviewer: PastStep['by']

  constructor(oddity: Oddity, { supervisorId, reviewerId }: Workers, dice: Dice, isCallable: boolean) {
    this.#isCallable = isCallable
    this.#oddity = oddity
    this.#dice = dice
    this.#supervisor = { kind: 'SUPERVISOR', accountId: supervisorId }
    this.#reviewer = { kind: 'REVIEWER', accountId: reviewerId }
  }

  run(openedAt: InstantMs): readonly PastStep[] {
    const acknowledgedAt = openedAt + this.#dice.whole(5, 150) * minuteMs
    this.#steps.push({ at: acknowledgedAt, by: this.#supervisor, ask: { kind: 'ACKNOWLEDGE' } })
    const fedBackAt = this.#round(openedAt, acknowledgedAt, this.#oddity.isLate)
    const takenUpAt = this.#lastWord(fedBackAt, this.#oddity.isReopened)
    if (takenUpAt !== undefined) this.#lastWord(this.#round(takenUpAt, takenUpAt, false), false)
    return this.#steps
  }

  again(takenUpAt: InstantMs): readonly PastStep[] {
    this.#lastWord(this.#round(takenUpAt, takenUpAt, false), false)
    return this.#steps
  }

  /** From the first contact to the answer. @returns when it was fed back */
  #round(begunAt: InstantMs, takenUpAt: InstantMs, isLate: boolean): InstantMs {
    const contactedAt = this.#contact(takenUpAt)
    const verifiedAt = this.#atDesk(contactedAt + this.#dice.whole(30, 300) * minuteMs)
    const isComplex = !this.#oddity.isExplained && this.#dice.chance(0.3)
    const finding = this.#oddity.isExplained ? 'NO_LEGAL_BASIS' : isComplex ? 'COMPLEX' : 'CLEAR'
    this.#steps.push({ at: verifiedAt, by: this.#supervisor, ask: { kind: 'VERIFY', finding } })
    const doneAfterDays = isLate ? this.#dice.whole(17, 20) : isComplex ? this.#dice.whole(5, 10) : 0
    if (isComplex) this.#plan(begunAt, verifiedAt)
    const doneAt =
      doneAfterDays === 0
        ? this.#deskOn(openDayAfter(toPlainDate(verifiedAt), this.#dice.whole(1, 3)))
        : this.#deskOn(openDayAfter(toPlainDate(begunAt), doneAfterDays))
    return this.#reviewed(this.#finish(doneAt))
  }

  #contact(takenUpAt: InstantMs): InstantMs {
    const channel: ContactChannel = this.#dice.chance(0.8) ? 'PHONE' : 'TEXT_MESSAGE'
    let at = this.#awake(takenUpAt + this.#dice.whole(20, 180) * minuteMs)
    if (!this.#isCallable) {
      const ask = { kind: 'CONTACT', channel: 'MAILBOX', outcome: 'REACHED' } as const
      this.#steps.push({ at, by: this.#supervisor, ask, words: '您反映的情况已收到，正在核实，可在此补充。' })
      return at
    }
    if (this.#dice.chance(0.15)) {
      this.#steps.push({
        at,
        by: this.#supervisor,
        ask: { kind: 'CONTACT', channel, outcome: 'NOT_REACHED', isNumberShown: true },
      })
      at = this.#awake(at + this.#dice.whole(20, 90) * minuteMs)
    }
    this.#steps.push({
      at,
      by: this.#supervisor,
      ask: { kind: 'CONTACT', channel, outcome: 'REACHED', isNumberShown: true },
    })
    return at
  }

  #plan(begunAt: InstantMs, verifiedAt: InstantMs): void {
    const at = this.#atDesk(verifiedAt + this.#dice.whole(20, 120) * minuteMs)
    const doneBy = startOfDay(openDayAfter(toPlainDate(begunAt), 12))
    const words = '分三步：先更正一次性告知单，再补办本件，最后复训窗口人员。'
    this.#steps.push({ at, by: this.#supervisor, ask: { kind: 'PLAN', doneBy }, words })
  }

  #finish(at: InstantMs): InstantMs {
    const by = this.#supervisor
    if (this.#oddity.isExplained) {
      const words = '经核对政策依据，申请条件由规定设定，窗口已当面说明，并提供了申请复核的途径。'
      this.#steps.push({ at, by, ask: { kind: 'EXPLAIN' }, words })
    } else {
      const evidence = [{ kind: 'REGISTER' as const, reference: `整改登记 ${toPlainDate(at)}` }]
      this.#steps.push({
        at,
        by,
        ask: { kind: 'FINISH', evidence: evidence.length },
        words: '已补办并致歉，告知单已更正。',
        evidence,
      })
    }
    return at
  }

  #reviewed(doneAt: InstantMs): InstantMs {
    const passedAt = this.#deskOn(openDayAfter(toPlainDate(doneAt), this.#dice.whole(1, 2)))
    const fedBackAt = this.#deskOn(openDayAfter(toPlainDate(passedAt), 1))
    const words = this.#oddity.isExplained ? '您的诉求没有政策依据，理由见说明。' : '您反映的问题已经改好，请您评价。'
    this.#steps.push(
      { at: passedAt, by: this.#reviewer, ask: { kind: 'PASS_REVIEW' } },
      {
        at: fedBackAt,
        by: this.#supervisor,
        ask: { kind: 'FEED_BACK', channel: this.#isCallable ? 'PHONE' : 'MAILBOX' },
        words,
      },
    )
    return fedBackAt
  }

  /** Many answer, some do not. @returns when it was taken up again; undefined where it ended */
  #lastWord(fedBackAt: InstantMs, isReopened: boolean): InstantMs | undefined {
    const at = fedBackAt + this.#dice.whole(2 * 60, 10 * 24 * 60) * minuteMs
    if (isReopened) {
      const ask = { kind: 'RATE', satisfaction: 25, isSolved: false } as const
      this.#steps.push({ at, by: { kind: 'CITIZEN' }, ask, words: '问题还在，请重新办理。' })
      return at
    }
    if (this.#dice.chance(0.6)) {
      const satisfaction = this.#dice.pick([100, 100, 100, 100, 75, 75, 50])
      this.#steps.push({ at, by: { kind: 'CITIZEN' }, ask: { kind: 'RATE', satisfaction, isSolved: true } })
    } else {
      const overAt = startOfDay(addDays(toPlainDate(fedBackAt), ratedWithinDays + 1)) + minuteMs
      this.#steps.push({ at: overAt, by: { kind: 'PLATFORM' }, ask: { kind: 'LAPSE' } })
    }
    return undefined
  }

  /** Nobody is called in the night. */
  #awake(at: InstantMs): InstantMs {
    const day = toPlainDate(at)
    const minute = Math.floor((at - startOfDay(day)) / minuteMs)
    if (minute >= 8.5 * 60 && minute < 20.5 * 60) return at
    return startOfDay(addDays(day, minute < 8.5 * 60 ? 0 : 1)) + (8.5 * 60 + this.#dice.whole(0, 40)) * minuteMs
  }

  /** The moment itself where the hall works, or some time of its next morning. */
  #atDesk(at: InstantMs): InstantMs {
    const day = toPlainDate(at)
    const isToday = openDayAfter(addDays(day, -1), 1) === day
    const since = at - startOfDay(day)
    if (isToday && since >= 9 * 60 * minuteMs && since < 17 * 60 * minuteMs) return at
    const next = isToday && since < 9 * 60 * minuteMs ? day : openDayAfter(day, 1)
    return startOfDay(next) + this.#dice.whole(9 * 60, 11 * 60) * minuteMs
  }

  #deskOn(day: PlainDate): InstantMs {
    return startOfDay(day) + this.#dice.whole(9 * 60, 16 * 60) * minuteMs
  }
}
