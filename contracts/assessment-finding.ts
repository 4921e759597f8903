import { Type } from 'typebox'
import { findingOrigins, findingStates } from '../domain/assessment-finding.ts'
import { assessorPools } from '../domain/assessor.ts'
import { indicatorCode } from './assessment-form.ts'
import { keptFile } from './evidence-file.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { hallCode, instant, l3Text, nullable, oneOf, plainDate, plainText, shape, uuid, windowCode } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const page = {
  after: Type.Optional(uuid),
  limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
}
const said = shape({ zh: plainText, en: plainText })
const file = Type.String({ 'x-grade': 'L3', format: 'binary' })

const where = { hallCode, hallName: plainText, windowCode, windowName: plainText }

export const listAssessedVisits = route({
  method: 'GET',
  path: '/api/v1/assessed-visits',
  name: 'listAssessedVisits',
  summary:
    'What assessors have found in the own place, for whoever takes it up: before it is published too, and never who it was. Of secret plans only for posts of a whole division',
  caller: { kind: 'account', permission: 'finding:make' },
  query: shape(page),
  answers: {
    200: shape({
      asOf: instant,
      visits: Type.Array(
        shape({
          visitId: uuid,
          planTitle: plainText,
          formTitle: said,
          pool: oneOf(assessorPools),
          isSecret: Type.Boolean(),
          isPublished: Type.Boolean(),
          isOwn: Type.Boolean({ description: 'whoever asks was there himself: another takes it up' }),
          day: plainDate,
          ...where,
          points: count,
          indicators: Type.Array(
            shape({
              code: plainText,
              title: said,
              points: nullable(count, { description: 'hundredths of 100; null: it does not apply there' }),
              anchor: nullable(said),
              words: nullable(l3Text),
              files: Type.Array(keptFile),
              isFound: Type.Boolean({ description: 'there is a finding of it' }),
            }),
          ),
        }),
      ),
      next: nullable(uuid),
    }),
  },
  refusals: always,
})

export const readAssessedFile = route({
  method: 'GET',
  path: '/api/v1/assessed-visits/{visitId}/files/{fileId}',
  name: 'readAssessedFile',
  summary: 'A file that was handed in with what was found, for whoever takes it up',
  caller: { kind: 'account', permission: 'finding:make' },
  params: shape({ visitId: uuid, fileId: uuid }),
  mediaType: 'application/octet-stream',
  answers: { 200: file },
  refusals: [...always, 'NOT_FOUND', 'ERASED'],
})

const finding = shape(
  {
    findingId: uuid,
    state: oneOf(findingStates, { description: 'WAITING: its order opens when the results of its plan are published' }),
    origin: oneOf(findingOrigins, { description: 'RULE: marked below what the policy says' }),
    planTitle: plainText,
    day: plainDate,
    ...where,
    indicator: plainText,
    title: said,
    anchor: nullable(said),
    points: count,
    words: nullable(l3Text),
    files: Type.Array(keptFile),
    foundAt: instant,
    orderId: nullable(uuid),
    openedAt: nullable(instant),
  },
  { $id: 'AssessmentFinding' },
)

export const makeFinding = route({
  method: 'POST',
  path: '/api/v1/findings',
  name: 'makeFinding',
  summary:
    'Take up what somebody else has found on a visit: a handling order opens about it, of a secret plan when its results are published',
  caller: { kind: 'account', permission: 'finding:make' },
  bodyBytesMax: 32_768,
  body: shape({
    visitId: uuid,
    indicator: indicatorCode,
    words: Type.String({ minLength: 1, maxLength: 4000, description: 'what is to be put right; kept sealed' }),
    fileIds: Type.Optional(Type.Array(uuid, { maxItems: 50, uniqueItems: true })),
  }),
  answers: { 201: finding },
  refusals: [
    ...always,
    'NOT_FOUND',
    'TEXT_NOT_PLAIN',
    'BODY_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'OWN_ASSESSMENT',
    'INDICATOR_UNKNOWN',
    'MARK_MISSING',
    'CONFLICT',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
    'FILES_TOO_MANY',
    'FILE_UNKNOWN',
  ],
})

export const listFindings = route({
  method: 'GET',
  path: '/api/v1/findings',
  name: 'listFindings',
  summary:
    'What assessors have found and what becomes of it, in the own place; the newest first. Those that wait are shown to whoever takes them up alone',
  caller: { kind: 'account', permission: 'finding:read' },
  query: shape({ state: Type.Optional(oneOf(findingStates)), ...page }),
  answers: { 200: shape({ asOf: instant, findings: Type.Array(finding), next: nullable(uuid) }) },
  refusals: always,
})

export const readFindingFile = route({
  method: 'GET',
  path: '/api/v1/findings/{findingId}/files/{fileId}',
  name: 'readFindingFile',
  summary: 'A file that shows a finding, for whoever may read its words',
  caller: { kind: 'account', permission: 'finding:read' },
  params: shape({ findingId: uuid, fileId: uuid }),
  mediaType: 'application/octet-stream',
  answers: { 200: file },
  refusals: [...always, 'NOT_FOUND', 'ERASED'],
})
