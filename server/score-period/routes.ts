import type { FastifyInstance, FastifyRequest } from 'fastify'
import { listComposites } from '../../contracts/composite.ts'
import * as figures from '../../contracts/score-figure.ts'
import * as promises from '../../contracts/score-period.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { viewComposites } from './composite.ts'
import type { Asking, ScorePeriodDeps } from './deps.ts'
import { decide, object, viewPeriods, viewWindows } from './desk.ts'
import { viewFigures, viewObjections, viewPeriod } from './figure/view.ts'
import { Participations } from './participation/participation.ts'

interface Placed {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly outcome?: string
}

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

const inAudit = (request: FastifyRequest, act: 'SCORE_OBJECTED' | 'SCORE_OBJECTION_DECIDED', id: string | null) =>
  audited<Placed>(request, { act, target: { kind: 'SCORE_OBJECTION', id } }, ({ id: keptId, outcome, ...place }) => ({
    ...place,
    target: { kind: 'SCORE_OBJECTION', id: keptId },
    detail: outcome === undefined ? {} : { outcome },
  }))

/** 评价周期、异议: what was computed is seen by whom it is about before it is public, and may be objected to. */
export function serveScorePeriods(app: FastifyInstance, deps: ScorePeriodDeps, access: Access): void {
  const reads = { before: access.admit(promises.listScorePeriods.caller) }
  serve(app, promises.listScorePeriods, async () => ({ status: 200, body: await viewPeriods(deps) }), reads)
  serve(
    app,
    promises.listScoredWindows,
    async ({ params: { period }, query, request }) => ({
      status: 200,
      body: await viewWindows(deps, asking(request), period, query),
    }),
    { before: access.admit(promises.listScoredWindows.caller) },
  )
  serve(
    app,
    listComposites,
    async ({ params: { period }, request }) => ({
      status: 200,
      body: await viewComposites(deps, asking(request), period),
    }),
    { before: access.admit(listComposites.caller) },
  )
  serve(
    app,
    promises.objectToScore,
    async ({ params: { period }, body, request }) => {
      const act = inAudit(request, 'SCORE_OBJECTED', null)
      return { status: 201, body: await object(deps, asking(request), period, body, act) }
    },
    { before: access.admit(promises.objectToScore.caller) },
  )
  serve(
    app,
    promises.decideScoreObjection,
    async ({ params: { objectionId }, body, request }) => {
      const act = inAudit(request, 'SCORE_OBJECTION_DECIDED', objectionId)
      return { status: 200, body: await decide(deps, asking(request), objectionId, body, act) }
    },
    { before: access.admit(promises.decideScoreObjection.caller) },
  )
  serveFigures(app, deps, access)
}

/** What stands behind the list: one period, its windows step by step, and what was objected. */
function serveFigures(app: FastifyInstance, deps: ScorePeriodDeps, access: Access): void {
  const figured = { ...deps, participations: new Participations(deps) }
  const reads = { before: access.admit(figures.seeScorePeriod.caller) }
  serve(
    app,
    figures.seeScorePeriod,
    async ({ params: { period }, request }) => ({ status: 200, body: await viewPeriod(deps, asking(request), period) }),
    reads,
  )
  serve(
    app,
    figures.listWindowFigures,
    async ({ params: { period }, query, request }) => ({
      status: 200,
      body: await viewFigures(figured, asking(request), period, query),
    }),
    reads,
  )
  serve(
    app,
    figures.listScoreObjections,
    async ({ request }) => ({ status: 200, body: await viewObjections(deps, asking(request)) }),
    { before: access.admit(figures.listScoreObjections.caller) },
  )
}
