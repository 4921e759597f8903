import * as indicator from './indicator.ts'
import type { Route } from './route.ts'
import * as scoreScheme from './score-scheme.ts'
import * as systemIndicator from './system-indicator.ts'

/** What is promised about scores: what they are made of, what they come to and what is published, in the order in which the API page shows it. */
export const scoringRoutes: readonly Route[] = [
  indicator.listIndicators,
  systemIndicator.listSystemIndicators,
  systemIndicator.seeSystemFigures,
  scoreScheme.listScoreSchemes,
  scoreScheme.seeScoreScheme,
  scoreScheme.checkScoreScheme,
  scoreScheme.draftScoreScheme,
  scoreScheme.decideScoreScheme,
]
