import { expect, test } from 'vitest'
import { findGrade, gradesOf, isLossy, type Keypad } from './keypad.ts'

const pad = (...grades: (1 | 2 | 3 | 4 | 5)[]): Keypad => ({
  keys: grades.map((grade, index) => ({ key: String(index + 1), grade })),
})

test('a pad of four keys cannot say five grades, one of five can', () => {
  expect(isLossy(pad(5, 4, 3, 1))).toBe(true)
  expect(isLossy(pad(5, 4, 3, 3, 1))).toBe(true)
  expect(isLossy(pad(5, 4, 3, 2, 1))).toBe(false)
  expect(gradesOf(pad(1, 5, 5, 3))).toEqual([5, 3, 1])
})

test('a key says what it was configured to say, any other key nothing', () => {
  expect(findGrade(pad(5, 4, 3, 1), '4')).toBe(1)
  expect(findGrade(pad(5, 4, 3, 1), '5')).toBeUndefined()
})
