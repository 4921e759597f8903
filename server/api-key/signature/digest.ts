import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { BodyDigest } from '../../platform/body-digest.ts'

const lengths = { 'sha-256': 32, 'sha-512': 64 } as const
const algorithms = { 'sha-256': 'sha256', 'sha-512': 'sha512' } as const

/** Whether bytes follow; a signature has to cover what they are. */
export function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** What the body must hash to (RFC 9530); undefined where it is not said in a way that we know. */
export function readDigest(header: string): BodyDigest | undefined {
  for (const part of header.split(',')) {
    const [, name, value = ''] = /^\s*(sha-256|sha-512)=:([A-Za-z0-9+/]{43,88}={0,2}):\s*$/.exec(part) ?? []
    if (name !== 'sha-256' && name !== 'sha-512') continue
    const expected = Buffer.from(value, 'base64')
    if (expected.length === lengths[name]) return { expected, hash: () => createHash(algorithms[name]) }
  }
  return undefined
}
