import { Type } from 'typebox'
import { ownVisitEndings, ownVisitStates } from '../domain/assessment.ts'
import { assessorPools } from '../domain/assessor.ts'
import { evidenceMediaTypes } from '../domain/evidence-file.ts'
import { assessmentForm, indicatorCode } from './assessment-form.ts'
import { evidenceBodyBytesMax, fileRefusals, keptFile, sentFile } from './evidence-file.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { hallCode, instant, l3Text, nullable, oneOf, plainDate, plainText, shape, uuid, windowCode } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const most = Type.Integer({ minimum: 1 })
const writes = [...always, 'NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const caller = { kind: 'account', permission: 'assessment:do' } as const
const ofVisit = shape({ visitId: uuid })

const visit = shape(
  {
    visitId: uuid,
    state: oneOf(ownVisitStates),
    title: plainText,
    pool: oneOf(assessorPools),
    isSecret: Type.Boolean({
      description: '暗访: nobody of the windows may learn of it before its results are published',
    }),
    fromDay: plainDate,
    toDay: plainDate,
    submitUntil: plainDate,
    hallCode,
    hallName: plainText,
    hallAddress: nullable(plainText),
    windowCode,
    windowName: plainText,
    formId: uuid,
  },
  { $id: 'OwnVisit' },
)

export const listOwnVisits = route({
  method: 'GET',
  path: '/api/v1/own-visits',
  name: 'listOwnVisits',
  summary:
    'Where whoever asks is sent to assess, what comes first first, with the forms and what may be handed in; nothing of other assessors',
  caller,
  answers: {
    200: shape({
      asOf: instant,
      limits: shape(
        {
          mediaTypes: Type.Array(oneOf(evidenceMediaTypes)),
          bytesMax: most,
          originalBytesMax: most,
          pixelsMax: most,
          edgeMax: most,
          qualityPercent: most,
          filesPerIndicatorMax: most,
          filesPerVisitMax: most,
          wordsCodePointsMax: most,
        },
        { description: 'photos are drawn anew on the phone, with this longest side and as JPEG of this quality' },
      ),
      visits: Type.Array(visit),
      forms: Type.Array(shape({ formId: uuid, form: assessmentForm })),
    }),
  },
  refusals: always,
})

export const keepVisitFile = route({
  method: 'POST',
  path: '/api/v1/own-visits/{visitId}/files',
  name: 'keepVisitFile',
  summary:
    'Hand in a photo or document for an indicator of one’s own visit: the assessment names it. Read to its end, without what a camera wrote into it; thrown away where nothing names it in time',
  caller,
  params: ofVisit,
  bodyBytesMax: evidenceBodyBytesMax,
  body: shape({ indicator: indicatorCode, ...sentFile }),
  answers: { 201: keptFile },
  refusals: [
    ...always,
    'NOT_FOUND',
    'INDICATOR_UNKNOWN',
    'VISIT_ENDED',
    'RECUSAL_FOUND',
    'ALREADY_SUBMITTED',
    ...fileRefusals,
  ],
})

const words = Type.String({ maxLength: 8000, description: 'kept sealed' })
const thousandths = (degrees: number) => Type.Integer({ minimum: -degrees * 1000, maximum: degrees * 1000 })
const position = shape(
  { latitudeThousandths: thousandths(90), longitudeThousandths: thousandths(180) },
  { description: 'in thousandths of a degree: at the hall or not, and never where in it' },
)
const answer = {
  mark: nullable(Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }), {
    description: 'null: it does not apply there',
  }),
}

