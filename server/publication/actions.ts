import type * as promises from '../../contracts/publication.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { isPermitted, type Permission, type Reach } from '../../domain/access.ts'
import { addDays } from '../../domain/kernel/plain-date.ts'
import {
  daysLate,
  decideWithdrawal,
  nextStep,
  type PublicationFacts,
  type PublicationState,
  type PublicationStep,
  proposeWithdrawal,
  publicationRate,
  publicationState,
  takeStep,
  type WithdrawalProposal,
} from '../../domain/publication.ts'
import { findScorePeriod, scorePeriodKinds } from '../../domain/score-period.ts'
import { dueAt } from '../../domain/time-limit.ts'
import { committed, type Database } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { Session } from '../session/index.ts'
import type { Asking, PublicationDeps } from './deps.ts'
import { publicSince } from './published.ts'
import {
  type CoverRow,
  findCovers,
  findUndrafted,
  insertDraft,
  insertStep,
  listPublications,
  lockPublications,
  type PublicationRow,
} from './store.ts'
import { bringToPublic } from './told/told.ts'

export type View = AnswerOf<typeof promises.stepPublication>

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
export const factsOf = ({
  steps,
  withdrawnAt,
  overtakenAt,
  proposals,
}: PublicationRow): PublicationFacts & { readonly proposals: readonly WithdrawalProposal[] } => ({
  steps: steps.flatMap(({ kind, accountId }) => (kind === 'HELD' ? [] : [{ kind, accountId }])),
  ...{ isWithdrawn: withdrawnAt !== null, isOvertaken: overtakenAt !== null, proposals },
})

const permissionOf = (kind: PublicationStep) => (kind === 'SIGNED' ? 'publication:sign' : 'publication:check')
const isOver = (state: PublicationState) => state === 'PUBLISHED' || state === 'WITHDRAWN' || state === 'OVERTAKEN'

type May = Pick<View, 'next' | 'mayTake' | 'mayNot' | 'mayHold' | 'mayProposeWithdrawal' | 'mayDecideWithdrawal'>

/** What whoever asks may do about it now, and why he may not take the next step. */
function mayOf(row: PublicationRow, { accountId, post }: Session): May {
  const facts = factsOf(row)
  const [state, next] = [publicationState(facts), nextStep(facts)]
  const can = (permission: Permission) => post !== null && isPermitted(post.role, permission)
  const may = {
    ...{ next, mayHold: !isOver(state) && can('publication:check') },
    mayProposeWithdrawal: proposeWithdrawal(facts).granted && can('publication:withdraw'),
    mayDecideWithdrawal: decideWithdrawal(facts, 'AGREED', accountId).granted && can('publication:sign'),
  }
  if (next === null) return { ...may, mayTake: null, mayNot: null }
  if (!can(permissionOf(next))) return { ...may, mayTake: null, mayNot: 'ANOTHER_ROLE' }
  if (!takeStep(facts, next, accountId).granted) return { ...may, mayTake: null, mayNot: 'TWO_STEPS_BY_ONE' }
  return { ...may, mayTake: next, mayNot: null }
}

type Counts = Readonly<Record<string, number>>

/** Of what is public and tells of more than somebody answers for, he reads what everybody does. */
const mayNothing: May = {
  ...{ next: null, mayTake: null, mayNot: null, mayHold: false },
  ...{ mayProposeWithdrawal: false, mayDecideWithdrawal: false },
}

function viewProposals({ accountId }: Session, { proposals }: PublicationRow): View['proposals'] {
  return proposals.map((each) => ({
    ...{ at: new Date(each.at).toISOString(), reason: each.reason, isOwn: each.accountId === accountId },
    decision:
      each.outcome === null || each.decidedAt === null
        ? null
        : {
            ...{ outcome: each.outcome, at: new Date(each.decidedAt).toISOString() },
            ...{ isOwn: each.decidedBy === accountId, reason: each.declinedFor },
          },
  }))
}

function viewOne({ world }: PublicationDeps, session: Session, { row, counts, isReached }: Seen): View {
  const { id, period, fromDay, endDay, revision, draftedAt, evaluations, invalidated, exempted, steps } = row
  return {
    ...{ publicationId: id, period, kind: kindOf(row), fromDay, toDay: addDays(endDay, -1), revision },
    ...{ evaluations, invalidated, exempted, state: publicationState(factsOf(row)), counts: { ...counts } },
    draftedAt: draftedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    daysLate: daysLate(row.dueAt.getTime(), publicSince(row), world.now()),
    steps: steps.map(({ kind: step, at, reason, accountId }) => ({
      kind: step,
      at: new Date(at).toISOString(),
      isOwn: accountId === session.accountId,
      reason,
    })),
    ...{ isReached, ...(isReached ? mayOf(row, session) : mayNothing) },
    proposals: isReached ? viewProposals(session, row) : [],
    withdrawn: row.withdrawnAt === null ? null : { at: row.withdrawnAt.toISOString(), reason: row.withdrawnFor ?? '' },
  }
}

