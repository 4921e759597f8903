import type { FastifyInstance } from 'fastify'
import { openInvitation, renderInvitationCode, renderInvitationSlip } from '../../contracts/invitation.ts'
import { qrPng, qrSvg } from '../platform/qr.ts'
import { serve } from '../platform/serve.ts'
import { type InvitationDeps, refuseUnknown, viewInvitation } from './actions.ts'
import { renderSlip, slipStyle } from './slip.ts'
import { invitationUrl } from './token.ts'

export function serveInvitations(app: FastifyInstance, deps: InvitationDeps): void {
  serve(app, openInvitation, async ({ body }) => ({
    status: 200,
    body: await viewInvitation(deps, body.token, body.channel ?? 'QR_CODE'),
  }))

  serve(app, renderInvitationCode, async ({ body, reply }) => {
    await refuseUnknown(deps, body.token)
    const url = invitationUrl(deps.world.publicUrl(), body.token)
    const image = body.format === 'svg' ? await qrSvg(url) : await qrPng(url)
    await reply
      .type(body.format === 'svg' ? 'image/svg+xml; charset=utf-8' : 'image/png')
      .header('cache-control', 'no-store')
      .send(image)
    return { status: 200, body: '' }
  })

  serve(app, renderInvitationSlip, async ({ body, reply }) => {
    // Printing a slip opens nothing.
    const view = await viewInvitation({ world: deps.world, rules: deps.rules }, body.token, 'QR_CODE')
    const url = invitationUrl(deps.world.publicUrl(), body.token)
    const page = renderSlip(view, url, await qrSvg(url), body.language ?? 'zh-CN')
    await reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
    return { status: 200, body: '' }
  })

  app.get('/slip.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=3600').send(slipStyle),
  )
}
