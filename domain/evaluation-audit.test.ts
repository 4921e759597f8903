import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CallContext,
  callEndOf,
  drawnOf,
  type EvaluationAuditPolicy,
  evaluationAuditOutcomes,
  frozenText,
  gradeGroups,
  isFalse,
  mayTellDraw,
  monthsToFreeze,
  noteCall,
  sealText,
  seedSourceOf,
  seedText,
  witnessesNeeded,
} from './evaluation-audit.ts'
import { type CountedStratum, countAudited, falseShareOf } from './evaluation-audit-estimate.ts'
import type { PlainDate } from './kernel/plain-date.ts'

const policy: EvaluationAuditPolicy = {
  ...{
    sharePercent: 10,
    stratumMin: 1,
    lowStratumMin: 5,
    freezeAfterNaturalDays: 3,
    freezeBackMonths: 3,
    seedAfterHours: 24,
    witnessesMin: 2,
  },
  ...{
    publicDraw: '双色球',
    callWithinNaturalDays: 30,
    triesMax: 3,
    smallestGroup: 10,
    tooFewBelow: 30,
    coverageMinPercent: 90,
    intervalZThousandths: 1960,
  },
}
const at = (text: string) => Date.parse(`${text}+08:00`)

describe('what is drawn', () => {
  test.each([
    ['HIGH', 1, 1],
    ['HIGH', 10, 1],
    ['HIGH', 11, 2],
    ['HIGH', 1000, 100],
    ['MIDDLE', 3, 1],
    ['LOW', 3, 3],
    ['LOW', 20, 5],
    ['LOW', 100, 10],
  ] as const)('of %s %i are %i: a tenth, one at least, and five of bad ones', (gradeGroup, units, drawn) => {
    expect(drawnOf({ gradeGroup, units }, policy)).toBe(drawn)
  })

  test('never more than there are, and never less than the share', () => {
    fc.assert(
      fc.property(fc.constantFrom(...gradeGroups), fc.nat(100_000), (gradeGroup, units) => {
        const drawn = drawnOf({ gradeGroup, units }, policy)
        expect(drawn).toBeLessThanOrEqual(units)
        expect(drawn * 100).toBeGreaterThanOrEqual(Math.min(units * 100, units * policy.sharePercent))
      }),
    )
  })
})

