import { expect, test } from 'vitest'
import { isListedPassword, loadCommonPasswords } from './common-passwords.ts'

test('more than three thousand that are long enough are on the list of those that many people use', async () => {
  expect((await loadCommonPasswords(12)).size).toBeGreaterThan(3_000)
})

test.each([
  ['one of a leak', 'chickenwing101', true],
  ['in capitals', 'ChickenWing101', true],
  ['in wide letters', 'ｃｈｉｃｋｅｎｗｉｎｇ１０１', true],
  ['four words that nobody puts together', 'correcthorsebatteryyiping', false],
  ['nothing', '', false],
])('a password: %s', async (_what, password, isListed) => {
  expect(await isListedPassword(password, 12)).toBe(isListed)
})
