import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allocateSample,
  countStrata,
  drawSeed,
  drawUnits,
  findPlainRandomness,
  type PopulationUnit,
  populationDigest,
  rankOf,
  secretCommitment,
  smallestSample,
  tellIngredients,
  tellPopulation,
  toPopulation,
} from './assessment-draw.ts'

const platform = {
  sha256: (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  utf8: (text: string) => new TextEncoder().encode(text),
}
const sha = (text: string) => platform.sha256(platform.utf8(text))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const populationOf = (sizes: readonly number[]): PopulationUnit[] =>
  sizes.flatMap((size, hall) =>
    Array.from({ length: size }, (_, at) => ({ key: `H${hall}/W${at}`, stratum: `H${hall}` })),
  )
const granted = <T>(decision: { granted: true; value: T } | { granted: false; code: string }): T => {
  if (!decision.granted) throw new Error(decision.code)
  return decision.value
}
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 })

describe('the frozen population', () => {
  test('is told in one way, whatever order it came in', () => {
    const units = populationOf([2, 1])
    expect(tellPopulation(toPopulation([...units].reverse()))).toBe(
      'yiping/assessment-population/v1\n1\tH0\tH0/W0\n2\tH0\tH0/W1\n3\tH1\tH1/W0\n',
    )
    expect(hex(populationDigest(platform, toPopulation(units)))).toBe(
      createHash('sha256')
        .update(tellPopulation(toPopulation(units)))
        .digest('hex'),
    )
  })
})

describe('the seed', () => {
  const ingredients = {
    freezeLeafHash: sha('freeze'),
    secret: sha('secret'),
    cosignatures: [
      { name: 'two.example', keyId: '00000002', signature: 'BBBB' },
      { name: 'one.example', keyId: '00000001', signature: 'AAAA' },
    ],
    randomness: '3 11 22',
  }

  test('is the digest of its ingredients, a line for each, the witnesses in the order of their names', () => {
    expect(tellIngredients(ingredients).split('\n').slice(3)).toEqual([
      'witness one.example 00000001 AAAA',
      'witness two.example 00000002 BBBB',
      'randomness 3 11 22',
      '',
    ])
    expect(granted(drawSeed(platform, ingredients))).toEqual(sha(tellIngredients(ingredients)))
  })

  test('of what the platform alone has made there is none', () => {
    const ours = { ...ingredients, cosignatures: [], randomness: null }
    expect(drawSeed(platform, ours)).toEqual({ granted: false, code: 'NO_OUTSIDE_RANDOMNESS' })
    expect(drawSeed(platform, { ...ours, randomness: '1' }).granted).toBe(true)
    expect(drawSeed(platform, { ...ours, cosignatures: ingredients.cosignatures }).granted).toBe(true)
  })

  test('is another with another secret, and what was settled before tells nothing of the secret but that it is that one', () => {
    const other = { ...ingredients, secret: sha('other') }
    expect(granted(drawSeed(platform, other))).not.toEqual(granted(drawSeed(platform, ingredients)))
    expect(hex(secretCommitment(platform, sha('secret')))).not.toBe(hex(sha('secret')))
  })

  test.each([
    ['03, 11，22', '3 11 22'],
    ['０３ １１ ２２', '3 11 22'],
    ['  3-11-22\n', '3 11 22'],
    ['0xABCDEF', '0xabcdef'],
    ['00', '0'],
    ['第2026135期 05', '第2026135期 5'],
  ])('however public randomness is typed in (%s), it is the same', (typed, plain) => {
    expect(findPlainRandomness(typed)).toBe(plain)
  })

  test('of signs alone nothing is left', () => {
    expect(findPlainRandomness(' – ，')).toBeUndefined()
  })
})

describe('the sample of each stratum', () => {
  test('is in proportion, by largest remainder', () => {
    expect(granted(allocateSample({ a: 50, b: 30, c: 20 }, 10))).toEqual({ a: 5, b: 3, c: 2 })
    expect(granted(allocateSample({ a: 47, b: 33, c: 20 }, 10))).toEqual({ a: 5, b: 3, c: 2 })
  })

  test('is one at least where the sample is as large as there are strata; where that would take a whole unit from another, it is too small', () => {
    const strata = { a: 90, b: 6, c: 4 }
    expect(granted(allocateSample(strata, 11))).toEqual({ a: 9, b: 1, c: 1 })
    expect(granted(allocateSample(strata, 2))).toEqual({ a: 2, b: 0, c: 0 })
    expect(allocateSample(strata, 9)).toEqual({ granted: false, code: 'SAMPLE_TOO_SMALL', at: '/sample' })
    expect(smallestSample(strata, 3)).toBe(11)
    expect(smallestSample(strata, 101)).toBeUndefined()
  })
})

