import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { seeLogRules } from '../../contracts/log-rules.ts'
import { seeMethodology } from '../../contracts/methodology.ts'
import * as openData from '../../contracts/open-data.ts'
import * as promises from '../../contracts/portal.ts'
import type { AnswerOf, Route } from '../../contracts/route.ts'
import { type Call, serve } from '../platform/serve.ts'
import { viewBulletin } from './bulletin.ts'
import type { PortalDeps } from './deps.ts'
import { viewLoggedRules } from './logged-rules.ts'
import { viewMethodology } from './methodology.ts'
import { listTables, viewTable, writeTable } from './open-data.ts'
import { Portal, type Snapshot, type Tagged } from './snapshot.ts'
import { viewHall, viewPortal, viewWindow } from './view.ts'

/** For everybody, without signing in. */
export function servePortal(app: FastifyInstance, deps: PortalDeps): void {
  const portal = new Portal(deps)
  const give = <R extends Route>(
    route: R,
    keyOf: (call: Call<R>) => string,
    make: (from: Snapshot, call: Call<R>) => AnswerOf<R> | Promise<AnswerOf<R>>,
  ) =>
    serve(app, route, async (call) => {
      const answer = await portal.answer(`${route.name} ${keyOf(call)}`, async (from) =>
        toText(call.reply, await make(from, call)),
      )
      return toAnswer(call, answer)
    })
  give(promises.seePortal, whole, (from) => viewPortal(deps, from))
  give(
    promises.seePortalHall,
    ({ params }) => params.hallCode,
    (from, { params }) => viewHall(deps, from, params.hallCode),
  )
  give(
    promises.seePortalWindow,
    ({ params }) => `${params.hallCode}/${params.windowCode}`,
    (from, { params }) => viewWindow(deps, from, params),
  )
  give(
    promises.seeBulletin,
    ({ params }) => params.month,
    (from, { params }) => viewBulletin(deps, from, params.month),
  )
  give(seeMethodology, whole, () => viewMethodology(deps))
  give(seeLogRules, whole, () => viewLoggedRules(deps))
  give(openData.listOpenData, whole, (from) => listTables(deps, from))
  give(
    openData.readOpenTable,
    ({ params }) => params.table,
    (from, { params }) => viewTable(params.table, deps, from),
  )
  give(
    openData.readOpenFile,
    ({ params, reply }) => {
      void reply.type('text/csv; charset=utf-8')
      return params.table
    },
    (from, { params }) => writeTable(params.table, deps, from),
  )
}

const whole = () => ''

/** Written once by the shape that was promised; whoever asks again is sent the same text. */
const toText = (reply: FastifyReply, body: unknown): string =>
  typeof body === 'string' ? body : String(reply.serializeInput(body as Record<string, unknown>, '200'))

/** May be kept by anybody, who asks before each use whether it still holds: what is withdrawn is seen at once. */
function toAnswer<Body>(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { text, tag }: Tagged,
): { readonly status: number; readonly body: Body } {
  void reply.headers({ etag: tag, 'cache-control': 'public, no-cache' })
  const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/)
  if (known.includes(tag) || known.includes(`W/${tag}`)) return { status: 304, body: undefined as Body }
  if (!reply.hasHeader('content-type')) void reply.type('application/json; charset=utf-8')
  return { status: 200, body: text as Body }
}
