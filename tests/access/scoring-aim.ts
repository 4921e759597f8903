import { someScheme } from '../support/score-scheme.ts'
import type { DivisionSpot, HallSpot } from './spots.ts'

/** Valid calls of the routes of scores, aimed at a division (aim.ts). */
export const scoringAtDivision = {
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
}

/** Aimed at a hall: what another place has is as if it were not there. */
export const scoringAtHall = {
  seeSystemFigures: ({ hallCode }: HallSpot) => ({ query: { period: '2026', hallCode } }),
}
