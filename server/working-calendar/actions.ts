import type { BodyOf } from '../../contracts/route.ts'
import type { CalendarView, keepCalendarDay, publishCalendarYear } from '../../contracts/working-calendar.ts'
import type { Reach } from '../../domain/access.ts'
import { findNoticeFaults } from '../../domain/holiday-notice.ts'
import { findPlainDate, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findMissedYear } from '../../domain/message.ts'
import { toDivisionCode } from '../../domain/service-case.ts'
import { findKnownUntil } from '../../domain/working-calendar.ts'
import { findDivisions } from '../catalogue/index.ts'
import { lookSoon } from '../handling-order/index.ts'
import { type Database, isUniqueViolation, type Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { findDivisionNames } from '../policy-proposal/index.ts'
import { findDays, findYears, insertDays, insertYear, lockCalendar } from './store.ts'

export interface CalendarDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface CalendarWriter {
  readonly accountId: string
  readonly reach: Reach
  readonly inAudit: Transact
}

export async function viewCalendar(
  deps: CalendarDeps,
  code: string,
  wanted: string | undefined,
): Promise<CalendarView> {
  const { world, rules } = deps
  const today = toPlainDate(world.now())
  const year = wanted === undefined ? Number(today.slice(0, 4)) : Number(wanted)
  const divisionId = await loadDivisionId(deps, code)
  const path = rules.divisionPath(divisionId)
  const [years, rows, names] = await Promise.all([
    findYears(world.app, path),
    findDays(world.app, path, year),
    findDivisionNames(world.app, today),
  ])
  const known = { years: new Set(years.map((each) => each.year)) }
  const missed = findMissedYear(today, rules.loadPolicy('message', divisionId, world.now()).body.calendarMissingFrom)
  // Of a day the nearest division speaks.
  const nearest = new Map(
    rows.toSorted((a, b) => path.indexOf(b.divisionId) - path.indexOf(a.divisionId)).map((row) => [row.day, row]),
  )
  return {
    divisionCode: names.get(divisionId)?.divisionCode ?? code,
    divisionName: names.get(divisionId)?.name ?? '',
    year,
    knownUntil: findKnownUntil(known, today) ?? null,
    missedYear: missed !== undefined && !known.years.has(missed) ? missed : null,
    years: years.map(({ divisionId: _, ...row }) => row),
    days: [...nearest.values()]
      .sort((a, b) => (a.day < b.day ? -1 : 1))
      .map(({ divisionId: by, ...row }) => ({ ...row, isOwn: by === divisionId })),
  }
}

/** A year is published once; what changes afterwards is said day by day. */
export async function publishYear(
  deps: CalendarDeps,
  writer: CalendarWriter,
  { divisionCode, year: text }: { readonly divisionCode: string; readonly year: string },
  sent: BodyOf<typeof publishCalendarYear>,
): Promise<CalendarView> {
  const { world, rules } = deps
  const year = Number(text)
  const divisionId = await loadOwnDivision(deps, writer.reach, divisionCode)
  if (rules.calendarOf(divisionId, null).years.has(year)) throw new Refused('CALENDAR_YEAR_KNOWN', '/year')
  const days = sent.days.map(({ day, ...rest }, index) => ({ ...rest, day: toDay(day, `/days/${index}/day`) }))
  const [fault] = findNoticeFaults(days, year)
  if (fault !== undefined) {
    const index = days.findIndex(({ day }) => day === fault.about)
    throw new Refused('NOTICE_WRONG', index === -1 ? '/days' : `/days/${index}`)
  }
  const said = { divisionId, source: sent.source, accountId: writer.accountId }
  const announcedOn = sent.announcedOn === null ? null : toDay(sent.announcedOn, '/announcedOn')
  try {
    await keep(deps, writer, divisionId, async (tx) => {
      await insertYear(tx, { ...said, year, documentNo: sent.documentNo, announcedOn })
      await insertDays(tx, said, days)
      return { divisionId, days: days.length }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('CALENDAR_YEAR_KNOWN', '/year')
    throw error
  }
  return viewCalendar({ world, rules }, divisionCode, text)
}

export async function keepDay(
  deps: CalendarDeps,
  writer: CalendarWriter,
  params: { readonly divisionCode: string; readonly day: string },
  { kind, name, source }: BodyOf<typeof keepCalendarDay>,
): Promise<CalendarView> {
  const { world, rules } = deps
  const divisionId = await loadOwnDivision(deps, writer.reach, params.divisionCode)
  const day = findPlainDate(params.day)
  if (day === undefined) throw new Refused('EFFECTIVE_DAYS_WRONG', '/day')
  // What has passed has been counted: whoever was late then does not become punctual now.
  if (day < toPlainDate(world.now())) throw new Refused('EFFECTIVE_BEFORE_TODAY', '/day')
  if (!rules.calendarOf(divisionId, null).years.has(Number(day.slice(0, 4))))
    throw new Refused('CALENDAR_NOT_PUBLISHED', '/day')
  await keep(deps, writer, divisionId, async (tx) => {
    await insertDays(tx, { divisionId, source, accountId: writer.accountId }, [{ day, kind, name }])
    return { divisionId, days: 1 }
  })
  return viewCalendar(deps, params.divisionCode, day.slice(0, 4))
}

/** By then every server has read the new calendar: they do so every ten seconds. */
const lookAfterMs = 60_000

/** With the days themselves it is written that every open order below is to be looked at again: its deadlines may have moved. */
async function keep(
  { world, rules }: CalendarDeps,
  { inAudit }: CalendarWriter,
  divisionId: number,
  write: (tx: Database) => Promise<unknown>,
): Promise<void> {
  await inAudit(world.app, async (tx) => {
    await lockCalendar(tx, divisionId)
    const kept = await write(tx)
    await lookSoon(tx, rules.divisionsWithin(divisionId), new Date(world.now() + lookAfterMs))
    return kept
  })
  await rules.refresh()
}

function toDay(text: string, at: string): PlainDate {
  const day = findPlainDate(text)
  if (day === undefined) throw new Refused('NOTICE_WRONG', at)
  return day
}

async function loadOwnDivision(deps: CalendarDeps, reach: Reach, code: string): Promise<number> {
  const divisionId = await loadDivisionId(deps, code)
  if (!deps.rules.isReached(reach, { divisionId, hallId: null })) throw new Refused('FORBIDDEN', '/divisionCode')
  return divisionId
}

async function loadDivisionId({ world }: CalendarDeps, code: string): Promise<number> {
  const [division] = await findDivisions(world.app, [toDivisionCode(code)])
  if (division === undefined) throw new Refused('DIVISION_UNKNOWN', '/divisionCode')
  return division.id
}
