import { type Reach, type Role, roleRules } from '../../../domain/access.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { appendAudit, appendOrHold, auditedAs, commandOrigin } from '../../audit/index.ts'
import type { Database, Transact } from '../../platform/database.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import type { World } from '../../platform/world.ts'
import type { RuleBook } from '../../policy/index.ts'
import { deleteReminderPhone } from '../../reminder-phone/index.ts'
import {
  endSessions,
  forgiveAttempts,
  hashPassword,
  insertLink,
  insertPassword,
  removeFactors,
  setLinkRemoved,
  subjectIndexOf,
} from '../../session/index.ts'
import { appendPost, newFirstPassword, openAccount } from '../open.ts'
import { setDisabled } from '../store.ts'
import { findHolders, type HolderRow, lockAppointments, type NamedRow, tellRecovery } from './store.ts'

export interface OperatorWorld extends Pick<World, 'app' | 'vault' | 'now'> {
  readonly rules: RuleBook
}

/** What an operator may do with an account that stands: in the audit, whatever comes of it. */
type OperatorAct = 'SIGN_ON_LINKED' | 'SIGN_ON_PARTED' | 'ACCOUNT_STATE_SET' | 'ACCOUNT_UNLOCKED' | 'ACCOUNT_RECOVERED'

function asOperator(
  { accountId: id, divisionId, hallId }: Reach & { readonly accountId: string },
  act: OperatorAct,
  detail: Readonly<Record<string, string>> = {},
  append = appendAudit,
): Transact {
  const origin = { ...commandOrigin('account'), divisionId, hallId }
  return auditedAs(origin, { act, target: { kind: 'ACCOUNT', id } }, () => ({ detail }), append)
}

export interface Appointment {
  readonly role: 'SYSTEM_ADMIN' | 'SECURITY_ADMIN' | 'AUDIT_ADMIN'
  readonly username: string
  /** Of the holder. */
  readonly name: string
}

export interface Appointed {
  readonly role: Role
  readonly username: string
  readonly firstPassword: string
}

/**
 * Opens accounts of administrators with their posts, all of them or none.
 * @returns their first passwords; or the holders of roles that somebody holds already
 */
export async function appoint(
  world: OperatorWorld,
  divisionId: number,
  wishes: readonly Appointment[],
): Promise<{ readonly appointed: readonly Appointed[] } | { readonly held: readonly HolderRow[] }> {
  const drawn = await Promise.all(
    wishes.map(async (wish) => {
      const firstPassword = newFirstPassword()
      return { ...wish, firstPassword, hash: await hashPassword(firstPassword) }
    }),
  )
  return world.app.transaction().execute(async (tx) => {
    await lockAppointments(tx)
    const held: HolderRow[] = []
    for (const { role } of drawn) held.push(...(await findInOffice(world, tx, role, { divisionId, hallId: null })))
    if (held.length > 0) return { held }
    for (const one of drawn) await appointOne(world, tx, divisionId, one)
    return { appointed: drawn.map(({ role, username, firstPassword }) => ({ role, username, firstPassword })) }
  })
}

async function appointOne(
  world: OperatorWorld,
  tx: Database,
  divisionId: number,
  { role, username, name, hash }: Appointment & { readonly hash: string },
): Promise<void> {
  const { family } = roleRules[role]
  const place = { divisionId, hallId: null }
  const account = { username, name, family, ...place, expiresAt: null }
  const accountId = await openAccount(world, tx, account, { hash, isFirst: true })
  const days = { effectiveFrom: toPlainDate(world.now()), effectiveUntil: null }
  await appendPost(world, tx, { accountId, family, role, ...place, ...days, grantedBy: null })
  const target = { kind: 'ACCOUNT', id: accountId } as const
  const entry = { ...commandOrigin('account'), ...place, act: 'ACCOUNT_OPENED', target, result: 'DONE' } as const
  await appendAudit(tx, { ...entry, detail: { role } })
}

