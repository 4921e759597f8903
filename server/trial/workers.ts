import { type Role, roleRules } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { appendPost, openAccount } from '../account/index.ts'
import { randomBytes } from '../platform/dice.ts'
import type { World } from '../platform/world.ts'
import { hashPassword } from '../session/index.ts'
import { toUsername } from './accounts.ts'
import { findAccountIds, isPostHeld, loadTrialHall, loadTrialPlace } from './store.ts'

/** Somebody invented who holds a post in a hall, or in a division. */
export type TrialWorker = { readonly username: string; readonly name: string; readonly role: Role } & (
  | { readonly hallCode: string }
  | { readonly divisionCode: string }
)

/**
 * The people who work in a city that is played. Nobody is told a password of theirs: what they did is told by whoever plays it.
 * Those of an earlier start stay as they are. @returns their accounts by name
 */
export async function bringTrialWorkers(
  world: World,
  workers: readonly TrialWorker[],
): Promise<ReadonlyMap<string, string>> {
  const usernames = workers.map(({ username }) => username)
  const present = await findAccountIds(world.app, usernames)
  const fresh = workers.filter(({ username }) => !present.has(username))
  // Made by nobody for nobody: one that is not known is as good for all of them, and making one takes a while.
  const hash = fresh.length === 0 ? '' : await hashPassword(randomBytes(24).toString('base64url'))
  for (const worker of fresh) await bring(world, worker, hash)
  return findAccountIds(world.app, usernames)
}

async function bring(world: World, worker: TrialWorker, hash: string): Promise<void> {
  const { username, name, role } = worker
  const { divisionId, hallId } =
    'hallCode' in worker
      ? await loadTrialHall(world.app, worker.hallCode)
      : { ...(await loadTrialPlace(world.app, worker.divisionCode)), hallId: null }
  const { family } = roleRules[role]
  await world.app.transaction().execute(async (tx) => {
    const account = { username, name, family, divisionId, hallId, expiresAt: null }
    const accountId = await openAccount(world, tx, account, { hash, isFirst: false })
    const effectiveFrom = toPlainDate(world.now())
    const post = { accountId, family, role, divisionId, hallId, effectiveFrom, effectiveUntil: null, grantedBy: null }
    await appendPost(world, tx, post)
  })
}

/** Whoever tries the product has an account for every role at the trial hall: with this one he sees a city that is played as well. */
export async function bringTrialPost(world: World, role: Role, divisionCode: string): Promise<void> {
  const username = toUsername(role)
  const accountId = (await findAccountIds(world.app, [username])).get(username)
  const { divisionId } = await loadTrialPlace(world.app, divisionCode)
  if (accountId === undefined || (await isPostHeld(world.app, accountId, divisionId))) return
  const { family } = roleRules[role]
  const effectiveFrom = toPlainDate(world.now())
  const post = {
    accountId,
    family,
    role,
    divisionId,
    hallId: null,
    effectiveFrom,
    effectiveUntil: null,
    grantedBy: null,
  }
  await world.app.transaction().execute((tx) => appendPost(world, tx, post))
}
