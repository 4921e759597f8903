import { Refused } from '../../platform/refused.ts'
import type { World } from '../../platform/world.ts'
import { attemptIndex, countAttempt, forgive } from '../attempt/attempts.ts'
import type { Session, Sessions } from '../sessions.ts'
import { findTotp, type NewTotp, takeStep } from './store.ts'
import { findTotpStep } from './totp.ts'

/** A new secret, sealed under the id of its factor. */
export function sealTotp(
  { vault }: Pick<World, 'vault'>,
  factor: { readonly id: string; readonly secret: string; readonly now: number },
): Pick<NewTotp, 'key' | 'sealed'> {
  const record = vault.newRecord(factor.id, factor.now)
  return { key: record.key, sealed: record.seal('sealed_field|totp-secret', factor.secret) }
}

/**
 * A code of the account’s authenticator, taken once.
 * @throws FACTOR_UNKNOWN, CODE_WRONG, TOO_MANY_REQUESTS
 */
export async function takeCode(
  sessions: Sessions,
  session: Session,
  ask: { readonly code: string; readonly factorId: string | null },
): Promise<void> {
  const { world } = sessions.deps
  const now = world.now()
  const factor = await findTotp(world.vaultDb, session.accountId, ask.factorId)
  if (factor === undefined) throw new Refused('FACTOR_UNKNOWN')
  if (ask.factorId !== null && factor.isConfirmed) throw new Refused('FACTOR_PRESENT')
  const index = attemptIndex(world, 'factor', session.accountId)
  await countAttempt(world.app, index, { now, rules: sessions.policyOf(session.accountDivisionId) })
  const secret = world.vault
    .openRecord(factor.factorId, factor)
    .open('sealed_field|totp-secret', factor.sealed)
    .toString('utf8')
  const step = await findTotpStep(secret, ask.code, { now, lastStep: factor.lastStep })
  const confirmedAt = ask.factorId === null ? null : new Date(now)
  if (step === undefined || !(await takeStep(world.app, factor.factorId, step, confirmedAt)))
    throw new Refused('CODE_WRONG', '/code')
  await forgive(world.app, index)
}
