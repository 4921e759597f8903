import { windowScore } from './window-score.ts'

/** Policies of what is made of facts: how figures are compared and shown. */
export const scoringShapes = { 'window-score': windowScore }
