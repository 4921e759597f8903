import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signs } from './characters.ts'
import { normalise, toOriginal } from './normalise.ts'

const sign = (unit: number) => String.fromCharCode(unit)

describe('a text is read in one form', () => {
  test.each([
    ['traditional characters', '櫃檯人員態度很差', '柜台人员态度很差'],
    ['full-width letters and digits', 'ＡＰＰ１２', 'app12'],
    ['capitals', 'WiFi', 'wifi'],
    ['repeats, cut at three', '好好好好好好！！！！！', '好好好!!!'],
    ['digits, which are never cut', '15488888888', '15488888888'],
    ['pinyin that a scan has put in brackets', '領(lǐng)證的時候', '领证的时候'],
    ['a note in brackets, which stays', '材料(pdf)', '材料(pdf)'],
    ['spaces that a scan has put between characters', '窗 口 态 度 不 好', '窗口态度不好'],
    ['spaces between clauses, which stay', '态度很好 速度很快', '态度很好 速度很快'],
    ['joiners and selectors, which are nothing', '好\u200b的\ufe0f', '好的'],
    ['a character beyond the basic plane', '我叫𬱖', `我叫${sign(signs.rareHan)}`],
    ['signs of gladness and of anger', '👍😡', sign(signs.glad) + sign(signs.cross)],
  ])('%s', (_, text, normal) => {
    expect(normalise(text).text).toBe(normal)
  })
})

describe('places stay what they are', () => {
  test('of a word behind a character of two units', () => {
    const text = '我叫𬱖，電話沒人接'
    const normal = normalise(text)
    const at = normal.text.indexOf('电话')
    expect(text.slice(...Object.values(toOriginal(normal, at, at + 2)))).toBe('電話')
  })

  test('in every text: places rise, stay within it, and a whole text is the whole text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const normal = normalise(text)
        for (let at = 0; at < normal.length; at++) {
          const { start, end } = toOriginal(normal, at, at + 1)
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
          if (at > 0) expect(start).toBeGreaterThanOrEqual(normal.till[at - 1] ?? 0)
        }
        expect(normal.text).toHaveLength(normal.length)
      }),
    )
  })

  test('reading twice changes nothing: a normal form is its own normal form', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-鿿a-z0-9，。！ ]{0,40}$/), (text) => {
        const once = normalise(text).text
        expect(normalise(once).text).toBe(once)
      }),
    )
  })
})
