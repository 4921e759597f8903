import { describe, expect, test } from 'vitest'
import { type Assessor, findRecusal, quarterOf } from './assessor.ts'
import type { PlainDate } from './kernel/plain-date.ts'

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
