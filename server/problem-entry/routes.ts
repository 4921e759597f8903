import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { mediaTypeOf } from '../../contracts/import.ts'
import { exportProblemEntries, listProblemEntries, seeProblemEntry } from '../../contracts/problem-entry.ts'
import { type Access, reachOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import type { HandlingDeps } from '../handling-order/index.ts'
import { serve } from '../platform/serve.ts'
import { writeCsv, writeXlsx } from '../platform/sheet/write.ts'
import { toSheet } from './sheet.ts'
import { readForExport, viewEntries, viewHistory } from './view.ts'

export function serveProblemEntries(app: FastifyInstance, deps: HandlingDeps, access: Access): void {
  serve(
    app,
    listProblemEntries,
    async ({ query, request }) => ({ status: 200, body: await viewEntries(deps, reachOf(request), query) }),
    { before: access.admit(listProblemEntries.caller) },
  )
  serve(
    app,
    seeProblemEntry,
    async ({ params, request }) => {
      request.attempt = { act: 'ORDER_READ', target: { kind: 'ORDER', id: params.orderId } }
      return { status: 200, body: await viewHistory(deps, reachOf(request), params.orderId) }
    },
    { before: access.admit(seeProblemEntry.caller) },
  )
  serve(
    app,
    exportProblemEntries,
    async ({ body: { format, ...wish }, request, reply }) => {
      const attempt = { act: 'PROBLEM_ENTRIES_EXPORTED', target: { kind: 'ORDER', id: null } } as const
      request.attempt = attempt
      const found = await readForExport(deps, reachOf(request), wish)
      // Written down before the first byte leaves: an export that is broken off has been one all the same.
      const detail = { ...wish, format, rows: found.entries.length }
      await audited(request, attempt, () => ({ detail }))(deps.world.app, async () => undefined)
      const sheet = toSheet(found)
      await reply
        .type(format === 'CSV' ? 'text/csv; charset=utf-8' : mediaTypeOf.XLSX)
        .header('content-disposition', `attachment; filename="problem-entries-${found.today}.${format.toLowerCase()}"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(format === 'CSV' ? writeCsv(sheet) : writeXlsx([sheet])))
      return { status: 200, body: '' }
    },
    { before: access.admit(exportProblemEntries.caller) },
  )
}
