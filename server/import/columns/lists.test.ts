import { expect, test } from 'vitest'
import { readFees, readHours, readMaterials, readWindowHours } from './lists.ts'

const all = (weekdays: readonly number[], from: string, to: string) =>
  weekdays.map((weekday) => ({ weekday, from, to }))

test.each([
  ['周一至周五 09:00-12:00', all([1, 2, 3, 4, 5], '09:00', '12:00')],
  ['周六9:00－12:00', undefined],
  ['周六9:00-12:00', all([6], '09:00', '12:00')],
  ['周一、周三 9：00至12：00', all([1, 3], '09:00', '12:00')],
  ['每天 00:00-24:00', all([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00')],
  ['星期天 09:00~12:00', all([7], '09:00', '12:00')],
  ['周六至周日 09:00-12:00；', all([6, 7], '09:00', '12:00')],
  ['不开放', []],
  ['', undefined],
  ['周一至周五', undefined],
  ['09:00-12:00', undefined],
  ['周一 九点到十二点', undefined],
])('opening hours written as %j', (cell, hours) => {
  expect(readHours(cell)).toEqual(hours)
})

test('several stretches a day and several kinds of days', () => {
  const hours = readHours('周一至周二 09:00-12:00、13:30-17:30；周六 09:00-12:00')
  expect(hours).toHaveLength(5)
  expect(hours).toContainEqual({ weekday: 2, from: '13:30', to: '17:30' })
})

test('a window may keep the hours of its hall', () => {
  expect(readWindowHours('同大厅')).toBeNull()
  expect(readHours('同大厅')).toBeUndefined()
})

test('materials with the form in which they are wanted; without one, any', () => {
  expect(readMaterials('居民身份证（原件）；申请表(一式两份)\n公司章程 (复印件)')).toEqual([
    { name: '居民身份证', form: 'ORIGINAL' },
    { name: '申请表(一式两份)', form: 'ANY' },
    { name: '公司章程', form: 'COPY' },
  ])
  expect(readMaterials('无')).toEqual([])
  expect(readMaterials('；')).toBeUndefined()
})

test('fees in yuan are told in fen, with the document they are charged by', () => {
  expect(readFees('证件工本费 20元（试用依据〔2020〕1号）；加急费20.5 元(试用)')).toEqual([
    { name: '证件工本费', fen: 2000, basis: '试用依据〔2020〕1号' },
    { name: '加急费', fen: 2050, basis: '试用' },
  ])
  expect(readFees('不收费')).toEqual([])
  expect(readFees('工本费 20元')).toBeUndefined()
  expect(readFees('二十元（试用）')).toBeUndefined()
})
