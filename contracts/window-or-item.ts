import { Type } from 'typebox'
import { scorePurposes } from '../domain/score-period.ts'
import { always } from './handling-desk.ts'
import { periodName } from './ranking.ts'
import { route } from './route.ts'
import { hallCode, instant, nullable, oneOf, plainDate, plainText, shape } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const share = Type.Integer({ minimum: 0, maximum: 10_000 })
const shareOf = shape({ value: share, lower: share, upper: share }, { description: 'hundredths of a percent' })
const points = Type.Integer({ minimum: 0, description: 'thousandths of a point' })

const windowOrItemSpans = ['PERIOD', 'YEAR'] as const

export const seeWindowOrItem = route({
  method: 'GET',
  path: '/api/v1/score-periods/{period}/window-or-item',
  name: 'seeWindowOrItem',
  summary:
    '窗口还是制度: of items that several windows of the own place offer, how much of the differences goes with the item, with the window and with both together',
  caller: { kind: 'account', permission: 'score:read' },
  params: shape({ period: periodName }),
  query: shape({ span: Type.Optional(oneOf(windowOrItemSpans)), hallCode: Type.Optional(hallCode) }),
  answers: {
    200: shape({
      asOf: instant,
      purpose: oneOf(scorePurposes),
      revision: count,
      months: Type.Integer({ minimum: 1, description: 'put together' }),
      fromMonth: plainText,
      toDay: plainDate,
      standing: oneOf(['TOLD', 'TOO_FEW', 'CANNOT_BE_SEPARATED']),
      leading: nullable(oneOf(['ITEM', 'WINDOW', 'NOT_SHOWN'])),
      windows: count,
      items: count,
      cells: Type.Integer({ minimum: 0, description: 'one item at one window, of enough evaluations' }),
      shares: nullable(shape({ ofItem: shareOf, ofWindow: shareOf, ofBoth: shareOf }), {
        description: 'null: not told, or nothing differs',
      }),
      byItem: Type.Array(
        shape({
          itemCode: plainText,
          itemName: plainText,
          windows: count,
          mean: points,
          spread: nullable(shape({ value: points, lower: points, upper: points }), {
            description: 'standard deviation between windows; null: too few windows offer it',
          }),
        }),
        { description: 'the lowest first' },
      ),
      needed: shape({ cellEvaluations: count, parts: count, levelThousandths: count }),
    }),
  },
  refusals: [...always, 'HALL_UNKNOWN', 'NOT_FOUND'],
})
