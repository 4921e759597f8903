import type * as opinion from '../../../contracts/opinion.ts'
import type * as finding from '../../../contracts/opinion-finding.ts'
import type { Method } from '../../../contracts/route.ts'
import type * as suggestion from '../../../contracts/suggestion.ts'

/** What the pages of opinions and of the suggestion box ask. */
export interface OpinionPromised {
  readonly listOpinionSessions: typeof opinion.listOpinionSessions
  readonly recordOpinionSession: typeof opinion.recordOpinionSession
  readonly seeOpinionSession: typeof opinion.seeOpinionSession
  readonly recordOpinionProtocol: typeof opinion.recordOpinionProtocol
  readonly codeOpinions: typeof opinion.codeOpinions
  readonly settleOpinionCode: typeof opinion.settleOpinionCode
  readonly keepOpinionFile: typeof opinion.keepOpinionFile
  readonly listOpinionFindings: typeof finding.listOpinionFindings
  readonly findOpinion: typeof finding.findOpinion
  readonly decideOpinion: typeof finding.decideOpinion
  readonly listSuggestions: typeof suggestion.listSuggestions
  readonly stepSuggestion: typeof suggestion.stepSuggestion
  readonly openSuggestionContact: typeof suggestion.openSuggestionContact
}

export const opinionAddresses: Readonly<Record<keyof OpinionPromised, readonly [Method, string]>> = {
  listOpinionSessions: ['GET', '/api/v1/opinion-sessions'],
  recordOpinionSession: ['POST', '/api/v1/opinion-sessions'],
  seeOpinionSession: ['GET', '/api/v1/opinion-sessions/{sessionId}'],
  recordOpinionProtocol: ['POST', '/api/v1/opinion-sessions/{sessionId}/protocols'],
  codeOpinions: ['POST', '/api/v1/opinion-sessions/{sessionId}/codings'],
  settleOpinionCode: ['POST', '/api/v1/opinion-sessions/{sessionId}/settlements'],
  keepOpinionFile: ['POST', '/api/v1/opinion-sessions/{sessionId}/files'],
  listOpinionFindings: ['GET', '/api/v1/opinion-findings'],
  findOpinion: ['POST', '/api/v1/opinion-findings'],
  decideOpinion: ['POST', '/api/v1/opinion-findings/{findingId}/decision'],
  listSuggestions: ['GET', '/api/v1/suggestions'],
  stepSuggestion: ['POST', '/api/v1/suggestions/{suggestionId}/steps'],
  openSuggestionContact: ['POST', '/api/v1/suggestions/{suggestionId}/contact'],
}
