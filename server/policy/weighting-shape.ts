import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

const share = Type.Integer({ minimum: 1, maximum: 10_000 })
const experts = Type.Integer({ minimum: 3, maximum: 100 })
const rounds = Type.Integer({ minimum: 1, maximum: 20 })

/** 赋权: when experts agree enough, and how many there have to be (domain/weighting.ts). Shares are ten-thousandths. */
export const weighting = shape({
  // The method itself compares 3 to 9 things (domain/ahp.ts).
  ahp: shape({
    thingsMin: Type.Integer({ minimum: 3, maximum: 9 }),
    thingsMax: Type.Integer({ minimum: 3, maximum: 9 }),
    consistencyMax: share,
    expertsMin: experts,
    roundsMax: rounds,
  }),
  delphi: shape({
    thingsMin: Type.Integer({ minimum: 2, maximum: 40 }),
    thingsMax: Type.Integer({ minimum: 2, maximum: 40 }),
    expertsMin: experts,
    roundsMax: rounds,
    concordanceMin: share,
    variationMax: share,
    meanFloor: Type.Integer({ minimum: 0, maximum: 100 }),
    medianShiftMax: Type.Integer({ minimum: 0, maximum: 1000 }),
  }),
  answerWithinNaturalDaysMax: Type.Integer({ minimum: 1, maximum: 366 }),
})