describe('properties', () => {
  test('no stratum departs from its share by a unit; each has one where there are enough; together they are the sample', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 200 }), (counts, wanted) => {
        const strata = countStrata(populationOf(counts))
        const units = counts.reduce((sum, count) => sum + count, 0)
        const sample = Math.min(wanted, units)
        const decision = allocateSample(strata, sample)
        if (!decision.granted) {
          expect(decision.code).toBe('SAMPLE_TOO_SMALL')
          expect(sample).toBeGreaterThanOrEqual(counts.length)
          return
        }
        const taken = Object.entries(decision.value)
        expect(taken.reduce((sum, [, count]) => sum + count, 0)).toBe(sample)
        for (const [stratum, count] of taken) {
          const size = strata[stratum] ?? 0
          expect(Math.abs(count * units - sample * size)).toBeLessThan(units)
          expect(count).toBeLessThanOrEqual(size)
          if (sample >= counts.length) expect(count).toBeGreaterThanOrEqual(1)
        }
      }),
    )
  })

  test('a sample of every unit can always be drawn, and a larger one never', () => {
    fc.assert(
      fc.property(sizes, (counts) => {
        const strata = countStrata(populationOf(counts))
        const units = counts.reduce((sum, count) => sum + count, 0)
        expect(granted(allocateSample(strata, units))).toEqual(strata)
        expect(allocateSample(strata, units + 1)).toMatchObject({ code: 'SAMPLE_TOO_LARGE' })
        expect(smallestSample(strata, counts.length)).toBeLessThanOrEqual(units)
      }),
    )
  })

  test('what is drawn does not depend on the order in which the population came', () => {
    fc.assert(
      fc.property(sizes, fc.string(), fc.integer(), (counts, word, turn) => {
        const units = populationOf(counts)
        const shuffled = [...units].sort((one, other) =>
          hex(sha(`${turn}${one.key}`)) < hex(sha(`${turn}${other.key}`)) ? -1 : 1,
        )
        const ask = { sample: units.length, doubles: Math.floor(units.length / 3) }
        const [one, other] = [units, shuffled].map((each) => granted(drawUnits(platform, sha(word), each, ask)))
        expect(one?.units).toEqual(other?.units)
        expect(one?.doubles).toEqual(other?.doubles)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a draw', () => {
  const units = populationOf([40, 25, 15])

  test('takes the smallest ranks of each stratum, and what comes next is next by rank', () => {
    const seed = sha('seed')
    const drawn = granted(drawUnits(platform, seed, units, { sample: 16, doubles: 4 }))
    const rank = ({ key }: PopulationUnit) => rankOf(platform, seed, 'place', key)
    expect(drawn.units).toHaveLength(16)
    expect(drawn.doubles.size).toBe(4)
    for (const [stratum, next] of drawn.next) {
      const taken = drawn.units.filter((unit) => unit.stratum === stratum)
      const ranks = [...taken, ...next].map(rank)
      expect(ranks).toEqual([...ranks].sort())
    }
    for (const key of drawn.doubles) expect(drawn.units.map((unit) => unit.key)).toContain(key)
  })

  test('gives every unit of a stratum the same chance: χ² over 2000 seeds is what chance alone makes of it', () => {
    const draws = 2000
    const [taken, doubled] = [new Map<string, number>(), new Map<string, number>()]
    const count = (tally: Map<string, number>, key: string) => tally.set(key, (tally.get(key) ?? 0) + 1)
    for (let at = 0; at < draws; at += 1) {
      const drawn = granted(drawUnits(platform, sha(`seed ${at}`), units, { sample: 16, doubles: 4 }))
      for (const { key } of drawn.units) count(taken, key)
      for (const key of drawn.doubles) count(doubled, key)
    }
    // Each stratum gives a fifth of its units, without replacement: (N−1)/N of the sum is χ² with N−1 degrees of freedom.
    const chiOf = (tally: ReadonlyMap<string, number>, chance: number, of: readonly PopulationUnit[]) =>
      (of.reduce((sum, { key }) => sum + ((tally.get(key) ?? 0) - draws * chance) ** 2, 0) * (1 - 1 / of.length)) /
      (draws * chance * (1 - chance))
    const strata = ['H0', 'H1', 'H2'].map((stratum) => units.filter((unit) => unit.stratum === stratum))
    const inclusion = strata.reduce((sum, of) => sum + chiOf(taken, 0.2, of), 0)
    const twice = chiOf(doubled, 0.05, units)
    console.log(`χ² of inclusion ${inclusion.toFixed(1)} on 77, of doubles ${twice.toFixed(1)} on 79`)
    // 99.9 of a hundred lie within: 42.6 to 124.4 on 77, 44.1 to 127.0 on 79.
    expect(inclusion).toBeGreaterThan(42.6)
    expect(inclusion).toBeLessThan(124.4)
    expect(twice).toBeGreaterThan(44.1)
    expect(twice).toBeLessThan(127)
  }, 30_000)
})
