import { someScheme } from '../support/score-scheme.ts'
import type { DivisionSpot } from './spots.ts'

/** Where what the routes of scores touch lies (expected.ts). */
export const scoringLies = {
  listIndicators: 'ANYWHERE',
  listScoreSchemes: 'DIVISION',
  seeScoreScheme: 'DIVISION',
  checkScoreScheme: 'ANYWHERE',
  draftScoreScheme: 'DIVISION',
  decideScoreScheme: 'DIVISION',
} as const

/** Valid calls of them, aimed at a division (aim.ts). */
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
