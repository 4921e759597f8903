import { Type } from 'typebox'
import { evaluatorGroups, indicatorUnits } from '../domain/indicator.ts'
import { audiences } from '../domain/score-scheme.ts'
import { always } from './handling-desk.ts'
import { bilingual } from './indicator.ts'
import { periodName, revisionAsked } from './ranking.ts'
import { route } from './route.ts'
import { hallCode, nullable, oneOf, plainText, shape, windowCode } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const points = Type.Integer({ description: 'thousandths of a point' })
const weight = Type.Integer({ description: 'of ten thousand' })
const group = oneOf(evaluatorGroups)
const asked = ['MALFORMED', 'TOO_MANY_REQUESTS', 'BUSY'] as const
const revision = shape({ revision: revisionAsked })
const place = { hallCode, hallName: plainText, windowCode, windowName: plainText }

export const compositeVerdicts = [
  'TOP',
  'BOTTOM',
  'MIDDLE',
  'NO_DIFFERENCE_SHOWN',
  'TOO_FEW_TO_TELL',
  'LOW_PARTICIPATION',
  'NOT_COMPARABLE',
  'HELD',
] as const
export const heldReasons = ['NOTHING_MEASURED', 'GROUP_MISSING', 'COVERAGE_LOW', 'VETOED'] as const
const gaps = ['NO_SCHEME', 'SCHEME_NOT_ACCEPTED', 'NOT_COMPUTED'] as const

const countsOf = <Name extends string>(names: readonly Name[]) =>
  shape(Object.fromEntries(names.map((name) => [name, count])) as Record<Name, typeof count>)

const groupPart = shape({
  group,
  weight,
  adds: nullable(
    Type.Integer({ description: 'to the points, before bonus and deductions; null: nobody of it has said anything' }),
  ),
  error: Type.Integer({
    minimum: 0,
    description: 'standard deviation that its values leave in the points; thousandths',
  }),
})

const figures = {
  verdict: oneOf(compositeVerdicts),
  held: Type.Array(oneOf(heldReasons), { description: 'why it stands in no order' }),
  isPublished: Type.Boolean({ description: 'false: too little of the weight has a value, and no figure is told' }),
  coverage: weight,
  points: nullable(points),
  bonus: count,
  deduction: count,
  error: nullable(count),
  score: nullable(Type.Integer({ description: 'drawn towards the mean of its group, the more the less is known' })),
  lower: nullable(points),
  upper: nullable(points),
  reliability: count,
  probability: shape(
    { top: nullable(count), bottom: nullable(count) },
    { description: 'truly among the first, among the last of its group; thousandths, the least of all maps of points' },
  ),
  group: nullable(shape({ windows: count, from: count, to: count })),
  groups: Type.Array(groupPart),
  missingGroups: Type.Array(group),
  vetoes: Type.Array(plainText, { description: 'codes of indicators whose bottom line is broken' }),
  floored: Type.Array(plainText, { description: 'codes of indicators that the unit held back' }),
}

const scheme = shape({ code: plainText, version: Type.Integer({ minimum: 1 }), title: bilingual(120) })
const groupWeight = shape({
  group,
  nominal: weight,
  effective: nullable(
    Type.Integer({
      description: 'share of the differences between ranked windows, of ten thousand; null: there are none',
    }),
  ),
})
const toldRow = Type.Record(Type.String(), nullable(Type.String()), {
  description: 'a row as its leaf in the log tells it (ledger/scoring-facts.ts): each column as text',
})

