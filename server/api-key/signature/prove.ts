import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { isSignatureTimely, nonceKeptUntil } from '../../../domain/request-signature.ts'
import { Refused } from '../../platform/refused.ts'
import type { World } from '../../platform/world.ts'
import type { PolicyBody } from '../../policy/index.ts'
import { insertNonce } from '../store.ts'
import { hasBody, readDigest } from './digest.ts'
import { readSignature, type Signable, type SignedWith } from './fields.ts'

/** What has to be signed, so that nothing of a request can be sent as part of another. */
const always = ['@method', '@authority', '@path', '@query']

/**
 * What a request says of its signature, before anybody looked whether it is right.
 * @throws SIGNATURE_INCOMPLETE where it does not cover what it has to; the pointer names it
 */
export function loadSignature(request: FastifyRequest): SignedWith {
  const { headers } = request
  const signed = readSignature(String(headers['signature-input']), String(headers.signature ?? ''))
  if (signed === undefined) throw new Refused('SIGNATURE_INCOMPLETE', '/Signature-Input')
  const needed = [
    ...always,
    ...(hasBody(request) ? ['content-digest'] : []),
    ...(headers['idempotency-key'] === undefined ? [] : ['idempotency-key']),
  ]
  const missing = needed.find((component) => !signed.components.includes(component))
  if (missing !== undefined) throw new Refused('SIGNATURE_INCOMPLETE', `/${missing}`)
  return signed
}

export function signableOf(request: FastifyRequest): Signable {
  const { method, headers, protocol } = request
  return {
    method,
    authority: request.host.toLowerCase().replace(protocol === 'https' ? /:443$/ : /:80$/, ''),
    target: request.raw.url ?? '/',
    header(name) {
      const value = headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
  }
}

/**
 * A signature that is right still has to be timely, and new. Its nonce is kept before anything is done, so that of the same
 * request sent twice one is taken, wherever the other arrives.
 * @throws SIGNATURE_EXPIRED, SIGNATURE_REPLAYED, SIGNATURE_INCOMPLETE
 */
export async function takeSignature(
  world: Pick<World, 'app' | 'now'>,
  request: FastifyRequest,
  signed: SignedWith,
  { apiKeyId, rules }: { readonly apiKeyId: string; readonly rules: PolicyBody<'api-key'> },
): Promise<void> {
  if (!isSignatureTimely(signed, world.now(), rules)) throw new Refused('SIGNATURE_EXPIRED')
  if (hasBody(request)) {
    const digest = readDigest(String(request.headers['content-digest'] ?? ''))
    if (digest === undefined) throw new Refused('SIGNATURE_INCOMPLETE', '/content-digest')
    request.bodyDigest = digest
  }
  const nonceHash = hash('sha256', signed.nonce, 'buffer').subarray(0, 16)
  const expiresAt = new Date(nonceKeptUntil(signed, rules))
  if (!(await insertNonce(world.app, { apiKeyId, nonceHash, expiresAt }))) throw new Refused('SIGNATURE_REPLAYED')
}
