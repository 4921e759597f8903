import { expect, test } from 'vitest'
import { askingOrder, findFit, numberOf, pairsOf, tripleOf } from './pairs.ts'

test('pairs are handed in row by row, and asked so that the first three things are complete first', () => {
  expect(pairsOf(4)).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
    [2, 3],
  ])
  expect(askingOrder(4)).toEqual([0, 1, 3, 2, 4, 5])
  expect(numberOf(4, [1, 3])).toBe(4)
})

test('how well they fit is told from three things on, and of no more than everything has been said about', () => {
  expect(findFit(4, [4, 7, undefined, undefined, undefined, undefined])).toBeUndefined()
  const three = findFit(4, [4, 7, undefined, 5, undefined, undefined])
  expect(three).toMatchObject({ things: 3, worst: [0, 1, 2] })
  expect(three?.ratio).toBeCloseTo(0.1066, 4)
  expect(findFit(4, [2, 4, 8, 2, 4, 2])).toMatchObject({ things: 4, weights: [5333, 2667, 1333, 667] })
  expect(findFit(3, [0, 1, 1])).toBeUndefined()
})

test('a triple that does not fit is told by its two steps, what follows, and what was said instead', () => {
  // Four times and five times are twenty times; seven was said.
  expect(tripleOf(3, [4, 7, 5], [0, 1, 2])).toEqual({ steps: [4, 5], follows: 20, said: 7 })
  // A third and twice: two thirds.
  const { steps, follows, said } = tripleOf(3, [-3, -5, 2], [0, 1, 2])
  expect(steps[0]).toBeCloseTo(1 / 3, 9)
  expect(follows).toBeCloseTo(2 / 3, 9)
  expect(said).toBeCloseTo(1 / 5, 9)
})
