import { expect, test } from 'vitest'
import { sayFee, sayHours } from './window-words.ts'

const words = { weekdays: ['一', '二', '三', '四', '五', '六', '日'], closed: '休息' }
const on = (weekday: number, from: string, to: string) => ({ weekday, from, to })

test('days with the same hours stand in one line, days without are closed', () => {
  const week = [1, 2, 3, 4, 5].flatMap((day) => [on(day, '13:00', '17:00'), on(day, '09:00', '12:00')])
  expect(sayHours(words, [...week, on(6, '09:00', '12:00')])).toEqual([
    '一–五 09:00–12:00, 13:00–17:00',
    '六 09:00–12:00',
    '日 休息',
  ])
})

test.each([
  [1000, '10'],
  [1005, '10.05'],
  [90, '0.90'],
])('%i fen are %s yuan', (fen, yuan) => {
  expect(sayFee({ name: '工本费', fen, basis: '某文件' })).toBe(`工本费 ${yuan} 元（某文件）`)
})
