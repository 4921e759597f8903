import { afterAll, beforeAll, expect, test } from 'vitest'
import { ruleWordsEn } from '../../web/portal/rule-words.en.ts'
import { sayRule } from '../../web/portal/rule-words.ts'
import { ruleWordsZh } from '../../web/portal/rule-words.zh.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
}, 120_000)
afterAll(() => platform.stop())

function shownOf(at: string, value: number): string {
  if (at.endsWith('Hundredths')) return String(value / 100)
  if (at.endsWith('ZThousandths')) return String(value / 1000)
  return String(at.endsWith('Thousandths') ? value / 10 : value)
}

test.each([
  ['zh-CN', ruleWordsZh],
  ['en', ruleWordsEn],
] as const)('every rule of the method is a plain sentence with its own number: %s', async (_, words) => {
  const { policies } = await (await fetch(`${platform.base}/api/v1/methodology`)).json()
  const untold: string[] = []
  for (const { word, rules } of policies)
    for (const { at, value } of rules) {
      const sentence = sayRule(words, word, { at, value })
      if (words.rules[word]?.[at] === undefined) untold.push(`${word}${at}`)
      expect(sentence).not.toMatch(/[{}[\]_]|undefined|NaN|null/)
      if (typeof value === 'number') expect(sentence).toContain(shownOf(at, value))
    }
  expect(untold).toEqual([])
})
