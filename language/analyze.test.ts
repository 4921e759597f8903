import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { committedModel } from '../tests/support/language-model.ts'
import { Analyzer } from './analyze.ts'
import { maskOf } from './mask.ts'

const analyzer = new Analyzer(committedModel(), { items: [{ code: 'ID_CARD', names: ['身份证', '身份證'] }] })
const read = (text: string) => analyzer.analyze({ id: 'a', text })

const pieces = [
  '排队排了三个小时',
  '感谢周佩云',
  '，',
  '。',
  '電話15400128876',
  '身份证999101199002303884',
  '态度很差',
  '𬱖',
  '👍',
  '但是',
  '系统又崩了！',
  '加微信lao_zhou1962',
  'ABC',
  '５号窗口',
  ' ',
]
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
)

describe('whatever is written', () => {
  test('every place lies in the original text and is not empty', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { pii, issues, praise, keywords, mentions } = read(text)
        const spans = [
          ...pii,
          ...[...issues, ...praise].flatMap((hit) => hit.evidence),
          ...keywords.flatMap((keyword) => keyword.spans),
          ...mentions.map((mention) => mention.span),
        ]
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  test('the masked text holds nothing that was found', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { pii, masked } = read(text)
        const bare = pii.reduce((rest, { type }) => rest.replace(maskOf(type), '\u0000'), masked)
        for (const { start, end } of pii) {
          const value = text.slice(start, end)
          if (value.length > 1) expect(bare).not.toContain(value)
        }
      }),
    )
  })

  test('equal comments are read equally, whatever was read before', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2, maxLength: 5 }), (list) => {
        const forwards = list.map(read)
        const backwards = list.toReversed().map(read).toReversed()
        expect(backwards).toEqual(forwards)
      }),
      { numRuns: 30 },
    )
  })

  test('a text of any length is read', () => {
    expect(read('排队太久了，没有人管。'.repeat(3000)).polarity.label).toBe('negative')
  })
})

describe('what is told of a comment', () => {
  test('the clause that shows the issue', () => {
    const text = '小姑娘很热情，就是停车场太小找不到车位'
    const [hit] = read(text).issues
    expect(hit?.code).toBe('环境设施')
    expect(hit?.evidence.map(({ start, end }) => text.slice(start, end)).join()).toContain('停车场')
  })

  test('windows, badge numbers and items it names', () => {
    const mentions = read('A12窗口工号0326给我办的身份證').mentions.map(({ kind, ref }) => `${kind} ${ref}`)
    expect(mentions).toEqual(['window a12', 'staff 0326', 'item ID_CARD'])
  })

  test('keywords, none of them personal data', () => {
    const { keywords } = read('周佩云说人脸识别一直失败，验证码也收不到')
    expect(keywords.map(({ term }) => term)).toContain('人脸识别')
    expect(keywords.some(({ term }) => term.includes('周佩云'))).toBe(false)
  })

  test('that a grade contradicts the words', () => {
    expect(analyzer.analyze({ id: 'a', text: '态度恶劣，骂人', rating: 5 }).review?.reason).toBe('rating-conflict')
    expect(analyzer.analyze({ id: 'a', text: '态度恶劣，骂人', rating: 1 }).review?.reason).not.toBe('rating-conflict')
  })

  test('by which model and taxonomy it was read', () => {
    const { modelVersion, taxonomyVersion } = read('好')
    expect([modelVersion, taxonomyVersion]).toEqual([committedModel().header.version, 'window-zh-1'])
  })
})
