import { describe, expect, test } from 'vitest'
import { type DrillRun, drillHops, findDue, findPass, isMissing } from './drill.ts'
import { evaluationChannels } from './evaluation-channel.ts'
import { type PlainDate, startOfDay } from './kernel/plain-date.ts'

const rules = { startMinute: 210, graceMinutes: 60, againAfterMinutes: 10 }
const day = '2026-11-23' as PlainDate
const at = (hours: number, minutes = 0) => startOfDay(day) + (hours * 60 + minutes) * 60_000
const longAgo = at(-100)

const run = (over: Partial<DrillRun> = {}, came: number = drillHops.length, fault: string | null = null): DrillRun => ({
  day,
  channel: 'WEB',
  attempt: 1,
  startedAt: at(3, 30),
  hops: drillHops
    .slice(0, came)
    .map((hop, index) => ({ hop, at: at(3, 31), fault: index === came - 1 ? fault : null })),
  ...over,
})
const all = (over: Partial<DrillRun> = {}) => evaluationChannels.map((channel) => run({ channel, ...over }))

describe('the daily drill', () => {
  test('is due from its time on, through every channel', () => {
    expect(findDue(rules, [], at(3, 29))).toEqual([])
    expect(findDue(rules, [], at(3, 30)).map(({ channel }) => channel)).toEqual([...evaluationChannels])
  })

  test('is not tried again where it passed, and after some minutes where it did not', () => {
    expect(findDue(rules, all(), at(20))).toEqual([])
    const failed = [...all().slice(1), run({}, 3, 'BUSY')]
    expect(findDue(rules, failed, at(3, 39))).toEqual([])
    expect(findDue(rules, failed, at(3, 40))).toEqual([{ day, channel: 'WEB', attempt: 2 }])
    // One that was begun and never ended, because its server died, has not passed.
    expect(findDue(rules, [...all().slice(1), run({}, 2)], at(3, 40))).toHaveLength(1)
  })

  test('has passed when every channel has, and not before', () => {
    expect(findPass(all(), day)).toBe(at(3, 31))
    expect(findPass(all().slice(1), day)).toBeUndefined()
    expect(findPass([...all().slice(1), run({}, drillHops.length, 'NOT_THERE')], day)).toBeUndefined()
  })

  test('is missing when its time is over: today’s from then on, yesterday’s until then', () => {
    expect(isMissing(rules, [], at(4, 29), longAgo)).toBe(true)
    expect(isMissing(rules, all({ day: '2026-11-22' as PlainDate }), at(3), longAgo)).toBe(false)
    expect(isMissing(rules, all({ day: '2026-11-22' as PlainDate }), at(4, 29), longAgo)).toBe(false)
    expect(isMissing(rules, all({ day: '2026-11-22' as PlainDate }), at(4, 30), longAgo)).toBe(true)
    expect(isMissing(rules, all(), at(3, 31), longAgo)).toBe(false)
    expect(isMissing(rules, all(), at(23), longAgo)).toBe(false)
  })

  test('has its time from the start of a platform that was not there', () => {
    expect(isMissing(rules, [], at(12), at(11, 30))).toBe(false)
    expect(isMissing(rules, [], at(12, 30), at(11, 30))).toBe(true)
  })
})
