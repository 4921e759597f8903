import type { FastifyInstance } from 'fastify'
import { correctComment, listComments, seeCommentFigures } from '../../contracts/comment-reading.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { correct, type DeskDeps, viewComments } from './desk.ts'
import { viewFigures } from './figures.ts'

export function serveCommentReadings(app: FastifyInstance, deps: DeskDeps, access: Access): void {
  serve(
    app,
    seeCommentFigures,
    async ({ query, request }) => ({ status: 200, body: await viewFigures(deps, reachOf(request), query) }),
    { before: access.admit(seeCommentFigures.caller) },
  )
  serve(
    app,
    listComments,
    async ({ query, request }) => {
      // Which ones would say who reads whom; that some were opened is enough.
      request.attempt = { act: 'COMMENTS_OPENED', target: { kind: 'RECORD', id: null } }
      return { status: 200, body: await viewComments(deps, reachOf(request), query) }
    },
    { before: access.admit(listComments.caller) },
  )
  serve(
    app,
    correctComment,
    async ({ params: { id }, body, request }) => {
      const { accountId } = sessionOf(request)
      const attempt = { act: 'COMMENT_CORRECTED', target: { kind: 'RECORD', id } } as const
      const inAudit = audited<{ divisionId: number; hallId: number }>(request, attempt, (place) => place)
      await correct(deps, { accountId, reach: reachOf(request), id }, body, inAudit)
      return { status: 200, body: { id, labels: body.labels, polarity: body.polarity } }
    },
    { before: access.admit(correctComment.caller) },
  )
}
