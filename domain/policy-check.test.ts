import { describe, expect, test } from 'vitest'
import type { PlainDate } from './kernel/plain-date.ts'
import type { PolicyVersion, RuleSource } from './policy.ts'
import { checkPolicy, isRefusedBy, type PolicyCandidate } from './policy-check.ts'
import { composePolicy, type PackRule } from './policy-pack.ts'
import type { ServiceCalendar, TimeLimit } from './time-limit.ts'

const [country, province, county] = [1, 2, 3]
const date = (text: string) => text as PlainDate
const days = (count: number, unit: TimeLimit['unit']): TimeLimit => ({ count, unit })

const body = {
  scoreRule: null,
  clocks: {
    CONTACT: days(24, 'HOURS'),
    PLAN: days(3, 'WORKING_DAYS'),
    HANDLE: days(15, 'WORKING_DAYS'),
  },
  warningPercentLeft: 25,
  escalateAfter: [days(1, 'WORKING_DAYS')],
  contactTriesMin: 3,
  contactTriesApartMinutes: 60,
  extension: days(15, 'WORKING_DAYS'),
  transfersMax: 2,
  rateWithin: days(15, 'NATURAL_DAYS'),
  reopenWithin: days(15, 'NATURAL_DAYS'),
  reopeningsMax: 2,
}
const national: PolicyVersion = {
  id: 1,
  word: 'handling',
  divisionId: country,
  effectiveFrom: date('2019-12-03'),
  effectiveUntil: null,
  version: 1,
  source: '产品默认',
  sources: {},
  body,
}

/** An invented year of 52 weeks with the National Day of 2026, so that working and natural days differ as they do. */
const calendar: ServiceCalendar = {
  years: new Set([2026]),
  days: new Map(['01', '02', '05', '06', '07'].map((day) => [date(`2026-10-${day}`), 'HOLIDAY'] as const)),
  hours: [],
}

const document: RuleSource = { text: '某市办法 第九条', publishedOn: date('2026-06-01'), url: null, mayBeLaxer: false }
const rule = (at: string, value: unknown, over: Partial<RuleSource> = {}): PackRule => ({
  at,
  value,
  ...document,
  ...over,
})

function candidate(rules: readonly PackRule[], over: Partial<PolicyCandidate> = {}, base = national): PolicyCandidate {
  const composed = composePolicy(base, rules)
  if (!composed.granted) throw new Error(composed.code)
  return {
    word: 'handling',
    divisionId: county,
    effectiveFrom: date('2026-12-01'),
    effectiveUntil: null,
    source: '某市办法',
    ...composed.value,
    ...over,
  }
}

const check = (
  policy: PolicyCandidate,
  others: readonly PolicyVersion[] = [],
  divisionPath = [county, province, country],
) =>
  checkPolicy(policy, {
    versions: [national, ...others],
    divisionPath,
    pathsBelow: divisionPath[0] === province ? [[county, province, country]] : [],
    calendar,
  })
const said = (policy: PolicyCandidate, others?: readonly PolicyVersion[], path?: number[]) =>
  check(policy, others, path).map(({ code, weight, at, against }) =>
    [code, weight, at.pointer, against === null ? '' : `${against.divisionId}${against.pointer}`]
      .filter(Boolean)
      .join(' '),
  )

describe('a lower region may be stricter than the level above, not laxer', () => {
  test.each([
    ['5 working days are stricter', [rule('/clocks/HANDLE', days(5, 'WORKING_DAYS'))], []],
    ['the same says the same', [rule('/clocks/HANDLE', days(15, 'WORKING_DAYS'))], []],
    [
      '20 working days are laxer',
      [rule('/clocks/HANDLE', days(20, 'WORKING_DAYS'))],
      ['LAXER_THAN_ABOVE REFUSES /clocks/HANDLE 1/clocks/HANDLE'],
    ],
    [
      'unless its own document says so',
      [rule('/clocks/HANDLE', days(20, 'WORKING_DAYS'), { mayBeLaxer: true })],
      ['LAXER_BY_ITS_SOURCE TELLS /clocks/HANDLE 1/clocks/HANDLE'],
    ],
    ['15 natural days are stricter on every day of a calendar', [rule('/clocks/HANDLE', days(15, 'NATURAL_DAYS'))], []],
    [
      '1 natural day ends with the next day, later than 24 hours',
      [rule('/clocks/CONTACT', days(1, 'NATURAL_DAYS'))],
      ['LAXER_THAN_ABOVE REFUSES /clocks/CONTACT 1/clocks/CONTACT'],
    ],
    [
      '21 natural days are later than 15 working days on weekends alone: told, not refused',
      [rule('/clocks/HANDLE', days(21, 'NATURAL_DAYS'))],
      ['SOMETIMES_LAXER TELLS /clocks/HANDLE 1/clocks/HANDLE'],
    ],
    [
      'service hours are those of a hall: without one they cannot be compared',
      [rule('/clocks/CONTACT', days(8, 'SERVICE_HOURS'))],
      ['CANNOT_BE_COMPARED TELLS /clocks/CONTACT 1/clocks/CONTACT'],
    ],
    [
      'what is complex takes no longer than anything may above',
      [rule('/clocks/HANDLE', days(5, 'WORKING_DAYS')), rule('/handleComplex', days(20, 'WORKING_DAYS'))],
      ['LAXER_THAN_ABOVE REFUSES /handleComplex 1/clocks/HANDLE'],
    ],
    [
      'the citizen’s own days may not be shortened',
      [rule('/rateWithin', days(5, 'NATURAL_DAYS'))],
      ['LAXER_THAN_ABOVE REFUSES /rateWithin 1/rateWithin'],
    ],
    [
      'nor how often is tried to reach him',
      [rule('/contactTriesMin', 1)],
      ['LAXER_THAN_ABOVE REFUSES /contactTriesMin 1/contactTriesMin'],
    ],
  ])('%s', (_what, rules, expected) => {
    expect(said(candidate(rules))).toEqual(expected)
  })

  test('the level above is the nearest that has one', () => {
    const above = {
      ...candidate([rule('/clocks/HANDLE', days(5, 'WORKING_DAYS'))], { divisionId: province }),
      id: 2,
      version: 1,
    }
    const laxer = [{ ...above, effectiveFrom: date('2026-01-01') }]
    expect(said(candidate([rule('/clocks/HANDLE', days(10, 'WORKING_DAYS'), { text: '某县办法' })]), laxer)).toEqual([
      'LAXER_THAN_ABOVE REFUSES /clocks/HANDLE 2/clocks/HANDLE',
    ])
  })

  test('and whoever becomes stricter above is told which regions below are laxer than that', () => {
    const below = { ...candidate([rule('/clocks/HANDLE', days(10, 'WORKING_DAYS'))]), id: 2, version: 1 }
    const stricter = candidate([rule('/clocks/HANDLE', days(5, 'WORKING_DAYS'))], { divisionId: province })
    expect(said(stricter, [{ ...below, effectiveFrom: date('2026-01-01') }], [province, country])).toEqual([
      'LAXER_BELOW TELLS /clocks/HANDLE 3/clocks/HANDLE',
    ])
  })
})

