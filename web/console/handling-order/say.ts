import { sayDueTime } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { SharedTexts } from '../../shared/texts.shape.ts'
import type { OrderTexts } from './texts.zh.ts'
import type { Order, OrderEventSeen } from './use-order.ts'
import type { ListedOrder } from './use-orders.ts'

export interface OrderSpoken {
  readonly language: Language
  readonly t: OrderTexts
  readonly shared: SharedTexts
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

function sayDuration(t: OrderTexts, ms: number): string {
  if (ms >= dayMs) return t.clocks.days(String(Math.floor(ms / dayMs)), String(Math.floor((ms % dayMs) / hourMs)))
  if (ms >= hourMs) return t.clocks.hours(String(Math.floor(ms / hourMs)), String(Math.floor((ms % hourMs) / minuteMs)))
  return t.clocks.minutes(String(Math.max(1, Math.ceil(ms / minuteMs))))
}

/** How much time is left until something is due, or for how long it has been late. */
export function sayLeft({ t }: OrderSpoken, dueAt: string, now: number): string {
  const left = Date.parse(dueAt) - now
  return left > 0 ? t.clocks.left(sayDuration(t, left)) : t.clocks.over(sayDuration(t, -left))
}

export function sayDue({ language, t }: OrderSpoken, dueAt: string | null): string {
  return dueAt === null ? t.clocks.noCalendar : t.clocks.due(sayDueTime(language, dueAt))
}

export function sayPlace({ hallName, windowName, windowCode }: ListedOrder | Order): string {
  return [hallName, windowName ?? windowCode].filter((part) => part !== null).join(' · ')
}

export function sayKind({ t }: OrderSpoken, { kind }: OrderEventSeen): string {
  return (t.events as Readonly<Record<string, string>>)[kind] ?? t.story.unknown
}

type NamedKind = Order['problemKinds'][number]

export const sayKindOf = ({ language }: Pick<OrderSpoken, 'language'>, { nameZh, nameEn }: NamedKind): string =>
  language === 'en' ? nameEn : nameZh

/** What was found, in words. */
export function sayProblems(say: OrderSpoken, codes: readonly string[], kinds: readonly NamedKind[]): string {
  const names = codes.map((code) => kinds.find((kind) => kind.code === code))
  if (names.length === 0) return say.t.problem.unnamed
  return sayList(
    say,
    names.map((kind, at) => (kind === undefined ? (codes[at] ?? '') : sayKindOf(say, kind))),
  )
}

export function sayActor({ t }: OrderSpoken, { by, isOwn }: OrderEventSeen): string {
  return t.story.by[isOwn ? 'OWN' : by]
}

export const sayList = ({ language }: OrderSpoken, parts: readonly string[]): string =>
  parts.join(language === 'en' ? ', ' : '、')
