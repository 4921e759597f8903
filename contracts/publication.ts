import { Type } from 'typebox'
import { publicationStates, publicationSteps, withdrawalOutcomes } from '../domain/publication.ts'
import { scorePeriodKinds } from '../domain/score-period.ts'
import { limitUnits } from '../domain/time-limit.ts'
import { always } from './handling-desk.ts'
import { periodName } from './ranking.ts'
import { route } from './route.ts'
import { instant, nullable, oneOf, plainDate, plainText, shape, uuid } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const

const publication = shape(
  {
    publicationId: uuid,
    period: periodName,
    kind: oneOf(scorePeriodKinds),
    fromDay: plainDate,
    toDay: plainDate,
    revision: count,
    state: oneOf(publicationStates),
    draftedAt: instant,
    dueAt: instant,
    daysLate: count,
    evaluations: count,
    invalidated: count,
    exempted: count,
    counts: Type.Record(Type.String(), count, { description: 'windows by verdict' }),
    steps: Type.Array(
      shape({
        kind: oneOf([...publicationSteps, 'HELD']),
        at: instant,
        isOwn: Type.Boolean(),
        reason: nullable(plainText),
      }),
    ),
    next: nullable(oneOf(publicationSteps), { description: 'null: it is public, withdrawn or overtaken' }),
    mayTake: nullable(oneOf(publicationSteps), { description: 'the next step, where who asks may take it' }),
    mayNot: nullable(oneOf(['ANOTHER_ROLE', 'TWO_STEPS_BY_ONE']), {
      description: 'why who asks may not take the next step',
    }),
    isReached: Type.Boolean({
      description: 'false: it is public, and tells of more than the own reach: to be read, and nothing else',
    }),
    mayHold: Type.Boolean(),
    mayProposeWithdrawal: Type.Boolean(),
    mayDecideWithdrawal: Type.Boolean({ description: 'one is proposed, by somebody else than who asks' }),
    proposals: Type.Array(
      shape({
        at: instant,
        reason: plainText,
        isOwn: Type.Boolean(),
        decision: nullable(
          shape({
            outcome: oneOf(withdrawalOutcomes),
            at: instant,
            isOwn: Type.Boolean(),
            reason: nullable(plainText),
          }),
          { description: 'null: it waits' },
        ),
      }),
      { description: '提出撤回: in their order; empty for whoever may only read' },
    ),
    withdrawn: nullable(shape({ at: instant, reason: plainText })),
  },
  { $id: 'Publication' },
)
const ofOne = shape({ publicationId: uuid })

export const listPublications = route({
  method: 'GET',
  path: '/api/v1/publications',
  name: 'listPublications',
  summary:
    'What is on its way to the public 签发: drafts, what was checked, reviewed and signed off, and how late each is; the newest first. What lies within the own reach as a whole; of the rest what is public, to be read',
  caller: { kind: 'account', permission: 'publication:read' },
  answers: {
    200: shape({
      asOf: instant,
      catalogue: shape(
        {
          within: Type.Array(shape({ kind: oneOf(scorePeriodKinds), count, unit: oneOf(limitUnits) })),
          namesLast: Type.Boolean({ description: 'whether those among the last are named: a dated decision' }),
          source: plainText,
        },
        { description: '公开目录: how soon after it is final each kind of period is due, by the policy in force' },
      ),
      rateHundredths: nullable(count, {
        description: 'of all that was due, whoever it is about, how much is public; hundredths of a percent',
      }),
      publications: Type.Array(publication),
    }),
  },
  refusals: always,
})

export const stepPublication = route({
  method: 'POST',
  path: '/api/v1/publications/{publicationId}/steps',
  name: 'stepPublication',
  summary:
    'Check the data, or review what may be told: the first two steps on the way to the public, by two people. Or say why it is held',
  caller: { kind: 'account', permission: 'publication:check' },
  params: ofOne,
  bodyBytesMax: 16_384,
  body: shape({
    step: oneOf(['CHECKED', 'REVIEWED', 'HELD']),
    reason: Type.Optional(
      Type.String({ minLength: 1, maxLength: 500, description: 'why it is held; told with the delay' }),
    ),
  }),
  answers: { 200: publication },
  refusals: [...writes, 'NOT_FOUND', 'NOT_AT_THIS_STAGE', 'TWO_STEPS_BY_ONE', 'STEP_INCOMPLETE', 'COMMENT_EMPTY'],
})

export const signPublication = route({
  method: 'POST',
  path: '/api/v1/publications/{publicationId}/signature',
  name: 'signPublication',
  summary: 'Sign off 签发: from now on it is public, as it was computed. Nobody can change a figure here',
  caller: { kind: 'account', permission: 'publication:sign' },
  params: ofOne,
  body: shape({}),
  answers: { 200: publication },
  refusals: [...writes, 'NOT_FOUND', 'NOT_AT_THIS_STAGE', 'TWO_STEPS_BY_ONE'],
})

export const proposeWithdrawal = route({
  method: 'POST',
  path: '/api/v1/publications/{publicationId}/withdrawal-proposal',
  name: 'proposeWithdrawal',
  summary:
    'Propose that what was published be withdrawn 提出撤回, with the reason; nothing changes before somebody else carries it out',
  caller: { kind: 'account', permission: 'publication:withdraw' },
  params: ofOne,
  bodyBytesMax: 16_384,
  body: shape({
    reason: Type.String({ minLength: 1, maxLength: 500, description: 'for everybody to read once it is carried out' }),
  }),
  answers: { 200: publication },
  refusals: [...writes, 'NOT_FOUND', 'NOT_AT_THIS_STAGE', 'COMMENT_EMPTY'],
})

export const decideWithdrawal = route({
  method: 'POST',
  path: '/api/v1/publications/{publicationId}/withdrawal',
  name: 'decideWithdrawal',
  summary:
    'Carry out 同意撤回 what somebody else has proposed, or decline it with a reason. What is withdrawn stays to be read with its notice; nothing that follows from it tells of it any more',
  caller: { kind: 'account', permission: 'publication:sign' },
  params: ofOne,
  bodyBytesMax: 16_384,
  body: shape({
    outcome: oneOf(withdrawalOutcomes),
    reason: Type.Optional(
      Type.String({ minLength: 1, maxLength: 500, description: 'why it is declined, and then alone' }),
    ),
  }),
  answers: { 200: publication },
  refusals: [...writes, 'NOT_FOUND', 'NOT_AT_THIS_STAGE', 'OWN_PROPOSAL', 'STEP_INCOMPLETE', 'COMMENT_EMPTY'],
})
