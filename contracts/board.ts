import { Type } from 'typebox'
import { route } from './route.ts'
import { hallCode, instant, nullable, plainDate, shape, windowCode } from './shapes.ts'

const gradeCounts = shape({
  1: Type.Integer(),
  2: Type.Integer(),
  3: Type.Integer(),
  4: Type.Integer(),
  5: Type.Integer(),
})

export const boardView = shape(
  {
    hallCode,
    hallName: Type.String(),
    day: plainDate,
    asOf: instant,
    smallestGroup: Type.Integer({
      description:
        'no distribution of fewer evaluations than this is shown, nor a hall’s where fewer are left without one of its windows',
    }),
    today: shape({
      evaluations: Type.Integer({ description: 'active evaluations received today, good and bad alike' }),
      grades: nullable(gradeCounts),
      publicComments: Type.Integer(),
    }),
    windows: Type.Array(
      shape({
        windowCode,
        windowName: Type.String(),
        evaluationsToday: Type.Integer(),
        recent: nullable(
          shape({ fromDay: plainDate, toDay: plainDate, evaluations: Type.Integer(), grades: gradeCounts }),
        ),
      }),
    ),
  },
  { $id: 'Board' },
)

export const seeHalls = route({
  method: 'GET',
  path: '/api/v1/halls',
  name: 'seeHalls',
  summary: 'The halls that are open today',
  caller: { kind: 'anybody' },
  answers: {
    200: shape({ halls: Type.Array(shape({ hallCode, hallName: Type.String(), divisionCode: Type.String() })) }),
  },
  refusals: ['MALFORMED', 'BUSY'],
})

export const seeBoard = route({
  method: 'GET',
  path: '/api/v1/halls/{hallCode}/board',
  name: 'seeBoard',
  summary: 'A hall’s live board, from tallies that a recount of the evaluations always equals',
  caller: { kind: 'anybody' },
  params: shape({ hallCode }),
  answers: { 200: boardView },
  refusals: ['MALFORMED', 'HALL_UNKNOWN', 'BUSY'],
})

export const followBoard = route({
  method: 'GET',
  path: '/api/v1/halls/{hallCode}/board/events',
  name: 'followBoard',
  summary: 'The live board as server-sent events: `board` carries a Board whenever it changes',
  caller: { kind: 'anybody' },
  params: shape({ hallCode }),
  answers: { 200: Type.String() },
  mediaType: 'text/event-stream',
  refusals: ['MALFORMED', 'HALL_UNKNOWN', 'BUSY'],
})
