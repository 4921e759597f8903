import { Type } from 'typebox'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { scoreAlertOpenings } from '../../domain/score-alert.ts'

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })
const words = Type.String({ minLength: 1, maxLength: 200 })
const rule = { opens: oneOf(scoreAlertOpenings), title: shape({ zh: words, en: words }) }

/** From when on a window is spoken of, and what that leads to (domain/score-alert.ts). */
export const scoreAlert = shape({
  zThousandths: whole(1000, 4000),
  evaluationsMin: whole(5, 1000),
  whereServicesOpen: oneOf(scoreAlertOpenings),
  lowTwice: shape({ pointsBelow: whole(1, 100), months: whole(2, 6), ...rule }),
  lowShare: shape({ percentAbove: whole(1, 99), ...rule }),
  drift: shape({
    baselineMonths: whole(3, 24),
    allowanceThousandths: whole(100, 3000),
    limitThousandths: whole(2000, 20_000),
    ...rule,
  }),
})
