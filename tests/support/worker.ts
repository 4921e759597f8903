import type { Role } from '../../domain/access.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { insertTotp, newTotpSecret, sealTotp } from '../../server/session/index.ts'
import { bringTrialWorkers } from '../../server/trial/index.ts'
import type { TestPlatform } from './platform.ts'

/** Somebody with a post in a division and a second factor: `freshCookie(…, { username })` signs him in. */
export async function bringWorker(
  platform: Pick<TestPlatform, 'database' | 'running'>,
  worker: { readonly username: string; readonly role: Role; readonly divisionCode: string },
): Promise<void> {
  const { world } = platform.running
  const accounts = await bringTrialWorkers(world, [{ ...worker, name: '某人' }])
  const accountId = accounts.get(worker.username) ?? ''
  const [place] = await platform.database.query<{ divisionId: number }>(
    'select division_id as "divisionId" from account where id = $1',
    [accountId],
  )
  const [id, at] = [uuidV7(world.now()), new Date(world.now())]
  const sealed = sealTotp(world, { id, secret: newTotpSecret(), now: world.now() })
  await world.app
    .transaction()
    .execute((tx) =>
      insertTotp(tx, { id, accountId, divisionId: place?.divisionId ?? 0, ...sealed, at, confirmedAt: at }),
    )
}
