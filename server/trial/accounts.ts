import { type Role, roleRules, roles } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { appendPost, openAccount } from '../account/index.ts'
import { randomBytes } from '../platform/dice.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import { hashPassword, insertPassword, insertTotp, newTotpSecret, removeFactors, sealTotp } from '../session/index.ts'
import { findAccountIds } from './store.ts'

interface TrialAccount {
  readonly username: string
  readonly password: string
  /** base32, for any authenticator. */
  readonly totpSecret: string
}

export type TrialAccounts = Readonly<Record<string, TrialAccount>>

interface TrialPlace {
  readonly divisionId: number
  readonly hallId: number
  /** Whom the department handler of the trial handles for. */
  readonly organizationId: number
}

/** Invented, as everybody of the trial. */
const names: { readonly [Each in Role]: string } = {
  WINDOW_STAFF: '窗口员甲',
  WINDOW_SUPERVISOR: '监督员乙',
  DEPARTMENT_HANDLER: '承办员丙',
  REVIEWER: '复核员丁',
  THIRD_PARTY_EVALUATOR: '评估员戊',
  MYSTERY_SHOPPER: '暗访员己',
  SOCIAL_SUPERVISOR: '社会监督员庚',
  WORKING_GROUP: '工作组员辛',
  LEADING_GROUP: '领导组员壬',
  DISCIPLINE_INSPECTOR: '监察员癸',
  HR: '人事员子',
  SYSTEM_ADMIN: '系统管理员丑',
  SECURITY_ADMIN: '安全管理员寅',
  AUDIT_ADMIN: '审计管理员卯',
}

/**
 * An account with a post for every role, each in the place where its role is held. Those of an earlier start stay as they are;
 * where their file was lost, they get new passwords.
 */
export async function bringTrialAccounts(
  world: World,
  place: TrialPlace,
  before: TrialAccounts,
): Promise<TrialAccounts> {
  const usernames = roles.map(toUsername)
  const present = await findAccountIds(world.app, usernames)
  const accounts: [string, TrialAccount][] = []
  for (const role of roles) {
    const key = role.toLowerCase()
    const username = toUsername(role)
    const accountId = present.get(username)
    const known = before[key]
    accounts.push([
      key,
      accountId !== undefined && known !== undefined ? known : await bring(world, place, { role, username, accountId }),
    ])
  }
  return Object.fromEntries(accounts)
}

export const toUsername = (role: Role) => `trial.${role.toLowerCase().replaceAll('_', '-')}`

async function bring(
  world: World,
  place: TrialPlace,
  {
    role,
    username,
    accountId,
  }: { readonly role: Role; readonly username: string; readonly accountId: string | undefined },
): Promise<TrialAccount> {
  const password = `Yp-${randomBytes(12).toString('hex')}`
  const totpSecret = newTotpSecret()
  const hash = await hashPassword(password)
  const { family, heldIn } = roleRules[role]
  const { divisionId } = place
  const hallId = heldIn === 'HALL' ? place.hallId : null
  const now = world.now()
  const at = new Date(now)
  await world.app.transaction().execute(async (tx) => {
    const isNew = accountId === undefined
    const account = { username, name: names[role], family, divisionId, hallId, expiresAt: null }
    const id = isNew ? await openAccount(world, tx, account, { hash, isFirst: false }) : accountId
    if (isNew) {
      const effectiveFrom = toPlainDate(now)
      await appendPost(world, tx, {
        accountId: id,
        family,
        role,
        divisionId,
        hallId,
        organizationId: role === 'DEPARTMENT_HANDLER' ? place.organizationId : null,
        effectiveFrom,
        effectiveUntil: null,
        grantedBy: null,
      })
    } else {
      await insertPassword(tx, { accountId: id, hash, isFirst: false, at })
      await removeFactors(tx, id, at)
    }
    const factorId = uuidV7(now)
    const sealed = sealTotp(world, { id: factorId, secret: totpSecret, now })
    await insertTotp(tx, { id: factorId, accountId: id, divisionId, ...sealed, at, confirmedAt: at })
  })
  return { username, password, totpSecret }
}
