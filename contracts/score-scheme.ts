import { type Static, Type } from 'typebox'
import { windowKinds } from '../domain/catalogue-version.ts'
import { indicatorFaultCodes, pointsMax } from '../domain/indicator.ts'
import { draftOutcomes } from '../domain/kernel/placed-version.ts'
import { audiences, fullWeight } from '../domain/score-scheme.ts'
import { schemeFaultCodes } from '../domain/score-scheme-check.ts'
import { neededRuleNames, shareRuleNames } from '../domain/score-scheme-rule.ts'
import { bilingual, indicator, indicatorName } from './indicator.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { divisionCode, instant, nullable, oneOf, plainDate, plainText, shape, uuid } from './shapes.ts'

/** Names a scheme in all of its versions. */
const schemeCode = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' })
const packCode = Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' })
const weight = Type.Integer({ minimum: 0, maximum: fullWeight, description: 'of ten thousand' })

const tree = shape({
  weight,
  nodes: Type.Array(
    shape({
      code: indicatorName,
      parent: nullable(indicatorName),
      name: bilingual(80),
      weight,
      indicator: nullable(indicatorName, { description: 'null: a branch' }),
      alternates: Type.Array(shape({ node: indicatorName, share: weight }), {
        maxItems: 20,
        description: '替代权重: to which leaves its weight goes where it does not apply',
      }),
    }),
    { maxItems: 150 },
  ),
})

/** 评价方案, as it is kept, drafted and computed by. What it says beyond its shape is checked by domain/score-scheme-check.ts. */
export const scoreScheme = shape({
  title: bilingual(120),
  packs: Type.Array(packCode, { maxItems: 10, description: 'rule packs that it is held to beside COMMON' }),
  indicators: Type.Array(indicator, { maxItems: 100 }),
  trees: shape({ CITIZEN: tree, ENTERPRISE: tree }),
  bonusMax: Type.Integer({ minimum: 0, maximum: pointsMax, description: 'thousandths of a point' }),
})

const rule = shape({
  pack: packCode,
  name: oneOf([...neededRuleNames, ...shareRuleNames]),
  share: nullable(Type.Integer(), { description: 'of ten thousand; null: of a rule that is no share' }),
  source: plainText,
})

const check = shape({
  isAccepted: Type.Boolean(),
  faults: Type.Array(shape({ code: oneOf([...schemeFaultCodes, ...indicatorFaultCodes]), at: plainText })),
  breaches: Type.Array(
    shape({
      rule,
      audience: nullable(oneOf(audiences)),
      windowKind: nullable(oneOf(windowKinds), { description: 'at windows of that kind, where weights have moved' }),
      indicator: nullable(plainText),
      share: nullable(Type.Integer(), { description: 'what it has instead, of ten thousand' }),
    }),
  ),
  conflicts: Type.Array(shape({ rules: Type.Array(rule) }), {
    description: 'rules of several packs that no scheme can keep together',
  }),
})

const schemeStates = ['OPEN', 'REJECTED', 'FUTURE', 'IN_FORCE', 'REPLACED'] as const
const head = {
  schemeId: uuid,
  code: schemeCode,
  version: Type.Integer({ minimum: 1 }),
  title: bilingual(120),
  indicatorCount: Type.Integer(),
  packs: Type.Array(plainText),
  divisionCode: plainText,
  divisionName: plainText,
  state: oneOf(schemeStates, { description: 'of its own division on that day' }),
  governs: Type.Boolean({ description: 'it is what holds on that day in the division that is asked about' }),
  effectiveFrom: nullable(plainDate),
  isShipped: Type.Boolean({ description: 'it came with the platform; nobody has drafted it' }),
  isOwn: Type.Boolean({ description: 'drafted by whoever asks' }),
  draftedAt: instant,
  endedAt: nullable(instant),
}

const listedScheme = shape(head)
export const scoreSchemeVersion = shape(
  {
    ...head,
    scheme: scoreScheme,
    check,
    rules: Type.Array(rule, { description: 'of every pack that is in force for whoever asks, each with its source' }),
    source: plainText,
    reason: nullable(plainText, { description: 'why there is another version; null of what ships' }),
    decisionReason: nullable(plainText),
    base: nullable(shape({ schemeId: uuid, version: Type.Integer(), divisionName: plainText, scheme: scoreScheme }), {
      description: 'what it was made from',
    }),
    mayDecide: Type.Boolean(),
    mayRevise: Type.Boolean({ description: 'whoever asks may draft another version of it for his own division' }),
  },
  { $id: 'ScoreSchemeVersion' },
)

