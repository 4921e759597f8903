import { addDays, type PlainDate, startOfDay, weekdayOf } from '../../domain/kernel/plain-date.ts'
import { isOpen } from './calendar.ts'
import type { CityWindow } from './city.ts'
import type { Dice } from './dice.ts'
import type { CityParameters } from './parameters.ts'

const minuteMs = 60_000
const halfHours = 30

/** Out of a day's visitors, how many come in each half hour from nine: a peak before noon, a lower one after. */
const inHall = [1, 1.5, 1.6, 1.3, 1, 0.6, 0.25, 0.25, 0.6, 1.1, 1.3, 1.3, 1.1, 0.9, 0.6, 0.3]
const hallOpensAtMinute = 9 * 60
/** From seven in the morning: at a desk at home the evening is busy too. */
const atHome = [
  ...Array(4).fill(0.5),
  ...Array(10).fill(1.2),
  ...Array(4).fill(0.7),
  ...Array(6).fill(1),
  ...Array(8).fill(1.1),
]
const homeBeginsAtMinute = 7 * 60

const onWeekday: readonly number[] = [1.25, 1.05, 1, 0.98, 0.9, 0.7, 0.7]
const afterHoliday = 1.35
const holidayDays = 3
const onlineOnDaysOff = 0.35

/** Who arrives at a window on a day, in order. Nobody where it is closed. */
export function arrivalsAt(
  { servicesPerWindowDay }: CityParameters,
  window: CityWindow,
  day: PlainDate,
  dice: Dice,
): readonly number[] {
  const isOnline = window.kind === 'ONLINE'
  if (!isOnline && !isOpen(day)) return []
  const count = dice.poisson(servicesPerWindowDay * window.crowd * pressureOf(day, isOnline))
  const [profile, beginsAt] = isOnline ? [atHome, homeBeginsAtMinute] : [inHall, hallOpensAtMinute]
  const slots = profile.map((weight, slot) => ({ weight, slot }))
  return Array.from({ length: count }, () => {
    const { slot } = dice.weighted(slots, ({ weight }) => weight)
    return startOfDay(day) + Math.round((beginsAt + (slot + dice.next()) * halfHours) * minuteMs)
  }).sort((a, b) => a - b)
}

/** Beside an ordinary day, how many come. */
function pressureOf(day: PlainDate, isOnline: boolean): number {
  if (!isOpen(day)) return onlineOnDaysOff
  const monthly = Number(day.slice(8)) >= 26 || Number(day.slice(8)) <= 3 ? 1.1 : 1
  const pent = !isOnline && isAfterHoliday(day) ? afterHoliday : 1
  return (onWeekday[weekdayOf(day) - 1] ?? 1) * monthly * pent
}

function isAfterHoliday(day: PlainDate): boolean {
  return Array.from({ length: holidayDays }, (_, before) => addDays(day, -1 - before)).every((one) => !isOpen(one))
}
