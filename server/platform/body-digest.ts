import { type Hash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Refused } from './refused.ts'

/** What the bytes of a body must hash to: said by headers that were trusted before the body was read. */
export interface BodyDigest {
  readonly expected: Buffer
  readonly hash: () => Hash
}

declare module 'fastify' {
  interface FastifyRequest {
    bodyDigest?: BodyDigest
  }
}

/** A body that was read whole. */
export function isAsDigested({ bodyDigest }: FastifyRequest, bytes: Buffer): boolean {
  return bodyDigest === undefined || isSame(bodyDigest, bodyDigest.hash().update(bytes))
}

/** A body that is handed on as it arrives. @throws DIGEST_WRONG behind its last byte */
export async function* asDigested({ raw, bodyDigest }: FastifyRequest): AsyncGenerator<Buffer> {
  const hash = bodyDigest?.hash()
  for await (const piece of raw as AsyncIterable<Buffer>) {
    hash?.update(piece)
    yield piece
  }
  if (bodyDigest !== undefined && hash !== undefined && !isSame(bodyDigest, hash)) throw new Refused('DIGEST_WRONG')
}

function isSame({ expected }: BodyDigest, hash: Hash): boolean {
  return timingSafeEqual(expected, hash.digest())
}
