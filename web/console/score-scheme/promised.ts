import type * as indicator from '../../../contracts/indicator.ts'
import type { Method } from '../../../contracts/route.ts'
import type { previewScoreScheme } from '../../../contracts/scheme-preview.ts'
import type * as scoreScheme from '../../../contracts/score-scheme.ts'

/** What the pages of schemes of scores ask. */
export interface SchemePromised {
  readonly listIndicators: typeof indicator.listIndicators
  readonly listScoreSchemes: typeof scoreScheme.listScoreSchemes
  readonly seeScoreScheme: typeof scoreScheme.seeScoreScheme
  readonly previewScoreScheme: typeof previewScoreScheme
  readonly draftScoreScheme: typeof scoreScheme.draftScoreScheme
  readonly decideScoreScheme: typeof scoreScheme.decideScoreScheme
}

export const schemeAddresses: Readonly<Record<keyof SchemePromised, readonly [Method, string]>> = {
  listIndicators: ['GET', '/api/v1/indicators'],
  listScoreSchemes: ['GET', '/api/v1/score-schemes'],
  seeScoreScheme: ['GET', '/api/v1/score-schemes/{schemeId}'],
  previewScoreScheme: ['POST', '/api/v1/score-schemes/preview'],
  draftScoreScheme: ['POST', '/api/v1/score-schemes'],
  decideScoreScheme: ['POST', '/api/v1/score-schemes/{schemeId}/decision'],
}
