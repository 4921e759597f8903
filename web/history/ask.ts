import type { listLogOpenings, seeLogHistory } from '../../contracts/ledger-opening.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { type Outcome, toProblemOf } from '../shared/call.ts'

export type History = AnswerOf<typeof seeLogHistory>
export type HistoryPeriod = History['periods'][number]
export type Openings = AnswerOf<typeof listLogOpenings>
type OpenedWindow = Openings['windows'][number]
export type ShownOpening = OpenedWindow['openings'][number]

export interface Place {
  readonly hallCode: string
  readonly windowCode: string
}

export const askHistory = (place: Place, before: string | undefined) =>
  ask<History>('/api/v1/log/history', { ...place, ...(before === undefined ? {} : { before }) })

/** @param address as the history names it */
export const askOpenings = (address: string, after: string | undefined) =>
  ask<Openings>(address, after === undefined ? {} : { after })

/** Asks for what everybody may see. Never throws. */
async function ask<Answer>(address: string, query: Readonly<Record<string, string>>): Promise<Outcome<Answer>> {
  const url = new URL(address, location.origin)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  try {
    const response = await fetch(url.href, { credentials: 'omit', cache: 'no-store' })
    if (!response.ok) return { ok: false, offline: false, problem: toProblemOf(response.status, await response.text()) }
    return { ok: true, status: response.status, answer: (await response.json()) as Answer, replayed: false }
  } catch {
    return { ok: false, offline: true }
  }
}
