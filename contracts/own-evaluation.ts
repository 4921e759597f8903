import { Type } from 'typebox'
import { appealGrounds, verdicts } from '../domain/appeal.ts'
import { appealStandings } from '../domain/appeal-option.ts'
import { evidence } from './handling-order.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { grade, instant, nullable, oneOf, plainDate, plainText, shape } from './shapes.ts'

const always = ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', 'BUSY', ...signedInRefusals] as const
const sent = ['NOT_FOUND', 'TEXT_NOT_PLAIN', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const
const count = Type.Integer({ minimum: 0 })
const number = Type.Integer({
  minimum: 1,
  maximum: 100_000,
  description: 'within its batch, in an order that says nothing of who gave it or when',
})
const words = Type.String({ minLength: 1, maxLength: 4000 })
const said = shape({ 'zh-CN': plainText, en: plainText })
/** One of those that have been told: its batch by its first day, and its number. */
const one = { from: plainDate, number }

export const seeOwnEvaluations = route({
  method: 'GET',
  path: '/api/v1/own-evaluations',
  name: 'seeOwnEvaluations',
  summary:
    'Evaluations of whoever asks, the latest batches first: late, by whole weeks and never fewer than the policy says; nothing tells who gave which',
  caller: { kind: 'account', permission: 'own-evaluation:read' },
  answers: {
    200: shape({
      asOf: instant,
      isAtWindows: Type.Boolean({ description: 'whether the account says who its holder is at the windows' }),
      groupMin: count,
      toldAfterNaturalDays: count,
      batches: Type.Array(
        shape({
          from: plainDate,
          until: plainDate,
          grades: Type.Array(shape({ grade, evaluations: count })),
          evaluations: Type.Array(
            shape({
              number,
              grade,
              tags: Type.Array(shape({ normCode: plainText, nameZh: plainText, nameEn: plainText })),
              comment: nullable(plainText, { description: 'with abuse and long numbers covered up' }),
              isInvalidated: Type.Boolean({ description: 'an appeal was upheld: it stays, and does not count' }),
              statement: nullable(plainText, { description: 'what one has said to it' }),
              mayAppeal: Type.Boolean(),
              appeal: nullable(shape({ standing: oneOf(appealStandings), verdict: nullable(oneOf(verdicts)) })),
            }),
          ),
        }),
      ),
      inviting: shape(
        {
          source: plainText,
          sentences: Type.Array(said),
          inducing: Type.Array(shape({ code: plainText, ...said.properties, evidence: said })),
        },
        {
          description:
            '邀评用语: what may be said when somebody is asked to evaluate, and what counts as inducing 诱导',
        },
      ),
      later: Type.Array(
        shape({
          from: plainDate,
          until: plainDate,
          evaluations: Type.Array(
            shape({
              grade,
              tags: Type.Array(shape({ normCode: plainText, nameZh: plainText, nameEn: plainText })),
              comment: nullable(plainText, { description: 'with abuse and long numbers covered up' }),
            }),
          ),
        }),
        {
          description:
            'what was said later, after contact or rectification, as late and in as much company as the first',
        },
      ),
      grounds: Type.Array(oneOf(appealGrounds), { description: 'on which one may appeal' }),
    }),
  },
  refusals: always,
})

export const stateOwn = route({
  method: 'POST',
  path: '/api/v1/own-evaluations/statements',
  name: 'stateOwn',
  summary: 'Say something to an evaluation of oneself, once; it stands beside it for whoever handles it',
  caller: { kind: 'account', permission: 'own-evaluation:read' },
  bodyBytesMax: 16_384,
  body: shape({ ...one, words }),
  answers: { 201: shape({ ...one }) },
  refusals: [...always, ...sent, 'STATED_ALREADY'],
})

export const appealOwn = route({
  method: 'POST',
  path: '/api/v1/own-evaluations/appeals',
  name: 'appealOwn',
  summary: 'Appeal against an evaluation of oneself that has been told, with its ground and evidence',
  caller: { kind: 'account', permission: 'appeal:lodge' },
  bodyBytesMax: 32_768,
  body: shape({
    ...one,
    ground: oneOf(appealGrounds),
    words,
    evidence: Type.Array(evidence, { minItems: 1, maxItems: 20 }),
  }),
  answers: { 201: shape({ ...one }) },
  refusals: [...always, ...sent, 'NOT_YOURS_TO_DO', 'GROUND_NOT_ADMITTED', 'TOO_LATE', 'ALREADY_APPEALED'],
})
