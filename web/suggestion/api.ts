import type * as confidentialReport from '../../contracts/confidential-report.ts'
import type * as opinionFinding from '../../contracts/opinion-finding.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type * as suggestion from '../../contracts/suggestion.ts'
import { type Outcome, toProblemOf } from '../shared/call.ts'

/** The promises that this face uses; apart from those of the page of five faces, which is weighed. */
interface Promised {
  readonly giveSuggestion: typeof suggestion.giveSuggestion
  readonly seeSuggestionChallenge: typeof suggestion.seeSuggestionChallenge
  readonly lookUpSuggestion: typeof suggestion.lookUpSuggestion
  readonly listOpinionOutcomes: typeof opinionFinding.listOpinionOutcomes
  readonly findReportedPlaces: typeof confidentialReport.findReportedPlaces
}
type Name = keyof Promised

export type Answer<Each extends Name> = AnswerOf<Promised[Each]>
export type Body<Each extends Name> = BodyOf<Promised[Each]>

/** Where each promise is kept. A test compares every line with the contract of that name. */
export const addresses: { readonly [Each in Name]: readonly ['GET' | 'POST', string] } = {
  giveSuggestion: ['POST', '/api/v1/suggestions'],
  seeSuggestionChallenge: ['GET', '/api/v1/suggestions/challenge'],
  lookUpSuggestion: ['POST', '/api/v1/suggestions/look-up'],
  listOpinionOutcomes: ['GET', '/api/v1/opinion-outcomes'],
  findReportedPlaces: ['POST', '/api/v1/confidential-reports/places'],
}

const waitMsMax = 15_000

/** Never throws: a lost connection is an outcome like the others. */
export async function call<Each extends Name>(
  name: Each,
  ask: { readonly body?: Body<Each>; readonly idempotencyKey?: string } = {},
): Promise<Outcome<Answer<Each>>> {
  const [method, path] = addresses[name]
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), waitMsMax)
  try {
    const response = await fetch(path, {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ask.idempotencyKey === undefined ? {} : { 'idempotency-key': ask.idempotencyKey }),
      },
      cache: 'no-store',
      credentials: 'omit',
      signal: patience.signal,
      ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
    })
    if (!response.ok) return { ok: false, offline: false, problem: toProblemOf(response.status, await response.text()) }
    const replayed = response.headers.get('idempotency-replayed') === 'true'
    return { ok: true, status: response.status, answer: (await response.json()) as Answer<Each>, replayed }
  } catch {
    return { ok: false, offline: true }
  } finally {
    clearTimeout(timer)
  }
}

type Sent = Outcome<Answer<'giveSuggestion'>>

/** Sends a suggestion; where very many come, what is asked for then is worked out first. */
export async function sendSuggestion(body: Body<'giveSuggestion'>, idempotencyKey: string): Promise<Sent> {
  const sent = await call('giveSuggestion', { body, idempotencyKey })
  if (sent.ok || sent.offline || sent.problem.code !== 'CHALLENGE_NEEDED') return sent
  const asked = await call('seeSuggestionChallenge')
  if (!asked.ok) return asked
  try {
    const { solve } = await import('../shared/solve.ts')
    const solution = await solve(asked.answer)
    return solution === undefined ? sent : await call('giveSuggestion', { body: { ...body, solution }, idempotencyKey })
  } catch {
    // The solver could not be fetched: as if there were no network.
    return { ok: false, offline: true }
  }
}
