import { Type } from 'typebox'
import { formUnits } from '../domain/assessment-form.ts'
import { planStates, planStrata, visitEndCauses, visitEndCausesAlone, visitStates } from '../domain/assessment-plan.ts'
import { assessorPools } from '../domain/assessor.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { divisionCode, hallCode, instant, nullable, oneOf, plainDate, plainText, shape, uuid } from './shapes.ts'
import { endings, proposedEnding } from './visit-ending-shape.ts'

const count = Type.Integer({ minimum: 0 })
export const hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const agencyShare = Type.Integer({ minimum: 1, maximum: 10_000, description: 'of ten thousand' })

/** Where public randomness comes from is told; what goes into the seed is what was typed in, in its plain form. */
const typedRandomness = shape({
  text: Type.String({ minLength: 1, maxLength: 500 }),
  source: Type.String({ minLength: 1, maxLength: 500 }),
})
const cosignature = shape({
  name: plainText,
  keyId: Type.String({ pattern: '^[0-9a-f]{8}$' }),
  signature: plainText,
})

export const planSteps = {
  drawNotBefore: instant,
  randomness: nullable(plainText, {
    description: 'which public randomness goes into the seed, told before; null: the witnesses of the log alone',
  }),
  sample: Type.Integer({ minimum: 1 }),
  doubles: Type.Integer({ minimum: 0, description: 'of the sample, visited twice' }),
}

const plan = {
  planId: uuid,
  title: plainText,
  divisionCode,
  divisionName: plainText,
  formId: uuid,
  formTitle: shape({ zh: plainText, en: plainText }),
  pool: oneOf(assessorPools),
  unit: oneOf(formUnits),
  strataBy: oneOf(planStrata),
  isSecret: Type.Boolean(),
  fromDay: plainDate,
  toDay: plainDate,
  ...planSteps,
  state: oneOf(planStates),
  recordedAt: instant,
  frozenAt: nullable(instant),
  drawnAt: nullable(instant),
  publishedAt: nullable(instant),
  withdrawnAt: nullable(instant),
  reason: nullable(plainText, { description: 'why it was given up' }),
  units: nullable(count, { description: 'of the frozen population' }),
  progress: shape(
    { open: count, submitted: count, ended: count, unassigned: count },
    { description: 'visits; unassigned: nobody may go there who is in the pool' },
  ),
}

const visit = shape({
  visitId: uuid,
  place: Type.Integer({ minimum: 1 }),
  unitKey: plainText,
  stratum: plainText,
  hallCode,
  hallName: plainText,
  windowName: plainText,
  turn: Type.Integer({ minimum: 1, maximum: 2 }),
  assigned: Type.Integer({ minimum: 1, description: 'the how-many-eth who was sent' }),
  assessor: plainText,
  agencyName: nullable(plainText),
  fromDay: plainDate,
  toDay: plainDate,
  state: oneOf(visitStates),
  submittedAt: nullable(instant),
  points: nullable(Type.Integer({ minimum: 0, maximum: 10_000 })),
  endedAt: nullable(instant),
  cause: nullable(oneOf(visitEndCauses)),
  reason: nullable(plainText),
})

export const seen = shape(
  {
    ...plan,
    quotas: Type.Array(shape({ agencyId: uuid, agencyName: plainText, share: agencyShare, visits: count })),
    strata: Type.Array(shape({ stratum: plainText, units: count, sample: count }), {
      description: 'of the frozen population, and how many of each are drawn',
    }),
    digest: nullable(hex32),
    seed: nullable(
      shape({
        seed: hex32,
        randomness: nullable(typedRandomness),
        cosignatures: Type.Array(cosignature),
      }),
      { description: 'null: not drawn, or not to be told yet' },
    ),
    visits: nullable(Type.Array(visit), {
      description: 'null: of a secret plan that is not published, to who reads alone',
    }),
    unassigned: Type.Array(shape({ place: Type.Integer({ minimum: 1 }), turn: Type.Integer(), unitKey: plainText })),
    endings: nullable(endings, { description: 'null: not drawn, or not to be told yet' }),
    proposedEndings: Type.Array(proposedEnding, {
      description:
        'of a secret plan that is not published, to who decides but does not manage it, those alone that wait',
    }),
    mayManage: Type.Boolean(),
  },
  { $id: 'AssessmentPlan' },
)

