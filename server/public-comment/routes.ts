import type { FastifyInstance } from 'fastify'
import { seeChallenge } from '../../contracts/challenge.ts'
import { givePublicComment, lookUpPublicComment, renderWindowCode, seeWindow } from '../../contracts/public-comment.ts'
import { qrPng, qrSvg } from '../platform/qr.ts'
import { serve } from '../platform/serve.ts'
import { keepPublicComment, loadWindow, type PublicCommentDeps, viewOwnPublicComment, viewWindow } from './actions.ts'

export function servePublicComments(app: FastifyInstance, deps: PublicCommentDeps): void {
  serve(
    app,
    givePublicComment,
    async ({ body, idempotencyKey, request }) => {
      const { replayed, answer } = await keepPublicComment(deps, request, body, idempotencyKey)
      return { status: 201, body: answer, ...(replayed ? { headers: { 'idempotency-replayed': 'true' } } : {}) }
    },
    { limit: 'public-comment' },
  )

  serve(app, lookUpPublicComment, async ({ body }) => ({
    status: 200,
    body: await viewOwnPublicComment(deps, body.receipt),
  }))

  serve(app, seeWindow, async ({ params }) => ({
    status: 200,
    body: await viewWindow(deps, params.hallCode, params.windowCode),
  }))

  serve(app, seeChallenge, async ({ params, request }) => {
    const place = await loadWindow(deps.world, params.hallCode, params.windowCode)
    return { status: 200, body: deps.challenges.make(request, place) }
  })

  serve(app, renderWindowCode, async ({ params, query, reply }) => {
    await loadWindow(deps.world, params.hallCode, params.windowCode)
    const url = `${deps.world.publicUrl()}/c/${params.hallCode}/${params.windowCode}`
    const isPng = query.format === 'png'
    await reply
      .type(isPng ? 'image/png' : 'image/svg+xml; charset=utf-8')
      .header('cache-control', 'max-age=3600')
      .send(isPng ? await qrPng(url) : await qrSvg(url))
    return { status: 200, body: '' }
  })
}
