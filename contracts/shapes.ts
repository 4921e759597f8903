import { type TObject, type TProperties, type TSchema, Type } from 'typebox'

/** An object that promises nothing beyond its members: unknown ones are refused on the way in, dropped on the way out. */
export function shape<Members extends TProperties>(
  members: Members,
  options: Record<string, unknown> = {},
): TObject<Members> {
  return Type.Object(members, { additionalProperties: false, ...options })
}

/** One of a few words. */
export function oneOf<const Words extends readonly string[]>(words: Words, options: Record<string, unknown> = {}) {
  return Type.Unsafe<Words[number]>({ type: 'string', enum: [...words], ...options })
}

export function nullable<Schema extends TSchema>(schema: Schema, options: Record<string, unknown> = {}) {
  return Type.Union([schema, Type.Null()], options)
}

export const grade = Type.Unsafe<1 | 2 | 3 | 4 | 5>({
  type: 'integer',
  minimum: 1,
  maximum: 5,
  description:
    '5 very satisfied 非常满意, 4 satisfied 满意, 3 basically satisfied 基本满意, 2 dissatisfied 不满意, 1 very dissatisfied 非常不满意',
})
/** RFC 3339 within the years that anything here can lie in. Leap seconds are refused: clocks of machines cannot say them. */
export const instant = Type.String({
  format: 'date-time',
  pattern:
    '^(19|20|21)\\d{2}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$',
  maxLength: 40,
  description: 'RFC 3339 with offset, upper-case T and Z',
})
export const plainText = Type.String()
/**
 * Of grade L3, where it leaves the vault: a name, a number, or what somebody wrote in own words. It is promised alone under
 * a permission that reads so far (`readsGrade`), or to the citizen himself by his receipt.
 */
export const l3Text = Type.String({ 'x-grade': 'L3' })
export const plainDate = Type.String({ format: 'date', maxLength: 10 })
export const uuid = Type.String({ format: 'uuid', maxLength: 36 })
export const hallCode = Type.String({ pattern: '^[0-9A-Za-z-]{2,32}$' })
export const windowCode = Type.String({ pattern: '^[0-9A-Za-z-]{1,32}$' })
export const divisionCode = Type.String({
  pattern: '^([0-9]{6}|[0-9]{12})$',
  description: '行政区划: 12 digits; 6 are padded with zeros',
})
export const staffNo = Type.String({ pattern: '^[0-9A-Za-z-]{1,32}$', description: '工号' })
export const organizationCode = Type.String({ pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$', description: '统一社会信用代码' })
export const token = Type.String({
  pattern: '^[A-Za-z0-9_-]{22}$',
  description: '128 bits in base64url; no personal data',
})
export const receipt = Type.String({
  pattern: '^[A-Za-z0-9_-]{64}$',
  description: 'the evaluation’s id and a 32-byte seed in base64url',
})
export const idempotencyKeyPattern = '^[\\x21-\\x7e]{8,128}$'
/** Shape only: the number of code points a comment may have is policy. */
export const comment = Type.String({
  maxLength: 4000,
  description: 'at most 500 code points after NFC, by the default policy',
})
export const tags = Type.Array(Type.String({ pattern: '^[1-5][0-9]{2}$' }), {
  maxItems: 40,
  description: 'norm codes of the national set in force, only of the given grade',
})
export const scoresByDimension = Type.Record(
  Type.String({ pattern: '^[a-z][a-z-]{1,30}$' }),
  Type.Integer({ minimum: 1, maximum: 10 }),
  {
    // Whatever is called otherwise is no score: it would go through unlooked at.
    additionalProperties: false,
    maxProperties: 20,
    description: 'optional scores by dimension, 1 to the scale of the policy (5)',
  },
)
