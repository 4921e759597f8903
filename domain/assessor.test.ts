import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noteTerm } from './agency.ts'
import {
  type Assessor,
  assessorPools,
  findRecusal,
  poolRoles,
  quarterOf,
  type RecruitAsk,
  type RecruitContext,
  recruitAssessor,
} from './assessor.ts'
import { addDays, type PlainDate } from './kernel/plain-date.ts'

const day = (text: string) => text as PlainDate
const [country, province, city, district, street, otherDistrict] = [1, 2, 3, 4, 5, 6]

const policy = {
  employerYears: 3,
  rotatingPools: ['SOCIAL_SUPERVISOR', 'WORKING_GROUP'],
  sameHallQuartersMax: 1,
} as const
const place = { divisionPath: [district, city, province, country], organizationIds: [70, 71], hallId: 9 }

const supervisor: Assessor = {
  pool: 'SOCIAL_SUPERVISOR',
  recruitedOn: day('2026-01-01'),
  termTo: day('2026-12-31'),
  endedOn: null,
  agency: null,
  homePath: [otherDistrict],
  employers: [],
  ownHallIds: [],
  visits: [],
}
const on = day('2026-08-15')
const recusalOf = (over: Partial<Assessor>, at = place, when = on) =>
  findRecusal({ ...supervisor, ...over }, at, when, policy)

describe('whoever is sent', () => {
  test('may assess where nothing ties him', () => {
    expect(recusalOf({})).toBeUndefined()
  })

  test('is in his term on its first and its last day, and on no other side of them', () => {
    expect(recusalOf({}, place, day('2026-01-01'))).toBeUndefined()
    expect(recusalOf({}, place, day('2026-12-31'))).toBeUndefined()
    expect(recusalOf({}, place, day('2025-12-31'))).toBe('TERM_OVER')
    expect(recusalOf({}, place, day('2027-01-01'))).toBe('TERM_OVER')
  })

  test('is sent nowhere from the day on which it has ended', () => {
    expect(recusalOf({ endedOn: on })).toBe('TERM_OVER')
    expect(recusalOf({ endedOn: day('2026-08-16') })).toBeUndefined()
  })

  test.each([
    ['in the district of the hall', [district], 'OWN_DISTRICT'],
    ['in a street of the district of the hall', [street, district], 'OWN_DISTRICT'],
    ['anywhere in the city, by what was recorded', [city], 'OWN_DISTRICT'],
    ['in another district', [otherDistrict], undefined],
    ['nowhere that is known', [], undefined],
  ])('and lives %s', (_, homePath, recusal) => {
    expect(recusalOf({ homePath })).toBe(recusal)
  })

  test('and lives in a district may go to the hall of the city, in which everybody lives', () => {
    expect(recusalOf({ homePath: [district] }, { ...place, divisionPath: [city, province, country] })).toBeUndefined()
  })

  test.each([
    ['works where the hall is managed from', 70, null, 'EARLIER_EMPLOYER'],
    [
      'left where an item of the window belongs to, a day less than three years ago',
      71,
      '2023-08-16',
      'EARLIER_EMPLOYER',
    ],
    ['left there three years ago', 71, '2023-08-15', undefined],
    ['works somewhere else', 72, null, undefined],
  ])('and %s', (_, organizationId, leftOn, recusal) => {
    expect(recusalOf({ employers: [{ organizationId, leftOn: leftOn as PlainDate | null }] })).toBe(recusal)
  })
})

describe('轮换', () => {
  const been = (hallId: number, ...days: string[]) => days.map((each) => ({ hallId, day: day(each) }))

  test('whoever has been in the hall in the quarter before pauses there, and may go to another', () => {
    const visits = been(9, '2026-04-01')
    expect(recusalOf({ visits })).toBe('ROTATION_DUE')
    expect(recusalOf({ visits }, { ...place, hallId: 10 })).toBeUndefined()
    expect(recusalOf({ visits }, place, day('2026-10-01'))).toBeUndefined()
  })

  test('going twice in the same quarter is no turn', () => {
    expect(recusalOf({ visits: been(9, '2026-07-01') })).toBeUndefined()
  })

  test('where a policy lets two quarters pass, it is the third in a row that is not', () => {
    const longer = { ...policy, sameHallQuartersMax: 2 }
    const third = (...days: string[]) => findRecusal({ ...supervisor, visits: been(9, ...days) }, place, on, longer)
    expect(third('2026-06-30')).toBeUndefined()
    expect(third('2026-03-31', '2026-06-30')).toBe('ROTATION_DUE')
    expect(third('2025-12-31', '2026-06-30')).toBeUndefined()
  })

  test('pools that do not rotate go where they went before', () => {
    expect(recusalOf({ pool: 'MYSTERY_SHOPPER', visits: been(9, '2026-05-01') })).toBeUndefined()
  })

  test('quarters follow each other across the turn of the year', () => {
    expect(quarterOf(day('2027-01-01')) - quarterOf(day('2026-12-31'))).toBe(1)
  })
})

