import { Type } from 'typebox'
import { evaluationChannels } from '../domain/evaluation-channel.ts'
import { letterChannels } from '../domain/letter.ts'
import { serviceOutcomes } from '../domain/service-case.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { hallCode, instant, nullable, oneOf, plainDate, shape, windowCode } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const counts = {
  served: count,
  invited: count,
  isHidden: Type.Boolean({
    description:
      'fewer invited than the smallest group (or hidden with it): what they did is not told, it is 0 or null here',
  }),
  sent: nullable(count),
  delivered: nullable(count),
  undelivered: nullable(count),
  opened: nullable(count),
  evaluated: count,
  expired: nullable(count),
}
const share = shape({
  count,
  of: count,
  hundredths: nullable(Type.Integer({ description: 'of a percent; null: of nothing' })),
  goalHundredths: nullable(Type.Integer()),
})

export const participation = shape(
  {
    hallCode,
    hallName: Type.String(),
    fromDay: plainDate,
    toDay: plainDate,
    asOf: instant,
    smallestGroup: Type.Integer(),
    total: shape(counts),
    days: Type.Array(shape({ day: plainDate, ...counts })),
    windows: Type.Array(shape({ windowCode, ...counts })),
    outcomes: Type.Array(shape({ outcome: oneOf(serviceOutcomes), ...counts })),
    elderly: shape(counts),
    letters: Type.Array(
      shape({
        channel: oneOf(letterChannels),
        sent: count,
        delivered: count,
        undelivered: count,
        uncertain: count,
        dropped: count,
      }),
    ),
    openedBy: Type.Array(shape({ channel: oneOf(evaluationChannels), opened: count })),
    evaluatedBy: Type.Array(
      shape({ channel: oneOf(evaluationChannels), evaluated: count, isAutomatic: Type.Boolean() }),
    ),
    shares: shape({
      coverage: share,
      delivered: share,
      opened: share,
      response: share,
      automatic: share,
      linked: share,
    }),
  },
  { $id: 'Participation' },
)

export const seeParticipation = route({
  method: 'GET',
  path: '/api/v1/halls/{hallCode}/participation',
  name: 'seeParticipation',
  summary:
    'How many were served, invited, reached, opened the page and evaluated, by the day of the service; with the shares and no group below the smallest',
  caller: { kind: 'api-key', scope: 'participation:read', permission: 'participation:read' },
  params: shape({ hallCode }),
  query: shape({ from: Type.Optional(plainDate), to: Type.Optional(plainDate) }),
  answers: { 200: participation },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', ...signedInRefusals, 'HALL_UNKNOWN', 'BUSY'],
})
