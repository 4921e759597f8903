import { findPasskeySite, type PasskeySite } from '../../../domain/passkey.ts'
import { randomBytes } from '../../platform/dice.ts'
import { Refused } from '../../platform/refused.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import type { PolicyBody } from '../../policy/index.ts'
import type { Sessions } from '../sessions.ts'
import { type ChallengePurpose, insertChallenge, takeChallenge } from './store.ts'

const secondMs = 1000

export function passkeyPolicyOf({ deps: { rules, world } }: Sessions, divisionId: number): PolicyBody<'passkey'> {
  return rules.loadPolicy('passkey', divisionId, world.now()).body
}

/** @throws PASSKEY_NOT_HERE where the platform is reached at an address of numbers */
function loadSite({ deps: { world } }: Sessions): PasskeySite {
  const site = findPasskeySite(world.publicUrl())
  if (site === undefined) throw new Refused('PASSKEY_NOT_HERE')
  return site
}

export interface Asked {
  readonly challengeId: string
  readonly challenge: string
  readonly siteId: string
  readonly timeoutMs: number
}

/** Draws what is to be signed once, within the time of the policy, by this session; or (null) by whoever is to sign in. */
export async function drawChallenge(
  sessions: Sessions,
  purpose: ChallengePurpose,
  by: { readonly sessionId: string; readonly accountDivisionId: number } | null,
): Promise<Asked> {
  const { world, rules } = sessions.deps
  const site = loadSite(sessions)
  const { challengeSeconds } = passkeyPolicyOf(sessions, by?.accountDivisionId ?? rules.rootDivisionId)
  const timeoutMs = challengeSeconds * secondMs
  const now = world.now()
  const challengeId = uuidV7(now)
  const challenge = randomBytes(32)
  const expiresAt = new Date(now + timeoutMs)
  await insertChallenge(world.app, {
    id: challengeId,
    purpose,
    sessionId: by?.sessionId ?? null,
    challenge,
    expiresAt,
  })
  return { challengeId, challenge: challenge.toString('base64url'), siteId: site.id, timeoutMs }
}

/** @throws PASSKEY_WRONG where it was answered before, is too old, or was asked of another session */
export async function loadChallenge(
  sessions: Sessions,
  id: string,
  purpose: ChallengePurpose,
  sessionId: string | null,
): Promise<{ readonly challenge: Buffer; readonly site: PasskeySite }> {
  const { world } = sessions.deps
  const site = loadSite(sessions)
  const challenge = await takeChallenge(world.app, { id, purpose, sessionId }, new Date(world.now()))
  if (challenge === undefined) throw new Refused('PASSKEY_WRONG')
  return { challenge, site }
}
