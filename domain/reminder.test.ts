import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outsideQuietHours } from './letter.ts'
import { findReminderFault, findReminderTurn, newsSince } from './reminder.ts'

const policy = { minutesApartMin: 120, perDayMax: 6 }
const quiet = { quietFrom: '21:00', quietUntil: '08:00' }
const at = (clock: string, day = '2026-11-23') => Date.parse(`${day}T${clock}:00+08:00`)
const minutes = (count: number) => count * 60_000

describe('a reminder goes', () => {
  test('at once where there was none, and not again before the minutes of the policy are over', () => {
    expect(findReminderTurn([], policy, quiet, at('10:00'))).toBe(at('10:00'))
    expect(findReminderTurn([at('10:00')], policy, quiet, at('11:59'))).toBeUndefined()
    expect(findReminderTurn([at('10:00')], policy, quiet, at('12:00'))).toBe(at('12:00'))
  })

  test('not in the quiet hours but when they end; one for the whole night', () => {
    expect(findReminderTurn([], policy, quiet, at('21:30'))).toBe(at('08:00', '2026-11-24'))
    const tomorrow = at('08:00', '2026-11-24')
    expect(findReminderTurn([tomorrow], policy, quiet, at('23:45'))).toBeUndefined()
    expect(findReminderTurn([tomorrow], policy, quiet, at('09:59', '2026-11-24'))).toBeUndefined()
    expect(findReminderTurn([tomorrow], policy, quiet, at('10:00', '2026-11-24'))).toBe(at('10:00', '2026-11-24'))
  })

  test('so many times a day and no more; the next day again', () => {
    const day = ['08:00', '10:00', '12:00', '14:00', '16:00', '18:00'].map((clock) => at(clock))
    expect(findReminderTurn(day, policy, quiet, at('20:30'))).toBeUndefined()
    expect(findReminderTurn(day.slice(1), policy, quiet, at('20:30'))).toBe(at('20:30'))
    expect(findReminderTurn(day, policy, quiet, at('21:00'))).toBe(at('08:00', '2026-11-24'))
  })

  test('never within the quiet hours and never too near another, whatever went before', () => {
    const instant = fc.integer({ min: at('00:00'), max: at('23:59', '2026-11-25') })
    fc.assert(
      fc.property(fc.array(instant, { maxLength: 8 }), instant, (earlier, now) => {
        const turn = findReminderTurn(earlier, policy, quiet, now)
        if (turn === undefined) return
        expect(outsideQuietHours(turn, quiet)).toBe(turn)
        expect(turn).toBeGreaterThanOrEqual(now)
        for (const before of earlier) expect(turn - before).toBeGreaterThanOrEqual(minutes(120))
      }),
    )
  })
})

test('news is what came since the number was left and since the last reminder, and is none after three days', () => {
  const [kept, now] = [at('10:00'), at('15:00')]
  expect(newsSince(kept, null, now)).toBe(kept)
  // What was being kept while the last one was written.
  expect(newsSince(kept, at('12:00'), now)).toBe(at('11:59'))
  expect(newsSince(kept, at('09:00'), now)).toBe(kept)
  expect(newsSince(kept, at('12:00'), at('16:00', '2026-12-01'))).toBe(at('16:00', '2026-11-28'))
})

test('a wording says how many, where to, and how to have no more, and nothing else', () => {
  const good = '您有{count}件待办：{link} 不再接收请点：{stop}'
  expect(findReminderFault({ 'zh-CN': good, en: good })).toBeUndefined()
  for (const needed of ['{count}', '{link}', '{stop}'])
    expect(findReminderFault({ 'zh-CN': good, en: good.replace(needed, '') })).toContain(needed)
  for (const other of ['{hall}', '{day}', '{name}'])
    expect(findReminderFault({ 'zh-CN': good + other, en: good })).toContain(other)
})
