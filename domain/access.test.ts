import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findPostRefusal,
  isPermitted,
  type Place,
  permissions,
  permissionsOf,
  reaches,
  roleRules,
  roles,
} from './access.ts'

const hall = (hallId: number | null, ...divisionPath: number[]): Place => ({ divisionPath, hallId })

describe('three administrators that exclude each other', () => {
  const admins = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'] as const

  test('each is of a family of its own, and no other role is of theirs', () => {
    const families = admins.map((role) => roleRules[role].family)
    expect(new Set(families).size).toBe(3)
    const others = roles.filter((role) => !admins.some((admin) => admin === role))
    expect(others.map((role) => roleRules[role].family)).toEqual(others.map(() => 'BUSINESS'))
  })

  test('whoever opens accounts cannot give posts, whoever gives posts cannot open accounts', () => {
    for (const role of roles)
      expect(isPermitted(role, 'account:write') && isPermitted(role, 'account:grant')).toBe(false)
  })

  test('the audit administrator reads and exports, and may change nothing', () => {
    const may = permissionsOf('AUDIT_ADMIN')
    expect(may).toContain('audit:export')
    expect(may.filter((permission) => /:(write|grant|reset|run)/.test(permission))).toEqual([])
  })

  test('nobody but the audit administrator reads the audit', () => {
    expect(roles.filter((role) => isPermitted(role, 'audit:read'))).toEqual(['AUDIT_ADMIN'])
  })
})

test('every permission is held by somebody, and every role holds one', () => {
  for (const permission of permissions) expect(roles.some((role) => isPermitted(role, permission))).toBe(true)
  expect(roles.filter((role) => permissionsOf(role).length === 0)).toEqual([])
})

describe('how far somebody reaches', () => {
  test.each([
    ['a division reaches its own halls', { divisionId: 2, hallId: null }, hall(7, 2, 1), true],
    ['and those of the divisions below', { divisionId: 1, hallId: null }, hall(7, 2, 1), true],
    ['but not those of its parent', { divisionId: 2, hallId: null }, hall(8, 1), false],
    ['nor of another city', { divisionId: 2, hallId: null }, hall(9, 3, 1), false],
    ['a hall reaches itself', { divisionId: 2, hallId: 7 }, hall(7, 2, 1), true],
    ['not the hall beside it', { divisionId: 2, hallId: 7 }, hall(8, 2, 1), false],
    ['nor the division it lies in', { divisionId: 2, hallId: 7 }, hall(null, 2, 1), false],
  ])('%s', (_what, reach, place, answer) => {
    expect(reaches(reach, place)).toBe(answer)
  })

  test('a hall never reaches further than its division', () => {
    const id = fc.integer({ min: 1, max: 5 })
    fc.assert(
      fc.property(id, id, fc.array(id, { minLength: 1 }), fc.option(id), (divisionId, hallId, divisionPath, at) => {
        const place = { divisionPath: at === hallId ? [divisionId, ...divisionPath] : divisionPath, hallId: at }
        if (reaches({ divisionId, hallId }, place)) expect(reaches({ divisionId, hallId: null }, place)).toBe(true)
      }),
    )
  })
})

describe('a post is given', () => {
  const ask = {
    role: 'WINDOW_SUPERVISOR',
    family: 'BUSINESS',
    isOwnAccount: false,
    held: [],
    place: hall(7, 2, 1),
    granter: { divisionId: 2, hallId: null },
  } as const

  test.each([
    ['in reach of whoever gives it', {}, undefined],
    ['never to oneself', { isOwnAccount: true }, 'OWN_ACCOUNT'],
    ['only of the account’s family', { role: 'AUDIT_ADMIN' }, 'ROLE_NOT_OF_FAMILY'],
    ['no business role to an administrator', { family: 'SYSTEM' }, 'ROLE_NOT_OF_FAMILY'],
    ['to nobody who checks what is said of the own side', { held: ['REVIEWER'] }, 'ROLE_OF_OTHER_SIDE'],
    ['nor the other way round', { role: 'REVIEWER', held: ['WINDOW_STAFF'] }, 'ROLE_OF_OTHER_SIDE'],
    ['beside others of the own side', { held: ['WINDOW_STAFF', 'DEPARTMENT_HANDLER', 'HR'] }, undefined],
    ['in a hall, where the role is held in halls', { place: hall(null, 2, 1) }, 'ROLE_NEEDS_HALL'],
    ['not in another city', { place: hall(9, 3, 1) }, 'FORBIDDEN'],
    ['not above', { role: 'WORKING_GROUP', place: hall(null, 1) }, 'FORBIDDEN'],
  ] as const)('%s', (_what, over, refusal) => {
    expect(findPostRefusal({ ...ask, ...over })).toBe(refusal)
  })
})
