import { Type } from 'typebox'
import { windowKinds } from '../domain/catalogue-version.ts'
import { evaluatorGroups } from '../domain/indicator.ts'
import { scorePurposes } from '../domain/score-period.ts'
import { audiences } from '../domain/score-scheme.ts'
import { compositeVerdicts, heldReasons } from './composite.ts'
import { signedInRefusals } from './problem.ts'
import { periodName } from './ranking.ts'
import { route } from './route.ts'
import { scoreScheme } from './score-scheme.ts'
import { hallCode, nullable, oneOf, plainText, shape, windowCode } from './shapes.ts'

type HeldReason = (typeof heldReasons)[number]

const count = Type.Integer({ minimum: 0 })
const points = Type.Integer({ description: 'thousandths of a point' })
const weights = Type.Array(
  shape({
    group: oneOf(evaluatorGroups),
    nominal: count,
    effective: nullable(
      Type.Integer({ description: 'share of the differences between ranked windows, of ten thousand' }),
    ),
  }),
)

const sum = shape({
  name: plainText,
  windows: count,
  compared: Type.Integer({ minimum: 0, description: 'of which both schemes publish something' }),
  gain: count,
  lose: count,
  meanChange: nullable(points),
  meanRise: nullable(Type.Integer({ description: 'places, in thousandths; below nothing they would fall' })),
})

export const previewScoreScheme = route({
  method: 'POST',
  path: '/api/v1/score-schemes/preview',
  name: 'previewScoreScheme',
  summary:
    'Who would gain and who would lose 方案预览: the last period that was computed, by the scheme that held and by this one. Nothing is kept',
  caller: { kind: 'account', permission: 'score-scheme:decide' },
  bodyBytesMax: 524_288,
  body: shape({ scheme: scoreScheme, period: Type.Optional(periodName) }),
  answers: {
    200: shape({
      period: periodName,
      purpose: oneOf(scorePurposes),
      isScored: Type.Boolean({
        description: 'false: no scheme held in the period, and there is nothing to compare with',
      }),
      weightsBefore: weights,
      weightsAfter: weights,
      rankedBefore: Type.Integer({ minimum: 0, description: 'windows that stand in an order, in the whole city' }),
      rankedAfter: count,
      heldAfter: shape(
        Object.fromEntries(heldReasons.map((reason) => [reason, count])) as Record<HeldReason, typeof count>,
        {
          description: 'windows that would stand in no order, in the whole city; one may have several reasons',
        },
      ),
      missingAfter: Type.Array(shape({ group: oneOf(evaluatorGroups), windows: count }), {
        description: 'groups that have said nothing of so many windows',
      }),
      trees: Type.Array(
        shape({
          ...{ audience: oneOf(audiences), windows: count, compared: count, gain: count, lose: count },
          meanChange: nullable(points),
        }),
        { description: 'each tree by itself, of the own place' },
      ),
      divisions: Type.Array(sum, { description: 'of the own place, as everything below' }),
      halls: Type.Array(sum),
      kinds: Type.Array(sum),
      windows: Type.Array(
        shape({
          ...{ hallCode, hallName: plainText, windowCode, windowName: plainText, kind: oneOf(windowKinds) },
          before: nullable(points),
          after: nullable(points),
          placeBefore: nullable(Type.Integer({ description: 'in the whole city; equal points share it' })),
          placeAfter: nullable(Type.Integer()),
          verdictBefore: oneOf(compositeVerdicts),
          verdictAfter: oneOf(compositeVerdicts),
        }),
      ),
    }),
  },
  refusals: [
    ...(['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'BUSY', 'TEXT_NOT_PLAIN'] as const),
    ...(['BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'SCHEME_FAULTY', 'NOT_FOUND'] as const),
  ],
})
