import { Type } from 'typebox'
import { causeKinds, causeSignals } from '../domain/root-cause-kind.ts'
import { serviceModes, serviceNames } from '../domain/service-case.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { instant, nullable, oneOf, plainDate, plainText, shape } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const thousandths = Type.Integer({ minimum: 0, description: 'thousandths' })

const effect = shape({
  signal: oneOf(causeSignals),
  exposure: Type.Integer({ minimum: 0, description: 'services, or evaluations where the signal is GRADE' }),
  seen: nullable(count, { description: 'null: of HANDLING, which is not counted' }),
  expected: nullable(Type.Integer({ minimum: 0, description: 'tenths' })),
  ratio: thousandths,
  lower: thousandths,
  upper: thousandths,
})

const cause = shape({
  kind: oneOf(causeKinds),
  itemCode: nullable(plainText),
  itemName: nullable(plainText),
  ownerName: nullable(plainText, { description: 'the organization that answers for the item' }),
  hallName: nullable(plainText),
  windowCode: nullable(plainText),
  windowName: nullable(plainText),
  staffNo: nullable(plainText, { description: 'null: no person, or not for the reader, who is told the hall alone' }),
  mode: nullable(oneOf(serviceModes)),
  service: nullable(oneOf(serviceNames), { description: 'the step: the cause itself, or where most of it is seen' }),
  since: nullable(shape({ day: plainDate, earliest: plainDate, latest: plainDate, orEarlier: Type.Boolean() }), {
    description: 'null: it has always been so, as far as is read',
  }),
  isKnown: Type.Boolean({
    description: 'the system knows that it changed on that day: first day of a person, new version of an item',
  }),
  effects: Type.Array(effect, { minItems: 1 }),
  reasons: Type.Array(
    shape({ source: oneOf(['TAG', 'COMMENT']), code: plainText, nameZh: plainText, nameEn: plainText, count }),
    { description: 'what citizens ticked or wrote of it since, the commonest first; none where there are too few' },
  ),
})

export const listRootCauses = route({
  method: 'GET',
  path: '/api/v1/root-causes',
  name: 'listRootCauses',
  summary:
    '根因: which item, window, person, step or machine has become worse, since when and by how much, each told with what else there is taken out',
  caller: { kind: 'account', permission: 'insight:read' },
  query: shape({ to: Type.Optional(plainDate) }),
  answers: {
    200: shape({
      asOf: instant,
      fromDay: plainDate,
      recentFrom: plainDate,
      untilDay: plainDate,
      tested: Type.Integer({ minimum: 0, description: 'so many things were looked at' }),
      falseShareThousandths: count,
      levelThousandths: count,
      causes: Type.Array(cause, {
        description: 'what changed first, the strongest before; then what has always been so',
      }),
    }),
  },
  refusals: always,
})