export const seeComposite = route({
  method: 'GET',
  path: '/api/v1/rankings/{period}/composite',
  name: 'seeComposite',
  summary:
    'The composite of all evaluator groups 综合得分 of a published period: who is named, what each group weighs by name and in fact, how many windows stand in no order and why; or why there is none',
  caller: { kind: 'anybody' },
  params: shape({ period: periodName }),
  query: revision,
  answers: {
    200: shape({
      period: periodName,
      revision: count,
      gap: nullable(oneOf(gaps)),
      scheme: nullable(scheme),
      namesLast: Type.Boolean(),
      deductions: count,
      visits: Type.Integer({ minimum: 0, description: 'of assessors, published' }),
      weights: Type.Array(groupWeight),
      counts: countsOf(compositeVerdicts),
      held: countsOf(heldReasons),
      named: Type.Array(shape({ ...place, ...figures }), { description: 'by hall and window: no order is told' }),
      proof: nullable(shape({ row: toldRow, schemePolicy: toldRow }), {
        description:
          'with `/api/v1/composite-inputs/{digest}` and the proof of the ranking it is computed again byte for byte',
      }),
    }),
  },
  refusals: [...asked, 'NOT_FOUND'],
})

const leaf = shape({
  indicator: plainText,
  name: bilingual(80),
  unit: oneOf(indicatorUnits),
  group: nullable(group),
  weight,
  state: oneOf(['MEASURED', 'FLOORED', 'MISSING', 'NOT_APPLICABLE']),
  value: nullable(Type.Integer({ description: 'thousandths of the unit' })),
  points: nullable(points),
  isVetoed: Type.Boolean(),
  isTargetReached: nullable(Type.Boolean()),
})

export const seeCompositeWindow = route({
  method: 'GET',
  path: '/api/v1/rankings/{period}/composite/window',
  name: 'seeCompositeWindow',
  summary: 'How the composite of one window came about in a published period: every indicator of either tree',
  caller: { kind: 'anybody' },
  params: shape({ period: periodName }),
  query: shape({ hallCode, windowCode, revision: revisionAsked }),
  answers: {
    200: shape({
      period: periodName,
      revision: count,
      composite: nullable(
        shape({
          ...place,
          ...figures,
          audiences: Type.Array(
            shape({ audience: oneOf(audiences), points: nullable(points), leaves: Type.Array(leaf) }),
          ),
        }),
        { description: 'null: there is none of the period' },
      ),
    }),
  },
  refusals: [...asked, 'NOT_FOUND', 'WINDOW_UNKNOWN'],
})

export const readCompositeInput = route({
  method: 'GET',
  path: '/api/v1/composite-inputs/{digest}',
  name: 'readCompositeInput',
  summary:
    'What a published composite was computed from beside the folds of evaluations, as text (domain/composite-input.ts): the scheme, and values by window with their errors',
  caller: { kind: 'anybody' },
  params: shape({ digest: hex32 }),
  mediaType: 'text/plain',
  answers: { 200: Type.String() },
  refusals: [...asked, 'NOT_FOUND'],
})

export const readCompositeResult = route({
  method: 'GET',
  path: '/api/v1/rankings/{period}/composite/result',
  name: 'readCompositeResult',
  summary:
    'The text of a published composite as it is told: effective weights, what is said of each window, and figures of those that are named',
  caller: { kind: 'anybody' },
  params: shape({ period: periodName }),
  query: revision,
  mediaType: 'text/plain',
  answers: { 200: Type.String() },
  refusals: [...asked, 'NOT_FOUND'],
})

export const listComposites = route({
  method: 'GET',
  path: '/api/v1/score-periods/{period}/composites',
  name: 'listComposites',
  summary:
    'What windows of the own place come to on the whole, before and beside what is published; of visits the plain mean beside the corrected one',
  caller: { kind: 'account', permission: 'score:read' },
  params: shape({ period: periodName }),
  answers: {
    200: shape({
      gap: nullable(oneOf(gaps)),
      windows: Type.Array(
        shape({
          ...place,
          ...figures,
          raws: Type.Record(Type.String(), points, {
            description: 'by group and measure, before severity is taken out',
          }),
        }),
      ),
    }),
  },
  refusals: [...always, 'NOT_FOUND'],
})
