import { expect, test } from 'vitest'
import { ownOrderTexts } from './own-order-texts.ts'
import { sayBy } from './own-order-words.ts'

test.each([
  ['a last day counts whole', 'zh-CN', '2026-12-10T16:00:00.000Z', '2026年12月10日（含当日）'],
  ['in English too', 'en', '2026-12-10T16:00:00.000Z', 'the end of 10 December 2026'],
  ['hours end at their minute', 'zh-CN', '2026-12-10T06:30:00.000Z', '2026年12月10日 14:30'],
] as const)('%s', (_, language, tooLateAt, said) => {
  expect(sayBy(language, ownOrderTexts[language], tooLateAt)).toBe(said)
})
