import { Type } from 'typebox'
import { appealGrounds, appealStages, stances, verdicts } from '../domain/appeal.ts'
import { appealStandings, appealSteps } from '../domain/appeal-option.ts'
import { organization } from './handling-desk.ts'
import { evidence, evidenceSeen, said } from './handling-order.ts'
import { appealRefusals, signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { hallCode, instant, l3Text, nullable, oneOf, plainDate, plainText, receipt, shape, uuid } from './shapes.ts'

const objectUntil = nullable(instant, {
  description: 'the first instant at which the citizen can object no more; null: the year is not published yet',
})

const listed = {
  appealId: uuid,
  orderId: uuid,
  isDrill: Type.Boolean(),
  hallCode,
  hallName: plainText,
  windowName: nullable(plainText),
  itemName: nullable(plainText),
  organization,
  ground: oneOf(appealGrounds),
  stage: oneOf(appealStages),
  standing: oneOf(appealStandings, { description: 'how it stands now: by its stage, its clocks and the citizen' }),
  isOwnToDo: Type.Boolean({ description: 'whoever asks may decide on it now' }),
  verdict: nullable(oneOf(verdicts), { description: 'what was decided here' }),
  acceptedByProvince: nullable(Type.Boolean(), {
    description: 'whether the province counts it out too; null: it has not answered. It may differ from the verdict',
  }),
  stance: nullable(oneOf(stances), { description: 'what the citizen says; null: nothing, which is no consent' }),
  version: Type.Integer({ minimum: 1 }),
  votes: Type.Integer({ minimum: 0 }),
  votesNeeded: Type.Integer({ minimum: 1 }),
  lodgedAt: instant,
  objectUntil,
  decideUntil: nullable(instant),
}

const appeal = shape({
  asOf: instant,
  ...listed,
  decidedBy: oneOf(['LEVEL_UP', 'PANEL']),
  outsidersMin: Type.Integer({ minimum: 0, description: 'so many of those who decide come from outside' }),
  said: nullable(said),
  options: Type.Array(shape({ step: oneOf(appealSteps), hindrance: nullable(oneOf(appealRefusals)) }), {
    description: 'what whoever asks may do now; with a hindrance: his to do, but not as things are',
  }),
  events: Type.Array(
    shape({
      sequence: Type.Integer({ minimum: 1 }),
      kind: plainText,
      at: instant,
      by: oneOf(['ACCOUNT', 'CITIZEN', 'PLATFORM']),
      isOwn: Type.Boolean({ description: 'done by who asks' }),
      stance: nullable(oneOf(stances)),
      isOutsider: nullable(Type.Boolean({ description: 'of a vote: by somebody from outside the administration' })),
      isAccepted: nullable(Type.Boolean({ description: 'of the province’s answer' })),
      verdict: nullable(oneOf(verdicts), { description: 'of other members of a panel only when all have voted' }),
      words: nullable(l3Text),
      evidence: Type.Array(evidenceSeen),
    }),
  ),
})

const params = shape({ appealId: uuid })
const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', 'BUSY', ...signedInRefusals] as const
const sent = ['NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const version = Type.Integer({ minimum: 1, description: 'of the appeal as it was read' })
const words = Type.String({ minLength: 1, maxLength: 4000 })

export const listAppeals = route({
  method: 'GET',
  path: '/api/v1/appeals',
  name: 'listAppeals',
  summary:
    'Appeals against evaluations in the own place: those that are open, the oldest first; others where asked for, the newest first',
  caller: { kind: 'account', permission: 'appeal:read' },
  query: shape({
    standing: Type.Optional(oneOf(appealStandings)),
    mine: Type.Optional(oneOf(['true'], { description: 'what whoever asks may decide now, alone' })),
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: { 200: shape({ asOf: instant, appeals: Type.Array(shape(listed)), next: nullable(uuid) }) },
  refusals: always,
})

export const seeAppeal = route({
  method: 'GET',
  path: '/api/v1/appeals/{appealId}',
  name: 'seeAppeal',
  summary: 'One appeal with its reasons and what has been said to it; who gave the evaluation is not told',
  caller: { kind: 'account', permission: 'appeal:read' },
  params,
  answers: { 200: appeal },
  refusals: [...always, 'NOT_FOUND'],
})

export const seeAppealOfOrder = route({
  method: 'GET',
  path: '/api/v1/appeals/of-order/{orderId}',
  name: 'seeAppealOfOrder',
  summary: 'Whether the evaluation of an order is appealed against, or may be: by whoever asks, until when and on what',
  caller: { kind: 'account', permission: 'appeal:read' },
  params: shape({ orderId: uuid }),
  answers: {
    200: shape({
      appeal: nullable(
        shape({ appealId: uuid, standing: listed.standing, verdict: listed.verdict, objectUntil, lodgedAt: instant }),
      ),
      lodging: nullable(
        shape({
          hindrance: nullable(oneOf(appealRefusals)),
          until: nullable(instant, { description: 'the first instant that is too late' }),
          grounds: Type.Array(oneOf(appealGrounds)),
        }),
        { description: 'null: not for whoever asks' },
      ),
    }),
  },
  refusals: [...always, 'NOT_FOUND'],
})

export const lodgeAppeal = route({
  method: 'POST',
  path: '/api/v1/appeals',
  name: 'lodgeAppeal',
  summary:
    'Appeal against an evaluation, with its ground and evidence: by the rated person, or for the unit that answers',
  caller: { kind: 'account', permission: 'appeal:lodge' },
  bodyBytesMax: 32_768,
  body: shape({
    orderId: uuid,
    ground: oneOf(appealGrounds),
    words,
    evidence: Type.Array(evidence, { minItems: 1, maxItems: 20 }),
  }),
  answers: { 201: shape({ appealId: uuid }) },
  refusals: [
    ...always,
    ...sent,
    'NOT_YOURS_TO_DO',
    'GROUND_NOT_ADMITTED',
    'TOO_LATE',
    'ALREADY_APPEALED',
    'NOT_AN_EVALUATION',
    'FILE_UNKNOWN',
    'FILES_TOO_MANY',
  ],
})

export const withdrawAppeal = route({
  method: 'POST',
  path: '/api/v1/appeals/{appealId}/withdrawal',
  name: 'withdrawAppeal',
  summary: 'Withdraw one’s own appeal',
  caller: { kind: 'account', permission: 'appeal:lodge' },
  params,
  bodyBytesMax: 1024,
  body: shape({ version }),
  answers: { 200: shape({ stage: oneOf(['WITHDRAWN']) }) },
  refusals: [...always, ...sent, 'NOT_YOURS_TO_DO', 'NOT_AT_THIS_STAGE', 'VERSION_PASSED'],
})

export const voteOnAppeal = route({
  method: 'POST',
  path: '/api/v1/appeals/{appealId}/votes',
  name: 'voteOnAppeal',
  summary:
    'Decide on an appeal, with reasons: somebody who is neither of the hall nor of the unit, after the citizen could object',
  caller: { kind: 'account', permission: 'appeal:decide' },
  params,
  bodyBytesMax: 32_768,
  body: shape({ version, verdict: oneOf(verdicts), words }),
  answers: { 200: appeal },
  refusals: [
    ...always,
    ...sent,
    'VERSION_PASSED',
    'NOT_AT_THIS_STAGE',
    'CITIZEN_NOT_HEARD',
    'DECIDES_OWN_CASE',
    'NOT_LEVEL_UP',
    'ALREADY_VOTED',
    'PANEL_NEEDS_OUTSIDER',
  ],
})

export const noteProvince = route({
  method: 'POST',
  path: '/api/v1/appeals/{appealId}/province-answers',
  name: 'noteProvince',
  summary: 'Note whether the province accepts what was upheld here: with where that is written',
  caller: { kind: 'account', permission: 'appeal:note' },
  params,
  bodyBytesMax: 32_768,
  body: shape({ version, isAccepted: Type.Boolean(), words }),
  answers: { 200: appeal },
  refusals: [...always, ...sent, 'VERSION_PASSED', 'NOT_AT_THIS_STAGE', 'DECIDES_OWN_CASE'],
})

const counts = {
  orders: Type.Integer({ minimum: 0, description: 'bad evaluations and complaints that opened an order' }),
  appeals: Type.Integer({ minimum: 0 }),
  upheld: Type.Integer({ minimum: 0 }),
  rejected: Type.Integer({ minimum: 0 }),
}

export const seeAppealFigures = route({
  method: 'GET',
  path: '/api/v1/appeal-figures',
  name: 'seeAppealFigures',
  summary: 'How often units of the own place appeal, and how often they are right, over the last year',
  caller: { kind: 'account', permission: 'appeal:read' },
  answers: { 200: shape({ since: plainDate, units: Type.Array(shape({ organization, ...counts })) }) },
  refusals: always,
})

export const seeAppealTotals = route({
  method: 'GET',
  path: '/api/v1/appeal-totals',
  name: 'seeAppealTotals',
  summary: 'How many evaluations were appealed against over the last year, and with what success',
  caller: { kind: 'anybody' },
  answers: { 200: shape({ since: plainDate, ...counts }) },
  refusals: ['MALFORMED', 'BUSY'],
})

const ownAppeal = shape({
  ground: oneOf(appealGrounds),
  stage: oneOf(appealStages),
  verdict: nullable(oneOf(verdicts)),
  stance: nullable(oneOf(stances)),
  lodgedAt: instant,
  objectUntil,
  decideUntil: nullable(instant),
  said: nullable(l3Text, { description: 'why the unit says that the evaluation should not count' }),
  reasons: Type.Array(l3Text, { description: 'of those who have decided' }),
  mayAnswer: Type.Boolean(),
})
const ownRefusals = [
  'MALFORMED',
  'RECEIPT_UNKNOWN',
  'ERASED',
  'TEXT_NOT_PLAIN',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'BUSY',
] as const

export const followOwnAppeal = route({
  method: 'POST',
  path: '/api/v1/appeals/look-up',
  name: 'followOwnAppeal',
  summary: 'Whether somebody appeals against one’s evaluation, with its receipt',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({ receipt }),
  answers: { 200: shape({ appeal: nullable(ownAppeal) }) },
  refusals: ownRefusals,
})

export const answerOwnAppeal = route({
  method: 'POST',
  path: '/api/v1/appeals/answers',
  name: 'answerOwnAppeal',
  summary: 'Object to an appeal against one’s evaluation, or agree; silence is neither',
  caller: { kind: 'anybody' },
  bodyBytesMax: 16_384,
  body: shape({ receipt, stance: oneOf(stances), words: Type.Optional(words) }),
  answers: { 200: shape({ appeal: ownAppeal }) },
  refusals: [...ownRefusals, 'NOT_FOUND', 'NOT_AT_THIS_STAGE', 'CITIZEN_HAS_SPOKEN', 'TOO_LATE', 'VERSION_PASSED'],
})
