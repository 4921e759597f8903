import { expect, test } from 'vitest'
import { toOpeningHours } from './opening-hours.ts'

const period = (weekday: number, from: string, to: string) => ({ weekday, from, to })

test('opening hours are told in the order of the week, however they were entered', () => {
  expect(
    toOpeningHours([period(2, '09:00', '12:00'), period(1, '13:30', '17:30'), period(1, '09:00', '12:00')]),
  ).toEqual({
    granted: true,
    value: [period(1, '09:00', '12:00'), period(1, '13:30', '17:30'), period(2, '09:00', '12:00')],
  })
  expect(toOpeningHours([])).toEqual({ granted: true, value: [] })
  expect(toOpeningHours([period(1, '00:00', '24:00')]).granted).toBe(true)
})

test.each([
  ['that end when they begin', [period(1, '09:00', '09:00')]],
  ['that end before they begin', [period(1, '12:00', '09:00')]],
  ['that overlap', [period(1, '09:00', '12:00'), period(1, '11:59', '14:00')]],
  ['that are said twice', [period(1, '09:00', '12:00'), period(1, '09:00', '12:00')]],
])('hours %s are refused', (_, periods) => {
  expect(toOpeningHours(periods)).toEqual({ granted: false, code: 'HOURS_OUT_OF_ORDER', at: '/hours' })
})
