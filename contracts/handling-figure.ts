import { Type } from 'typebox'
import { goalStandings, handlingExceptions, handlingRates, leftOutReasons } from '../domain/handling-figure.ts'
import { orderSources } from '../domain/handling-order.ts'
import { countedGrades } from '../domain/supplement.ts'
import { always, organization } from './handling-desk.ts'
import { route } from './route.ts'
import {
  divisionCode,
  hallCode,
  instant,
  nullable,
  oneOf,
  organizationCode,
  plainDate,
  plainText,
  shape,
  uuid,
  windowCode,
} from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const hundredths = nullable(Type.Integer({ minimum: 0, maximum: 10_000 }))

const told = {
  hundredths: nullable(Type.Integer({ minimum: 0, maximum: 10_000 }), {
    description: 'of a percent, or of a point; null: too few to tell',
  }),
  lowerHundredths: nullable(Type.Integer({ minimum: 0, maximum: 10_000 }), {
    description: 'where the interval begins: for comparing places; the goal is held against the count itself',
  }),
  upperHundredths: hundredths,
  goalHundredths: nullable(Type.Integer({ minimum: 0, maximum: 10_000 }), { description: 'null: none has been set' }),
  standing: oneOf(goalStandings),
}

const figures = {
  rounds: Type.Integer({ minimum: 0, description: 'begun in the period: opened, or taken up again' }),
  rates: Type.Array(
    shape({
      rate: oneOf(handlingRates),
      count,
      of: count,
      leftOut: Type.Array(shape({ reason: oneOf(leftOutReasons), rounds: count }), {
        description: 'neither for nor against this figure, and why',
      }),
      ...told,
    }),
  ),
  satisfaction: shape({
    rated: count,
    ratedThroughDesk: Type.Integer({
      minimum: 0,
      description: 'rated with a receipt that went through a desk 回执经柜台转交: not in the mean',
    }),
    ...told,
  }),
  cycle: shape({
    answered: count,
    medianMinutes: nullable(count),
    ninetiethMinutes: nullable(count, { description: 'nine of ten were answered within' }),
    goalMinutes: nullable(count),
    standing: oneOf(goalStandings),
  }),
  exceptions: Type.Array(shape({ exception: oneOf(handlingExceptions), rounds: count })),
  again: shape(
    {
      rectified: count,
      again: count,
      againHundredths: hundredths,
      changes: nullable(shape({ rose: count, stayed: count, fell: count }), { description: 'null: too few to tell' }),
      content: nullable(count, { description: 'whose grade that counts is not bad' }),
      counts: oneOf(countedGrades),
    },
    { description: 'orders put right, by their last round, and how many were evaluated again after that 追评' },
  ),
}

const figureParts = ['UNIT', 'HALL', 'DIVISION'] as const

const period = {
  asOf: instant,
  fromDay: plainDate,
  toDay: plainDate,
  tooFewBelow: Type.Integer({ minimum: 1, description: 'a rate of fewer is not told' }),
}
const asked = {
  from: Type.Optional(plainDate),
  to: Type.Optional(plainDate),
  source: Type.Optional(oneOf(orderSources)),
}

export const seeHandlingFigures = route({
  method: 'GET',
  path: '/api/v1/handling-figures',
  name: 'seeHandlingFigures',
  summary: 'How well bad evaluations are looked after: of the own place in all, by unit, by hall and by district',
  caller: { kind: 'account', permission: 'handling:read' },
  query: shape(asked),
  answers: {
    200: shape({
      ...period,
      total: shape(figures),
      parts: Type.Array(
        shape({
          by: oneOf(figureParts, { description: 'the whole, divided by who leads, by hall, and by district' }),
          code: Type.String({ description: 'organizationCode, hallCode or divisionCode' }),
          name: plainText,
          ...figures,
        }),
      ),
    }),
  },
  refusals: always,
})

export const listHandlingExceptions = route({
  method: 'GET',
  path: '/api/v1/handling-exceptions',
  name: 'listHandlingExceptions',
  summary: 'What was late, taken up again, unsolved or explained away: the rounds behind the figures, the newest first',
  caller: { kind: 'account', permission: 'handling:read' },
  query: shape({
    ...asked,
    exception: Type.Optional(oneOf(handlingExceptions)),
    organizationCode: Type.Optional(organizationCode),
    hallCode: Type.Optional(hallCode),
    divisionCode: Type.Optional(divisionCode),
    after: Type.Optional(uuid),
    afterRound: Type.Optional(Type.String({ pattern: '^[0-9]{1,3}$' })),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: {
    200: shape({
      asOf: instant,
      rounds: Type.Array(
        shape({
          orderId: uuid,
          round: count,
          exceptions: Type.Array(oneOf(handlingExceptions)),
          source: oneOf(orderSources),
          begunAt: instant,
          handleDueAt: nullable(instant),
          handledAt: nullable(instant),
          answeredAt: nullable(instant),
          satisfaction: nullable(Type.Integer({ minimum: 0, maximum: 100 })),
          divisionCode,
          hallCode,
          hallName: plainText,
          windowCode: nullable(windowCode),
          windowName: nullable(plainText),
          itemName: nullable(plainText),
          lead: organization,
        }),
      ),
      next: nullable(shape({ after: uuid, afterRound: count })),
    }),
  },
  refusals: always,
})

export const seeHandlingTotals = route({
  method: 'GET',
  path: '/api/v1/handling-totals',
  name: 'seeHandlingTotals',
  summary: 'How well bad evaluations are looked after, in all: for everybody, and no unit is named',
  caller: { kind: 'anybody' },
  answers: {
    200: shape({
      ...period,
      total: shape(figures),
      confidentialReports: shape(
        { fromDay: plainDate, toDay: plainDate, received: nullable(count), decided: nullable(count) },
        { description: 'of the last quarter that is over; null: too few to be told' },
      ),
    }),
  },
  refusals: ['MALFORMED', 'BUSY'],
})
