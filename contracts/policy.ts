import { type Static, Type } from 'typebox'
import { policyFindingCodes } from '../domain/policy-check.ts'
import { wordedTerms } from '../domain/wording.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { divisionCode, instant, nullable, oneOf, plainDate, plainText, shape, uuid } from './shapes.ts'

const word = Type.String({ pattern: '^[a-z][a-z-]{1,40}$', description: 'which policy: handling, appeal, wording …' })
const pointer = Type.String({ pattern: '^(/[A-Za-z0-9_-]{1,60}){1,6}$', description: 'JSON pointer to the rule' })
const version = Type.Integer({ minimum: 1 })
const given = Type.Unknown({ description: 'as the policy has it: a number, a word, a list, a limit with its unit' })

const source = shape({
  text: plainText,
  publishedOn: nullable(plainDate),
  url: nullable(plainText),
  mayBeLaxer: Type.Boolean({
    description: 'the document itself sets it, knowing that the level above is stricter',
  }),
})

/** What every list shows of a policy, in force or not. */
const head = {
  word,
  divisionCode: plainText,
  divisionName: plainText,
  effectiveFrom: plainDate,
  effectiveUntil: nullable(plainDate, { description: 'the first day on which it holds no more' }),
  source: plainText,
}

const policyStates = ['IN_FORCE', 'FUTURE', 'REPLACED', 'ENDED'] as const
const listed = shape({
  policyId: Type.Integer(),
  ...head,
  version,
  state: oneOf(policyStates),
  governs: Type.Boolean({ description: 'it is what holds on that day in the division that is asked about' }),
})

const rulePath = shape({
  divisionCode: plainText,
  effectiveFrom: plainDate,
  version: nullable(version, { description: 'null: the policy that is looked at' }),
  pointer: Type.String({ description: 'JSON pointer; empty for the whole' }),
})

const finding = shape({
  code: oneOf(policyFindingCodes),
  weight: oneOf(['REFUSES', 'TELLS'], { description: 'REFUSES: it cannot be put in force with that' }),
  at: rulePath,
  against: nullable(rulePath, { description: 'the rule that it contradicts' }),
  laterPercent: Type.Optional(
    Type.Integer({ description: 'of the moments at which a clock may begin, so many percent end later by this rule' }),
  ),
})

const rule = shape({
  at: pointer,
  value: given,
  source: nullable(source, { description: 'null: the document of the whole policy says it' }),
  before: Type.Optional(given),
  isChanged: Type.Boolean({ description: 'other than what held there before' }),
})

const whole = {
  rules: Type.Array(rule),
  replaces: nullable(shape({ policyId: Type.Integer(), divisionCode: plainText, effectiveFrom: plainDate, version }), {
    description: 'what held there before',
  }),
  findings: Type.Array(finding),
}
const policy = shape({ ...listed.properties, ...whole }, { $id: 'Policy' })

const proposalStates = ['OPEN', 'ADOPTED', 'REJECTED', 'WITHDRAWN'] as const
const proposalHead = {
  proposalId: uuid,
  ...head,
  state: oneOf(proposalStates),
  isOwn: Type.Boolean({ description: 'proposed by whoever asks' }),
  proposedAt: instant,
  endedAt: nullable(instant),
  reason: nullable(plainText),
}
const proposal = shape({ ...proposalHead, ...whole }, { $id: 'PolicyProposal' })

