import { expect, test } from 'vitest'
import { noticeOf } from './notice.ts'

test('a citizen is told of an answer, and of what was left in his mailbox; of no call and of nothing that he did himself', () => {
  expect(noticeOf([{ kind: 'FED_BACK', channel: 'PHONE' }])).toBe('ANSWERED')
  expect(noticeOf([{ kind: 'CONTACT_TRIED', channel: 'MAILBOX' }])).toBe('WROTE')
  expect(
    noticeOf([
      { kind: 'CONTACT_TRIED', channel: 'MAILBOX' },
      { kind: 'FED_BACK', channel: 'MAILBOX' },
    ]),
  ).toBe('ANSWERED')
  for (const kind of [
    'ACKNOWLEDGED',
    'VERIFIED',
    'PLANNED',
    'FINISHED',
    'REVIEWED',
    'RATED',
    'REOPENED',
    'CITIZEN_WROTE',
  ])
    expect(noticeOf([{ kind, channel: undefined }])).toBeUndefined()
  expect(noticeOf([{ kind: 'CONTACT_TRIED', channel: 'PHONE' }])).toBeUndefined()
  expect(noticeOf([])).toBeUndefined()
})
