import { randomBytes } from './dice.ts'

/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, then 74 random bits. Minted here, not in the database, because the id is also
 * the partition key, is bound into every seal and stands on the receipt before the row exists.
 */
export function uuidV7(now: number): string {
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeUIntBE(now, 0, 6)
  randomBytes(10).copy(bytes, 6)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return toUuid(bytes)
}

export function toUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

/** The instant at which a UUIDv7 was minted, in milliseconds. */
export function instantOfUuid(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16)
}

/** No UUIDv7 of that millisecond, or of a later one, is smaller: where a period begins among ids. */
export function firstUuidAt(now: number): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(now, 0, 6)
  return toUuid(bytes)
}
