import { sha256 } from '../../../signing/node-ledger.ts'
import type { Vault } from '../../platform/vault.ts'

// Both follow from the letter’s number under a key of their own: nothing is kept but what they are found by.

/** Opens the page of one’s own order, until the letter expires. Not the receipt: a gateway keeps for years what it has sent. */
export const noticeCode = (vault: Vault, letterId: string): string =>
  vault.blindIndex('notice', `code|${letterId}`).toString('base64url')

/** The right to say “no more”. */
export const noticeStopCode = (vault: Vault, letterId: string): string =>
  vault.blindIndex('notice', `stop|${letterId}`).toString('base64url')

/** By which notices about one order keep their order: of the order, and not of the address, which would join it to an invitation. */
export const noticeRecipientIndex = (vault: Vault, orderId: string): Buffer =>
  vault.blindIndex('notice', `order|${orderId}`)

export const noticeCodeHash = (code: string): Buffer => sha256(`yiping/notice/v1|${code}`).subarray(0, 16)
