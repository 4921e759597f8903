import { expect, test } from 'vitest'
import { toClientBlock } from './rate-limit.ts'

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['0:0:0:0:0:ffff:198.51.100.7', '198.51.100.7'],
  ['::ffff:c633:6407', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (address, block) => {
  expect(toClientBlock(address)).toBe(block)
})

test('whoever has a /64 is one, however many addresses are in it; a neighbour is another', () => {
  expect(toClientBlock('2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(toClientBlock('2001:db8:1:2::'))
  expect(toClientBlock('2001:db8:1:3::')).not.toBe(toClientBlock('2001:db8:1:2::'))
})
