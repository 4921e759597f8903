import { describe, expect, test } from 'vitest'
import { fieldsOf, toBody, toValues } from './fields.ts'
import { readFees, readHours, readLimit, readMaterials } from './lists.ts'
import { catalogueTexts } from './texts.ts'

const t = catalogueTexts['zh-CN']

describe('what is shown in a form says the same when it is sent', () => {
  test.each([
    [
      'hall-hours',
      {
        hours: [
          { weekday: 1, from: '09:00', to: '12:00' },
          { weekday: 6, from: '13:30', to: '24:00' },
        ],
      },
    ],
    ['window-hours', { hours: null }],
    [
      'item-guide',
      {
        materials: [
          { name: '居民身份证', form: 'ORIGINAL' },
          { name: '申请表', form: 'ANY' },
        ],
        fees: [{ name: '工本费', fen: 2050, basis: '某文件' }],
      },
    ],
    ['item-guide', { materials: [], fees: [] }],
    [
      'item',
      {
        name: '就业登记',
        taskType: '20',
        organizationCode: 'X',
        audiences: ['CITIZEN', 'ENTERPRISE'],
        caseType: 'COMMITTED',
        committedLimit: { value: 3, unit: 'WORKING_DAY' },
        mustBeOnSite: true,
        status: 'OPEN',
      },
    ],
    ['window', { name: '综合窗口', kind: 'ELDERLY', status: 'CLOSED' }],
  ] as const)('%s', (kind, content) => {
    for (const texts of [t, catalogueTexts.en])
      expect(toBody(kind, toValues(kind, content, texts), texts)).toEqual({ body: content, wrong: [] })
  })

  test('a name of staff is sent where it is written, and never shown', () => {
    const [name] = fieldsOf.staff
    expect(name?.from({ hasName: true }, t)).toBe('')
  })
})

test('what cannot be read is refused before it is sent', () => {
  expect(readHours('9点到12点', false)).toEqual({ unreadable: true })
  expect(readLimit('很快', t)).toEqual({ unreadable: true })
  expect(readFees('工本费|二十|某文件', t)).toEqual({ unreadable: true })
  expect(readFees('工本费|20', t)).toEqual({ unreadable: true })
  expect(readMaterials('', t)).toEqual({ value: undefined })
  expect(readHours('9:00-12:00、13:30-17:30', false)).toMatchObject({
    value: [
      { weekday: 1, from: '09:00', to: '12:00' },
      { weekday: 1, from: '13:30', to: '17:30' },
    ],
  })
})
