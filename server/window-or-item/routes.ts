import type { FastifyInstance } from 'fastify'
import { seeWindowOrItem } from '../../contracts/window-or-item.ts'
import { type Access, reachOf } from '../access/index.ts'
import { serve } from '../platform/serve.ts'
import { viewWindowOrItem, type WindowOrItemDeps } from './view.ts'

/** 窗口还是制度: whether what people think of a service goes with who serves, or with what is asked of everybody. */
export function serveWindowOrItem(app: FastifyInstance, deps: WindowOrItemDeps, access: Access): void {
  serve(
    app,
    seeWindowOrItem,
    async ({ params: { period }, query, request }) => ({
      status: 200,
      body: await viewWindowOrItem(deps, reachOf(request), period, query),
    }),
    { before: access.admit(seeWindowOrItem.caller) },
  )
}
