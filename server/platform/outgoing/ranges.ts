import { BlockList, isIP } from 'node:net'

/** What no service of the outside answers at: this machine, its neighbours, clouds' metadata, and what is no single receiver. */
const inside: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  // A cloud's metadata at an address that is public elsewhere.
  ['100.100.100.200', 32, 'ipv4'],
  ['168.63.129.16', 32, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['::1', 128, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
  ['5f00::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]

const list = new BlockList()
for (const [network, bits, family] of inside) list.addSubnet(network, bits, family)

/** An address inside, also where it is written as one of IPv6 that carries one of IPv4 (mapped, compatible, NAT64, 6to4). */
export function isInside(address: string): boolean {
  const bare = address.split('%')[0] ?? ''
  const family = isIP(bare)
  if (family === 0) return true
  if (family === 4) return list.check(bare, 'ipv4')
  return list.check(bare, 'ipv6') || carriedBy(bare).some((carried) => list.check(carried, 'ipv4'))
}

/** The IPv4 addresses that an IPv6 address may be turned into on its way. */
function carriedBy(address: string): readonly string[] {
  const words = wordsOf(address)
  const [first = 0, second = 0, third = 0] = words
  const toV4 = (high: number, low: number) => [high >> 8, high & 255, low >> 8, low & 255].join('.')
  const last = toV4(words[6] ?? 0, words[7] ?? 0)
  const beginsWithNought = words.slice(0, 5).every((word) => word === 0)
  // ::ffff:a.b.c.d, ::a.b.c.d
  if (beginsWithNought && (words[5] === 0xffff || words[5] === 0)) return [last]
  // ::ffff:0:a.b.c.d (RFC 2765)
  if (words.slice(0, 4).every((word) => word === 0) && words[4] === 0xffff) return [last]
  if (first === 0x64 && second === 0xff9b) return [last]
  return first === 0x2002 ? [toV4(second, third)] : []
}

function wordsOf(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const hex = (high = '0', low = '0') => ((Number(high) << 8) | Number(low)).toString(16)
  const plain = dotted === null ? address : `${dotted[1]}${hex(dotted[2], dotted[3])}:${hex(dotted[4], dotted[5])}`
  const [head = '', tail] = plain.split('::')
  const read = (part: string) =>
    part
      .split(':')
      .filter((word) => word !== '')
      .map((word) => Number.parseInt(word, 16))
  const [before, after] = [read(head), tail === undefined ? [] : read(tail)]
  const missing = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array.from({ length: missing }, () => 0), ...after]
}
