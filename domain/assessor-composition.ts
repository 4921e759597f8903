import {
  type AssessorBackground,
  type AssessorPolicy,
  type AssessorPool,
  assessorBackgrounds,
  assessorPools,
} from './assessor.ts'
import { hundredthsOf } from './participation.ts'

/**
 * 构成: how the pools of a place are made up, beside what the policy asks of them. What falls short is told to whoever manages them and hinders
 * nobody: a pool is filled one by one.
 */
export const compositionWarnings = [
  'TOO_FEW_AGENCIES',
  'TOO_FEW_PUBLIC_MEMBERS',
  'TOO_FEW_EXPERTS',
  'TOO_FEW_SUPERVISORS',
] as const
export type CompositionWarning = (typeof compositionWarnings)[number]

/** An agency whose contract holds today. */
export interface ComposedAgency {
  readonly agencyId: string
  readonly name: string
  readonly team: number
  readonly publicMembers: number
}

/** One who is held in a pool today. */
export interface ComposedMember {
  readonly pool: AssessorPool
  readonly background: AssessorBackground
}

/** A share beside the least that is asked for, in hundredths of a percent; null of nobody. */
interface ComposedShare {
  readonly count: number
  readonly of: number
  readonly hundredths: number | null
  readonly minPercent: number
  readonly isEnough: boolean
}

interface ComposedCount {
  readonly count: number
  readonly min: number
  readonly isEnough: boolean
}

export interface AssessorComposition {
  readonly agencies: ComposedCount
  readonly publicMembers: readonly (ComposedShare & Pick<ComposedAgency, 'agencyId' | 'name'>)[]
  readonly experts: ComposedShare
  readonly supervisors: ComposedCount
  readonly pools: readonly {
    readonly pool: AssessorPool
    readonly members: number
    /** Those of which there are any, in the order of the words. */
    readonly backgrounds: readonly { readonly background: AssessorBackground; readonly members: number }[]
  }[]
  readonly warnings: readonly CompositionWarning[]
}

/** Of an empty working group no share is told, and it has too few experts all the same. */
export function composeAssessors(
  agencies: readonly ComposedAgency[],
  members: readonly ComposedMember[],
  policy: Pick<AssessorPolicy, 'agenciesMin' | 'publicMembersPercentMin' | 'expertsPercentMin' | 'supervisorsMin'>,
): AssessorComposition {
  const membersOf = (pool: AssessorPool, background?: AssessorBackground) =>
    members.filter((one) => one.pool === pool && (background === undefined || one.background === background)).length
  const figures = {
    agencies: toCount(agencies.length, policy.agenciesMin),
    publicMembers: agencies.map(({ agencyId, name, team, publicMembers }) => ({
      ...{ agencyId, name },
      ...toShare(publicMembers, team, policy.publicMembersPercentMin),
    })),
    experts: toShare(membersOf('WORKING_GROUP', 'EXPERT'), membersOf('WORKING_GROUP'), policy.expertsPercentMin),
    supervisors: toCount(membersOf('SOCIAL_SUPERVISOR'), policy.supervisorsMin),
    pools: assessorPools.map((pool) => ({
      pool,
      members: membersOf(pool),
      backgrounds: assessorBackgrounds
        .map((background) => ({ background, members: membersOf(pool, background) }))
        .filter((group) => group.members > 0),
    })),
  }
  return { ...figures, warnings: warningsOf(figures) }
}

function warningsOf(figures: Omit<AssessorComposition, 'pools' | 'warnings'>): readonly CompositionWarning[] {
  const falls: { readonly [Each in CompositionWarning]: boolean } = {
    TOO_FEW_AGENCIES: !figures.agencies.isEnough,
    TOO_FEW_PUBLIC_MEMBERS: figures.publicMembers.some(({ isEnough }) => !isEnough),
    TOO_FEW_EXPERTS: !figures.experts.isEnough,
    TOO_FEW_SUPERVISORS: !figures.supervisors.isEnough,
  }
  return compositionWarnings.filter((warning) => falls[warning])
}

const toCount = (count: number, min: number): ComposedCount => ({ count, min, isEnough: count >= min })

/** Compared as whole numbers: what is rounded to be told decides nothing. */
const toShare = (count: number, of: number, minPercent: number): ComposedShare => ({
  ...{ count, of, minPercent },
  hundredths: hundredthsOf(count, of),
  isEnough: of === 0 ? minPercent === 0 : count * 100 >= minPercent * of,
})
