import { findActs } from '../audit/index.ts'
import type { World } from '../platform/world.ts'

const dayMs = 86_400_000

/**
 * Says loudly that an operator has let somebody in past the administrators: whoever stands at the machine could take any account
 * so. Told by the database at once; what was done while nobody listened is said at the next start, for a day.
 */
export function watchRecoveries({ app, log, metrics, listen }: World): void {
  const from = new Date(Date.now() - dayMs)
  let after: string | null = null
  let looking: Promise<void> = Promise.resolve()
  const tell = async () => {
    for (const { id, at, targetId } of await findActs(app, 'ACCOUNT_RECOVERED', { after, from })) {
      after = id
      metrics.accountsRecovered.inc()
      log.error({ account: targetId, at: at.toISOString() }, 'ACCOUNT ALARM: an operator let its holder in again')
    }
  }
  const look = () => {
    looking = looking.then(tell).catch((error: unknown) => {
      log.warn({ code: (error as { code?: unknown }).code }, 'recoveries of accounts could not be looked for')
    })
  }
  listen('account_recovered', look, look)
}
