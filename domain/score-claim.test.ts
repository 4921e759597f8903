import { expect, test } from 'vitest'
import { probabilityBeyond, probabilityOfSide, withinFalseDiscovery } from './score-claim.ts'

const shrunk = {
  thoughts: [{ weight: 1, means: Float64Array.from([90, 80, 70]), deviations: Float64Array.from([5, 5, 5]) }],
  ...{ means: [90, 80, 70], deviations: [5, 5, 5], reliabilities: [1, 1, 1], spreadVariance: 100 },
}

test('by hand: ten points from the mean, three of margin, five of deviation: Φ(7/5) = .9192', () => {
  expect(probabilityBeyond(shrunk, 0, 'ABOVE', 3)).toBeCloseTo(0.9192, 4)
  expect(probabilityBeyond(shrunk, 2, 'BELOW', 3)).toBeCloseTo(0.9192, 4)
  expect(probabilityBeyond(shrunk, 0, 'BELOW', 0)).toBeCloseTo(1 - 0.9772, 4)
})

test('by hand: on which side of 97, 98 and 99 a window of 94 lies, with 1.5² of its own and 2² of its items: Φ(3/2.5) = .8849', () => {
  const [sampling, effectVariance] = [{ variance: 2.25 }, 4]
  const windows = [94, 97, 98, 99].map((adjusted) => ({ adjusted, sampling, effectVariance })) as unknown as Parameters<
    typeof probabilityOfSide
  >[0]['windows']
  // The mean of all four is 97: three points, over √(2.25 + 4) = 2.5.
  expect(probabilityOfSide({ windows }, 0, 'BELOW')).toBeCloseTo(0.8849, 4)
  expect(probabilityOfSide({ windows }, 0, 'ABOVE')).toBeCloseTo(1 - 0.8849, 4)
  expect(probabilityOfSide({ windows }, 1, 'BELOW')).toBeCloseTo(0.5, 4)
})

test('by hand: of four claims the first three are held, because 5 + 10 + 15 of a hundred are 10 % of three', () => {
  const claims = [700, 950, 850, 900].map((probabilityThousandths, at) => ({ key: `W${at}`, probabilityThousandths }))
  expect(withinFalseDiscovery(claims, 10).map(({ key }) => key)).toEqual(['W1', 'W2', 'W3'])
  expect(withinFalseDiscovery(claims, 4)).toEqual([])
  expect(withinFalseDiscovery(claims, 5).map(({ key }) => key)).toEqual(['W1'])
})
