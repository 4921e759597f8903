import type { FastifyInstance } from 'fastify'
import { previewScoreScheme } from '../../contracts/scheme-preview.ts'
import { type Access, reachOf } from '../access/index.ts'
import { serve } from '../platform/serve.ts'
import type { CompositeDeps } from './deps.ts'
import { preview } from './preview/preview.ts'

/** 方案预览: whoever makes schemes tries them out; whoever is scored does not. */
export function serveSchemePreviews(app: FastifyInstance, deps: CompositeDeps, access: Access): void {
  serve(
    app,
    previewScoreScheme,
    async ({ body, request }) => ({ status: 200, body: await preview(deps, reachOf(request), body) }),
    { before: access.admit(previewScoreScheme.caller) },
  )
}
