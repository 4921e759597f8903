import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as composites from '../../contracts/composite.ts'
import * as promises from '../../contracts/publication.ts'
import * as rankings from '../../contracts/ranking.ts'
import { seeBridge } from '../../contracts/score-bridge.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { sign, step, viewList } from './actions.ts'
import { viewBridge } from './bridge/view.ts'
import { readCompositeInputText, readCompositeText, viewComposite, viewCompositeWindow } from './composite.ts'
import type { Asking } from './deps.ts'
import { KeptAnswers } from './kept-answers.ts'
import { type PublicDeps, readInputText, readResultText, viewCatalogue, viewRanking, viewWindow } from './public.ts'
import { decide, propose } from './withdrawal/withdraw.ts'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

type Act =
  | 'PUBLICATION_STEPPED'
  | 'PUBLICATION_SIGNED'
  | 'WITHDRAWAL_PROPOSED'
  | 'WITHDRAWAL_DECLINED'
  | 'PUBLICATION_WITHDRAWN'

const inAudit = (request: FastifyRequest, act: Act, id: string) =>
  audited<{ readonly id: string; readonly outcome: string }>(
    request,
    { act, target: { kind: 'PUBLICATION', id } },
    ({ outcome }) => ({ detail: { outcome } }),
  )

/** 签发: from what was computed to what is public. */
export function servePublications(app: FastifyInstance, deps: PublicDeps, access: Access): void {
  serve(
    app,
    promises.listPublications,
    async ({ request }) => ({ status: 200, body: await viewList(deps, asking(request)) }),
    { before: access.admit(promises.listPublications.caller) },
  )
  serve(
    app,
    promises.stepPublication,
    async ({ params: { publicationId }, body, request }) => {
      const act = inAudit(request, 'PUBLICATION_STEPPED', publicationId)
      return { status: 200, body: await step(deps, asking(request), publicationId, body, act) }
    },
    { before: access.admit(promises.stepPublication.caller) },
  )
  serve(
    app,
    promises.signPublication,
    async ({ params: { publicationId }, request }) => {
      const act = inAudit(request, 'PUBLICATION_SIGNED', publicationId)
      return { status: 200, body: await sign(deps, asking(request), publicationId, act) }
    },
    { before: access.admit(promises.signPublication.caller) },
  )
  serveWithdrawals(app, deps, access)
  serveRankings(app, deps)
  serveComposites(app, deps)
}

/** 撤回, by two. */
function serveWithdrawals(app: FastifyInstance, deps: PublicDeps, access: Access): void {
  serve(
    app,
    promises.proposeWithdrawal,
    async ({ params: { publicationId }, body, request }) => {
      const act = inAudit(request, 'WITHDRAWAL_PROPOSED', publicationId)
      return { status: 200, body: await propose(deps, asking(request), publicationId, body, act) }
    },
    { before: access.admit(promises.proposeWithdrawal.caller) },
  )
  serve(
    app,
    promises.decideWithdrawal,
    async ({ params: { publicationId }, body, request }) => {
      const kind = body.outcome === 'AGREED' ? 'PUBLICATION_WITHDRAWN' : 'WITHDRAWAL_DECLINED'
      const act = inAudit(request, kind, publicationId)
      return { status: 200, body: await decide(deps, asking(request), publicationId, body, act) }
    },
    { before: access.admit(promises.decideWithdrawal.caller) },
  )
}

const plain = 'text/plain; charset=utf-8'

/** For everybody, without signing in. */
function serveRankings(app: FastifyInstance, deps: PublicDeps): void {
  serve(app, rankings.listRankings, async () => ({ status: 200, body: await viewCatalogue(deps) }))
  const [kept, bridges] = [new KeptAnswers(deps.world), new KeptAnswers(deps.world)]
  serve(app, rankings.seeRanking, async ({ params: { period }, query }) => ({
    status: 200,
    body: await kept.find(`${period} ${query.revision ?? ''}`, () => viewRanking(deps, period, query)),
  }))
  serve(app, rankings.seeRankedWindow, async ({ params: { period }, query }) => ({
    status: 200,
    body: await kept.find(`${period} ${query.revision ?? ''} ${query.hallCode}/${query.windowCode}`, () =>
      viewWindow(deps, period, query),
    ),
  }))
  serve(app, seeBridge, async ({ params: { period }, query }) => ({
    status: 200,
    body: await bridges.find(`${period} ${query.revision ?? ''}`, () => viewBridge(deps, period, query)),
  }))
  serve(app, rankings.readScoreResult, async ({ params: { period }, query, reply }) => {
    reply.type(plain)
    return { status: 200, body: await readResultText(deps, period, query) }
  })
  serve(app, rankings.readScoreInput, async ({ params: { digest }, reply }) => {
    reply.type(plain)
    return { status: 200, body: await readInputText(deps, digest) }
  })
}

/** 综合得分, for everybody too. */
function serveComposites(app: FastifyInstance, deps: PublicDeps): void {
  serve(app, composites.seeComposite, async ({ params: { period }, query }) => ({
    status: 200,
    body: await viewComposite(deps, period, query),
  }))
  serve(app, composites.seeCompositeWindow, async ({ params: { period }, query }) => ({
    status: 200,
    body: await viewCompositeWindow(deps, period, query),
  }))
  serve(app, composites.readCompositeResult, async ({ params: { period }, query, reply }) => {
    reply.type(plain)
    return { status: 200, body: await readCompositeText(deps, period, query) }
  })
  serve(app, composites.readCompositeInput, async ({ params: { digest }, reply }) => {
    reply.type(plain)
    return { status: 200, body: await readCompositeInputText(deps, digest) }
  })
}
