import { Type } from 'typebox'
import { reportKinds } from '../domain/report.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { instant, nullable, oneOf, plainDate, plainText, shape, uuid } from './shapes.ts'

/** 定期报告 as files; the page is drawn from the text itself. */
export const reportFormats = ['DOCX', 'XLSX', 'PDF'] as const
export type ReportFormat = (typeof reportFormats)[number]

const report = {
  reportId: uuid,
  kind: oneOf(reportKinds),
  period: Type.String({
    pattern: '^20[0-9]{2}(-[0-9]{2}-[0-9]{2}|-Q[1-4]|-[0-9]{2})?$',
    description: 'of a week its Monday',
  }),
  fromDay: plainDate,
  toDay: plainDate,
  placeName: plainText,
  revision: nullable(Type.Integer({ minimum: 0 }), {
    description: 'of what was published; null: of a week nothing is',
  }),
  isReplaced: Type.Boolean({ description: 'another version of its period is public' }),
  isWithdrawn: Type.Boolean(),
  digest: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the text' }),
  madeAt: instant,
}
const ofOne = { reportId: uuid }
const reads = { kind: 'account', permission: 'report:read' } as const

export const listReports = route({
  method: 'GET',
  path: '/api/v1/reports',
  name: 'listReports',
  summary:
    'Weekly, monthly, quarterly and annual reports of the own place 周报、月报、季报、年报: what ended last first. Made by themselves; nobody writes in one',
  caller: reads,
  query: shape({
    kind: Type.Optional(oneOf(reportKinds)),
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9]|[1-9][0-9]|100)$' })),
  }),
  answers: { 200: shape({ reports: Type.Array(shape(report)), next: nullable(uuid) }) },
  refusals: always,
})

export const seeReport = route({
  method: 'GET',
  path: '/api/v1/reports/{reportId}',
  name: 'seeReport',
  summary: 'One report: its archived text, of which the digest is, and from which page, Word, Excel and PDF are drawn',
  caller: reads,
  params: shape(ofOne),
  answers: {
    200: shape({ ...report, text: Type.String({ description: 'JSON, as domain/report.ts says' }) }, { $id: 'Report' }),
  },
  refusals: [...always, 'NOT_FOUND'],
})

export const renderReport = route({
  method: 'GET',
  path: '/api/v1/reports/{reportId}/files/{format}',
  name: 'renderReport',
  summary: 'The same report as a file: Word (opens in WPS), Excel or PDF, set as documents of the administration are',
  caller: reads,
  params: shape({ ...ofOne, format: oneOf(reportFormats) }),
  query: shape({ language: Type.Optional(oneOf(['zh-CN', 'en'])) }),
  mediaType: 'application/octet-stream',
  answers: { 200: Type.String() },
  refusals: [...always, 'NOT_FOUND'],
})
