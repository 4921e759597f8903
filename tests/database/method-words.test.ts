import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayRule } from '../../web/portal/rule-words.ts'
import { ruleWordsEn } from '../../web/portal/rule-words.en.ts'
import { ruleWordsZh } from '../../web/portal/rule-words.zh.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
}, 120_000)
afterAll(() => platform.stop())

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
      const raw = /Hundredths$/.test(at) ? value / 100 : /ZThousandths$/.test(at) ? value / 1000 : value
      const shown = /(?<!Z)Thousandths$/.test(at) ? value / 10 : raw
      if (typeof value === 'number') expect(sentence).toContain(String(shown))
    }
  expect(untold).toEqual([])
})
