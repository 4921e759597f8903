import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { SignalState } from './manipulation.ts'

/** 两人复核: what was set aside is released, or counts no more. One proposes, another decides, and neither is of the hall. */
export const manipulationOutcomes = ['RELEASE', 'VOID'] as const
export type ManipulationOutcome = (typeof manipulationOutcomes)[number]

/** OPEN: nobody has proposed anything, or what was proposed was refused. WATCHED: nothing is set aside, so there is nothing to decide. */
export const reviewStates = ['OPEN', 'PROPOSED', 'DECIDED', 'WATCHED'] as const
export type ReviewState = (typeof reviewStates)[number]

export interface ReviewStand {
  readonly state: SignalState
  /** The last that was proposed; null: nothing. */
  readonly outcome: ManipulationOutcome | null
  /** Of that; null: not decided. */
  readonly isConfirmed: boolean | null
}

export function reviewStateOf({ state, outcome, isConfirmed }: ReviewStand): ReviewState {
  if (state === 'WATCHED') return 'WATCHED'
  if (isConfirmed === true) return 'DECIDED'
  return outcome !== null && isConfirmed === null ? 'PROPOSED' : 'OPEN'
}

/** Who asks, in relation to the hall and to what was proposed. */
export interface ReviewAsker {
  readonly isOfUnit: boolean
  readonly isProposer: boolean
}

export type ReviewRefusal = 'DECIDES_OWN_CASE' | 'OWN_PROPOSAL' | 'PROPOSAL_DECIDED' | 'CONFLICT'

/** @returns undefined where somebody may propose what becomes of it */
export function findProposeRefusal(stand: ReviewStand, { isOfUnit }: ReviewAsker): ReviewRefusal | undefined {
  if (isOfUnit) return 'DECIDES_OWN_CASE'
  const state = reviewStateOf(stand)
  if (state === 'DECIDED') return 'PROPOSAL_DECIDED'
  return state === 'OPEN' ? undefined : 'CONFLICT'
}

/** @returns undefined where somebody may decide on what another has proposed */
export function findDecideRefusal(stand: ReviewStand, asker: ReviewAsker): ReviewRefusal | undefined {
  if (asker.isOfUnit) return 'DECIDES_OWN_CASE'
  const state = reviewStateOf(stand)
  if (state === 'DECIDED') return 'PROPOSAL_DECIDED'
  if (state !== 'PROPOSED') return 'CONFLICT'
  return asker.isProposer ? 'OWN_PROPOSAL' : undefined
}

/** As a decision, for who acts. */
export function toReview(refusal: ReviewRefusal | undefined): Decision<true, ReviewRefusal> {
  return refusal === undefined ? grant(true) : refuse(refusal)
}

/** The figure of a window both ways: as it counts, and without what is set aside. Counts by grade 1 to 5. */
export interface BothWays {
  readonly given: number
  readonly meanGrade: number | null
}

export function figureOf(grades: readonly number[]): BothWays {
  const given = grades.reduce((sum, count) => sum + count, 0)
  const total = grades.reduce((sum, count, at) => sum + count * (at + 1), 0)
  return { given, meanGrade: given === 0 ? null : Math.round((total / given) * 1000) / 1000 }
}
