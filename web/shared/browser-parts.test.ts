import { describe, expect, test } from 'vitest'
import { sayCount, sayDay, sayDueTime, sayInstant, sayTime } from './format.ts'
import { chooseVoice } from './speak.ts'
import { openDrawer } from './storage.ts'

describe('days and times are those of Shanghai', () => {
  test('a day', () => {
    expect(sayDay('zh-CN', '2026-11-21')).toBe('2026年11月21日')
    expect(sayDay('en', '2026-11-21')).toBe('21 November 2026')
  })

  test('an instant', () => {
    expect(sayInstant('zh-CN', '2026-11-20T17:05:00Z')).toBe('2026年11月21日 01:05')
    expect(sayInstant('en', '2026-11-20T17:05:00Z')).toBe('21 November 2026 at 01:05')
    expect(sayTime('2026-11-20T16:00:07Z')).toBe('00:00:07')
  })

  test.each([
    ['midnight is the end of the day before', 'zh-CN', '2026-12-10T16:00:00.000Z', '2026年12月10日 24:00'],
    ['in English too', 'en', '2026-12-10T16:00:00.000Z', 'the end of 10 December 2026'],
    ['of a month and a year too', 'zh-CN', '2027-01-01T00:00:00+08:00', '2026年12月31日 24:00'],
    ['in whatever time it is written', 'en', '2028-02-29T16:00:00Z', 'the end of 29 February 2028'],
    ['a minute later is the next day', 'zh-CN', '2026-12-10T16:01:00.000Z', '2026年12月11日 00:01'],
    ['hours end at their minute', 'zh-CN', '2026-12-10T06:30:00.000Z', '2026年12月10日 14:30'],
  ] as const)('a limit: %s', (_, language, tooLateAt, said) => {
    expect(sayDueTime(language, tooLateAt)).toBe(said)
  })

  test('a count', () => {
    expect(sayCount('zh-CN', 12_345)).toBe('12,345')
  })
})

describe('a drawer', () => {
  const forbidden = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }

  test('keeps for the length of the page where the browser forbids storage', () => {
    const drawer = openDrawer(forbidden)
    drawer.keep('a', { b: 1 })
    expect(drawer.read('a')).toEqual({ b: 1 })
    drawer.drop('a')
    expect(drawer.read('a')).toBeUndefined()
  })

  test('takes what another version left behind for nothing', () => {
    const drawer = openDrawer(() => ({ getItem: () => '{broken' }) as unknown as Storage)
    expect(drawer.read('a')).toBeUndefined()
  })
})

test('a voice of the language, if possible one on the device', () => {
  const voice = (lang: string, localService: boolean) => ({ lang, localService })
  const voices = [voice('zh-HK', true), voice('zh-CN', false), voice('zh_CN', true), voice('en-GB', true)]
  expect(chooseVoice(voices, 'zh-CN')).toBe(voices[2])
  expect(chooseVoice(voices.slice(0, 2), 'zh-CN')).toBe(voices[1])
  expect(chooseVoice(voices, 'en')).toBe(voices[3])
  expect(chooseVoice(voices.slice(0, 1), 'zh-CN')).toBeUndefined()
})
