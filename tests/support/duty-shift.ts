import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { appendPost, openAccount } from '../../server/account/index.ts'
import { hashPassword } from '../../server/session/index.ts'
import type { TestPlatform } from './platform.ts'

interface NewSupervisor {
  readonly username: string
  readonly name: string
  /** The last day of the post; without one it is for good. */
  readonly until?: string
}

/** Another supervisor of the trial hall, from today on. @returns the account */
export async function bringSupervisor(
  { database, running: { world } }: Pick<TestPlatform, 'database' | 'running'>,
  { username, name, until }: NewSupervisor,
): Promise<string> {
  const [place] = await database.query<{ divisionId: number; hallId: number }>(
    `select d.id as "divisionId", h.id as "hallId" from administrative_division d, service_hall h
     where d.division_code = '990102000000' and h.hall_code = 'YP-TRIAL-01'`,
  )
  if (place === undefined) throw new Error('no trial hall')
  const hash = await hashPassword('nobody signs in with this')
  return world.app.transaction().execute(async (tx) => {
    const family = 'BUSINESS'
    const account = { username, name, family, ...place, expiresAt: null } as const
    const accountId = await openAccount(world, tx, account, { hash, isFirst: false })
    const effectiveFrom = toPlainDate(world.now())
    const post = { accountId, family, role: 'WINDOW_SUPERVISOR', ...place, effectiveFrom, grantedBy: null } as const
    await appendPost(world, tx, { ...post, effectiveUntil: (until ?? null) as PlainDate | null })
    return accountId
  })
}

/** A shift of long ago, of whoever holds an account in a hall. */
export async function bringShift({ database }: Pick<TestPlatform, 'database'>, accountId: string): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `insert into duty_shift (id, division_id, hall_id, account_id, day, from_minute, to_minute, put_at)
     select gen_random_uuid(), division_id, hall_id, id, '2026-01-05', 540, 1020, created_at from account where id = $1 returning id`,
    [accountId],
  )
  if (row === undefined) throw new Error(`nobody on duty: ${accountId}`)
  return row.id
}
