import { Type } from 'typebox'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { opinionKinds } from '../../domain/opinion.ts'
import { limitUnits } from '../../domain/time-limit.ts'

const code = Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' })
const text = Type.String({ minLength: 1, maxLength: 500 })
const words = shape({ zh: text, en: text })
const coders = Type.Integer({ minimum: 1, maximum: 2 })

/** How sessions are told, coded and answered, and by when the suggestion box is (domain/opinion.ts). */
export const opinionShape = shape({
  codeBook: Type.Array(shape({ code, family: code, name: words, definition: words }), { minItems: 1, maxItems: 100 }),
  groups: Type.Array(shape({ code, name: words }), { minItems: 1, maxItems: 50 }),
  guides: Type.Array(
    shape({
      code,
      kinds: Type.Array(oneOf(opinionKinds), { minItems: 1, uniqueItems: true }),
      title: words,
      questions: Type.Array(words, { minItems: 1, maxItems: 50 }),
    }),
    { maxItems: 50 },
  ),
  codersMin: shape({ ENTERPRISE_FORUM: coders, OPEN_DAY: coders, INTERVIEW: coders, FOCUS_GROUP: coders }),
  codesMax: Type.Integer({ minimum: 1, maximum: 20 }),
  alphaUnitsMin: Type.Integer({ minimum: 2, maximum: 1000 }),
  statementsMax: Type.Integer({ minimum: 1, maximum: 500 }),
  wordsCodePointsMax: Type.Integer({ minimum: 1, maximum: 4000 }),
  filesMax: Type.Integer({ minimum: 1, maximum: 200 }),
  answerWithin: shape({
    count: Type.Integer({ minimum: 1, maximum: 366 }),
    unit: oneOf(limitUnits),
    lastDayMoves: Type.Optional(Type.Boolean()),
  }),
})
