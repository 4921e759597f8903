import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { PlainDate } from './kernel/plain-date.ts'

/** 第三方机构: sends assessors while a contract with it holds. */
export interface AgencyTerm {
  /** A later one stands in the place of the one before from its first day on. */
  readonly sequence: number
  readonly contractFrom: PlainDate
  /** The last day. */
  readonly contractTo: PlainDate
}

export interface AgencyContract {
  readonly terms: readonly AgencyTerm[]
  /** From this day on nobody is sent any more; null: it has not been ended. */
  readonly endedOn: PlainDate | null
}

/** The term that holds on a day: the latest of those that have begun, where its days are not over; undefined: there is none. */
export function findTermInForce<Term extends AgencyTerm>(
  { terms, endedOn }: { readonly terms: readonly Term[]; readonly endedOn: PlainDate | null },
  day: PlainDate,
): Term | undefined {
  if (endedOn !== null && endedOn <= day) return undefined
  const begun = terms.filter(({ contractFrom }) => contractFrom <= day)
  const [latest] = begun.sort((one, other) => other.sequence - one.sequence)
  return latest !== undefined && day <= latest.contractTo ? latest : undefined
}

export const isUnderContract = (contract: AgencyContract, day: PlainDate): boolean =>
  findTermInForce(contract, day) !== undefined

export interface TermAsk {
  readonly contractFrom: PlainDate
  readonly contractTo: PlainDate
  readonly team: number
  readonly publicMembers: number
}

export type TermRefusal = 'TIMES_OUT_OF_ORDER' | 'MORE_THAN_THE_TEAM' | 'AGENCY_ENDED'

/** Whether a contract may be noted: its days are in order and not over, and no more of its team are 公众代表 than there are in it. */
export function noteTerm(
  ask: TermAsk,
  { endedOn, today }: { readonly endedOn: PlainDate | null; readonly today: PlainDate },
): Decision<TermAsk, TermRefusal> {
  if (endedOn !== null) return refuse('AGENCY_ENDED')
  if (ask.contractTo < ask.contractFrom || ask.contractTo < today) return refuse('TIMES_OUT_OF_ORDER', '/contractTo')
  return ask.publicMembers > ask.team ? refuse('MORE_THAN_THE_TEAM', '/publicMembers') : grant(ask)
}
