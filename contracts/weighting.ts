import { type Static, Type } from 'typebox'
import { audiences } from '../domain/score-scheme.ts'
import { weightingLacks, weightingMethods, weightingOutcomes, weightingStates } from '../domain/weighting.ts'
import { bilingual, indicatorName } from './indicator.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { scoreSchemeVersion } from './score-scheme.ts'
import { divisionCode, instant, l3Text, nullable, oneOf, plainText, shape, uuid } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const share = Type.Integer({ minimum: 0, description: 'ten-thousandths' })
const tenths = Type.Integer({ minimum: 0, maximum: 1000, description: 'tenths of a point' })
const round = Type.Integer({ minimum: 1, maximum: 100 })
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
const judgements = Type.Array(Type.Integer({ minimum: -9, maximum: 100 }), { minItems: 2, maxItems: 40 })

const result = shape({
  outcome: oneOf(weightingOutcomes),
  lacks: Type.Array(oneOf(weightingLacks), { description: 'why there are no weights yet' }),
  answers: count,
  concordance: nullable(share, { description: 'Kendall’s W; null: of too few, or nobody puts anything in an order' }),
  consistency: nullable(share, { description: '一致性比率 of the group; null: not compared in pairs, or by too few' }),
  things: nullable(
    Type.Array(
      shape({
        quartiles: shape({ lower: tenths, median: tenths, upper: tenths }),
        variation: nullable(share),
        isAgreed: Type.Boolean(),
        isStable: nullable(Type.Boolean(), { description: 'null: there was no round before' }),
      }),
    ),
    { description: 'in the order of the things; null: not rated, or by too few' },
  ),
  weights: nullable(Type.Array(share), { description: 'of ten thousand, in the order of the things' }),
})

const common = {
  weightingId: uuid,
  schemeTitle: bilingual(120),
  divisionName: plainText,
  audience: oneOf(audiences),
  parentName: nullable(bilingual(80), { description: 'of the node below which they stand; null: the top' }),
  method: oneOf(weightingMethods),
  purpose: plainText,
  things: Type.Array(shape({ code: indicatorName, name: bilingual(80), definition: nullable(bilingual(400)) }), {
    description: 'in the order in which everybody judges them',
  }),
  state: oneOf(weightingStates),
  rounds: Type.Array(
    shape({
      round,
      openedAt: instant,
      answerBy: instant,
      closedAt: nullable(instant),
      result: nullable(result, { description: 'of all together; null: not closed' }),
    }),
  ),
  consistencyMax: share,
  roundsMax: count,
  expertsMin: count,
  concordanceMin: nullable(share, { description: 'null: compared in pairs' }),
  variationMax: nullable(share),
  medianShiftMax: nullable(tenths),
  openedAt: instant,
}

const weightingView = shape(
  {
    ...common,
    schemeId: uuid,
    schemeVersion: Type.Integer(),
    divisionCode: plainText,
    experts: count,
    answered: count,
    drafts: Type.Array(shape({ schemeId: uuid, draftedAt: instant }), {
      description: 'versions of the scheme that were drafted with these weights',
    }),
    mayClose: Type.Boolean(),
    mayOpenRound: Type.Boolean(),
    mayDraft: Type.Boolean(),
  },
  { $id: 'Weighting' },
)

const ownWeighting = shape(
  {
    ...common,
    own: Type.Array(shape({ round, judgements: Type.Array(Type.Integer()) }), {
      description: 'what whoever asks has answered himself; nobody is told what others have',
    }),
    mayAnswer: Type.Boolean(),
  },
  { $id: 'OwnWeighting' },
)

const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'BUSY'] as const
const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const ofOne = shape({ weightingId: uuid })

export const listWeightings = route({
  method: 'GET',
  path: '/api/v1/weightings',
  name: 'listWeightings',
  summary: 'What experts weigh within the own reach, the latest first: rounds, and what came of all answers together',
  caller: { kind: 'account', permission: 'weighting:read' },
  answers: { 200: shape({ weightings: Type.Array(weightingView) }) },
  refusals: always,
})

export const seeWeighting = route({
  method: 'GET',
  path: '/api/v1/weightings/{weightingId}',
  name: 'seeWeighting',
  summary: 'One of them',
  caller: { kind: 'account', permission: 'weighting:read' },
  params: ofOne,
  answers: { 200: weightingView },
  refusals: [...always, 'NOT_FOUND'],
})

export const listWeightingExperts = route({
  method: 'GET',
  path: '/api/v1/weighting-experts',
  name: 'listWeightingExperts',
  summary: 'Whoever may be invited: holders of a post that may answer and reaches a division',
  caller: { kind: 'account', permission: 'weighting:manage' },
  query: shape({ divisionCode }),
  answers: { 200: shape({ experts: Type.Array(shape({ accountId: uuid, name: l3Text })) }) },
  refusals: [...always, 'DIVISION_UNKNOWN'],
})

