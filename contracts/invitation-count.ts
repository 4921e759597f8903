import { Type } from 'typebox'
import { route } from './route.ts'
import { hallCode, instant, nullable, plainDate, shape, uuid, windowCode } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const key = Type.Integer({ description: 'as it stands in the leaf' })

export const seeInvitationCounts = route({
  method: 'GET',
  path: '/api/v1/log/invitation-counts',
  name: 'seeInvitationCounts',
  summary:
    'How many services ended at each window on a day, how many citizens were invited to evaluate, and how many did, as it is in the log: evaluations are never more than invitations, nor these than services',
  caller: { kind: 'anybody' },
  query: shape({ day: plainDate }),
  answers: {
    200: shape(
      {
        day: plainDate,
        isCounted: Type.Boolean({ description: 'false: not yet; a day is counted some days after it has closed' }),
        counts: Type.Array(
          shape({
            hallCode,
            windowCode,
            revision: Type.Integer({ minimum: 1, description: 'a later one corrects those before it' }),
            services: count,
            invited: count,
            evaluated: nullable(count, { description: 'null: of so few that it is not told what they did' }),
            countedAt: instant,
            windowId: key,
            hallId: key,
            divisionId: key,
            nonce: nullable(uuid, {
              description: 'with it the leaf is computed from the columns; null where evaluated is',
            }),
            leaf: Type.String({
              pattern: '^[0-9a-f]{68}$',
              description: 'the 34 bytes that stand in the log, in hex',
            }),
          }),
        ),
      },
      { $id: 'InvitationCounts' },
    ),
  },
  refusals: ['MALFORMED', 'TOO_MANY_REQUESTS', 'BUSY'],
})
