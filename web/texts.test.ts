import { expect, test } from 'vitest'
import { refusalStatus, staffRefusals } from '../contracts/problem.ts'
import { ownAppealTexts } from './citizen/own-appeal-texts.ts'
import { ownComplaintTexts } from './citizen/own-complaint-texts.ts'
import { ownOrderTexts } from './citizen/own-order-texts.ts'
import { receiptProofTexts } from './citizen/receipt-proof-texts.ts'
import { texts as citizen } from './citizen/texts.ts'
import { apiKeyTexts } from './console/api-key/texts.ts'
import { appealTexts } from './console/appeal/texts.ts'
import { catalogueTexts } from './console/catalogue/texts.ts'
import { complaintTexts } from './console/complaint/texts.ts'
import { deviceTexts } from './console/device-inventory/texts.ts'
import { figurePageTexts } from './console/handling-figure/texts.ts'
import { orderTexts } from './console/handling-order/texts.ts'
import { messageTexts } from './console/message/texts.ts'
import { ownEvaluationTexts } from './console/own-evaluation/texts.ts'
import { texts as console } from './console/texts.ts'
import { unmaskingTexts } from './console/unmasking/texts.ts'
import { texts as field } from './field/texts.ts'
import { texts as handlingFigure } from './handling-figure/texts.ts'
import { texts as history } from './history/texts.ts'
import { texts as home } from './home/texts.ts'
import { texts as imports } from './import/texts.ts'
import { texts as letter } from './letter/texts.ts'
import { texts as participation } from './participation/texts.ts'
import { texts as screen } from './screen/texts.ts'
import { laterRefusals } from './shared/later-refusals.ts'
import { texts as status } from './status/texts.ts'
import { texts as suggestion } from './suggestion/texts.ts'
import { texts as terminal } from './terminal/texts.ts'
import { zh as verifyZh } from './verify/texts.zh.ts'

/** Every text of a face by its path; a text that is a function is said with an example. */
function spoken(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    const example = path.endsWith('receiptFile') ? { receipt: 'R', receivedAt: 'T', address: 'A' } : '7'
    return [[path, String(value(example, '8', '9'))]]
  }
  return Object.entries(value as object).flatMap(([key, each]) => spoken(each, `${path}/${key}`))
}

/** Pages of the console, and what is fetched with a receipt, bring both languages along. */
const both = <T>(texts: { readonly 'zh-CN': T; readonly en: T }) => ({
  'zh-CN': texts['zh-CN'],
  en: () => Promise.resolve(texts.en),
})
const consoleDevices = both(deviceTexts)
const consoleKeys = both(apiKeyTexts)
const consoleCatalogue = both(catalogueTexts)
const consoleInbox = both(messageTexts)
const consoleUnmasking = both(unmaskingTexts)
const consoleOrders = both(orderTexts)
const consoleAppeals = both(appealTexts)
const consoleComplaints = both(complaintTexts)
const ownComplaint = both(ownComplaintTexts)
const consoleFigures = both(figurePageTexts)
const faces = {
  citizen,
  field,
  handlingFigure,
  history,
  suggestion,
  home,
  letter,
  participation,
  screen,
  status,
  terminal,
  verify: { 'zh-CN': verifyZh, en: () => import('./verify/texts.en.ts').then(({ en }) => en) },
  imports,
  console,
  consoleDevices,
  consoleCatalogue,
  consoleComplaints,
  ownComplaint,
  consoleInbox,
  consoleOrders,
  consoleAppeals,
  consoleOwnEvaluations: both(ownEvaluationTexts),
  receiptProof: both(receiptProofTexts),
  ownAppeal: both(ownAppealTexts),
  ownOrder: both(ownOrderTexts),
  consoleFigures,
  consoleKeys,
  consoleUnmasking,
}

test.each(Object.entries(faces))('%s says the same things in both languages', async (_, texts) => {
  const zh = spoken(texts['zh-CN'])
  const en = spoken(await texts.en())
  expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path))
  expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([])
})

test.each(Object.entries(faces))('%s speaks Chinese in Chinese and English in English', async (_, texts) => {
  const bilingual = /otherLanguage|\/language$|\/product$|\/home\/api|\/openapi|home\/lead/
  const han = /\p{Script=Han}/u
  const notChinese = spoken(texts['zh-CN']).filter(([path, text]) => !han.test(text) && !bilingual.test(path))
  const notEnglish = spoken(await texts.en()).filter(
    ([path, text]) => han.test(text.replace('好差评', '')) && !bilingual.test(path),
  )
  expect(notChinese).toEqual([])
  expect(notEnglish).toEqual([])
})

test('every refusal that a citizen can meet has words in every language', async () => {
  const codes = Object.keys(refusalStatus)
    .filter((code) => !staffRefusals.some((staff) => staff === code))
    .sort()
  for (const { language, refusals: early } of [citizen['zh-CN'].shared, (await citizen.en()).shared]) {
    const refusals = { ...early, ...laterRefusals[language] }
    expect(Object.keys(refusals).sort()).toEqual(codes)
    expect(new Set(Object.values(refusals)).size).toBeGreaterThan(codes.length * 0.9)
  }
})

test('the console has words for what only staff can meet', async () => {
  for (const { refusals } of [console['zh-CN'], await console.en()])
    expect(Object.keys(refusals).sort()).toEqual([...staffRefusals].sort())
})

test('the thanks are the same for every grade, and no text asks for a good one', () => {
  const everything = [...spoken(citizen['zh-CN']), ...spoken(terminal['zh-CN'])].map(([, text]) => text)
  expect(everything.filter((text) => /五星|请给.*好评|求好评|默认好评/.test(text))).toEqual([])
  expect(typeof citizen['zh-CN'].thanks).toBe('string')
  expect(typeof terminal['zh-CN'].thanks).toBe('string')
})
