import { Type } from 'typebox'
import { limitUnits } from '../domain/catalogue-version.ts'
import { materialForms } from '../domain/opening-hours.ts'
import { route } from './route.ts'
import { hallCode, nullable, oneOf, shape, windowCode } from './shapes.ts'

const limit = nullable(shape({ value: Type.Integer(), unit: oneOf(limitUnits) }))
const clock = Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' })

export const seeWindowPage = route({
  method: 'GET',
  path: '/api/v1/halls/{hallCode}/windows/{windowCode}/page',
  name: 'seeWindowPage',
  summary: 'What a window does: items with materials, fees and days, opening hours, the present wait. Null: not known',
  caller: { kind: 'anybody' },
  params: shape({ hallCode, windowCode }),
  answers: {
    200: shape({
      hallName: Type.String(),
      windowName: Type.String(),
      address: nullable(Type.String()),
      waiting: nullable(
        shape(
          {
            fromMinutes: Type.Integer(),
            toMinutes: nullable(Type.Integer({ description: 'null: or longer' })),
            reports: Type.Integer(),
            overMinutes: Type.Integer(),
          },
          { description: 'a band around the median of the last minutes; null below the smallest group' },
        ),
      ),
      hours: nullable(
        Type.Array(shape({ weekday: Type.Integer({ minimum: 1, maximum: 7 }), from: clock, to: clock }), {
          description: 'by weekday, 1 is Monday; public holidays are announced apart',
        }),
      ),
      items: nullable(
        Type.Array(
          shape({
            itemCode: Type.String(),
            name: Type.String(),
            committedLimit: limit,
            statutoryLimit: limit,
            isImmediate: Type.Boolean({ description: '即办件' }),
            materials: nullable(Type.Array(shape({ name: Type.String(), form: oneOf(materialForms) }))),
            fees: nullable(Type.Array(shape({ name: Type.String(), fen: Type.Integer(), basis: Type.String() }))),
          }),
        ),
      ),
    }),
  },
  refusals: ['MALFORMED', 'WINDOW_UNKNOWN', 'BUSY'],
})
