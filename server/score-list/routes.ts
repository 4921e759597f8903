import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/score-list.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import type { Asking, ScoreListDeps } from './deps.ts'
import { answer, decide, viewAlerts, viewEntries } from './desk/desk.ts'
import { decideOnLink, viewLinks } from './link.ts'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

interface Placed {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly outcome?: string
}

const inAudit = (request: FastifyRequest, act: 'SCORE_LIST_ANSWERED' | 'SCORE_LIST_DECIDED', id: string) =>
  audited<Placed>(request, { act, target: { kind: 'SCORE_LIST_ENTRY', id } }, ({ id: _same, outcome, ...place }) => ({
    ...place,
    target: { kind: 'SCORE_LIST_ENTRY', id },
    detail: outcome === undefined ? {} : { outcome },
  }))

interface Decided {
  readonly id: string
  readonly divisionId: number
  readonly link: string
  readonly isOn: boolean
  readonly fromDay: string
}

/** 预警与名单: what follows from months that are final is seen inside; whether it leads to anything is decided by the leading group. */
export function serveScoreLists(app: FastifyInstance, deps: ScoreListDeps, access: Access): void {
  const reads = { before: access.admit(promises.listScoreAlerts.caller) }
  serve(
    app,
    promises.listScoreAlerts,
    async ({ query, request }) => ({ status: 200, body: await viewAlerts(deps, asking(request), query) }),
    reads,
  )
  serve(
    app,
    promises.listScoreListEntries,
    async ({ query, request }) => ({ status: 200, body: await viewEntries(deps, asking(request), query) }),
    reads,
  )
  serve(
    app,
    promises.listScoreLinks,
    async ({ request }) => ({ status: 200, body: await viewLinks(deps, asking(request)) }),
    reads,
  )
  serve(
    app,
    promises.answerScoreListing,
    async ({ params: { entryId }, body, request }) => {
      const act = inAudit(request, 'SCORE_LIST_ANSWERED', entryId)
      return { status: 201, body: await answer(deps, asking(request), entryId, body, act) }
    },
    { before: access.admit(promises.answerScoreListing.caller) },
  )
  serve(
    app,
    promises.decideScoreListing,
    async ({ params: { entryId }, body, request }) => {
      const act = inAudit(request, 'SCORE_LIST_DECIDED', entryId)
      return { status: 200, body: await decide(deps, asking(request), entryId, body, act) }
    },
    { before: access.admit(promises.decideScoreListing.caller) },
  )
  serve(
    app,
    promises.decideScoreLink,
    async ({ params: { link }, body, request }) => {
      const act = audited<Decided>(
        request,
        { act: 'SCORE_LINK_DECIDED', target: { kind: 'SCORE_LINK', id: link } },
        ({ divisionId, isOn, fromDay }) => ({
          divisionId,
          target: { kind: 'SCORE_LINK', id: link },
          detail: { isOn, fromDay },
        }),
      )
      return { status: 201, body: await decideOnLink(deps, asking(request), link, body, act) }
    },
    { before: access.admit(promises.decideScoreLink.caller) },
  )
}
