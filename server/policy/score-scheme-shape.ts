import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'
import { neededRuleNames, shareRuleNames } from '../../domain/score-scheme-rule.ts'

const share = Type.Integer({ minimum: 0, maximum: 10_000 })

const pack = Type.Partial(
  Type.Object(
    {
      ...Object.fromEntries(neededRuleNames.map((name) => [name, Type.Literal(true)])),
      ...Object.fromEntries(shareRuleNames.map((name) => [name, share])),
    },
    { additionalProperties: false },
  ),
)

/** What every scheme of scores keeps, and those that name a pack beside; shares are ten-thousandths (domain/score-scheme-rule.ts). */
export const scoreSchemeShape = shape({
  // Below it nothing of a window is published.
  coverageMin: share,
  packs: Type.Record(Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' }), pack, { additionalProperties: false }),
})
