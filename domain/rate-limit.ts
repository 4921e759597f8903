/** What is limited by the address of who asks; how many calls a minute are let in is the policy `rate-limit`. */
export const limitedCalls = [
  'public-comment',
  'do-not-call',
  'sign-in',
  'device-pairing',
  'status',
  'letter-receipt',
  'audit-export',
  // Files of the public log, which never change and which caches keep.
  'log-tile',
  // What is put together of it for each who asks.
  'log-look-up',
  'receipt-file',
] as const
export type LimitedCall = (typeof limitedCalls)[number]

/**
 * Whom calls from an address are counted under: an IPv4 address, or the /64 of IPv6, which one household or server is given whole:
 * counted by single addresses nobody with IPv6 would be limited at all. Also where IPv4 is written as IPv6.
 */
export function toClientBlock(address: string): string {
  const bare = address.toLowerCase().split('%')[0] ?? ''
  if (!bare.includes(':')) return bare
  const mapped = /^(?:0*:)*:?(?:0+:)*ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(bare)?.[1]
  if (mapped !== undefined) return mapped
  const words = toWords(bare)
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff)
    return [words[6] ?? 0, words[7] ?? 0].flatMap((word) => [word >> 8, word & 255]).join('.')
  return `${words
    .slice(0, 4)
    .map((word) => word.toString(16))
    .join(':')}::/64`
}

/** The eight words of an IPv6 address; a dotted end counts as two. */
function toWords(address: string): readonly number[] {
  const [head = '', tail] = address.split('::')
  const before = toSome(head)
  if (tail === undefined) return before
  const after = toSome(tail)
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => 0), ...after]
}

function toSome(part: string): number[] {
  return part
    .split(':')
    .filter((word) => word !== '')
    .flatMap((word) => (word.includes('.') ? [0, 0] : [Number.parseInt(word, 16)]))
}
