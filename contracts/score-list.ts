import { Type } from 'typebox'
import { alertVisitRefusals } from '../domain/alert-visit.ts'
import { planStates } from '../domain/assessment-plan.ts'
import { scoreAlertCauses, scoreAlertKinds, scoreAlertOpenings } from '../domain/score-alert.ts'
import { scoreLinks } from '../domain/score-link.ts'
import { scoreLists } from '../domain/score-list.ts'
import { scoreListEntryOutcomes, scoreListEntryStates } from '../domain/score-list-entry.ts'
import { always } from './handling-desk.ts'
import { periodName } from './ranking.ts'
import { route } from './route.ts'
import {
  divisionCode,
  hallCode,
  instant,
  l3Text,
  nullable,
  oneOf,
  plainDate,
  plainText,
  shape,
  uuid,
  windowCode,
} from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const thousandths = Type.Integer({ description: 'thousandths' })
const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const words = Type.String({ minLength: 1, maxLength: 8000, description: 'kept sealed' })
const place = { hallCode, hallName: plainText, windowCode, windowName: plainText }
const page = {
  after: Type.Optional(uuid),
  limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
}

const scoreAlert = shape(
  {
    alertId: uuid,
    period: periodName,
    revision: count,
    ...place,
    kind: oneOf(scoreAlertKinds),
    title: shape({ zh: plainText, en: plainText }),
    cause: oneOf(scoreAlertCauses),
    expected: nullable(
      shape(
        { mean: thousandths, lowShare: thousandths },
        { description: 'what windows of its group would have been given for the same services' },
      ),
    ),
    opens: oneOf(scoreAlertOpenings),
    isShadow: Type.Boolean({ description: 'found in shadow: it says what it would open, and opens nothing' }),
    isReplaced: Type.Boolean({ description: 'the month was computed again, and that version counts' }),
    isWithdrawn: Type.Boolean({ description: 'a published month that it rests on was withdrawn: it opens nothing' }),
    months: Type.Array(
      shape({
        evaluations: count,
        effective: thousandths,
        mean: thousandths,
        upper: thousandths,
        lowShare: thousandths,
        lowShareLower: thousandths,
      }),
    ),
    sum: nullable(thousandths),
    opened: nullable(shape({ opened: oneOf(['ORDER', 'VISIT']), orderId: nullable(uuid), openedAt: instant })),
    visit: nullable(
      shape({
        planId: nullable(uuid),
        state: nullable(oneOf(planStates)),
        refusal: nullable(oneOf(alertVisitRefusals)),
      }),
      {
        description:
          'the plan of the visit that it has opened, or why there is none; null: nothing was, or whoever asks makes no plans: it is unannounced',
      },
    ),
    foundAt: instant,
  },
  { $id: 'ScoreAlert' },
)

const scoreListEntry = shape(
  {
    entryId: uuid,
    period: periodName,
    revision: count,
    list: oneOf(scoreLists),
    state: oneOf(scoreListEntryStates),
    ...place,
    groupWindows: count,
    evaluations: count,
    score: thousandths,
    group: thousandths,
    probability: thousandths,
    places: Type.Array(shape({ at: count, of: count })),
    answersUntil: nullable(instant),
    endsOn: plainDate,
    listedAt: instant,
    answer: nullable(shape({ words: nullable(l3Text), answeredAt: instant, isOwn: Type.Boolean() })),
    decision: nullable(shape({ outcome: oneOf(scoreListEntryOutcomes), words: nullable(l3Text), decidedAt: instant })),
    mayAnswer: Type.Boolean(),
    mayDecide: Type.Boolean(),
  },
  { $id: 'ScoreListEntry' },
)

const link = oneOf(scoreLinks)

