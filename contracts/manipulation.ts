import { Type } from 'typebox'
import { detectorNames, signalStates } from '../domain/manipulation.ts'
import { manipulationOutcomes, reviewStates } from '../domain/manipulation-review.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { hallCode, instant, l3Text, nullable, oneOf, plainDate, plainText, shape, uuid, windowCode } from './shapes.ts'

const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const words = Type.String({ minLength: 1, maxLength: 8000, description: 'kept sealed' })
const count = Type.Integer({ minimum: 0 })
const grades = Type.Array(count, { minItems: 5, maxItems: 5, description: 'by grade, 1 to 5' })
const bothWays = shape({ given: count, meanGrade: nullable(Type.Number()), grades })

const signal = shape(
  {
    signalId: uuid,
    detector: oneOf(detectorNames),
    state: oneOf(signalStates),
    review: oneOf(reviewStates),
    day: plainDate,
    cell: plainText,
    hallCode,
    hallName: plainText,
    windowCode,
    windowName: plainText,
    staffNo: nullable(plainText),
    observed: Type.Number(),
    expected: Type.Number(),
    statistic: Type.Number(),
    chance: nullable(Type.Number(), { description: 'of chance alone; null where the detector knows none' }),
    level: nullable(Type.Number(), { description: 'the false discovery rate at which it still is a signal' }),
    evaluations: Type.Integer({ minimum: 0, description: 'set aside, or that it rests on' }),
    parameters: Type.String({
      pattern: '^[0-9a-f]{64}$',
      description: 'of the frozen rules and baseline of the month',
    }),
    foundAt: instant,
    window: shape(
      {
        fromDay: plainDate,
        toDay: plainDate,
        counted: bothWays,
        without: bothWays,
        asideShare: Type.Number({ description: 'percent of what counts that waits for a decision' }),
        isMarked: Type.Boolean(),
      },
      { description: 'the figure of the window around that day, as it counts and without what is set aside' },
    ),
    proposal: nullable(
      shape({
        proposalId: uuid,
        outcome: oneOf(manipulationOutcomes),
        words: nullable(l3Text),
        proposedAt: instant,
        isOwn: Type.Boolean(),
        isConfirmed: nullable(Type.Boolean()),
        decidedAt: nullable(instant),
        decidedWords: nullable(l3Text),
      }),
    ),
    decideUntil: nullable(instant, { description: 'null: watched, decided, or the calendar is not published' }),
    isOverdue: Type.Boolean(),
    refusedBefore: count,
    mayPropose: Type.Boolean(),
    mayDecide: Type.Boolean(),
  },
  { $id: 'ManipulationSignal' },
)

export const listManipulationSignals = route({
  method: 'GET',
  path: '/api/v1/manipulation-signals',
  name: 'listManipulationSignals',
  summary:
    'What looks like manipulation 刷评 in the own place, the newest first: which evaluations were set aside until two have looked, and which windows are watched. Nothing says who evaluated',
  caller: { kind: 'account', permission: 'manipulation:read' },
  query: shape({
    state: Type.Optional(oneOf(reviewStates)),
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: { 200: shape({ asOf: instant, signals: Type.Array(signal), next: nullable(uuid) }) },
  refusals: always,
})

export const proposeManipulation = route({
  method: 'POST',
  path: '/api/v1/manipulation-signals/{signalId}/proposals',
  name: 'proposeManipulation',
  summary:
    'Propose, with reasons, to release what a signal has set aside, or that it count no more. Nobody of the hall',
  caller: { kind: 'account', permission: 'manipulation:review' },
  params: shape({ signalId: uuid }),
  bodyBytesMax: 32_768,
  body: shape({ outcome: oneOf(manipulationOutcomes), words }),
  answers: { 201: signal },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'DECIDES_OWN_CASE',
    'PROPOSAL_DECIDED',
    'CONFLICT',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
  ],
})

export const decideManipulation = route({
  method: 'POST',
  path: '/api/v1/manipulation-signals/{signalId}/decision',
  name: 'decideManipulation',
  summary:
    'Decide on what somebody else has proposed about a signal: confirmed, its evaluations are released or count no more from now on; refused, something else may be proposed',
  caller: { kind: 'account', permission: 'manipulation:review' },
  params: shape({ signalId: uuid }),
  bodyBytesMax: 32_768,
  body: shape({ proposalId: uuid, isConfirmed: Type.Boolean(), words }),
  answers: { 200: signal },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'OWN_PROPOSAL',
    'DECIDES_OWN_CASE',
    'PROPOSAL_DECIDED',
    'CONFLICT',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
  ],
})

const found = shape({
  day: plainDate,
  detector: oneOf(detectorNames),
  hallCode,
  windowCode,
  cell: plainText,
  before: nullable(oneOf(signalStates), { description: 'by the rules in force; null: not found' }),
  after: nullable(oneOf(signalStates), { description: 'by the proposed rules; null: not found' }),
})

export const replayDetectors = route({
  method: 'POST',
  path: '/api/v1/manipulation-replays',
  name: 'replayDetectors',
  summary:
    'Run detectors by the rules of a proposal over the days before, beside the rules in force, and tell what differs. Nothing is set aside by it; without it such a proposal is not put in force',
  caller: { kind: 'account', permission: 'manipulation:review' },
  bodyBytesMax: 4096,
  body: shape({ proposalId: uuid }),
  answers: {
    201: shape({
      replayId: uuid,
      fromDay: plainDate,
      toDay: plainDate,
      bothFound: count,
      onlyBefore: count,
      onlyAfter: count,
      differences: Type.Array(found, { description: 'of these the first 500' }),
    }),
  },
  refusals: [...writes, 'NOT_FOUND', 'POLICY_UNKNOWN'],
})
