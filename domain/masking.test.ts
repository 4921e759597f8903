import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfCaseNo, maskAddress, maskCaseNo, maskCertificateNo, maskInstant, maskName, maskPhone } from './masking.ts'

describe('of a name, the family name is shown', () => {
  test.each([
    ['张三', '张*'],
    ['张三丰', '张*'],
    ['欧阳锋', '欧阳*'],
    ['欧阳修文', '欧阳*'],
    ['欧阳', '欧*'],
    ['司马', '司*'],
    ['𠮷田一', '𠮷*'],
    ['阿依古丽·买买提', '阿*'],
    ['Anna Bell', 'A*'],
    [' 李四 ', '李*'],
    ['王', '*'],
    ['', '*'],
  ])('%s', (name, masked) => expect(maskName(name)).toBe(masked))

  test('and not how many characters follow', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, unit: fc.constantFrom(...'甲乙丙丁戊') }), (name) => {
        expect([...maskName(name)]).toHaveLength(2)
      }),
    )
  })
})

describe('of a phone, the segment and the last four', () => {
  test.each([
    ['15412345678', '154****5678'],
    ['161 0008-8456', '161****8456'],
    ['0990-1234567', '****4567'],
    ['12345', '****'],
    ['', '****'],
  ])('%s', (phone, masked) => expect(maskPhone(phone)).toBe(masked))
})

describe('of a certificate, three and two', () => {
  test.each([
    ['990102194912310021', '990*************21'],
    ['99010219491231002X', '990*************2X'],
    ['990102491231002', '990**********02'],
    ['E12345678', '****78'],
    ['91990102MB0000000T', '****0T'],
    ['A1', '****'],
  ])('%s', (no, masked) => expect(maskCertificateNo(no)).toBe(masked))
})

test('of a case number the last four, of a short one less', () => {
  expect(maskCaseNo('990102202611220001')).toBe('****0001')
  expect([endOfCaseNo('YP-12345'), endOfCaseNo('A-12'), endOfCaseNo('123'), endOfCaseNo('1')]).toEqual([
    '2345',
    '12',
    '3',
    '1',
  ])
})

describe('of an address, its network', () => {
  test.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:77:1:2:3:4:5', '2001:db8:77::/48'],
    ['2001:db8::5', '2001:db8:0::/48'],
    ['2001:0DB8:0077::', '2001:db8:77::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['1:2:3:4:5:6:7', '*'],
    ['1::2::3', '*'],
    ['somewhere', '*'],
    ['', '*'],
  ])('%s', (address, masked) => expect(maskAddress(address)).toBe(masked))
})

test('of an instant, its hour', () => {
  expect(maskInstant(Date.UTC(2026, 10, 22, 4, 59, 59, 999))).toBe(Date.UTC(2026, 10, 22, 4))
})

test('no more than half of what is hidden by its end is ever shown', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{0,30}$/), (text) => {
      for (const masked of [maskCaseNo(text), maskCertificateNo(text)]) {
        const shown = masked.replaceAll('*', '').length
        expect(shown).toBeLessThanOrEqual(Math.max(1, Math.floor(text.length / 2)))
      }
    }),
  )
})
