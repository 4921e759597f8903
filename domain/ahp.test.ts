import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isConsistent, weighByAhp, weighGroupByAhp } from './ahp.ts'

function answered(size: number, judgements: readonly number[]) {
  const answer = weighByAhp(size, judgements)
  if (!answer.granted) throw new Error(answer.code)
  return answer.value
}

/** Six cities by how far they lie from Philadelphia (Saaty 1977, J. Math. Psychology 15, 234–281): Cairo, Tokyo, Chicago, San Francisco, London, Montreal. */
const distances = [-3, 8, 3, 3, 7, 9, 3, 3, 9, -6, -5, 2, -3, 6, 6]
/** What to look for in a house (Saaty 1990, European Journal of Operational Research 48, 9–26): size, transport, neighbourhood, age, yard, modern, condition, price. */
const house = [5, 3, 7, 6, 6, -3, -4, -3, 5, 3, 3, -5, -7, 6, 3, 4, 6, -5, -3, -4, -7, -8, -2, -5, -6, -5, -6, -2]
describe('published examples', () => {
  test('distances from Philadelphia: the weights of the paper, and an eigenvalue of 6.45', () => {
    const { weights, eigenvalue, consistencyRatio } = answered(6, distances)
    const published = [0.263, 0.397, 0.033, 0.116, 0.164, 0.027]
    for (const [place, each] of published.entries()) expect((weights[place] ?? 0) / 10_000).toBeCloseTo(each, 2)
    expect(eigenvalue).toBeCloseTo(6.45, 2)
    expect(isConsistent({ weights, eigenvalue, consistencyRatio, worst: answered(6, distances).worst }, 0.1)).toBe(true)
  })

  test('a house: an eigenvalue of 9.669 and a ratio of 0.17, which is refused', () => {
    const answer = answered(8, house)
    const published = [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333]
    for (const [place, each] of published.entries()) expect((answer.weights[place] ?? 0) / 10_000).toBeCloseTo(each, 2)
    expect(answer.eigenvalue).toBeCloseTo(9.669, 2)
    expect(answer.consistencyRatio).toBeCloseTo(0.169, 2)
    expect(isConsistent(answer, 0.1)).toBe(false)
  })
})

/*
 * Worked by hand. Of three things a matrix has one triple: x = a12 · a23 / a13, t its cube root, and the eigenvalue is 1 + t + 1/t; CI = (λ − 3) / 2,
 * CR = CI / 0.58.
 *
 * 0.09: a12 = 7, a13 = 8, a23 = 3. x = 21/8 = 2.625, t = 1.3795, 1/t = 0.7249, λ = 3.1044, CI = 0.0522, CR = 0.0900. The weights go as the cube roots
 * of the products of the rows: (56)^⅓ = 3.8259, (3/7)^⅓ = 0.7539, (1/24)^⅓ = 0.3467, in all 4.9265: 77.66 %, 15.30 %, 7.04 %.
 *
 * 0.11: a12 = 4, a13 = 7, a23 = 5. x = 20/7 = 2.8571, t = 1.4190, 1/t = 0.7047, λ = 3.1237, CI = 0.0619, CR = 0.1066.
 */
describe('worked by hand', () => {
  test('a person whose ratio is 0.09 counts, with the weights of the cube roots', () => {
    const answer = answered(3, [7, 8, 3])
    expect(answer.consistencyRatio).toBeCloseTo(0.09, 4)
    expect(answer.weights).toEqual([7766, 1530, 704])
    expect(isConsistent(answer, 0.1)).toBe(true)
  })

  test('a person whose ratio is 0.11 does not, and is told which triple does not fit', () => {
    const answer = answered(3, [4, 7, 5])
    expect(answer.consistencyRatio).toBeCloseTo(0.1066, 4)
    expect(isConsistent(answer, 0.1)).toBe(false)
    expect(answer.worst.places).toEqual([0, 1, 2])
    expect(answer.worst.misses).toBeCloseTo(20 / 7, 9)
  })

  test('of several triples the worst is named: first over second, second over fourth, and yet fourth over first', () => {
    // Everything the same but: 1 is five times 2, 2 five times 4, 4 five times 1. Round and round that is 125.
    expect(answered(4, [5, 1, -5, 1, 5, 1]).worst).toEqual({ places: [0, 1, 3], misses: expect.closeTo(125, 6) })
  })
})

test('two who say the opposite make a group that says nothing', () => {
  const group = weighGroupByAhp(3, [
    [3, 5, 2],
    [-3, -5, -2],
  ])
  expect(group).toMatchObject({ granted: true, value: { weights: [3334, 3333, 3333] } })
})

test('the mean of a group is geometric: twice and eight times are four times', () => {
  const group = weighGroupByAhp(3, [
    [2, 2, 1],
    [8, 8, 1],
  ])
  // 4 : 1 : 1.
  expect(group).toMatchObject({ granted: true, value: { weights: [6666, 1667, 1667] } })
})

test.each([
  [2, [3], 'AHP_SIZE', undefined],
  [10, [], 'AHP_SIZE', undefined],
  [3, [1, 1], 'AHP_JUDGEMENT', undefined],
  [3, [1, 0, 1], 'AHP_JUDGEMENT', '/1'],
  [3, [1, 1, 10], 'AHP_JUDGEMENT', '/2'],
  [3, [-1, 1, 1], 'AHP_JUDGEMENT', '/0'],
  [3, [1.5, 1, 1], 'AHP_JUDGEMENT', '/0'],
] as const)('%i things judged by %j are refused', (size, judgements, code, at) => {
  expect(weighByAhp(size, judgements)).toEqual(
    at === undefined ? { granted: false, code } : { granted: false, code, at },
  )
})

test('a group of nobody is refused, and the member who did not answer is named', () => {
  expect(weighGroupByAhp(3, [])).toMatchObject({ code: 'AHP_NOBODY' })
  expect(
    weighGroupByAhp(3, [
      [1, 1, 1],
      [1, 0, 1],
    ]),
  ).toMatchObject({ code: 'AHP_JUDGEMENT', at: '/1/1' })
})

describe('whatever is answered', () => {
  const times = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -9, max: -2 }))
  const sized = fc.integer({ min: 3, max: 9 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      members: fc.array(fc.array(times, { minLength: (size * (size - 1)) / 2, maxLength: (size * (size - 1)) / 2 }), {
        minLength: 1,
        maxLength: 7,
      }),
    }),
  )

  test('weights sum to the whole, the eigenvalue is no less than the number of things, and who is asked first does not matter', () => {
    fc.assert(
      fc.property(sized, ({ size, members }) => {
        const answer = answered(size, members[0] ?? [])
        expect(answer.weights.reduce((sum, each) => sum + each, 0)).toBe(10_000)
        expect(answer.eigenvalue).toBeGreaterThan(size - 1e-9)
        expect(weighGroupByAhp(size, members.toReversed())).toEqual(weighGroupByAhp(size, members))
      }),
    )
  })

  test('answers that all follow from a few whole weights are perfectly consistent', () => {
    const weights = fc.array(fc.constantFrom(1, 3, 9), { minLength: 3, maxLength: 9 })
    fc.assert(
      fc.property(weights, (of) => {
        const pairs = of.flatMap((one, place) =>
          of.slice(place + 1).map((other) => (one >= other ? one / other : -other / one)),
        )
        const answer = answered(of.length, pairs)
        expect(answer.consistencyRatio).toBeCloseTo(0, 9)
        expect(answer.worst.misses).toBeCloseTo(1, 9)
      }),
    )
  })
})
