import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decidePractice, draftPractice, holdsPersonalNumber, type MendedOrder } from './practice.ts'

const mended: MendedOrder = { stage: 'CLOSED', finding: 'CLEAR', isSolved: true, isRated: false }
const words = { title: '样本随指南更新', done: '每月核对样本', appliesTo: '出入境窗口' }

describe('what has worked is drafted from an order', () => {
  test('that is closed and that the citizen says is solved', () => {
    expect(draftPractice(mended, words)).toEqual({ granted: true, value: words })
  })

  test.each<[string, Partial<MendedOrder>, string]>([
    ['still open', { stage: 'FED_BACK' }, 'NOT_AT_THIS_STAGE'],
    ['that the citizen says is not solved', { isSolved: false }, 'NOT_MENDED'],
    ['that nobody has rated', { isSolved: null }, 'NOT_MENDED'],
    ['in which nothing was mended', { finding: 'NO_LEGAL_BASIS' }, 'NOT_MENDED'],
    ['about whoever asks', { isRated: true }, 'RATED_PERSON'],
  ])('and from none %s', (_, over, code) => {
    expect(draftPractice({ ...mended, ...over }, words)).toMatchObject({ granted: false, code })
  })

  test.each([
    ['15400071234', true],
    ['电话154-0007-1234。', true],
    ['１５４ ０００７ １２３４', true],
    ['每月 3 次，共 15 个工作日', false],
    ['整改登记 2026-11-16', false],
    ['2026111600012345', false],
  ])('%s holds the number of a person: %s', (text, holds) => {
    expect(holdsPersonalNumber(text)).toBe(holds)
  })

  test('and says in which of its words such a number stands', () => {
    const refused = draftPractice(mended, { ...words, done: '请致电 16100071234' })
    expect(refused).toMatchObject({ granted: false, code: 'PERSONAL_NUMBER', at: '/done' })
  })

  test('however its digits are parted', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(digits, fc.constantFrom('', '-', ' ', '－'), (rest, between) => {
        expect(holdsPersonalNumber(`拨打${['1', '5', ...rest].join(between)}`)).toBe(true)
      }),
    )
  })
})

describe('it is adopted by somebody else', () => {
  const draft = { state: 'OPEN', isOwn: false } as const
  test.each([
    [draft, { outcome: 'ADOPTED', reason: null }, 'granted'],
    [draft, { outcome: 'REJECTED', reason: '已有规定' }, 'granted'],
    [draft, { outcome: 'REJECTED', reason: null }, 'STEP_INCOMPLETE'],
    [{ ...draft, isOwn: true }, { outcome: 'ADOPTED', reason: null }, 'OWN_DRAFT'],
    [{ ...draft, state: 'ADOPTED' }, { outcome: 'REJECTED', reason: '不' }, 'DRAFT_ENDED'],
  ] as const)('%j, %j: %s', (given, ask, expected) => {
    const decided = decidePractice(given, ask)
    expect(decided.granted ? 'granted' : decided.code).toBe(expected)
  })
})
