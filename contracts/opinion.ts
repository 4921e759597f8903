import { Type } from 'typebox'
import { evidenceMediaTypes } from '../domain/evidence-file.ts'
import { opinionKinds, recordingConsents } from '../domain/opinion.ts'
import { settlementWays, statementStates } from '../domain/opinion-coding.ts'
import { findingStates } from '../domain/opinion-finding.ts'
import { evidenceBodyBytesMax, fileRefusals, keptFile, sentFile } from './evidence-file.ts'
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
} from './shapes.ts'

/** Within the years of instants: what lies far outside no database can say. */
const day = Type.String({ format: 'date', pattern: '^(19|2[01])', maxLength: 10 })
const limit = Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' }))
const count = Type.Integer({ minimum: 0 })
const code = Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' })
export const opinionCodes = Type.Array(code, { minItems: 1, maxItems: 20, uniqueItems: true })
const wording = shape({ zh: plainText, en: plainText })
const itemCode = Type.String({ pattern: '^[0-9A-Za-z]{31}$', description: '实施清单编码' })
const number = Type.Integer({ minimum: 1, maximum: 500 })
const version = Type.Integer({ minimum: 0, maximum: 10_000 })
const reason = Type.String({ minLength: 1, maxLength: 2000 })
export const opinionWrites = [
  ...always,
  'NOT_FOUND',
  'TEXT_NOT_PLAIN',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
] as const
const ofSession = shape({ sessionId: uuid })

/** What sessions are told by: what counts is the policy of their division. */
const options = shape({
  codeBook: Type.Array(shape({ code, family: plainText, name: wording, definition: wording })),
  groups: Type.Array(shape({ code, name: wording })),
  guides: Type.Array(
    shape({ code, kinds: Type.Array(oneOf(opinionKinds)), title: wording, questions: Type.Array(wording) }),
  ),
  codesMax: count,
  statementsMax: count,
  wordsCodePointsMax: count,
  filesMax: count,
})

const listed = {
  sessionId: uuid,
  kind: oneOf(opinionKinds),
  day: plainDate,
  topic: plainText,
  divisionCode,
  divisionName: plainText,
  hallCode: nullable(hallCode),
  hallName: nullable(plainText),
  itemName: nullable(plainText),
  hostName: plainText,
  participants: count,
  statements: nullable(count, { description: 'null: there is no protocol yet' }),
  codersDone: count,
  codersMin: count,
  findings: count,
}

export const listOpinionSessions = route({
  method: 'GET',
  path: '/api/v1/opinion-sessions',
  name: 'listOpinionSessions',
  summary: 'Sessions 座谈会、开放日、访谈、焦点小组 of the own place, the newest first',
  caller: { kind: 'account', permission: 'opinion:read' },
  query: shape({ kind: Type.Optional(oneOf(opinionKinds)), after: Type.Optional(uuid), limit }),
  answers: { 200: shape({ asOf: instant, options, sessions: Type.Array(shape(listed)), next: nullable(uuid) }) },
  refusals: always,
})

export const recordOpinionSession = route({
  method: 'POST',
  path: '/api/v1/opinion-sessions',
  name: 'recordOpinionSession',
  summary:
    'Record that people were asked: where, by whom, how many of which group, by which questions. Nobody’s name is asked',
  caller: { kind: 'account', permission: 'opinion:write' },
  bodyBytesMax: 65_536,
  body: shape({
    kind: oneOf(opinionKinds),
    day,
    divisionCode: Type.Optional(divisionCode),
    hallCode: Type.Optional(hallCode),
    itemCode: Type.Optional(itemCode),
    hostOrganizationCode: organizationCode,
    topic: Type.String({ minLength: 1, maxLength: 200 }),
    groups: Type.Record(code, Type.Integer({ minimum: 1, maximum: 10_000 }), {
      minProperties: 1,
      maxProperties: 50,
      additionalProperties: false,
    }),
    consent: oneOf(recordingConsents),
    guideCode: nullable(code),
    questions: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { maxItems: 50 })),
  }),
  answers: { 201: shape({ sessionId: uuid }) },
  refusals: [
    ...opinionWrites,
    'DIVISION_UNKNOWN',
    'HALL_UNKNOWN',
    'ITEM_UNKNOWN',
    'ORGANIZATION_UNKNOWN',
    'STEP_INCOMPLETE',
    'TIME_IN_FUTURE',
    'COMMENT_EMPTY',
    'PERSONAL_NUMBER',
    'GROUP_UNKNOWN',
    'GUIDE_UNKNOWN',
  ],
})

const statement = shape({
  number,
  group: code,
  words: nullable(l3Text, { description: 'null: erased' }),
  state: oneOf(statementStates),
  codes: nullable(Type.Array(code), { description: 'that hold; null: not yet, or not yet to be seen' }),
  ownCodes: nullable(Type.Array(code)),
  given: Type.Array(Type.Array(code), {
    description: 'by each coder, once every statement was coded by as many as the policy asks',
  }),
  settlement: nullable(shape({ way: oneOf(settlementWays), reason: plainText })),
})

