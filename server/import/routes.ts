import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import {
  type ImportFormat,
  listImports,
  mediaTypeOf,
  renderBadRows,
  renderTemplate,
  seeImport,
  startImport,
} from '../../contracts/import.ts'
import type { Access } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { asDigested } from '../platform/body-digest.ts'
import { Refused } from '../platform/refused.ts'
import { serve } from '../platform/serve.ts'
import type { CaseDeps } from '../service-case/index.ts'
import { loadImport, takeFile, toSeen, viewImport } from './actions.ts'
import { renderBadRowsFile, renderTemplateFile } from './files.ts'
import type { ImportRunner } from './runner.ts'
import { sentBy } from './sender.ts'
import { findImports, type ImportRow } from './store.ts'

export interface ImportOptions {
  readonly bytesMax: number
}

const pageEntries = 20

export async function serveImports(
  app: FastifyInstance,
  deps: CaseDeps,
  access: Access,
  runner: ImportRunner,
  options: ImportOptions,
): Promise<void> {
  const before = access.admit(startImport.caller)
  await app.register(async (scope) => serveUpload(scope, deps, before, runner, options))

  serve(
    app,
    seeImport,
    async ({ params, request }) => ({
      status: 200,
      body: await viewImport(deps, sentBy(request).sender, params.id),
    }),
    { before },
  )

  serve(
    app,
    listImports,
    async ({ query, request }) => {
      const limit = query.limit === undefined ? pageEntries : Number(query.limit)
      const rows = await findImports(deps.world.app, sentBy(request).sender, query.after ?? null, limit)
      const next = rows.length < limit ? null : (rows.at(-1)?.id ?? null)
      return { status: 200, body: { imports: rows.map((row) => toSeen(deps, row)), next } }
    },
    { before },
  )

  serve(
    app,
    renderBadRows,
    async ({ params, query, request, reply }) => {
      const row = await loadImport(deps, sentBy(request).sender, params.id)
      // Nothing wrong, not yet finished, or thrown away since: there is no file.
      if (row.finishedAt === null || row.rowsBad === 0 || row.clearedAt !== null) throw new Refused('NOT_FOUND')
      const format = query.format ?? row.format
      await sendFile(reply, format, 'bad-rows', renderBadRowsFile(deps, row, format))
      return { status: 200, body: '' }
    },
    { before },
  )

  serve(app, renderTemplate, async ({ params, query, reply }) => {
    const format = query.format ?? 'XLSX'
    await sendFile(reply, format, `template-${params.kind.toLowerCase()}`, renderTemplateFile(params.kind, format))
    return { status: 200, body: '' }
  })
}

/** The one address that takes a file. Its bytes are not parsed on the way in, but handed on as they arrive. */
function serveUpload(
  scope: FastifyInstance,
  deps: CaseDeps,
  before: ReturnType<Access['admit']>,
  runner: ImportRunner,
  { bytesMax }: ImportOptions,
): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(Object.values(mediaTypeOf), (request, _payload, done) => {
    const announced = Number(request.headers['content-length'] ?? 0)
    done(announced > bytesMax ? new Refused('BODY_TOO_LARGE') : null, undefined)
  })
  serve(
    scope,
    startImport,
    async ({ params, idempotencyKey, request }) => {
      const { kind } = params
      const transact = audited<ImportRow | undefined>(
        request,
        { act: 'IMPORT_TAKEN', target: { kind: 'IMPORT', id: null } },
        (row) => ({
          target: { kind: 'IMPORT', id: row?.id ?? null },
          detail: row === undefined ? { kind, isReplayed: true } : { kind, mode: row.mode, bytes: row.fileBytes },
        }),
      )
      const { seen, isReplayed } = await takeFile(deps, sentBy(request), {
        ...params,
        transact,
        mediaType: request.headers['content-type'] ?? '',
        idempotencyKey,
        bytes: asDigested(request),
        bytesMax,
      })
      runner.wake()
      return {
        status: isReplayed ? 200 : 202,
        body: seen,
        ...(isReplayed ? { headers: { 'idempotency-replayed': 'true' } } : {}),
      }
    },
    { before },
  )
}

const endings: { readonly [Format in ImportFormat]: string } = { XLSX: 'xlsx', CSV: 'csv' }

async function sendFile(
  reply: FastifyReply,
  format: ImportFormat,
  name: string,
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  await reply
    .type(format === 'CSV' ? 'text/csv; charset=utf-8' : mediaTypeOf.XLSX)
    .header('content-disposition', `attachment; filename="${name}.${endings[format]}"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(bytes))
}
