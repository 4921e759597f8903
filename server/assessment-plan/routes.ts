import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/assessment-plan.ts'
import * as logPromises from '../../contracts/assessment-plan-log.ts'
import * as endingPromises from '../../contracts/visit-ending.ts'
import type { AuditAct } from '../../domain/audit.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import * as plans from './actions.ts'
import { decideEnding, proposeEnding } from './ending/actions.ts'
import { viewLogPlan, viewLogPlans, viewLogPopulation } from './log.ts'
import type { PlanDeps } from './population/population.ts'
import type { Asking } from './view.ts'
import * as visits from './visits.ts'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

type PlanAct = Extract<AuditAct, `ASSESSMENT_${'PLAN' | 'VISIT'}${string}`>

/** The audit names the plan and its division: where a visit is made stands in no entry. */
const inAudit = (request: FastifyRequest, act: PlanAct, planId: string | null) =>
  audited<plans.Kept>(request, { act, target: { kind: 'ASSESSMENT_PLAN', id: planId } }, ({ id, divisionId }) => ({
    ...{ divisionId, hallId: null },
    target: { kind: 'ASSESSMENT_PLAN', id },
  }))

/** 测评计划: drafted, frozen, drawn, carried out and published by the working group; drawn again by whoever likes. */
export function serveAssessmentPlans(app: FastifyInstance, deps: PlanDeps, access: Access): void {
  serveReads(app, deps, access)
  serveSteps(app, deps, access)
  serveVisits(app, deps, access)
  serveEndings(app, deps, access)
  serve(app, logPromises.listLogAssessmentPlans, async ({ query }) => ({
    status: 200,
    body: await viewLogPlans(deps, query),
  }))
  serve(app, logPromises.seeLogAssessmentPlan, async ({ params }) => ({
    status: 200,
    body: await viewLogPlan(deps, params.planId),
  }))
  serve(app, logPromises.listLogAssessmentPopulation, async ({ params, query }) => ({
    status: 200,
    body: await viewLogPopulation(deps, params.planId, query),
  }))
}

function serveReads(app: FastifyInstance, deps: PlanDeps, access: Access): void {
  serve(
    app,
    promises.listAssessmentPlans,
    async ({ query, request }) => ({ status: 200, body: await plans.viewPlans(deps, asking(request), query) }),
    { before: access.admit(promises.listAssessmentPlans.caller) },
  )
  serve(
    app,
    promises.previewAssessmentPopulation,
    async ({ body, request }) => ({ status: 200, body: await plans.previewPopulation(deps, asking(request), body) }),
    { before: access.admit(promises.previewAssessmentPopulation.caller) },
  )
  serve(
    app,
    promises.seeAssessmentPlan,
    async ({ params, request }) => ({ status: 200, body: await plans.seePlan(deps, asking(request), params.planId) }),
    { before: access.admit(promises.seeAssessmentPlan.caller) },
  )
}

function serveSteps(app: FastifyInstance, deps: PlanDeps, access: Access): void {
  serve(
    app,
    promises.draftAssessmentPlan,
    async ({ body, request }) => {
      const act = inAudit(request, 'ASSESSMENT_PLAN_DRAFTED', null)
      return { status: 201, body: await plans.draft(deps, asking(request), body, act) }
    },
    { before: access.admit(promises.draftAssessmentPlan.caller) },
  )
  serve(
    app,
    promises.freezeAssessmentPlan,
    async ({ params: { planId }, request }) => {
      const act = inAudit(request, 'ASSESSMENT_PLAN_FROZEN', planId)
      return { status: 200, body: await plans.freeze(deps, asking(request), planId, act) }
    },
    { before: access.admit(promises.freezeAssessmentPlan.caller) },
  )
  serve(
    app,
    promises.publishAssessmentPlan,
    async ({ params: { planId }, request }) => {
      const act = inAudit(request, 'ASSESSMENT_PLAN_PUBLISHED', planId)
      return { status: 200, body: await plans.publish(deps, asking(request), planId, act) }
    },
    { before: access.admit(promises.publishAssessmentPlan.caller) },
  )
  serve(
    app,
    promises.withdrawAssessmentPlan,
    async ({ params: { planId }, body, request }) => {
      const act = inAudit(request, 'ASSESSMENT_PLAN_WITHDRAWN', planId)
      return { status: 200, body: await plans.withdraw(deps, asking(request), planId, body, act) }
    },
    { before: access.admit(promises.withdrawAssessmentPlan.caller) },
  )
}

function serveVisits(app: FastifyInstance, deps: PlanDeps, access: Access): void {
  serve(
    app,
    promises.drawAssessmentPlan,
    async ({ params: { planId }, body, request }) => {
      const act = inAudit(request, 'ASSESSMENT_PLAN_DRAWN', planId)
      return { status: 200, body: await visits.draw(deps, asking(request), planId, body, act) }
    },
    { before: access.admit(promises.drawAssessmentPlan.caller) },
  )
  serve(
    app,
    promises.assignAssessmentVisits,
    async ({ params: { planId }, request }) => {
      const act = inAudit(request, 'ASSESSMENT_VISITS_ASSIGNED', planId)
      return { status: 200, body: await visits.assign(deps, asking(request), planId, act) }
    },
    { before: access.admit(promises.assignAssessmentVisits.caller) },
  )
  serve(
    app,
    promises.endAssessmentVisit,
    async ({ params: { visitId }, body, request }) => {
      const act = inAudit(request, 'ASSESSMENT_VISIT_ENDED', null)
      return { status: 200, body: await visits.end(deps, asking(request), visitId, body, act) }
    },
    { before: access.admit(promises.endAssessmentVisit.caller) },
  )
}

/** Another is sent, or to another place: one proposes, another decides. */
function serveEndings(app: FastifyInstance, deps: PlanDeps, access: Access): void {
  serve(
    app,
    endingPromises.proposeVisitEnding,
    async ({ params: { visitId }, body, request }) => {
      const act = inAudit(request, 'ASSESSMENT_VISIT_ENDING_PROPOSED', null)
      return { status: 200, body: await proposeEnding(deps, asking(request), visitId, body, act) }
    },
    { before: access.admit(endingPromises.proposeVisitEnding.caller) },
  )
  serve(
    app,
    endingPromises.decideVisitEnding,
    async ({ params: { endingId }, body, request }) => {
      const act = inAudit(request, 'ASSESSMENT_VISIT_ENDING_DECIDED', null)
      return { status: 200, body: await decideEnding(deps, asking(request), endingId, body, act) }
    },
    { before: access.admit(endingPromises.decideVisitEnding.caller) },
  )
}