export const submitAssessment = route({
  method: 'POST',
  path: '/api/v1/own-visits/{visitId}/assessment',
  name: 'submitAssessment',
  summary: 'Submit what was found on one’s own visit, once: the same again under the same key gets the first answer',
  caller,
  params: ofVisit,
  idempotent: true,
  bodyBytesMax: 1_048_576,
  body: shape({
    arrivedAt: instant,
    leftAt: instant,
    position: nullable(position),
    answers: Type.Record(
      indicatorCode,
      shape({
        ...answer,
        words: Type.Optional(words),
        recording: Type.Optional(
          Type.String({ maxLength: 200, description: 'under which number a recording is kept; kept sealed' }),
        ),
        fileIds: Type.Optional(Type.Array(uuid, { maxItems: 50, uniqueItems: true })),
      }),
      { maxProperties: 200, additionalProperties: false },
    ),
    words: Type.Optional(words),
  }),
  answers: { 201: shape({ visitId: uuid, points: count, submittedAt: instant }) },
  refusals: [
    ...writes,
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'ALREADY_SUBMITTED',
    'VISIT_ENDED',
    'RECUSAL_FOUND',
    'TIMES_OUT_OF_ORDER',
    'TIME_IN_FUTURE',
    'TOO_EARLY',
    'TOO_LATE',
    'LOCATION_MISSING',
    'INDICATOR_UNKNOWN',
    'MARK_MISSING',
    'MARK_UNKNOWN',
    'APPLIES_ALWAYS',
    'NOTHING_APPLIES',
    'EVIDENCE_MISSING',
    'COMMENT_TOO_LONG',
    'FILE_UNKNOWN',
    'FILES_TOO_MANY',
  ],
})

export const seeOwnAssessment = route({
  method: 'GET',
  path: '/api/v1/own-visits/{visitId}/assessment',
  name: 'seeOwnAssessment',
  summary: 'What one has submitted oneself about a visit',
  caller,
  params: ofVisit,
  answers: {
    200: shape({
      visitId: uuid,
      submittedAt: instant,
      arrivedAt: instant,
      leftAt: instant,
      position: nullable(position),
      points: count,
      answers: Type.Array(
        shape({
          indicator: plainText,
          ...answer,
          words: nullable(l3Text),
          recording: nullable(l3Text),
          files: Type.Array(keptFile),
        }),
      ),
      words: nullable(l3Text),
    }),
  },
  refusals: [...always, 'NOT_FOUND'],
})

export const readVisitFile = route({
  method: 'GET',
  path: '/api/v1/own-visits/{visitId}/files/{fileId}',
  name: 'readVisitFile',
  summary: 'A file of one’s own assessment',
  caller,
  params: shape({ visitId: uuid, fileId: uuid }),
  mediaType: 'application/octet-stream',
  answers: { 200: Type.String({ 'x-grade': 'L3', format: 'binary' }) },
  refusals: [...always, 'NOT_FOUND', 'ERASED'],
})

export const endOwnVisit = route({
  method: 'POST',
  path: '/api/v1/own-visits/{visitId}/end',
  name: 'endOwnVisit',
  summary: 'Say that one does not make a visit, and why: one is partial 回避, cannot come, or the window is closed',
  caller,
  params: ofVisit,
  bodyBytesMax: 16_384,
  body: shape({ cause: oneOf(ownVisitEndings), reason: Type.String({ minLength: 1, maxLength: 2000 }) }),
  answers: { 200: shape({ visitId: uuid, cause: oneOf(ownVisitEndings), endedAt: instant }) },
  refusals: [
    ...writes,
    'STEP_INCOMPLETE',
    'PERSONAL_NUMBER',
    'VISIT_ENDED',
    'RECUSAL_FOUND',
    'ALREADY_SUBMITTED',
    'NOT_AT_THIS_STAGE',
    'VERSION_PASSED',
  ],
})

const said = shape({ zh: plainText, en: plainText })

export const listAssessments = route({
  method: 'GET',
  path: '/api/v1/assessments',
  name: 'listAssessments',
  summary:
    'What assessors have found in the own place, as soon as the results of its plan are published and never before; the newest first. Never who it was',
  caller: { kind: 'account', permission: 'assessment:read' },
  query: shape({
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: {
    200: shape({
      asOf: instant,
      assessments: Type.Array(
        shape({
          assessmentId: uuid,
          planTitle: plainText,
          pool: oneOf(assessorPools),
          isSelfAssessment: Type.Boolean({ description: '自评: told beside what others have found, never among it' }),
          day: plainDate,
          publishedAt: instant,
          hallCode,
          hallName: plainText,
          windowCode,
          windowName: plainText,
          formTitle: said,
          points: count,
          indicators: Type.Array(
            shape({
              code: plainText,
              group: said,
              title: said,
              mark: answer.mark,
              points: nullable(count),
              anchor: nullable(said, { description: '行为锚定 of the mark that was given' }),
            }),
          ),
        }),
      ),
      next: nullable(uuid),
    }),
  },
  refusals: always,
})