test('clocks that run backwards are found whatever their units', () => {
  const backwards = candidate([rule('/clocks/HANDLE', days(2, 'NATURAL_DAYS'))])
  expect(said(backwards)).toEqual(['CLOCK_RUNS_BACKWARDS REFUSES /clocks/PLAN 3/clocks/HANDLE'])
  const short = candidate([rule('/handleComplex', days(3, 'NATURAL_DAYS'))])
  expect(said(short)).toEqual(['CLOCK_RUNS_BACKWARDS REFUSES /clocks/HANDLE 3/handleComplex'])
})

describe('every rule that is changed has a source and a day', () => {
  const stricter = days(5, 'WORKING_DAYS')
  test.each([
    ['no words', { text: '  ' }, ['SOURCE_MISSING REFUSES /clocks/HANDLE 1/clocks/HANDLE']],
    [
      'the words of the rule that was there before',
      { text: '产品默认', publishedOn: null },
      ['SOURCE_MISSING REFUSES /clocks/HANDLE 1/clocks/HANDLE'],
    ],
    ['no day of publication', { publishedOn: null }, ['SOURCE_DATE_MISSING TELLS /clocks/HANDLE']],
  ])('%s', (_what, over, expected) => {
    expect(said(candidate([rule('/clocks/HANDLE', stricter, over)]))).toEqual(expected)
  })

  test('what stays keeps the document that it comes from', () => {
    const { sources } = candidate([rule('/clocks/HANDLE', stricter)])
    expect([sources['/clocks/HANDLE']?.text, sources['/clocks']?.text, sources['/rateWithin']?.text]).toEqual([
      '某市办法 第九条',
      '产品默认',
      '产品默认',
    ])
  })
})

describe('of one region nobody is left to guess which version holds', () => {
  const stricter = [rule('/clocks/HANDLE', days(5, 'WORKING_DAYS'))]
  const there = (from: string, until: string | null): PolicyVersion => ({
    ...candidate(stricter),
    id: 2,
    version: 1,
    effectiveFrom: date(from),
    effectiveUntil: until === null ? null : date(until),
  })
  const next = candidate([rule('/contactTriesMin', 4, { text: '某县补充规定' })], {}, there('2026-01-01', null))
  test.each([
    ['an open one is replaced: that is how policies change', there('2026-01-01', null), next, []],
    ['one that begins on the same day', there('2026-12-01', null), next, ['SAME_DAY REFUSES 3']],
    ['one whose own end would be cut short', there('2026-01-01', '2027-06-01'), next, ['VALIDITY_OVERLAPS TELLS 3']],
    ['one that is over by then', there('2026-01-01', '2026-12-01'), candidate(stricter), []],
    [
      'one that is to come cuts short what has no end',
      there('2027-03-01', null),
      candidate(stricter),
      ['VALIDITY_OVERLAPS TELLS 3'],
    ],
    [
      'and not what ends before',
      there('2027-03-01', null),
      candidate(stricter, { effectiveUntil: date('2027-03-01') }),
      [],
    ],
  ])('%s', (_what, other, policy, expected) => {
    expect(said(policy, [other])).toEqual(expected)
  })
})

test('a finding that refuses is what nothing is put in force with', () => {
  expect(isRefusedBy(check(candidate([rule('/clocks/HANDLE', days(20, 'WORKING_DAYS'))])))).toBe(true)
  expect(isRefusedBy(check(candidate([rule('/clocks/HANDLE', days(5, 'WORKING_DAYS'), { publishedOn: null })])))).toBe(
    false,
  )
})

test('a rule that is not there cannot be set', () => {
  expect(composePolicy(national, [rule('/watches/HANDLE', 1)])).toMatchObject({
    code: 'RULE_UNKNOWN',
    at: '/watches/HANDLE',
  })
})