const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'BUSY'] as const
const writes = [...always, 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const

export const listPolicies = route({
  method: 'GET',
  path: '/api/v1/policies',
  name: 'listPolicies',
  summary: 'Policies of a division, of those above it and of those below: each version with its days and its source',
  caller: { kind: 'account', permission: 'policy:read' },
  query: shape({
    divisionCode: Type.Optional(divisionCode),
    word: Type.Optional(word),
    on: Type.Optional(plainDate),
  }),
  answers: { 200: shape({ on: plainDate, divisionCode: plainText, policies: Type.Array(listed) }) },
  refusals: [...always, 'DIVISION_UNKNOWN'],
})

export const seePolicy = route({
  method: 'GET',
  path: '/api/v1/policies/{policyId}',
  name: 'seePolicy',
  summary: 'One policy: each rule with its source, what it has replaced, and what speaks against it',
  caller: { kind: 'account', permission: 'policy:read' },
  params: shape({ policyId: Type.String({ pattern: '^[1-9][0-9]{0,8}$' }) }),
  answers: { 200: policy },
  refusals: [...always, 'NOT_FOUND'],
})

export const listPolicyPacks = route({
  method: 'GET',
  path: '/api/v1/policy-packs',
  name: 'listPolicyPacks',
  summary:
    'Packs that ship: what documents of regions say, rule by rule. Nothing holds until it is proposed and adopted',
  caller: { kind: 'account', permission: 'policy:read' },
  answers: {
    200: shape({
      packs: Type.Array(
        shape({
          code: plainText,
          word,
          divisionCode: nullable(plainText),
          nameZh: plainText,
          nameEn: plainText,
          document: plainText,
          note: nullable(plainText),
          rules: Type.Array(shape({ at: pointer, value: given, ...source.properties })),
        }),
      ),
    }),
  },
  refusals: always,
})

export const proposePolicy = route({
  method: 'POST',
  path: '/api/v1/policy-proposals',
  name: 'proposePolicy',
  summary:
    'Propose rules for a division from a day on. What is not said stays as it is there by then. Nothing changes yet',
  caller: { kind: 'account', permission: 'policy:propose' },
  bodyBytesMax: 32_768,
  body: shape({
    word,
    divisionCode,
    effectiveFrom: plainDate,
    effectiveUntil: Type.Optional(plainDate),
    source: Type.String({ minLength: 1, maxLength: 400, description: 'the document as a whole' }),
    rules: Type.Array(
      shape({
        at: pointer,
        value: given,
        text: Type.String({ maxLength: 400, description: 'where this rule is written' }),
        publishedOn: nullable(plainDate),
        url: nullable(Type.String({ pattern: '^https?://[!-~]{3,390}$', maxLength: 400 })),
        mayBeLaxer: Type.Boolean(),
      }),
      { minItems: 1, maxItems: 60 },
    ),
  }),
  answers: { 201: proposal },
  refusals: [
    ...writes,
    'DIVISION_UNKNOWN',
    'POLICY_UNKNOWN',
    'RULE_UNKNOWN',
    'RULE_NOT_READABLE',
    'EFFECTIVE_TOO_EARLY',
    'EFFECTIVE_DAYS_WRONG',
  ],
})

export const listPolicyProposals = route({
  method: 'GET',
  path: '/api/v1/policy-proposals',
  name: 'listPolicyProposals',
  summary: 'What has been proposed in the own place, the latest first',
  caller: { kind: 'account', permission: 'policy-proposal:read' },
  answers: { 200: shape({ proposals: Type.Array(shape(proposalHead)) }) },
  refusals: always,
})

const ofProposal = shape({ proposalId: uuid })

export const seePolicyProposal = route({
  method: 'GET',
  path: '/api/v1/policy-proposals/{proposalId}',
  name: 'seePolicyProposal',
  summary: 'A proposal: its rules beside those that hold, and what speaks against it as things stand now',
  caller: { kind: 'account', permission: 'policy-proposal:read' },
  params: ofProposal,
  answers: { 200: proposal },
  refusals: [...always, 'NOT_FOUND'],
})

export const decidePolicyProposal = route({
  method: 'POST',
  path: '/api/v1/policy-proposals/{proposalId}/decision',
  name: 'decidePolicyProposal',
  summary:
    'Put in force what somebody else has proposed, or reject it. With a finding that refuses nothing is put in force',
  caller: { kind: 'account', permission: 'policy:decide' },
  params: ofProposal,
  bodyBytesMax: 4096,
  body: shape({
    outcome: oneOf(['ADOPTED', 'REJECTED']),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 400 })),
  }),
  answers: { 200: proposal },
  refusals: [
    ...writes,
    'NOT_FOUND',
    'PROPOSAL_ENDED',
    'OWN_PROPOSAL',
    'POLICY_CONTRADICTS',
    'VERSION_PASSED',
    'EFFECTIVE_TOO_EARLY',
    'REPLAY_MISSING',
  ],
})

export const withdrawPolicyProposal = route({
  method: 'POST',
  path: '/api/v1/policy-proposals/{proposalId}/withdrawal',
  name: 'withdrawPolicyProposal',
  summary: 'Take back what one has proposed oneself',
  caller: { kind: 'account', permission: 'policy:propose' },
  params: ofProposal,
  bodyBytesMax: 256,
  body: shape({}),
  answers: { 200: proposal },
  refusals: [...writes, 'NOT_FOUND', 'PROPOSAL_ENDED', 'NOT_YOURS_TO_DO'],
})

const worded = shape({ 'zh-CN': plainText, en: plainText })

export const seeWording = route({
  method: 'GET',
  path: '/api/v1/wording',
  name: 'seeWording',
  summary: 'What things are called in a division today; in the country where none is named',
  caller: { kind: 'anybody' },
  query: shape({ divisionCode: Type.Optional(divisionCode) }),
  answers: {
    200: shape({
      terms: shape(
        Object.fromEntries(wordedTerms.map((term) => [term, worded])) as {
          [Each in (typeof wordedTerms)[number]]: typeof worded
        },
      ),
    }),
  },
  refusals: ['MALFORMED', 'DIVISION_UNKNOWN', 'BUSY'],
})

export type PolicyView = Static<typeof policy>
export type ProposalView = Static<typeof proposal>
export type FindingView = Static<typeof finding>
