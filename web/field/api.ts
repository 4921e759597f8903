import type * as assessment from '../../contracts/assessment.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type * as session from '../../contracts/session.ts'
import { type Outcome, toProblemOf } from '../shared/call.ts'

/** The promises that this face uses, as whoever is signed in at the console. */
interface Promised {
  readonly seeOwnSession: typeof session.seeOwnSession
  readonly endOwnSession: typeof session.endOwnSession
  readonly listOwnVisits: typeof assessment.listOwnVisits
  readonly keepVisitFile: typeof assessment.keepVisitFile
  readonly submitAssessment: typeof assessment.submitAssessment
  readonly endOwnVisit: typeof assessment.endOwnVisit
}
type Name = keyof Promised

export type Answer<Each extends Name> = AnswerOf<Promised[Each]>
export type Body<Each extends Name> = BodyOf<Promised[Each]>
export type OwnVisits = Answer<'listOwnVisits'>
export type OwnVisit = OwnVisits['visits'][number]
export type VisitForm = OwnVisits['forms'][number]['form']
export type Limits = OwnVisits['limits']

/** Where each promise is kept. A test compares every line with the contract of that name. */
export const addresses: { readonly [Each in Name]: readonly ['GET' | 'POST', string] } = {
  seeOwnSession: ['GET', '/api/v1/session'],
  endOwnSession: ['POST', '/api/v1/session/end'],
  listOwnVisits: ['GET', '/api/v1/own-visits'],
  keepVisitFile: ['POST', '/api/v1/own-visits/{visitId}/files'],
  submitAssessment: ['POST', '/api/v1/own-visits/{visitId}/assessment'],
  endOwnVisit: ['POST', '/api/v1/own-visits/{visitId}/end'],
}

const waitMsMax = 15_000
/** A photo may be sent from where the network is thin. */
const uploadMsMax = 180_000

/** Never throws: a lost connection is an outcome like the others. */
export async function call<Each extends Name>(
  name: Each,
  ask: { readonly visitId?: string; readonly body?: Body<Each>; readonly idempotencyKey?: string } = {},
): Promise<Outcome<Answer<Each>>> {
  const [method, path] = addresses[name]
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), name === 'keepVisitFile' ? uploadMsMax : waitMsMax)
  try {
    const response = await fetch(path.replace('{visitId}', ask.visitId ?? ''), {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ask.idempotencyKey === undefined ? {} : { 'idempotency-key': ask.idempotencyKey }),
      },
      cache: 'no-store',
      credentials: 'same-origin',
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
