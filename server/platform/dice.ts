import { randomFillSync } from 'node:crypto'

const poolBytes = 16_384
let pool = Buffer.allocUnsafe(0)
let used = 0

/** Random bytes from the operating system, drawn in blocks: a system call for each evaluation would cost more than its hashes. */
export function randomBytes(length: number): Buffer {
  if (used + length > pool.length) {
    // A fresh block each time: what was handed out is never written again.
    pool = randomFillSync(Buffer.allocUnsafeSlow(Math.max(poolBytes, length)))
    used = 0
  }
  const bytes = pool.subarray(used, used + length)
  used += length
  return bytes
}
