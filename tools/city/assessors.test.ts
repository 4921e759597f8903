import { expect, test } from 'vitest'
import { noteTerm } from '../../domain/agency.ts'
import { poolRoles } from '../../domain/assessor.ts'
import { composeAssessors } from '../../domain/assessor-composition.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { agenciesOf, assessorsOf } from './assessors.ts'
import { districts } from './halls.ts'

const until = '2026-11-21' as PlainDate
const everybody = assessorsOf(1, until)
/** As shipped (migration 0070). */
const policy = { agenciesMin: 2, publicMembersPercentMin: 30, expertsPercentMin: 40, supervisorsMin: 50 }

test('the pools of the trial city are those of its quarter, with one agency and the supervisors falling short', () => {
  const agencies = agenciesOf(until).map(({ name, team, publicMembers }) => ({
    agencyId: name,
    name,
    team,
    publicMembers,
  }))
  const composition = composeAssessors(agencies, everybody, policy)
  expect(Object.fromEntries(composition.pools.map(({ pool, members }) => [pool, members]))).toMatchObject({
    THIRD_PARTY: 13,
    MYSTERY_SHOPPER: 9,
    SOCIAL_SUPERVISOR: 21,
    WORKING_GROUP: 5,
    INSPECTOR: 2,
  })
  expect(composition.experts).toMatchObject({ count: 2, of: 5, hundredths: 4000, isEnough: true })
  expect(composition.warnings).toEqual(['TOO_FEW_PUBLIC_MEMBERS', 'TOO_FEW_SUPERVISORS'])
})

test('everybody of it holds a post of his pool, lives in a district where he has to, and is sent by an agency where he is', () => {
  for (const { pool, worker, home, agency } of everybody) {
    const role = 'trialRole' in worker ? worker.trialRole : worker.role
    expect(poolRoles[pool] as readonly string[]).toContain(role)
    if (pool === 'SOCIAL_SUPERVISOR' || pool === 'MYSTERY_SHOPPER')
      expect(districts.map(({ code }) => code as string)).toContain(home)
    expect(agency === null).toBe(pool !== 'THIRD_PARTY')
  }
  const usernames = everybody.map(({ worker }) => ('trialRole' in worker ? worker.trialRole : worker.username))
  expect(new Set(usernames).size).toBe(everybody.length)
})

test('its contracts could have been noted, and the same seed makes the same people', () => {
  for (const agency of agenciesOf(until)) expect(noteTerm(agency, { endedOn: null, today: until }).granted).toBe(true)
  expect(assessorsOf(1, until)).toEqual(everybody)
})
