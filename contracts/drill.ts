import { Type } from 'typebox'
import { drillHops } from '../domain/drill.ts'
import { evaluationChannels } from '../domain/evaluation-channel.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { instant, nullable, oneOf, plainDate, shape } from './shapes.ts'

export const seeDrills = route({
  method: 'GET',
  path: '/api/v1/drills',
  name: 'seeDrills',
  summary:
    'The daily drills 系统拨测 of the last days: a one-star evaluation through every channel, and how far each came',
  caller: { kind: 'account', permission: 'drill:read' },
  answers: {
    200: shape(
      {
        days: Type.Array(
          shape({
            day: plainDate,
            passedAt: nullable(instant, { description: 'when every channel had passed' }),
            runs: Type.Array(
              shape({
                channel: oneOf(evaluationChannels),
                attempt: Type.Integer(),
                startedAt: instant,
                isPassed: Type.Boolean(),
                hops: Type.Array(
                  shape({
                    hop: oneOf(drillHops),
                    at: instant,
                    fault: nullable(Type.String({ description: 'the code of a refusal, NOT_THERE, or FAILED' })),
                  }),
                  { description: 'in their order; what is not in it was not come to' },
                ),
              }),
            ),
          }),
        ),
      },
      { $id: 'Drills' },
    ),
  },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'BUSY'],
})
