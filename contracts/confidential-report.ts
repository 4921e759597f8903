import { Type } from 'typebox'
import {
  reportEventKinds,
  reportKinds,
  reportOutcomes,
  reportStages,
  reportSteps,
} from '../domain/confidential-report.ts'
import { blindToken, fromService, tokenRefusals } from './blind-token.ts'
import { challenge, solution } from './challenge.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import {
  grade,
  hallCode,
  instant,
  l3Text,
  nullable,
  oneOf,
  plainText,
  receipt,
  shape,
  staffNo,
  uuid,
  windowCode,
} from './shapes.ts'

const words = Type.String({ minLength: 1, maxLength: 4000, description: 'kept sealed' })
const posted = ['MALFORMED', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'BUSY'] as const

export const giveConfidentialReport = route({
  method: 'POST',
  path: '/api/v1/confidential-reports',
  name: 'giveConfidentialReport',
  summary:
    'Tell discipline inspection alone 直达举报: retaliation, demands for favours, pressure to evaluate well. Read one level above the hall; everything in it is kept sealed',
  caller: { kind: 'anybody' },
  idempotent: true,
  bodyBytesMax: 32_768,
  body: shape(
    {
      kind: oneOf(reportKinds),
      words,
      hallCode: Type.Optional(hallCode),
      windowCode: Type.Optional(windowCode),
      staffNo: Type.Optional(staffNo),
      contact: Type.Optional(
        shape({
          name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
          phone: Type.String({ pattern: '^\\+?[0-9][0-9 -]{4,19}$' }),
        }),
      ),
      aboutReceipt: Type.Optional(receipt),
      blindToken: Type.Optional(blindToken),
      solution: Type.Optional(solution),
    },
    { $id: 'ConfidentialReport' },
  ),
  answers: { 201: shape({ receipt, receivedAt: instant }) },
  refusals: [
    ...posted,
    'COMMENT_EMPTY',
    'HALL_UNKNOWN',
    'WINDOW_UNKNOWN',
    'STAFF_UNKNOWN',
    'RECEIPT_UNKNOWN',
    'NO_INSPECTOR',
    ...tokenRefusals,
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'ERASED',
    'CHALLENGE_NEEDED',
    'TOO_MANY_REQUESTS',
  ],
})

export const findReportedPlaces = route({
  method: 'POST',
  path: '/api/v1/confidential-reports/places',
  name: 'findReportedPlaces',
  summary:
    'Halls and their windows by a part of the name or the code, asked in a body: no address says which hall somebody is about to report on',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({ search: Type.String({ minLength: 1, maxLength: 40 }) }),
  answers: {
    200: shape({
      halls: Type.Array(
        shape({
          hallCode,
          hallName: plainText,
          windows: Type.Array(shape({ windowCode, windowName: plainText })),
        }),
      ),
    }),
  },
  refusals: [...posted, 'TOO_MANY_REQUESTS'],
})

export const seeReportChallenge = route({
  method: 'GET',
  path: '/api/v1/confidential-reports/challenge',
  name: 'seeReportChallenge',
  summary: 'What has to be found out by trying before a confidential report is taken, where very many come',
  caller: { kind: 'anybody' },
  answers: { 200: challenge },
  refusals: ['MALFORMED', 'BUSY'],
})

const letters = Type.Array(shape({ at: instant, from: oneOf(['INSPECTOR', 'CITIZEN']), words: l3Text }))

const ownReport = shape({
  stage: oneOf(reportStages),
  receivedAt: instant,
  kind: oneOf(reportKinds),
  words: l3Text,
  acknowledgeBy: nullable(instant, { description: 'the first instant that is too late' }),
  isLate: Type.Boolean(),
  fromService,
  outcome: nullable(oneOf(reportOutcomes)),
  reasons: nullable(l3Text),
  messages: letters,
  mayWrite: Type.Boolean({ description: 'a message was left that has not been answered' }),
})

export const lookUpConfidentialReport = route({
  method: 'POST',
  path: '/api/v1/confidential-reports/look-up',
  name: 'lookUpConfidentialReport',
  summary: 'See one’s own confidential report, and what was answered, with its receipt',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({ receipt }),
  answers: { 200: ownReport },
  refusals: [...posted, 'RECEIPT_UNKNOWN', 'ERASED'],
})

