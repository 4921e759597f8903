import { Type } from 'typebox'
import { exemptionCauses, exemptionCovers, exemptionOutcomes, exemptionStates } from '../domain/exemption.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import {
  divisionCode,
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

const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const itemCode = Type.String({ pattern: '^[0-9A-Za-z]{31}$', description: '实施清单编码' })
const words = Type.String({ minLength: 1, maxLength: 8000, description: 'kept sealed' })
const said = (maxLength: number) => Type.String({ maxLength, pattern: '\\S' })
const month = Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$', description: '2026-10' })
const count = Type.Integer({ minimum: 0 })

const exemption = shape(
  {
    exemptionId: uuid,
    state: oneOf(exemptionStates),
    cause: oneOf(exemptionCauses),
    covers: oneOf(exemptionCovers),
    fromDay: plainDate,
    toDay: plainDate,
    hallCode,
    hallName: plainText,
    windowCode: nullable(windowCode),
    windowName: nullable(plainText),
    itemCode: nullable(itemCode),
    itemName: nullable(plainText),
    organizationCode,
    organizationName: plainText,
    document: shape({ title: plainText, number: nullable(plainText), day: plainDate }),
    words: nullable(l3Text),
    proposedAt: instant,
    isOwn: Type.Boolean({ description: 'proposed by who asks' }),
    decideUntil: nullable(instant, { description: 'null: nobody is late while the calendar is not published' }),
    isOverdue: Type.Boolean({ description: 'late, and still not granted by that' }),
    refusedBefore: Type.Integer({
      minimum: 0,
      description: 'so many proposals for days of these at the same place were refused before this one was made',
    }),
    decision: nullable(
      shape({
        outcome: oneOf(exemptionOutcomes),
        fromDay: nullable(plainDate, { description: 'the days that are exempt; null where it is refused' }),
        toDay: nullable(plainDate),
        words: nullable(l3Text),
        decidedAt: instant,
      }),
    ),
    mayDecide: Type.Boolean(),
  },
  { $id: 'Exemption' },
)

export const listExemptions = route({
  method: 'GET',
  path: '/api/v1/exemptions',
  name: 'listExemptions',
  summary: 'Exemptions 容错 of the own place, proposed and decided, the newest first',
  caller: { kind: 'account', permission: 'exemption:read' },
  query: shape({
    state: Type.Optional(oneOf(exemptionStates)),
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: { 200: shape({ asOf: instant, exemptions: Type.Array(exemption), next: nullable(uuid) }) },
  refusals: always,
})

export const proposeExemption = route({
  method: 'POST',
  path: '/api/v1/exemptions',
  name: 'proposeExemption',
  summary:
    'Propose for the own unit that days of service in a hall, at a window or of an item be taken out of the score, for a cause from outside that a document shows',
  caller: { kind: 'account', permission: 'exemption:propose' },
  bodyBytesMax: 32_768,
  body: shape({
    hallCode,
    windowCode: Type.Optional(windowCode),
    itemCode: Type.Optional(itemCode),
    cause: oneOf(exemptionCauses),
    fromDay: plainDate,
    toDay: plainDate,
    document: shape({ title: said(200), number: Type.Optional(said(100)), day: plainDate }),
    words,
  }),
  answers: { 201: exemption },
  refusals: [
    ...writes,
    'HALL_UNKNOWN',
    'WINDOW_UNKNOWN',
    'ITEM_UNKNOWN',
    'NOT_YOURS_TO_DO',
    'TIMES_OUT_OF_ORDER',
    'TIME_IN_FUTURE',
    'TIME_TOO_LONG_AGO',
    'RANGE_TOO_LONG',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
    'CONFLICT',
  ],
})

export const decideExemption = route({
  method: 'POST',
  path: '/api/v1/exemptions/{exemptionId}/decision',
  name: 'decideExemption',
  summary:
    'Decide on an exemption that another unit has proposed, with reasons: grant it, for fewer of its days, or refuse it. Neither by who proposed it nor by anybody of the unit',
  caller: { kind: 'account', permission: 'exemption:decide' },
  params: shape({ exemptionId: uuid }),
  bodyBytesMax: 32_768,
  body: shape({
    outcome: oneOf(exemptionOutcomes),
    fromDay: Type.Optional(plainDate),
    toDay: Type.Optional(plainDate),
    words,
  }),
  answers: { 200: exemption },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'OWN_PROPOSAL',
    'DECIDES_OWN_CASE',
    'PROPOSAL_DECIDED',
    'STEP_INCOMPLETE',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
  ],
})

const figure = shape({
  month,
  divisionCode,
  divisionName: plainText,
  proposed: count,
  granted: Type.Integer({ minimum: 0, description: 'for all or for fewer of the days' }),
  narrowed: count,
  refused: count,
  pending: count,
  overdue: Type.Integer({ minimum: 0, description: 'pending, and the time for a decision is over' }),
  causes: Type.Array(shape({ cause: oneOf(exemptionCauses), proposed: count, granted: count })),
  windowDays: Type.Integer({
    minimum: 0,
    description: 'days of this month times open windows that are exempt as a whole, each counted once',
  }),
  itemDays: Type.Integer({
    minimum: 0,
    description: 'days of this month for which an item alone is exempt, in a hall or at a window of it',
  }),
})

export const seeExemptionFigures = route({
  method: 'GET',
  path: '/api/v1/exemption-figures',
  name: 'seeExemptionFigures',
  summary:
    'How many exemptions 容错 were proposed, granted and refused, by month of service and division, and how much they take out: for everybody. One counts in the month of the first day that was proposed',
  caller: { kind: 'anybody' },
  query: shape({
    from: Type.Optional({ ...month, description: 'the first month; else a year back' }),
    to: Type.Optional({ ...month, description: 'the last month, included; else the present one' }),
  }),
  answers: { 200: shape({ asOf: instant, from: month, to: month, figures: Type.Array(figure) }) },
  refusals: ['MALFORMED', 'BUSY'],
})
