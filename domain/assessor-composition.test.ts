import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assessorBackgrounds, assessorPools } from './assessor.ts'
import { composeAssessors } from './assessor-composition.ts'

const policy = { agenciesMin: 2, publicMembersPercentMin: 30, expertsPercentMin: 40, supervisorsMin: 50 }
const agency = (name: string, team: number, publicMembers: number) => ({ agencyId: name, name, team, publicMembers })
const group = (experts: number, others: number) => [
  ...Array.from({ length: experts }, () => ({ pool: 'WORKING_GROUP', background: 'EXPERT' }) as const),
  ...Array.from({ length: others }, () => ({ pool: 'WORKING_GROUP', background: 'OFFICIAL' }) as const),
]
const experts = (count: number, others: number) => composeAssessors([], group(count, others), policy).experts

describe('构成', () => {
  test('of nobody falls short of everything that can be counted, and no share is told', () => {
    const empty = composeAssessors([], [], policy)
    expect(empty.warnings).toEqual(['TOO_FEW_AGENCIES', 'TOO_FEW_EXPERTS', 'TOO_FEW_SUPERVISORS'])
    expect(empty.experts).toMatchObject({ of: 0, hundredths: null, isEnough: false })
    expect(empty.pools.map(({ members }) => members)).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('is enough exactly at the share that is asked for', () => {
    expect(experts(2, 3)).toMatchObject({ hundredths: 4000, isEnough: true })
    expect(experts(2, 4)).toMatchObject({ hundredths: 3333, isEnough: false })
    // What is rounded to be told decides nothing: 39.996 % is told as 40 %.
    expect(experts(9_999, 15_001)).toMatchObject({ hundredths: 4000, isEnough: false })
  })

  test('names each agency whose team has too few 公众代表', () => {
    const { publicMembers, agencies, warnings } = composeAssessors(
      [agency('甲', 10, 3), agency('乙', 10, 2)],
      [],
      policy,
    )
    expect(publicMembers.map(({ name, isEnough }) => [name, isEnough])).toEqual([
      ['甲', true],
      ['乙', false],
    ])
    expect(agencies.isEnough).toBe(true)
    expect(warnings).toContain('TOO_FEW_PUBLIC_MEMBERS')
  })

  const members = fc.array(
    fc.record({ pool: fc.constantFrom(...assessorPools), background: fc.constantFrom(...assessorBackgrounds) }),
  )

  test('counts everybody once, in whatever order they are told', () => {
    fc.assert(
      fc.property(members, (held) => {
        const told = composeAssessors([], held, policy)
        expect(told.pools.reduce((total, pool) => total + pool.members, 0)).toBe(held.length)
        for (const { members: all, backgrounds } of told.pools)
          expect(backgrounds.reduce((total, each) => total + each.members, 0)).toBe(all)
        expect(composeAssessors([], held.toReversed(), policy)).toEqual(told)
      }),
    )
  })

  test('is never made worse by one more expert or one more social supervisor', () => {
    fc.assert(
      fc.property(members, (held) => {
        const before = composeAssessors([], held, policy).warnings
        const more = [...held, ...group(1, 0), { pool: 'SOCIAL_SUPERVISOR', background: 'CITIZEN' } as const]
        for (const warning of composeAssessors([], more, policy).warnings) expect(before).toContain(warning)
      }),
    )
  })
})
