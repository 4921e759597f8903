import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/assessment-review.ts'
import { seeRaterAgreement } from '../../contracts/rater-agreement.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { noteOutcome, viewReviews } from './actions.ts'
import { close, stepOwn, viewCalibrations, viewOwnCalibrations } from './calibration/actions.ts'
import type { Asking, ReviewDeps } from './deps.ts'
import { decide, propose, viewDisqualifications } from './disqualification/actions.ts'
import { viewRaterAgreement } from './figure/figures.ts'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

interface Done {
  readonly outcome: string
}

/** Of which visit, and never where: whoever reads the audit of a place would learn that somebody was there. */
const inAudit = (
  request: FastifyRequest,
  act: 'ASSESSMENT_REVIEWED' | 'CALIBRATION_STEPPED' | 'CALIBRATION_CLOSED',
  id: string,
) => {
  const kind = act === 'ASSESSMENT_REVIEWED' ? 'ASSESSMENT_REVIEW' : 'CALIBRATION'
  return audited<Done>(request, { act, target: { kind, id } }, ({ outcome }) => ({ detail: { outcome } }))
}

/** 测评复核、校准、一致性. */
export function serveAssessmentReviews(app: FastifyInstance, deps: ReviewDeps, access: Access): void {
  serve(
    app,
    promises.listAssessmentReviews,
    async ({ query, request }) => ({ status: 200, body: await viewReviews(deps, asking(request), query) }),
    { before: access.admit(promises.listAssessmentReviews.caller) },
  )
  serve(
    app,
    promises.noteAssessmentReview,
    async ({ params: { visitId }, body, request }) => {
      const act = inAudit(request, 'ASSESSMENT_REVIEWED', visitId)
      return { status: 200, body: await noteOutcome(deps, asking(request), visitId, body, act) }
    },
    { before: access.admit(promises.noteAssessmentReview.caller) },
  )
  serve(
    app,
    seeRaterAgreement,
    async ({ query, request }) => ({ status: 200, body: await viewRaterAgreement(deps, asking(request), query) }),
    { before: access.admit(seeRaterAgreement.caller) },
  )
  serveCalibrations(app, deps, access)
  serveDisqualifications(app, deps, access)
}

function serveCalibrations(app: FastifyInstance, deps: ReviewDeps, access: Access): void {
  serve(
    app,
    promises.listCalibrations,
    async ({ query, request }) => ({ status: 200, body: await viewCalibrations(deps, asking(request), query) }),
    { before: access.admit(promises.listCalibrations.caller) },
  )
  serve(
    app,
    promises.closeCalibration,
    async ({ params: { calibrationId }, body, request }) => {
      const act = inAudit(request, 'CALIBRATION_CLOSED', calibrationId)
      return { status: 200, body: await close(deps, asking(request), calibrationId, body, act) }
    },
    { before: access.admit(promises.closeCalibration.caller) },
  )
  serve(
    app,
    promises.listOwnCalibrations,
    async ({ request }) => ({ status: 200, body: await viewOwnCalibrations(deps, asking(request)) }),
    { before: access.admit(promises.listOwnCalibrations.caller) },
  )
  serve(
    app,
    promises.stepOwnCalibration,
    async ({ params: { calibrationId }, body, request }) => {
      const act = inAudit(request, 'CALIBRATION_STEPPED', calibrationId)
      return { status: 200, body: await stepOwn(deps, asking(request), calibrationId, body, act) }
    },
    { before: access.admit(promises.stepOwnCalibration.caller) },
  )
}

interface Decided {
  readonly id: string
  readonly divisionId: number
  readonly outcome?: string
}

const inDivision = (
  request: FastifyRequest,
  act: 'DISQUALIFICATION_PROPOSED' | 'DISQUALIFICATION_DECIDED',
  id: string | null,
) =>
  audited<Decided>(
    request,
    { act, target: { kind: 'DISQUALIFICATION', id } },
    ({ id: disqualificationId, divisionId, outcome }) => ({
      divisionId,
      target: { kind: 'DISQUALIFICATION', id: disqualificationId },
      detail: outcome === undefined ? {} : { outcome },
    }),
  )

/** 取消资格: one proposes, another decides. */
function serveDisqualifications(app: FastifyInstance, deps: ReviewDeps, access: Access): void {
  serve(
    app,
    promises.listDisqualifications,
    async ({ query, request }) => ({ status: 200, body: await viewDisqualifications(deps, asking(request), query) }),
    { before: access.admit(promises.listDisqualifications.caller) },
  )
  serve(
    app,
    promises.proposeDisqualification,
    async ({ body, request }) => {
      const act = inDivision(request, 'DISQUALIFICATION_PROPOSED', null)
      return { status: 201, body: await propose(deps, asking(request), body, act) }
    },
    { before: access.admit(promises.proposeDisqualification.caller) },
  )
  serve(
    app,
    promises.decideDisqualification,
    async ({ params: { disqualificationId }, body, request }) => {
      const act = inDivision(request, 'DISQUALIFICATION_DECIDED', disqualificationId)
      return { status: 200, body: await decide(deps, asking(request), disqualificationId, body, act) }
    },
    { before: access.admit(promises.decideDisqualification.caller) },
  )
}