export const openWeighting = route({
  method: 'POST',
  path: '/api/v1/weightings',
  name: 'openWeighting',
  summary: 'Have experts weigh what stands below one node of a scheme, in pairs (AHP) or by ratings in rounds (Delphi)',
  caller: { kind: 'account', permission: 'weighting:manage' },
  bodyBytesMax: 16_384,
  body: shape({
    divisionCode,
    schemeId: uuid,
    audience: oneOf(audiences),
    parent: nullable(indicatorName, { description: 'code of the node; null: the top' }),
    method: oneOf(weightingMethods),
    purpose: words(2000),
    accountIds: Type.Array(uuid, { minItems: 1, maxItems: 100, uniqueItems: true }),
    answerBy: instant,
  }),
  answers: { 201: weightingView },
  refusals: [
    ...writes,
    'DIVISION_UNKNOWN',
    'SCHEME_UNKNOWN',
    'NODE_UNKNOWN',
    'EXPERT_UNKNOWN',
    'EXPERTS_TOO_FEW',
    'WEIGHTING_SIZE_WRONG',
    'EXPIRY_OUT_OF_BOUNDS',
  ],
})

export const closeWeightingRound = route({
  method: 'POST',
  path: '/api/v1/weightings/{weightingId}/closure',
  name: 'closeWeightingRound',
  summary: 'Close the round whose time has passed, or that everybody has answered, and put the answers together',
  caller: { kind: 'account', permission: 'weighting:manage' },
  params: ofOne,
  body: shape({ round }),
  answers: { 200: weightingView },
  refusals: [...writes, 'NOT_FOUND', 'VERSION_PASSED', 'NOT_AT_THIS_STAGE', 'TOO_EARLY'],
})

export const openWeightingRound = route({
  method: 'POST',
  path: '/api/v1/weightings/{weightingId}/rounds',
  name: 'openWeightingRound',
  summary: 'Another round, in which the experts see the quartiles of the last one',
  caller: { kind: 'account', permission: 'weighting:manage' },
  params: ofOne,
  body: shape({ round, answerBy: instant }),
  answers: { 201: weightingView },
  refusals: [...writes, 'NOT_FOUND', 'VERSION_PASSED', 'NOT_AT_THIS_STAGE', 'EXPIRY_OUT_OF_BOUNDS'],
})

export const draftWeightedScheme = route({
  method: 'POST',
  path: '/api/v1/weightings/{weightingId}/scheme-drafts',
  name: 'draftWeightedScheme',
  summary: 'Draft a version of the scheme with these weights, as every version is drafted: somebody else decides on it',
  caller: { kind: 'account', permission: 'weighting:manage' },
  params: ofOne,
  bodyBytesMax: 8192,
  body: shape({ source: words(2000), reason: words(2000) }),
  answers: { 201: scoreSchemeVersion },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'NOT_AT_THIS_STAGE',
    'DIVISION_UNKNOWN',
    'SCHEME_UNKNOWN',
    'SCHEME_CODE_TAKEN',
    'SCHEME_UNCHANGED',
    'SCHEME_FAULTY',
    'SCHEME_RULE_BROKEN',
    'SCHEME_RULES_CONFLICT',
    'VERSION_PASSED',
  ],
})

export const listOwnWeightings = route({
  method: 'GET',
  path: '/api/v1/own-weightings',
  name: 'listOwnWeightings',
  summary:
    'What whoever asks was invited to weigh: those that wait for him first, with his own answers and nobody else’s',
  caller: { kind: 'account', permission: 'weighting:answer' },
  answers: { 200: shape({ asOf: instant, weightings: Type.Array(ownWeighting) }) },
  refusals: always,
})

export const answerWeighting = route({
  method: 'POST',
  path: '/api/v1/own-weightings/{weightingId}/answers',
  name: 'answerWeighting',
  summary:
    'Answer a round, once. Pairs in order (1: both the same, 2 to 9: the earlier so many times, −2 to −9: the later), or points from 0 to 100. Pairs that contradict each other too much are refused, with the three things that fit together worst',
  caller: { kind: 'account', permission: 'weighting:answer' },
  params: ofOne,
  body: shape({ round, judgements }),
  answers: { 201: ownWeighting },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'VERSION_PASSED',
    'NOT_AT_THIS_STAGE',
    'TOO_LATE',
    'ALREADY_SUBMITTED',
    'JUDGEMENT_WRONG',
    'AHP_INCONSISTENT',
  ],
})

export type WeightingView = Static<typeof weightingView>
export type OwnWeighting = Static<typeof ownWeighting>