const kindOf = ({ period }: PublicationRow) => findScorePeriod(period)?.kind ?? 'MONTH'

interface Seen {
  readonly row: PublicationRow
  readonly counts: Counts
  readonly isReached: boolean
}

/**
 * Of what is on its way, what lies within a reach as a whole: whoever answers for one district does not sign for the city. Of a hall nobody signs;
 * what tells of no window is the country's. Of the rest he sees what everybody sees, once it is public.
 */
async function seenOf(
  { rules }: PublicationDeps,
  db: Database,
  { divisionId, hallId }: Reach,
  rows: readonly PublicationRow[],
): Promise<readonly Seen[]> {
  const within = new Set(rules.divisionsWithin(divisionId))
  const covers = await findCovers(
    db,
    rows.map(({ computationId }) => computationId),
  )
  return rows.flatMap((row) => {
    const own = covers.filter(({ computationId }) => computationId === row.computationId)
    const isReached =
      hallId === null &&
      (own.length === 0 ? within.has(rules.rootDivisionId) : own.every((cover) => within.has(cover.divisionId)))
    return isReached || row.publishedAt !== null ? [{ row, counts: countsOf(own), isReached }] : []
  })
}

function countsOf(covers: readonly CoverRow[]): Counts {
  const counts: Record<string, number> = {}
  for (const { verdict, windows } of covers) counts[verdict] = (counts[verdict] ?? 0) + windows
  return counts
}

export async function viewList(
  deps: PublicationDeps,
  { session, reach }: Asking,
): Promise<AnswerOf<typeof promises.listPublications>> {
  const { world, rules } = deps
  const now = world.now()
  const rows = await listPublications(world.app)
  const seen = await seenOf(deps, world.app, reach, rows)
  const { source, body } = rules.loadPolicy('publication', rules.rootDivisionId, now)
  return {
    asOf: new Date(now).toISOString(),
    catalogue: {
      within: scorePeriodKinds.map((kind) => ({ kind, count: body.within[kind].count, unit: body.within[kind].unit })),
      namesLast: body.namesLast,
      source,
    },
    rateHundredths: publicationRate(
      rows.map((row) => ({ dueAt: row.dueAt.getTime(), publishedAt: publicSince(row) })),
      now,
    ),
    publications: seen.map((each) => viewOne(deps, session, each)),
  }
}

/** As if it were not there, where it does not lie within the reach. */
async function loadReached(deps: PublicationDeps, db: Database, reach: Reach, id: string): Promise<Seen> {
  const [found] = await seenOf(deps, db, reach, await listPublications(db, { id }))
  if (found?.isReached !== true) throw new Refused('NOT_FOUND', '/publicationId')
  return found
}

interface Placed {
  readonly id: string
  readonly outcome: string
}
export type InAudit = (db: Database, act: (tx: Database) => Promise<Placed>) => Promise<Placed>

/** In one transaction, looked at again within it: two who press at once do not both take the step. */
export async function change(
  deps: PublicationDeps,
  { session, reach }: Asking,
  id: string,
  { inAudit, act }: { inAudit: InAudit; act: (tx: Database, row: PublicationRow) => Promise<string> },
): Promise<View> {
  const { app } = deps.world
  await loadReached(deps, app, reach, id)
  await inAudit(app, async (tx) => {
    await lockPublications(tx)
    return { id, outcome: await act(tx, (await loadReached(deps, tx, reach, id)).row) }
  })
  return viewOne(deps, session, await loadReached(deps, app, reach, id))
}

export function step(
  deps: PublicationDeps,
  asking: Asking,
  id: string,
  { step: kind, reason }: BodyOf<typeof promises.stepPublication>,
  inAudit: InAudit,
): Promise<View> {
  const { accountId } = asking.session
  const at = new Date(deps.world.now())
  if ((kind === 'HELD') !== (reason !== undefined)) throw new Refused('STEP_INCOMPLETE', '/reason')
  return change(deps, asking, id, {
    inAudit,
    act: async (tx, row) => {
      if (kind === 'HELD') {
        if (isOver(publicationState(factsOf(row)))) throw new Refused('NOT_AT_THIS_STAGE')
        await insertStep(tx, id, { kind, accountId, at, reason: said(reason) })
      } else {
        granted(takeStep(factsOf(row), kind, accountId))
        await insertStep(tx, id, { kind, accountId, at, reason: null })
      }
      return kind
    },
  })
}

export function sign(deps: PublicationDeps, asking: Asking, id: string, inAudit: InAudit): Promise<View> {
  const { accountId } = asking.session
  const at = new Date(deps.world.now())
  return change(deps, asking, id, {
    inAudit,
    act: async (tx, row) => {
      granted(takeStep(factsOf(row), 'SIGNED', accountId))
      await bringToPublic(deps, tx, row, { accountId, at })
      return 'SIGNED'
    },
  })
}

export function said(text: string | undefined): string {
  const words = text?.normalize('NFC').trim() ?? ''
  if (words === '') throw new Refused('COMMENT_EMPTY', '/reason')
  return words
}
