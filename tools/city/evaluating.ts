import { addDays, type PlainDate, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { EvaluationSent } from '../../server/evaluation/index.ts'
import { openDayAfter } from './calendar.ts'
import type { CityWindow } from './city.ts'
import type { Dice } from './dice.ts'
import { type Experience, isKioskBroken, live, willingness } from './experience.ts'
import { isAt, type PlantedCity, plantsOf } from './plants.ts'
import type { Visit } from './visits.ts'
import { scoresOf, tagsOf, wordsOf } from './words.ts'

/** Where and for what somebody was served. */
export interface Rated {
  readonly hallCode: string
  readonly windowCode: string
  readonly itemCode: string
  readonly department: string
}

/** An evaluation on its way: whose service it is about, and when it reaches us. */
export interface Given {
  readonly rated: Rated
  readonly caseNo: string
  readonly sequence: number
  readonly at: number
  readonly ask: Omit<EvaluationSent, 'token'>
}

type Channel = EvaluationSent['channel']

const secondMs = 1000
const minuteMs = 60 * secondMs
const dayMs = 1440 * minuteMs
const ageOfAgents = 40
const lateMsMax = 9 * dayMs

/** How long after the service people answer, by channel: milliseconds, and how far they spread. */
const lags: { readonly [channel in Channel]?: readonly [median: number, sigma: number] } = {
  HALL_TABLET: [22 * secondMs, 0.6],
  KEYPAD: [12 * secondMs, 0.5],
  KIOSK: [18 * secondMs, 0.5],
  QR_CODE: [20 * minuteMs, 1.5],
  MOBILE: [12 * minuteMs, 1.4],
  WEB: [10 * minuteMs, 1.4],
  SMS: [5 * 60 * minuteMs, 1.1],
  PHONE: [45 * secondMs, 0.4],
}
const onDevice: readonly Channel[] = ['HALL_TABLET', 'KEYPAD', 'KIOSK']

/** What becomes of a visit: an evaluation, or silence. */
export function findGiven(
  city: PlantedCity,
  window: CityWindow,
  day: PlainDate,
  about: { readonly caseNo: string; readonly sequence: number; readonly visit: Visit },
  dice: Dice,
): Given | undefined {
  const { caseNo, sequence, visit } = about
  const { matter, staff, waitingMinutes, outcome } = visit
  const { item, timesSubmitted } = matter
  const age = matter.agent === undefined ? matter.age : ageOfAgents
  const experience = live(city, { window, staff, item, day, waitingMinutes, timesSubmitted, outcome, age }, dice)
  const isSteered = plantsOf(city, 'STEERING_WINDOW').some(
    (one) => isAt(one, window.hallCode, window.code) && one.from <= day,
  )
  const rated = ratedOf(window, visit)
  if (isSteered) return findSteered({ ...about, rated }, experience, dice)
  if (!dice.chance(willingness(city.parameters, { age, window }, experience.grade))) return undefined
  const channel = channelOf(city, window, day, age, dice)
  const tappedAt = answeredAt(channel, visit.endedAt, day, dice)
  const ask = askOf(channel, experience, item.name, dice)
  if (!onDevice.includes(channel)) return { rated, caseNo, sequence, at: tappedAt, ask }
  const at = offlineUntil(city, window, day, tappedAt) ?? tappedAt + dice.whole(300, 2500)
  return { rated, caseNo, sequence, at, ask: { ...ask, deviceTime: new Date(tappedAt).toISOString() } }
}

export function ratedOf({ hallCode, code }: CityWindow, { matter: { item } }: Visit): Rated {
  return { hallCode, windowCode: code, itemCode: item.code, department: item.department }
}

function channelOf(
  city: PlantedCity,
  window: CityWindow,
  day: PlainDate,
  age: number | undefined,
  dice: Dice,
): Channel {
  const weights: readonly (readonly [Channel, number])[] = {
    SELF_SERVICE: isKioskBroken(city, window, day)
      ? ([['QR_CODE', 1]] as const)
      : ([
          ['KIOSK', 0.6],
          ['QR_CODE', 0.4],
        ] as const),
    ONLINE: [
      ['MOBILE', 0.5],
      ['WEB', 0.35],
      ['SMS', 0.15],
    ] as const,
    HOTLINE: [
      ['PHONE', 0.6],
      ['SMS', 0.4],
    ] as const,
    COUNTER: [
      [hasKeypad(city, window) ? 'KEYPAD' : 'HALL_TABLET', 0.5],
      ['QR_CODE', 0.27],
      ['SMS', 0.2],
      ['PAPER', (age ?? 0) >= 65 ? 0.25 : 0.005],
    ] as const,
  }[window.kind === 'SELF_SERVICE' || window.kind === 'ONLINE' || window.kind === 'HOTLINE' ? window.kind : 'COUNTER']
  return dice.weighted(weights, ([, weight]) => weight)[0]
}

/** The county's old counters have keys, the one that loses its line has a tablet. */
function hasKeypad(city: PlantedCity, { hallCode, code }: CityWindow): boolean {
  return hallCode === 'YS-BP' && !plantsOf(city, 'OFFLINE_TERMINAL').some((one) => isAt(one, hallCode, code))
}

function answeredAt(channel: Channel, endedAt: number, day: PlainDate, dice: Dice): number {
  // Paper is entered on a later morning.
  if (channel === 'PAPER') return startOfDay(openDayAfter(day, 1)) + dice.whole(10 * 60, 12 * 60) * minuteMs
  const [median, sigma] = lags[channel] ?? [minuteMs, 1]
  return endedAt + Math.round(Math.min(lateMsMax, Math.max(3 * secondMs, dice.lognormal(median, sigma))))
}

/** What a terminal without a line has kept arrives when it is back, in order and at once. */
function offlineUntil(city: PlantedCity, window: CityWindow, day: PlainDate, tappedAt: number): number | undefined {
  const silent = plantsOf(city, 'OFFLINE_TERMINAL').find(
    (one) => isAt(one, window.hallCode, window.code) && one.from <= day && day <= one.to,
  )
  if (silent === undefined) return undefined
  // A minute of sending for the days of silence: their order stays.
  const share = (tappedAt - startOfDay(silent.from)) / (startOfDay(addDays(silent.to, 1)) - startOfDay(silent.from))
  return startOfDay(silent.backOn) + 8 * 60 * minuteMs + 40 * minuteMs + Math.round(share * minuteMs)
}

function askOf(channel: Channel, { grade, cause }: Experience, itemName: string, dice: Dice): Given['ask'] {
  if (channel === 'KEYPAD') return { grade, channel }
  const isBad = grade <= 2
  const isAtHall = onDevice.includes(channel) || channel === 'PHONE'
  const tags = dice.chance(isBad ? 0.65 : 0.5) ? { tags: [...tagsOf(dice, grade, cause)] } : {}
  const comment = dice.chance((isBad ? 0.5 : 0.15) * (isAtHall ? 0.3 : 1))
    ? { comment: wordsOf(dice, grade, cause, itemName) }
    : {}
  const scores = !isAtHall && dice.chance(0.35) ? { scores: scoresOf(dice, grade, cause) } : {}
  return { grade, channel, ...tags, ...comment, ...scores }
}

/** Somebody behind the counter taps for those who are content, at once and always alike; the others are sent off quickly. */
function findSteered(
  about: Pick<Given, 'rated' | 'caseNo' | 'sequence'> & { readonly visit: Visit },
  { grade, cause }: Experience,
  dice: Dice,
): Given | undefined {
  const { visit, ...of } = about
  if (grade >= 4) {
    if (!dice.chance(0.9)) return undefined
    const tappedAt = visit.endedAt + dice.whole(1800, 3600)
    const deviceTime = new Date(tappedAt).toISOString()
    return {
      ...of,
      at: tappedAt + dice.whole(300, 900),
      ask: { grade: 5, channel: 'HALL_TABLET', tags: ['510', '517'], deviceTime },
    }
  }
  if (!dice.chance(0.08)) return undefined
  const at = answeredAt('SMS', visit.endedAt, toPlainDate(visit.endedAt), dice)
  return { ...of, at, ask: askOf('SMS', { grade, cause, value: 0 }, visit.matter.item.name, dice) }
}
