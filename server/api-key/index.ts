import type { Sweep } from '../platform/sweeps.ts'
import type { World } from '../platform/world.ts'
import { deleteNonces } from './store.ts'

export { type ApiCaller, ApiKeys, callerOf, findCaller, findStanding, isApiKeyKnown, isKeyShown } from './door.ts'
export {
  attempt,
  endApiKey,
  type IssuedTold,
  issueApiKey,
  makeApiKey,
  revokeApiKey,
  rotateApiKey,
  told,
} from './keys.ts'
export { readPublicKey } from './signature/fields.ts'
export { findKeyPlace } from './store.ts'

/** Nonces that are refused by their time already need not be remembered. */
export function nonceSweep({ sweep, now }: Pick<World, 'sweep' | 'now'>): Sweep {
  return { name: 'nonces', everyMs: 60_000, run: () => deleteNonces(sweep, new Date(now())) }
}
