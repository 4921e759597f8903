import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CanonValue, canon } from './canon.ts'

/** Text that has one spelling: well formed, in NFC. */
const text = fc.string({ unit: 'grapheme' }).map((value) => value.normalize('NFC'))
const { tree: anyValue } = fc.letrec<{ tree: CanonValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(text, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

describe('canonical JSON', () => {
  test('says what the value says', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(JSON.parse(canon(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('of what was read from it is itself', () => {
    fc.assert(fc.property(anyValue, (value) => canon(JSON.parse(canon(value)) as CanonValue) === canon(value)))
  })

  test('does not depend on the order in which members were set', () => {
    fc.assert(
      fc.property(fc.dictionary(text, fc.nat(), { noNullPrototype: true }), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canon(reversed)).toBe(canon(value))
      }),
    )
  })

  test('sorts members by UTF-16 code units, as RFC 8785 shows', () => {
    // The example of RFC 8785 §3.2.3, without its member that is not in NFC.
    const value = { '\u20ac': 1, '\r': 2, '1': 3, '\u0080': 4, '\ud83d\ude00': 5, '\u00f6': 6 }
    expect(canon(value)).toBe('{"\\r":2,"1":3,"\u0080":4,"\u00f6":6,"\u20ac":1,"\ud83d\ude00":5}')
  })

  test('escapes what RFC 8785 escapes and nothing else', () => {
    expect(canon('\u20ac$\u000f\nA\'B"\\\\"/\u2028\u007f\b\t\f')).toBe(
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028\u007f\\b\\t\\f"',
    )
  })

  test('writes zero in one way', () => {
    expect(canon(-0)).toBe('0')
  })
})

describe('what two programs could write differently is refused', () => {
  test.each([0.1, 1e21, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('the number %d', (value) => {
    expect(() => canon(value)).toThrow(RangeError)
  })

  test.each(['\ud83d', '\ude00', 'a\ude00\ud83d', '\ud83d\ud83d\ude00'])('lone surrogates: %j', (value) => {
    expect(() => canon(value)).toThrow(RangeError)
    expect(() => canon([{ [value]: 1 }])).toThrow(RangeError)
  })

  test.each(['e\u0301', '\u212b', '\uf900'])('text outside NFC: %j', (value) => {
    expect(() => canon(value)).toThrow(RangeError)
    expect(() => canon({ [value]: 1 })).toThrow(RangeError)
    expect(canon(value.normalize('NFC'))).toBe(JSON.stringify(value.normalize('NFC')))
  })

  test('any number that is no safe integer', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        fc.pre(!Number.isSafeInteger(value))
        expect(() => canon(value)).toThrow(RangeError)
      }),
    )
  })
})
