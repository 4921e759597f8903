import { createHmac } from 'node:crypto'
import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import type { KeyStore } from '../platform/keys.ts'
import { uuidBytes } from '../platform/uuid.ts'

/**
 * 128 bits, derived from a key outside the database: a lost slip can be printed again, and a copy of the database holds no
 * token that could be used.
 */
export function deriveToken(keys: KeyStore, occurrenceId: string): string {
  return createHmac('sha256', keys.keyFor('invitation-token'))
    .update(uuidBytes(occurrenceId))
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

/** What the database knows of a token. */
export function tokenHash(token: string): Buffer {
  return sha256(`yiping/token/v1|${token}`).subarray(0, 16)
}

/** The short link. The token stands behind `#`: browsers never send it, so no proxy's log holds it; the channel in front of it says how the
 * citizen came, and nothing else. */
export function invitationUrl(publicUrl: string, token: string, channel?: EvaluationChannel): string {
  return `${publicUrl}/e${channel === undefined ? '' : `?c=${channel}`}#${token}`
}
