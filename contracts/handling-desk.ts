import { Type } from 'typebox'
import { type DeskWant, deskWants, orderSources, orderStages } from '../domain/handling-order.ts'
import { handlingClockNames } from '../domain/handling-policy.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import {
  divisionCode,
  grade,
  hallCode,
  instant,
  l3Text,
  nullable,
  oneOf,
  organizationCode,
  plainDate,
  plainText,
  shape,
  uuid,
  windowCode,
} from './shapes.ts'

export const organization = shape({ organizationCode, name: plainText })

/** An order as lists show it. */
export const listed = {
  orderId: uuid,
  source: oneOf(orderSources),
  stage: oneOf(orderStages),
  round: Type.Integer({ minimum: 0, description: 'how often the citizen has had it taken up again' }),
  version: Type.Integer({ minimum: 1 }),
  isDrill: Type.Boolean(),
  openedAt: instant,
  nextDueAt: nullable(instant),
  nextClock: nullable(oneOf(handlingClockNames), { description: 'the clock that is due next' }),
  pace: oneOf(['RUNNING', 'WARNING', 'OVERDUE', 'RESTING'], {
    description: 'the worst of the clocks that run; RESTING where none does',
  }),
  escalation: nullable(Type.Integer({ minimum: 0 }), {
    description: 'how far up its lateness is known: 0 is the desk itself; null: nothing is late',
  }),
  isOwnToDo: Type.Boolean({ description: 'whoever asks may do a step of it now' }),
  divisionCode,
  hallCode,
  hallName: plainText,
  windowCode: nullable(windowCode),
  windowName: nullable(plainText),
  itemName: nullable(plainText),
  grade: nullable(grade),
  lead: organization,
}

/** What everything about orders may answer to staff. */
export const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', 'BUSY', ...signedInRefusals] as const

export const listHandlingOrders = route({
  method: 'GET',
  path: '/api/v1/handling-orders',
  name: 'listHandlingOrders',
  summary: 'Handling orders of the own place, by what is due first; closed ones only where asked for',
  caller: { kind: 'account', permission: 'handling:read' },
  query: shape({
    stage: Type.Optional(oneOf(orderStages)),
    want: Type.Optional(oneOf(deskWants)),
    source: Type.Optional(oneOf(orderSources)),
    mine: Type.Optional(oneOf(['true'], { description: 'what lies with the own desk alone' })),
    hallCode: Type.Optional(hallCode),
    windowCode: Type.Optional(windowCode),
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: { 200: shape({ asOf: instant, orders: Type.Array(shape(listed)), next: nullable(uuid) }) },
  refusals: always,
})

const count = Type.Integer({ minimum: 0 })

export const seeMorningSheet = route({
  method: 'GET',
  path: '/api/v1/handling-orders/morning-sheet',
  name: 'seeMorningSheet',
  summary: 'What the own desk has to do today, and how the windows of the hall, or the halls of the place, stand',
  caller: { kind: 'account', permission: 'handling:read' },
  answers: {
    200: shape({
      asOf: instant,
      isOwnDesk: Type.Boolean({ description: 'counted of the own desk; otherwise of the whole place' }),
      open: count,
      counts: shape({
        CALL: count,
        TELL: count,
        OVERDUE: count,
        DUE_TODAY: count,
        REVIEW: count,
        EXTENSION: count,
        TRANSFER: count,
      } satisfies Readonly<Record<DeskWant, unknown>>),
      praise: nullable(shape({ day: plainDate, verySatisfied: count, evaluations: count }), {
        description:
          'yesterday in the hall, for who is posted in one; null where fewer than the policy’s smallest group were given, so that it tells of nobody',
      }),
      onDuty: nullable(
        Type.Array(shape({ name: l3Text, isOwn: Type.Boolean(), toMinute: Type.Integer({ minimum: 1 }) })),
        {
          description:
            '值班: who is told now of what is said to be bad in the hall, until which minute of the day; nobody: every supervisor is. null for who is not posted in one hall',
        },
      ),
      places: Type.Array(
        shape({
          hallCode,
          windowCode: nullable(windowCode),
          name: plainText,
          open: count,
          overdue: count,
          nextDueAt: nullable(instant),
        }),
        {
          description:
            'of all open orders of the place: the windows of a hall for who is posted in one, halls otherwise',
        },
      ),
    }),
  },
  refusals: always,
})
