import { type Static, Type } from 'typebox'
import { windowKinds } from '../domain/catalogue-version.ts'
import {
  evaluatorGroups,
  indicatorAspects,
  indicatorDirections,
  indicatorReaches,
  indicatorStages,
  indicatorUnits,
  pointsMax,
  stepsMax,
} from '../domain/indicator.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { nullable, oneOf, plainText, shape } from './shapes.ts'

export const indicatorName = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' })
export const bilingual = (maxLength: number) =>
  shape({ zh: Type.String({ maxLength }), en: Type.String({ maxLength }) }, { description: 'neither may be blank' })

const thousandths = Type.Integer({ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000 })
const value = (description: string) =>
  Type.Integer({ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000, description })
const points = Type.Integer({ minimum: 0, maximum: pointsMax, description: 'thousandths of a point' })

const scoringRule = Type.Union([
  shape({ kind: Type.Literal('LINEAR'), floor: thousandths, target: thousandths }),
  shape({ kind: Type.Literal('INVERSE'), floor: thousandths, target: thousandths }),
  shape({
    kind: Type.Literal('STEPS'),
    steps: Type.Array(shape({ bound: thousandths, points }), { maxItems: stepsMax }),
    otherwise: points,
  }),
])

/** 评价指标, as a scheme carries it. What it says beyond its shape is checked by domain/indicator.ts. */
export const indicator = shape({
  code: indicatorName,
  name: bilingual(80),
  definition: bilingual(400),
  formula: bilingual(400),
  unit: oneOf(indicatorUnits),
  direction: oneOf(indicatorDirections),
  stage: oneOf(indicatorStages, { description: '过程、结果' }),
  aspect: oneOf(indicatorAspects, { description: '效率、体验' }),
  reach: oneOf(indicatorReaches, { description: '共性、个性' }),
  isVolume: Type.Boolean({ description: '数量指标' }),
  source: nullable(
    shape({
      group: oneOf(evaluatorGroups),
      measure: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}(\\.[a-z][a-z0-9-]{0,39}){1,2}$' }),
    }),
  ),
  rule: nullable(scoringRule, { description: 'from a value in thousandths of the unit to thousandths of a point' }),
  bottomLine: nullable(value('a worse value is a veto')),
  developmentTarget: nullable(thousandths),
  anchors: nullable(Type.Array(shape({ points, words: bilingual(400) }), { maxItems: 11 }), {
    description: '行为锚定, ascending; null: it is measured, not judged',
  }),
  notAtKinds: Type.Array(oneOf(windowKinds), { maxItems: windowKinds.length, uniqueItems: true }),
  document: Type.String({ maxLength: 400 }),
})

export const listIndicators = route({
  method: 'GET',
  path: '/api/v1/indicators',
  name: 'listIndicators',
  summary:
    'The library of indicators that ship with the platform: what a scheme is made from, and may change in its own copy',
  caller: { kind: 'account', permission: 'score-scheme:read' },
  answers: {
    200: shape({
      indicators: Type.Array(shape({ pack: plainText, indicator }), {
        description: 'by the pack that they come with, then by code',
      }),
    }),
  },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'BUSY'],
})

export type ListedIndicator = Static<typeof indicator>
