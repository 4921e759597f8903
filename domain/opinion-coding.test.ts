import { describe, expect, test } from 'vitest'
import type { OpinionPolicy } from './opinion.ts'
import { agreementOfCoders, type CodedProtocol, codeAs, codeStatements, isCoded, settleAs } from './opinion-coding.ts'

const words = { zh: '', en: '' }
const policy: OpinionPolicy = {
  codeBook: ['A', 'B', 'C'].map((code) => ({ code, family: 'X', name: words, definition: words })),
  ...{ groups: [], guides: [], codesMax: 2, alphaUnitsMin: 3, statementsMax: 9, wordsCodePointsMax: 9, filesMax: 2 },
  codersMin: { ENTERPRISE_FORUM: 1, OPEN_DAY: 1, INTERVIEW: 2, FOCUS_GROUP: 2 },
  answerWithin: { count: 5, unit: 'WORKING_DAYS' },
}

/** Each letter is a main code, in the order of the statements. */
function coded(one: string, other = '', over: Partial<CodedProtocol> = {}): CodedProtocol {
  const of = (accountId: string, codes: string) =>
    [...codes].map((code, index) => ({ number: index + 1, accountId, codes: [code] }))
  const codings = [...of('one', one), ...of('other', other)]
  return { kind: 'INTERVIEW', statements: one.length, codings, settlements: [], ...over }
}
const statesOf = (each: CodedProtocol) => codeStatements(each, policy).map(({ state }) => state)

describe('a code holds', () => {
  test('where both gave the same main one, and not before both have coded', () => {
    expect(statesOf(coded('AB'))).toEqual(['UNCODED', 'UNCODED'])
    expect(statesOf(coded('AB', 'AC'))).toEqual(['AGREED', 'APART'])
    expect([isCoded(coded('AB'), policy), isCoded(coded('AB', 'AC'), policy)]).toEqual([false, true])
  })

  test('of further codes where both gave them', () => {
    const codings = [
      { number: 1, accountId: 'one', codes: ['A', 'B'] },
      { number: 1, accountId: 'other', codes: ['A', 'C'] },
    ]
    expect(codeStatements({ ...coded('A'), codings }, policy)[0]?.codes).toEqual(['A'])
  })

  test('by one coder alone where the policy asks for one', () => {
    expect(statesOf(coded('AB', '', { kind: 'OPEN_DAY' }))).toEqual(['AGREED', 'AGREED'])
  })

  test('as it was settled', () => {
    const settlements = [{ number: 2, codes: ['B'], way: 'THIRD', reason: '说的是系统' }] as const
    expect(codeStatements(coded('AB', 'AC', { settlements }), policy)[1]).toMatchObject({
      state: 'SETTLED',
      codes: ['B'],
    })
  })
})

test('agreement is told with α of the main codes, and not of too few', () => {
  // Krippendorff, nominal, two coders: of 10 values A 5, B 5; one pair differs. 1 − 9 · 1 / 25 = 0.64.
  expect(agreementOfCoders(coded('AABBA', 'AABBB'), policy)).toEqual({
    units: 5,
    agreed: 4,
    alpha: expect.closeTo(0.64),
  })
  expect(agreementOfCoders(coded('AB', 'AB'), policy)).toEqual({ units: 2, agreed: 2, alpha: null })
  expect(agreementOfCoders(coded('AAA', 'AAA'), policy).alpha).toBeNull()
})

describe('who codes', () => {
  const all = (codes: string) => [...codes].map((code, index) => ({ number: index + 1, codes: [code] }))

  test('codes everything that he has not coded, once', () => {
    expect(codeAs('other', all('AB'), coded('AB'), policy)).toMatchObject({ granted: true })
    expect(codeAs('other', all('A'), coded('AB'), policy)).toMatchObject({ code: 'STEP_INCOMPLETE' })
    expect(codeAs('one', all('AB'), coded('AB'), policy)).toMatchObject({ code: 'CODED_ALREADY' })
    expect(codeAs('other', [...all('AB'), ...all('A')], coded('AB'), policy)).toMatchObject({ code: 'CODED_ALREADY' })
    expect(codeAs('other', all('ABC'), coded('AB'), policy)).toMatchObject({ code: 'STATEMENT_UNKNOWN' })
  })

  test('uses the code book, each code once and no more than are allowed', () => {
    const with_ = (...codes: string[]) => codeAs('other', [{ number: 1, codes }], coded('A'), policy)
    expect(with_('Z')).toMatchObject({ code: 'CODE_UNKNOWN', at: '/codings/0/codes' })
    expect(with_('A', 'A')).toMatchObject({ code: 'STEP_INCOMPLETE' })
    expect(with_('A', 'B', 'C')).toMatchObject({ code: 'STEP_INCOMPLETE' })
  })

  test('leaves it to two who have begun', () => {
    expect(codeAs('third', all('AB'), coded('AB', 'AC'), policy)).toMatchObject({ code: 'NOT_YOURS_TO_DO' })
  })
})

describe('where two lie apart', () => {
  const apart = coded('AB', 'AC')
  const ask = { number: 2, codes: ['B'], way: 'THIRD', reason: '说的是系统' } as const

  test('a third decides, or one of them after a talk; never the other way round', () => {
    expect(settleAs('third', ask, apart, policy)).toMatchObject({ granted: true })
    expect(settleAs('one', { ...ask, way: 'TALK' }, apart, policy)).toMatchObject({ granted: true })
    expect(settleAs('one', ask, apart, policy)).toMatchObject({ code: 'NOT_YOURS_TO_DO' })
    expect(settleAs('third', { ...ask, way: 'TALK' }, apart, policy)).toMatchObject({ code: 'NOT_YOURS_TO_DO' })
  })

  test('it is settled with a reason, by the code book, and nowhere else', () => {
    expect(settleAs('third', { ...ask, reason: ' ' }, apart, policy)).toMatchObject({ code: 'STEP_INCOMPLETE' })
    expect(settleAs('third', { ...ask, reason: '问 15400001234' }, apart, policy)).toMatchObject({
      code: 'PERSONAL_NUMBER',
    })
    expect(settleAs('third', { ...ask, codes: ['Z'] }, apart, policy)).toMatchObject({ code: 'CODE_UNKNOWN' })
    expect(settleAs('third', { ...ask, number: 1 }, apart, policy)).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
    expect(settleAs('third', { ...ask, number: 9 }, apart, policy)).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
  })
})
