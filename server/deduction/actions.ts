import type * as promises from '../../contracts/deduction.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import {
  answerDeduction,
  type DeductionState,
  decideDeduction,
  proposeDeduction,
  saidIn,
  stateOfDeduction,
} from '../../domain/deduction.ts'
import { type PlainDate, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import type { KeptFile } from '../evidence-file/index.ts'
import {
  appendWords,
  findHandlerPosts,
  findOrganizationId,
  handlesAt,
  loadHolder,
  loadOrderPlace,
  type OrderPlace,
  sealWords,
} from '../handling-order/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { checkBasis } from './basis.ts'
import type { Asking, DeductionDeps } from './deps.ts'
import { boundsOf, nameAll } from './file/files.ts'
import { findFilesOf } from './file/store.ts'
import {
  type DeductionRow,
  type DeductionWish,
  insertAnswer,
  insertDecision,
  insertDeduction,
  listDeductions,
  lockDeduction,
} from './store.ts'
import { tellDeciders, tellUnit } from './tell.ts'
import {
  askerOf,
  type DeductionView,
  deciderOf,
  findHandled,
  itemOf,
  loadPartyOf,
  standOf,
  viewDeductions,
} from './view.ts'

const pageDeductions = 50

export async function viewList(
  deps: DeductionDeps,
  asking: Asking,
  { limit: wanted, state, ...wish }: QueryOf<typeof promises.listDeductions>,
): Promise<AnswerOf<typeof promises.listDeductions>> {
  const { world, rules } = deps
  const now = world.now()
  const limit = wanted === undefined ? pageDeductions : Number(wanted)
  const { rows, next } = await findRows(deps, asking, { ...wish, limit }, state)
  return {
    asOf: new Date(now).toISOString(),
    items: rules.loadPolicy('deduction', asking.reach.divisionId, now).body.items.map((item) => ({ ...item })),
    deductions: await viewDeductions(deps, asking, rows),
    next,
  }
}

/** Which of those that are not decided are still to be answered the rule says: pages are read until there are enough of them. */
async function findRows(
  deps: DeductionDeps,
  { reach }: Asking,
  wish: DeductionWish,
  state: DeductionState | undefined,
) {
  const { limit } = wish
  const isDecided = state === undefined ? undefined : state === 'DECIDED'
  const isWanted = (row: DeductionRow) =>
    state === undefined || stateOfDeduction(standOf(deps, row), deps.world.now()) === state
  const rows: DeductionRow[] = []
  let after = wish.after
  for (;;) {
    const read = await readScoped(deps, reach, (tx) => listDeductions(tx, { ...wish, isDecided, after, limit }))
    rows.push(...read.filter(isWanted))
    if (read.length < limit) return { rows: rows.slice(0, limit), next: nextOf(rows, limit) }
    if (rows.length >= limit) return { rows: rows.slice(0, limit), next: rows[limit - 1]?.deductionId ?? null }
    after = read.at(-1)?.deductionId
  }
}

const nextOf = (rows: readonly DeductionRow[], limit: number) =>
  rows.length > limit ? (rows[limit - 1]?.deductionId ?? null) : null

/** Another place’s are not there. */
async function loadRow(deps: DeductionDeps, { reach }: Asking, deductionId: string): Promise<DeductionRow> {
  const [row] = await readScoped(deps, reach, (tx) => listDeductions(tx, { deductionId, limit: 1 }))
  if (row === undefined || !deps.rules.isReached(reach, row)) throw new Refused('NOT_FOUND', '/deductionId')
  return row
}

async function viewOne(deps: DeductionDeps, asking: Asking, deductionId: string): Promise<DeductionView> {
  const [view] = await viewDeductions(deps, asking, [await loadRow(deps, asking, deductionId)])
  if (view === undefined) throw new Error('what was kept is there')
  return view
}

type Proposal = BodyOf<typeof promises.proposeDeduction>

/** The list is that of the day of the deed, the time for an answer that of today. */
export async function propose(
  deps: DeductionDeps,
  asking: Asking,
  body: Proposal,
  inAudit: Transact,
): Promise<DeductionView> {
  const { world, rules } = deps
  const sent = toNfc(body)
  const { kind, code, against, deedDay, findingId = null, auditId = null, fileIds = [] } = sent
  const now = world.now()
  const place = await loadOrderPlace(deps, asking.reach, sent)
  const { divisionId, hallId, windowId } = place
  const list = rules.findPolicy('deduction', divisionId, startOfDay(deedDay as PlainDate))
  const { id: policyId, body: policy } = rules.loadPolicy('deduction', divisionId, now)
  const evidence = fileIds.length + [findingId, auditId].filter((each) => each !== null).length
  const ask = {
    kind,
    code,
    against,
    hasWindow: windowId !== null,
    deedDay: deedDay as PlainDate,
    words: sent.words,
    evidence,
  }
  const { item, words } = granted(proposeDeduction(ask, list?.body ?? { items: [] }, policy, toPlainDate(now)))
  const organizationId = await loadUnit(deps, sent, place)
  await checkBasis(deps, sent, place, policy)
  const { since } = boundsOf(deps, divisionId, fileIds)
  const sealed = sealWords(world.vault, now, { words })
  if (sealed === null || list === undefined) throw new Error('a proposal without words or list')
  const { accountId } = asking.session
  const id = uuidV7(now)
  const { points } = item
  const row = {
    ...{ id, divisionId, hallId, windowId, organizationId, kind, against, code, points, findingId, auditId, policyId },
    ...{ accountId, deedDay: ask.deedDay, listPolicyId: list.id, proposedAt: new Date(now), recordId: sealed.recordId },
  }
  await kept('CONFLICT', () =>
    inAudit(world.app, async (tx) => {
      await insertDeduction(tx, row)
      await appendWords(tx, { divisionId, hallId }, sealed)
      await nameAll(tx, { deductionId: id, step: 'PROPOSAL', divisionId, hallId, accountId, since }, fileIds)
      const told = { ...row, deductionId: id, hallCode: sent.hallCode }
      // A bonus is told when it is decided: nobody has to answer for it.
      if (kind === 'DEDUCTION') await tellUnit(deps, tx, told, 'PROPOSED')
      return { id, divisionId, hallId, outcome: code }
    }),
  )
  return viewOne(deps, asking, id)
}

/** Whose it is: the unit that is named, else whoever runs the hall. A unit for which nobody handles there would lose points and could not answer. */
async function loadUnit(
  { world, rules }: DeductionDeps,
  { organizationCode }: Proposal,
  place: OrderPlace,
): Promise<number> {
  if (organizationCode === undefined) return place.organizationId
  const found = await findOrganizationId(world.app, organizationCode)
  if (found?.id === place.organizationId) return found.id
  const posts = found === undefined ? [] : await findHandlerPosts(world.app, [found.id], toPlainDate(world.now()))
  if (found === undefined || !posts.some((post) => handlesAt(rules, post, place)))
    throw new Refused('ORGANIZATION_UNKNOWN', '/organizationCode')
  return found.id
}

/** What somebody else has done meanwhile is told by its code. */
async function kept(code: 'CONFLICT' | 'STATED_ALREADY' | 'PROPOSAL_DECIDED', act: () => Promise<unknown>) {
  try {
    await act()
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused(code)
    throw error
  }
}

export async function answer(
  deps: DeductionDeps,
  asking: Asking,
  deductionId: string,
  body: BodyOf<typeof promises.answerDeduction>,
  inAudit: Transact,
): Promise<DeductionView> {
  const { world, rules } = deps
  const { accountId } = asking.session
  const { words: text, fileIds = [] } = toNfc(body)
  const now = world.now()
  const row = await loadRow(deps, asking, deductionId)
  const asker = askerOf(await loadHolder(world, asking.session), row, await findHandled(deps, [row]))
  granted(answerDeduction(standOf(deps, row), asker, now))
  const words = granted(saidIn(text, rules.policyById('deduction', row.policyId)))
  const { divisionId, hallId } = row
  const { since } = boundsOf(deps, divisionId, fileIds)
  const sealed = sealWords(world.vault, now, { words })
  if (sealed === null) throw new Error('an answer without words')
  const step = { deductionId, divisionId, hallId, accountId, at: new Date(now), recordId: sealed.recordId }
  await kept('STATED_ALREADY', () =>
    inAudit(world.app, async (tx) => {
      await lockDeduction(tx, deductionId)
      const [current] = await listDeductions(tx, { deductionId, limit: 1 })
      if (current === undefined || current.decidedAt !== null) throw new Refused('PROPOSAL_DECIDED')
      await insertAnswer(tx, step)
      await appendWords(tx, { divisionId, hallId }, sealed)
      await nameAll(tx, { ...step, step: 'ANSWER', since }, fileIds)
      await tellDeciders(deps, tx, row)
      return { id: deductionId, divisionId, hallId }
    }),
  )
  return viewOne(deps, asking, deductionId)
}

export async function decide(
  deps: DeductionDeps,
  asking: Asking,
  deductionId: string,
  body: BodyOf<typeof promises.decideDeduction>,
  inAudit: Transact,
): Promise<DeductionView> {
  const { world, rules } = deps
  const { accountId } = asking.session
  const { words: text, outcome, points = null, ground = null } = toNfc(body)
  const now = world.now()
  const row = await loadRow(deps, asking, deductionId)
  const asker = deciderOf(await loadPartyOf(deps, asking), row)
  const decided = granted(
    decideDeduction({ outcome, points, ground }, itemOf(deps, row), standOf(deps, row), asker, now),
  )
  const words = granted(saidIn(text, rules.policyById('deduction', row.policyId)))
  const { divisionId, hallId, proposedBy } = row
  const sealed = sealWords(world.vault, now, { words })
  if (sealed === null) throw new Error('a decision without reasons')
  const step = { deductionId, divisionId, hallId, accountId, at: new Date(now), recordId: sealed.recordId }
  await kept('PROPOSAL_DECIDED', () =>
    inAudit(world.app, async (tx) => {
      await lockDeduction(tx, deductionId)
      await insertDecision(tx, { ...step, ...decided, proposedBy })
      await appendWords(tx, { divisionId, hallId }, sealed)
      await tellUnit(deps, tx, row, 'DECIDED')
      return { id: deductionId, divisionId, hallId, outcome }
    }),
  )
  return viewOne(deps, asking, deductionId)
}

export async function findFile(
  deps: DeductionDeps,
  asking: Asking,
  { deductionId, fileId }: { readonly deductionId: string; readonly fileId: string },
): Promise<KeptFile | undefined> {
  await loadRow(deps, asking, deductionId)
  return (await findFilesOf(deps.world.app, [deductionId])).find(({ id }) => id === fileId)
}
