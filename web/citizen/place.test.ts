import { expect, test } from 'vitest'
import { toChannel, toPlace } from './place.ts'

const token = 'abcdefghijklmnopqrst_-'

test.each([
  ['/e', `#${token}`, { page: 'EVALUATE', token }],
  ['/e/', `#${token}`, { page: 'EVALUATE', token }],
  ['/e', '', { page: 'LINK_MALFORMED' }],
  ['/e', `#${token}x`, { page: 'LINK_MALFORMED' }],
  ['/e', '#<script>', { page: 'LINK_MALFORMED' }],
  ['/r', '', { page: 'RECEIPT', receipt: '' }],
  ['/r', '#abc', { page: 'RECEIPT', receipt: 'abc' }],
  ['/confidential', '#abc', { page: 'REPORT', receipt: '' }],
  ['/confidential', `#${'r'.repeat(64)}`, { page: 'REPORT', receipt: 'r'.repeat(64) }],
  ['/c/H1/03', '', { page: 'COMMENT', hallCode: 'H1', windowCode: '03' }],
  ['/c/H1', '', { page: 'PAGE_UNKNOWN' }],
  ['/c/H1/03/x', '', { page: 'PAGE_UNKNOWN' }],
  ['/x', '', { page: 'PAGE_UNKNOWN' }],
])('%s%s', (pathname, hash, place) => {
  expect(toPlace({ pathname, search: '', hash })).toEqual(place)
})

test.each([
  ['?c=QR_CODE', false, 'QR_CODE'],
  ['?c=NOBODY', true, 'MOBILE'],
  ['', true, 'MOBILE'],
  ['', false, 'WEB'],
])('channel of %s, touch %s', (search, isTouch, channel) => {
  expect(toChannel(search, isTouch)).toBe(channel)
})
