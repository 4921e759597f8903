import { expect, test } from 'vitest'
import { receiveComplaint } from './complaint.ts'

const now = Date.parse('2026-11-16T10:00:00+08:00')
const rule = { toleranceMs: 10, receivedWithinNaturalDays: 366 }
const longAgo = Date.parse('2025-11-15T00:00:00+08:00')

test.each([
  [
    { words: ' 排队久 ', receivedAt: now },
    { granted: true, value: { words: '排队久', receivedAt: now } },
  ],
  [
    { words: '排队久', receivedAt: longAgo },
    { granted: true, value: { words: '排队久', receivedAt: longAgo } },
  ],
  [
    { words: '排队久', receivedAt: longAgo - 1 },
    { granted: false, code: 'TIME_TOO_LONG_AGO', at: '/receivedAt' },
  ],
  [
    { words: '排队久', receivedAt: 0 },
    { granted: false, code: 'TIME_TOO_LONG_AGO', at: '/receivedAt' },
  ],
  [
    { words: '排队久', receivedAt: now + 10 },
    { granted: true, value: { words: '排队久', receivedAt: now + 10 } },
  ],
  [
    { words: '排队久', receivedAt: now + 11 },
    { granted: false, code: 'TIME_IN_FUTURE', at: '/receivedAt' },
  ],
  [
    { words: ' \u3000', receivedAt: now },
    { granted: false, code: 'COMMENT_EMPTY', at: '/words' },
  ],
])('%o is taken as %o', (ask, decision) => {
  expect(receiveComplaint(ask, now, rule)).toEqual(decision)
})
