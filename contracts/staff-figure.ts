import { Type } from 'typebox'
import { always } from './handling-desk.ts'
import { periodName } from './ranking.ts'
import { route } from './route.ts'
import { instant, nullable, oneOf, plainText, shape } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const points = Type.Integer({ description: 'thousandths of a point' })

export const listStaffFigures = route({
  method: 'GET',
  path: '/api/v1/staff-figures',
  name: 'listStaffFigures',
  summary:
    'Personal figures 我的表现: of oneself, and for a window supervisor of the own hall. Told apart from window and item, of months that are final; never public',
  caller: { kind: 'account', permission: 'staff-figure:read' },
  answers: {
    200: shape({
      asOf: instant,
      periods: Type.Array(periodName),
      staff: Type.Array(
        shape({
          staffNo: plainText,
          isOwn: Type.Boolean(),
          evaluations: count,
          figure: nullable(shape({ people: count, apart: points, lower: points, upper: points })),
          reason: nullable(oneOf(['NOT_CONNECTED', 'TOO_FEW'])),
        }),
      ),
    }),
  },
  refusals: always,
})
