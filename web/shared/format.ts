import type { Language } from './language.ts'

/** Halls are in China: days and times are said as there, wherever the device believes to be. */
const timeZone = 'Asia/Shanghai'

/** `2026-11-21` in words: 2026年11月21日, 21 November 2026. */
export function sayDay(language: Language, day: string): string {
  const options = { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' } as const
  return new Intl.DateTimeFormat(localeOf(language), options).format(new Date(`${day}T00:00:00Z`))
}

export function sayInstant(language: Language, instant: string): string {
  const options = {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const
  return new Intl.DateTimeFormat(localeOf(language), options).format(new Date(instant))
}

const dayMs = 86_400_000
/** Shanghai is eight hours ahead, all year. The domain’s days would come with the first page, for this one question. */
const aheadMs = 8 * 3_600_000

/**
 * A time limit: the first instant that is too late. Midnight belongs to the day that ends with it, because whoever reads “26 November, 00:00” takes
 * it for the 26th: 2026年11月25日 24:00, the end of 25 November 2026.
 */
export function sayDueTime(language: Language, tooLateAt: string): string {
  const local = Date.parse(tooLateAt) + aheadMs
  if (local % dayMs !== 0) return sayInstant(language, tooLateAt)
  const lastDay = sayDay(language, new Date(local - 1).toISOString().slice(0, 10))
  return language === 'en' ? `the end of ${lastDay}` : `${lastDay} 24:00`
}

/** Time of the day with seconds: 09:05:07. */
export function sayTime(instant: string): string {
  const options = { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(instant))
}

export function sayCount(language: Language, count: number): string {
  return new Intl.NumberFormat(localeOf(language)).format(count)
}

const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : 'zh-CN')
