import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/report.ts'
import { readReport } from '../../domain/report.ts'
import { layOutReport, reportWords } from '../../domain/report-layout.ts'
import { type Access, reachOf } from '../access/index.ts'
import { serve } from '../platform/serve.ts'
import type { ReportDeps } from './deps.ts'
import { renderReportFile } from './render/render.ts'
import { viewReport, viewReports } from './view.ts'

/** 定期报告: the archive, and each report as page, Word, Excel and PDF. */
export function serveReports(app: FastifyInstance, deps: Pick<ReportDeps, 'world' | 'rules'>, access: Access): void {
  const reads = { before: access.admit(promises.listReports.caller) }
  serve(
    app,
    promises.listReports,
    async ({ query, request }) => ({ status: 200, body: await viewReports(deps, reachOf(request), query) }),
    reads,
  )
  serve(
    app,
    promises.seeReport,
    async ({ params: { reportId }, request }) => {
      noteReading(request, reportId)
      return { status: 200, body: await viewReport(deps, reachOf(request), reportId) }
    },
    reads,
  )
  serve(
    app,
    promises.renderReport,
    async ({ params: { reportId, format }, query, request, reply }) => {
      noteReading(request, reportId)
      const { text, digest } = await viewReport(deps, reachOf(request), reportId)
      const report = readReport(text)
      const words = reportWords[query.language ?? 'zh-CN']
      const file = await renderReportFile(format, { report, digest, words, blocks: layOutReport(report, words) })
      const name = `report-${report.kind.toLowerCase()}-${report.period}`
      await reply
        .type(file.mediaType)
        .header('content-disposition', `attachment; filename="${name}.${format.toLowerCase()}"`)
        .header('cache-control', 'no-store')
        .send(file.bytes)
      return { status: 200, body: '' }
    },
    reads,
  )
}

function noteReading(request: FastifyRequest, id: string): void {
  request.attempt = { act: 'REPORT_READ', target: { kind: 'REPORT', id } }
}
