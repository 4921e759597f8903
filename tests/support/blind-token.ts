import { hash, randomBytes } from 'node:crypto'
import { blindMessage, finaliseSignature, toBlindKey, toNumber } from '../../ledger/blind-rsa.ts'
import { tokenMessage } from '../../ledger/blind-token.ts'
import { blindKeySweep } from '../../server/blind-token/index.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { callsOf } from './calls.ts'
import type { TestPlatform } from './platform.ts'
import { changePolicy } from './policy.ts'

export const blindHall = 'YP-TRIAL-01'
const path = '/api/v1/blind-token'
const sha384 = { sha384: (bytes: Uint8Array) => hash('sha384', bytes, 'buffer') }
const bytes = (text: string) => Buffer.from(text, 'base64url')

export type Purpose = 'PUBLIC_COMMENT' | 'CONFIDENTIAL_REPORT'
export interface ShownKey {
  readonly keyId: string
  readonly purpose: Purpose
  readonly hallCode: string
  readonly windowCode: string | null
  readonly week: string
  readonly modulus: string
  readonly expected: number
}
interface Offered {
  readonly offers: readonly { readonly purpose: Purpose; readonly keyId: string; readonly isIssued: boolean }[]
}

/** The region offers tokens from now on, and the keys of this week and the next are there. */
export async function offerTokens(platform: TestPlatform, change: object = {}): Promise<void> {
  await changePolicy(platform, 'blind-token', { isOffered: true, ...change })
  await sweepKeys(platform)
}

export async function sweepKeys({ running }: TestPlatform): Promise<void> {
  await blindKeySweep({ world: running.world, rules: running.app.rules })
}

export async function shownKeys(platform: TestPlatform): Promise<readonly ShownKey[]> {
  const { body } = await callsOf(platform).get(`${path}/keys/${blindHall}`)
  return body.keys as readonly ShownKey[]
}

export async function offersOf(platform: TestPlatform, token: string): Promise<Offered['offers']> {
  const { body } = await callsOf(platform).post<Offered>(`${path}/offer`, { token })
  return body.offers
}

/** What a device has made before it asks. */
export async function draftToken(platform: TestPlatform, token: string, purpose: Purpose) {
  const keyId = (await offersOf(platform, token)).find((each) => each.purpose === purpose)?.keyId ?? ''
  const record = (await shownKeys(platform)).find((each) => each.keyId === keyId)
  const key = toBlindKey(bytes(record?.modulus ?? ''))
  const nonce = randomBytes(32)
  const message = tokenMessage(nodeLedger, keyId, nonce)
  const drawn = { salt: randomBytes(48), factor: toNumber(randomBytes(384)) % key.modulus }
  return { key, keyId, nonce, message, ...blindMessage(sha384, key, message, drawn) }
}

export function askFor(platform: TestPlatform, token: string, draft: { keyId: string; blinded: Uint8Array }) {
  const blinded = Buffer.from(draft.blinded).toString('base64url')
  return callsOf(platform).post<{ blindSignature: string }>(`${path}/issue`, { token, keyId: draft.keyId, blinded })
}

/** A token of an invitation, ready to be used. */
export async function tokenOf(platform: TestPlatform, token: string, purpose: Purpose = 'PUBLIC_COMMENT') {
  const draft = await draftToken(platform, token, purpose)
  const { body } = await askFor(platform, token, draft)
  const signed = { blindSignature: bytes(body.blindSignature), inverse: draft.inverse }
  const signature = finaliseSignature(sha384, draft.key, draft.message, signed)
  if (signature === undefined) throw new Error('what came back is no signature')
  return {
    keyId: draft.keyId,
    nonce: draft.nonce.toString('base64url'),
    signature: Buffer.from(signature).toString('base64url'),
  }
}
