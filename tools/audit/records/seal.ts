import { createDecipheriv, createHmac, hash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CouldNotCheck } from '../finding.ts'

/**
 * Opening what the platform has sealed, by a second hand: written from what its bytes are said to be (docs/decisions/0022-vault.md), so that an
 * auditor's answer does not hang on the program that he audits. Nothing is ever sealed here, and nothing that is opened is shown.
 */
export interface KeyFolder {
  /** The key that wraps the data keys of an epoch; undefined where there is none any more. */
  findKey(epoch: number): Uint8Array | undefined
}

const keyBytes = 32

export function openKeys(folder: string): KeyFolder {
  const known = new Map<number, Uint8Array | undefined>()
  return {
    findKey(epoch) {
      if (!known.has(epoch)) known.set(epoch, findKeyFile(join(folder, `epoch-${epoch}.key`)))
      return known.get(epoch)
    },
  }
}

function findKeyFile(path: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(path)
    if (bytes.length !== keyBytes) throw new CouldNotCheck(`${path} does not hold ${keyBytes} bytes`)
    return bytes
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export interface WrappedKey {
  readonly epoch: number
  readonly wrapped: Uint8Array
}

/** The data key of a record; undefined where its wrapping was altered or is of another record. */
export function unwrapKey(recordId: string, { epoch, wrapped }: WrappedKey, key: Uint8Array): Uint8Array | undefined {
  return findOpened(key, `dek|${recordId}|${epoch}`, wrapped)
}

/** The seed of the receipt, and of every salt, follows from the data key. */
export function seedOf(dataKey: Uint8Array): Uint8Array {
  const told = Buffer.concat([Buffer.from('yiping/derive/v1\0seed\0'), dataKey])
  return Buffer.from(hash('sha256', told, 'hex'), 'hex')
}

/** The words of a record; undefined where they were altered or moved. */
export function openComment(recordId: string, sealed: Uint8Array, dataKey: Uint8Array): string | undefined {
  const plain = findOpened(dataKey, `sealed_field|comment|${recordId}`, sealed)
  return plain && Buffer.from(plain).toString('utf8')
}

/** By the byte in front: 1 AES-256-GCM, 2 SM4-CTR with HMAC-SM3. */
function findOpened(key: Uint8Array, place: string, sealed: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(sealed)
  if (bytes[0] === 1) return openGcm(key, place, bytes)
  return bytes[0] === 2 ? openSm4(key, place, bytes) : undefined
}

function openGcm(key: Uint8Array, place: string, bytes: Buffer): Uint8Array | undefined {
  if (bytes.length < 1 + 12 + 16) return undefined
  const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13), { authTagLength: 16 })
  opener.setAAD(Buffer.from(place))
  opener.setAuthTag(bytes.subarray(-16))
  try {
    return Buffer.concat([opener.update(bytes.subarray(13, -16)), opener.final()])
  } catch {
    return undefined
  }
}

const hmacSm3 = (key: Uint8Array, ...parts: readonly Uint8Array[]) => {
  const mac = createHmac('sm3', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

function openSm4(key: Uint8Array, place: string, bytes: Buffer): Uint8Array | undefined {
  if (bytes.length < 1 + 16 + 32) return undefined
  const [nonce, hidden, tag] = [bytes.subarray(1, 17), bytes.subarray(17, -32), bytes.subarray(-32)]
  const at = Buffer.from(place)
  const length = Buffer.alloc(8)
  length.writeUInt32BE(at.length, 4)
  const macKey = hmacSm3(key, Buffer.from('yiping/hmac-sm3/v1'))
  if (!timingSafeEqual(hmacSm3(macKey, bytes.subarray(0, 1), nonce, length, at, hidden), tag)) return undefined
  const cipherKey = hmacSm3(key, Buffer.from('yiping/sm4-ctr/v1')).subarray(0, 16)
  return createDecipheriv('sm4-ctr', cipherKey, nonce).update(hidden)
}