describe('when', () => {
  test.each([
    ['2026-11-03T23:59:59', '2026-09-01', '2026-10-01'],
    ['2026-11-04T00:00:00', '2026-10-01', '2026-11-01'],
    ['2027-01-04T09:00:00', '2026-12-01', '2027-01-01'],
  ])('at %s the month from %s is the last that is frozen', (now, fromDay, endDay) => {
    expect(monthsToFreeze(at(now), policy).at(-1)).toEqual({ fromDay, endDay })
  })

  test('months that were missed are frozen too, the oldest first, so many back as the policy says', () => {
    const from = (freezeBackMonths: number) =>
      monthsToFreeze(at('2027-02-04T00:00:00'), { ...policy, freezeBackMonths }).map(({ fromDay }) => fromDay)
    expect(from(3)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01'])
    expect(from(1)).toEqual(['2027-01-01'])
  })

  test('the last day of calling counts whole', () => {
    expect(callEndOf(at('2026-11-05T21:30:00'), policy)).toBe(at('2026-12-06T00:00:00'))
  })

  test('the seed comes from witnesses where enough of them sign, else from a public draw, which is told after its time and once', () => {
    expect([0, 1, 2, 3].map((cosigners) => seedSourceOf(cosigners, policy, 0))).toEqual([
      ...['PUBLIC_DRAW', 'PUBLIC_DRAW', 'WITNESSES', 'WITNESSES'],
    ])
    // The log asks for more of them than the policy does.
    expect([2, 3].map((cosigners) => seedSourceOf(cosigners, policy, 3))).toEqual(['PUBLIC_DRAW', 'WITNESSES'])
    expect([0, 1, 3].map((neededByLog) => witnessesNeeded(policy, neededByLog))).toEqual([2, 2, 3])
    const freeze = { seedSource: 'PUBLIC_DRAW', seedAfter: 100, isDrawn: false } as const
    expect(mayTellDraw(freeze, 99)).toMatchObject({ code: 'TOO_EARLY' })
    expect(mayTellDraw(freeze, 100)).toMatchObject({ granted: true })
    expect(mayTellDraw({ ...freeze, isDrawn: true }, 100)).toMatchObject({ code: 'DRAWN_ALREADY' })
    expect(mayTellDraw({ ...freeze, seedSource: 'WITNESSES' }, 100)).toMatchObject({ code: 'SEED_OF_WITNESSES' })
  })
})

test('what a freeze commits to does not depend on the order of its strata, and changes with every part of one', () => {
  const month = { fromDay: '2026-10-01' as PlainDate, endDay: '2026-11-01' as PlainDate }
  const one = { windowId: 7, gradeGroup: 'LOW', channel: 'WEB', units: 3, digest: 'aa' } as const
  const other = { ...one, windowId: 12, digest: 'bb' }
  const text = frozenText(month, [one, other])
  expect(frozenText(month, [other, one])).toBe(text)
  for (const changed of [
    { windowId: 8 },
    { gradeGroup: 'HIGH' },
    { channel: 'SMS' },
    { units: 4 },
    { digest: 'ab' },
  ] as const)
    expect(frozenText(month, [{ ...one, ...changed }, other])).not.toBe(text)
  expect(frozenText(month, [one], ['bb'])).not.toBe(frozenText(month, [one], ['bc']))
  expect(sealText('00', one)).not.toBe(sealText('01', one))
  expect(seedText({ freezeLeafHash: 'ff', source: 'WITNESSES', told: ['one 01', 'two 02'] })).toBe(
    'yiping/audit-seed/v1\nff\nWITNESSES\none 01\ntwo 02\n',
  )
})

test.each([
  ['2026131 01 02', 'cwl'],
  ['第2026131期：01、02', '中国福利彩票网公告'],
  ['２０２６１３１ 2 1', 'https://example.org/?try=7'],
])('a public draw makes one seed, whoever writes it down: %s, %s', (...told) => {
  expect(seedText({ freezeLeafHash: 'ff', source: 'PUBLIC_DRAW', told })).toBe(
    'yiping/audit-seed/v1\nff\nPUBLIC_DRAW\n1 2 2026131\n',
  )
})

describe('a call', () => {
  const now = at('2026-11-10T10:00:00')
  const context: CallContext = {
    ...{ isAsked: false, tries: { made: 0, lastDay: null }, triesMax: 3 },
    ...{ callUntil: at('2026-12-06T00:00:00'), mayCall: true, isNumberShown: true },
  }
  const refusal = (outcome: (typeof evaluationAuditOutcomes)[number], more: Partial<CallContext>) => {
    const noted = noteCall({ outcome, words: '说明' }, { ...context, ...more }, now)
    return noted.granted ? noted.value : noted.code
  }

  test('is noted once, in time, by whoever was shown the number, and never where nobody may be called', () => {
    expect(refusal('CONFIRMED', {})).toEqual({ kind: 'OUTCOME' })
    expect(refusal('CONFIRMED', { isAsked: true })).toBe('ALREADY_ASKED')
    expect(refusal('CONFIRMED', { callUntil: now })).toBe('TOO_LATE')
    expect(refusal('CONFIRMED', { mayCall: false })).toBe('DO_NOT_CALL')
    expect(refusal('CONFIRMED', { isNumberShown: false })).toBe('NUMBER_NOT_SHOWN')
  })

  test('that reaches nobody is tried once a day, and the last try ends it', () => {
    expect(refusal('NOT_REACHED', {})).toEqual({ kind: 'TRY', turn: 1, day: '2026-11-10', isLast: false })
    const today = { made: 1, lastDay: '2026-11-10' as PlainDate }
    expect(refusal('NOT_REACHED', { tries: today })).toBe('TOO_EARLY')
    const before = { made: 2, lastDay: '2026-11-09' as PlainDate }
    expect(refusal('NOT_REACHED', { tries: before })).toEqual({ kind: 'TRY', turn: 3, day: '2026-11-10', isLast: true })
  })

  test('whoever says that an evaluation is false says what was told', () => {
    for (const outcome of evaluationAuditOutcomes) {
      const noted = noteCall({ outcome, words: null }, context, now)
      expect(noted.granted).toBe(!isFalse(outcome) && outcome !== 'OTHER')
    }
  })
})

const stratum = (
  more: Partial<CountedStratum> & { confirmed?: number; notGiven?: number; waiting?: number },
): CountedStratum => {
  const { confirmed = 0, notGiven = 0, waiting = 0, ...own } = more
  const outcomes = [
    { outcome: 'CONFIRMED', audits: confirmed },
    { outcome: 'NOT_GIVEN', audits: notGiven },
    { outcome: null, audits: waiting },
  ] as const
  const drawn = confirmed + notGiven + waiting
  return { windowId: 1, gradeGroup: 'HIGH', channel: 'WEB', units: drawn, drawn, outcomes, ...own }
}

describe('the share of false evaluations', () => {
  test('counts each answer for as many evaluations as it stands for', () => {
    // 1,000 good ones, 100 drawn, 10 false; 50 bad ones, all drawn, 25 false: (100 + 25) of 1,050.
    const good = stratum({ units: 1000, confirmed: 90, notGiven: 10 })
    const bad = stratum({ gradeGroup: 'LOW', confirmed: 25, notGiven: 25 })
    expect(falseShareOf([good, bad], policy)).toMatchObject({ hundredths: Math.round((125 / 1050) * 10_000) })
    // Unweighted it would have been 35 of 150.
  })

  test('is told of too few by nobody', () => {
    expect(falseShareOf([stratum({ units: 290, confirmed: 29 })], policy)).toEqual({
      ...{ hundredths: null, lowerHundredths: null, upperHundredths: null, coverageHundredths: 10_000 },
    })
    expect(falseShareOf([stratum({ units: 300, confirmed: 30 })], policy)).toMatchObject({
      hundredths: 0,
      lowerHundredths: 0,
    })
  })

  test('of a group and channel in which nobody answered nothing is said: it is told how many are covered, and no share of too few', () => {
    const good = stratum({ units: 900, confirmed: 90 })
    const silent = (units: number) => stratum({ gradeGroup: 'LOW', units, waiting: 5 })
    expect(falseShareOf([good, silent(100)], policy)).toMatchObject({ hundredths: 0, coverageHundredths: 9000 })
    expect(falseShareOf([good, silent(101)], policy)).toEqual({
      ...{ hundredths: null, lowerHundredths: null, upperHundredths: null, coverageHundredths: 8991 },
    })
    expect(falseShareOf([], policy)).toMatchObject({ hundredths: null, coverageHundredths: null })
  })

  test('who was not reached is taken to be as the others of his group and channel, not as those of another', () => {
    // Half of the bad ones answer; the weight of those who did not goes to them, and not to the good ones.
    const good = stratum({ units: 900, confirmed: 90 })
    const bad = stratum({ gradeGroup: 'LOW', units: 100, drawn: 100, confirmed: 0, notGiven: 50, waiting: 50 })
    expect(falseShareOf([good, bad], policy).hundredths).toBe(1000)
  })

  test('its interval covers the truth about as often as it says', () => {
    // A city of 20,000 evaluations, 3 % of them false; by a fixed sequence of pseudo-random draws.
    let state = 42
    const dice = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 2 ** 32
    }
    let covered = 0
    const rounds = 400
    for (let round = 0; round < rounds; round += 1) {
      const strata = Array.from({ length: 200 }, (_, windowId) => {
        const notGiven = Array.from({ length: 10 }).filter(() => dice() < 0.03).length
        return stratum({ windowId, units: 100, confirmed: 10 - notGiven, notGiven })
      })
      const { lowerHundredths, upperHundredths } = falseShareOf(strata, policy)
      if ((lowerHundredths ?? 0) <= 300 && (upperHundredths ?? 0) >= 300) covered += 1
    }
    expect(covered / rounds).toBeGreaterThan(0.92)
  })

  test('counts add up, and time turns what waits into what was not reached', () => {
    const strata = [stratum({ confirmed: 3, notGiven: 1, waiting: 6 })]
    expect(countAudited(strata, false)).toMatchObject({ drawn: 10, answered: 4, open: 6, unreachable: 0 })
    expect(countAudited(strata, true)).toMatchObject({ drawn: 10, answered: 4, open: 0, unreachable: 6 })
  })
})
