import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import * as promises from '../../contracts/audit.ts'
import { addDays } from '../../domain/kernel/plain-date.ts'
import { type Access, reachOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { writeCsv } from '../platform/sheet/write.ts'
import { type AuditViewDeps, countForExport, loadFilter, readForExport, searchEntries, viewChain } from './actions.ts'
import { columns, toCells } from './sheet.ts'

/** For the audit administrator, who sees and changes nothing. That he looked stands in the audit as well. */
export function serveAuditView(app: FastifyInstance, deps: AuditViewDeps, access: Access): void {
  serve(
    app,
    promises.searchAuditEntries,
    async ({ body, request }) => {
      request.attempt = { act: 'AUDIT_READ', target: { kind: 'AUDIT', id: null } }
      return { status: 200, body: await searchEntries(deps, reachOf(request), body) }
    },
    { before: access.admit(promises.searchAuditEntries.caller) },
  )
  serve(
    app,
    promises.seeAuditChain,
    async ({ request }) => ({ status: 200, body: await viewChain(deps, reachOf(request)) }),
    { before: access.admit(promises.seeAuditChain.caller) },
  )
  serve(
    app,
    promises.exportAuditEntries,
    async ({ body, request, reply }) => {
      const reach = reachOf(request)
      const attempt = { act: 'AUDIT_EXPORTED', target: { kind: 'AUDIT', id: null } } as const
      request.attempt = attempt
      const filter = await loadFilter(deps, reach, body)
      const rows = await countForExport(deps, reach, filter)
      // Written down before the first byte leaves: an export that is broken off has been one all the same.
      const detail = { ...body, from: filter.from, to: addDays(filter.to, -1), rows }
      await audited(request, attempt, () => ({ detail }))(deps.world.app, async () => undefined)
      await reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="audit-${filter.from}.csv"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(writeCsv({ name: 'audit', columns, rows: cellsOf(deps, reach, filter), rowsToFill: 0 })))
      return { status: 200, body: '' }
    },
    { before: access.admit(promises.exportAuditEntries.caller), limit: 'audit-export' },
  )
}

async function* cellsOf(...of: Parameters<typeof readForExport>): AsyncGenerator<readonly string[]> {
  for await (const row of readForExport(...of)) yield toCells(row)
}
