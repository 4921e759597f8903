import type { keepDeductionFile } from '../../../contracts/deduction.ts'
import type { AnswerOf, BodyOf } from '../../../contracts/route.ts'
import { deleteChunks, sealFile } from '../../evidence-file/index.ts'
import { loadOrderPlace } from '../../handling-order/index.ts'
import type { Database, Transact } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import type { Asking, DeductionDeps } from '../deps.ts'
import { appendFileUses, countWaitingLocked, findUnnamed, insertDeductionFile, type Naming } from './store.ts'

const hourMs = 3_600_000

/** Cleans a file and keeps it sealed until a proposal or an answer names it, under the bounds that hold for evidence of orders. */
export async function keepFor(
  deps: DeductionDeps,
  { session: { accountId }, reach }: Asking,
  { hallCode, ...sent }: BodyOf<typeof keepDeductionFile>,
  inAudit: Transact,
): Promise<AnswerOf<typeof keepDeductionFile>> {
  const { world, rules } = deps
  const now = world.now()
  const { divisionId, hallId } = await loadOrderPlace(deps, reach, { hallCode })
  const { body: policy } = rules.loadPolicy('evidence-file', divisionId, now)
  const { id, mediaType, bytes, digest, appendSealed } = sealFile(world, sent, policy)
  const since = new Date(now - policy.waitingHours * hourMs)
  await inAudit(world.app, async (tx) => {
    if ((await countWaitingLocked(tx, accountId, since)) >= policy.waitingMax) throw new Refused('FILES_TOO_MANY')
    const row = { id, divisionId, hallId, mediaType, bytes, digest, accountId, keptAt: new Date(now) }
    await insertDeductionFile(tx, row)
    await appendSealed(tx, { divisionId, hallId })
    return { divisionId, hallId }
  })
  return { fileId: id, mediaType, bytes }
}

/** How many may be named at once, and how old they may be. @throws Refused FILES_TOO_MANY */
export function boundsOf(
  { world, rules }: DeductionDeps,
  divisionId: number,
  fileIds: readonly string[],
): { readonly since: Date } {
  const { body: policy } = rules.loadPolicy('evidence-file', divisionId, world.now())
  if (fileIds.length > policy.filesPerStepMax) throw new Refused('FILES_TOO_MANY', '/fileIds')
  return { since: new Date(world.now() - policy.waitingHours * hourMs) }
}

/** @throws Refused FILE_UNKNOWN where one is not of this account and hall, is kept no longer or was named before */
export async function nameAll(tx: Database, naming: Naming, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  if ((await appendFileUses(tx, naming, fileIds)) !== fileIds.length) throw new Refused('FILE_UNKNOWN', '/fileIds')
}

/** Throws away what nothing has named in time, an hour after it could be named last. */
export async function clearDeductionFiles({ world, rules }: DeductionDeps): Promise<void> {
  const now = world.now()
  for (const { id, divisionId, keptAt } of await findUnnamed(world.app, new Date(now - hourMs))) {
    const { body } = rules.loadPolicy('evidence-file', divisionId, now)
    if (keptAt.getTime() < now - (body.waitingHours + 1) * hourMs) await deleteChunks(world.app, id)
  }
}
