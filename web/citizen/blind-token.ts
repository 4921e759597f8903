import { sha256, sha384 } from '@noble/hashes/sha2.js'
import { findBase64, toBase64 } from '../../ledger/base64.ts'
import {
  blindMessage,
  finaliseSignature,
  type BlindKey as PublicKey,
  saltLength,
  toBlindKey,
  toNumber,
} from '../../ledger/blind-rsa.ts'
import { blindKeyId, blindKeyLength, tokenMessage, tokenNonceLength } from '../../ledger/blind-token.ts'
import type { Answer, call, Outcome } from '../shared/call.ts'
import type { BlindKey, BlindPurpose, KeptToken } from './blind-drawer.ts'

/** Whether a key stands in the log that others watch. Where nobody can say yet, none is given, and the page says so. */
type KeyCheck = (key: BlindKey) => Promise<boolean>

/** The edges: server, clock, dice and the log. */
export interface BlindWorld {
  readonly call: typeof call
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
  readonly isLogged?: KeyCheck | undefined
}

export type Offer = Answer<'seeBlindOffer'>
/** Why there is no token, where no refusal of the platform says so. */
export type BlindFault = 'KEY_NOT_SHOWN' | 'KEY_NOT_LOGGED' | 'SIGNATURE_WRONG'
export type Obtained =
  | { readonly kind: 'TOKEN'; readonly token: KeptToken }
  | { readonly kind: 'FAULT'; readonly fault: BlindFault }
  | { readonly kind: 'FAILED'; readonly outcome: Exclude<Outcome<unknown>, { ok: true }> }

const platform = { sha256, sha384, utf8: (text: string) => new TextEncoder().encode(text) }

/**
 * Has a token signed that only this device can read. The key must be one that the whole hall is shown: were everybody given his own, the key would say
 * who he is.
 */
export async function obtainToken(
  world: BlindWorld,
  invitation: string,
  { offer, purpose }: { readonly offer: Offer; readonly purpose: BlindPurpose },
): Promise<Obtained> {
  const keyId = offer.offers.find((each) => each.purpose === purpose)?.keyId ?? ''
  const listed = await world.call('listBlindKeys', { params: { hallCode: offer.hallCode } })
  if (!listed.ok) return { kind: 'FAILED', outcome: listed }
  const shown = listed.answer.keys.find((each) => each.keyId === keyId)
  const key = shown === undefined ? undefined : readKey(shown, offer, purpose)
  if (shown === undefined || key === undefined) return { kind: 'FAULT', fault: 'KEY_NOT_SHOWN' }
  if (world.isLogged !== undefined && !(await world.isLogged(shown))) return { kind: 'FAULT', fault: 'KEY_NOT_LOGGED' }
  const nonce = world.random(tokenNonceLength)
  const message = tokenMessage(platform, keyId, nonce)
  const salt = world.random(saltLength)
  const draft = blindMessage(platform, key, message, { salt, factor: drawFactor(world, key) })
  const issued = await world.call('issueBlindToken', {
    body: { token: invitation, keyId, blinded: toText(draft.blinded) },
  })
  if (!issued.ok) return { kind: 'FAILED', outcome: issued }
  const finished = { blindSignature: toBytes(issued.answer.blindSignature), inverse: draft.inverse }
  const signature = finaliseSignature(platform, key, message, finished)
  if (signature === undefined) return { kind: 'FAULT', fault: 'SIGNATURE_WRONG' }
  const { hallCode, windowCode, week, expected, usableUntil } = shown
  const useAfter = world.now() + drawDelay(world, offer.delayMinutesMax)
  const said = { purpose, hallCode, windowCode, week, expected, usableUntil, useAfter }
  return { kind: 'TOKEN', token: { ...said, keyId, nonce: toText(nonce), signature: toText(signature) } }
}

/** Undefined where its name is not the hash of what it is for, or it is not for this. */
function readKey(shown: BlindKey, offer: Offer, purpose: BlindPurpose): PublicKey | undefined {
  const modulus = toBytes(shown.modulus)
  const isItself = blindKeyId(platform, { ...shown, modulus }) === shown.keyId
  const isOfHere = shown.hallCode === offer.hallCode && (shown.windowCode ?? offer.windowCode) === offer.windowCode
  if (!isItself || !isOfHere || shown.purpose !== purpose || modulus.length !== blindKeyLength) return undefined
  try {
    return toBlindKey(modulus)
  } catch {
    return undefined
  }
}

/** Drawn again until it is below the modulus: every number is as likely as another. */
function drawFactor({ random }: BlindWorld, { modulus, length }: PublicKey): bigint {
  for (;;) {
    const factor = toNumber(random(length))
    if (factor > 0n && factor < modulus) return factor
  }
}

/** Milliseconds, any as likely as another. */
function drawDelay({ random }: BlindWorld, minutesMax: number): number {
  return Math.floor((Number(toNumber(random(6))) / 2 ** 48) * minutesMax * 60_000)
}

const toText = (bytes: Uint8Array) => toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

function toBytes(text: string): Uint8Array {
  const plain = text.replace(/-/g, '+').replace(/_/g, '/')
  return findBase64(plain + '='.repeat((4 - (plain.length % 4)) % 4)) ?? new Uint8Array(0)
}
