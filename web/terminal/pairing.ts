import type { RefusalCode } from '../../contracts/problem.ts'
import { call } from '../shared/call.ts'
import { apiOf } from './api.ts'
import { numberDraft } from './chain.ts'
import { beginningOf, makeKeys, publicKeyOf } from './keys.ts'
import type { Beginning, TerminalStore } from './store.ts'

export type PairingTrouble = RefusalCode | 'OFFLINE' | 'NOT_A_TERMINAL'

export type Paired =
  | { readonly ok: true; readonly beginning: Beginning }
  | { readonly ok: false; readonly trouble: PairingTrouble }

/** Makes the keys of this device, has them paired, and keeps everything in one go: half a pairing is none. */
export async function pair(store: TerminalStore, typed: string, name: string): Promise<Paired> {
  const before = await store.find('identity')
  // What was tapped last before the device was revoked belongs to the chain of then, and is signed with its key.
  if (before !== undefined) await numberDraft(store, before)
  const keys = await makeKeys()
  const publicKey = await publicKeyOf(keys)
  const outcome = await call('pairDevice', { body: { pairingCode: toCode(typed), name, publicKey } })
  if (!outcome.ok) return { ok: false, trouble: outcome.offline ? 'OFFLINE' : outcome.problem.code }
  const { deviceId, deviceToken, kind, windowCode } = outcome.answer
  if (kind === 'SCREEN' || windowCode === null) return { ok: false, trouble: 'NOT_A_TERMINAL' }
  const seen = await apiOf(deviceToken).see()
  if (!seen.ok) return { ok: false, trouble: seen.offline ? 'OFFLINE' : seen.problem.code }
  const beginning = {
    identity: { deviceId, deviceToken, keys },
    terminal: seen.answer,
    head: { sequence: 0, hash: await beginningOf(deviceId) },
    clockOffsetMs: Date.parse(seen.answer.now) - Date.now(),
  }
  await store.begin(beginning)
  return { ok: true, beginning }
}

/** As it is printed: eight characters with a line between, whatever was typed between them. */
export function toCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
