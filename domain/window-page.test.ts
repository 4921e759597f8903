import { describe, expect, test } from 'vitest'
import { findWaiting } from './window-page.ts'

const smallest = [3, 5]

describe('the present waiting time of a window', () => {
  test.each([
    [[0, 0, 0, 0, 0], 0, 5],
    [[4, 30, 7, 90, 6], 6, 10],
    [[2, 8, 4, 11, 60, 60], 11, 20],
    [[41, 41, 41, 200, 1], 41, null],
  ])('is the band of the middle of what was reported, of two middle ones the longer: %j', (reported, from, to) => {
    expect(findWaiting(reported, smallest)).toEqual({ fromMinutes: from, toMinutes: to, reports: reported.length })
  })

  test.each([[[]], [[7, 7]], [[7, 7, 7, 7]]])(
    'is unknown, and not nothing, where a group is too small: %j',
    (reported) => {
      expect(findWaiting(reported, smallest)).toBeUndefined()
    },
  )

  test('tells nobody’s own minutes: other waits of the same band give the same answer', () => {
    expect(findWaiting([12, 13, 14, 15, 16], smallest)).toEqual(findWaiting([20, 20, 20, 20, 20], smallest))
  })
})
