import { describe, expect, test } from 'vitest'
import { findWaiting } from './window-page.ts'

const policy = { waitingOverMinutes: 60, waitingReportsMin: 3 }

describe('the present waiting time of a window', () => {
  test.each([
    [[4, 30, 5], 5],
    [[0, 0, 0], 0],
    [[2, 8, 4, 6], 6],
  ])('is the middle of what was reported: %j', (reported, minutes) => {
    expect(findWaiting(reported, policy)).toEqual({ minutes, reports: reported.length })
  })

  test.each([[[]], [[7, 7]]])('is unknown, and not nothing, with too few reports: %j', (reported) => {
    expect(findWaiting(reported, policy)).toBeUndefined()
  })
})
