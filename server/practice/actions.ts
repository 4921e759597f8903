import type * as promises from '../../contracts/practice.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import { isPermitted, type Reach } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { decidePractice, draftPractice, holdsPersonalNumber } from '../../domain/practice.ts'
import { readScoped } from '../access/index.ts'
import { findProblem, findStory, type HandlingDeps, loadHolder, viewKinds } from '../handling-order/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { Session } from '../session/index.ts'
import { insertPractice, insertPracticeEnd, listPractices, type PracticeRow } from './store.ts'

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

type PracticeList = AnswerOf<typeof promises.listPractices>
type PracticeView = PracticeList['practices'][number]

const pagePractices = 50

export async function viewPractices(
  deps: HandlingDeps,
  { session, reach }: Asking,
  { limit: wanted, ...wish }: QueryOf<typeof promises.listPractices>,
): Promise<PracticeList> {
  const { world, rules } = deps
  const now = world.now()
  const limit = wanted === undefined ? pagePractices : Number(wanted)
  const rows = await readScoped(deps, reach, (tx) => listPractices(tx, { ...wish, limit, today: toPlainDate(now) }))
  return {
    asOf: new Date(now).toISOString(),
    kinds: viewKinds(rules.loadPolicy('problem-entry', reach.divisionId, now).body),
    practices: rows.map((row) => toView(row, session)),
    next: rows.length < limit ? null : (rows.at(-1)?.practiceId ?? null),
  }
}

function toView(row: PracticeRow, { accountId, post }: Session): PracticeView {
  const { divisionId: _, hallId: __, draftedBy, draftedAt, endedAt, kinds, ...said } = row
  const isOwn = draftedBy === accountId
  const mayAtAll = post !== null && isPermitted(post.role, 'practice:decide')
  return {
    ...said,
    kinds: [...kinds],
    draftedAt: draftedAt.toISOString(),
    isOwn,
    endedAt: endedAt?.toISOString() ?? null,
    mayDecide: mayAtAll && !isOwn && row.state === 'OPEN',
  }
}

/** Another place’s practices are not there. */
async function loadPractice(deps: HandlingDeps, { reach }: Asking, practiceId: string): Promise<PracticeRow> {
  const today = toPlainDate(deps.world.now())
  const [row] = await readScoped(deps, reach, (tx) => listPractices(tx, { practiceId, limit: 1, today }))
  if (row === undefined) throw new Refused('NOT_FOUND')
  return row
}

export async function draft(
  deps: HandlingDeps,
  asking: Asking,
  { orderId, ...sent }: BodyOf<typeof promises.draftPractice>,
  inAudit: Transact,
): Promise<PracticeView> {
  const { world, rules } = deps
  const { session, reach } = asking
  const story = await findStory(rules, world.app, orderId)
  if (story === undefined || story.row.isDrill || !rules.isReached(reach, story.row))
    throw new Refused('NOT_FOUND', '/orderId')
  const { staffId } = await loadHolder(world, session)
  const { stage, finding, isSolved } = story.order
  const isRated = staffId !== null && staffId === story.row.staffId
  const words = granted(draftPractice({ stage, finding, isSolved, isRated }, sent))
  const now = world.now()
  const id = uuidV7(now)
  const kinds = (await findProblem(world.app, orderId))?.kinds ?? []
  const practice = { id, orderId, kinds, ...words, draftedBy: session.accountId, draftedAt: new Date(now) }
  await inAudit(world.app, async (tx) => {
    await insertPractice(tx, practice)
    return { id, divisionId: story.row.divisionId, hallId: story.row.hallId }
  })
  return toView(await loadPractice(deps, asking, id), session)
}

export async function decide(
  deps: HandlingDeps,
  asking: Asking,
  practiceId: string,
  sent: BodyOf<typeof promises.decidePractice>,
  inAudit: Transact,
): Promise<PracticeView> {
  const { world } = deps
  const { accountId } = asking.session
  const reason = sent.reason ?? null
  const row = await loadPractice(deps, asking, practiceId)
  const isOwn = row.draftedBy === accountId
  const outcome = granted(decidePractice({ state: row.state, isOwn }, { outcome: sent.outcome, reason }))
  if (reason !== null && holdsPersonalNumber(reason)) throw new Refused('PERSONAL_NUMBER', '/reason')
  try {
    await inAudit(world.app, async (tx) => {
      await insertPracticeEnd(tx, { ...row, outcome, accountId, endedAt: new Date(world.now()), reason })
      return { id: practiceId, divisionId: row.divisionId, hallId: row.hallId, outcome }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('DRAFT_ENDED')
    throw error
  }
  return toView(await loadPractice(deps, asking, practiceId), asking.session)
}
