import type * as promises from '../../contracts/assessment-finding.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import { makeFinding } from '../../domain/assessment-finding.ts'
import { readScoped } from '../access/index.ts'
import { findVisitFiles, openAssessmentWords } from '../assessment/index.ts'
import type { KeptFile } from '../evidence-file/index.ts'
import { appendWords, openWords, readWritten, sealWords } from '../handling-order/index.ts'
import type { Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { type Asking, type FindingDeps, toldTo } from './deps.ts'
import { openFinding } from './open/open.ts'
import {
  type FindingWish,
  findFilesOfFindings,
  findFilesOfVisits,
  findFindingIds,
  findFindings,
  insertFinding,
  listVisits,
  type VisitRow,
} from './store.ts'
import { type FindingView, viewFinding, viewVisit } from './view.ts'

const pageRows = 50

export async function viewVisits(
  deps: FindingDeps,
  { session, reach }: Asking,
  { limit: wanted, after }: QueryOf<typeof promises.listAssessedVisits>,
): Promise<AnswerOf<typeof promises.listAssessedVisits>> {
  const { world } = deps
  const limit = wanted === undefined ? pageRows : Number(wanted)
  const rows = await listVisits(world.app, toldTo(deps, reach), { after, limit })
  const said = await openAssessmentWords(
    world,
    rows.flatMap(({ recordId }) => recordId ?? []),
  )
  const files = await findFilesOfVisits(
    world.app,
    rows.map(({ visitId }) => visitId),
  )
  return {
    asOf: new Date(world.now()).toISOString(),
    visits: rows.map((row) => {
      const own = files.filter(({ ofId }) => ofId === row.visitId)
      return viewVisit(row, session.accountId, said.get(row.recordId ?? ''), own)
    }),
    next: rows.length < limit ? null : (rows.at(-1)?.visitId ?? null),
  }
}

/** Another place’s are not there, nor is what a post in a hall is not told. */
async function loadVisit(deps: FindingDeps, { reach }: Asking, visitId: string): Promise<VisitRow> {
  const [row] = await listVisits(deps.world.app, toldTo(deps, reach), { visitId, limit: 1 })
  if (row === undefined) throw new Refused('NOT_FOUND', '/visitId')
  return row
}

export async function findAssessedFile(
  deps: FindingDeps,
  asking: Asking,
  { visitId, fileId }: { readonly visitId: string; readonly fileId: string },
): Promise<KeptFile | undefined> {
  await loadVisit(deps, asking, visitId)
  const [file] = await findVisitFiles(deps.world.app, visitId, fileId)
  return file
}

/** Kept, and its order opened where it may be: what waits is opened by the sweep. */
export async function makeFrom(
  deps: FindingDeps,
  asking: Asking,
  body: BodyOf<typeof promises.makeFinding>,
  inAudit: Transact,
): Promise<FindingView> {
  const { world, rules } = deps
  const { accountId } = asking.session
  const now = world.now()
  const { visitId, indicator, words: text, fileIds = [] } = toNfc(body)
  const visit = await loadVisit(deps, asking, visitId)
  const files = await findFilesOfVisits(world.app, [visitId])
  const { id: policyId, body: policy } = rules.loadPolicy('assessment-finding', visit.divisionId, now)
  const seen = {
    ...visit,
    isOwn: visit.assessorAccountId === accountId,
    files: new Map(files.map((file) => [file.id, file.indicator])),
  }
  const { points, words } = granted(makeFinding({ indicator, words: text, fileIds }, seen, policy))
  const sealed = sealWords(world.vault, now, { words })
  if (sealed === null) throw new Error('a finding without words')
  const id = uuidV7(now)
  const row = { id, visit, indicator, points, accountId, policyId, recordId: sealed.recordId, fileIds }
  await inAudit(world.app, async (tx) => {
    if (!(await insertFinding(tx, { ...row, foundAt: new Date(now) }))) throw new Refused('CONFLICT', '/indicator')
    await appendWords(tx, { divisionId: visit.divisionId, hallId: visit.hallId }, sealed)
    return { id }
  })
  await openFinding(deps, id)
  const [made] = await viewRows(deps, [id])
  if (made === undefined) throw new Error('what was made is there')
  return made
}

async function viewRows({ world }: FindingDeps, ids: readonly string[]): Promise<FindingView[]> {
  const rows = await findFindings(world.app, ids)
  const opened = await openWords(
    world,
    rows.flatMap(({ recordId }) => recordId ?? []),
  )
  const files = await findFilesOfFindings(world.app, ids)
  return rows.map((row) => {
    const { words } = readWritten(opened.get(row.recordId ?? ''))
    const own = files.filter(({ ofId }) => ofId === row.findingId)
    return viewFinding(row, words, own)
  })
}

/** Whoever takes findings up above the halls sees those that wait; everybody else what PostgreSQL shows him: those whose order is open. */
async function findIds(deps: FindingDeps, { session, reach }: Asking, wish: FindingWish): Promise<readonly string[]> {
  const told = toldTo(deps, reach)
  const isManager = session.post !== null && isPermitted(session.post.role, 'finding:make') && told.isAbove
  if (isManager) return findFindingIds(deps.world.app, told, wish)
  return readScoped(deps, reach, (tx) => findFindingIds(tx, null, wish))
}

export async function viewFindings(
  deps: FindingDeps,
  asking: Asking,
  { limit: wanted, ...wish }: QueryOf<typeof promises.listFindings>,
): Promise<AnswerOf<typeof promises.listFindings>> {
  const limit = wanted === undefined ? pageRows : Number(wanted)
  const ids = await findIds(deps, asking, { ...wish, limit })
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    findings: await viewRows(deps, ids),
    next: ids.length < limit ? null : (ids.at(-1) ?? null),
  }
}

export async function findFindingFile(
  deps: FindingDeps,
  asking: Asking,
  { findingId, fileId }: { readonly findingId: string; readonly fileId: string },
): Promise<KeptFile | undefined> {
  const [id] = await findIds(deps, asking, { findingId, limit: 1 })
  if (id === undefined) throw new Refused('NOT_FOUND', '/findingId')
  const files = await findFilesOfFindings(deps.world.app, [id])
  return files.find((file) => file.id === fileId)
}