export const answerConfidentialReport = route({
  method: 'POST',
  path: '/api/v1/confidential-reports/answers',
  name: 'answerConfidentialReport',
  summary: 'Write once to each message that inspection has left, with the receipt',
  caller: { kind: 'anybody' },
  bodyBytesMax: 16_384,
  body: shape({ receipt, words }),
  answers: { 200: ownReport },
  refusals: [...posted, 'RECEIPT_UNKNOWN', 'ERASED', 'NOT_AT_THIS_STAGE', 'STEP_INCOMPLETE', 'VERSION_PASSED'],
})

const listed = {
  reportId: uuid,
  receivedAt: instant,
  stage: oneOf(reportStages),
  kind: oneOf(reportKinds),
  acknowledgeBy: nullable(instant, { description: 'the first instant that is too late' }),
  isLate: Type.Boolean(),
}

export const listConfidentialReports = route({
  method: 'GET',
  path: '/api/v1/confidential-reports',
  name: 'listConfidentialReports',
  summary: 'Confidential reports that the caller reads, the newest first; what he is kept from is not there',
  caller: { kind: 'account', permission: 'confidential-report:read' },
  query: shape({
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: { 200: shape({ asOf: instant, reports: Type.Array(shape(listed)), next: nullable(uuid) }) },
  refusals: always,
})

const seen = shape({
  asOf: instant,
  ...listed,
  version: Type.Integer({ minimum: 1 }),
  words: l3Text,
  place: nullable(
    shape({ hallCode, hallName: plainText, windowName: nullable(plainText), staffNo: nullable(plainText) }),
  ),
  evaluation: nullable(
    shape({
      grade,
      serviceDay: plainText,
      hallName: plainText,
      windowName: nullable(plainText),
      itemName: nullable(plainText),
      comment: nullable(l3Text),
    }),
    { description: 'where the citizen has said which one it is about' },
  ),
  fromService,
  hasContact: Type.Boolean({ description: 'opened apart, and written down in the report' }),
  outcome: nullable(oneOf(reportOutcomes)),
  events: Type.Array(
    shape({
      sequence: Type.Integer({ minimum: 1 }),
      kind: oneOf(reportEventKinds),
      at: instant,
      isOwn: Type.Boolean({ description: 'done by who asks' }),
      words: nullable(l3Text),
    }),
  ),
  steps: Type.Array(oneOf(reportSteps), { description: 'what may be done now' }),
})

const params = shape({ reportId: uuid })
const version = Type.Integer({
  minimum: 1,
  description: 'of the report as it was read: who acts on an older one is told so',
})

export const seeConfidentialReport = route({
  method: 'GET',
  path: '/api/v1/confidential-reports/{reportId}',
  name: 'seeConfidentialReport',
  summary: 'One confidential report with all its events; how the citizen can be reached is not told here',
  caller: { kind: 'account', permission: 'confidential-report:read' },
  params,
  answers: { 200: seen },
  refusals: [...always, 'NOT_FOUND'],
})

const written = [
  ...always,
  'NOT_FOUND',
  'VERSION_PASSED',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'TEXT_NOT_PLAIN',
] as const

export const stepConfidentialReport = route({
  method: 'POST',
  path: '/api/v1/confidential-reports/{reportId}/steps',
  name: 'stepConfidentialReport',
  summary: 'Acknowledge a confidential report, leave the citizen a message, say how it ended and why',
  caller: { kind: 'account', permission: 'confidential-report:handle' },
  params,
  bodyBytesMax: 32_768,
  body: shape({
    version,
    step: oneOf(reportSteps),
    words: Type.Optional(words),
    outcome: Type.Optional(oneOf(reportOutcomes)),
  }),
  answers: { 200: seen },
  refusals: [...written, 'NOT_AT_THIS_STAGE', 'STEP_INCOMPLETE'],
})

export const openReportContact = route({
  method: 'POST',
  path: '/api/v1/confidential-reports/{reportId}/contact',
  name: 'openReportContact',
  summary: 'See how the citizen can be reached; that it was opened stands in the report for ever',
  caller: { kind: 'account', permission: 'confidential-report:contact' },
  params,
  bodyBytesMax: 1024,
  body: shape({ version }),
  answers: { 200: shape({ name: nullable(l3Text), phone: l3Text }) },
  refusals: written,
})
