import { Type } from 'typebox'
import { silenceKinds } from '../domain/silence.ts'
import { always } from './handling-desk.ts'
import { route } from './route.ts'
import { hallCode, instant, nullable, oneOf, plainDate, plainText, shape } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const share = Type.Integer({ minimum: 0, maximum: 10_000, description: 'hundredths of a percent' })
const hush = nullable(
  shape({
    of: Type.Integer({ minimum: 0, description: 'services of this group' }),
    seen: Type.Integer({ minimum: 0, description: 'evaluated; of UNINVITED: not invited' }),
    expected: Type.Integer({ minimum: 0, description: 'tenths' }),
  }),
  { description: 'null: too few services' },
)

export const listSilences = route({
  method: 'GET',
  path: '/api/v1/silences',
  name: 'listSilences',
  summary:
    '听不到的声音: of whom at each window less is heard than elsewhere, what was complained of there, and what silence could hide',
  caller: { kind: 'account', permission: 'insight:read' },
  query: shape({ hallCode: Type.Optional(hallCode) }),
  answers: {
    200: shape({
      asOf: instant,
      fromDay: plainDate,
      toDay: plainDate,
      falseShareThousandths: count,
      smallestGroup: count,
      windows: Type.Array(
        shape({
          hallCode: plainText,
          hallName: plainText,
          windowCode: plainText,
          windowName: plainText,
          services: count,
          evaluated: count,
          good: nullable(share, { description: 'of those who spoke; null: too few' }),
          bounds: nullable(shape({ lower: share, upper: share, alike: share })),
          hushes: shape({ WENT_BADLY: hush, ELDERLY: hush, UNINVITED: hush }),
          hotline: Type.Integer({ minimum: 0, description: 'complaints from 12345' }),
          unresolved: Type.Integer({ minimum: 0, description: 'reports of what cannot be done' }),
          unusual: Type.Array(oneOf(silenceKinds)),
        }),
        { description: 'unusual ones first' },
      ),
    }),
  },
  refusals: [...always, 'HALL_UNKNOWN'],
})
