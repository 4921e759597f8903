import type * as promises from '../../contracts/account.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { World } from '../platform/world.ts'
import type { PostRow } from '../session/index.ts'
import { openNames } from './names.ts'
import { type AccountRow, findStaffByIds } from './store.ts'

export type AccountView = AnswerOf<typeof promises.changeAccountState>

/** Accounts as whoever manages them is shown them, with their names opened. */
export async function viewAccounts(
  { world }: { readonly world: World },
  rows: readonly AccountRow[],
  posts: readonly PostRow[],
): Promise<AccountView[]> {
  const names = await openNames(
    world,
    rows.map(({ accountId }) => accountId),
  )
  const staff = await findStaffByIds(
    world.app,
    rows.map(({ staffId }) => staffId).filter((id) => id !== null),
  )
  const now = world.now()
  return rows.map(({ divisionId: _d, hallId: _h, disabledAt, staffId, ...row }) => ({
    ...row,
    staff: staff.find(({ id }) => id === staffId)?.staff ?? null,
    name: names.get(row.accountId) ?? '',
    state:
      disabledAt !== null ? 'DISABLED' : row.expiresAt !== null && row.expiresAt.getTime() <= now ? 'EXPIRED' : 'OPEN',
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    secondFactors: [...row.secondFactors],
    signOnLinkedAt: row.signOnLinkedAt?.toISOString() ?? null,
    posts: posts
      .filter(({ accountId }) => accountId === row.accountId)
      .map(({ accountId: _a, divisionId: _pd, hallId: _ph, ...post }) => post),
  }))
}
