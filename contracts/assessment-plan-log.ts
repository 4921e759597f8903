import { Type } from 'typebox'
import { hex32, planSteps } from './assessment-plan.ts'
import { route } from './route.ts'
import { instant, nullable, oneOf, plainText, shape, uuid } from './shapes.ts'
import { endings } from './visit-ending-shape.ts'

const count = Type.Integer({ minimum: 0 })
const params = shape({ planId: uuid })

const told = Type.Record(plainText, nullable(plainText), {
  description: 'a logged row, every column as the text that its leaf commits to (ledger/logged-facts.ts)',
})

const logged = {
  planId: uuid,
  isSecret: Type.Boolean(),
  ...planSteps,
  sample: nullable(planSteps.sample, {
    description:
      'null: of a secret plan before its results are published. Where as many are taken as there are strata, each has one at least: a hall with one window would know',
  }),
  doubles: nullable(planSteps.doubles, { description: 'of the sample, visited twice; null as that' }),
  state: oneOf(['FROZEN', 'DRAWN', 'PUBLISHED', 'WITHDRAWN'], {
    description: 'a secret plan is FROZEN until its results are published',
  }),
  units: count,
  strata: Type.Record(plainText, count),
  digest: hex32,
  frozenAt: instant,
}

export const listLogAssessmentPlans = route({
  method: 'GET',
  path: '/api/v1/log/assessment-plans',
  name: 'listLogAssessmentPlans',
  summary: 'Every plan of which the population was frozen, the newest first, also those of which nothing came',
  caller: { kind: 'anybody' },
  query: shape({ after: Type.Optional(uuid) }),
  answers: { 200: shape({ plans: Type.Array(shape(logged)), next: nullable(uuid) }) },
  refusals: ['MALFORMED', 'BUSY'],
})

export const seeLogAssessmentPlan = route({
  method: 'GET',
  path: '/api/v1/log/assessment-plans/{planId}',
  name: 'seeLogAssessmentPlan',
  summary:
    'A plan so that anybody draws again: its rows as the log holds them, the ingredients of the seed, and the places that were drawn. Of a secret plan all but the freeze only once its results are published',
  caller: { kind: 'anybody' },
  params,
  answers: {
    200: shape({
      ...logged,
      rows: shape({
        assessment_plan: nullable(told),
        assessment_plan_end: nullable(told),
        assessment_freeze: told,
        assessment_draw: nullable(told),
        assessment_publication: nullable(told),
      }),
      secret: nullable(hex32, { description: 'what the freeze has committed to' }),
      places: nullable(
        Type.Array(
          shape({
            place: Type.Integer({ minimum: 1 }),
            unitKey: plainText,
            isDouble: Type.Boolean(),
            isClosed: Type.Boolean({ description: 'found closed: the next of its stratum by rank stands in' }),
          }),
          { description: 'by rank; then what stands in for closed ones' },
        ),
      ),
      endings: nullable(endings, { description: 'null until the results are published' }),
    }),
  },
  refusals: ['MALFORMED', 'NOT_FOUND', 'BUSY'],
})

export const listLogAssessmentPopulation = route({
  method: 'GET',
  path: '/api/v1/log/assessment-plans/{planId}/population',
  name: 'listLogAssessmentPopulation',
  summary: 'The frozen population in its order, page by page',
  caller: { kind: 'anybody' },
  params,
  query: shape({ after: Type.Optional(Type.String({ pattern: '^[0-9]{1,7}$' })) }),
  answers: {
    200: shape({
      units: Type.Array(shape({ place: Type.Integer({ minimum: 1 }), stratum: plainText, unitKey: plainText })),
      next: nullable(Type.Integer({ minimum: 1 }), { description: '`after` of the next page' }),
    }),
  },
  refusals: ['MALFORMED', 'NOT_FOUND', 'BUSY'],
})
