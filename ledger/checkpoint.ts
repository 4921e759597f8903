import { findBase64, toBase64 } from './base64.ts'
import { hashBytes } from './merkle.ts'

/** How far a log had come (C2SP tlog-checkpoint): who it is, how many leaves stand in it, and the root over them. */
export interface Checkpoint {
  /** Never changes: a name like `log.yiping.example/2026`. */
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

/** What is signed. */
export function writeCheckpoint({ origin, size, root }: Checkpoint): string {
  if (origin === '' || /[\n\r]/u.test(origin)) throw new RangeError('an origin is one line')
  if (!Number.isSafeInteger(size) || size < 0 || root.length !== hashBytes) throw new RangeError('no checkpoint')
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** undefined for what is no checkpoint. Lines that others may add below are passed over. */
export function findCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', told = '', root = ''] = text.split('\n')
  const bytes = findBase64(root)
  if (!text.endsWith('\n') || origin === '' || !/^(?:0|[1-9]\d{0,15})$/.test(told) || bytes?.length !== hashBytes)
    return undefined
  const size = Number(told)
  return Number.isSafeInteger(size) ? { origin, size, root: bytes } : undefined
}
