import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hideSmallGroups, hundredthsOf, mayTellPart } from './participation.ts'

test.each([
  [1, 3, 3333],
  [2, 3, 6667],
  [1, 1, 10_000],
  [0, 7, 0],
  [0, 0, null],
])('%i of %i is %s hundredths of a percent', (count, of, hundredths) => {
  expect(hundredthsOf(count, of)).toBe(hundredths)
})

describe('of a small group nobody is told what it did', () => {
  const hiddenOf = (sizes: readonly number[]) =>
    hideSmallGroups(
      sizes.map((invited) => ({ invited })),
      5,
    )
      .filter(({ isHidden }) => isHidden)
      .map(({ invited }) => invited)

  test('and it cannot be found by subtracting the others from the whole', () => {
    expect(hiddenOf([9, 4, 12])).toEqual([9, 4])
    expect(hiddenOf([9, 3, 4, 12])).toEqual([3, 4])
    expect(hiddenOf([9, 12, 0])).toEqual([])
    expect(hiddenOf([4])).toEqual([4])
  })

  test('and a part and its rest are told together or not at all: of neither is found what a small group did', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 10 }), (invited, rest, smallest) => {
        const isSmall = [invited, rest].some((size) => size > 0 && size < smallest)
        const [part] = hideSmallGroups([{ invited }, { invited: rest }], smallest)
        expect(mayTellPart(invited, invited + rest, smallest)).toBe(!isSmall)
        // A group of nobody did nothing: telling so tells nothing.
        expect(part?.isHidden).toBe(isSmall && invited > 0)
      }),
    )
  })

  test('what is hidden together is never a small group, unless it is everything', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 12 }), fc.integer({ min: 1, max: 10 }), (sizes, smallest) => {
        const rows = hideSmallGroups(
          sizes.map((invited) => ({ invited })),
          smallest,
        )
        const hidden = rows.filter(({ isHidden }) => isHidden)
        const size = hidden.reduce((sum, { invited }) => sum + invited, 0)
        expect(rows.filter(({ isHidden, invited }) => !isHidden && invited > 0 && invited < smallest)).toEqual([])
        const isEverything = hidden.length === rows.filter(({ invited }) => invited > 0).length
        expect(hidden.length === 0 || size >= smallest || isEverything).toBe(true)
      }),
    )
  })
})