test('自评: a window supervisor assesses the own hall, whatever else ties him to it, and no other', () => {
  const own = {
    pool: 'WINDOW_SUPERVISOR',
    ownHallIds: [9],
    homePath: [district],
    employers: [{ organizationId: 70, leftOn: null }],
  } as const
  expect(recusalOf(own)).toBeUndefined()
  expect(recusalOf(own, { ...place, hallId: 10 })).toBe('OTHER_HALL')
})

describe('an agency', () => {
  const sent = (agency: Assessor['agency'], when = on) => recusalOf({ pool: 'THIRD_PARTY', agency }, place, when)
  const term = (sequence: number, from: string, to: string) => ({
    sequence,
    contractFrom: day(from),
    contractTo: day(to),
  })
  const year = term(1, '2026-02-01', '2026-11-30')

  test('sends nobody outside the days of its contract', () => {
    const agency = { terms: [year], endedOn: null }
    expect(sent(agency)).toBeUndefined()
    for (const outside of ['2026-01-31', '2026-12-01']) expect(sent(agency, day(outside))).toBe('AGENCY_ENDED')
  })

  test('sends nobody once it has been ended', () => {
    expect(sent({ terms: [year], endedOn: on })).toBe('AGENCY_ENDED')
  })

  test('goes on by the next term, and what is agreed ahead takes nothing from what holds', () => {
    const agency = { terms: [year, term(2, '2026-12-01', '2027-11-30')], endedOn: null }
    expect(sent(agency)).toBeUndefined()
    expect(sent(agency, day('2026-12-01'))).toBeUndefined()
  })

  test('is held to the later term where that one is shorter', () => {
    expect(sent({ terms: [year, term(2, '2026-02-01', '2026-07-31')], endedOn: null })).toBe('AGENCY_ENDED')
  })
})

describe('whoever is recruited', () => {
  const ask: RecruitAsk = { pool: 'SOCIAL_SUPERVISOR', termTo: day('2027-08-14'), isHomeKnown: true, agency: null }
  const context: RecruitContext = {
    today: on,
    isOwnAccount: false,
    roles: ['SOCIAL_SUPERVISOR'],
    before: [],
    disqualifiedOn: null,
    policy: { termMonthsMax: 12, homePools: ['SOCIAL_SUPERVISOR'], disqualifiedMonths: 12 },
  }
  const codeOf = (over: Partial<RecruitAsk>, around: Partial<RecruitContext> = {}) => {
    const decided = recruitAssessor({ ...ask, ...over }, { ...context, ...around })
    return decided.granted ? undefined : decided.code
  }

  test('is taken in where nothing speaks against it, to the last day that the policy lets him have', () => {
    expect(codeOf({})).toBeUndefined()
    expect(codeOf({ termTo: day('2027-08-15') })).toBeUndefined()
    expect(codeOf({ termTo: day('2027-08-16') })).toBe('TERM_TOO_LONG')
    expect(codeOf({ termTo: on })).toBeUndefined()
    expect(codeOf({ termTo: day('2026-08-14') })).toBe('TIMES_OUT_OF_ORDER')
  })

  test('is not whoever asks, nor somebody without a post of the pool, nor of whom the home is needed and not known', () => {
    expect(codeOf({}, { isOwnAccount: true })).toBe('OWN_ACCOUNT')
    expect(codeOf({}, { roles: ['REVIEWER'] })).toBe('POST_NOT_OF_POOL')
    expect(codeOf({ isHomeKnown: false })).toBe('STEP_INCOMPLETE')
  })

  test('is in it once; after his term, or after it was ended, he may come again', () => {
    const term = { recruitedOn: day('2026-01-01'), termTo: day('2026-12-31'), endedOn: null }
    expect(codeOf({}, { before: [term] })).toBe('ALREADY_IN_POOL')
    expect(codeOf({}, { before: [{ ...term, termTo: day('2026-08-14') }] })).toBeUndefined()
    expect(codeOf({}, { before: [{ ...term, endedOn: on }] })).toBeUndefined()
  })

  test('is not who was disqualified, until the months of the policy are over; of none he may come at once', () => {
    const since = (on: string, months = 12) =>
      codeOf({}, { disqualifiedOn: day(on), policy: { ...context.policy, disqualifiedMonths: months } })
    expect(since('2026-08-15')).toBe('DISQUALIFIED_LATELY')
    expect(since('2025-08-16')).toBe('DISQUALIFIED_LATELY')
    expect(since('2025-08-15')).toBeUndefined()
    expect(since('2026-08-15', 0)).toBeUndefined()
  })

  test('of a third party is sent by an agency under contract, and of every other pool by none', () => {
    const agency = { terms: [{ sequence: 1, contractFrom: day('2026-01-01'), contractTo: on }], endedOn: null }
    const third = { pool: 'THIRD_PARTY' } as const
    const roles = { roles: ['THIRD_PARTY_EVALUATOR'] } as const
    expect(codeOf({ ...third, agency }, roles)).toBeUndefined()
    expect(codeOf(third, roles)).toBe('STEP_INCOMPLETE')
    expect(codeOf({ agency })).toBe('STEP_INCOMPLETE')
    expect(codeOf({ ...third, agency: { ...agency, endedOn: on } }, roles)).toBe('AGENCY_ENDED')
  })

  test('of every pool has a role of it', () => {
    for (const pool of assessorPools) expect(poolRoles[pool].length).toBeGreaterThan(0)
  })
})