const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'BUSY'] as const
const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const refused = ['SCHEME_FAULTY', 'SCHEME_RULE_BROKEN', 'SCHEME_RULES_CONFLICT'] as const
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

export const listScoreSchemes = route({
  method: 'GET',
  path: '/api/v1/score-schemes',
  name: 'listScoreSchemes',
  summary:
    'Schemes of scores of the own division, of those above it and of those below: each version, and which is in force on a day. Drafts are shown in their division alone',
  caller: { kind: 'account', permission: 'score-scheme:read' },
  query: shape({ on: Type.Optional(plainDate) }),
  answers: { 200: shape({ on: plainDate, divisionCode: plainText, schemes: Type.Array(listedScheme) }) },
  refusals: always,
})

export const seeScoreScheme = route({
  method: 'GET',
  path: '/api/v1/score-schemes/{schemeId}',
  name: 'seeScoreScheme',
  summary: 'One version of a scheme, with the version that it was made from, and how it stands to the rules in force',
  caller: { kind: 'account', permission: 'score-scheme:read' },
  params: shape({ schemeId: uuid }),
  answers: { 200: scoreSchemeVersion },
  refusals: [...always, 'NOT_FOUND'],
})

export const checkScoreScheme = route({
  method: 'POST',
  path: '/api/v1/score-schemes/check',
  name: 'checkScoreScheme',
  summary: 'Everything that is wrong with a scheme, at once, each with its source. Nothing is kept',
  caller: { kind: 'account', permission: 'score-scheme:draft' },
  bodyBytesMax: 524_288,
  body: shape({ scheme: scoreScheme }),
  answers: { 200: check },
  refusals: writes,
})

export const draftScoreScheme = route({
  method: 'POST',
  path: '/api/v1/score-schemes',
  name: 'draftScoreScheme',
  summary: 'Draft another version of a scheme for a division, or a scheme that nobody there has. Nothing changes yet',
  caller: { kind: 'account', permission: 'score-scheme:draft' },
  bodyBytesMax: 524_288,
  body: shape({
    code: schemeCode,
    divisionCode,
    baseSchemeId: nullable(uuid, {
      description: 'the last version that was put in force there, which it is made from; null: of a scheme that is new',
    }),
    scheme: scoreScheme,
    source: words(2000),
    reason: words(2000),
  }),
  answers: { 201: scoreSchemeVersion },
  refusals: [
    ...writes,
    ...refused,
    'DIVISION_UNKNOWN',
    'SCHEME_UNKNOWN',
    'SCHEME_CODE_TAKEN',
    'SCHEME_UNCHANGED',
    'VERSION_PASSED',
  ],
})

export const decideScoreScheme = route({
  method: 'POST',
  path: '/api/v1/score-schemes/{schemeId}/decision',
  name: 'decideScoreScheme',
  summary:
    'Put in force from a day on what somebody else has drafted, where it keeps the rules of that day, or reject it with a reason',
  caller: { kind: 'account', permission: 'score-scheme:decide' },
  params: shape({ schemeId: uuid }),
  bodyBytesMax: 8192,
  body: shape({
    outcome: oneOf(draftOutcomes),
    effectiveFrom: Type.Optional(plainDate),
    reason: Type.Optional(words(2000)),
  }),
  answers: { 200: scoreSchemeVersion },
  refusals: [
    ...writes,
    ...refused,
    'NOT_FOUND',
    'OWN_DRAFT',
    'DRAFT_ENDED',
    'STEP_INCOMPLETE',
    'VERSION_PASSED',
    'EFFECTIVE_TOO_EARLY',
    'EFFECTIVE_DAYS_WRONG',
  ],
})

export type ListedScheme = Static<typeof listedScheme>
export type SchemeView = Static<typeof scoreSchemeVersion>
export type SchemeChecked = Static<typeof check>
