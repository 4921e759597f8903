import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { jaccard, shinglesOf } from '../../../language/minhash.ts'
import { normalise } from '../../../language/normalise.ts'
import { issueLabels, polarities } from '../../../language/types.ts'
import { type Corpus, loadCorpus } from './corpus.ts'

let corpus: Corpus

beforeAll(async () => {
  corpus = await loadCorpus(path.resolve(import.meta.dirname, '../../../language/training'))
})

const share = (count: number) => count / corpus.examples.length

describe('the training set', () => {
  test('has 2,500 comments and more, each with a name of its own', () => {
    expect(corpus.examples.length).toBeGreaterThanOrEqual(2500)
    expect(new Set(corpus.examples.map(({ id }) => id)).size).toBe(corpus.examples.length)
  })

  test('has enough of every label, every polarity and every register', () => {
    const count = (of: (at: number) => boolean) => corpus.examples.filter((_, at) => of(at)).length
    for (const label of issueLabels) {
      expect(
        count((at) => corpus.examples[at]?.labels.includes(label) === true),
        label,
      ).toBeGreaterThanOrEqual(200)
    }
    for (const polarity of polarities) {
      expect(
        count((at) => corpus.examples[at]?.polarity === polarity),
        polarity,
      ).toBeGreaterThanOrEqual(250)
    }
    for (const register of ['dialect', 'traditional', 'asr', 'typo', 'irony', 'long', 'short', 'formal']) {
      expect(
        count((at) => corpus.examples[at]?.register === register),
        register,
      ).toBeGreaterThanOrEqual(60)
    }
  })

  test('has enough comments of several labels or none, and enough with personal data', () => {
    const several = corpus.examples.filter(({ labels }) => labels.length !== 1).length
    expect(share(several)).toBeGreaterThan(0.25)
    expect(share(several)).toBeLessThan(0.4)
    expect(corpus.examples.filter(({ pii }) => pii.length > 0).length).toBeGreaterThanOrEqual(250)
  })

  test('praise and only praise is positive, and what is mixed has both', () => {
    const wrong = corpus.examples.filter(({ polarity, labels }) => {
      const praises = labels.includes('表扬')
      const complains = labels.some((label) => label !== '表扬')
      return (polarity === 'mixed' && !(praises && complains)) || (polarity === 'positive' && !praises)
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('says nothing twice: no two comments have half of their pairs of characters in common', () => {
    expect(findTwice()).toEqual([])
  })
})

function findTwice(): string[] {
  const prints = corpus.examples.map(({ text }) => {
    const { units, length } = normalise(text)
    return /[一-鿿]/.test(text) ? shinglesOf(units, length) : new Uint32Array()
  })
  const having = new Map<number, number[]>()
  return prints.flatMap((print, at) => {
    const near = new Set([...print].flatMap((shingle) => having.get(shingle) ?? []))
    for (const shingle of print) having.set(shingle, [...(having.get(shingle) ?? []), at])
    const same = [...near].filter((other) => jaccard(print, prints[other] ?? print) >= 0.5)
    return same.map((other) => `${corpus.examples[other]?.id} ${corpus.examples[at]?.id}`)
  })
}
