import type * as promises from '../../contracts/assessment-review.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import { findReviewPartiality, noteReview, type Reviewer } from '../../domain/assessment-review.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { openAssessmentWords } from '../assessment/index.ts'
import { appendWords, openWords, readWritten, sealWords } from '../handling-order/index.ts'
import type { Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { type Asking, type ReviewDeps, toldTo } from './deps.ts'
import { findAgencies, insertReviewOutcome, listReviewDraws, listReviews, type ReviewRow } from './store.ts'
import { viewMarks, viewPlaced } from './view.ts'

type ReviewList = AnswerOf<typeof promises.listAssessmentReviews>
type ReviewView = ReviewList['reviews'][number]

const pageReviews = 50

/** Whoever has ever been sent by an agency is not shown what it has found; whom one sends today may check what another has. */
async function findReviewer(
  { world }: ReviewDeps,
  { session }: Asking,
): Promise<Reviewer & { readonly ever: string[] }> {
  const { accountId } = session
  const agencies = await findAgencies(world.app, accountId, toPlainDate(world.now()))
  return {
    accountId,
    ever: agencies.map(({ agencyId }) => agencyId),
    agencyIds: agencies.flatMap(({ agencyId, isCurrent }) => (isCurrent ? [agencyId] : [])),
  }
}

export async function viewReviews(
  deps: ReviewDeps,
  asking: Asking,
  { limit: wanted, ...wish }: QueryOf<typeof promises.listAssessmentReviews>,
): Promise<ReviewList> {
  const { world } = deps
  const now = new Date(world.now())
  const limit = wanted === undefined ? pageReviews : Number(wanted)
  const reviewer = await findReviewer(deps, asking)
  const exceptAgencies = reviewer.ever
  const rows = await listReviews(world.app, toldTo(deps, asking.reach), { ...wish, limit, now, exceptAgencies })
  const draws = await listReviewDraws(world.app, now)
  return {
    asOf: now.toISOString(),
    reviews: await viewRows(deps, asking, reviewer, rows),
    draws: draws.map(({ drawnAt, ...draw }) => ({ ...draw, drawnAt: drawnAt.toISOString() })),
    next: rows.length < limit ? null : (rows.at(-1)?.visitId ?? null),
  }
}

async function viewRows(
  { world }: ReviewDeps,
  { session }: Asking,
  reviewer: Reviewer,
  rows: readonly ReviewRow[],
): Promise<ReviewView[]> {
  const role = session.post?.role
  const seesAgencies = role !== undefined && isPermitted(role, 'rater-agreement:read')
  const mayDo = role !== undefined && isPermitted(role, 'assessment-review:do')
  const opened = await openWords(
    world,
    rows.flatMap(({ recordId }) => recordId ?? []),
  )
  const said = await openAssessmentWords(
    world,
    rows.flatMap(({ saidRecordId }) => saidRecordId ?? []),
  )
  return rows.map((row) => {
    const own = said.get(row.saidRecordId ?? '')
    const isOver = world.now() >= row.reviewUntil.getTime()
    return {
      ...viewPlaced(row),
      visitId: row.visitId,
      visitedOn: row.visitedOn,
      points: row.points,
      marks: viewMarks(row, own),
      said: own?.words ?? null,
      agency: seesAgencies ? row.agency : null,
      drawnAt: row.drawnAt.toISOString(),
      reviewUntil: row.reviewUntil.toISOString(),
      state: row.outcome !== null ? ('REVIEWED' as const) : isOver ? ('OVER' as const) : ('OPEN' as const),
      hindrance: mayDo ? (findReviewPartiality(reviewer, row) ?? null) : ('FORBIDDEN' as const),
      outcome: row.outcome,
      pointsFound: row.pointsFound,
      reviewedBy: row.reviewedBy,
      reviewedAt: row.reviewedAt?.toISOString() ?? null,
      words: row.recordId === null ? null : readWritten(opened.get(row.recordId)).words,
    }
  })
}

/** What another agency has found. Another place’s assessments are not there. */
export async function noteOutcome(
  deps: ReviewDeps,
  asking: Asking,
  visitId: string,
  { outcome, words, ...sent }: BodyOf<typeof promises.noteAssessmentReview>,
  inAudit: Transact,
): Promise<ReviewView> {
  const { world } = deps
  const points = sent.points ?? null
  const now = world.now()
  const told = toldTo(deps, asking.reach)
  const one = { visitId, limit: 1, now: new Date(now), exceptAgencies: [] }
  const [row] = await listReviews(world.app, told, one)
  if (row === undefined) throw new Refused('NOT_FOUND', '/visitId')
  const reviewer = await findReviewer(deps, asking)
  const assessment = { ...row, isReviewed: row.outcome !== null, reviewUntil: row.reviewUntil.getTime() }
  const noted = granted(noteReview({ outcome, points }, assessment, reviewer, now))
  const [agencyId] = reviewer.agencyIds
  const sealed = sealWords(world.vault, now, { words })
  if (agencyId === undefined || sealed === null) throw new Error('who checks is sent by an agency, and says why')
  const place = { visitId, divisionId: row.divisionId, hallId: row.hallId }
  const written = { agencyId, accountId: reviewer.accountId, at: new Date(now), recordId: sealed.recordId }
  await inAudit(world.app, async (tx) => {
    if (!(await insertReviewOutcome(tx, { ...place, ...noted, ...written }))) throw new Refused('ALREADY_REVIEWED')
    await appendWords(tx, place, sealed)
    return { outcome }
  })
  const [view] = await viewRows(deps, asking, reviewer, await listReviews(world.app, told, one))
  if (view === undefined) throw new Error('what was noted is there')
  return view
}
