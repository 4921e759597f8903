import { describe, expect, test } from 'vitest'
import type { PlainDate } from './kernel/plain-date.ts'
import { findMissedYear, isDeviceMissed } from './message.ts'

const policy = { deviceSilentOpenMinutes: 30, deviceSilentAnywayHours: 72 }
const workdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }))
/** Times of the clock in Shanghai; 23 November 2026 is a Monday. */
const at = (day: number, clock: string) => Date.parse(`2026-11-${day}T${clock}:00+08:00`)

describe('a device is missed', () => {
  test.each([
    ['when its hall has been open for as long as nothing was heard', at(23, '10:00'), at(23, '10:31'), true],
    ['not before', at(23, '10:00'), at(23, '10:29'), false],
    ['not in the evening, when it was switched off', at(23, '16:55'), at(23, '20:00'), false],
    ['not in the morning before it could be switched on', at(23, '16:55'), at(24, '09:10'), false],
    ['but when it stays off', at(23, '16:55'), at(24, '09:30'), true],
    ['not on a Sunday', at(20, '16:55'), at(22, '11:00'), false],
  ])('%s', (_, heardAt, now, isMissed) => {
    expect(isDeviceMissed({ heardAt, hours: workdays }, policy, now)).toBe(isMissed)
  })

  test('where nobody knows the hours, after a long silence', () => {
    expect(isDeviceMissed({ heardAt: at(16, '10:00'), hours: null }, policy, at(18, '10:00'))).toBe(false)
    expect(isDeviceMissed({ heardAt: at(16, '10:00'), hours: null }, policy, at(19, '10:01'))).toBe(true)
  })
})

test('next year’s calendar is missed from its day on', () => {
  expect(findMissedYear('2026-11-14' as PlainDate, '11-15')).toBeUndefined()
  expect(findMissedYear('2026-11-15' as PlainDate, '11-15')).toBe(2027)
})
