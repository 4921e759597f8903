import type * as promises from '../../contracts/publication.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { isPermitted, type Role } from '../../domain/access.ts'
import { addDays } from '../../domain/kernel/plain-date.ts'
import {
  daysLate,
  type PublicationFacts,
  type PublicationStep,
  publicationState,
  publicationSteps,
  takeStep,
} from '../../domain/publication.ts'
import { rankingOf } from '../../domain/ranking.ts'
import { findScorePeriod } from '../../domain/score-period.ts'
import { readResult } from '../../domain/score-result.ts'
import { dueAt } from '../../domain/time-limit.ts'
import { committed, type Database } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { Session } from '../session/index.ts'
import type { PublicationDeps } from './deps.ts'
import {
  findResultText,
  findUndrafted,
  insertDraft,
  insertPublished,
  insertStep,
  insertWithdrawal,
  listPublications,
  lockPublications,
  type PublicationRow,
} from './store.ts'

type View = AnswerOf<typeof promises.stepPublication>

/** Every final computation and every revision becomes a draft by itself: nobody chooses what goes to the public. */
export async function draftPublications({ world, rules }: PublicationDeps): Promise<void> {
  if ((await findUndrafted(world.app)).length === 0) return
  const root = rules.rootDivisionId
  await committed(world.app, async (tx) => {
    await lockPublications(tx)
    for (const { id: computationId, period, revision, computedAt } of await findUndrafted(tx)) {
      const { id: policyId, body } = rules.loadPolicy('publication', root, world.now())
      const kind = findScorePeriod(period)?.kind ?? 'MONTH'
      const due = granted(dueAt(body.within[kind], computedAt.getTime(), rules.calendarOf(root, null)))
      const now = world.now()
      const row = { id: uuidV7(now), computationId, period, revision, policyId, draftedAt: new Date(now) }
      await insertDraft(tx, { ...row, dueAt: new Date(due) })
    }
  })
}

/** What the rule of the steps looks at. */
export const factsOf = ({ steps, withdrawnAt }: PublicationRow): PublicationFacts => ({
  steps: steps.flatMap(({ kind, accountId }) => (kind === 'HELD' ? [] : [{ kind, accountId }])),
  isWithdrawn: withdrawnAt !== null,
})

const permissionOf = (kind: PublicationStep) => (kind === 'SIGNED' ? 'publication:sign' : 'publication:check')

/** The next step, where whoever asks may take it. */
function nextFor(row: PublicationRow, accountId: string, role: Role): PublicationStep | null {
  const next = publicationSteps.find((kind) => takeStep(factsOf(row), kind, accountId).granted)
  return next !== undefined && isPermitted(role, permissionOf(next)) ? next : null
}

async function viewOne({ world }: PublicationDeps, session: Session, row: PublicationRow): Promise<View> {
  const now = world.now()
  const text = await findResultText(world.app, row.computationId)
  const kind = findScorePeriod(row.period)?.kind ?? 'MONTH'
  const role = session.post?.role
  const { id, period, fromDay, endDay, revision, draftedAt, evaluations, invalidated, exempted, steps } = row
  return {
    ...{ publicationId: id, period, kind, fromDay, toDay: addDays(endDay, -1), revision },
    ...{ evaluations, invalidated, exempted, state: publicationState(factsOf(row)) },
    draftedAt: draftedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    daysLate: daysLate(row.dueAt.getTime(), row.publishedAt?.getTime() ?? null, now),
    counts: { ...rankingOf(text === undefined ? [] : readResult(text)).counts },
    steps: steps.map(({ kind: step, at, reason, accountId }) => ({
      kind: step,
      at: new Date(at).toISOString(),
      isOwn: accountId === session.accountId,
      reason,
    })),
    mayTake: role === undefined ? null : nextFor(row, session.accountId, role),
    mayWithdraw:
      role !== undefined && isPermitted(role, 'publication:sign') && publicationState(factsOf(row)) === 'PUBLISHED',
    withdrawn: row.withdrawnAt === null ? null : { at: row.withdrawnAt.toISOString(), reason: row.withdrawnFor ?? '' },
  }
}

