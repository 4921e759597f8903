import { expect, test } from 'vitest'
import { PlatformClock } from './clock.ts'

const clocks = { wallNow: 0, runningNow: 0 }
const world = { wall: () => clocks.wallNow, running: () => clocks.runningNow }
const set = (wallNow: number, runningNow: number) => Object.assign(clocks, { wallNow, runningNow })

test('after a contact the clock that cannot be set counts on, whatever becomes of the other', () => {
  set(9_000_000, 100)
  const clock = new PlatformClock(world, undefined)
  expect(clock.now()).toEqual({ at: 9_000_000, atBy: 'OWN' })
  expect(clock.learn(1_000_000)).toBe(-8_000_000)
  set(5, 1100)
  expect(clock.now()).toEqual({ at: 1_001_000, atBy: 'RUNNING' })
})

test('after a restart without network the wall clock is corrected by what it was wrong by', () => {
  set(9_000_000, 0)
  expect(new PlatformClock(world, -8_000_000).now()).toEqual({ at: 1_000_000, atBy: 'CORRECTED' })
})

test('a wall clock that is set is noticed, once', () => {
  set(1_000_000, 0)
  const clock = new PlatformClock(world, 0)
  set(1_010_000, 10_000)
  expect(clock.hasMoved()).toBe(false)
  set(2_020_000, 20_000)
  expect(clock.hasMoved()).toBe(true)
  set(2_030_000, 30_000)
  expect(clock.hasMoved()).toBe(false)
})
