import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backOffSeconds, isSessionOver, isSteppedUp, stageOf } from './session.ts'

const minute = 60_000
const rules = { idleMinutesMax: 15, minutesMax: 480, stepUpMinutes: 5 }
const backOff = { failuresFree: 5, backOffSecondsMin: 30, backOffSecondsMax: 900 }

describe('a session', () => {
  test.each([
    ['used a minute ago', 100, 1, false],
    ['idle for fifteen minutes', 100, 15, true],
    ['in use, but eight hours old', 480, 0, true],
    ['a minute before that', 479, 0, false],
  ])('%s', (_what, ageMinutes, idleMinutes, isOver) => {
    const now = 1e12
    const facts = { startedAt: now - ageMinutes * minute, seenAt: now - idleMinutes * minute }
    expect(isSessionOver(facts, now, rules)).toBe(isOver)
  })

  test('a second factor counts as fresh for some minutes', () => {
    expect(isSteppedUp(null, 0, rules)).toBe(false)
    expect(isSteppedUp(0, 5 * minute - 1, rules)).toBe(true)
    expect(isSteppedUp(0, 5 * minute, rules)).toBe(false)
  })
})

describe('before a session may do anything', () => {
  const facts = {
    startedAt: 0,
    seenAt: 0,
    secondFactorAt: 1,
    hasFactor: true,
    passwordSetAt: 0,
    passwordIsFirst: false,
    isSignedOn: false,
  }
  const day = 86_400_000

  test.each([
    ['everything is done', {}, null, 'OPEN'],
    ['a factor is there, and was not shown', { secondFactorAt: null }, null, 'SECOND_FACTOR'],
    [
      'a first password is changed only after that',
      { secondFactorAt: null, passwordIsFirst: true },
      null,
      'SECOND_FACTOR',
    ],
    ['a first password nobody needs', { passwordIsFirst: true, isSignedOn: true }, null, 'OPEN'],
    ['a factor shown at the provider', { hasFactor: false, isSignedOn: true }, null, 'OPEN'],
    ['none shown there', { hasFactor: false, isSignedOn: true, secondFactorAt: null }, null, 'ENROL_FACTOR'],
    ['a first password is changed', { passwordIsFirst: true, hasFactor: false }, null, 'CHANGE_PASSWORD'],
    ['no factor yet', { hasFactor: false, secondFactorAt: null }, null, 'ENROL_FACTOR'],
    ['an old password', { passwordSetAt: -90 * day }, 90, 'CHANGE_PASSWORD'],
    ['an old password where age does not count', { passwordSetAt: -9000 * day }, null, 'OPEN'],
  ])('%s', (_what, over, validDays, stage) => {
    expect(stageOf({ ...facts, ...over }, 0, validDays)).toBe(stage)
  })
})

describe('after wrong passwords', () => {
  test.each([
    [0, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [9, 480],
    [10, 900],
    [100_000, 900],
  ])('after %i one waits %i seconds', (failures, seconds) => {
    expect(backOffSeconds(failures, backOff)).toBe(seconds)
  })

  test('the wait never becomes shorter and never longer than the bound', () => {
    fc.assert(
      fc.property(fc.nat(1000), (failures) => {
        const [now, next] = [backOffSeconds(failures, backOff), backOffSeconds(failures + 1, backOff)]
        expect(next).toBeGreaterThanOrEqual(now)
        expect(next).toBeLessThanOrEqual(backOff.backOffSecondsMax)
      }),
    )
  })
})
