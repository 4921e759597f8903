import { describe, expect, test } from 'vitest'
import { DuplicateIndex, jaccard, minhashOf, minhashValues, shinglesOf } from './minhash.ts'
import { normalise } from './normalise.ts'

const printOf = (text: string) => {
  const { units, length } = normalise(text)
  const shingles = shinglesOf(units, length)
  return { shingles, signature: minhashOf(shingles) }
}

const clusters = (...texts: string[]) => {
  const index = new DuplicateIndex()
  for (const text of texts) index.add(printOf(text))
  return texts.map((_, at) => index.clusterOf(at))
}

describe('comments that are nearly the same', () => {
  test('a word more, another script, other punctuation', () => {
    expect(
      clusters(
        '窗口只开两个，等了三个小时还没轮到我',
        '窗口只开两个,等了三個小時還沒輪到我!!',
        '窗口只开两个，我等了三个小时还没轮到',
        '停车场太小，绕了半小时没有车位',
      ),
    ).toEqual([0, 0, 0, 3])
  })

  test('what joins two clusters makes them one', () => {
    const first = '一二三四五六七八九十甲乙丙丁戊己'
    const last = '六七八九十甲乙丙丁戊己庚辛壬癸子'
    expect(clusters(first, last)).toEqual([0, 1])
    expect(new Set(clusters(first, last, '三四五六七八九十甲乙丙丁戊己庚辛')).size).toBe(1)
  })

  test('the share of equal values estimates what two sets have in common', () => {
    const [a, b] = [
      printOf('一二三四五六七八九十甲乙丙丁戊己庚辛壬癸'),
      printOf('一二三四五六七八九十甲乙丙丁戊子丑寅卯辰'),
    ]
    const same = a.signature.filter((value, at) => value === b.signature[at]).length / minhashValues
    expect(Math.abs(same - jaccard(a.shingles, b.shingles))).toBeLessThan(0.2)
  })
})