test('a contract is noted with its days in order and not over, and no more 公众代表 than people', () => {
  const term = { contractFrom: on, contractTo: on, team: 3, publicMembers: 3 }
  const codeOf = (over: Partial<typeof term>, endedOn: PlainDate | null = null) => {
    const decided = noteTerm({ ...term, ...over }, { endedOn, today: on })
    return decided.granted ? undefined : decided.code
  }
  expect(codeOf({})).toBeUndefined()
  expect(codeOf({ contractFrom: day('2026-08-16') })).toBe('TIMES_OUT_OF_ORDER')
  expect(codeOf({ contractFrom: day('2026-01-01'), contractTo: day('2026-08-14') })).toBe('TIMES_OUT_OF_ORDER')
  expect(codeOf({ publicMembers: 4 })).toBe('MORE_THAN_THE_TEAM')
  expect(codeOf({}, on)).toBe('AGENCY_ENDED')
})

describe('for any day', () => {
  const days = fc.integer({ min: -900, max: 900 }).map((offset) => addDays(on, offset))
  const ids = fc.integer({ min: 1, max: 12 })
  const assessors = fc.record({
    pool: fc.constantFrom(...assessorPools),
    recruitedOn: days,
    termTo: days,
    endedOn: fc.option(days),
    agency: fc.option(
      fc.record({
        terms: fc.array(fc.record({ sequence: ids, contractFrom: days, contractTo: days }), { maxLength: 3 }),
        endedOn: fc.option(days),
      }),
    ),
    homePath: fc.array(ids, { maxLength: 3 }),
    employers: fc.array(fc.record({ organizationId: fc.integer({ min: 69, max: 73 }), leftOn: fc.option(days) })),
    ownHallIds: fc.array(ids, { maxLength: 2 }),
    visits: fc.array(fc.record({ hallId: ids, day: days })),
  })

  test('nobody is sent after his term was ended, nor by an agency after its contract was', () => {
    fc.assert(
      fc.property(assessors, days, days, (assessor, ended, later) => {
        fc.pre(later >= ended)
        expect(findRecusal({ ...assessor, endedOn: ended }, place, later, policy)).toBe('TERM_OVER')
        const agency = { terms: assessor.agency?.terms ?? [], endedOn: ended }
        expect(findRecusal({ ...assessor, agency }, place, later, policy)).toBeDefined()
      }),
    )
  })

  test('to know more that ties somebody to a place never opens it to him', () => {
    fc.assert(
      fc.property(
        assessors,
        days,
        fc.integer({ min: 69, max: 73 }),
        ids,
        (assessor, when, organizationId, division) => {
          const before = findRecusal(assessor, place, when, policy)
          const tied = {
            ...assessor,
            homePath: [...assessor.homePath, division],
            employers: [...assessor.employers, { organizationId, leftOn: null }],
          }
          if (before !== undefined) expect(findRecusal(tied, place, when, policy)).toBeDefined()
        },
      ),
    )
  })

  test('whoever may go to a hall this quarter and went, pauses there in the next one if his pool rotates', () => {
    fc.assert(
      fc.property(assessors, days, (assessor, when) => {
        const rotating = {
          ...assessor,
          pool: 'WORKING_GROUP',
          agency: null,
          endedOn: null,
          termTo: day('2099-12-31'),
        } as const
        fc.pre(findRecusal(rotating, place, when, policy) === undefined)
        const went = { ...rotating, visits: [...rotating.visits, { hallId: place.hallId, day: when }] }
        const next = addDays(when, 91)
        fc.pre(quarterOf(next) === quarterOf(when) + 1)
        expect(findRecusal(went, place, next, policy)).toBe('ROTATION_DUE')
      }),
    )
  })
})
