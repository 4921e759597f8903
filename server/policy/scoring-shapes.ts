import { scorePeriod } from './score-period.ts'
import { windowScore } from './window-score.ts'

/** Policies of what is made of facts: how figures are computed, compared and shown. */
export const scoringShapes = { 'score-period': scorePeriod, 'window-score': windowScore }