export async function viewList(
  deps: PublicationDeps,
  session: Session,
): Promise<AnswerOf<typeof promises.listPublications>> {
  const rows = await listPublications(deps.world.app)
  const publications: View[] = []
  for (const row of rows) publications.push(await viewOne(deps, session, row))
  return { asOf: new Date(deps.world.now()).toISOString(), publications }
}

async function loadRow({ world }: PublicationDeps, id: string): Promise<PublicationRow> {
  const [row] = await listPublications(world.app, { id })
  if (row === undefined) throw new Refused('NOT_FOUND', '/publicationId')
  return row
}

interface Placed {
  readonly id: string
  readonly outcome: string
}
type InAudit = (db: Database, act: (tx: Database) => Promise<Placed>) => Promise<Placed>

/** In one transaction, looked at again within it: two who press at once do not both take the step. */
async function change(
  deps: PublicationDeps,
  session: Session,
  id: string,
  { inAudit, act }: { inAudit: InAudit; act: (tx: Database, row: PublicationRow) => Promise<string> },
): Promise<View> {
  await loadRow(deps, id)
  await inAudit(deps.world.app, async (tx) => {
    await lockPublications(tx)
    const [row] = await listPublications(tx, { id })
    if (row === undefined) throw new Refused('NOT_FOUND', '/publicationId')
    return { id, outcome: await act(tx, row) }
  })
  return viewOne(deps, session, await loadRow(deps, id))
}

export function step(
  deps: PublicationDeps,
  session: Session,
  id: string,
  { step: kind, reason }: BodyOf<typeof promises.stepPublication>,
  inAudit: InAudit,
): Promise<View> {
  const { accountId } = session
  const at = new Date(deps.world.now())
  if ((kind === 'HELD') !== (reason !== undefined)) throw new Refused('STEP_INCOMPLETE', '/reason')
  return change(deps, session, id, {
    inAudit,
    act: async (tx, row) => {
      if (kind === 'HELD') {
        if (['PUBLISHED', 'WITHDRAWN'].includes(publicationState(factsOf(row)))) throw new Refused('NOT_AT_THIS_STAGE')
        await insertStep(tx, id, { kind, accountId, at, reason: said(reason) })
      } else {
        granted(takeStep(factsOf(row), kind, accountId))
        await insertStep(tx, id, { kind, accountId, at, reason: null })
      }
      return kind
    },
  })
}

export function sign(deps: PublicationDeps, session: Session, id: string, inAudit: InAudit): Promise<View> {
  const { accountId } = session
  const at = new Date(deps.world.now())
  return change(deps, session, id, {
    inAudit,
    act: async (tx, row) => {
      granted(takeStep(factsOf(row), 'SIGNED', accountId))
      await insertStep(tx, id, { kind: 'SIGNED', accountId, at, reason: null })
      await insertPublished(tx, id, at)
      return 'SIGNED'
    },
  })
}

export function withdraw(
  deps: PublicationDeps,
  session: Session,
  id: string,
  { reason }: BodyOf<typeof promises.withdrawPublication>,
  inAudit: InAudit,
): Promise<View> {
  const { accountId } = session
  return change(deps, session, id, {
    inAudit,
    act: async (tx, row) => {
      if (publicationState(factsOf(row)) !== 'PUBLISHED') throw new Refused('NOT_AT_THIS_STAGE')
      await insertWithdrawal(tx, row, { reason: said(reason), accountId, at: new Date(deps.world.now()) })
      return 'WITHDRAWN'
    },
  })
}

function said(text: string | undefined): string {
  const words = text?.normalize('NFC').trim() ?? ''
  if (words === '') throw new Refused('COMMENT_EMPTY', '/reason')
  return words
}
