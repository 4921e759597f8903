import { Type } from 'typebox'
import { dayMinutes } from '../domain/duty-shift.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { hallCode, instant, l3Text, nullable, oneOf, plainText, shape, uuid } from './shapes.ts'

/** Within the years of instants: what lies far outside no database can say. */
const day = Type.String({ format: 'date', pattern: '^2[01]', maxLength: 10 })
const span = {
  day,
  fromMinute: Type.Integer({ minimum: 0, maximum: dayMinutes - 1, description: 'of the day' }),
  toMinute: Type.Integer({
    minimum: 1,
    maximum: dayMinutes,
    description: `the first one left out; 0 to ${dayMinutes} is the whole day`,
  }),
}

const shift = shape(
  {
    shiftId: uuid,
    ...span,
    accountId: uuid,
    name: l3Text,
    covers: nullable(l3Text, { description: '替班: whom it was planned for' }),
    isOwn: Type.Boolean({ description: 'of whoever asks' }),
    isNow: Type.Boolean({ description: 'this is who is told now: of somebody who holds the post no more it never is' }),
    mayChange: Type.Boolean({ description: 'whoever asks may withdraw it or put somebody else there' }),
  },
  { $id: 'DutyShift' },
)

const writes = [...always, 'NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const puts = ['TIMES_OUT_OF_ORDER', 'SHIFT_PAST', 'SHIFT_TOO_FAR', 'NOT_A_SUPERVISOR_THERE', 'SHIFT_OVERLAPS'] as const
const writer = { kind: 'account', permission: 'duty-shift:write' } as const

export const listDutyShifts = route({
  method: 'GET',
  path: '/api/v1/halls/{hallCode}/duty-shifts',
  name: 'listDutyShifts',
  summary: 'The roster of a hall between two days, the last one included, and who may be on it',
  caller: { kind: 'account', permission: 'duty-shift:read' },
  params: shape({ hallCode }),
  query: shape({ from: day, to: day }),
  answers: {
    200: shape({
      asOf: instant,
      hallCode,
      hallName: plainText,
      supervisors: Type.Array(shape({ accountId: uuid, name: l3Text }), {
        description: 'who holds the post of a supervisor there on any of these days',
      }),
      shifts: Type.Array(shift),
    }),
  },
  refusals: [...always, 'HALL_UNKNOWN'],
})

export const putDutyShift = route({
  method: 'POST',
  path: '/api/v1/halls/{hallCode}/duty-shifts',
  name: 'putDutyShift',
  summary: 'Put a supervisor of the hall on duty',
  caller: writer,
  params: shape({ hallCode }),
  bodyBytesMax: 1024,
  body: shape({ accountId: uuid, ...span }),
  answers: { 201: shift },
  refusals: [...writes, 'HALL_UNKNOWN', ...puts],
})

export const copyDutyWeek = route({
  method: 'POST',
  path: '/api/v1/halls/{hallCode}/duty-shifts/week-copies',
  name: 'copyDutyWeek',
  summary:
    'Copy the shifts of the week in which a day lies to the week after it: each that is possible. A cover goes back to whom it was planned for',
  caller: writer,
  params: shape({ hallCode }),
  bodyBytesMax: 256,
  body: shape({ day }),
  answers: {
    200: shape({
      copied: Type.Array(shift),
      left: Type.Array(shape({ ...span, name: l3Text, why: oneOf(puts) }), { description: 'what was not, and why' }),
    }),
  },
  refusals: [...writes, 'HALL_UNKNOWN'],
})

export const coverDutyShift = route({
  method: 'POST',
  path: '/api/v1/duty-shifts/{shiftId}/cover',
  name: 'coverDutyShift',
  summary: '替班: another supervisor takes the shift over as it stands; the old one is withdrawn in the same act',
  caller: writer,
  params: shape({ shiftId: uuid }),
  bodyBytesMax: 256,
  body: shape({ accountId: uuid }),
  answers: { 201: shift },
  refusals: [...writes, 'SHIFT_WITHDRAWN', ...puts],
})

export const withdrawDutyShift = route({
  method: 'POST',
  path: '/api/v1/duty-shifts/{shiftId}/withdrawal',
  name: 'withdrawDutyShift',
  summary: 'Take a shift off the roster that is not over',
  caller: writer,
  params: shape({ shiftId: uuid }),
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: shape({ shiftId: uuid }) },
  refusals: [...writes, 'SHIFT_WITHDRAWN', 'SHIFT_PAST'],
})
