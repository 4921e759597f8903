import { someScheme } from '../support/score-scheme.ts'
import { scoredPeriod } from '../support/scored-period.ts'
import type { DivisionSpot, HallSpot } from './spots.ts'

/** Aimed at a hall. What is over is told so to whoever is let in, and nothing is done. */
export const scoringAtHall = {
  seeSystemFigures: ({ hallCode }: HallSpot) => ({ query: { period: '2026', hallCode } }),
  listWindowFigures: ({ hallCode }: HallSpot) => ({ params: { period: scoredPeriod }, query: { hallCode } }),
  listScoreObjections: ({ objectionId }: HallSpot) => ({ shows: objectionId }),
  seeWindowOrItem: ({ hallCode }: HallSpot) => ({ params: { period: scoredPeriod }, query: { hallCode } }),
  listSilences: ({ hallCode }: HallSpot) => ({ query: { hallCode } }),
  listScoredWindows: ({ objectionId }: HallSpot) => ({ params: { period: scoredPeriod }, shows: objectionId }),
  listComposites: ({ hallCode }: HallSpot) => ({ params: { period: scoredPeriod }, shows: hallCode }),
  objectToScore: ({ hallCode }: HallSpot) => ({
    params: { period: scoredPeriod },
    body: { hallCode, windowCode: 'A01', words: '不符' },
  }),
  decideScoreObjection: ({ objectionId }: HallSpot) => ({
    params: { objectionId },
    body: { outcome: 'UPHELD', words: '属实' },
  }),
  listManipulationSignals: ({ signalId }: HallSpot) => ({ query: { limit: '200' }, shows: signalId }),
  // It waits for a decision already, and that is on another proposal: whoever is let in is told so.
  proposeManipulation: ({ signalId }: HallSpot) => ({ params: { signalId }, body: { outcome: 'VOID', words: '无' } }),
  decideManipulation: ({ signalId }: HallSpot) => ({
    params: { signalId },
    body: { proposalId: '00000000-0000-7000-8000-000000000000', isConfirmed: true, words: '无' },
  }),
  listReports: ({ weekReportId }: HallSpot) => ({ shows: weekReportId }),
  seeReport: ({ weekReportId }: HallSpot) => ({ params: { reportId: weekReportId } }),
  renderReport: ({ weekReportId }: HallSpot) => ({ params: { reportId: weekReportId, format: 'XLSX' } }),
  listScoreAlerts: ({ alertId }: HallSpot) => ({ query: { limit: '200' }, shows: alertId }),
  listScoreListEntries: ({ entryId }: HallSpot) => ({ query: { limit: '200' }, shows: entryId }),
  // Too late, and to be kept though nobody has answered: whoever is let in is told so.
  answerScoreListing: ({ entryId }: HallSpot) => ({ params: { entryId }, body: { words: '不符' } }),
  decideScoreListing: ({ entryId }: HallSpot) => ({ params: { entryId }, body: { outcome: 'KEPT', words: '属实' } }),
}

/** Valid calls of the routes of scores, aimed at a division (aim.ts). */
export const scoringAtDivision = {
  listPublications: ({ publicationId }: DivisionSpot) => ({ shows: publicationId }),
  // Out of turn: whoever is let in is told so, and nothing is done.
  stepPublication: ({ publicationId }: DivisionSpot) => ({ params: { publicationId }, body: { step: 'REVIEWED' } }),
  signPublication: ({ publicationId }: DivisionSpot) => ({ params: { publicationId }, body: {} }),
  proposeWithdrawal: ({ publicationId }: DivisionSpot) => ({ params: { publicationId }, body: { reason: '待核实' } }),
  decideWithdrawal: ({ publicationId }: DivisionSpot) => ({ params: { publicationId }, body: { outcome: 'AGREED' } }),
  // Of other rules than those of detectors: whoever is let in is told so, and nothing is replayed.
  replayDetectors: ({ proposalId }: DivisionSpot) => ({ body: { proposalId } }),
  listScoreSchemes: ({ schemeId }: DivisionSpot) => ({ shows: schemeId }),
  seeScoreScheme: ({ schemeId }: DivisionSpot) => ({ params: { schemeId } }),
  draftScoreScheme: ({ divisionCode }: DivisionSpot) => ({
    body: {
      ...{ code: 'matrix-drafted', divisionCode, baseSchemeId: null, scheme: someScheme },
      ...{ source: '办法', reason: '试用' },
    },
  }),
  // Without a reason: whoever is let in is told so, and nothing is done.
  decideScoreScheme: ({ schemeId }: DivisionSpot) => ({ params: { schemeId }, body: { outcome: 'REJECTED' } }),
  listWeightings: ({ weightingId }: DivisionSpot) => ({ shows: weightingId }),
  seeWeighting: ({ weightingId }: DivisionSpot) => ({ params: { weightingId } }),
  listWeightingExperts: ({ divisionCode }: DivisionSpot) => ({ query: { divisionCode } }),
  // Of nobody: whoever is let in is told so, and nothing is opened.
  openWeighting: ({ divisionCode, schemeId }: DivisionSpot) => ({
    body: {
      ...{ divisionCode, schemeId, audience: 'CITIZEN', parent: null, method: 'AHP', purpose: '试用' },
      ...{ accountIds: ['00000000-0000-7000-8000-000000000000'], answerBy: '2199-12-31T00:00:00Z' },
    },
  }),
  // Of a round that never was, and of what is not weighed yet.
  closeWeightingRound: ({ weightingId }: DivisionSpot) => ({ params: { weightingId }, body: { round: 99 } }),
  openWeightingRound: ({ weightingId }: DivisionSpot) => ({
    params: { weightingId },
    body: { round: 99, answerBy: '2199-12-31T00:00:00Z' },
  }),
  draftWeightedScheme: ({ weightingId }: DivisionSpot) => ({
    params: { weightingId },
    body: { source: '办法', reason: '赋权' },
  }),
}