const reads = [...always, 'NOT_FOUND'] as const
export const writes = [...reads, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const population = ['SAMPLE_TOO_LARGE', 'SAMPLE_TOO_SMALL', 'POPULATION_TOO_LARGE'] as const
export const reason = Type.String({ minLength: 1, maxLength: 500 })
const params = shape({ planId: uuid })

export const listAssessmentPlans = route({
  method: 'GET',
  path: '/api/v1/assessment-plans',
  name: 'listAssessmentPlans',
  summary: 'Plans of the own division and those below it, the newest first',
  caller: { kind: 'account', permission: 'assessment-plan:read' },
  query: shape({
    state: Type.Optional(oneOf(planStates)),
    after: Type.Optional(uuid),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: { 200: shape({ asOf: instant, plans: Type.Array(shape(plan)), next: nullable(uuid) }) },
  refusals: always,
})

const asked = shape({
  title: Type.String({ minLength: 1, maxLength: 200 }),
  divisionCode,
  formId: uuid,
  pool: oneOf(assessorPools),
  unit: oneOf(formUnits),
  strataBy: oneOf(planStrata),
  isSecret: Type.Boolean(),
  fromDay: plainDate,
  toDay: plainDate,
  sample: Type.Integer({ minimum: 1, maximum: 100_000 }),
  doubles: Type.Integer({ minimum: 0, maximum: 100_000 }),
  quotas: Type.Array(shape({ agencyId: uuid, share: agencyShare }), { maxItems: 20 }),
  drawNotBefore: instant,
  randomness: nullable(Type.String({ minLength: 1, maxLength: 500 })),
})

export const previewAssessmentPopulation = route({
  method: 'POST',
  path: '/api/v1/assessment-plans/population',
  name: 'previewAssessmentPopulation',
  summary: 'What a plan would be drawn from as of today, and how many of each stratum',
  caller: { kind: 'account', permission: 'assessment-plan:write' },
  bodyBytesMax: 2048,
  body: shape({ divisionCode, unit: oneOf(formUnits), strataBy: oneOf(planStrata), sample: asked.properties.sample }),
  answers: {
    200: shape({
      units: count,
      strata: Type.Array(shape({ stratum: plainText, units: count, sample: nullable(count) })),
      smallest: nullable(Type.Integer({ minimum: 1 }), {
        description: 'the smallest sample from the one asked for on that can be drawn',
      }),
    }),
  },
  refusals: [...writes, 'DIVISION_UNKNOWN'],
})

export const draftAssessmentPlan = route({
  method: 'POST',
  path: '/api/v1/assessment-plans',
  name: 'draftAssessmentPlan',
  summary: 'Draft a plan. Nothing of it can be changed afterwards: what is wrong is withdrawn, and drafted anew',
  caller: { kind: 'account', permission: 'assessment-plan:write' },
  bodyBytesMax: 8192,
  body: asked,
  answers: { 201: seen },
  refusals: [
    ...writes,
    ...population,
    'DIVISION_UNKNOWN',
    'FORM_NOT_IN_FORCE',
    'SECRET_NOT_HERE',
    'SECRET_NEEDED',
    'PLAN_DAYS_WRONG',
    'QUOTAS_WRONG',
    'NO_OUTSIDE_RANDOMNESS',
  ],
})

export const seeAssessmentPlan = route({
  method: 'GET',
  path: '/api/v1/assessment-plans/{planId}',
  name: 'seeAssessmentPlan',
  summary: 'A plan with its population, its draw and its visits',
  caller: { kind: 'account', permission: 'assessment-plan:read' },
  params,
  answers: { 200: seen },
  refusals: reads,
})

export const freezeAssessmentPlan = route({
  method: 'POST',
  path: '/api/v1/assessment-plans/{planId}/freeze',
  name: 'freezeAssessmentPlan',
  summary: 'Freeze the population out of the catalogue in force and log its digest; from now on everybody sees it',
  caller: { kind: 'account', permission: 'assessment-plan:write' },
  params,
  bodyBytesMax: 1024,
  body: shape({}),
  answers: { 200: seen },
  refusals: [...writes, ...population, 'NOT_AT_THIS_STAGE', 'TOO_LATE'],
})

export const drawAssessmentPlan = route({
  method: 'POST',
  path: '/api/v1/assessment-plans/{planId}/draw',
  name: 'drawAssessmentPlan',
  summary:
    'Draw places and who goes there, by what came from outside after the time that was told; exactly the randomness that was announced is typed in',
  caller: { kind: 'account', permission: 'assessment-plan:write' },
  params,
  bodyBytesMax: 4096,
  body: shape({ randomness: nullable(typedRandomness) }),
  answers: { 200: seen },
  refusals: [
    ...writes,
    'NOT_AT_THIS_STAGE',
    'TOO_EARLY',
    'RANDOMNESS_WRONG',
    'NO_OUTSIDE_RANDOMNESS',
    'CHECKPOINT_WAITING',
  ],
})

export const assignAssessmentVisits = route({
  method: 'POST',
  path: '/api/v1/assessment-plans/{planId}/assignments',
  name: 'assignAssessmentVisits',
  summary: 'Send somebody where nobody was to be found before, once the pool has others',
  caller: { kind: 'account', permission: 'assessment-plan:write' },
  params,
  bodyBytesMax: 1024,
  body: shape({}),
  answers: { 200: seen },
  refusals: [...writes, 'NOT_AT_THIS_STAGE', 'VERSION_PASSED'],
})

export const endAssessmentVisit = route({
  method: 'POST',
  path: '/api/v1/assessment-visits/{visitId}/end',
  name: 'endAssessmentVisit',
  summary:
    'A visit that is simply not made, with the reason: nobody is sent instead. Whatever sends another, or to another place, is proposed by one and confirmed by another',
  caller: { kind: 'account', permission: 'assessment-plan:write' },
  params: shape({ visitId: uuid }),
  bodyBytesMax: 4096,
  body: shape({ cause: oneOf(visitEndCausesAlone), reason }),
  answers: { 200: seen },
  refusals: [...writes, 'NOT_AT_THIS_STAGE', 'VERSION_PASSED'],
})

export const publishAssessmentPlan = route({
  method: 'POST',
  path: '/api/v1/assessment-plans/{planId}/publication',
  name: 'publishAssessmentPlan',
  summary:
    'Publish once no visit is open: places see their results, everybody sees what was drawn and the secret of the seed, and can draw again',
  caller: { kind: 'account', permission: 'assessment-plan:write' },
  params,
  bodyBytesMax: 1024,
  body: shape({}),
  answers: { 200: seen },
  refusals: [...writes, 'NOT_AT_THIS_STAGE', 'VISITS_OPEN'],
})

export const withdrawAssessmentPlan = route({
  method: 'POST',
  path: '/api/v1/assessment-plans/{planId}/withdrawal',
  name: 'withdrawAssessmentPlan',
  summary:
    'Give a plan up before it can be drawn; where its population was frozen, everybody reads why. From the time on before which nothing is drawn, a frozen one is drawn or stays as it is',
  caller: { kind: 'account', permission: 'assessment-plan:write' },
  params,
  bodyBytesMax: 4096,
  body: shape({ reason }),
  answers: { 200: seen },
  refusals: [...writes, 'NOT_AT_THIS_STAGE', 'TOO_LATE'],
})
