import { Type } from 'typebox'
import { route } from './route.ts'
import { instant, nullable, shape } from './shapes.ts'

const toldRow = Type.Record(Type.String(), nullable(Type.String()), {
  description: 'a row as its leaf in the log tells it (ledger/logged-facts.ts): each column as text',
})

export const seeLogRules = route({
  method: 'GET',
  path: '/api/v1/log/rules',
  name: 'seeLogRules',
  summary:
    'Every rule by which published figures were, are or will be made 规则存证, whenever it took effect: policies of the whole place, national sets of reasons, schemes that were put in force. Each as its leaf, so that nobody is told another rule than was logged',
  caller: { kind: 'anybody' },
  answers: {
    200: shape(
      {
        asOf: instant,
        policies: Type.Array(toldRow, { description: 'every version, in the order of their numbers' }),
        tagSets: Type.Array(toldRow),
        schemes: Type.Array(
          shape({
            scheme: toldRow,
            end: toldRow,
          }),
          {
            description:
              'each with the decision that put it in force, from a day on; what is only drafted, or was rejected, is not among them',
          },
        ),
      },
      { $id: 'LogRules' },
    ),
  },
  refusals: ['MALFORMED', 'TOO_MANY_REQUESTS', 'BUSY'],
})
