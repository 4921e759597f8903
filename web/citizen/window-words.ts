import type { Answer } from '../shared/call.ts'

type Page = Answer<'seeWindowPage'>
type Hours = NonNullable<Page['hours']>
type Fee = NonNullable<NonNullable<Page['items']>[number]['fees']>[number]

interface HourWords {
  readonly weekdays: readonly string[]
  readonly closed: string
}

/** Days with the same hours in one line, in the order of the week: 周一至周五 09:00–12:00, 13:00–17:00. */
export function sayHours({ weekdays, closed }: HourWords, hours: Hours): string[] {
  const lines: { days: number[]; text: string }[] = []
  for (let day = 1; day <= 7; day += 1) {
    const periods = hours.filter(({ weekday }) => weekday === day).map(({ from, to }) => `${from}–${to}`)
    const text = periods.length === 0 ? closed : periods.sort().join(', ')
    const last = lines[lines.length - 1]
    if (last?.text === text) last.days.push(day)
    else lines.push({ days: [day], text })
  }
  return lines.map(({ days, text }) => {
    const [first = 1] = days
    const last = days[days.length - 1] ?? first
    const name = (day: number) => weekdays[day - 1] ?? ''
    return `${first === last ? name(first) : `${name(first)}–${name(last)}`} ${text}`
  })
}

/** Fen as yuan, without floating point. */
export function sayFee({ name, fen, basis }: Fee): string {
  const yuan = `${Math.floor(fen / 100)}${fen % 100 === 0 ? '' : `.${String(fen % 100).padStart(2, '0')}`}`
  return `${name} ${yuan} 元（${basis}）`
}
