import { expect, test } from 'vitest'
import { findPasswordRefusal, isCommonPassword } from './password.ts'

const asvs = { lengthMin: 12, classesMin: 1, validNaturalDays: null }
const mlps3 = { lengthMin: 10, classesMin: 4, validNaturalDays: 90 }
const ask = { password: '', knownWords: ['zhou.supervisor', 'Yiping'], isCommon: false, isSame: false }

test.each([
  ['long and of one kind', 'correcthorsebatterystaple', asvs, undefined],
  ['Chinese', '窗口服务以评促改越改越好呀', asvs, undefined],
  ['eleven characters', 'qwmeirutoap', asvs, 'PASSWORD_TOO_SHORT'],
  ['counted in characters, not in units', '😀😁😂😃😄😅😆😇😈😉😊', asvs, 'PASSWORD_TOO_SHORT'],
  ['one character again and again', 'aaaaaaaaaaaaaaaa', asvs, 'PASSWORD_GUESSABLE'],
  ['the alphabet', 'abcdefghijklmnop', asvs, 'PASSWORD_GUESSABLE'],
  ['the alphabet backwards', 'ponmlkjihgfedcba', asvs, 'PASSWORD_GUESSABLE'],
  ['digits that go on', '678901234567', asvs, 'PASSWORD_GUESSABLE'],
  ['the same again', '147258147258', asvs, 'PASSWORD_GUESSABLE'],
  ['the same again and again, cut short', 'Ab3$xAb3$xAb3', asvs, 'PASSWORD_GUESSABLE'],
  ['digits alone, of which none follows from another', '402817593366', asvs, undefined],
  ['signs alone', '!?;:#%&/()=*', asvs, undefined],
  ['blanks at its ends', '  horse battery  ', asvs, undefined],
  ['the own name in it', 'my-Zhou.Supervisor-7', asvs, 'PASSWORD_GUESSABLE'],
  ['the product in it', 'iloveYIPINGverymuch', asvs, 'PASSWORD_GUESSABLE'],
  ['of one kind where four are wanted', 'correcthorsebatterystaple', mlps3, 'PASSWORD_TOO_SIMPLE'],
  ['of four kinds', 'Correct-horse7', mlps3, undefined],
] as const)('a password: %s', (_what, password, rules, refusal) => {
  expect(findPasswordRefusal({ ...ask, password }, rules)).toBe(refusal)
})

test('one that many use, or the one in force, is refused', () => {
  const password = 'correcthorsebatterystaple'
  expect(findPasswordRefusal({ ...ask, password, isCommon: true }, asvs)).toBe('PASSWORD_GUESSABLE')
  expect(findPasswordRefusal({ ...ask, password, isSame: true }, asvs)).toBe('PASSWORD_REPEATED')
})

test.each([
  ['words that everybody tries first', 'passwordpassword', true],
  ['spelt in another way', 'P@ssw0rdP@ssw0rd1!', true],
  ['with digits around them', '2026admin123456', true],
  ['in Chinese syllables', 'WoainiZhongguo520', true],
  ['four words that nobody puts together', 'correcthorsebatterystaple', false],
  ['digits alone', '402817593366', false],
  ['signs alone', '!?;:#%&/()=*', false],
  ['Chinese characters', '窗口服务以评促改越改越好呀', false],
])('many use it: %s', (_what, password, isCommon) => {
  expect(isCommonPassword(password)).toBe(isCommon)
})
