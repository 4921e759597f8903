import { Type } from 'typebox'
import {
  deductionKinds,
  deductionOutcomes,
  deductionStates,
  deductionTargets,
  dismissalGrounds,
} from '../domain/deduction.ts'
import { placeRefusals } from './complaint.ts'
import { evidenceBodyBytesMax, fileRefusals, keptFile, sentFile } from './evidence-file.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import {
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

const points = Type.Integer({ minimum: 1, maximum: 10_000, description: 'hundredths of 100' })
const itemCode = Type.String({ pattern: '^[A-Z][A-Z_]{2,59}$' })
const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const ofOne = shape({ deductionId: uuid })
const words = Type.String({ minLength: 1, maxLength: 8000, description: 'kept sealed' })
const fileIds = Type.Optional(Type.Array(uuid, { maxItems: 50, uniqueItems: true }))

const item = shape({
  code: itemCode,
  kind: oneOf(deductionKinds),
  nameZh: plainText,
  nameEn: plainText,
  points,
  source: plainText,
  admitsGoodFaith: Type.Boolean({ description: '善意容缺受理免责 may be its outcome' }),
})

const deduction = shape(
  {
    deductionId: uuid,
    state: oneOf(deductionStates),
    item,
    against: oneOf(deductionTargets),
    deedDay: plainDate,
    hallCode,
    hallName: plainText,
    windowCode: nullable(windowCode),
    windowName: nullable(plainText),
    organizationCode,
    organizationName: plainText,
    words: nullable(l3Text),
    files: Type.Array(keptFile),
    basis: nullable(oneOf(['FINDING', 'AUDIT']), {
      description: 'AUDIT: an evaluation was asked about and is not true; which one is told to nobody here',
    }),
    findingId: nullable(uuid),
    proposedAt: instant,
    isOwn: Type.Boolean({ description: 'proposed by who asks' }),
    answerUntil: nullable(instant, { description: 'null: nobody is late while the calendar is not published' }),
    answer: nullable(shape({ words: nullable(l3Text), files: Type.Array(keptFile), answeredAt: instant })),
    decision: nullable(
      shape({
        outcome: oneOf(deductionOutcomes),
        points: nullable(points, { description: 'what goes to account; null where it is dismissed' }),
        ground: nullable(oneOf(dismissalGrounds)),
        words: nullable(l3Text),
        decidedAt: instant,
      }),
    ),
    mayAnswer: Type.Boolean(),
    mayDecide: Type.Boolean(),
  },
  { $id: 'Deduction' },
)

export const listDeductions = route({
  method: 'GET',
  path: '/api/v1/deductions',
  name: 'listDeductions',
  summary:
    'Deductions 负面清单扣分 and bonuses 弹性加分 of the own place, proposed and decided, the newest first; and the list that is in force today',
  caller: { kind: 'account', permission: 'deduction:read' },
  query: shape({
    state: Type.Optional(oneOf(deductionStates)),
    kind: Type.Optional(oneOf(deductionKinds)),
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: {
    200: shape({
      asOf: instant,
      items: Type.Array(item),
      deductions: Type.Array(deduction),
      next: nullable(uuid),
    }),
  },
  refusals: always,
})

export const keepDeductionFile = route({
  method: 'POST',
  path: '/api/v1/deduction-files',
  name: 'keepDeductionFile',
  summary:
    'Hand in a file about something in a hall: a proposal of a deduction, or the answer to one, names it. Thrown away where nothing names it in time',
  caller: { kind: 'account', permission: 'deduction:evidence' },
  bodyBytesMax: evidenceBodyBytesMax,
  body: shape({ hallCode, ...sentFile }),
  answers: { 201: keptFile },
  refusals: [...always, 'HALL_UNKNOWN', ...fileRefusals],
})

export const proposeDeduction = route({
  method: 'POST',
  path: '/api/v1/deductions',
  name: 'proposeDeduction',
  summary:
    'Propose a deduction for what is on the negative list, or a bonus. The points are those of the list in force on the day of the deed; the unit is told and may answer',
  caller: { kind: 'account', permission: 'deduction:propose' },
  bodyBytesMax: 65_536,
  body: shape({
    kind: oneOf(deductionKinds),
    code: itemCode,
    against: oneOf(deductionTargets),
    hallCode,
    windowCode: Type.Optional(windowCode),
    organizationCode: Type.Optional(organizationCode),
    deedDay: plainDate,
    words,
    fileIds,
    findingId: Type.Optional(uuid),
    auditId: Type.Optional(uuid),
  }),
  answers: { 201: deduction },
  refusals: [
    ...writes,
    ...placeRefusals,
    'ORGANIZATION_UNKNOWN',
    'ITEM_NOT_LISTED',
    'TIME_IN_FUTURE',
    'TIME_TOO_LONG_AGO',
    'DEED_NOT_OF_BASIS',
    'STEP_INCOMPLETE',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
    'EVIDENCE_MISSING',
    'FILE_UNKNOWN',
    'FILES_TOO_MANY',
    'NOT_FOUND',
    'NOT_AT_THIS_STAGE',
    'CONFLICT',
  ],
})

export const answerDeduction = route({
  method: 'POST',
  path: '/api/v1/deductions/{deductionId}/answer',
  name: 'answerDeduction',
  summary: 'Answer to a proposed deduction for the unit that it is about 申辩, once and in time',
  caller: { kind: 'account', permission: 'deduction:answer' },
  params: ofOne,
  bodyBytesMax: 65_536,
  body: shape({ words, fileIds }),
  answers: { 200: deduction },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'NOT_YOURS_TO_DO',
    'PROPOSAL_DECIDED',
    'STATED_ALREADY',
    'NOT_AT_THIS_STAGE',
    'TOO_LATE',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
    'FILE_UNKNOWN',
    'FILES_TOO_MANY',
  ],
})

export const decideDeduction = route({
  method: 'POST',
  path: '/api/v1/deductions/{deductionId}/decision',
  name: 'decideDeduction',
  summary:
    'Decide on what somebody else has proposed, with reasons: uphold it, to fewer points, or dismiss it. Not before the unit has answered or its time is over',
  caller: { kind: 'account', permission: 'deduction:decide' },
  params: ofOne,
  bodyBytesMax: 32_768,
  body: shape({
    outcome: oneOf(deductionOutcomes),
    points: Type.Optional(points),
    ground: Type.Optional(oneOf(dismissalGrounds)),
    words,
  }),
  answers: { 200: deduction },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'OWN_PROPOSAL',
    'DECIDES_OWN_CASE',
    'PROPOSAL_DECIDED',
    'TOO_EARLY',
    'STEP_INCOMPLETE',
    'GROUND_NOT_ADMITTED',
    'COMMENT_EMPTY',
    'COMMENT_TOO_LONG',
  ],
})

export const readDeductionFile = route({
  method: 'GET',
  path: '/api/v1/deductions/{deductionId}/files/{fileId}',
  name: 'readDeductionFile',
  summary: 'A file of a proposal or an answer, for whoever may read its words',
  caller: { kind: 'account', permission: 'deduction:read' },
  params: shape({ deductionId: uuid, fileId: uuid }),
  mediaType: 'application/octet-stream',
  answers: { 200: Type.String({ 'x-grade': 'L3', format: 'binary' }) },
  refusals: [...always, 'NOT_FOUND', 'ERASED'],
})
