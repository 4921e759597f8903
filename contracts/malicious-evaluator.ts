import { Type } from 'typebox'
import { verdicts } from '../domain/appeal.ts'
import { maliciousEndings, maliciousStandings, maliciousSteps } from '../domain/malicious-evaluator.ts'
import { maliciousRefusals, signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { instant, l3Text, nullable, oneOf, plainText, receipt, shape, uuid } from './shapes.ts'

/** 恶意评价人员信息库: where a region keeps one at all. Nobody is named in it, and it hinders nobody from anything. */

const times = {
  confirmedAt: nullable(instant),
  objectUntil: nullable(instant, {
    description: 'before it an entry has no effect; null: not confirmed, or the year is not published yet',
  }),
  endsAt: nullable(instant, { description: 'by itself, at the latest' }),
  endedAt: nullable(instant),
  ending: nullable(oneOf(maliciousEndings)),
}

const listed = {
  appealId: uuid,
  number: Type.Integer({ minimum: 1, description: 'by which an entry is spoken of' }),
  standing: oneOf(maliciousStandings),
  version: Type.Integer({ minimum: 1 }),
  proposedAt: instant,
  ...times,
}

const entry = shape({
  asOf: instant,
  entry: nullable(
    shape({
      ...listed,
      events: Type.Array(
        shape({
          sequence: Type.Integer({ minimum: 1 }),
          kind: plainText,
          at: instant,
          by: oneOf(['ACCOUNT', 'CITIZEN', 'PLATFORM']),
          isOwn: Type.Boolean({ description: 'done by who asks' }),
          verdict: nullable(oneOf(verdicts), { description: 'of an objection' }),
          words: nullable(l3Text),
        }),
      ),
    }),
    { description: 'null: none was proposed' },
  ),
  options: Type.Array(shape({ step: oneOf(maliciousSteps), hindrance: nullable(oneOf(maliciousRefusals)) }), {
    description: 'what whoever asks may do now; with a hindrance: his to do, but not as things are',
  }),
})

const params = shape({ appealId: uuid })
const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', 'BUSY', 'REGISTER_NOT_KEPT', ...signedInRefusals] as const
const sent = ['NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const decided = ['NOT_AT_THIS_STAGE', 'DECIDES_OWN_CASE', 'NEEDS_ANOTHER', 'VERSION_PASSED'] as const
const version = Type.Integer({ minimum: 1, description: 'of the entry as it was read' })
const words = Type.String({ minLength: 1, maxLength: 4000 })

export const listMaliciousEntries = route({
  method: 'GET',
  path: '/api/v1/malicious-entries',
  name: 'listMaliciousEntries',
  summary:
    'Entries of the register of malicious evaluators in the own place, by number; the newest first, nobody named',
  caller: { kind: 'account', permission: 'malicious-evaluator:read' },
  query: shape({
    after: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,14}$' })),
    limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$' })),
  }),
  answers: {
    200: shape({
      asOf: instant,
      entries: Type.Array(shape(listed)),
      next: nullable(Type.Integer({ minimum: 1, description: 'the number after which there may be more' })),
    }),
  },
  refusals: always,
})

export const seeMaliciousEntry = route({
  method: 'GET',
  path: '/api/v1/appeals/{appealId}/malicious-entry',
  name: 'seeMaliciousEntry',
  summary: 'The entry that came of an appeal, or whether one may be proposed; who gave the evaluation is not told',
  caller: { kind: 'account', permission: 'malicious-evaluator:read' },
  params,
  answers: { 200: entry },
  refusals: [...always, 'NOT_FOUND'],
})

export const countMaliciousEntries = route({
  method: 'GET',
  path: '/api/v1/appeals/{appealId}/malicious-entry-count',
  name: 'countMaliciousEntries',
  summary:
    'How many entries in force there are of whoever gave an evaluation that is appealed against as malicious: the number alone, to who decides on it',
  caller: { kind: 'account', permission: 'appeal:decide' },
  params,
  answers: { 200: shape({ entriesInForce: Type.Integer({ minimum: 0 }) }) },
  refusals: [...always, 'NOT_FOUND', 'NOT_AT_THIS_STAGE', 'DECIDES_OWN_CASE'],
})

export const proposeMaliciousEntry = route({
  method: 'POST',
  path: '/api/v1/appeals/{appealId}/malicious-entry',
  name: 'proposeMaliciousEntry',
  summary: 'Propose an entry for an evaluation whose appeal as malicious was upheld, with reasons; another confirms it',
  caller: { kind: 'account', permission: 'malicious-evaluator:decide' },
  params,
  bodyBytesMax: 32_768,
  body: shape({ words }),
  answers: { 201: entry },
  refusals: [...always, ...sent, ...decided, 'EVALUATOR_UNKNOWN'],
})

export const decideMaliciousEntry = route({
  method: 'POST',
  path: '/api/v1/appeals/{appealId}/malicious-entry/decisions',
  name: 'decideMaliciousEntry',
  summary: 'Confirm or decline what another has proposed, or end an entry before its time; with reasons',
  caller: { kind: 'account', permission: 'malicious-evaluator:decide' },
  params,
  bodyBytesMax: 32_768,
  body: shape({ version, decision: oneOf(['CONFIRM', 'DECLINE', 'END']), words }),
  answers: { 200: entry },
  refusals: [...always, ...sent, ...decided, 'EVALUATOR_UNKNOWN'],
})

export const judgeMaliciousObjection = route({
  method: 'POST',
  path: '/api/v1/appeals/{appealId}/malicious-entry/objection-decisions',
  name: 'judgeMaliciousObjection',
  summary: 'Decide on the objection of whoever was entered, by a third person; upheld, the entry ends at once',
  caller: { kind: 'account', permission: 'malicious-evaluator:judge' },
  params,
  bodyBytesMax: 32_768,
  body: shape({ version, verdict: oneOf(verdicts), words }),
  answers: { 200: entry },
  refusals: [...always, ...sent, ...decided],
})

export const seeMaliciousTotals = route({
  method: 'GET',
  path: '/api/v1/malicious-entry-totals',
  name: 'seeMaliciousTotals',
  summary: 'Whether a register of malicious evaluators is kept anywhere here, and how many entries there are and were',
  caller: { kind: 'anybody' },
  answers: {
    200: shape({
      isKept: Type.Boolean(),
      inForce: Type.Integer({ minimum: 0 }),
      ended: Type.Integer({ minimum: 0 }),
      objectionsUpheld: Type.Integer({ minimum: 0 }),
    }),
  },
  refusals: ['MALFORMED', 'BUSY'],
})

const ownEntry = shape({
  standing: oneOf(maliciousStandings),
  ...times,
  reasons: Type.Array(l3Text, { description: 'of those who proposed and confirmed it' }),
  objection: nullable(l3Text, { description: 'what one has said against it' }),
  verdict: nullable(oneOf(verdicts), { description: 'on the objection' }),
  answers: Type.Array(l3Text, { description: 'the reasons of that, or of its end' }),
  mayObject: Type.Boolean(),
})
const ownRefusals = [
  'MALFORMED',
  'RECEIPT_UNKNOWN',
  'ERASED',
  'TEXT_NOT_PLAIN',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'BUSY',
] as const

export const followOwnMaliciousEntry = route({
  method: 'POST',
  path: '/api/v1/malicious-entries/look-up',
  name: 'followOwnMaliciousEntry',
  summary: 'Whether one’s evaluation was entered in the register of malicious evaluators, and why, with its receipt',
  caller: { kind: 'anybody' },
  bodyBytesMax: 1024,
  body: shape({ receipt }),
  answers: { 200: shape({ entry: nullable(ownEntry) }) },
  refusals: ownRefusals,
})

export const objectToOwnMaliciousEntry = route({
  method: 'POST',
  path: '/api/v1/malicious-entries/objections',
  name: 'objectToOwnMaliciousEntry',
  summary: 'Object to the entry of one’s evaluation, in words; somebody else decides, and until then it has no effect',
  caller: { kind: 'anybody' },
  bodyBytesMax: 16_384,
  body: shape({ receipt, words }),
  answers: { 200: shape({ entry: ownEntry }) },
  refusals: [
    ...ownRefusals,
    'NOT_FOUND',
    'REGISTER_NOT_KEPT',
    'NOT_AT_THIS_STAGE',
    'CITIZEN_HAS_SPOKEN',
    'TOO_LATE',
    'VERSION_PASSED',
  ],
})
