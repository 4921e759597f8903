import { Type } from 'typebox'
import { carelessReasons } from '../domain/careless-rater.ts'
import { assessorPool, bilingual } from './assessment-review.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { instant, l3Text, nullable, oneOf, plainText, shape, uuid } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
/** A number with the two between which it lies at the level of the policy. */
const estimate = (description: string) =>
  shape({ value: Type.Integer(), lower: Type.Integer(), upper: Type.Integer() }, { description })
const tenThousandths = (what: string) => estimate(`${what}, in ten-thousandths`)
const hundredths = (what: string) => estimate(`${what}, in hundredths of a point`)

const selected = shape({ id: uuid, title: plainText, pool: assessorPool, visits: count, pairs: count })

const indicator = shape({
  code: plainText,
  title: nullable(bilingual, { description: 'null: of the points in all' }),
  units: Type.Integer({ minimum: 0, description: 'places that two have rated' }),
  raw: nullable(tenThousandths('raw agreement, weighted by the squared distance of the steps')),
  alpha: nullable(tenThousandths('Krippendorff’s α, ordinal; it falls to nothing where nearly all marks are the same')),
  ac2: nullable(tenThousandths('Gwet’s AC2, under the same weights as raw agreement')),
  alphaGap: nullable(oneOf(['TOO_FEW', 'NO_VARIATION'])),
})

const rater = shape({
  assessorId: uuid,
  name: l3Text,
  agency: nullable(plainText),
  pool: assessorPool,
  visits: count,
  paired: Type.Integer({ minimum: 0, description: 'of them, those on places that somebody else has rated too' }),
  meanPoints: Type.Integer({ description: 'raw, hundredths of 100' }),
  correctedPoints: nullable(Type.Integer(), {
    description: 'what the mean would be from a rater of middling severity; beside the raw one, never in its place',
  }),
  group: nullable(Type.Integer({ minimum: 0 }), {
    description: 'raters of one group can be compared; null: he is not connected, or his marks were left out',
  }),
  severity: nullable(Type.Integer(), { description: 'hundredths of a point; above 0 stricter than his group' }),
  standardError: nullable(Type.Integer()),
  lower: nullable(Type.Integer()),
  upper: nullable(Type.Integer()),
  careless: Type.Array(
    shape({
      reason: oneOf(carelessReasons),
      measuredHundredths: Type.Integer({
        description: 'SPREAD: a ratio of variances; SAME_…: a share; TWO_PLACES and SHORT_STAYS: visits; in hundredths',
      }),
      boundHundredths: Type.Integer(),
      chanceMillionths: nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 }), {
        description: 'how often chance alone makes that, after Holm’s correction; null where chance is not asked',
      }),
      visits: count,
    }),
  ),
})

const shares = shape({
  icc: tenThousandths('the share of the variance that lies in the places'),
  ofTargets: hundredths('spread of the places, as a standard deviation'),
  residual: hundredths('spread of the rest, as a standard deviation; of double visits with that of the raters'),
})

export const seeRaterAgreement = route({
  method: 'GET',
  path: '/api/v1/rater-agreement',
  name: 'seeRaterAgreement',
  summary:
    'How far those who assess agree, by one form, plan or pool of the own place: variance components, ICC where everybody has rated everything, α with AC2 and raw agreement, severities raw and corrected, and who has not looked',
  caller: { kind: 'account', permission: 'rater-agreement:read' },
  query: shape({
    formId: Type.Optional(uuid),
    planId: Type.Optional(uuid),
    pool: Type.Optional(assessorPool),
  }),
  answers: {
    200: shape({
      asOf: instant,
      bounds: shape({ pairsMin: count, unitsMin: count, levelThousandths: count, calibrationHundredths: count }),
      forms: Type.Array(shape({ id: uuid, title: bilingual, visits: count })),
      plans: Type.Array(selected),
      formId: nullable(uuid, { description: 'which form the figures are of; null: nothing was handed in' }),
      visits: count,
      pairs: count,
      doubleVisits: nullable(shares),
      doubleVisitGap: nullable(oneOf(['TOO_FEW', 'NO_VARIATION'])),
      crossed: nullable(
        shape({
          ...{ targets: count, raters: count },
          ...shares.properties,
          ofRaters: hundredths('spread of the raters, as a standard deviation'),
        }),
      ),
      crossedGap: nullable(oneOf(['TOO_FEW', 'NOT_CROSSED', 'NO_VARIATION']), {
        description: 'why there is no ICC(2,1): it is told only where everybody has rated every place',
      }),
      indicators: Type.Array(indicator),
      raters: Type.Array(rater),
    }),
  },
  refusals: always,
})
