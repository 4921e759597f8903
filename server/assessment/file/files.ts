import type { keepVisitFile } from '../../../contracts/assessment.ts'
import type { AnswerOf, BodyOf } from '../../../contracts/route.ts'
import type { AssessmentPolicy } from '../../../domain/assessment.ts'
import { deleteChunks, sealFile } from '../../evidence-file/index.ts'
import type { Transact } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import type { Session } from '../../session/index.ts'
import { type AssessmentDeps, loadForm, loadOpenVisit } from '../visits.ts'
import { countWaitingLocked, findUnnamed, findWaiting, insertVisitFile, type WaitingFile } from './store.ts'

const hourMs = 3_600_000

/** As much as twice what may be named: a lost answer means that a photo is sent again. */
const waitingMax = ({ filesPerVisitMax }: AssessmentPolicy) => 2 * filesPerVisitMax

const sinceOf = (now: number, { waitingHours }: AssessmentPolicy) => new Date(now - waitingHours * hourMs)

/** Cleans a file and keeps it sealed until the assessment names it. */
export async function keepForVisit(
  deps: AssessmentDeps,
  { accountId }: Pick<Session, 'accountId'>,
  visitId: string,
  { indicator, ...sent }: BodyOf<typeof keepVisitFile>,
  inAudit: Transact,
): Promise<AnswerOf<typeof keepVisitFile>> {
  const { world, rules } = deps
  const now = world.now()
  const visit = await loadOpenVisit(deps, accountId, visitId)
  const { indicators } = await loadForm(deps, visit.formId)
  if (!indicators.some(({ code }) => code === indicator)) throw new Refused('INDICATOR_UNKNOWN', '/indicator')
  const { body: policy } = rules.loadPolicy('assessment', visit.divisionId, now)
  const { id, mediaType, bytes, digest, appendSealed } = sealFile(world, sent, policy)
  await inAudit(world.app, async (tx) => {
    if ((await countWaitingLocked(tx, visitId, sinceOf(now, policy))) >= waitingMax(policy))
      throw new Refused('FILES_TOO_MANY')
    await insertVisitFile(tx, { id, visit, indicator, mediaType, bytes, digest, accountId, keptAt: new Date(now) })
    await appendSealed(tx, visit)
  })
  return { fileId: id, mediaType, bytes }
}

/**
 * The files that an assessment names, each for the indicator for which it was handed in.
 *
 * @throws Refused FILE_UNKNOWN where one was not, or is kept no longer
 */
export async function loadNamed(
  { world }: AssessmentDeps,
  owner: { readonly visitId: string; readonly accountId: string },
  answers: Readonly<Record<string, { readonly fileIds?: readonly string[] | undefined }>>,
  policy: AssessmentPolicy,
): Promise<ReadonlyMap<string, WaitingFile>> {
  const named = Object.entries(answers).flatMap(([code, { fileIds = [] }]) => fileIds.map((id) => ({ code, id })))
  const ids = named.map(({ id }) => id)
  const rows = await findWaiting(world.app, { ...owner, since: sinceOf(world.now(), policy) }, ids)
  const files = new Map(rows.map((row) => [row.id, row]))
  const stray = named.find(({ code, id }) => files.get(id)?.indicator !== code)
  if (stray !== undefined) throw new Refused('FILE_UNKNOWN', `/answers/${stray.code}/fileIds`)
  return files
}

/** Throws away what no assessment has named in time, an hour after it could be named last. */
export async function clearVisitFiles({ world, rules }: AssessmentDeps): Promise<void> {
  const now = world.now()
  for (const { id, divisionId, keptAt } of await findUnnamed(world.app, new Date(now - hourMs))) {
    const { body } = rules.loadPolicy('assessment', divisionId, now)
    if (keptAt.getTime() < now - (body.waitingHours + 1) * hourMs) await deleteChunks(world.app, id)
  }
}