const session = shape(
  {
    asOf: instant,
    options,
    ...listed,
    groups: Type.Array(shape({ code, participants: count })),
    consent: oneOf(recordingConsents),
    guideCode: nullable(code),
    questions: Type.Array(plainText),
    version: Type.Integer({ minimum: 0, description: 'of the protocol; 0: there is none yet' }),
    corrections: Type.Array(shape({ version, reason: plainText, recordedAt: instant })),
    protocol: Type.Array(statement),
    agreement: nullable(
      shape({
        units: count,
        agreed: count,
        alpha: nullable(Type.Number(), { description: 'Krippendorff, nominal; null: too few, or all the same' }),
      }),
      { description: 'null: not everybody has coded' },
    ),
    mayCode: Type.Boolean(),
    files: Type.Array(shape({ fileId: uuid, mediaType: oneOf(evidenceMediaTypes), bytes: count })),
    found: Type.Array(
      shape({ findingId: uuid, words: plainText, state: oneOf(findingStates), decision: nullable(plainText) }),
    ),
  },
  { $id: 'OpinionSession' },
)

export const seeOpinionSession = route({
  method: 'GET',
  path: '/api/v1/opinion-sessions/{sessionId}',
  name: 'seeOpinionSession',
  summary:
    'One session with its protocol as it now stands, its codes, its files, and what became of what was found in it',
  caller: { kind: 'account', permission: 'opinion:read' },
  params: ofSession,
  answers: { 200: session },
  refusals: [...always, 'NOT_FOUND'],
})

export const recordOpinionProtocol = route({
  method: 'POST',
  path: '/api/v1/opinion-sessions/{sessionId}/protocols',
  name: 'recordOpinionProtocol',
  summary:
    'Write the protocol of a session, or correct it by another version that says why: numbered statements without names, kept sealed',
  caller: { kind: 'account', permission: 'opinion:write' },
  params: ofSession,
  bodyBytesMax: 2_097_152,
  body: shape({
    version,
    statements: Type.Array(
      shape({ group: code, words: Type.String({ minLength: 1, maxLength: 4000, description: 'kept sealed' }) }),
      { minItems: 1, maxItems: 500 },
    ),
    reason: Type.Optional(reason),
  }),
  answers: { 200: session },
  refusals: [
    ...opinionWrites,
    'VERSION_PASSED',
    'STEP_INCOMPLETE',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
    'PERSONAL_NUMBER',
    'GROUP_UNKNOWN',
  ],
})

export const codeOpinions = route({
  method: 'POST',
  path: '/api/v1/opinion-sessions/{sessionId}/codings',
  name: 'codeOpinions',
  summary: 'Code every statement that one has not coded yet, alone; what others have given is seen when all are done',
  caller: { kind: 'account', permission: 'opinion:code' },
  params: ofSession,
  bodyBytesMax: 262_144,
  body: shape({
    version,
    codings: Type.Array(shape({ number, codes: opinionCodes }), { minItems: 1, maxItems: 500 }),
  }),
  answers: { 200: session },
  refusals: [
    ...opinionWrites,
    'VERSION_PASSED',
    'NOT_YOURS_TO_DO',
    'STATEMENT_UNKNOWN',
    'CODED_ALREADY',
    'CODE_UNKNOWN',
    'STEP_INCOMPLETE',
  ],
})

export const settleOpinionCode = route({
  method: 'POST',
  path: '/api/v1/opinion-sessions/{sessionId}/settlements',
  name: 'settleOpinionCode',
  summary: 'Settle a statement on which coders lay apart: a third does, or one of them after a talk; with the reason',
  caller: { kind: 'account', permission: 'opinion:code' },
  params: ofSession,
  bodyBytesMax: 16_384,
  body: shape({ version, number, codes: opinionCodes, way: oneOf(settlementWays), reason }),
  answers: { 200: session },
  refusals: [
    ...opinionWrites,
    'VERSION_PASSED',
    'NOT_AT_THIS_STAGE',
    'NOT_YOURS_TO_DO',
    'CODE_UNKNOWN',
    'STEP_INCOMPLETE',
    'PERSONAL_NUMBER',
  ],
})

export const keepOpinionFile = route({
  method: 'POST',
  path: '/api/v1/opinion-sessions/{sessionId}/files',
  name: 'keepOpinionFile',
  summary:
    'Hand in a photo or document of a session whose participants agreed to be recorded; read to its end, and never thrown away again',
  caller: { kind: 'account', permission: 'opinion:write' },
  params: ofSession,
  bodyBytesMax: evidenceBodyBytesMax,
  body: shape(sentFile),
  answers: { 201: keptFile },
  refusals: [...always, 'NOT_FOUND', 'NO_CONSENT', ...fileRefusals],
})

export const readOpinionFile = route({
  method: 'GET',
  path: '/api/v1/opinion-sessions/{sessionId}/files/{fileId}',
  name: 'readOpinionFile',
  summary: 'A file of a session',
  caller: { kind: 'account', permission: 'opinion:read' },
  params: shape({ sessionId: uuid, fileId: uuid }),
  mediaType: 'application/octet-stream',
  answers: { 200: Type.String({ 'x-grade': 'L3', format: 'binary' }) },
  refusals: [...always, 'NOT_FOUND', 'ERASED'],
})
