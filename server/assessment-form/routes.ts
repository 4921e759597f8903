import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/assessment-form.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type Asking, decide, draft, type FormDeps, viewForm, viewForms } from './actions.ts'

interface Placed {
  readonly id: string
  readonly divisionId: number
  readonly outcome?: string
}

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

const inAudit = (
  request: FastifyRequest,
  act: 'ASSESSMENT_FORM_DRAFTED' | 'ASSESSMENT_FORM_DECIDED',
  id: string | null,
) =>
  audited<Placed>(request, { act, target: { kind: 'ASSESSMENT_FORM', id } }, ({ id: formId, divisionId, outcome }) => ({
    target: { kind: 'ASSESSMENT_FORM', id: formId },
    divisionId,
    detail: outcome === undefined ? {} : { outcome },
  }))

/** 测评表: read by whoever works by them; one drafts another version, somebody else puts it in force. */
export function serveAssessmentForms(app: FastifyInstance, deps: FormDeps, access: Access): void {
  const reads = { before: access.admit(promises.listAssessmentForms.caller) }
  serve(
    app,
    promises.listAssessmentForms,
    async ({ query, request }) => ({ status: 200, body: await viewForms(deps, asking(request), query) }),
    reads,
  )
  serve(
    app,
    promises.seeAssessmentForm,
    async ({ params, request }) => ({ status: 200, body: await viewForm(deps, asking(request), params.formId) }),
    reads,
  )
  serve(
    app,
    promises.draftAssessmentForm,
    async ({ body, request }) => {
      const act = inAudit(request, 'ASSESSMENT_FORM_DRAFTED', null)
      return { status: 201, body: await draft(deps, asking(request), body, act) }
    },
    { before: access.admit(promises.draftAssessmentForm.caller) },
  )
  serve(
    app,
    promises.decideAssessmentForm,
    async ({ params: { formId }, body, request }) => {
      const act = inAudit(request, 'ASSESSMENT_FORM_DECIDED', formId)
      return { status: 200, body: await decide(deps, asking(request), formId, body, act) }
    },
    { before: access.admit(promises.decideAssessmentForm.caller) },
  )
}
