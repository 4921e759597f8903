import { Type } from 'typebox'
import { route } from './route.ts'
import { instant, nullable, plainDate, plainText, shape, uuid } from './shapes.ts'

const given = Type.Unknown({ description: 'as the policy has it: a number, a word, a list, a limit with its unit' })
const weight = Type.Integer({ minimum: 0, description: 'of ten thousand' })
const bilingual = shape({ zh: plainText, en: plainText })

export const seeMethodology = route({
  method: 'GET',
  path: '/api/v1/methodology',
  name: 'seeMethodology',
  summary:
    'How scores are made 计算方法: every number of the policies by which figures are computed, compared, named and published, with its source, place and day of effect; the schemes in force; and the seeds of the simulations',
  caller: { kind: 'anybody' },
  answers: {
    200: shape(
      {
        asOf: instant,
        policies: Type.Array(
          shape({
            policyId: Type.Integer({ description: 'as published results name it' }),
            word: plainText,
            version: Type.Integer({ minimum: 1 }),
            divisionName: plainText,
            effectiveFrom: plainDate,
            source: plainText,
            rules: Type.Array(
              shape({
                at: Type.String({ description: 'JSON pointer' }),
                value: given,
                source: nullable(
                  shape({ text: plainText, publishedOn: nullable(plainDate), url: nullable(plainText) }),
                  {
                    description: 'null: the document of the whole policy says it',
                  },
                ),
              }),
            ),
          }),
        ),
        schemes: Type.Array(
          shape({
            schemeId: uuid,
            code: plainText,
            version: Type.Integer({ minimum: 1 }),
            title: bilingual,
            divisionName: plainText,
            effectiveFrom: nullable(plainDate),
            source: plainText,
            indicators: Type.Array(
              shape({
                code: plainText,
                name: bilingual,
                citizen: nullable(weight, { description: 'of the whole, for citizens; null: not in it' }),
                enterprise: nullable(weight, { description: 'of the whole, for enterprises; null: not in it' }),
              }),
            ),
          }),
        ),
        seeds: shape({
          first: Type.Integer({
            description: 'of the simulated cities by which the naming rule is tried; each city after it has the next',
          }),
        }),
      },
      { $id: 'Methodology' },
    ),
  },
  refusals: ['MALFORMED', 'TOO_MANY_REQUESTS', 'BUSY'],
})
