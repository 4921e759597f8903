import { expect, test } from 'vitest'
import { receiveComplaint } from './complaint.ts'

const now = 1_000_000

test.each([
  [
    { words: ' 排队久 ', receivedAt: now },
    { granted: true, value: { words: '排队久', receivedAt: now } },
  ],
  // However long ago it was said.
  [
    { words: '排队久', receivedAt: 0 },
    { granted: true, value: { words: '排队久', receivedAt: 0 } },
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
  expect(receiveComplaint(ask, now, 10)).toEqual(decision)
})