export const listScoreAlerts = route({
  method: 'GET',
  path: '/api/v1/score-alerts',
  name: 'listScoreAlerts',
  summary:
    'Alerts 预警 that months which are final have raised in the own place, with the figures that they rest on; the newest first',
  caller: { kind: 'account', permission: 'score-list:read' },
  query: shape(page),
  answers: { 200: shape({ asOf: instant, alerts: Type.Array(scoreAlert), next: nullable(uuid) }) },
  refusals: always,
})

export const listScoreListEntries = route({
  method: 'GET',
  path: '/api/v1/score-list-entries',
  name: 'listScoreListEntries',
  summary:
    'Who of the own place is on which list 红榜、待提升名单、进步奖, in shadow or in force, with what it rests on; the newest first',
  caller: { kind: 'account', permission: 'score-list:read' },
  query: shape({ ...page, list: Type.Optional(oneOf(scoreLists)) }),
  answers: { 200: shape({ asOf: instant, entries: Type.Array(scoreListEntry), next: nullable(uuid) }) },
  refusals: always,
})

export const answerScoreListing = route({
  method: 'POST',
  path: '/api/v1/score-list-entries/{entryId}/answer',
  name: 'answerScoreListing',
  summary: 'Say, as the unit of a window that is about to be listed, what is not so; once, and in time',
  caller: { kind: 'account', permission: 'score-list:answer' },
  params: shape({ entryId: uuid }),
  bodyBytesMax: 32_768,
  body: shape({ words }),
  answers: { 201: scoreListEntry },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'NOT_YOURS_TO_DO',
    'NOT_AT_THIS_STAGE',
    'STATED_ALREADY',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
  ],
})

export const decideScoreListing = route({
  method: 'POST',
  path: '/api/v1/score-list-entries/{entryId}/decision',
  name: 'decideScoreListing',
  summary:
    'Keep an entry or remove it, with reasons: whoever decides is of neither hall nor unit. One in force may be removed without an answer too',
  caller: { kind: 'account', permission: 'score-list:decide' },
  params: shape({ entryId: uuid }),
  bodyBytesMax: 32_768,
  body: shape({ outcome: oneOf(scoreListEntryOutcomes), words }),
  answers: { 200: scoreListEntry },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'OWN_PROPOSAL',
    'DECIDES_OWN_CASE',
    'NOT_AT_THIS_STAGE',
    'PROPOSAL_DECIDED',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
  ],
})

const decision = shape({
  link,
  divisionCode,
  divisionName: plainText,
  isOn: Type.Boolean(),
  fromDay: plainDate,
  reason: plainText,
  decidedAt: instant,
})

export const listScoreLinks = route({
  method: 'GET',
  path: '/api/v1/score-links',
  name: 'listScoreLinks',
  summary:
    'What alerts and lists lead to: in shadow, or in force from a day by a decision of the leading group; every decision, in the order in which they were made',
  caller: { kind: 'account', permission: 'score-list:read' },
  answers: {
    200: shape({
      asOf: instant,
      links: Type.Array(
        shape({
          link,
          isOn: Type.Boolean({ description: 'today, for the place of whoever asks' }),
          decisions: Type.Array(decision),
        }),
      ),
      mayDecide: Type.Boolean(),
    }),
  },
  refusals: always,
})

export const decideScoreLink = route({
  method: 'POST',
  path: '/api/v1/score-links/{link}/decisions',
  name: 'decideScoreLink',
  summary:
    'Decide 启用决定, as the leading group and for its own division, from which day on alerts or a list count, or count no more; never about months that have begun',
  caller: { kind: 'account', permission: 'score-link:decide' },
  params: shape({ link }),
  bodyBytesMax: 4096,
  body: shape({
    isOn: Type.Boolean(),
    fromDay: plainDate,
    reason: Type.String({ minLength: 1, maxLength: 500, description: 'the minutes or document of the decision' }),
  }),
  answers: { 201: decision },
  refusals: [...writes, 'EFFECTIVE_BEFORE_TODAY', 'COMMENT_EMPTY'],
})
