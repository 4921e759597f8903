import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })

/** Of whom too little is heard (domain/silence.ts). */
export const silence = shape({
  days: whole(7, 366),
  falseShareThousandths: whole(1, 500),
  ratioMaxThousandths: whole(1, 1000),
  expectedMin: whole(1, 1000),
  elderlyFromBand: whole(2, 6),
  smallestGroup: whole(2, 1000),
})
