import { describe, expect, test } from 'vitest'
import type { AssessmentForm, FormIndicator } from './assessment-form.ts'
import {
  compareForms,
  type DraftedForm,
  decideForm,
  type FormVersion,
  findFormBase,
  findFormInForce,
  nextFormVersion,
} from './assessment-form-version.ts'
import type { PlainDate } from './kernel/plain-date.ts'

const day = (text: string) => text as PlainDate
const [country, city, district] = [1, 3, 4]
const version = (divisionId: number, number: number, from: string | null, code = 'hall'): FormVersion => ({
  formId: `${code} ${divisionId}/${number}`,
  code,
  version: number,
  divisionId,
  outcome: from === null ? null : 'PUBLISHED',
  effectiveFrom: from === null ? null : day(from),
})
const versions = [
  version(country, 1, '2019-12-03'),
  version(country, 2, '2026-06-01'),
  version(city, 3, '2026-09-01'),
  version(city, 4, '2026-09-01'),
  { ...version(city, 5, null), outcome: 'REJECTED' as const },
  version(city, 6, null),
  version(city, 7, '2027-01-01'),
  version(country, 1, '2019-12-03', 'window'),
]

describe('in force on a day', () => {
  test.each<[string, readonly number[], string, string | undefined]>([
    ['before the first is nothing', [district, city, country], '2019-12-02', undefined],
    ['is what the country has, where nothing nearer is', [district, city, country], '2026-08-31', 'hall 1/2'],
    [
      'is what the city has from its day on, and of one day the highest',
      [district, city, country],
      '2026-09-01',
      'hall 3/4',
    ],
    ['is what comes later only later', [city, country], '2027-01-01', 'hall 3/7'],
    ['is nothing of a place beside', [5, country], '2026-12-01', 'hall 1/2'],
  ])('%s', (_, path, on, formId) => {
    expect(findFormInForce(versions, 'hall', path, day(on))?.formId).toBe(formId)
  })

  test('is nothing of a form that nobody has', () => {
    expect(findFormInForce(versions, 'other', [city, country], day('2026-12-01'))).toBeUndefined()
  })
})

test('a new version is made from the last that was put in force, be it for a day to come', () => {
  expect(findFormBase(versions, 'hall', [district, city, country])?.formId).toBe('hall 3/7')
  expect(findFormBase(versions, 'window', [district, city, country])?.formId).toBe('window 1/1')
})

test.each([
  ['hall', [city, country], 8],
  ['hall', [5, country], 3],
  ['window', [city, country], 2],
  ['new', [city, country], 1],
])('the next version of %s seen from %j is number %i', (code, path, number) => {
  expect(nextFormVersion(versions, code, path)).toBe(number)
})

describe('a draft', () => {
  const draft: DraftedForm = { isOwn: false, isOpen: true, isBaseLast: true, lastEffectiveFrom: day('2026-12-01') }
  const publish = { outcome: 'PUBLISHED', effectiveFrom: day('2026-12-01'), reason: null } as const
  const reject = { outcome: 'REJECTED', effectiveFrom: null, reason: '锚定不清' } as const
  test.each([
    ['is put in force from a day on', draft, publish, 'granted'],
    ['is rejected with a reason', draft, reject, 'granted'],
    ['is rejected also where another was put in force meanwhile', { ...draft, isBaseLast: false }, reject, 'granted'],
    ['is rejected by nobody without a reason', draft, { ...reject, reason: null }, 'STEP_INCOMPLETE'],
    ['is put in force by nobody without a day', draft, { ...publish, effectiveFrom: null }, 'STEP_INCOMPLETE'],
    ['is not decided by who drafted it', { ...draft, isOwn: true }, publish, 'OWN_DRAFT'],
    ['is decided once', { ...draft, isOpen: false }, reject, 'DRAFT_ENDED'],
    ['is not put over what was put in force meanwhile', { ...draft, isBaseLast: false }, publish, 'VERSION_PASSED'],
    ['does not hold today', draft, { ...publish, effectiveFrom: day('2026-11-23') }, 'EFFECTIVE_TOO_EARLY'],
    [
      'does not hold before its forerunner',
      draft,
      { ...publish, effectiveFrom: day('2026-11-24') },
      'EFFECTIVE_DAYS_WRONG',
    ],
    [
      'holds from tomorrow where it is the first',
      { ...draft, lastEffectiveFrom: null },
      { ...publish, effectiveFrom: day('2026-11-24') },
      'granted',
    ],
  ] as const)('%s', (_, given, ask, expected) => {
    const decided = decideForm(given, ask, day('2026-11-23'))
    expect(decided.granted ? 'granted' : decided.code).toBe(expected)
  })

  test('that is rejected holds from no day', () => {
    const decided = decideForm(draft, { ...reject, effectiveFrom: day('2027-01-01') }, day('2026-11-23'))
    expect(decided).toMatchObject({ granted: true, value: { effectiveFrom: null } })
  })
})

describe('the difference between two versions', () => {
  const words = (text: string) => ({ zh: text, en: text })
  const indicator = (code: string, over: Partial<FormIndicator> = {}): FormIndicator => ({
    code,
    group: words('g'),
    title: words(code),
    weight: 5000,
    scale: [
      { mark: 1, points: 0, anchor: words('脏') },
      { mark: 2, points: 10_000, anchor: words('净') },
    ],
    evidence: 'PHOTO',
    evidenceBelow: 10_000,
    mayNotApply: false,
    ...over,
  })
  const form = (...indicators: readonly FormIndicator[]): AssessmentForm => ({
    title: words('大厅'),
    unit: 'WINDOW',
    location: 'NONE',
    indicators,
  })
  const before = form(indicator('a'), indicator('b'))

  test('is none where members were only kept in another order', () => {
    const reordered = JSON.parse(
      '{"indicators":[],"location":"NONE","unit":"WINDOW","title":{"en":"大厅","zh":"大厅"}}',
    ) as AssessmentForm
    expect(compareForms(before, { ...reordered, indicators: before.indicators })).toEqual([])
  })

  test('names what came, what went and what is other, mark by mark', () => {
    const three = { mark: 3, points: 10_000, anchor: words('很净') }
    const scale = [...indicator('b').scale.slice(0, 1), { mark: 2, points: 6000, anchor: words('净') }, three]
    const after = { ...form(indicator('c'), indicator('b', { weight: 4000, scale })), title: words('厅') }
    const changes = compareForms(before, after)
    expect(changes.map(({ kind }) => kind)).toEqual(['FORM', 'ADDED', 'CHANGED', 'REMOVED'])
    expect(changes[2]).toMatchObject({
      members: ['weight'],
      steps: [
        { mark: 2, before: { points: 10_000 }, after: { points: 6000 } },
        { mark: 3, before: undefined, after: three },
      ],
    })
  })

  test('is the order alone where only that is other', () => {
    expect(compareForms(before, form(indicator('b'), indicator('a')))).toEqual([{ kind: 'ORDER' }])
  })
})
