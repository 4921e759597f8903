import { describe, expect, test } from 'vitest'
import { type AssessedVisit, findLow, makeFinding, mayOpen, pointsOf } from './assessment-finding.ts'
import type { AssessmentForm, FormIndicator } from './assessment-form.ts'

const words = (text: string) => ({ zh: text, en: text })
const indicator = (code: string): FormIndicator => ({
  ...{ code, group: words('环境'), title: words(code), weight: 5000, evidence: 'NONE', evidenceBelow: null },
  mayNotApply: true,
  scale: [
    { mark: 1, points: 0, anchor: words('差') },
    { mark: 2, points: 4000, anchor: words('中') },
    { mark: 3, points: 10_000, anchor: words('好') },
  ],
})
const form: AssessmentForm = {
  ...{ title: words('表'), unit: 'WINDOW', location: 'NONE' },
  indicators: [indicator('clean'), indicator('greeting')],
}
const policy = { belowHundredths: 4000, wordsCodePointsMax: 10, filesMax: 1 }
const visit: AssessedVisit = {
  ...{ form, marks: { clean: 1, greeting: null }, isOwn: false, found: [] },
  files: new Map([
    ['photo', 'clean'],
    ['other', 'greeting'],
  ]),
}
const ask = { indicator: 'clean', words: '地面有水', fileIds: ['photo'] }
const made = (over: object, seen: Partial<AssessedVisit> = {}) => {
  const decision = makeFinding({ ...ask, ...over }, { ...visit, ...seen }, policy)
  return decision.granted ? decision.value : decision.code
}

describe('what the rule finds', () => {
  test('is what is marked below the number of the policy; what is worth as much is not found, nor what does not apply', () => {
    const low = (marks: AssessedVisit['marks']) => findLow({ form, marks, pool: 'THIRD_PARTY' }, policy)
    expect(low({ clean: 1, greeting: 2 })).toEqual([{ indicator: 'clean', points: 0 }])
    expect(low({ clean: null, greeting: 3 })).toEqual([])
  })

  test('is nothing of what somebody has said of himself', () => {
    expect(findLow({ form, marks: { clean: 1 }, pool: 'WINDOW_SUPERVISOR' }, policy)).toEqual([])
  })

  test('is worth what the form says', () => {
    expect([pointsOf(form, { clean: 2 }, 'clean'), pointsOf(form, {}, 'clean')]).toEqual([4000, undefined])
    expect(pointsOf(form, { other: 2 }, 'other')).toBeUndefined()
  })
})

describe('a finding', () => {
  test('is made of a mark, with words and files of that indicator', () => {
    expect(made({})).toEqual({ indicator: 'clean', points: 0, words: '地面有水' })
  })

  test('is not made by whoever was there', () => {
    expect(made({}, { isOwn: true })).toBe('OWN_ASSESSMENT')
  })

  test.each([
    ['an indicator that the form does not have', { indicator: 'none' }, 'INDICATOR_UNKNOWN'],
    ['one that does not apply there', { indicator: 'greeting' }, 'MARK_MISSING'],
    ['no words', { words: '  ' }, 'COMMENT_EMPTY'],
    ['too many words', { words: '字'.repeat(11) }, 'COMMENT_TOO_LONG'],
    ['too many files', { fileIds: ['photo', 'photo'] }, 'FILES_TOO_MANY'],
    ['a file of another indicator', { fileIds: ['other'] }, 'FILE_UNKNOWN'],
  ])('is refused for %s', (_what, over, code) => {
    expect(made(over)).toBe(code)
  })

  test('is made once of an indicator', () => {
    expect(made({}, { found: ['clean'] })).toBe('CONFLICT')
  })
})

test.each([
  ['a manager’s of an open plan opens at once', 'MANAGER', false, false, true],
  ['a manager’s of a secret plan waits', 'MANAGER', true, false, false],
  ['a manager’s of a published secret plan opens', 'MANAGER', true, true, true],
  ['the rule’s waits for any publication', 'RULE', false, false, false],
  ['the rule’s opens with the publication', 'RULE', true, true, true],
] as const)('%s', (_what, origin, isSecret, isPublished, opens) => {
  expect(mayOpen({ origin, isSecret, isPublished })).toBe(opens)
})
