import type * as promises from '../../contracts/account.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import { findPostRefusal, type Reach } from '../../domain/access.ts'
import { findPlainDate, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { findHalls, findOrganizations, findStaff, loadPlace } from '../catalogue/index.ts'
import { appendMessage } from '../message/index.ts'
import { type Database, isUniqueViolation, type Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { deleteReminderPhone } from '../reminder-phone/index.ts'
import {
  endSessions,
  findPosts,
  hashPassword,
  insertPassword,
  removeFactors,
  setLinkRemoved,
} from '../session/index.ts'
import { appendPost, newFirstPassword, openAccount } from './open.ts'
import { type AccountRow, findAccounts, findPlacesOfPosts, setDisabled, setPostEnded, updateStaff } from './store.ts'
import { type AccountView, viewAccounts } from './view.ts'

export interface AccountDeps {
  readonly world: World
  readonly rules: RuleBook
}

/** Who asks: how far he reaches, and who he is, because nobody decides over himself. */
export interface Asker {
  readonly reach: Reach
  readonly accountId: string
  /** A transaction that ends with the act in the audit. */
  readonly inAudit: Transact
}

const pageAccounts = 100

export async function listAccounts(
  deps: AccountDeps,
  reach: Reach,
  query: QueryOf<typeof promises.listAccounts>,
): Promise<AnswerOf<typeof promises.listAccounts>> {
  const limit = query.limit === undefined ? pageAccounts : Number(query.limit)
  const wish = { limit, ...(query.after === undefined ? {} : { after: query.after }) }
  const { rows, posts } = await readScoped(deps, reach, async (tx) => {
    const found = await findAccounts(tx, wish)
    const ids = found.map(({ accountId }) => accountId)
    return { rows: found, posts: await findPosts(tx, ids, today(deps)) }
  })
  const last = rows.at(-1)
  return {
    accounts: await viewAccounts(deps, rows, posts),
    next: rows.length < limit || last === undefined ? null : last.username,
  }
}

/** Opens an account with a first password, which is told this once. */
export async function createAccount(
  deps: AccountDeps,
  asker: Asker,
  ask: BodyOf<typeof promises.openAccount>,
): Promise<AnswerOf<typeof promises.openAccount>> {
  const { world } = deps
  const place = await loadPlace(deps, asker.reach, ask)
  const expiresAt = ask.expiresAt === undefined ? null : new Date(ask.expiresAt)
  if (expiresAt !== null && expiresAt.getTime() <= world.now()) throw new Refused('EXPIRY_OUT_OF_BOUNDS', '/expiresAt')
  const firstPassword = newFirstPassword()
  const hash = await hashPassword(firstPassword)
  const { username, name, family } = ask
  try {
    const wish = { username, name, family, ...place, expiresAt }
    const accountId = await asker.inAudit(world.app, (tx) => openAccount(world, tx, wish, { hash, isFirst: true }))
    return { account: await viewAccount(deps, asker, accountId), firstPassword }
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('USERNAME_TAKEN', '/username')
    throw error
  }
}

export async function changeState(
  deps: AccountDeps,
  asker: Asker,
  accountId: string,
  { state }: BodyOf<typeof promises.changeAccountState>,
): Promise<AccountView> {
  await loadOther(deps, asker, accountId)
  const at = new Date(deps.world.now())
  await asker.inAudit(deps.world.app, async (tx) => {
    await setDisabled(tx, accountId, state === 'DISABLED' ? at : null)
    if (state !== 'DISABLED') return
    await endSessions(tx, { accountId }, at)
    await deleteReminderPhone(tx, accountId)
  })
  return viewAccount(deps, asker, accountId)
}

export async function resetPassword(
  deps: AccountDeps,
  asker: Asker,
  accountId: string,
): Promise<{ firstPassword: string }> {
  await loadOther(deps, asker, accountId)
  const firstPassword = newFirstPassword()
  const hash = await hashPassword(firstPassword)
  const at = new Date(deps.world.now())
  await asker.inAudit(deps.world.app, async (tx) => {
    await insertPassword(tx, { accountId, hash, isFirst: true, at })
    await endSessions(tx, { accountId }, at)
    await appendMessage(tx, { accountId }, { kind: 'PASSWORD_RESET', page: 'own' }, at.getTime())
  })
  return { firstPassword }
}

export async function resetFactors(deps: AccountDeps, asker: Asker, accountId: string): Promise<AccountView> {
  await loadOther(deps, asker, accountId)
  const at = new Date(deps.world.now())
  await asker.inAudit(deps.world.app, async (tx) => {
    await removeFactors(tx, accountId, at)
    await endSessions(tx, { accountId }, at)
    await appendMessage(tx, { accountId }, { kind: 'FACTORS_REMOVED', page: 'own' }, at.getTime())
  })
  return viewAccount(deps, asker, accountId)
}

/** Takes away a way in; a way in is given by nobody but its holder, and the operator at the machine. */
export async function partSignOn(deps: AccountDeps, asker: Asker, accountId: string): Promise<AccountView> {
  await loadOther(deps, asker, accountId)
  const at = new Date(deps.world.now())
  await asker.inAudit(deps.world.app, async (tx) => {
    if (!(await setLinkRemoved(tx, accountId, at))) throw new Refused('SIGN_ON_NOT_LINKED')
    await endSessions(tx, { accountId }, at)
    await appendMessage(tx, { accountId }, { kind: 'SIGN_ON_PARTED', page: 'own' }, at.getTime())
  })
  return viewAccount(deps, asker, accountId)
}

export async function grantPost(
  deps: AccountDeps,
  asker: Asker,
  accountId: string,
  ask: BodyOf<typeof promises.grantPost>,
): Promise<AccountView> {
  const { world, rules } = deps
  const account = await loadAccount(deps, asker, accountId)
  const place = await loadPlace(deps, asker.reach, ask)
  const refusal = findPostRefusal({
    role: ask.role,
    family: account.family,
    isOwnAccount: accountId === asker.accountId,
    held: (await findPlacesOfPosts(world.app, accountId, today(deps))).map((post) => post.role),
    place: { divisionPath: rules.divisionPath(place.divisionId), hallId: place.hallId },
    granter: asker.reach,
  })
  if (refusal !== undefined) throw new Refused(refusal, refusal === 'OWN_ACCOUNT' ? undefined : '/role')
  const effectiveFrom = loadDay(ask.effectiveFrom, '/effectiveFrom') ?? today(deps)
  const effectiveUntil = loadDay(ask.effectiveUntil, '/effectiveUntil')
  if (effectiveUntil !== null && effectiveUntil < effectiveFrom)
    throw new Refused('TIMES_OUT_OF_ORDER', '/effectiveUntil')
  const days = { effectiveFrom, effectiveUntil }
  const held = { role: ask.role, ...place, organizationId: await loadOrganizationId(deps, ask.organizationCode) }
  await asker.inAudit(world.app, async (tx) => {
    const post = { accountId, family: account.family, ...held, ...days, grantedBy: asker.accountId }
    const postId = await appendPost(world, tx, post)
    const message = { kind: 'POST_GRANTED', detail: { role: ask.role }, page: 'own' } as const
    await appendMessage(tx, { accountId }, message, world.now())
    return postId
  })
  return viewAccount(deps, asker, accountId)
}

export async function takePost(
  deps: AccountDeps,
  asker: Asker,
  accountId: string,
  postId: string,
): Promise<AccountView> {
  await loadAnother(deps, asker, accountId)
  const [post] = (await findPlacesOfPosts(deps.world.app, accountId, today(deps))).filter(
    (each) => each.postId === postId,
  )
  if (post !== undefined && !deps.rules.isReached(asker.reach, post)) throw new Refused('FORBIDDEN', '/postId')
  const at = new Date(deps.world.now())
  await asker.inAudit(deps.world.app, async (tx) => {
    if (!(await setPostEnded(tx, accountId, postId, at))) throw new Refused('POST_UNKNOWN', '/postId')
    await appendMessage(tx, { accountId }, { kind: 'POST_ENDED', page: 'own' }, at.getTime())
  })
  return viewAccount(deps, asker, accountId)
}

/** Whoever is rated at the windows has no part in what was said of him: that follows from who he is there. */
export async function setStaff(
  deps: AccountDeps,
  asker: Asker,
  accountId: string,
  { staff }: BodyOf<typeof promises.setStaff>,
): Promise<AccountView> {
  await loadOther(deps, asker, accountId)
  const staffId = staff === null ? null : await loadStaffId(deps, asker, staff)
  await asker.inAudit(deps.world.app, (tx) => updateStaff(tx, accountId, staffId))
  return viewAccount(deps, asker, accountId)
}

async function loadStaffId(
  deps: AccountDeps,
  { reach }: Asker,
  { hallCode, staffNo }: { readonly hallCode: string; readonly staffNo: string },
): Promise<number> {
  const { world, rules } = deps
  const hall = (await findHalls(world.app, today(deps))).find((each) => each.hallCode === hallCode)
  if (hall === undefined || !rules.isReached(reach, hall)) throw new Refused('HALL_UNKNOWN', '/staff/hallCode')
  const [found] = await findStaff(world.app, hall.hallId, [staffNo], today(deps))
  if (found === undefined) throw new Refused('STAFF_UNKNOWN', '/staff/staffNo')
  return found.id
}

async function loadOrganizationId({ world }: AccountDeps, code: string | undefined): Promise<number | null> {
  if (code === undefined) return null
  const [found] = await findOrganizations(world.app, [code])
  if (found === undefined) throw new Refused('ORGANIZATION_UNKNOWN', '/organizationCode')
  return found.id
}

const today = ({ world }: AccountDeps): PlainDate => toPlainDate(world.now())

function loadDay(text: string | undefined, at: string): PlainDate | null {
  if (text === undefined) return null
  const day = findPlainDate(text)
  if (day === undefined) throw new Refused('MALFORMED', at)
  return day
}

/** An account outside the asker’s place is not there: PostgreSQL shows none but those. */
async function loadAccount(deps: AccountDeps, { reach }: Asker, accountId: string): Promise<AccountRow> {
  const [row] = await readScoped(deps, reach, (tx) => findAccounts(tx, { accountId }))
  if (row === undefined || !deps.rules.isReached(reach, row)) throw new Refused('ACCOUNT_UNKNOWN')
  return row
}

async function loadAnother(deps: AccountDeps, asker: Asker, accountId: string): Promise<AccountRow> {
  const row = await loadAccount(deps, asker, accountId)
  if (accountId === asker.accountId) throw new Refused('OWN_ACCOUNT')
  return row
}

/** Who decides over an account decides over what it may do: nobody does so over a post that reaches further than his own. */
async function loadOther(deps: AccountDeps, asker: Asker, accountId: string): Promise<AccountRow> {
  const row = await loadAnother(deps, asker, accountId)
  const posts = await findPlacesOfPosts(deps.world.app, accountId, today(deps))
  if (posts.some((post) => !deps.rules.isReached(asker.reach, post))) throw new Refused('FORBIDDEN')
  return row
}

async function viewAccount(deps: AccountDeps, asker: Asker, accountId: string): Promise<AccountView> {
  const row = await loadAccount(deps, asker, accountId)
  const posts = await readScoped(deps, asker.reach, (tx: Database) => findPosts(tx, [accountId], today(deps)))
  const [view] = await viewAccounts(deps, [row], posts)
  if (view === undefined) throw new Refused('ACCOUNT_UNKNOWN')
  return view
}
