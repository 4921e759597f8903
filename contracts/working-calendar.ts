import { type Static, Type } from 'typebox'
import { calendarDayKinds } from '../domain/working-calendar.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { divisionCode, nullable, oneOf, plainDate, plainText, shape } from './shapes.ts'

const year = Type.String({ pattern: '^(20[0-9]{2}|21[0-9]{2})$' })
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })

const calendar = shape(
  {
    divisionCode: plainText,
    divisionName: plainText,
    year: Type.Integer(),
    knownUntil: nullable(plainDate, {
      description: 'the last day that is known without a gap from this year on; null: not even this year is',
    }),
    missedYear: nullable(Type.Integer({ description: 'a year that should have been published by now' })),
    years: Type.Array(
      shape({
        year: Type.Integer(),
        divisionCode: plainText,
        source: plainText,
        documentNo: nullable(plainText),
        announcedOn: nullable(plainDate),
      }),
    ),
    days: Type.Array(
      shape({
        day: plainDate,
        kind: oneOf(calendarDayKinds),
        name: plainText,
        source: plainText,
        divisionCode: plainText,
        isOwn: Type.Boolean({ description: 'said by this division itself; false: by one above' }),
      }),
      { description: 'of the year, those that differ from Monday to Friday' },
    ),
  },
  { $id: 'Calendar' },
)
export type CalendarView = Static<typeof calendar>

const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'DIVISION_UNKNOWN', 'BUSY'] as const
const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const

export const seeCalendar = route({
  method: 'GET',
  path: '/api/v1/calendars/{divisionCode}',
  name: 'seeCalendar',
  summary: 'The working days of a division in a year: notices, what is local, and how far it is known',
  caller: { kind: 'account', permission: 'calendar:read' },
  params: shape({ divisionCode }),
  query: shape({ year: Type.Optional(year) }),
  answers: { 200: calendar },
  refusals: always,
})

export const publishCalendarYear = route({
  method: 'PUT',
  path: '/api/v1/calendars/{divisionCode}/years/{year}',
  name: 'publishCalendarYear',
  summary: 'Enter the notice of a year, once. Open deadlines are counted anew within minutes',
  caller: { kind: 'account', permission: 'calendar:write' },
  params: shape({ divisionCode, year }),
  bodyBytesMax: 32_768,
  body: shape({
    source: text(300),
    documentNo: nullable(text(60)),
    announcedOn: nullable(plainDate),
    days: Type.Array(shape({ day: plainDate, kind: oneOf(['HOLIDAY', 'ADJUSTED_WORKDAY']), name: text(40) }), {
      minItems: 1,
      maxItems: 100,
    }),
  }),
  answers: { 200: calendar },
  refusals: [...writes, 'CALENDAR_YEAR_KNOWN', 'NOTICE_WRONG'],
})

export const keepCalendarDay = route({
  method: 'PUT',
  path: '/api/v1/calendars/{divisionCode}/days/{day}',
  name: 'keepCalendarDay',
  summary: 'Say of one day to come what it is in a division: closed by a typhoon, open on a Saturday, ordinary again',
  caller: { kind: 'account', permission: 'calendar:write' },
  params: shape({ divisionCode, day: plainDate }),
  bodyBytesMax: 4096,
  body: shape({ kind: oneOf(calendarDayKinds), name: text(40), source: text(300) }),
  answers: { 200: calendar },
  refusals: [...writes, 'EFFECTIVE_BEFORE_TODAY', 'CALENDAR_NOT_PUBLISHED', 'EFFECTIVE_DAYS_WRONG'],
})
