import { describe, expect, test, vi } from 'vitest'
import { announcer } from './announce.ts'
import { openDrivers, statesOf } from './drivers.ts'
import { emulatorsOf, printed } from './emulators.ts'
import { isBrowserKey } from './kiosk.ts'
import { chooseNext, findBySerial } from './offers.ts'
import { toCode } from './pairing.ts'

const instant = Date.parse('2026-11-21T10:00:00Z')
const now = { at: instant, atBy: 'RUNNING' } as const
const service = (serialNo: string, minutesAgo: number, over: object = {}) => ({
  serialNo,
  endedAt: new Date(instant - minutesAgo * 60_000).toISOString(),
  expiresAt: new Date(instant + 86_400_000).toISOString(),
  isAnswered: false,
  isShown: false,
  ...over,
})

describe('the service to ask about', () => {
  test('is the last that has just ended and that nobody was asked about', () => {
    const services = [
      service('0001', 8),
      service('0002', 2),
      service('0003', 1, { isShown: true }),
      service('0004', 11),
    ]
    expect(chooseNext(services, now, 600_000)?.serialNo).toBe('0002')
    expect(chooseNext([service('0001', 1, { isAnswered: true })], now, 600_000)).toBeUndefined()
    expect(
      chooseNext([service('0001', 1, { expiresAt: new Date(instant).toISOString() })], now, 600_000),
    ).toBeUndefined()
  })

  test('or the one whose number is told, by its end or as a whole; fewer characters than it has find nothing', () => {
    const services = [service('00A1', 300, { isShown: true }), service('00A2', 5), service('00a1', 1)]
    expect(findBySerial(services, '00a1', now).map(({ serialNo }) => serialNo)).toEqual(['00a1', '00A1'])
    expect(findBySerial(services, 'CASE-2026-00A2', now)).toHaveLength(1)
    expect(findBySerial(services, 'A2', now)).toEqual([])
  })

  test('is not hidden by a clock that may have been set: only the time that the platform told says that one has run out', () => {
    const services = [service('0001', 5)]
    const aYearAhead = instant + 365 * 86_400_000
    expect(findBySerial(services, '0001', { at: aYearAhead, atBy: 'RUNNING' })).toEqual([])
    for (const atBy of ['CORRECTED', 'OWN'] as const)
      expect(findBySerial(services, '0001', { at: aYearAhead, atBy })).toHaveLength(1)
  })
})

test('a pairing code may be typed as it comes', () => {
  expect(toCode(' ab2c d3-ef ')).toBe('AB2C-D3EF')
})

test('the browser’s own keys are kept away, those with which one writes are not', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false }
  for (const key of ['F5', 'F12', 'BrowserBack', 'ContextMenu']) expect(isBrowserKey({ ...plain, key })).toBe(true)
  for (const key of ['w', 'r', 't', 'p']) expect(isBrowserKey({ ...plain, key, ctrlKey: true })).toBe(true)
  for (const key of ['a', '1', 'Tab', 'Enter', 'Backspace', 'F', 'Find'])
    expect(isBrowserKey({ ...plain, key })).toBe(false)
  expect(isBrowserKey({ ...plain, key: 'c', ctrlKey: true })).toBe(false)
  expect(isBrowserKey({ ...plain, key: 'ArrowLeft', altKey: true })).toBe(true)
})

test('where a voice is missing, or speech at all, the chime sounds instead', () => {
  const [speak, chime] = [vi.fn(), vi.fn()]
  announcer({ speak, hasVoice: (language) => language === 'en', chime })('您好', 'zh-CN')
  announcer({ speak, hasVoice: () => true, chime })('hello', 'en')
  announcer({ speak: undefined, hasVoice: () => true, chime })('您好', 'zh-CN')
  expect(speak.mock.calls).toEqual([['hello', 'en']])
  expect(chime).toHaveBeenCalledTimes(2)
})

describe('drivers', () => {
  const none = { idReader: 'NONE', face: 'NONE', signature: 'NONE', printer: 'NONE', screen: 'NONE' } as const

  test('are those that are configured; a browser alone has none', () => {
    const drivers = openDrivers(none, emulatorsOf(''))
    expect(drivers).toEqual({ presence: [], printer: undefined, screen: undefined })
    expect(statesOf(drivers, new Set())).toEqual([])
  })

  test('an emulator says that it is one, works, and can be made to fail', async () => {
    const settings = { ...none, face: 'EMULATOR', printer: 'EMULATOR', screen: 'EMULATOR' } as const
    const drivers = openDrivers(settings, emulatorsOf('?fail=printer'))
    expect(drivers.presence.map(({ kind, isEmulated }) => [kind, isEmulated])).toEqual([['FACE', true]])
    expect(await drivers.presence[0]?.present()).toBe(true)
    expect(await drivers.screen?.brightnessPercent()).toBe(80)
    await openDrivers(settings, emulatorsOf('')).printer?.print({ title: 'slip', lines: ['one'], url: '/e#x' })
    expect(printed).toEqual([{ title: 'slip', lines: ['one'], url: '/e#x' }])
    await expect(drivers.printer?.print({ title: '', lines: [], url: '' })).rejects.toThrow('printer')
    expect(statesOf(drivers, new Set(['printer']))).toEqual([
      { kind: 'face', works: true },
      { kind: 'printer', works: false },
      { kind: 'screen', works: true },
    ])
  })
})