/** Who holds the role today so that it reaches this place. */
async function findInOffice(
  { rules, now }: OperatorWorld,
  db: Database,
  role: Role,
  place: Reach,
): Promise<readonly HolderRow[]> {
  const holders = await findHolders(db, role, new Date(now()))
  return holders.filter((holder) => rules.isReached(holder, place))
}

/** Closes an account and ends its sessions. @returns how many */
export async function endAccount(world: OperatorWorld, account: NamedRow): Promise<number> {
  const at = new Date(world.now())
  const inAudit = asOperator(account, 'ACCOUNT_STATE_SET', { state: 'DISABLED' }, appendOrHold)
  return inAudit(world.app, async (tx) => {
    await setDisabled(tx, account.accountId, at)
    await deleteReminderPhone(tx, account.accountId)
    return endSessions(tx, { accountId: account.accountId }, at)
  })
}

/** Takes away what makes its holder wait after failures; password and factors stay as they are. */
export function unlock(world: OperatorWorld, account: NamedRow): Promise<void> {
  return asOperator(account, 'ACCOUNT_UNLOCKED')(world.app, (tx) => forgiveAttempts(world, tx, account))
}

/** Whom the provider knows by this subject signs on to this account from now on; to another one he did before, that is refused by the database. */
export function link(world: OperatorWorld, account: NamedRow, issuer: string, subject: string): Promise<void> {
  const { accountId } = account
  const at = new Date(world.now())
  const row = { id: uuidV7(at.getTime()), accountId, issuer, subjectIndex: subjectIndexOf(world, issuer, subject), at }
  return asOperator(account, 'SIGN_ON_LINKED', { issuer })(world.app, (tx) => insertLink(tx, row))
}

/** Undoes the transaction: what was not done stands in no audit. */
class NotLinked extends Error {}

/** @returns false where it was not linked */
export function part(world: OperatorWorld, account: NamedRow): Promise<boolean> {
  const { accountId } = account
  const at = new Date(world.now())
  const inAudit = asOperator(account, 'SIGN_ON_PARTED', {}, appendOrHold)
  const parted = inAudit(world.app, async (tx) => {
    if (!(await setLinkRemoved(tx, accountId, at))) throw new NotLinked()
    await endSessions(tx, { accountId }, at)
    return true
  })
  return parted.catch((error: unknown) => {
    if (error instanceof NotLinked) return false
    throw error
  })
}

export const lostThings = ['password', 'factor'] as const
export type LostThing = (typeof lostThings)[number]

/** Whoever may do the same in the console: for that he has to be somebody else, to reach the place and to be able to sign in. */
export async function findHelpers(
  world: OperatorWorld,
  account: NamedRow,
  lost: LostThing,
): Promise<readonly HolderRow[]> {
  const role = lost === 'password' ? 'SYSTEM_ADMIN' : 'SECURITY_ADMIN'
  const holders = await findInOffice(world, world.app, role, account)
  return holders.filter(({ accountId, isAble }) => isAble && accountId !== account.accountId)
}

/**
 * Breaks the glass: a first password again, which ends every session, and no second factor where that was lost. Who has the
 * machine could take any account by it, so it is told in the audit, in every server’s log and in the metrics.
 */
export async function recover(world: OperatorWorld, account: NamedRow, lost: LostThing): Promise<string> {
  const firstPassword = newFirstPassword()
  const hash = await hashPassword(firstPassword)
  const { accountId } = account
  const at = new Date(world.now())
  await asOperator(account, 'ACCOUNT_RECOVERED', { lost })(world.app, async (tx) => {
    await insertPassword(tx, { accountId, hash, isFirst: true, at })
    if (lost === 'factor') await removeFactors(tx, accountId, at)
    await endSessions(tx, { accountId }, at)
    await forgiveAttempts(world, tx, account)
    await tellRecovery(tx)
  })
  return firstPassword
}
