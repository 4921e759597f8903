import * as composite from './composite.ts'
import * as indicator from './indicator.ts'
import { seeLogRules } from './log-rules.ts'
import * as manipulation from './manipulation.ts'
import * as methodology from './methodology.ts'
import * as openData from './open-data.ts'
import * as portal from './portal.ts'
import * as publication from './publication.ts'
import * as ranking from './ranking.ts'
import * as report from './report.ts'
import * as rootCause from './root-cause.ts'
import type { Route } from './route.ts'
import { previewScoreScheme } from './scheme-preview.ts'
import * as scoreBridge from './score-bridge.ts'
import * as scoreFigure from './score-figure.ts'
import * as scoreList from './score-list.ts'
import * as scorePeriod from './score-period.ts'
import * as scoreScheme from './score-scheme.ts'
import { listSilences } from './silence.ts'
import * as staffFigure from './staff-figure.ts'
import * as systemIndicator from './system-indicator.ts'
import * as weighting from './weighting.ts'
import * as windowOrItem from './window-or-item.ts'

/** What is promised about scores: what they are made of, what they come to and what is published, in the order in which the API page shows it. */
export const scoringRoutes: readonly Route[] = [
  indicator.listIndicators,
  systemIndicator.listSystemIndicators,
  systemIndicator.seeSystemFigures,
  scoreScheme.listScoreSchemes,
  scoreScheme.seeScoreScheme,
  scoreScheme.checkScoreScheme,
  previewScoreScheme,
  scoreScheme.draftScoreScheme,
  scoreScheme.decideScoreScheme,
  scorePeriod.listScorePeriods,
  scoreFigure.seeScorePeriod,
  scoreFigure.listWindowFigures,
  scorePeriod.listScoredWindows,
  composite.listComposites,
  scorePeriod.objectToScore,
  scoreFigure.listScoreObjections,
  scorePeriod.decideScoreObjection,
  windowOrItem.seeWindowOrItem,
  rootCause.listRootCauses,
  listSilences,
  scoreList.listScoreAlerts,
  scoreList.listScoreListEntries,
  scoreList.answerScoreListing,
  scoreList.decideScoreListing,
  scoreList.listScoreLinks,
  scoreList.decideScoreLink,
  manipulation.listManipulationSignals,
  manipulation.proposeManipulation,
  manipulation.decideManipulation,
  manipulation.replayDetectors,
  staffFigure.listStaffFigures,
  publication.listPublications,
  publication.stepPublication,
  publication.signPublication,
  publication.proposeWithdrawal,
  publication.decideWithdrawal,
  ranking.listRankings,
  ranking.seeRanking,
  ranking.seeRankedWindow,
  scoreBridge.seeBridge,
  composite.seeComposite,
  composite.seeCompositeWindow,
  composite.readCompositeResult,
  composite.readCompositeInput,
  ranking.readScoreResult,
  ranking.readScoreInput,
  portal.seePortal,
  portal.seePortalHall,
  portal.seePortalWindow,
  portal.seeBulletin,
  methodology.seeMethodology,
  seeLogRules,
  openData.listOpenData,
  openData.readOpenTable,
  openData.readOpenFile,
  report.listReports,
  report.seeReport,
  report.renderReport,
  weighting.listWeightings,
  weighting.seeWeighting,
  weighting.listWeightingExperts,
  weighting.openWeighting,
  weighting.closeWeightingRound,
  weighting.openWeightingRound,
  weighting.draftWeightedScheme,
  weighting.listOwnWeightings,
  weighting.answerWeighting,
]
